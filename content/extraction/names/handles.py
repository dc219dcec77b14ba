"""Names used online that the text says are names: "a blogger called Red River Heron", "under the
name Green Plum", "the user Slow Goose", "@Six_Geese".
"""

import re
from collections.abc import Iterator

from content.extraction.document import Block
from content.extraction.names.online_names import (
    BEHIND,
    MARK,
    NAME,
    ONLINE,
    PHRASE,
    RUN,
    SIGNED,
    SPEAKS,
    WRITES,
    Introduction,
    introduction,
    is_like_no_body,
    is_somebody,
    trimmed,
)

_SELF = r"(?:him|her|them)self"
_CALLED = re.compile(
    rf"\b(?P<cue>(?:who (?:is |was )?)?(?:called|(?:nick)?named|(?:better |only |also )?known (?:"
    rf"(?:online|there|only|on [A-Z]\w+) )?as|calls? {_SELF}|calling {_SELF}|going by|goes by)) "
    rf"{NAME}"
)
_UNDER = re.compile(
    r"\b(?P<cue>under (?:the|an?|his|her|their) (?:[a-z-]+ )?"
    r"(?P<noun>name|pseudonym|alias|handle|nickname|username|moniker|pen-name)(?: of)?|"
    r"(?:who |, )(?:posts|posted|posting|writes|writing|blogs|blogging|comments|commenting|tweets|"
    rf"tweeting) as) {NAME}"
)
_WRITING = re.compile(r"\b(?:writ|wrote|post|blog|comment|publish|repl|tweet)\w*[^.;:!?]{0,60}$")
_NOUNS = "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}" for one in sorted(ONLINE))
_BY_NOUN = re.compile(rf"\b(?P<noun>{_NOUNS}) {MARK}@?(?P<name>{SIGNED}|{PHRASE})")
_BEFORE_NOUN = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w-]+ ){0,2}$")
_MAY_BE_SIGNED = re.compile(r"[@_]|[a-z]\d")
_AT_START = re.compile(
    rf"@(?P<name>\w[\w.-]*(?: [\w.-]+){{0,4}}?)(?={BEHIND}(?:[:：](?!\s*\d)| {WRITES}\b))"
)
_AT = re.compile(rf"(?<![\w.])@(?P<name>\w[\w-]+)(?=,? (?:{WRITES})\b)")
_TOKEN = re.compile(rf"(?<![\w@./-])(?P<name>{SIGNED})(?=,? {WRITES}\b)")
_TOKEN_OWNS = re.compile(
    rf"(?<![\w@./-])(?P<name>{SIGNED}|[A-Z][a-z]{{3,}}\d{{1,6}}), whose (?:[a-z]+ )?"
    r"(?:account|blog|channel|comments?|feed|posts?|tweets?|videos?)\b"
)
_TOKEN_LAST = re.compile(rf"(?<=[,?!”’\"] ){WRITES} (?P<name>{SIGNED})(?![\w/-]|\.\w)")
_ANOTHER = re.compile(
    rf"\b(?P<whole>(?:An?|Another|One|an?|another|one) (?:[a-z-]+ )?)(?P<noun>[a-z-]+), "
    rf"(?P<name>{RUN}),? (?={SPEAKS}\b)"
)
_A_NOUN = (
    r"(?P<whole>\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Ss]ome) (?:[\w’'-]+ ){0,3}?)(?P<noun>[a-z-]+)"
    r"(?: (?:of|from|in|at|with) [\w’' -]{1,40}?)?,? ?$"
)
_NOUN = re.compile(_A_NOUN)
_BY_WHOM = re.compile(rf"(?:(?<= by )|(?<= from )){_A_NOUN}")
_ONE_WHO = re.compile(
    r"(?:^|[.!?”\"] )(?P<whole>(?:An?|Another|One|The) [^,.;:!?]{1,60}"
    r"(?:,? who |, (?=posting|writing|blogging|commenting|tweeting)|, $)[^,.;:!?]{0,60}$)"
)
_CLOSED = re.compile(rf"{BEHIND}(?:$|[,.;:)]|,? (?:who|whose|has|had|is|was|{SPEAKS})\b)")
_SPEAKING = re.compile(rf"{BEHIND}(?:,? (?:{SPEAKS})\b|: ?[“\"])")
_NEAR = 100  # characters in which what introduces a name stands
_AND = re.compile(rf"{BEHIND},? (?:and|but|or|about|for|to|when|because|an?|the) ")


