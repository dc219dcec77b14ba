"""The words that are attributed, cut out of their sentence."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.guards.said import LONGEST
from content.extraction.sentences import WORD, sentences
from content.extraction.vocabulary.speech_cues import Takes

type Part = tuple[int, int]

_SHARE_QUOTED = 0.5  # from which on a content is called direct speech
_LEADS = frozenset("but and yet so or however moreover furthermore meanwhile still".split())
_BORDER = re.compile(r";c?|,c")
_AT_A_COMMA = re.compile(r"[,;\-](?=[ucGwr])")
_ANOTHER_CLAUSE = re.compile(
    r";|,c[HTR](?!')|,cPa*[Vmhdb]|,?cr[^,.;:?!]{1,24},Pa*[Vmhdb]|,?(?<=[^nd])ca*V"
)
_ANOTHER_SUBJECT = re.compile(r";|,c[HTR](?!')|,cPa*[Vmhdb]|,ca*V")
_HAS_DONE_AND = re.compile(r"[hb][an]*[xVl]ca*$")
_THEY = re.compile(r",[HT](?=[mhdbxlVa])")
_MAIN_CLAUSE = re.compile(r",(?=[ePHRTxW])")  # "When Liu said that it rained, the mills closed"
_COMMENT = re.compile(r"[,\-](?:e[xWN]{1,2}|u|Vye?[xWN]{0,6}P)")
_COMMENTS = frozenset(
    """
    accusation allegation argument assertion assessment boast charge claim complaint conclusion
    contention estimate figure judgement judgment line opinion phrase position prediction remark
    sentiment statement suggestion suspicion verdict view warning word words
    """.split()
)
_SAYS_NO_MORE = frozenset("declined declines refused refuses".split())
_CONTESTS = frozenset(
    "denies denied deny disputes disputed dispute rejects rejected reject contests contested "
    "doubts doubted dismisses dismissed ridicules ridiculed".split()
)
_AFTER_QUOTATION = re.compile(r";|,?ca?[VlBx](?!c)|,c[HTRP]|(?<=Q),ce[xWN]{1,3}[bmhd]")
_CLAUSE_BREAK = re.compile(
    r"[,;–—] ?(?=(?:and|but|so|or|which|because|while|as|who|if|nor|yet|then)\b)|;|—"
)
_TRAILS = re.compile(r"[\s,;:\-–—]+$")


@dataclass(frozen=True, slots=True)
class Content:
    """``parts`` are offsets in the block. ``direct`` if most of it stands in quotation marks, and
    ``quoted`` if all of it does. ``nested`` if somebody else speaks within.
    """

    parts: tuple[Part, ...]
    direct: bool
    quoted: bool
    nested: bool = False


def contents(sentence: Sentence, found: list[Attribution]) -> list[tuple[Part, ...]]:
    """The tokens that each attribution of a sentence keeps, where a later one begins within them;
    none for one that would attribute the whole of an earlier one.
    """
    kept = [[_own(sentence, part, one) for part in one.parts] for one in found]
    for later in range(len(found)):
        for earlier in range(later):
            _part_two(sentence, found, kept, earlier, later)
    return [tuple(part for part in parts if part[0] < part[1]) for parts in kept]


def _own(sentence: Sentence, part: Part, attribution: Attribution) -> Part:
    """Without a clause that may be the author's: "…; …", "…, but she …", "… and calls for"."""
    start, end = part
    if start < attribution.last or start >= end:
        return part
    if sentence.shape[: attribution.first].strip("a,") == "c":
        comma = _MAIN_CLAUSE.search(sentence.shape, start + 3, end)
        return (start, comma.start()) if comma else part
    if conceded := _end_of_concession(sentence, attribution, start, end):
        return (start, conceded)
    after_quotation = sentence.shape[start] == "Q"
    pattern = _AFTER_QUOTATION if after_quotation else _ANOTHER_CLAUSE
    if len(attribution.parts) > 1 and not after_quotation:
        pattern = _ANOTHER_SUBJECT  # "Norway, they say, changed its law and saw prices fall"
    if sentence.shape[start + 2 : start + 4] == "Q;":
        return (start, start + 3)  # "referred to as the “third way”; …"
    ends = pattern.finditer(sentence.shape, start + (1 if after_quotation else 4), end)
    stop = next((one.start() for one in ends if not _is_of_a_pair(sentence, one.end() - 1)), end)
    return (start, _before_comment(sentence, start, stop))


