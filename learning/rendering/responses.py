"""What the pages of a quiz show of one question: its fields, or what became of the answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import QueryDict

from content.models import Brief
from learning.kinds import kind_of
from learning.models import Quiz, Response
from learning.rendering.asked import Face, attempt_face, filled, title_of
from learning.rendering.source import adapted_face, source_face
from learning.rendering.subjects import Item
from learning.rendering.told import told_face

SALT = "learning.quiz"


def question_face(response: Response, given: Mapping[str, Any] | None) -> Face:
    """A question as it was worded at the start, its fields filled with an answer."""
    return attempt_face(filled(response.shown, given or {})) | {
        "response": response,
        "brief_title": title_of(_open_brief(response), response.body),
        "typed": (given or {}).get("text", ""),
    }


def item_face(
    response: Response, now: datetime, *, keys: bool = True, subject: Item | None = None
) -> Face:
    """A judged question: what was answered, part by part, what is right, its source and what it is
    on, and what the learner's own verdict on it needs; without ``keys`` nothing of what is right
    but whether the answer was."""
    kind = kind_of(response.format)
    given = kind.parse(QueryDict()) if response.given is None else response.given
    told = told_face(response.body, response.format, given, response.verdict)
    if response.attempt.quiz.purpose == Quiz.Purpose.AUTHORED and told["verdict"].is_partly_right:
        told |= {"verdict_title": "Partly right", "verdict_class": "near"}
    if not keys:
        return _keyless(response, told)
    if told["blank"] and not response.answered_at:
        told["verdict_title"] = "Not answered"
    question, brief = response.question, _open_brief(response)
    face = {
        "response": response,
        "brief_title": title_of(brief, response.body),
        "passage": None,
        "subject_item": subject,
        "token": sign(response, now) if response.answered_at else "",
    }
    if question and question.passage and brief:
        source, text = response.body["source"], question.passage.text
        if text[source["start"] : source["end"]] == source["text"]:
            question.body = response.body
            face |= source_face(question)
    if question and "adapted" in response.body:
        face |= adapted_face(response.body, question.passage, response.attempt.user_id)
    missed = told["overridden"] or not told["verdict"].outcome.is_right  # as it was seen before
    return face | told | {"missed": bool(missed)}


def _keyless(response: Response, told: Face) -> Face:
    allowed = ("verdict_title", "verdict_class", "given", "blank")
    face: Face = {name: told[name] for name in allowed}
    if told["blank"] and not response.answered_at:
        face["verdict_title"] = "Not answered"
    right = told["verdict"].outcome.is_right
    return face | {"response": response, "shown": response.shown, "missed": not right}


def _open_brief(response: Response) -> Brief | None:
    """What the question comes from, as long as it is not closed to the learner."""
    brief = response.question.brief if response.question else None
    return brief if brief and brief.is_open_to(response.attempt.user_id) else None


def sign(response: Response, now: datetime) -> str:
    """Which version of a response a page shows, and since when."""
    value = {"response": response.pk, "version": response.version, "at": now.isoformat()}
    return Signer(salt=SALT).sign_object(value)


def read(token: str, response: Response) -> tuple[int, datetime] | None:
    """The version and the time that were signed for this response; None for anything else."""
    try:
        value = Signer(salt=SALT).unsign_object(token)
        if value["response"] != response.pk:
            return None
        return value["version"], datetime.fromisoformat(value["at"])
    except (BadSignature, KeyError, TypeError, ValueError):
        return None
