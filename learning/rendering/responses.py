"""A question of a quiz as a page shows it: with the fields for an answer, or judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Exists
from django.http import QueryDict

from content.models import Brief
from learning.grading import formats
from learning.kinds import kind_of
from learning.models import Quiz, ReadingText, Response
from learning.rendering.feedback import AnswerFeedback, answer_feedback
from learning.rendering.fields import response_fields
from learning.rendering.question import AskedQuestion, brief_title
from learning.rendering.source import QuestionSource, adapted_source, has_words, passage_source
from learning.rendering.subjects import SubjectRow
from learning.rendering.texts import ShownText, reads_first
from learning.rendering.tiles import Tile, judged_tiles

SALT = "learning.quiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedResponse:
    """A judged response with its feedback.

    ``source`` is None where the learner may not read the keys. ``is_missed`` says that the answer
    was not right when it was judged or overridden; one that waits for its mark is not missed.
    ``token`` is what a form signs that overrides the verdict; "" where that is not allowed.
    """

    response: Response
    feedback: AnswerFeedback
    is_missed: bool
    source: QuestionSource | None = None
    token: str = ""

    @property
    def has_keys(self) -> bool:
        return self.source is not None

    @property
    def memory_sign(self) -> str:
        """How a list shows what became of the question: as memory is shown, "new" for one that was
        left open, waits for its mark, or has no right answer."""
        if not self.response.answered_at or self.feedback.is_ungraded or self.feedback.is_poll:
            return "new"
        return {"right": "known", "near": "fading"}.get(self.feedback.look, "missed")

    @property
    def tiles(self) -> list[Tile]:
        """The options of a choice as the learner saw them; none for other kinds."""
        response = self.response
        if response.format != formats.CHOICE:
            return []
        given = response.given or {"option": ""}
        return judged_tiles(response.shown, response.body, given)


def asked_question(response: Response, answer: Mapping[str, Any] | None) -> AskedQuestion:
    """A question as it was worded when its attempt began, with an answer in its fields."""
    title = brief_title(_open_brief(response), response.body)
    text = text_of(response)
    fields = response_fields(response.shown, answer, takes_focus=not reads_first(text))
    return AskedQuestion(response.body, fields, title, text)


def text_of(response: Response) -> ShownText | None:
    """The text that a question of an attempt stands under; it was read where the question before
    stands under the same. One statement where there is a text."""
    name = response.body.get("reading_text")
    if not name:
        return None
    before = Response.objects.filter(
        attempt=response.attempt_id,
        position=response.position - 1,
        body__reading_text=name,
    )
    texts: Any = ReadingText.objects.filter(sha256=name).annotate(was_read=Exists(before))
    text = texts.first()
    return ShownText(text, text.was_read) if text else None


def judged_response(
    response: Response, now: datetime, *, keys: bool = True, subject: SubjectRow | None = None
) -> JudgedResponse:
    """A judged response; without ``keys`` nothing of what is right but whether the answer was.
    ``subject`` is what a question that somebody wrote is on."""
    kind = kind_of(response.format)
    feedback = answer_feedback(
        response.body,
        response.format,
        kind.parse(QueryDict()) if response.given is None else response.given,
        response.verdict,
        shown=response.shown,
        counts_points=response.attempt.quiz.purpose == Quiz.Purpose.AUTHORED,
    )
    if feedback.is_blank and not response.answered_at:
        feedback = replace(feedback, title="Not answered")
    if not keys:
        return JudgedResponse(
            response=response, feedback=feedback.without_keys(), is_missed=feedback.is_missed
        )
    may_overrule = response.answered_at and kind.has_key and response.attempt.quiz.lets_overrule
    return JudgedResponse(
        response=response,
        feedback=feedback,
        is_missed=bool(feedback.overridden) or feedback.is_missed,
        source=replace(_source(response), subject=subject),
        token=sign(response, now) if may_overrule else "",
    )


def _source(response: Response) -> QuestionSource:
    """By the wording of the response, which the question may have changed since."""
    question, body, span = response.question, response.body, response.body["source"]
    if question and "adapted" in body:
        return adapted_source(body, question.passage, response.attempt.user_id)
    brief = _open_brief(response)
    if question and question.passage and brief and has_words(question.passage, span):
        question.passage.brief = brief  # the same row, known already
        return passage_source(question.passage, span)
    return QuestionSource(words=span["text"] if span else "")


def _open_brief(response: Response) -> Brief | None:
    """The brief that the question comes from, unless it is closed to the learner."""
    brief = response.question.brief if response.question else None
    return brief if brief and response.attempt.may_read(brief) else None


def sign(response: Response, now: datetime) -> str:
    """A token for the version of a response that a page shows, and the time since when."""
    value = {"response": response.pk, "version": response.version, "at": now.isoformat()}
    return Signer(salt=SALT).sign_object(value)


def read(token: str, response: Response) -> tuple[int, datetime] | None:
    """The version and the time in a token for this response; None for any other token."""
    try:
        value = Signer(salt=SALT).unsign_object(token)
        if value["response"] != response.pk:
            return None
        return value["version"], datetime.fromisoformat(value["at"])
    except (BadSignature, KeyError, TypeError, ValueError):
        return None
