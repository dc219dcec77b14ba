"""The kinds of questions, by the names under which they are stored; a new one is listed here."""

from learning.kinds.altered import Altered
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze
from learning.kinds.kind import Body, FeedbackPart, Grader, InvalidBody, Kind, PartMark
from learning.kinds.listed import Listed
from learning.kinds.matching import Matching
from learning.kinds.number import Number
from learning.kinds.open import Open
from learning.kinds.ordering import Ordering
from learning.kinds.poll import Poll
from learning.kinds.recall import Recall
from learning.kinds.response_fields import Post, ResponseData
from learning.kinds.several import Several
from learning.kinds.typed import Typed

_LISTED: tuple[Kind, ...] = (
    Recall(),
    Typed(),
    Choice(),
    Several(),
    Ordering(),
    Matching(),
    Number(),
    Cloze(),
    Listed(),
    Altered(),
    Open(),
    Poll(),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _LISTED}


def kind_of(format: str) -> Kind:
    """The kind that is stored under this name. Raises ``ValueError``."""
    try:
        return KINDS[format]
    except KeyError:
        raise ValueError(f"There is no kind of question called “{format}”.") from None


def names_graded_by(*graders: Grader) -> list[str]:
    return [name for name, kind in KINDS.items() if kind.grader in graders]


__all__ = [
    "KINDS",
    "Body",
    "FeedbackPart",
    "Grader",
    "InvalidBody",
    "Kind",
    "PartMark",
    "Post",
    "ResponseData",
    "kind_of",
    "names_graded_by",
]
