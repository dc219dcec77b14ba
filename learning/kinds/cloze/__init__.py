"""A text with gaps: one, which is graded as a line, or several, each with its own answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from learning.grading import Outcome, Verdict, formats, grade_typed
from learning.grading.expects import Expects
from learning.grading.verdict import BLANK
from learning.kinds.kind import Body, Effort, FeedbackPart, Kind, PartMark, require
from learning.kinds.limits import LONGEST_EXPLANATION, LONGEST_STEM, MOST_GAPS
from learning.kinds.response_fields import Post, ResponseData, is_blank, values_by_suffix
from learning.kinds.typed import OneLine, check_expects_line
from learning.kinds.written import WrittenQuestion, on_one_line
from learning.questions.words import GAP

FIELD = "gap-"
_MARKED_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


class Cloze(OneLine):
    """If a text has several gaps, ``gaps`` of its body are the answer of each, with what else is
    ``accepted`` in it, in their order."""

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
            require(all(gap["answer"].strip() for gap in gaps), "A gap has no answer.")
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
        if _gaps(body):
            return common | {"pieces": pieces}
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
        gaps = [_gap(inside) for inside in _MARKED_GAP.findall(text)]
        require(gaps, "Nothing is left out: put a word in double brackets, [[so]].")
        require(GAP not in text, f"The text holds {GAP}, which stands for a gap: take it out.")
        one = gaps[0] if len(gaps) == 1 else None
        return self._question(
            _MARKED_GAP.sub(GAP, text),
            "; ".join(gap["answer"] for gap in gaps),
            explanation,
            **({"accepted": one["accepted"]} if one else {"gaps": gaps}),
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return {"text": cloze_text(body), "explanation": body["explanation"]}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield "The text", cloze_text(body), LONGEST_STEM
        yield "The explanation", body["explanation"], LONGEST_EXPLANATION

    def author_response(self, body: Body) -> ResponseData | None:
        return {"text": body["answer"], "texts": [gap["answer"] for gap in _gaps(body)]}


def gaps_of(body: Body) -> list[list[str]]:
    """For each gap of a text its answer, then what else counts there."""
    one = {"answer": body["answer"], "accepted": body["accepted"]}
    return [[gap["answer"], *gap["accepted"]] for gap in body.get("gaps") or [one]]


def cloze_text(body: Body) -> str:
    """The text of which ``Cloze.compose`` makes this body."""
    return _with_gaps(body["stem"].split(GAP), gaps_of(body))


def text_with_gaps(pieces: Sequence[str], gaps: Sequence[Sequence[str]]) -> str:
    """A text for ``Cloze.compose``: of what stands around its gaps, and what counts in each.

    Raises ``InvalidBody`` where a sign in one of them would mean something else there.
    """
    for text in (*pieces, *(form for gap in gaps for form in gap)):
        require("[[" not in text and "]]" not in text, "The text itself holds double brackets.")
    for form in (form for gap in gaps for form in gap):
        sign = next((sign for sign in "[]|" if sign in form), "")
        require(not sign, f"What is left out holds “{sign}”, which cannot be kept there.")
    return _with_gaps(pieces, gaps)


def _with_gaps(pieces: Sequence[str], gaps: Sequence[Sequence[str]]) -> str:
    marked = (f"[[{'|'.join(gap)}]]" for gap in gaps)
    return "".join(piece + gap for piece, gap in zip_longest(pieces, marked, fillvalue=""))


def _gap(inside: str) -> Mapping[str, Any]:
    answer, *accepted = [form.strip() for form in inside.split("|")]
    return {"answer": answer, "accepted": [form for form in accepted if form]}


def _gaps(body: Body) -> list[Mapping[str, Any]]:
    return list(body.get("gaps") or ())


def _given(gaps: list[Mapping[str, Any]], response: ResponseData) -> list[str]:
    """What was written in each gap; "" where nothing was."""
    written = list(response.get("texts", ()))[: len(gaps)]
    return [*written, *("" for _ in gaps[len(written) :])]


def _graded(stem: str, gaps: list[Mapping[str, Any]], given: list[str]) -> list[Verdict]:
    pieces = stem.split(GAP)
    return [
        grade_typed(
            answer=gap["answer"],
            accepted=tuple(gap["accepted"]),
            expects=Expects.TERM,
            response=text,
            stem=GAP.join(around),
        )
        for gap, text, around in zip(gaps, given, pairwise(pieces), strict=True)
    ]


def _together(gaps: list[Mapping[str, Any]], verdicts: Iterable[Verdict]) -> Verdict:
    """All gaps right, or wrong; the score is the share of the gaps that are right."""
    graded = list(zip(gaps, verdicts, strict=True))
    present = [gap["answer"] for gap, one in graded if one.outcome.is_right]
    misspelt = any(one.outcome is Outcome.TYPO for _, one in graded)
    right = Outcome.TYPO if misspelt else Outcome.RIGHT
    return Verdict(
        outcome=right if len(present) == len(gaps) else Outcome.WRONG,
        present=tuple(present),
        missing=tuple(gap["answer"] for gap, one in graded if not one.outcome.is_right),
        score=len(present) / len(gaps),
    )


def _feedback_on(place: int, gap: Mapping[str, Any], verdict: Verdict, text: str) -> FeedbackPart:
    label = f"Gap {place}"
    if verdict.outcome.is_right:
        return FeedbackPart(PartMark.RIGHT, gap["answer"], label)
    if not text.strip():
        return FeedbackPart(PartMark.MISSING, gap["answer"], label)
    return FeedbackPart(PartMark.WRONG, gap["answer"], label, f"You wrote “{text.strip()}”.")
