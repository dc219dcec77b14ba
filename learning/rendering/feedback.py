"""Feedback on a judged answer: what was right, and what was not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning.grading import Outcome, Verdict, formats, normalise
from learning.grading.expects import Expects
from learning.kinds import Body, FeedbackPart, Grader, PartMark, ResponseData, kind_of
from learning.kinds.options import wrong_options
from learning.questions.altered import split_statement
from learning.rendering.differences import Comparison, compare

TITLES = {
    Outcome.RIGHT: "Right",
    Outcome.TYPO: "Right, mind the spelling",
    Outcome.NEAR: "Almost",
    Outcome.WRONG: "Missed",
    Outcome.BLANK: "Not known yet",
    Outcome.UNGRADED: "Not graded yet",
    Outcome.POLLED: "No right answer",
}
TAKEN_OFF = "Missed, marks taken off"
# Keys of a body whose author says what each answer brings.
WEIGHED = ("weights", "partial", "also", "share")
MOST_SPELT = 2  # words whose spelling is given
OWN_TITLES = {"right": "Right, as you say", "wrong": "Missed, as you say"}


@dataclass(frozen=True, slots=True)
class Correction:
    """An altered statement, cut at the word that was altered in it."""

    before: str
    wrong: str
    right: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFeedback:
    """Feedback on one answer. The attributes that have a default tell what is right: where the
    learner may not read the keys they are left out.

    ``is_slotted`` says that the parts are slots, which stand as they did when they were filled.
    ``lacking`` asks for what a nearly right answer lacks; ``spelling`` holds the words that a right
    one misspells. ``comparison`` marks where the response and the answer differ.
    ``look`` is "right", "near" or "wrong", "" of a poll; ``overridden`` is the learner's own
    verdict, "right" or "wrong", and "" where ours counts. ``is_right`` is our verdict in either
    case.
    """

    title: str
    look: str
    is_right: bool
    is_blank: bool
    response_text: str
    is_ungraded: bool = False
    is_poll: bool = False
    body: Body | None = None
    overridden: str = ""
    note: str = ""
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    parts: tuple[FeedbackPart, ...] = ()
    is_numbered: bool = False
    is_slotted: bool = False
    score: str = ""
    correction: Correction | None = None
    differs: bool = False
    lacking: str = ""
    spelling: str = ""
    comparison: Comparison | None = None

    @property
    def heading(self) -> str:
        """The title, and what a near answer lacks; "" where the spelling is given in its place."""
        if self.spelling:
            return ""
        return f"{self.title}: {self.lacking}" if self.lacking else self.title

    @property
    def ends_open(self) -> bool:
        """Whether the heading needs a full stop before something follows: one may ask."""
        return self.heading[-1:] not in ("", "?")

    @property
    def is_missed(self) -> bool:
        """Whether it is judged and not right."""
        return not self.is_right and not self.is_ungraded and not self.is_poll

    @property
    def told(self) -> str:
        """The note, for a reader who does not see beside it what it is on."""
        return told_note(self.body, self.note) if self.body else self.note

    @property
    def counted_as(self) -> str:
        """What the learner's own verdict made of the answer; "" where ours counts."""
        return {"wrong": "missed"}.get(self.overridden, self.overridden)

    @property
    def short_title(self) -> str:
        """One or two words for a list: a misspelt answer is right, one not known is missed."""
        if self.is_blank and self.title == TITLES[Outcome.BLANK]:
            return TITLES[Outcome.WRONG]
        return self.title.partition(",")[0]

    def without_keys(self) -> "AnswerFeedback":
        """How good the answer was, and nothing of what is right."""
        return AnswerFeedback(
            title=self.title,
            look=self.look,
            is_right=self.is_right,
            is_blank=self.is_blank,
            response_text=self.response_text,
            is_ungraded=self.is_ungraded,
            is_poll=self.is_poll,
        )


