"""Codes for joining a quiz, a class or a live session: six unambiguous letters."""

from random import Random

from django.db.models import F, QuerySet

from learning.models import Classroom, LiveSession, Quiz
from learning.models.quizzes import CODE_LENGTH
from learning.prepared import prepared

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"  # without I and O, which look like digits


def new_code(rng: Random) -> str:
    """A code that no quiz, class or live session has yet."""
    while _is_taken(code := "".join(rng.choices(LETTERS, k=CODE_LENGTH))):
        pass
    return code


def normalised_code(typed: str) -> str:
    """A typed code as it is stored: upper case, without spaces and dashes; "" if it is invalid."""
    letters = "".join(one for one in typed[:50].upper() if one.isascii() and one.isalpha())
    return letters if len(letters) == CODE_LENGTH and set(letters) <= set(LETTERS) else ""


def found_by_code(typed: str) -> Quiz | Classroom | LiveSession | None:
    """The published quiz, open or closed, the class or the live session, under way or over, with
    this code."""
    code = normalised_code(typed)
    if not code:
        return None
    for quiz in _quizzes(code):
        return quiz
    return Classroom.objects.filter(code=code).first() or _live(code)


@prepared
def _quizzes(code: str) -> QuerySet[Quiz]:
    return Quiz.objects.authored().filter(code=code).select_related("owner")


def _live(code: str) -> LiveSession | None:
    """The session under way, or else the latest one with this code: who is too late is told so."""
    found = LiveSession.objects.filter(code=code).select_related("quiz", "owner")
    return found.order_by(F("ended_at").desc(nulls_first=True), "-pk").first()


def _is_taken(code: str) -> bool:
    taken = (Quiz.objects, Classroom.objects, LiveSession.objects.standing())
    return any(rows.filter(code=code).exists() for rows in taken)
