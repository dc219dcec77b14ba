"""The codes by which people come to a quiz or a class: six letters that nobody mistakes."""

from random import Random

from learning.models import Classroom, Quiz
from learning.models.quizzes import CODE_LENGTH

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another, or for a figure


def new_code(rng: Random) -> str:
    """One that neither a quiz nor a class has."""
    while _is_taken(code := "".join(rng.choices(LETTERS, k=CODE_LENGTH))):
        pass
    return code


def normalised_code(typed: str) -> str:
    """A code as it is stored, from what somebody typed: in any case, with spaces or dashes; "" for
    what is none."""
    letters = "".join(one for one in typed[:50].upper() if one.isascii() and one.isalpha())
    return letters if len(letters) == CODE_LENGTH and set(letters) <= set(LETTERS) else ""


def found_by_code(typed: str) -> Quiz | Classroom | None:
    """The published quiz, open or closed, or the class whose code somebody typed."""
    code = normalised_code(typed)
    if not code:
        return None
    quizzes = Quiz.objects.authored().select_related("owner")
    return quizzes.filter(code=code).first() or Classroom.objects.filter(code=code).first()


def _is_taken(code: str) -> bool:
    return any(model.objects.filter(code=code).exists() for model in (Quiz, Classroom))
