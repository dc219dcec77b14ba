"""Weaknesses of written questions, said kindly: the author may keep a weak question.

They are the rules for generated questions, as far as these need no brief.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from content.reading.formulas import kept_out
from learning.grading import formats
from learning.kinds import kind_of
from learning.quality.stems import BANNED, NEGATED, WEAK_OPENING
from learning.questions.altered import split_statement
from learning.questions.drafts import ANSWER_WORDS, STEM_WORDS
from learning.questions.pools import PHRASES
from learning.questions.words import (
    GAP,
    absolutes,
    contains,
    content_stems,
    leaks,
    length_ratio,
    tokens,
    word_count,
)

type Body = Mapping[str, Any]

ASKS = re.compile("[?？]")
LONGEST_CLOZE = 60  # words
NOTICED = 7  # letters by which a longer option becomes noticeable


def weaknesses(body: Body, format: str) -> list[str]:
    """Sentences for the author, each with advice; none for a question without weaknesses."""
    return [*_of_stem(body, format), *_of_answer(body, format), *_of_options(body, format)]


def _of_stem(body: Body, format: str) -> Iterator[str]:
    stem, _ = split_statement(body["stem"])
    words = word_count(_prose(stem))
    most = LONGEST_CLOZE if format == formats.CLOZE else STEM_WORDS[-1]
    if words > most:
        yield f"It has {words} words; with {most} at most it is read once, and understood."
    if WEAK_OPENING.match(stem):
        yield f"It begins with “{stem.split()[0]}”: say what or who that is, it is asked alone."
    if not kind_of(format).instructs and not ASKS.search(stem) and GAP not in stem:
        yield "It asks nothing: end it with a question mark, or leave a gap to be filled."
    negated = NEGATED.search(stem[:1].lower() + stem[1:]) and not re.search(r"\bNOT\b", stem)
    if negated and format != formats.ALTERED:
        yield "It asks for what is not so, which is easily overread: write NOT in capitals."
    if re.search(rf"\b(a|an)( {GAP}|\W*$)", stem):
        yield "“a” or “an” before the answer tells how it begins: write “a(n)”, or turn it round."


def _prose(stem: str) -> str:
    """A stem without its tables, and with a sign for each formula."""
    lines = kept_out(stem)[0].split("\n")
    return "\n".join(line for line in lines if not line.lstrip().startswith("|"))


def _of_answer(body: Body, format: str) -> Iterator[str]:
    if format == formats.TYPED:
        for word in _told(body["answer"], body["stem"]):
            yield f"“{word}” stands in the question and in its answer: it gives the answer away."
    if format == formats.TYPED and word_count(body["answer"]) > ANSWER_WORDS:
        yield f"Nobody types more than {ANSWER_WORDS} words alike: ask for less at a time."
    if format == formats.OPEN and not body.get("rubric"):
        yield "It has no criteria: with some, two people who grade it agree."
    partners = [part["answer"] for part in body["parts"]] if format == formats.MATCHING else []
    if partners and not body["distractors"] and len({*partners}) == len(partners):
        yield "Each partner is used up, so the last pair finds itself: add a partner to spare."


def _of_options(body: Body, format: str) -> Iterator[str]:
    wrong = [one["text"] for one in body["distractors"]]
    right = body["elements"] if format == formats.SEVERAL else [body["answer"]]
    if format not in (formats.CHOICE, formats.SEVERAL) or not right:
        return
    if len(wrong) < 2:
        yield "With two wrong options or more, guessing pays less."
    if not wrong:
        return
    yield from _of_wording([*right, *wrong])
    if format == formats.CHOICE:
        yield from _of_the_right_one(body["stem"], body["answer"], wrong)
    for text in wrong:
        if any(contains(text, one) or contains(one, text) for one in right):
            yield f"“{text}” and a right option hold the same words: may it be right too?"


def _of_wording(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if BANNED.search(text):
            yield f"“{text}” speaks of other options, which stand in another order each time."
    sure = [text for text in texts if absolutes(text)]
    if len(sure) == 1:
        yield f"Only “{sure[0]}” has an absolute word: those who guess take it for wrong."


def _of_the_right_one(stem: str, answer: str, wrong: Sequence[str]) -> Iterator[str]:
    longer = len(answer) - max(map(len, wrong))
    if longer > NOTICED and length_ratio([answer, *wrong]) > PHRASES:
        yield "The right option is by far the longest: those who guess take it."
    elsewhere = frozenset().union(*map(content_stems, wrong))
    for word in _told(answer, stem):
        if not content_stems(word) <= elsewhere:
            yield f"Only the right option shares “{word}” with the question."


def _told(answer: str, stem: str) -> list[str]:
    """The words of the answer that occur in the stem, as the answer writes them."""
    shared = leaks(answer, stem)
    words = [word for word in tokens(answer) if content_stems(word) & shared]
    return [
        *dict.fromkeys(words),
        *sorted(sign for sign in shared if sign in answer and len(sign) == 1),
    ]
