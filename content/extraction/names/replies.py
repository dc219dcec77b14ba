"""Names used online that only their place shows: "Wise Goose: …" in a row of replies, "Tired Goose
commented:" above what is quoted.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from content.extraction.document import Block, BlockKind
from content.extraction.names.online_names import (
    BEHIND,
    PHRASE,
    RUN,
    SIGNED,
    SPEAKS,
    WRITES,
    Introduction,
    introduction,
    is_distinct,
    is_like_no_body,
    is_personal,
    is_plural,
    is_read_or_owned,
    is_somebody,
    is_unknown_word,
)
from content.extraction.sentences import is_in_another_script, sentences
from content.extraction.vocabulary.ordinary_words import MASS_NOUNS

_LEADS_TO_REPLIES = re.compile(
    r"(?i)\b(?:replies|tweets|netizens|users|bloggers|commenters|(?P<other>comments|reactions|readers))"
    r"\b[^.!?]{0,120}:$"
)
_ONLINE = re.compile(
    r"\b(?:blog|forum|forwarded|hashtag|internet|microblog|online|post|posted|posts|shared|thread|"
    r"Internet|Twitter|WeChat|Weibo|Zhihu)\b"
)
_ON_MATTERS = re.compile(
    r"\b(?:on|to|about) (?:each|these|those|(?:the|its|our) "
    r"(?:\w+ )?(?:bill|plans?|drafts?|chapters?|sections?|questions?|topics?|issues?|proposals?))\b"
)
_LABELLED = re.compile(
    rf"@?(?P<name>{SIGNED}|{PHRASE}|[a-z]\w{{3,}}){BEHIND}[:：] ?(?=[A-Z“\"‘'\d]|[^\x00-ɏ])"
)
_LONGEST = 200  # blocks of a row
_SPOKEN = re.compile(r"[.!?…][”\"’)]?$")
_LEAD_IN = re.compile(
    rf"(?P<name>{RUN}){BEHIND} {WRITES}"
    r"(?P<place> (?:on|in|at|under|below|back|online)\b[^.:;]{0,50})?:$"
)
_FOREIGN_LEAD_IN = re.compile(rf"(?:^|, )(?P<name>\w+) (?:{SPEAKS}|found out)\b[^.;]{{0,200}}:$")

# "Deep pond water, after reading it, asked:": a name like the beginning of a sentence.
_SENTENCE_CASE = re.compile(
    rf"(?P<name>[A-Z][a-z]+(?: [a-z]+){{1,3}}?)(?:, [^,.;:]{{1,60}},)? {WRITES}:$"
)
# Nouns without an article of which a name used online would not be made.
_MASSES = frozenset(
    """
    data else evidence gossip history law leadership legend management media news opinion press
    propaganda radio research rumor rumour science sense sentiment television there tradition
    wisdom
    """.split()
)


def _in_rows(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "Some of the replies:" with "Wise Goose: …" and "owl_xi: …" below."""
    for at, block in enumerate(blocks):
        if not block.text.rstrip().endswith(":"):
            continue
        last = sentences(block.text)[-1:] or [(0, 0)]
        leading = block.text[slice(*last[0])]
        leads = _LEADS_TO_REPLIES.search(leading)
        if not leads or _ON_MATTERS.search(leading):
            continue
        if leads["other"] and not _ONLINE.search(block.text):
            continue
        row = [*_row(blocks, at + 1)]
        if len({one.name for one in row}) > 1:
            yield from row


def _row(blocks: tuple[Block, ...], at: int) -> Iterator[Introduction]:
    for number, block in islice(enumerate(blocks), at, at + _LONGEST):
        if block.kind is BlockKind.HEADING:
            return
        found = _LABELLED.match(block.text)
        if found is None:
            if not is_in_another_script(block.text):
                return
            continue
        single = found["name"].isalpha()
        if single and not is_unknown_word(found["name"]):
            continue
        if (
            " " in block.text[found.end() :]
            and _SPOKEN.search(block.text[-3:])
            and is_like_no_body(found["name"])
        ):
            yield from introduction(number, found)


def _leading_in(blocks: tuple[Block, ...]) -> Iterator[Introduction]:
    """ "Goose without a Pond commented:" or "Qwaplo found out that it leaks:" above a paragraph in
    another script, "Slow Goose wrote on Weibo:" above any.
    """
    whole = "\n".join(block.text for block in blocks)
    for number, (block, below) in enumerate(pairwise(blocks)):
        text = block.text.rstrip()
        if not text.endswith(":") or block.kind is BlockKind.HEADING:
            continue
        text = re.sub(r"\s+:$", ":", text)
        start, end = sentences(text)[-1]
        foreign = is_in_another_script(below.text)
        found = _LEAD_IN.match(text, start, end)
        if found and (found["place"] or foreign) and is_like_no_body(found["name"]):
            name = found["name"]
            if not (is_personal(name) or is_plural(name) or is_read_or_owned(name, whole)):
                yield from introduction(number, found)
        elif foreign and (found := _SENTENCE_CASE.match(text, start, end)):
            if _is_no_noun_phrase(found["name"]) and is_distinct(found["name"], whole):
                yield from introduction(number, found)
        elif foreign and (found := _FOREIGN_LEAD_IN.search(text[start:end])):
            name = found["name"]
            if is_unknown_word(name) and not is_read_or_owned(name, whole):
                at = start + found.start("name")
                yield Introduction(name, number, at, at)


def _is_no_noun_phrase(name: str) -> bool:
    """Not "angry parents", "one reader", "state television", which need no article either."""
    words = name.casefold().split()
    small = {"a", "an", "the", "and", "or", "but", "who", "which", "that", "then", "also"}
    return (
        is_like_no_body(name)
        and not is_plural(name)
        and (_MASSES | MASS_NOUNS).isdisjoint(words[-1:])
        and small.isdisjoint(words)
        and not any(is_somebody(word) for word in words)
        and not any(word.endswith(("ly", "one", "body")) for word in words)
    )


RULES = (_in_rows, _leading_in)
