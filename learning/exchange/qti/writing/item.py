"""The parts of an item of QTI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class QtiItem:
    """The parts of an item: the declarations of its responses, what it shows, how it is scored, and
    the feedback by choice."""

    declared: Iterable[str]
    shown: str
    scored: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict)
    has_choice_feedback: bool = False
