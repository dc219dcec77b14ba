"""The kinds of questions, one for each format. A new one is listed in ``KINDS``."""

from learning.grading.formats import Format
from learning.kinds.altered import Altered
from learning.kinds.choice import Choice
from learning.kinds.choosing import pick_format
from learning.kinds.cloze import Cloze
from learning.kinds.kind import Body, InvalidBody, Kind, Mark, Post, Response, Told
from learning.kinds.listed import Listed
from learning.kinds.matching import Matching
from learning.kinds.number import Number
from learning.kinds.open import Open
from learning.kinds.ordering import Ordering
from learning.kinds.recall import Recall
from learning.kinds.several import Several
from learning.kinds.typed import Typed

KINDS: tuple[Kind, ...] = (
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
)
_BY_FORMAT = {kind.format: kind for kind in KINDS}


def kind_of(format: str) -> Kind:
    """The kind that shows and grades a format; raises ``ValueError`` for an unknown one."""
    return _BY_FORMAT[Format(format)]


__all__ = [
    "KINDS",
    "Body",
    "InvalidBody",
    "Kind",
    "Mark",
    "Post",
    "Response",
    "Told",
    "kind_of",
    "pick_format",
]
