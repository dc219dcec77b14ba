"""How a class answered the question at hand: by option, or by how right the answers were."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from learning.grading import Outcome, Verdict, formats
from learning.kinds import kind_of
from learning.models import LiveQuestion, LiveSession, Response

LABELS = {
    "right": "Right",
    "near": "Almost",
    "wrong": "Missed",
    "ungraded": "Not graded yet",
    "polled": "Answered",
}


def outcome_of(session: LiveSession) -> dict[str, Any]:
    """What to keep of the answers once they are revealed: rows of a text, whether it is right, and
    how many gave it; whether the rows are the options; and how many of those who could answer did.
    Two statements.
    """
    question = session.questions.get(position=session.position)
    asked = Response.objects.filter(attempt__live=session, position=session.position)
    answers = list(asked.values_list("given", "verdict"))
    given = [(answer, verdict) for answer, verdict in answers if answer is not None]
    picks = question.format in (formats.CHOICE, formats.SEVERAL)
    rows = _by_option(question, given) if picks else _by_verdict(verdict for _, verdict in given)
    return {"rows": rows, "by_option": picks, "answered": len(given), "could": len(answers)}


def _by_option(question: LiveQuestion, given: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    for answer, _ in given:
        counts.update({answer.get("option"), *answer.get("options", ())} - {None})
    right = kind_of(question.format).options(question.body)
    return [
        {"text": one["text"], "right": right.get(one["text"], False), "count": counts[one["id"]]}
        for one in question.shown["options"]
    ]


def _by_verdict(verdicts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    counts = Counter(look_of(Verdict.from_json(one).outcome) for one in verdicts)
    return [
        {"text": label, "right": look == "right", "count": counts[look]}
        for look, label in LABELS.items()
        if counts[look] or look in ("right", "wrong")
    ]


def look_of(outcome: Outcome) -> str:
    if outcome is Outcome.UNGRADED:
        return "ungraded"
    if outcome is Outcome.POLLED:
        return "polled"
    if outcome in (Outcome.NEAR, Outcome.WHICH):
        return "near"
    return "right" if outcome.is_right else "wrong"
