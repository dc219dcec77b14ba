"""The post or body that stands behind a name: "Liu, professor at Y,", "Liu of Y", "Liu (Y)"."""

from dataclasses import replace

from content.extraction.names.descriptions import (
    ARTICLES,
    CONNECTORS,
    Description,
    described,
    is_finite,
    is_plural_cue,
    is_post,
)
from content.extraction.names.phrases import (
    behind_kind_of_body,
    closes,
    end_of_body,
    end_of_noun_phrase,
    head_of_post,
    head_of_thing,
    same_phrase,
)
from content.extraction.names.pinyin import syllables
from content.extraction.names.who_clauses import is_age
from content.extraction.names.words import LANGUAGE, Kind, Word
from content.extraction.vocabulary.bodies import (
    BODIES_OF_ONE_WORD,
    ORGANISATIONS,
    WORKS_AND_EVENTS,
)
from content.extraction.vocabulary.family_names import FAMILY_NAMES
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS
from content.extraction.vocabulary.places import PLACES
from content.extraction.vocabulary.titles import KIN, MAY_BE_FIRMS, PARTS_OF_A_POST, PAST

_ADVERBS = frozenset(
    "then now formerly currently previously until recently also long once himself herself".split()
)
_AT_WORK = frozenset(
    "writing blogging working teaching reporting lecturing studying representing".split()
)
_WORKPLACES = frozenset("at for in on with".split())
_AT_THE_TIME = ("at", "the", "time")
_OF = frozenset("of from at with for".split())
# Nouns behind "a" that describe what was said or done, and no person.
_NO_PERSON = frozenset(
    """
    accusation article argument bid blow book boost case change charge city claim company copy
    country deal decision demand development document effort episode essay event fact figure film
    firm gesture goal group idea issue joke judgement judgment law letter line matter measure
    method mistake month move name notion number paper part party period phrase place plan pledge
    poem point policy position practice principle problem process project promise proposal
    province question reference remark reminder report request response result role rule sign
    speech step story study subject sum system talk task term text theme theory thing time title
    topic town trend version view village visit vision way week word work year
    """.split()
)


def behind(text: str, words: list[Word], at: int, end: int, *, glued: bool) -> Description | None:
    """What describes the person whose name, with native script, ends at the offset ``end``.

    ``at`` is the index of the next word. Without a comma a body may follow only if the name is
    ``glued`` to it by native script or a bar.
    """
    if at >= len(words):
        return None
    between = LANGUAGE.sub("", text[end : words[at].start]).replace(" ,", ",")
    if glued and between.strip() in ("", "|", "-", "–", "—") and words[at].key not in _OF:
        return _glued(text, words, at)
    if between == ", ":
        return _after_comma(text, words, at)
    if between in (" – ", " — ", " - ", "—") and words[at].key in ARTICLES:
        found = _apposition(text, words, at, at, many=False)
        closed = found and text[found.end :].lstrip()[:1] in ("–", "—", "-")
        return found if closed else None
    if between == " (":
        return _in_brackets(text, words, at)
    if between == " " and words[at].key in _OF:
        return _body(text, words, at)
    return None


def _glued(text: str, words: list[Word], at: int) -> Description | None:
    lower = words[at].kind is Kind.LOWER and words[at].key not in PAST | PARTS_OF_A_POST
    if lower and not is_post(words[at]):
        return None
    last = at
    for n in same_phrase(text, words, at):
        word = words[n]
        if (
            is_finite(word)
            or is_plural_cue(word)
            or word.key in OPENERS - CONNECTORS
            or word.kind is Kind.NATIVE
        ):
            break
        last = n + 1
    while last > at and words[last - 1].key in CONNECTORS:
        last -= 1
    if last == at or text[words[last - 1].end :][:1] == ":":
        return None  # "Liu (刘) Rank: General"
    return described(text, words, at, last, "glued", joint=True)


