"""What an ``expected.json`` says of a question, and how a question of ours differs from it."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any

from learning.grading import formats
from learning.kinds import Body
from learning.kinds.cloze import gaps_of
from learning.kinds.number import tolerance_of
from learning.management.importing.accepted import weights_of

# The kinds of ours that a question of a type of Moodle's may become.
KINDS: Mapping[str, tuple[str, ...]] = {
    "multichoice": (formats.CHOICE, formats.SEVERAL),
    "truefalse": (formats.CHOICE,),
    "shortanswer": (formats.TYPED, formats.CLOZE),
    "numerical": (formats.NUMBER,),
    "match": (formats.MATCHING,),
    "essay": (formats.OPEN,),
    "multianswer": (formats.CLOZE,),
}
NEARLY = Decimal("0.1")  # percentage points
FIGURES = 9  # after the point; Moodle computes the middle of a range in binary
SAME_STEM = 0.9  # of two stems that were cleaned in different ways
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_NUMBER = re.compile(r"^\d{1,2}\. ", re.MULTILINE)  # of a list in Markdown
_GAP = re.compile(r"\{#\d+\}|_{2,}\\?\"?;?")

type Item = Mapping[str, Any]


def plain(text: str) -> str:
    """The words and figures of a text, whatever marks it up; for a text without any, its signs."""
    bare = _GAP.sub(" ", html.unescape(_TAG.sub("", html.unescape(_NUMBER.sub("", text)))))
    known = unicodedata.normalize("NFKC", bare).casefold()
    words = "".join(sign for sign in known if sign.isalnum())
    return words or "".join(known.split()).replace("\\", "")


def is_same_stem(one: str, other: str) -> bool:
    """Whether two stems are one, cut or cleaned in different ways."""
    if one == other or (min(len(one), len(other)) > 12 and (one in other or other in one)):
        return True
    if not one or not other or max(len(one), len(other)) > 5000:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_STEM


def differences(body: Body, item: Item) -> Iterator[str]:
    """In what a question differs from what Moodle's own importer read: "kind", "stem", "answers",
    "weights", "tolerance", "pairs" or "gaps"."""
    kind = body["formats"][0]
    if kind not in KINDS.get(item["type"], ()):
        yield "kind"
        return
    if kind != formats.CLOZE and plain(body["stem"]) != plain(item["stem"]):
        yield "stem"
    if item["type"] in ("multichoice", "shortanswer", "numerical"):
        yield from _in_answers(body, item)
    elif item["type"] == "truefalse" and plain(body["answer"]) != str(bool(item["answer"])).lower():
        yield "answers"
    elif item["type"] == "match":
        ours = {(plain(one["prompt"]), plain(one["answer"])) for one in body["parts"]}
        theirs = {(plain(left), plain(right)) for left, right in item["pairs"] if left}
        if ours != theirs:
            yield "pairs"
    elif item["type"] == "multianswer" and len(gaps_of(body)) != item["stem"].count("{#"):
        yield "gaps"


def _in_answers(body: Body, item: Item) -> Iterator[str]:
    """Moodle keeps empty options, such as the one in "~=right"; they are no answers, and no more is
    the "*" that stands for all others."""
    ours = {_answer(text, item): weight for text, weight in weights_of(body).items()}
    theirs = {
        _answer(one["text"], item): Decimal(str(one["weight"])) * 100
        for one in item["answers"]
        if one["text"].strip(" *")
    }
    if ours.keys() != theirs.keys():
        yield "answers"
    elif any(abs(max(ours[one], Decimal(-100)) - theirs[one]) > NEARLY for one in ours):
        yield "weights"
    if item["type"] == "numerical" and body.get("measure"):
        best = max(item["answers"], key=itemgetter("weight"))
        within = Decimal(str(best.get("tolerance") or 0))
        if abs((tolerance_of(body).by or Decimal(0)) - within) > Decimal("1e-9"):
            yield "tolerance"


def _answer(text: str, item: Item) -> str:
    if item["type"] != "numerical":
        return plain(text)
    try:
        return f"{round(Decimal(text.replace(',', '.')), FIGURES).normalize():f}"
    except ArithmeticError:
        return text
