"""What a live session shows: the same to all phones, and more on the screen and to its presenter.

Nothing here tells an answer before it is revealed.
"""

from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from learning.grading import formats
from learning.grading.verdict import BLANK
from learning.kinds import kind_of
from learning.kinds.poll.answers import SCALE
from learning.live.access import image_address, screen_token
from learning.live.board import people_of, teams_of
from learning.live.phases import ENDED, POLL, REVEALED
from learning.live.polls import outcome_of_poll
from learning.models import LiveQuestion, LiveSession, Response
from learning.quizzes.links import link_context
from learning.rendering.feedback import AnswerFeedback, answer_feedback
from learning.rendering.fields import response_fields
from learning.rendering.question import AskedQuestion
from learning.rendering.responses import text_of
from learning.rendering.texts import ShownText, text_over
from learning.rendering.tiles import judged_tiles

PHONE, SCREEN, PRESENTER = "phone", "screen", "presenter"
# Characters of what is asked, and of the text over it: more would not fit on the screen in large
# type.
LONG = 900
TEMPLATES = {
    PHONE: "learning/live/phone.html#region",
    SCREEN: "learning/live/screen.html#region",
    PRESENTER: "learning/live/presenter.html#region",
}


def frame(session_id: int, audience: str) -> tuple[int, str]:
    """The version of a session, and what the audience sees of it."""
    session = LiveSession.objects.select_related("quiz", "poll").get(pk=session_id)
    return session.version, render_to_string(TEMPLATES[audience], context_for(session, audience))


def head_of(session: LiveSession) -> dict[str, Any]:
    """What the head of a region needs."""
    size = session.questions.count()
    return {
        "live": session,
        "size": size,
        "is_last": session.position >= size,
        "closes_at": int(session.closes_at.timestamp() * 1000) if session.closes_at else None,
    }


def context_for(session: LiveSession, audience: str) -> dict[str, Any]:
    """What the region of a page needs."""
    context = head_of(session)
    if session.phase == POLL and session.poll:
        context |= {"poll": session.poll, "scale": SCALE}
        if prepared := _prepared(session):
            context |= asked(prepared) | _images_of(session, prepared)
        if audience != PHONE:
            context["outcome"] = outcome_of_poll(session.poll)
    elif question := session.questions.filter(position=session.position).first():
        context |= _of_question(session, question) | _images_of(session, question)
    if audience != PHONE:
        context |= counts_of(session) | link_context(session.code)
        context |= {"rows": _rows(session.state), "token": screen_token(session)}
    if audience == PRESENTER and session.phase == ENDED:
        context["polls"] = [(poll, outcome_of_poll(poll)) for poll in session.polls.all()]
    if audience == SCREEN:
        context |= {"people": people_of(session), "teams": teams_of(session)}
    return context


def _prepared(session: LiveSession) -> LiveQuestion | None:
    """The question of the quiz that the poll at hand was prepared as; None for one on the spot."""
    if session.poll is None or session.poll.question_id is None:
        return None
    return session.questions.filter(position=session.position, format=formats.POLL).first()


def _images_of(session: LiveSession, question: LiveQuestion) -> dict[str, Any]:
    """Where the pictures of a question and of its text are, by their hashes."""
    text = text_over(question.body)
    images = [question.body.get("image"), *(text.text.images if text else ())]
    names = [one["sha256"] for one in images if one]
    return {"image_addresses": {name: image_address(session, name) for name in names}}


def _of_question(session: LiveSession, question: LiveQuestion) -> dict[str, Any]:
    length = len(str(question.shown))
    is_long = length > LONG
    if session.phase != REVEALED:
        context = asked(question)
        text = context["question"].text
        fits = text and not text.text.images and length + len(text.text.text) <= LONG
        return context | {"is_long": is_long, "text_fits": fits}
    feedback, tiles = revealed(question)
    return {"feedback": feedback, "tiles": tiles, "is_long": is_long}


def asked(question: LiveQuestion | Response, had: Any = None) -> dict[str, Any]:
    """A question to answer; ``had`` is what was answered before."""
    fields = response_fields(question.shown, had, sends_at_once=True, takes_focus=False)
    is_choice = question.format == formats.CHOICE
    return {
        "question": AskedQuestion(question.body, fields, text=_text_over(question)),
        "is_choice": is_choice,
        "position": question.position,
    }


def _text_over(question: LiveQuestion | Response) -> ShownText | None:
    """The text that it stands under; it was read where the question before stands under the
    same."""
    if isinstance(question, Response):
        return text_of(question)
    if not (name := question.body.get("reading_text")):
        return None
    before = question.session.questions.filter(position=question.position - 1)
    return text_over(question.body, was_read=before.filter(body__reading_text=name).exists())


def revealed(question: LiveQuestion) -> tuple[AnswerFeedback, list[Any]]:
    """The right answer to a question, with the options of a choice as tiles."""
    kind, body = kind_of(question.format), question.body
    blank = kind.parse(QueryDict())
    feedback = answer_feedback(body, question.format, blank, BLANK.as_json(), shown=question.shown)
    is_choice = question.format == formats.CHOICE
    return feedback, judged_tiles(question.shown, body, blank) if is_choice else []


def counts_of(session: LiveSession) -> dict[str, int]:
    """How many have joined, and how many answers to the question or poll at hand there are; all
    answers where everybody goes at their own speed."""
    joined = session.attempts.count()
    if session.phase == POLL and session.poll:
        return {"joined": joined, "answered": session.poll.answers.filter(hidden=False).count()}
    answered = Response.objects.filter(attempt__live=session, answered_at__isnull=False)
    if not session.is_self_paced:
        answered = answered.filter(position=session.position)
    return {"joined": joined, "answered": answered.count()}


def _rows(state: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the outcome with their share of all answers, in per cent."""
    answered = state.get("answered", 0)
    return [
        row | {"share": round(100 * row["count"] / answered) if answered else 0}
        for row in state.get("rows", ())
    ]