def _after_comma(text: str, words: list[Word], at: int) -> Description | None:
    first = at
    if tuple(word.key for word in words[at : at + 3]) == _AT_THE_TIME:
        first = at + 3
    while first < len(words) and words[first].key in _ADVERBS:
        first += 1
    many = first < len(words) and words[first].key in ("both", "all")
    if many:
        first += 1
    if first >= len(words):
        return None
    age = at + 1 if words[at].key == "aged" else at
    if age + 1 < len(words) and is_age(text, words, age):
        return _apposition(text, words, at, age + 1, many=False)
    if words[first].key in _OF:
        found = _body(text, words, first)
        return replace(found, start=words[at].start, joint=many) if found else None
    if words[first].key in _AT_WORK:
        return _at_work(text, words, first)
    return _apposition(text, words, at, first, many=many) or _bare_body(text, words, first)


def _at_work(text: str, words: list[Word], verb: int) -> Description | None:
    """ "Writing in the Daily Herald", not "writing in 2003", "working in Leeds"."""
    for n in range(verb + 1, min(verb + 4, len(words))):
        if not words[n].joined:
            return None
        if words[n].key in _WORKPLACES or words[verb].key == "representing":
            article = words[n + 1 : n + 2] and words[n + 1].key in ARTICLES
            first = n + 2 if article else n + 1
            last = end_of_body(text, words, first)
            if last is None:
                return None
            known = any(w.key in ORGANISATIONS or w.kind is Kind.UPPER for w in words[first:last])
            other = PLACES | MONTHS_AND_DAYS | BODIES_OF_ONE_WORD
            if not known and all(word.key in other for word in words[first:last]):
                return None
            return described(text, words, verb, last, "occupation")
    return None


def _apposition(
    text: str, words: list[Word], at: int, first: int, *, many: bool
) -> Description | None:
    article = words[first].key in ARTICLES
    begins = first + 1 if article else first
    head = head_of_post(text, words, begins, guess=article, many=True)
    if head is None and words[first].key in ("a", "an"):
        head = head_of_thing(text, words, begins)
        if head is not None and (words[head].key in _NO_PERSON or words[head].possessive):
            return None
    if head is None or _is_another(words, first, head):
        return None
    unclosed = words[first].key in ("a", "an") and _is_name_first(words, at)
    last = end_of_noun_phrase(text, words, head, unclosed=unclosed)
    if last is None:
        return None
    plural = words[head].key.endswith("s") and not is_post(words[head])
    if plural and not many and not _are_two(words, at):
        return None
    found = described(
        text, words, begins, last, "apposition", start=words[at].start, joint=many or plural
    )
    return (
        replace(found, text=found.text.removesuffix("s")) if plural and last == head + 1 else found
    )


def _is_name_first(words: list[Word], at: int) -> bool:
    """Whether the name before ``at`` opens its sentence, not as in "For Liu, a baker was found"."""
    for n in range(at - 1, max(-1, at - 6), -1):
        if words[n].kind not in (Kind.CAPITAL, Kind.INITIAL):
            return False
        if words[n].opens:
            return words[n].key not in OPENERS
    return False


def _is_another(words: list[Word], first: int, head: int) -> bool:
    """ "Liu, her mother and her sister": a row, in which the second is not who the first is."""
    owned = words[first].key in ("his", "her", "their") and words[head].key in KIN
    return owned and words[head + 1 : head + 2] != [] and words[head + 1].key == "and"


def _are_two(words: list[Word], at: int) -> bool:
    """Whether the name before ``at`` is the second of two: "Liu and Zhang, professors at Y,"."""
    return any(words[n].key == "and" for n in range(max(0, at - 5), at - 1))


def _bare_body(text: str, words: list[Word], first: int) -> Description | None:
    """ "Liu, Fudan University, argues"."""
    last = end_of_body(text, words, first)
    if last is None or not closes(text, words, last - 1):
        return None
    if not any(word.key in ORGANISATIONS for word in words[first:last]):
        return None
    return described(text, words, first, last, "apposition")


def _in_brackets(text: str, words: list[Word], at: int) -> Description | None:
    close = text.find(")", words[at].start, words[at].start + 120)
    if close < 0:
        return None
    last = at
    while last < len(words) and words[last].end <= close:
        last += 1
    inside = words[at:last]
    if any(word.kind is Kind.NUMBER or is_finite(word) for word in inside):
        return None
    known = any(word.key in ORGANISATIONS or is_post(word) for word in inside)
    if not known and not (len(inside) == 1 and _may_be_body(inside[0])):
        return None
    begins = at
    many = words[at].key in ("both", "all")
    while begins < last - 1 and words[begins].key in ARTICLES | _OF | {"both", "all"}:
        begins += 1
    found = described(text, words, begins, last, "brackets", joint=many)
    return replace(found, start=words[at].start - 1, end=close + 1)


