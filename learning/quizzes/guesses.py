"""Limits on guessing the code of a quiz or class, or the password of a quiz.

There are 23^6, or 148 million, codes. An address may try 1,000 wrong ones a day, and then one
every ten minutes: on average it finds a given class in 350 years, and on a server with 1,000 codes
any of them in 130 days. Codes that the address has opened within the last day keep working, so a
class behind one address gets in although some mistype. Against those, somebody at the same address
can guess 1,000 times an hour: with twenty such codes, that finds one in 300 days.
"""

from django.core.cache import cache
from django.http import HttpRequest

from learning.limits.rates import TooOften, address_of, count, counted
from learning.models import Classroom, LiveSession, Quiz
from learning.quizzes.join_codes import found_by_code, normalised_code

PAUSE = 10 * 60  # seconds without any look-up after a limit is reached
OPENED_FOR = 24 * 60 * 60  # seconds
WRONG_CODES = "Too many wrong codes from your network. Wait ten minutes, then try again."
WRONG_PASSWORDS = "Too many wrong passwords. Wait ten minutes, then try again."
MANY_BY_THIS_CODE = (
    "Very many people have come by this code today. Sign in to join, or come back tomorrow."
)
JOINED_TOO_OFTEN = "You have joined very often today. Come back tomorrow."
BY_LINK, IN_CLASS = "wrong_quiz_password", "wrong_quiz_password_in_class"


def look_up(request: HttpRequest, typed: str) -> Quiz | Classroom | LiveSession | None:
    """The quiz, class or live session with this code; an unknown code counts as a guess.

    Raises ``TooOften``, for a right code too: otherwise guessing could go on.
    """
    code = normalised_code(typed)
    if not code:
        return None
    address = address_of(request)
    opened, limited, shut = f"code-opened:{address}:{code}", f"codes:{address}", f"shut:{address}"
    known = cache.get_many([opened, limited, shut])
    if limited in known and opened not in known:
        _count_wrong(request, "refused_code", shut, WRONG_CODES)
        raise TooOften(WRONG_CODES)
    if shut in known:
        raise TooOften(WRONG_CODES)
    found = found_by_code(code)
    if found is None:
        _count_wrong(request, "wrong_code", limited, WRONG_CODES)
    elif opened not in known:
        cache.set(opened, True, timeout=OPENED_FOR)
    return found


def count_joining(request: HttpRequest, code: str) -> None:
    """Strangers count by the code that they come with, others by who they are.

    Raises ``TooOften``.
    """
    if request.user.is_authenticated:
        count(request, "join_as_user", JOINED_TOO_OFTEN)
    else:
        count(request, "join", MANY_BY_THIS_CODE, key=code)


def refuse_password_guesser(action: str, guesser: str) -> None:
    """Raise ``TooOften`` for somebody who has guessed too much, before the password is checked."""
    if cache.get(f"{action}:{guesser}"):
        raise TooOften(WRONG_PASSWORDS)


def count_wrong_password(request: HttpRequest, action: str, guesser: str) -> None:
    """Count a wrong password. Raises ``TooOften``."""
    _count_wrong(request, action, f"{action}:{guesser}", WRONG_PASSWORDS, guesser)


def guesser_by_link(request: HttpRequest, quiz: Quiz) -> str:
    """The key for guesses by the link, where strangers count together by their address."""
    return f"{quiz.pk}:{address_of(request)}"


def _count_wrong(
    request: HttpRequest, action: str, pause: str, says: str, key: str | None = None
) -> None:
    if counted(request, {action: key}) is None:
        cache.set(pause, True, timeout=PAUSE)
        raise TooOften(says)
