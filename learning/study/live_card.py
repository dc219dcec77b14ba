"""The card on the welcome page: a real question, which anybody may answer before they have an
account. Who goes on becomes a guest, and it is their first answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from learning.cards.making import make_cards
from learning.grading import formats
from learning.models import Card, Question, Review, StudySession, User
from learning.rendering.source import QuestionSource, question_source
from learning.rendering.tiles import TileQuestion, tile_question
from learning.study.answering import Answer, record_answer
from learning.study.reading.readings import begin_unread, first_brief
from learning.study.sessions import Scope, start_session
from learning.study.shown import shown_now

NOBODY = 0  # the id of a reader without an account


@dataclass(frozen=True, slots=True)
class LiveCard:
    """The question with its options, and the passage that answers it."""

    asked: TileQuestion
    source: QuestionSource


def live_question() -> Question | None:
    """Who said it? The first question of the first public brief that asks so with options."""
    brief = first_brief()
    if brief is None:
        return None
    asked = Question.objects.current().filter(
        brief=brief, type="who-said", body__formats__0=formats.CHOICE, passage__isnull=False
    )
    return asked.select_related("brief", "passage").order_by("position").first()


def live_card(question: Question, post: Mapping[str, Any] | None = None) -> LiveCard:
    """The question as it is shown, or, given the fields of a form, as it was answered."""
    chosen = str(post.get("option", "")) if post else ""
    return LiveCard(tile_question(question, chosen), question_source(question, NOBODY))


def go_on(user: User, card: LiveCard, now: datetime) -> StudySession:
    """A session on the brief that opens with the answer given on the welcome page. The same form
    sent again leads to the same session.
    """
    question = card.asked.question
    counted = Review.objects.filter(card__user=user, card__question=question).order_by("pk")
    earlier = counted.select_related("session").first()
    if earlier and earlier.session:
        return earlier.session
    if question.brief:
        begin_unread(user, question.brief, now)
    make_cards(user, Question.objects.filter(pk=question.pk))
    session = start_session(user, Scope(brief=question.brief), now)
    own = Card.objects.get(user=user, question=question)
    shown = shown_now([own], formats.CHOICE, session, now)
    record_answer(user, shown, Answer(response={"option": card.asked.chosen}), now)
    return session