def _may_be_body(word: Word) -> bool:
    """Whether one word in brackets is a body, and no other name: "(CASS)", "(Stanford)"."""
    if word.kind is Kind.UPPER:
        return len(word.text) > 1
    other = syllables(word.text) or word.key in PLACES or word.key in GIVEN_NAMES
    party = word.text[1:2] == "-"  # "(D-Ohio)"
    return word.kind is Kind.CAPITAL and not other and not party


def _body(text: str, words: list[Word], at: int) -> Description | None:
    """ "Of the Centre for Rural Studies", with ``at`` on the preposition."""
    first = at + 1
    if first < len(words) and words[first].key in ARTICLES:
        first += 1
    if lower := _body_in_lower_case(words, first):
        return described(text, words, first, lower, "of-body", start=words[at].start, joint=True)
    capitals = behind_kind_of_body(words, first)
    last = end_of_body(text, words, capitals)
    if last is None:
        return None
    names = words[capitals:last]
    if capitals > first and _is_person(words[capitals - 1], names):
        return None  # "for the publisher Ana Ruiz"
    if any(name.possessive and name.key in WORKS_AND_EVENTS for name in names):
        return None  # "of the Ming Dynasty's Collective Commentary"
    sure = capitals > first or any(
        word.key in ORGANISATIONS or word.key in BODIES_OF_ONE_WORD or word.kind is Kind.UPPER
        for word in names
    )
    ends = closes(text, words, last - 1) or _speaks(text, words, last)
    if words[at].key == "for" and not ends:
        return None
    if not sure and not _is_name_of_body(words[at], names, ends=ends):
        return None
    rule = "of-body" if sure else "of-name"
    found = described(text, words, first, last, rule, start=words[at].start, joint=True)
    return replace(found, end=_behind_acronym(text, words, last, found.end))


def _is_person(kind: Word, names: list[Word]) -> bool:
    """Whether two capitals behind "publisher", which may be a firm, are the name of a person."""
    if len(names) != 2 or not kind.key.endswith(MAY_BE_FIRMS):
        return False
    return names[0].key in GIVEN_NAMES or names[1].key in FAMILY_NAMES


def _is_name_of_body(preposition: Word, names: list[Word], *, ends: bool) -> bool:
    """Whether capitals behind "of" or "at" name a body without a word that says so: "of Fudan"."""
    if any(name.possessive or name.key in WORKS_AND_EVENTS for name in names):
        return False
    if len(names) == 1:
        return ends and preposition.key in ("of", "at") and names[0].key not in PLACES
    return preposition.key == "of" or ends


def _body_in_lower_case(words: list[Word], first: int) -> int | None:
    """Behind "foreign ministry" or "city's health department" after "of the"."""
    if words[first - 1].key not in ARTICLES:
        return None
    for n in range(first, min(first + 5, len(words))):
        if not words[n].joined or words[n].key in CONNECTORS or words[n].kind is not Kind.LOWER:
            return None
        if words[n].key in ORGANISATIONS and not words[n].possessive:
            named = n + 1 < len(words) and words[n + 1].joined
            return None if named and words[n + 1].kind is not Kind.LOWER else n + 1
    return None


def _behind_acronym(text: str, words: list[Word], at: int, end: int) -> int:
    """The end of "(KREI)" behind the name of a body."""
    if at >= len(words) or words[at].kind is not Kind.UPPER:
        return end
    after = words[at].end
    in_brackets = text[end : words[at].start] == " (" and text[after : after + 1] == ")"
    return after + 1 if in_brackets else end


def _speaks(text: str, words: list[Word], at: int) -> bool:
    """Whether a verb follows, perhaps behind a comma."""
    if at >= len(words) or not (is_finite(words[at]) or is_plural_cue(words[at])):
        return False
    return text[words[at - 1].end : words[at].start] in (" ", ", ")
