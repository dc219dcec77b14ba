"""A text with gaps: one, which is graded as a line, or several, each with its own answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from learning.grading import Outcome, Verdict, formats
from learning.grading.verdict import BLANK
from learning.kinds.cloze.gaps import (
    Gap,
    check_gap,
    gap_of,
    grade_gap,
    shown_gap,
)
from learning.kinds.cloze.notation import gap_in, gap_text
from learning.kinds.kind import Body, Effort, FeedbackPart, Kind, PartMark, require
from learning.kinds.limits import LONGEST_EXPLANATION, LONGEST_STEM, MOST_GAPS
from learning.kinds.response_fields import Post, ResponseData, is_blank, values_by_suffix
from learning.kinds.typed import OneLine, check_expects_line
from learning.kinds.written import WrittenQuestion, on_one_line
from learning.questions.words import GAP

FIELD = "gap-"
NEARLY_RIGHT = 0.5
_MARKED_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


class Cloze(OneLine):
    """``gaps`` of a body are those of its text in their order: the answer of each and what else is
    ``accepted`` in it, the ``options`` of a choice, the ``tolerance`` of a number, and what it
    takes ``also`` for a part of the marks. A text with one gap that is a line has none."""

    name = formats.CLOZE
    label = "Filling a gap"
    effort = Effort.SHORT
    instructs = True
    stem_has_key = True

    def validate(self, body: Body) -> None:
        Kind.validate(self, body)
        gaps = _gaps(body)
        if gaps:
            require(len(gaps) <= MOST_GAPS, f"A text has {MOST_GAPS} gaps at most.")
            for gap in gaps:
                check_gap(gap)
        else:
            check_expects_line(body)
        wanted = len(gaps) or 1
        require(
            body["stem"].count(GAP) == wanted,
            f"The text needs one gap, written {GAP}."
            if wanted == 1
            else f"The text needs {wanted} gaps, each written {GAP}.",
        )

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        common, pieces = super().shown(uid, body, presentation), body["stem"].split(GAP)
        if gaps := _gaps(body):
            seeds = (f"{uid}{presentation}{place}" for place in range(len(gaps)))
            fields = [shown_gap(*one) for one in zip(gaps, seeds, strict=True)]
            return common | {"pieces": pieces} | ({"gaps": fields} if any(fields) else {})
        before, after = pieces
        return common | {"before": before, "after": after}

    def parse(self, post: Post) -> ResponseData:
        """The field ``response``, and of several gaps ``gap-0``, ``gap-1`` and so on. A response
        has both, since the text is not known here."""
        filled = values_by_suffix(post, FIELD)
        texts = [filled.get(str(place), "") for place in range(MOST_GAPS)]
        while texts and not texts[-1].strip():
            texts.pop()
        return super().parse(post) | {"texts": texts}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        gaps = _gaps(body)
        if not gaps:
            return super().grade(body, response)
        given = _given(gaps, response)
        if is_blank(dict(enumerate(given))):
            return BLANK
        return _together(gaps, _graded(body["stem"], gaps, given))

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The gaps in their order."""
        gaps = _gaps(body)
        if not gaps:
            return []
        given = _given(gaps, response)
        return [
            _feedback_on(place, gap, one, text)
            for place, (gap, one, text) in enumerate(
                zip(gaps, _graded(body["stem"], gaps, given), given, strict=True), 1
            )
        ]

    def response_text(self, body: Body, response: ResponseData) -> str:
        if gaps := _gaps(body):
            return "; ".join(text or "–" for text in _given(gaps, response))
        return super().response_text(body, response)

    def compose(self, text: str, explanation: str = "") -> WrittenQuestion:
        """``text`` has double brackets around each gap, with what else counts after a stroke."""
        text = on_one_line(text)
        gaps = [gap_in(inside) for inside in _MARKED_GAP.findall(text)]
        require(gaps, "Nothing is left out: put a word in double brackets, [[so]].")
        require(GAP not in text, f"The text holds {GAP}, which stands for a gap: take it out.")
        is_line = len(gaps) == 1 and gaps[0].is_line
        stored = {"gaps": [gap.stored() for gap in gaps]}
        return self._question(
            _MARKED_GAP.sub(GAP, text),
            "; ".join(gap.answer for gap in gaps),
            explanation,
            **({"accepted": list(gaps[0].accepted)} if is_line else stored),
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return {"text": cloze_text(body), "explanation": body["explanation"]}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield "The text", cloze_text(body), LONGEST_STEM
        yield "The explanation", body["explanation"], LONGEST_EXPLANATION

    def author_response(self, body: Body) -> ResponseData | None:
        return {"text": body["answer"], "texts": [gap.answer for gap in _gaps(body)]}


def gaps_of(body: Body) -> list[Gap]:
    """All gaps of a text, in their order."""
    return _gaps(body) or [Gap(body["answer"], tuple(body["accepted"]))]


def cloze_text(body: Body) -> str:
    """The text of which ``Cloze.compose`` makes this body."""
    return _with_gaps(body["stem"].split(GAP), gaps_of(body))


def text_with_gaps(pieces: Sequence[str], gaps: Sequence[Gap]) -> str:
    """A text for ``Cloze.compose``: of what stands around its gaps, and the gaps.

    Raises ``InvalidBody`` where a sign in one of them would mean something else there.
    """
    written = [text for gap in gaps for text in gap.texts]
    for text in (*pieces, *written):
        require("[[" not in text and "]]" not in text, "The text itself holds double brackets.")
    for text in written:
        sign = next((sign for sign in "[]|" if sign in text), "")
        require(not sign, f"What is left out holds “{sign}”, which cannot be kept there.")
    for gap in gaps:
        if not gap.is_line:
            check_gap(gap)
            kept = gap_in(gap_text(gap)).is_typed == gap.is_typed
            require(kept, f"“{gap.answer[:40]}” is not one number: write it in figures.")
    return _with_gaps(pieces, gaps)


def _with_gaps(pieces: Sequence[str], gaps: Sequence[Gap]) -> str:
    marked = (f"[[{gap_text(gap)}]]" for gap in gaps)
    return "".join(piece + gap for piece, gap in zip_longest(pieces, marked, fillvalue=""))


def _gaps(body: Body) -> list[Gap]:
    return [gap_of(one) for one in body.get("gaps") or ()]


def _given(gaps: list[Gap], response: ResponseData) -> list[str]:
    """What was written in each gap; "" where nothing was."""
    written = list(response.get("texts", ()))[: len(gaps)]
    return [*written, *("" for _ in gaps[len(written) :])]


def _graded(stem: str, gaps: list[Gap], given: list[str]) -> list[Verdict]:
    around = pairwise(stem.split(GAP))
    return [
        grade_gap(gap, text, GAP.join(beside))
        for gap, text, beside in zip(gaps, given, around, strict=True)
    ]


def _together(gaps: list[Gap], verdicts: Iterable[Verdict]) -> Verdict:
    """All gaps right, or wrong, or nearly right if each brings half of its marks or more; the score
    is their share of the marks."""
    graded = list(zip(gaps, verdicts, strict=True))
    present = [gap.answer for gap, one in graded if one.outcome.is_right]
    misspelt = any(one.outcome is Outcome.TYPO for _, one in graded)
    right = Outcome.TYPO if misspelt else Outcome.RIGHT
    nearly = Outcome.NEAR if all(one.score >= NEARLY_RIGHT for _, one in graded) else Outcome.WRONG
    total = sum(one.score for _, one in graded) / len(gaps)
    return Verdict(
        outcome=right if len(present) == len(gaps) else nearly,
        present=tuple(present),
        missing=tuple(gap.answer for gap, one in graded if not one.outcome.is_right),
        score=max(0.0, total),
    )


def _feedback_on(place: int, gap: Gap, verdict: Verdict, text: str) -> FeedbackPart:
    label = f"Gap {place}"
    if verdict.outcome.is_right:
        return FeedbackPart(PartMark.RIGHT, gap.answer, label)
    if not text.strip():
        return FeedbackPart(PartMark.MISSING, gap.answer, label)
    done = "chose" if gap.options else "wrote"
    worth = f", worth {round(verdict.score * 100)} %" if verdict.score else ""
    return FeedbackPart(PartMark.WRONG, gap.answer, label, f"You {done} “{text.strip()}”{worth}.")
