"""Whether the content of a statement can be asked about without its text.

Each guard says whether it has a doubt about a content. Its name is the name of the doubt.
"""

from collections.abc import Callable

from content.extraction.attribution.guards.pronouns import has_an_open_pronoun, opens_with_a_pointer
from content.extraction.attribution.guards.said import Said, casefolded
from content.extraction.attribution.guards.things import (
    counts_from_elsewhere,
    opens_with_a_known_thing,
    speaks_of_me,
    speaks_of_today,
)
from content.extraction.attribution.guards.wholeness import (
    is_cut_badly,
    is_long,
    is_open,
    is_short,
    lacks_a_verb,
    opens_with_a_participle,
    stops_halfway,
)


def names_its_speaker(said: Said) -> bool:
    return bool(said.speaker_words & casefolded(said.text))


def has_another_speaker(said: Said) -> bool:
    return said.nested


GUARDS: tuple[Callable[[Said], bool], ...] = (
    names_its_speaker,
    opens_with_a_pointer,
    has_an_open_pronoun,
    counts_from_elsewhere,
    speaks_of_me,
    speaks_of_today,
    opens_with_a_known_thing,
    lacks_a_verb,
    opens_with_a_participle,
    is_cut_badly,
    stops_halfway,
    is_long,
    is_short,
    is_open,
    has_another_speaker,
)


def doubts(said: Said) -> tuple[str, ...]:
    """The names of the guards that a content does not pass."""
    return tuple(guard.__name__ for guard in GUARDS if guard(said))
