"""What a name used online looks like, and what has such a look and is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction.vocabulary.bodies import (
    BODIES_OF_ONE_WORD,
    ORGANISATIONS,
    WORKS_AND_EVENTS,
)
from content.extraction.vocabulary.commonness import RARE, rank
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS
from content.extraction.vocabulary.places import PEOPLES, PLACES
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Form
from content.extraction.vocabulary.titles import (
    KIN,
    PLURAL_CALLINGS,
    POST_TITLES,
    is_calling,
)

# A word with a digit or an underscore: "teapot88", "Six_Geese".
SIGNED = r"(?=\w{3,40}(?!\w))(?:[a-z]\w*\d\w*|[A-Za-z]\w*_\w+)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?=\w))*"
_SMALL = r"(?:of|in|with|without|under|behind|over|from|to|for|at|the|an?|my)"
_NEXT = rf"(?: No\. ?\d+| (?:Esq|Jr|Sr|Dr)\.| (?:{_SMALL} ){{0,2}}{_CAPITAL}| \d+)"
# A run of capitalised words with small ones between them: "Moon under a Roof", "Bed No. 9".
PHRASE = rf"{_CAPITAL}{_NEXT}{{0,5}}"
RUN = rf"{_CAPITAL}{_NEXT}{{1,5}}"
MARK = "[“\"‘']?"
# The mark that closes, and the name in another script.
BEHIND = r"[”\"’']?(?: ?[(（][^()（）]{1,40}[)）])?"
NAME = rf"{MARK}@?(?P<name>{SIGNED}|{PHRASE}|[a-z]\w{{3,}})"

ONLINE = frozenset(
    """
    blogger microblogger vlogger netizen user commenter poster tweeter influencer streamer
    livestreamer youtuber redditor uploader
    """.split()
)
SPEAKS = "|".join(
    sorted(
        (one for one, verb in SPEECH_VERBS.items() if verb.form is Form.FINITE and " " not in one),
        key=len,
        reverse=True,
    )
)
WRITES = (
    r"(?:added|answered|asked|commented|complained|joked|laughed|mocked|posted|quipped|"
    r"remarked|replied|responded|retorted|said|says|tweeted|warned|wondered|writes|wrote)"
)
# People of whom no firm, tool or work has the noun, as it may have "developer" or "player".
_SOMEBODY = KIN | frozenset(
    """
    accountant activist apprentice artist author barber boy cartoonist cashier citizen cleaner
    clerk collector columnist commentator commuter cook courier critic dad designer dissident
    doctor driver economist employee engineer fan farmer follower gamer girl graduate guard
    hacker housewife insider internaut journalist lawyer lecturer local man member migrant miner
    mom monk mum neighbor neighbour nurse officer official parent passenger patient peasant
    pensioner photographer poet policeman professor programmer pupil rapper reader resident
    retiree salesman saleswoman scholar shopkeeper singer soldier student subscriber surgeon
    teacher teenager tenant translator traveller trucker veteran victim viewer villager
    volunteer waiter whistleblower witness woman worker writer youth
    """.split()
)
_PRODUCTS_AND_PLACES = frozenset(
    """
    agency app band brand bureau channel chain charity city company daily firm forum game group
    institute journal law magazine network newspaper newsletter organisation organization outlet
    paper party platform portal producer programme program project publisher rule scheme series
    service show shop site software station store studio system tool town village weekly website
    """.split()
)
_NUMERALS = frozenset("half two three first second third".split())
_BODIES = ORGANISATIONS | WORKS_AND_EVENTS | BODIES_OF_ONE_WORD
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_PARTS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLACED = re.compile(r"(?<=\w) (?:in|from|at) (?:the )?(?P<place>[^ ]+(?: [A-Z][^ ]+)?)$")
_DIRECTIONS = frozenset("north south east west".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name that starts at ``start`` of a block, behind what introduces it from ``begin`` on, as
    "a blogger called".
    """

    name: str
    block: int
    start: int
    begin: int


def introduction(
    number: int, found: re.Match[str], begin: int | None = None, *, sure: bool = False
) -> Iterator[Introduction]:
    """What a pattern found in a block, if it may be a name; of a ``sure`` one, that is marked by a
    sign, even a common word.
    """
    name, start = trimmed(found["name"]), found.start("name")
    if may_be_online(name, sure=sure):
        yield Introduction(name, number, start, found.start() if begin is None else begin)