def _end_of_concession(
    sentence: Sentence, attribution: Attribution, start: int, end: int
) -> int | None:
    """Where the main clause begins of "While most bakers in Leeds believe that it rains, they"."""
    lead = sentence.shape[: attribution.first].rpartition(":")[2].strip("a,")
    if not lead.startswith("c") or set("mhdbVlQtuw;") & set(lead):
        return None
    main = _THEY.search(sentence.shape, start + 3, end)
    return main.start() if main else None


def _is_of_a_pair(sentence: Sentence, at: int) -> bool:
    """Whether a verb is the second of two after one "has": "it has received and considered the
    plans"; not "it has fallen and added that".
    """
    verb = sentence.tokens[at].verb
    if verb is None or "_" in verb.lemma or not verb.lemma.isalpha():
        return False
    followed = sentence.shape[at + 1 : at + 2] in tuple("exWPQ") and sentence.shape[at + 1] != "Q"
    return followed and bool(_HAS_DONE_AND.search(sentence.shape, 0, at))


def _before_comment(sentence: Sentence, start: int, end: int) -> int:
    """Where the author comments: ", a claim that nobody has tested", ", which Ortiz denies"."""
    for at in range(start + 3, end - 1):
        if sentence.shape[at] == "c" and sentence.tokens[at + 1].word in _SAYS_NO_MORE:
            return at  # "talks had begun but declined to name a price"
    after_quotation = sentence.shape[start] == "Q"
    for match in _COMMENT.finditer(sentence.shape, start + (1 if after_quotation else 2), end):
        words = [token.word for token in sentence.tokens[match.start() + 1 : match.end() + 4]]
        if sentence.shape[match.start() + 1] == "V":
            verb = sentence.tokens[match.start() + 1].verb
            if verb and verb.takes is Takes.QUOTED:
                return match.start()  # ", described by Liu as “a farce”"
        elif sentence.shape[match.start() + 1] == "e":
            if not _COMMENTS.isdisjoint(words[1:3]):
                return match.start()
        elif not _CONTESTS.isdisjoint(words[1:6]):
            return match.start()
    return end


def _part_two(
    sentence: Sentence, found: list[Attribution], kept: list[list[Part]], earlier: int, later: int
) -> None:
    first, second = found[earlier], found[later]
    ahead = second.parts[0]
    if ahead[0] == 0 and ahead[1] <= second.first and first.last < ahead[1]:
        # The later one has its content before it: both stand there, after one another.
        border = _border(sentence, first.last, ahead[1])
        if border is not None:
            kept[earlier] = [_until(part, border[0]) for part in kept[earlier]]
            kept[later][0] = (max(kept[later][0][0], border[1]), ahead[1])
        elif first.rule != "noun" and not first.weak:
            kept[later] = []
        return
    opens_within = first.last < ahead[0] < ahead[1] <= second.first
    cut = ahead[0] if opens_within else _cut(sentence, second)
    if cut is not None:
        kept[earlier] = [
            _until(part, cut) if part[0] < second.first else part for part in kept[earlier]
        ]


def _until(part: Part, end: int) -> Part:
    return part[0], min(part[1], end)


