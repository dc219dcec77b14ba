"""People of whom a text gives one name alone: "Ms Okafor", "her brother Josip", "Hawkes argues"."""

import re
from collections.abc import Iterator

from content.extraction.document import BlockKind
from content.extraction.names.evidence import ENOUGH_PLACES, Weights, weigh
from content.extraction.names.post_evidence import has_post_behind
from content.extraction.names.setting import Setting, char_before
from content.extraction.names.short_names import key_of
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import BODIES_OF_ONE_WORD, BODY_WORDS, NAMED_AFTER
from content.extraction.vocabulary.family_names import (
    EASTERN_SURNAMES,
    FAMILY_NAMES,
    VIETNAMESE_SURNAMES,
)
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.known_by_one_name import KNOWN_BY_ONE_NAME
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS, ORDINARY
from content.extraction.vocabulary.places import PLACE_WORDS, PLACES
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Form
from content.extraction.vocabulary.titles import KIN, MAY_BE_FIRMS, is_calling

# Verbs of which the subject is a person even if a single name is all there is.
_ARGUING = frozenset(
    """
    argues argued suggests suggested contends contended believes thinks thought writes wrote notes
    noted observes observed concludes concluded maintains maintained insists recalls recalled
    reckons jokes joked admits admitted remarks remarked explains concedes conceded
    """.split()
)
_MONARCHS = frozenset("emperor empress king queen pope prince princess tsar sultan shah".split())
_PREPOSITIONS = frozenset("of in at from for on to near into by with".split())
# Before a surname that may be any word: "Lord Black", "Ms Green".
_BEFORE_SURNAMES = frozenset("mr mrs ms miss lord lady baroness".split())
_SHORT_SURNAMES = EASTERN_SURNAMES | VIETNAMESE_SURNAMES
_NEWS = ("news", "wire", "media", "press", "post", "times", "watch", "bank", "corp", "soft")
_INNER_CAPITAL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Le)(?<!^La)(?<!^Di)(?<=[a-z])[A-Z]")
_SURELY_OTHER = -6  # the weight of what is called after somebody


def single_names(
    settings: list[Setting], known: set[str]
) -> Iterator[tuple[list[Setting], Weights]]:
    """The settings of each name of one word that names a person and is not ``known`` already."""
    groups: dict[str, list[Setting]] = {}
    for setting in settings:
        key = key_of(setting.candidate.name)
        if len(setting.candidate.parts) == 1 and key not in known:
            groups.setdefault(key, []).append(setting)
    for group in groups.values():
        if weights := _weights(group):
            yield group, weights


def _weights(group: list[Setting]) -> Weights:
    word = group[0].candidate.parts[0]
    if word.key in MONTHS_AND_DAYS or word.kind is not Kind.CAPITAL:
        return {}
    if len(word.key) < 3 and word.key not in _SHORT_SURNAMES:
        return {}
    named = (word.key in FAMILY_NAMES or word.key in GIVEN_NAMES) and word.key not in PLACES
    other = _means_something_else(word.key, group[0].lower) and not named
    group = group[:ENOUGH_PLACES]
    rows = [weigh(one) for one in group]
    if all(row.get("named-after", 0) <= _SURELY_OTHER for row in rows):
        return {}  # "Prince George's County"
    title = max(row.get("title", 0) for row in rows)
    if title == 4 and (word.key not in ORDINARY or any(map(_has_title_of_surname, group))):
        return {"title": title}
    if any(map(_is_monarch, group)):
        return {"title": 3.0}
    if title and not other and (named or any(map(_acts, group))):
        return {"title": title}
    if other:
        return {}
    if any(map(_is_kin, group)):
        return {"kin": 3.0}
    if any(map(_has_calling, group)):
        return {"calling": 3.0}
    if any(row.get("article") or row.get("named-after") for row in rows):
        return {}
    if all(one.block.kind is BlockKind.HEADING for one in group):
        return {}
    place = any(row.get("locative") for row in rows) and all(map(_is_object, group))
    if word.key in KNOWN_BY_ONE_NAME and not place:
        return {"known": 2.5}
    double = "-" in word.key and not any(
        len(half) < 3 or half in PLACES or half in ORDINARY for half in word.key.split("-")
    )
    speaks = any(
        row.get("cue") and not _is_object(one) for one, row in zip(group, rows, strict=True)
    )
    if (speaks and (named or double)) or any(map(_argues, group)):
        return {"cue": 2.5}
    return {}