def answer_feedback(
    body: Body,
    format: str,
    response: ResponseData,
    stored: dict[str, Any],
    *,
    shown: Mapping[str, Any] | None = None,
    counts_points: bool = False,
) -> AnswerFeedback:
    """The feedback by a ``stored`` verdict on a question as its kind had ``shown`` it; with
    ``counts_points`` an answer that brings a part of the points is called partly right."""
    kind, verdict, own = kind_of(format), Verdict.from_json(stored), stored.get("overridden", "")
    text = kind.response_text(body, response)
    parts = _as_shown(kind.feedback(body, response, verdict), shown or {})
    comparison = None if parts else _comparison(body, format, text, verdict)
    title = OWN_TITLES[own] if own else TITLES[verdict.outcome]
    if counts_points and verdict.is_partly_right:
        title = _part_of_marks(body, verdict)
    elif counts_points and not own and verdict.score < 0:
        title = TAKEN_OFF
    look = verdict_look(stored, counts_points=counts_points)
    return AnswerFeedback(
        title=title,
        look=look,
        is_right=verdict.outcome.is_right,
        is_blank=verdict.outcome is Outcome.BLANK,
        response_text=text,
        is_ungraded=verdict.outcome is Outcome.UNGRADED,
        is_poll=verdict.outcome is Outcome.POLLED,
        body=body,
        overridden=own,
        note="" if verdict.lacking and not own else verdict.note,
        present=verdict.present,
        missing=verdict.missing,
        extra=verdict.extra,
        parts=parts,
        is_numbered=format == formats.ORDERING,
        is_slotted=format in (formats.MATCHING, formats.ORDERING),
        score=_score(verdict, parts, body["needed"]),
        correction=_correction(body) if format == formats.ALTERED else None,
        differs=normalise(text) != normalise(body["answer"]),
        lacking="" if own or look != "near" else verdict.lacking,
        spelling="" if own or parts else _spelling(verdict, text),
        comparison=comparison,
    )


def _part_of_marks(body: Body, verdict: Verdict) -> str:
    if not any(body.get(name) for name in WEIGHED):
        return "Partly right"
    percent = round(100 * verdict.score)
    return "Half marks" if percent == 50 else f"{percent} % of the marks"


def told_note(body: Body, note: str) -> str:
    """The note on an answer. Where it tells what the wrong person says, it comes after what the
    right one does, and says that it is on the learner's answer: both are claims of somebody."""
    on_yours = body["expects"] == Expects.PERSON and body["source"]
    if on_yours and note in (one["truth"] for one in wrong_options(body) if one["truth"]):
        return f"{body['explanation']} Yours: {note}"
    return note


def _as_shown(parts: list[FeedbackPart], shown: Mapping[str, Any]) -> tuple[FeedbackPart, ...]:
    """Pairs in the order in which the question asked for them."""
    places = {prompt["text"]: place for place, prompt in enumerate(shown.get("prompts", ()))}
    return tuple(sorted(parts, key=lambda part: places.get(part.label, 0)))


def _comparison(body: Body, format: str, text: str, verdict: Verdict) -> Comparison | None:
    """None unless the response was typed, and its difference from the answer is a fault."""
    kind = kind_of(format)
    is_compared = kind.grader is Grader.APP and not kind.options(body) and not kind.is_picked
    is_misspelt = verdict.outcome is Outcome.TYPO and verdict.matched == body["answer"]
    is_fault = is_misspelt or not verdict.outcome.is_right
    return compare(text, body["answer"]) if text and is_compared and is_fault else None


def _spelling(verdict: Verdict, text: str) -> str:
    """The words of the recognised answer that the response misspells, if they are few."""
    if verdict.outcome is not Outcome.TYPO or not verdict.matched:
        return ""
    compared = compare(text, verdict.matched)
    words = compared.words if compared else [verdict.matched]
    return " ".join(words) if len(words) <= MOST_SPELT else verdict.matched


def _correction(body: Body) -> Correction | None:
    """None where the altered word does not stand in the statement any more."""
    wrong, right = body["altered"]
    statement, _ = split_statement(body["stem"])
    before, found, after = statement.partition(wrong)
    return Correction(before, wrong, right, after) if found else None


def verdict_look(stored: dict[str, Any], *, counts_points: bool = False) -> str:
    """ "right", "near" or "wrong", as the feedback by the same verdict looks; "" of a poll."""
    verdict, own = Verdict.from_json(stored), stored.get("overridden", "")
    if counts_points and verdict.is_partly_right:
        return "near"
    if own:
        return str(own)
    if verdict.outcome is Outcome.POLLED:
        return ""
    if verdict.outcome is Outcome.NEAR:
        return "near"
    return "right" if verdict.outcome.is_right else "wrong"


def _score(verdict: Verdict, parts: tuple[FeedbackPart, ...], needed: int) -> str:
    """How many parts of an answer were right, unless all were or a note says so."""
    if verdict.note or verdict.outcome.is_right or verdict.outcome is Outcome.BLANK or not parts:
        return ""
    total = needed or sum(part.mark is not PartMark.EXTRA for part in parts)
    right = sum(part.mark is PartMark.RIGHT for part in parts)
    return f"{min(right, total)} of {total} right." if right else f"None of {total} right."