def _border(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    match = _BORDER.search(sentence.shape, start, end)
    return match.span() if match else None


def _cut(sentence: Sentence, attribution: Attribution) -> int | None:
    """Where what stands before an attribution ends, if a border is there: ", and added that"."""
    first = attribution.first
    shape = sentence.shape
    if shape[first] == "c" or shape[first] in ",;:":
        cut = first
    elif first and shape[first - 1] in "c,;:":
        cut = first - 1
    else:
        return None
    while cut and shape[cut - 1] in ",;":
        cut -= 1
    return cut


def is_nested(
    sentence: Sentence, found: list[Attribution], which: int, same: Container[int] = ()
) -> bool:
    """Whether a later speaker stands inside the content of an attribution, or the attribution
    inside what the later speaker says: "Li argues that bread is dear, says Wang". Those that have
    the ``same`` speaker are none: "Li says he thinks that bread is dear".
    """
    attribution = found[which]
    others = (
        other
        for number, other in enumerate(found[which + 1 :], which + 1)
        if other.subject != attribution.subject and number not in same
    )
    return any(
        _has(other.parts, attribution.first)
        or (_cut(sentence, other) is None and _has(attribution.parts, other.first))
        for other in others
    )


def is_told_by_another(
    sentence: Sentence, found: list[Attribution], which: int, same: Container[int] = ()
) -> bool:
    """Whether it is another who says that somebody says it: "Li said Wang had argued that"."""
    one = found[which]
    return any(
        other.subject != one.subject
        and _cut(sentence, one) is None
        and any(start >= other.last and start <= one.first < end for start, end in other.parts)
        for number, other in enumerate(found[:which])
        if number not in same
    )


def _has(parts: tuple[Part, ...], token: int) -> bool:
    return any(start <= token < end for start, end in parts)


def content_of(
    text: str, sentence: Sentence, parts: tuple[Part, ...], keep_from: int | None, nested: bool
) -> Content | None:
    """The offsets of tokens, without the commas around them; ``keep_from`` is the token of a cue
    that belongs to the content.
    """
    offsets: list[Part] = []
    for number, (start, end) in enumerate(parts):
        if keep_from is not None and number == 0:
            start = min(start, keep_from)
        if (one := _offsets(text, sentence, start, end, number)) is not None:
            offsets.append(one)
    if not offsets:
        return None
    quoted = sum(
        min(token.end, end) - max(token.start, start)
        for token in sentence.tokens
        if token.quotation
        for start, end in offsets
        if token.start < end and start < token.end
    )
    length = sum(end - start for start, end in offsets)
    return Content(tuple(offsets), quoted >= length * _SHARE_QUOTED, quoted == length, nested)


def _offsets(text: str, sentence: Sentence, start: int, end: int, number: int) -> Part | None:
    tokens = sentence.tokens
    while start < end and tokens[start].letter in ",;:-)":
        start += 1
    while number == 0 and end - start > 2 and _is_lead(sentence, start):
        start += 2 if tokens[start + 1].letter == "," else 1
    closes = "(" not in sentence.shape[start:end]
    while start < end and tokens[end - 1].letter in (",;:-.)" if closes else ",;:-."):
        end -= 1
    if start >= end:
        return None
    if end - start > 8 and number == 0:
        end = _shortened(sentence, start, end)
    if start + 1 == end and (quotation := tokens[start].quotation):
        inner = text[quotation.inner_start : quotation.inner_end]
        inner = _TRAILS.sub("", inner.rstrip().removesuffix("."))
        left = len(inner) - len(
            inner.lstrip().removeprefix("that ")
        )  # 'wrote "that bread is dear"'
        return quotation.inner_start + left, quotation.inner_start + len(inner)
    return tokens[start].start, tokens[end - 1].end


def _is_lead(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].word in _LEADS


def _shortened(sentence: Sentence, start: int, end: int) -> int:
    """The end of a long content moved to the last comma that leaves a whole clause."""
    if _words(sentence, start, end) <= LONGEST:
        return end
    ends = [
        match.start()
        for match in _AT_A_COMMA.finditer(sentence.shape, start + 8, end)
        if _words(sentence, start, match.start()) <= LONGEST
    ]
    return ends[-1] if ends else end


def _words(sentence: Sentence, start: int, end: int) -> int:
    return sum(
        1 if token.quotation is None else (token.end - token.start) // 6
        for token in sentence.tokens[start:end]
        if token.word[:1].isalnum() or token.quotation or not token.word
    )


def pieces_of(text: str, content: Content) -> list[Content]:
    """A long speech in pieces of whole sentences."""
    start, end = content.parts[0]
    words = len(WORD.findall(text, start, end))
    if not content.direct or len(content.parts) > 1 or words <= LONGEST:
        return [content]
    pieces: list[tuple[int, int]] = []
    for first, last in sentences(text[start:end]):
        joined = len(WORD.findall(text, start + (pieces[-1][0] if pieces else 0), start + last))
        if pieces and joined <= LONGEST:
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((first, last))
    return [
        replace(content, parts=((start + first, _end_of_piece(text, start + first, start + last)),))
        for first, last in pieces
    ]


def _end_of_piece(text: str, start: int, end: int) -> int:
    """The end of a long sentence moved to the last comma that leaves a clause of fair length."""
    if len(WORD.findall(text, start, end)) <= LONGEST:
        return end
    ends = [
        match.start()
        for match in _CLAUSE_BREAK.finditer(text, start, end)
        if 8 <= len(WORD.findall(text, start, match.start())) <= LONGEST
    ]
    return ends[-1] if ends else end