def _called(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "A mother who calls herself Cold Noodle", "a driver known as Copper Uncle"."""
    for number, block in enumerate(blocks):
        for found in _CALLED.finditer(block.text):
            noun = _noun_before(block.text, found.start())
            if noun is not None and is_somebody(noun["noun"]):
                begin = found.start() - (len(noun.string) - noun.start())
                end = found.start("name") + len(trimmed(found["name"]))
                if _may_name(found["cue"], noun, block.text, begin, end):
                    yield from introduction(number, found, begin)


def _may_name(cue: str, noun: re.Match[str], text: str, begin: int, end: int) -> bool:
    """Not "a lawyer named Li Bo", nor "a lawyer called X a disgrace", "a driver called X and
    waited", where somebody calls.
    """
    online = noun["noun"] in ONLINE
    if noun["noun"] == "poster":
        return bool(_SPEAKING.match(text, end))
    if cue.endswith("named") and not online:
        return False
    if not cue.endswith(("called", "named")):
        return True
    definite = noun["whole"].startswith(("The", "the")) and not online
    if definite or _AND.match(text, end) or not _CLOSED.match(text, end):
        return False
    opens = begin == 0 or text[begin - 2] in ".!?"
    return not (opens and text[end : end + 1] in (".", ""))


def _noun_before(text: str, at: int) -> re.Match[str] | None:
    near = text[max(0, at - _NEAR) : at]
    found = _NOUN.search(near)
    if found is None or is_somebody(found["noun"]):
        return found
    return _BY_WHOM.search(near) or found  # "the best reply came from a user"


def _under(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "Who writes under the name X", "under the handle X", "a collector who posts as X"."""
    for number, block in enumerate(blocks):
        for found in _UNDER.finditer(block.text):
            near = max(0, found.start() - 2 * _NEAR)
            before = block.text[near : found.start()]
            noun = found["noun"]
            if noun is None:  # "posts as"
                person = _noun_before(block.text, found.start())
                if person is None or not is_somebody(person["noun"]):
                    continue
                begin = found.start() - (len(person.string) - person.start())
                yield from introduction(number, found, begin)
                continue
            if noun in ("name", "pseudonym", "alias") and not _WRITING.search(before):
                continue
            one = _ONE_WHO.search(before)
            yield from introduction(
                number, found, near + one.start("whole") if one else found.start("name")
            )


def _by_noun(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "The user Fat Goose of Yibin", "netizen teapot88"."""
    for number, block in enumerate(blocks):
        for found in _BY_NOUN.finditer(block.text):
            near = max(0, found.start() - _NEAR)
            article = _BEFORE_NOUN.search(block.text[near : found.start()])
            begin = near + article.start() if article else found.start()
            end = found.start("name") + len(trimmed(found["name"]))
            plain = found["noun"].islower() and found["noun"] != "poster"  # on a wall
            named = plain and (article or " " in found["name"])  # not "User Guide", "user IDs"
            closed = _CLOSED.match(block.text, end) or (article and " " in found["name"])
            if _SPEAKING.match(block.text, end) or (named and closed):
                yield from introduction(number, found, begin)


def _signed(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "@Six_Geese: …", "@lake wrote", "owl_of_xi said"."""
    for number, block in enumerate(blocks):
        if not _MAY_BE_SIGNED.search(block.text):
            continue
        opening = _AT_START.match(block.text)
        for found in (*([opening] if opening else ()), *_AT.finditer(block.text)):
            yield from introduction(number, found, sure=True)
        for found in (
            *_TOKEN.finditer(block.text),
            *_TOKEN_OWNS.finditer(block.text),
            *_TOKEN_LAST.finditer(block.text),
        ):
            yield from introduction(number, found, found.start("name"))


def _another(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "Another mother, Moon under a Roof, asked": no name in a passport has an "under"."""
    for number, block in enumerate(blocks):
        for found in _ANOTHER.finditer(block.text):
            small = any(word.islower() for word in found["name"].split())
            if small and is_somebody(found["noun"]) and is_like_no_body(found["name"]):
                yield from introduction(number, found)


RULES = (_called, _under, _by_noun, _signed, _another)
