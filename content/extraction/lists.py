"""Lists: items under what leads in to them, and those within a sentence that says how many."""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.enumerations import (
    POINTS,
    between_semicolons,
    bracketed,
    counted_in,
    included,
    labelled,
    parted,
)
from content.extraction.findings import ItemFound, ListFound
from content.extraction.headed_paragraphs import headed_paragraphs
from content.extraction.ordinal_lists import told_in_order
from content.extraction.sentences import sentences
from content.extraction.sequences import enumerations, numbered_paragraphs

# What stands below these is no part of the text.
_LEADS_ELSEWHERE = re.compile(
    r"(?:see also|external links|references|further reading|notes|sources|bibliography|works cited|"
    r"related (?:articles|stories|posts|topics)|read more|more on this|contents):?",
    re.IGNORECASE,
)
# The source does not claim to name all.
_OPEN = re.compile(
    r"\b(?:such as|includ(?:e|es|ed|ing)|among (?:them|others|the)|for (?:example|instance)|e\.g\.|"
    r"notably|especially|in particular|examples?)\b",
    re.IGNORECASE,
)
_AND_SO_ON = re.compile(r"\b(?:etc|et al|and so on|and others|among others)\.?$", re.IGNORECASE)
# "Calls for the following: …", "are as follows: …" count nothing, but say that a list comes.
_FOLLOWING = re.compile(
    r"\b(?:the following(?: [\w-]+){0,4}|as follows|thus|like this|"
    r"in (?:this|these|the following) (?:ways?|manner|terms|words|order|steps|points))$",
    re.IGNORECASE,
)
# "The causes are familiar: low prices, bad roads, and old tools."
_ANNOUNCED = re.compile(
    r"\b(?:the|these|those|its|his|her|their|our|several|some|many|other|various|such|for|of|on|by|"
    r"to|into|with|under|has|have|had|gives?|gave|names?|named|lists?|listed|makes?|made|sets?|faces?|"
    r"faced) (?:out )?(?:[\w’'-]+ ){0,2}"
    r"(?:reasons|causes|demands|aims|goals|objectives|conditions|questions|factors|obstacles|"
    r"weaknesses|strengths|measures|steps|principles|pillars|tasks|duties|powers|options|remedies|"
    r"alternatives|proposals|recommendations|priorities|problems|difficulties|dangers|risks|"
    r"benefits|advantages|drawbacks|disadvantages|consequences|symptoms|signs|types|kinds|forms|"
    r"categories|stages|phases|elements|components|ingredients|features|characteristics|criteria|"
    r"requirements|exceptions|purposes|methods|ways|means|tools|rules|parts|areas|groups|tests|virtues|traits|qualities|habits|strands|lines|threads|themes|topics|subjects|duties|pieces|materials|crops|goods|products|markets|routes|sites|countries|cities|towns|states|regions|districts|names|words|terms|titles|forms|varieties|species|causes|results|effects|outcomes|losses|costs|expenses|savings|gains|changes|moves|plans|policies|laws|orders|clauses|proposals|bids|offers|answers|replies|hopes|fears|worries|doubts|beliefs|assumptions|claims|charges|witnesses|members|partners|rivals|critics|allies|backers|donors|winners|losers|events|incidents|scenes|things|possibilities|choices|levers|instruments|facts|figures|indicators|variables|purposes|functions|sources|arguments|objections|complaints|"
    r"grievances|concerns|lessons|reforms|promises|commitments|virtues|flaws|faults|gaps)"
    r"(?: [\w’'-]+){0,6}$",
    re.IGNORECASE,
)
# Items that open alike are parallel, whatever leads in to them.
_ALIKE = re.compile(
    r"(?P<article>an? )|(?P<that>that )|(?P<how>(?:who|what|how|when|where|why|whether) )|"
    r"(?P<to>to )|(?P<of>of )|(?P<by>by )|(?P<it>(?:it|they) )"
)
_THE = re.compile(r"the ")  # only where there are more commas than items: anything opens so
_FEWEST_ALIKE = 3
_AND_LAST = re.compile(r"(?:, | )(?:and|or) ")
_SEVERAL_PARTS = re.compile(r";.*; (?:and|or) ")
_LEADS_IN = re.compile(r"(?::|,? namely:?|(?<=, among them)) ")
_DASH = re.compile(r" ?[–—] ?| - ")
_LONGEST_LEAD_IN = 200  # characters
# "The lines of criticism are these: …", "those who voted were: …"
_ARE_THESE = re.compile(
    r"(?:\b(?:are|were|include|included|comprise|comprised)(?: (?:these|those|listed|named))?"
    r"(?: (?:below|here))?|(?:is|was|runs|ran|reads|read) (?:this|thus|as follows))$",
    re.IGNORECASE,
)
# "Three things count, Liu says: …"
_SAID = re.compile(
    r", (?:(?:[\w’'.-]+ ){1,8}(?:says?|said|argues?|argued|writes?|wrote|adds?|added|explains?|"
    r"explained|notes?|noted|thinks?|believes?|reckons?|insists?|insisted|told (?:me|us))|"
    r"(?:says?|said|argues?|argued|writes?|wrote) (?:[\w’'.-]+ ?){1,4})$"
)
# "He has his aims, which he likes to repeat: …"
_RELATIVE = re.compile(r", (?:(?:all of )?(?:which|whom)|who|as) [^,:;]{3,70}$")
# "Goes by various names, among them night czar, …"
_AMONG = ", among them"
_ENUMERATED = re.compile(
    r"(?:[^,;.]+, )+[^,;.]+? (?:and|or) [^,;.]+|(?:[^,;.]+, )+(?:and|or) [^,;.]+(?=[,;.]|$)"
)
_SORTED = re.compile(
    r"\b(?:various|several|many|other|different|numerous|some|"
    r"a (?:number|range|variety|handful) of) (?:[\w-]+ ){0,2}[\w-]+s, among them$"
)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*|(?:of|de|van|von|der|la|le|du|al|bin|the|and)\b)"
    r"(?: (?:[^\W\d_a-z][\w.’'-]*|(?:of|de|van|von|der|la|le|du|al|bin|the|and)\b)){0,6}(?: ?_+)?"
)
_NO_LIST = re.compile(
    r"(?:sources?|notes?|photos?|pictures?|images?|captions?|keywords?|tags?|by|from|see|cf|table|"
    r"figure|credits?|updated|published|address|tel|contact)",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
# "Seven in ten, he notes, are caused by anchors": the rest of a sentence.
_IN_SENTENCE = re.compile(
    r"(?:is|are|was|were|has|had|will|would|can|could)\b|(?:he|she|they|we|I) [a-z]+$|"
    r".*\b(?:are|were|have|had) (?:all|both|each)\b"
)
_LAST = r"(?:(?:and |or )(?:(?:only )?then |finally |lastly )?)?"
_BETWEEN_ITEMS = re.compile(rf"[,;] {_LAST}")
_LONG_ITEMS = re.compile(rf"; {_LAST}")
_BEFORE_LAST = re.compile(r" (?:and|or) ")
_MOST_WORDS = 25  # of an item within a sentence


def find_lists(document: Document) -> tuple[ListFound, ...]:
    """The lists of at least two items; nested ones are items of the item above."""
    found = [_list(document, run) for run in _runs(document.blocks)]
    found += numbered_paragraphs(document.blocks)
    read = dict(document.of_kind(BlockKind.PARAGRAPH, BlockKind.ITEM))
    parts = {index: sentences(block.text) for index, block in read.items()}
    for index, block in read.items():
        bounds = parts[index]
        found += [
            labelled(index, block.text, *one)
            or _inline(index, block.text, *one)
            or parted(index, block.text, *one)
            or included(index, block.text, *one)
            or bracketed(index, block.text, *one)
            for one in bounds
        ]
        found += enumerations(index, block.text, bounds)
    found += headed_paragraphs(document.blocks, parts)
    known = [item.stretch for one in found if one for item in one.items]
    found += [
        one
        for one in told_in_order(document.blocks, parts)
        if not any(one.items[0].stretch.overlaps(other) for other in known)
    ]
    whole = (replace(one, open=one.open or _is_open(one)) for one in found if one)
    return tuple(sorted(whole, key=lambda one: one.stretch))


def _is_open(found: ListFound) -> bool:
    return bool(_OPEN.search(found.lead_in) or _AND_SO_ON.search(found.items[-1].text))


def _inline(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says how many items it has, if it has as many, or that they
    follow.
    """
    sentence = text[start:end]
    hidden = _ENCLOSED.sub(lambda one: "_" * len(one[0]), sentence)
    stop = len(hidden)
    border = _LEADS_IN.search(sentence)
    if border is None and (border := _DASH.search(hidden)):
        closing = _DASH.search(hidden, border.end())
        stop = closing.start() if closing else stop
    if border is None or border.start() > _LONGEST_LEAD_IN:
        return None
    if sentence[: border.start()].endswith(_AMONG):
        closes = _ENUMERATED.match(hidden, border.end())
        stop = closes.end() if closes else border.end()
    announces = _RELATIVE.sub("", _SAID.sub("", sentence[: border.start()]))
    count = counted_in(announces)
    if count is None:
        colon = sentence[border.start()] == ":"
        count = _count(announces, hidden[border.end() : stop], colon=colon)
    if count is None:
        return None
    spans = _inline_items(hidden, border.end(), stop, count)
    items = tuple(
        ItemFound(Stretch(block, start + at, start + to), sentence[at:to]) for at, to in spans
    )
    if len(items) != count or any(not 0 < len(one.text.split()) <= _MOST_WORDS for one in items):
        return None
    if any(_IN_SENTENCE.match(one.text) for one in items):
        return None
    lead_start = max(0, sentence.rfind("; ", 0, border.start()) + 1)
    lead_start += len(sentence[lead_start:]) - len(sentence[lead_start:].lstrip())
    lead_in = sentence[lead_start : border.end()].rstrip()
    return ListFound(
        stretch=Stretch(block, start + lead_start, start + lead_start + len(lead_in)),
        rule="inline",
        confidence=0.9,
        lead_in=lead_in,
        items=items,
    )


def _count(lead_in: str, items: str, *, colon: bool) -> int | None:
    """How many items there are behind a lead-in that says that they follow, or what they are."""
    among = not colon and lead_in.endswith(_AMONG) and _SORTED.search(lead_in)
    announced = among or (colon and (_ANNOUNCED.search(lead_in) or _ARE_THESE.search(lead_in)))
    signs = _LONG_ITEMS if ";" in items else _BETWEEN_ITEMS
    between = list(signs.finditer(items))
    if colon and not announced and len(between_semicolons(items, 0, len(items))) > 2:
        announced = _SEVERAL_PARTS.search(items)
    if colon and not announced and _are_alike(items, between):
        announced = _AND_LAST.search(items, between[-1].start())
    if colon and between and _are_names(lead_in, items, between):
        return len(between) + 1
    if not announced and not _FOLLOWING.search(lead_in):
        return None
    if not between or (announced and not _AND_LAST.search(items, between[-1].start())):
        return None
    return len(between) + (1 if re.match(r". (?:and|or) ", between[-1][0]) else 2)


def _are_names(lead_in: str, items: str, between: list[re.Match[str]]) -> bool:
    """Whether three names stand there without "and": "Present: Ana Ruiz, Bo Li, Cy Day"."""
    starts = [0, *(one.end() for one in between)]
    ends = [*(one.start() for one in between), len(items.rstrip(" ."))]
    names = [items[at:to] for at, to in zip(starts, ends, strict=True)]
    named = all(_NAME.fullmatch(one) for one in names)
    named = named and not any(one.startswith("and ") or " and " in one for one in names)
    return len(names) >= _FEWEST_ALIKE and named and not _NO_LIST.fullmatch(lead_in.strip())


def _are_alike(items: str, between: list[re.Match[str]]) -> bool:
    """Whether three items at least, parted by signs, open alike: "a frost, a flood and a war"."""
    starts = [0, *(one.end() for one in between)]
    if between and not re.match(r". (?:and|or) ", between[-1][0]):
        lasts = list(_BEFORE_LAST.finditer(items, between[-1].end()))
        starts += [lasts[-1].end()] if lasts else []
    found = [_ALIKE.match(items, at) for at in starts]
    kinds = {one.lastgroup if one else None for one in found}
    return len(found) >= _FEWEST_ALIKE and len(kinds) == 1 and None not in kinds


def _inline_items(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """The spans between semicolons, or else commas, and "and" before the last."""
    end = start + len(text[start:end].rstrip(" .!?;"))
    signs = _LONG_ITEMS if ";" in text[start:end] else _BETWEEN_ITEMS
    borders = [one.span() for one in signs.finditer(text, start, end)]
    if len(borders) >= count:
        opens = _ALIKE.match(text, start) or _THE.match(text, start)
        alike = [one for one in borders if opens and text.startswith(opens[0], one[1])]
        borders = alike if len(alike) == count - 1 else borders
    if len(borders) == count - 2:
        lasts = list(_BEFORE_LAST.finditer(text, borders[-1][1] if borders else start, end))
        if len(lasts) == 2 and len(text[lasts[0].end() : lasts[1].start()].split()) > 1:
            lasts = lasts[:1]  # "and help in refitting boats for sardine and squid"
        borders += [one.span() for one in lasts] if len(lasts) == 1 else []
    edges = [start, *(at for border in borders for at in border), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _runs(blocks: tuple[Block, ...]) -> Iterator[range]:
    """The blocks of each list: items in a row, whose outermost have bullets of one style."""
    start = None
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.ITEM:
            if start is not None:
                yield range(start, at)
            start = None
        elif start is None:
            start = at
        elif _starts_again(block, blocks[start]):
            yield range(start, at)
            start = at
    if start is not None:
        yield range(start, len(blocks))


def _starts_again(block: Block, first: Block) -> bool:
    """Whether a second list follows directly, as after "3." another "1."."""
    return block.level == 0 and block.label[:1].isalnum() and block.label == first.label


def _list(document: Document, run: range) -> ListFound | None:
    items, _ = _items(document.blocks, run.start, run.stop, 0)
    lead_in = _lead_in(document.blocks, run.start)
    if len(items) == 1 and items[0].items and run.start:
        # A single item with others below it is their lead-in.
        lead_in, items = items[0].stretch, items[0].items
    if len(items) < 2:
        return None
    words = document.words(lead_in) if lead_in else ""
    if _LEADS_ELSEWHERE.fullmatch(words):
        return None
    points = POINTS.match(words)
    return ListFound(
        stretch=lead_in or items[0].stretch,
        rule="items of it" if points else "items",
        confidence=0.7 if points else 0.98 if lead_in else 0.9,
        lead_in=words,
        items=items,
    )


def _items(
    blocks: tuple[Block, ...], at: int, stop: int, level: int
) -> tuple[tuple[ItemFound, ...], int]:
    """The items from ``at`` of a level and below, and where those end."""
    items: list[ItemFound] = []
    while at < stop and blocks[at].level >= level:
        text = blocks[at].text
        below, following = _items(blocks, at + 1, stop, blocks[at].level + 1)
        items.append(ItemFound(Stretch(at, 0, len(text)), text, below))
        at = following
    return tuple(items), at


def _lead_in(blocks: tuple[Block, ...], first: int) -> Stretch | None:
    """The last sentence of the paragraph before, or the heading if the list is all that it has."""
    if not first or blocks[first - 1].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    text = blocks[first - 1].text
    start, end = sentences(text)[-1]
    return Stretch(first - 1, start, end)
