"""What is said of a judged answer: what was right, and what was not."""

from typing import Any

from learning.grading import Outcome, Verdict, formats, normalise
from learning.kinds import Body, FeedbackPart, PartMark, ResponseData, kind_of
from learning.questions.altered import untold
from learning.rendering.asked import Face

TITLES = {
    Outcome.RIGHT: "Right",
    Outcome.TYPO: "Right, but mind the spelling",
    Outcome.NEAR: "Nearly",
    Outcome.WRONG: "Wrong",
    Outcome.BLANK: "Not known yet",
    Outcome.UNGRADED: "Not graded yet",
}
OWN_TITLES = {"right": "Right, as you say", "wrong": "Wrong, as you say"}


def told_face(body: Body, format: str, given: ResponseData, stored: dict[str, Any]) -> Face:
    """What is said of an answer, whatever page it stands on; ``stored`` is its verdict."""
    kind, verdict, own = kind_of(format), Verdict.from_json(stored), stored.get("overridden", "")
    text, parts = kind.response_text(body, given), kind.feedback(body, given, verdict)
    return {
        "verdict": verdict,
        "verdict_title": OWN_TITLES[own] if own else TITLES[verdict.outcome],
        "verdict_class": own or _look(verdict.outcome),
        "overridden": own,
        "mended": _mended(body) if format == formats.ALTERED else (),
        "blank": verdict.outcome is Outcome.BLANK,
        "given": text,
        "parts": parts,
        "score": _score(verdict, parts, body["needed"]),
        "numbered": format == formats.ORDERING,
        "differs": normalise(text) != normalise(body["answer"]),
    }


def _mended(body: Body) -> tuple[str, ...]:
    """An altered statement: what stands before the change, the wrong word, the right one, and the
    rest; empty where the word is not in it as it was."""
    wrong, right = body["altered"]
    statement, _ = untold(body["stem"])
    before, found, after = statement.partition(wrong)
    return (before, wrong, right, after) if found else ()


def _look(outcome: Outcome) -> str:
    if outcome is Outcome.NEAR:
        return "near"
    return "right" if outcome.is_right else "wrong"


def _score(verdict: Verdict, parts: list[FeedbackPart], needed: int) -> str:
    """How much of an answer in parts was right, where not all was and no note tells."""
    said = verdict.note or verdict.outcome.is_right or verdict.outcome is Outcome.BLANK
    if said or not parts:
        return ""
    total = needed or sum(part.mark is not PartMark.EXTRA for part in parts)
    right = sum(part.mark is PartMark.RIGHT for part in parts)
    return f"{min(right, total)} of {total} right." if right else f"None of {total} right."
