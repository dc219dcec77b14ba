"""What the study page shows of a judged answer: what was right, what was not, and its source."""

from typing import Any
from uuid import uuid4

from learning.grading import Outcome, Verdict, normalise
from learning.kinds import Body, Mark, Response, Told, kind_of
from learning.models import Question, Review
from learning.questions.altered import untold
from learning.questions.question import Format
from learning.study.queue import Progress
from learning.study.views.faces import Face, common_face, source_face, stage_face

TITLES = {
    Outcome.RIGHT: "Right",
    Outcome.TYPO: "Right, but mind the spelling",
    Outcome.NEAR: "Nearly",
    Outcome.WRONG: "Wrong",
    Outcome.BLANK: "Not known yet",
    Outcome.UNGRADED: "Not graded yet",
}
OWN_TITLES = {"right": "Right, as you say", "wrong": "Wrong, as you say"}


def feedback_face(progress: Progress, reviews: list[Review], question: Question) -> Face:
    """What was right and what was missing in a judged answer, with the source.

    ``reviews`` are those of one answer: of a whole one for each part.
    """
    review = reviews[0]
    face = told_face(question.body, review.format, review.response["given"], review.verdict)
    return (
        common_face(progress, question)
        | stage_face("feedback", "learning/feedback.html")
        | source_face(question, progress.session.user_id)
        | face
        | {
            "card": None if review.whole_id else review.card,
            "review": review,
            "reviews": reviews,
            "override_key": uuid4(),
        }
    )


def told_face(body: Body, format: str, given: Response, stored: dict[str, Any]) -> Face:
    """What is said of an answer, whatever page it stands on; ``stored`` is its verdict."""
    kind, verdict, own = kind_of(format), Verdict.from_json(stored), stored.get("overridden", "")
    text, parts = kind.given_text(body, given), kind.told(body, given, verdict)
    return {
        "verdict": verdict,
        "verdict_title": OWN_TITLES[own] if own else TITLES[verdict.outcome],
        "verdict_class": own or _look(verdict.outcome),
        "overridden": own,
        "mended": _mended(body) if format == Format.ALTERED else (),
        "blank": verdict.outcome is Outcome.BLANK,
        "given": text,
        "parts": parts,
        "score": _score(verdict, parts, body["needed"]),
        "numbered": format == Format.ORDERING,
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


def _score(verdict: Verdict, parts: list[Told], needed: int) -> str:
    """How much of an answer in parts was right, where not all was and no note tells."""
    said = verdict.note or verdict.outcome.is_right or verdict.outcome is Outcome.BLANK
    if said or not parts:
        return ""
    total = needed or sum(part.mark is not Mark.EXTRA for part in parts)
    right = sum(part.mark is Mark.RIGHT for part in parts)
    return f"{min(right, total)} of {total} right." if right else f"None of {total} right."
