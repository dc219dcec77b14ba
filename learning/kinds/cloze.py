"""A text with gaps: one, which is graded as any line is, or several, each with its own answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from learning.grading import Outcome, Verdict, formats, grade_typed
from learning.grading.expects import Expects
from learning.grading.verdict import BLANK
from learning.kinds.kind import (
    Body,
    Mark,
    Post,
    Response,
    Told,
    is_blank,
    named,
    require,
    shown_common,
    validate_common,
)
from learning.kinds.line import Line, validate_line
from learning.questions.words import GAP

FIELD = "gap-"
MOST_GAPS = 10


@dataclass(frozen=True, slots=True)
class Cloze(Line):
    """Where there are several, ``gaps`` of the body hold the answer of each and what else is
    ``accepted`` in it, in their order."""

    format: str = formats.CLOZE

    def validate(self, body: Body) -> None:
        if gaps := _gaps(body):
            validate_common(body, self.format)
            require(len(gaps) <= MOST_GAPS, f"A text has {MOST_GAPS} gaps at most.")
            require(all(gap["answer"].strip() for gap in gaps), "A gap has no answer.")
        else:
            validate_line(body, self.format)
        wanted = len(gaps) or 1
        require(
            body["stem"].count(GAP) == wanted,
            f"The text needs one gap, written {GAP}."
            if wanted == 1
            else f"The text needs {wanted} gaps, each written {GAP}.",
        )

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        pieces = body["stem"].split(GAP)
        if _gaps(body):
            return shown_common(body, self.format) | {"pieces": pieces}
        before, after = pieces
        return shown_common(body, self.format) | {"before": before, "after": after}

    def parse(self, post: Post) -> Response:
        """The field ``response``; or, of several gaps, ``gap-0``, ``gap-1`` and so on. A response
        always has both, since it does not know the text."""
        filled = named(post, FIELD)
        texts = [filled.get(str(place), "") for place in range(MOST_GAPS)]
        while texts and not texts[-1].strip():
            texts.pop()
        return super(Cloze, self).parse(post) | {"texts": texts}

    def grade(self, body: Body, response: Response) -> Verdict:
        gaps = _gaps(body)
        if not gaps:
            return super(Cloze, self).grade(body, response)
        given = _given(gaps, response)
        return BLANK if is_blank(dict(enumerate(given))) else _together(gaps, _graded(gaps, given))

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """The gaps in their order."""
        gaps = _gaps(body)
        given = _given(gaps, response)
        return [
            _told(place, gap, one, text)
            for place, (gap, one, text) in enumerate(
                zip(gaps, _graded(gaps, given), given, strict=True), 1
            )
        ]

    def given_text(self, body: Body, response: Response) -> str:
        if gaps := _gaps(body):
            return "; ".join(text or "–" for text in _given(gaps, response))
        return super(Cloze, self).given_text(body, response)


def _gaps(body: Body) -> list[Mapping[str, Any]]:
    return list(body.get("gaps") or ())


def _given(gaps: list[Mapping[str, Any]], response: Response) -> list[str]:
    """What was written in each gap; "" where nothing was."""
    written = list(response.get("texts", ()))[: len(gaps)]
    return [*written, *("" for _ in gaps[len(written) :])]


def _graded(gaps: list[Mapping[str, Any]], given: list[str]) -> list[Verdict]:
    return [
        grade_typed(
            answer=gap["answer"],
            accepted=tuple(gap["accepted"]),
            expects=Expects.TERM,
            response=text,
        )
        for gap, text in zip(gaps, given, strict=True)
    ]


def _together(gaps: list[Mapping[str, Any]], verdicts: Iterable[Verdict]) -> Verdict:
    """All gaps right, or wrong; the score is the share of the gaps that are."""
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


def _told(place: int, gap: Mapping[str, Any], verdict: Verdict, text: str) -> Told:
    label = f"Gap {place}"
    if verdict.outcome.is_right:
        return Told(Mark.RIGHT, gap["answer"], label)
    if not text.strip():
        return Told(Mark.MISSING, gap["answer"], label)
    return Told(Mark.WRONG, gap["answer"], label, f"You wrote “{text.strip()}”.")
