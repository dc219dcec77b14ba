"""What a new version of a text does to what is known from the old one, as values.

Entries are JSON values (``content.json_values``) beside their family, since the whole is passed
between processes and stored.
"""

from dataclasses import dataclass
from typing import Any

from content.extraction.entries import OpenSpeaker
from content.material import Passage

LITTLE_LEFT = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entry of the old text. It ``is_counted`` if it is one of the brief; else it waits for a
    decision, or ``is_rejected``.
    """

    family: str
    slug: str
    entry: Any
    is_counted: bool
    is_rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry whose words all stand in the new text, at their places there."""

    family: str
    slug: str
    entry: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An entry whose words have changed, ``before``. It may stay ``as_is``, with the words that
    now stand there, or become what was ``read`` in them; None where there is nothing to offer.
    ``passage`` is the rank of its old passage.
    """

    family: str
    slug: str
    before: Any
    as_is: Any
    read: Any
    passage: int

    @property
    def name(self) -> str:
        return f"{self.family}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An entry of the new text that was not known, or only by a passage that is gone."""

    family: str
    slug: str
    entry: Any
    rule: str
    confidence: float
    doubts: tuple[str, ...]
    is_sure: bool
    open_speaker: OpenSpeaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; ``differs`` if the other version does not have it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Passages that changed together: ``what`` is "edited", "moved", "moved and edited", "split",
    "joined", "added" or "removed". ``before`` and ``after`` are their texts, and ``old`` the ranks
    of the old ones.
    """

    what: str
    before: tuple[tuple[Run, ...], ...]
    after: tuple[tuple[Run, ...], ...]
    old: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``share_left`` is the share of the old words that the new text still has, from 0 to 1."""

    title: str
    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]
    decisions: tuple[Decision, ...]
    added: tuple[Added, ...]
    share_left: float

    @property
    def is_little_left(self) -> bool:
        """Whether the new text is another one rather than a new version."""
        return self.share_left < LITTLE_LEFT
