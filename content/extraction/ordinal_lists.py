"""Lists whose items open with "First", "Second", "Third" and go on over sentences or paragraphs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.extraction.document import Block, BlockKind, Stretch
from content.extraction.enumerations import COUNTED, COUNTS
from content.extraction.findings import ItemFound, ListFound
from content.extraction.sequences import COUNT_FIRST, PARTICIPLE

_ORDINALS = "first second third fourth fifth sixth seventh eighth".split()
_CLOSE = (
    r"(?:(?: and foremost|, and (?:most|perhaps|more|last|final)\w*(?: \w+){0,2}| of all),|[,:]|"
    r" ?[–—])"
)
_IS = (
    r"(?: [\w’'-]+){0,4}?(?:, [^,.;]{3,80},)?"
    r" (?:is|was|are|were|would be|will be|has been|concerns?|involves?|relates? to)"
    r"(?: that(?! \w+(?:ed|ing) ))? "
)
_WORD = {
    n: re.compile(
        rf"(?:And |But )?(?:(?:In the )?(?:{word})(?:ly)?(?: (?:place|instance))?{_CLOSE} |"
        rf"\((?:{n + 1}|{'abcdefgh'[n]})\) |"
        rf"(?P<is>(?:The|A|My|Our|His|Her|Its|Their) (?:{word}){_IS}))",
        re.IGNORECASE,
    )
    for n, word in enumerate(_ORDINALS)
}
_ONE = re.compile(rf"(?P<is>One{_IS})")
_LAST = re.compile(
    r"(?:And |But )?(?:(?:Third|Fourth|Fifth|Sixth) and )?"
    r"(?:Finally|Lastly|Last(?: but not least)?), |"
    rf"(?P<is>The (?:last|final|other){_IS})",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b[Ss]econd(?:ly)?\b|\([2b]\) ")
_FEWEST, _MOST = 3, 8
_MOST_WORDS = 60  # of an item
_MOST_BETWEEN, _MOST_BEFORE_PARAGRAPH = 6, 20  # sentences that explain an item
_LEAD_INS = 2  # sentences before the first item, of which one may count


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in the ``section`` of a heading; ``opens`` if its paragraph begins with it."""

    block: int
    start: int
    end: int
    text: str
    section: int
    opens: bool


def told_in_order(
    blocks: Sequence[Block], bounds: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[ListFound]:
    """The lists of three at least that say of each item which one it is; ``bounds`` has the
    sentences of each paragraph.

    What the lead-in does not count has to have "First, …" rather than "The first is …", as a story
    has it too.
    """
    if not any(_HINT.search(blocks[at].text) for at in bounds):
        return
    told = list(_sentences(blocks, bounds))
    taken = 0
    for at in range(len(told)):
        if at < taken:
            continue
        opening = _WORD[0].match(told[at].text) or _ONE.match(told[at].text)
        if opening is None:
            continue
        lead_in, count = _lead_in(told, at)
        if lead_in is None or (count is None and opening["is"]):
            continue
        spans, following = _items(told, at, count, by_comma=count is None)
        if len(spans) == count or (count is None and len(spans) >= _FEWEST):
            taken = following
            items = (ItemFound(one, blocks[one.block].text[one.start : one.end]) for one in spans)
            yield ListFound(
                stretch=Stretch(lead_in.block, lead_in.start, lead_in.end),
                rule="inline",
                confidence=0.9,
                lead_in=lead_in.text.rstrip(".:"),
                items=tuple(items),
            )


def _sentences(
    blocks: Sequence[Block], bounds: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[_Sentence]:
    section = 0
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            section += 1
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for i, (start, end) in enumerate(bounds[n]):
            yield _Sentence(n, start, end, block.text[start:end], section, opens=not i)


def _lead_in(told: Sequence[_Sentence], at: int) -> tuple[_Sentence | None, int | None]:
    """The sentence before the first item, or the one before that if it counts the items."""
    before = [one for one in told[max(0, at - _LEAD_INS) : at] if one.section == told[at].section]
    for one in reversed(before):
        if (count := _count(one.text)) and count >= _FEWEST:
            return one, count
    return (before[-1] if before else None), None


def _count(sentence: str) -> int | None:
    counted = COUNT_FIRST.match(sentence) or COUNTED.search(sentence.rstrip(".:"))
    word = counted["count"].casefold() if counted else ""
    return int(word) if word.isdigit() else COUNTS.get(word)


def _items(
    told: Sequence[_Sentence], start: int, count: int | None, *, by_comma: bool
) -> tuple[list[Stretch], int]:
    """The items from the sentence ``start`` on, and the first sentence behind them; none if one
    is too long or does not say what it is.
    """
    spans: list[Stretch] = []
    between, at = 0, start
    while at < len(told) and told[at].section == told[start].section:
        one = told[at]
        number = len(spans)
        opening = _opening(one.text, number, count, by_comma=by_comma)
        at += 1
        if opening is None:
            between += 1
            if number and (_WORD[0].match(one.text) or between > _most(told, at)):
                break
            continue
        between = 0
        text = one.text.removesuffix(".")
        says_what = not opening["is"] or opening["is"].endswith(" that ")
        done = not says_what and PARTICIPLE.match(text, opening.end())
        if done or len(text.split()) > _MOST_WORDS:
            return [], start
        spans.append(Stretch(one.block, one.start + opening.end(), one.start + len(text)))
        if len(spans) == (count or _MOST) or (_LAST.match(one.text) and not count):
            break
    return spans, at


def _most(told: Sequence[_Sentence], at: int) -> int:
    """How many sentences may explain an item: more where the next item opens a paragraph."""
    return _MOST_BEFORE_PARAGRAPH if at < len(told) and told[at].opens else _MOST_BETWEEN


def _opening(
    sentence: str, number: int, count: int | None, *, by_comma: bool
) -> re.Match[str] | None:
    """How a sentence opens that has the item after ``number`` others."""
    patterns = [_WORD[number]] if number in _WORD else []
    patterns += [_ONE] if not number else []
    if (count and number + 1 == count) or (not count and number >= _FEWEST - 1):
        patterns.append(_LAST)
    found = next((match for one in patterns if (match := one.match(sentence))), None)
    return None if found and by_comma and found["is"] else found