def is_somebody(noun: str) -> bool:
    """Whether a noun names a person: "user", "mother", "driver"."""
    noun = noun.casefold()
    return noun in ONLINE or noun in _SOMEBODY


def trimmed(name: str) -> str:
    """The name without an "'s", and without a place that tells where somebody is."""
    name = re.sub("['’]s$", "", name)
    placed = _PLACED.search(name)
    if placed and (_is_place(placed["place"]) or placed["place"].casefold() in _DIRECTIONS):
        return name[: placed.start()]
    return name


def may_be_online(name: str, *, sure: bool = False) -> bool:
    """Whether somebody may be called so; not a place, a body, a work, a post, a common word."""
    words = _words(name)
    if not words or len(name) < 3 or name.isupper():
        return False
    if _is_place(name) or all(word in OPENERS or word in MONTHS_AND_DAYS for word in words):
        return False
    if not sure and name.islower() and name.isalpha():
        return rank(name) >= RARE and not name.endswith(("ing", "ly", "ed"))
    first, last = words[0], words[-1]
    if first in ("the", "this", "that", "these", "those") or last in _BODIES:
        return False
    return not (first in POST_TITLES or (first in _BODIES and words[1:2] in (["of"], ["for"])))


def is_like_no_body(name: str) -> bool:
    """Whether a run of capitalised words, that nothing introduces, is hardly a body: "Goose without
    a Pond", and not "Human Rights Watch", "Foreign Minister", "Beijing Evening".
    """
    words = _words(name)
    if any(word in _BODIES or word in PLACES or word in PEOPLES for word in words):
        return False
    if any(word in PLURAL_CALLINGS or is_calling(word) for word in words):
        return False
    return words[0] not in OPENERS - _NUMERALS


def is_plural(name: str) -> bool:
    """Whether a name may be that of several, as "Friends of Nature", "Green Volunteers" are."""
    words = _words(name)
    return any(one.endswith("s") and not one.endswith("ss") for one in (words[0], words[-1]))


def is_personal(name: str) -> bool:
    """Whether a name is like that in a passport: the first word is a given name, or one is no
    English word.
    """
    words = name.split()
    if len(words) < 2 or not all(word.istitle() for word in words):
        return False
    return words[0].casefold() in GIVEN_NAMES or any(rank(word) >= RARE for word in words)


def is_distinct(name: str, text: str) -> bool:
    """Whether a name means nobody else wherever it stands, as a word that the text also has as a
    common one would.
    """
    if any(not sign.isalpha() and sign != " " for sign in name):
        return True
    if name.islower():
        return " " not in name and rank(name) >= RARE
    return not re.search(rf"\b{name.lower()}\b", text)


def is_unknown_word(name: str) -> bool:
    """One word that is no English one, no place and no known body, nor a people ("Hunanese")."""
    key = name.casefold()
    other = key in PLACES or key in BODIES_OF_ONE_WORD or key in GIVEN_NAMES or name.isupper()
    is_people = key.endswith(("ese", "ers", "ians", "ans", "ites"))
    return name.isalpha() and len(name) > 3 and rank(name) >= RARE and not (other or is_people)


def is_called_a_thing(name: str, text: str) -> bool:
    """Whether a text says what else has the name: "the news site Teapot"; not "in the group, Slow
    Goose wrote".
    """
    before = re.finditer(rf"\b([a-z]+) [“\"‘]?{re.escape(name)}(?!\w)", text)
    return any(one[1] in _PRODUCTS_AND_PLACES for one in before)


def is_read_or_owned(name: str, text: str) -> bool:
    """Whether something stands in or on what has the name, or it has an article."""
    return bool(re.search(rf"\b(?:[Tt]he|in|on|via) {re.escape(name)}(?!\w)", text))


def _words(name: str) -> list[str]:
    """In lower case; "PondKeeper" and "Six_Geese" are two."""
    if " " in name:
        return [word.casefold() for word in _PARTS.findall(name)]
    return [word.casefold() for part in _PARTS.findall(name) for word in _CAMEL.findall(part)]


def _is_place(name: str) -> bool:
    return all(word in PLACES for word in _words(name)) or name.casefold() in PLACES