def _means_something_else(key: str, lower: frozenset[str]) -> bool:
    if key in ORDINARY or key in PLACES or key in BODIES_OF_ONE_WORD or key in lower:
        return True
    return key in BODY_WORDS or key in NAMED_AFTER or key in PLACE_WORDS


def _before(setting: Setting) -> Word | None:
    one = setting.candidate
    return one.words[one.first - 1] if one.first and one.words[one.first].joined else None


def _has_title_of_surname(setting: Setting) -> bool:
    before, one = _before(setting), setting.candidate
    if before is None or before.kind is Kind.LOWER or one.parts[0].key in OPENERS:
        return False
    return before.key in _BEFORE_SURNAMES


def _has_calling(setting: Setting) -> bool:
    """ "The rapper Malvo", "Malvo, a rapper": the second only of what is known as a name."""
    before, one = _before(setting), setting.candidate
    key = one.parts[0].key
    if before is not None and before.kind is Kind.LOWER and is_calling(before.key):
        return not before.key.endswith(MAY_BE_FIRMS) and not key.endswith(_NEWS)
    return key in GIVEN_NAMES and key not in PLACES and has_post_behind(setting)


def _is_monarch(setting: Setting) -> bool:
    before = _before(setting)
    return before is not None and before.key in _MONARCHS and before.kind is Kind.CAPITAL


def _is_object(setting: Setting) -> bool:
    """As in "the University of Hull argues"."""
    before = _before(setting)
    return before is not None and before.key in _PREPOSITIONS


def _acts(setting: Setting) -> bool:
    """Whether a verb or an "'s" follows: "Chief Justice Rawlings concurred"."""
    one = setting.candidate
    if one.possessive:
        return True
    if one.last >= len(one.words) or not one.words[one.last].joined:
        return False
    after = one.words[one.last]
    return after.kind is Kind.LOWER and after.key.endswith(("ed", "s"))


def _is_kin(setting: Setting) -> bool:
    """ "Her father, Josip, mended nets": a given name is enough for a relative."""
    one = setting.candidate
    if one.first < 2 or one.first != one.run:
        return False
    noun, owner = one.words[one.first - 1], one.words[one.first - 2]
    between = setting.block.text[noun.end : one.start]
    if noun.key not in KIN or between not in (" ", ", "):
        return False
    return owner.possessive or owner.key in ("his", "her", "their", "my")


def _argues(setting: Setting) -> bool:
    """Whether a verb of arguing follows or, behind a comma, stands before."""
    one = setting.candidate
    if one.possessive or one.first != one.run or _is_object(setting):
        return False
    key = one.parts[0].key
    if _INNER_CAPITAL.search(one.name) or key in PLACES or key.endswith(_NEWS):
        return False
    if one.last < len(one.words) and one.words[one.last].joined:
        after = one.words[one.last]
        plural = one.words[one.first].opens and one.name.endswith("s")
        if _is_arguing(after) and not (plural and not after.key.endswith("s")):
            return True
    before = _before(setting)
    if before is None or not _is_arguing(before):
        return False
    return char_before(setting.block.text, before.start) in ",”\"’'"


def _is_arguing(word: Word) -> bool:
    verb = SPEECH_VERBS.get(word.key)
    return word.key in _ARGUING and verb is not None and verb.form is Form.FINITE
