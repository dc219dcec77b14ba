"""What a search shows of each thing it finds."""

from dataclasses import dataclass

from learning.search_index.texts import Rank
from learning.search_index.words import Part, Query, excerpt, marked

LONGEST_TITLE = 160  # characters
LONGEST_NOTE = 110


@dataclass(frozen=True, slots=True)
class Hit:
    """A link, or with ``form`` a button that sends these fields to the address. ``spoken`` is the
    pinyin of ``characters``, if that is what was found."""

    rank: Rank
    icon: str
    address: str
    title: list[Part]
    note: list[Part]
    characters: list[Part]
    spoken: list[Part]
    form: tuple[tuple[str, str], ...] = ()


def hit(
    query: Query,
    rank: Rank,
    icon: str,
    address: str,
    title: str,
    note: str = "",
    *,
    characters: str = "",
    pinyin: str = "",
    form: tuple[tuple[str, str], ...] = (),
) -> Hit:
    spoken = marked(pinyin, query)
    return Hit(
        rank,
        icon,
        address,
        marked(excerpt(title, query, LONGEST_TITLE), query),
        marked(excerpt(note, query, LONGEST_NOTE), query),
        marked(characters, query),
        spoken if any(part.found for part in spoken) else [],
        form,
    )
