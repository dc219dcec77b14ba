"""The card on the welcome page: a real question, which anybody may answer before they have an
account. Who goes on becomes a guest, and it is their first answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from learning.cards.making import make_cards
from learning.grading import Outcome, formats
from learning.kinds import kind_of
from learning.models import Card, Question, Review, StudySession, User
from learning.rendering.source import QuestionSource, question_source
from learning.rendering.tiles import Tile, judged_tiles, tiles
from learning.study.answering import Answer, record_answer
from learning.study.readings import begin_unread, first_brief
from learning.study.sessions import Scope, start_session
from learning.study.shown import shown_now

NOBODY = 0  # the id of a reader without an account
PRESENTATION = 0  # nobody has seen it before


@dataclass(frozen=True, slots=True)
class LiveCard:
    """The question with its options; ``outcome`` is "right" or "wrong" once it is answered, with
    the ``note`` on what was chosen.
    """

    question: Question
    tiles: list[Tile]
    source: QuestionSource
    chosen: str = ""
    outcome: str = ""
    note: str = ""


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
    """The question as it is shown, or, given the fields of a form, as it was answered; what cannot
    be read is no answer.
    """
    kind, body = kind_of(formats.CHOICE), question.body
    shown = kind.shown(question.uid, body, PRESENTATION)
    source = question_source(question, NOBODY)
    chosen = str(post.get("option", "")) if post else ""
    if chosen not in {tile.id for tile in tiles(shown)}:
        return LiveCard(question, tiles(shown), source)
    response = {"option": chosen}
    verdict, judged = kind.grade(body, response), judged_tiles(shown, body, response)
    is_right = verdict.outcome is Outcome.RIGHT
    note = body["explanation"] if is_right else verdict.note
    return LiveCard(question, judged, source, chosen, "right" if is_right else "wrong", note)


def go_on(user: User, card: LiveCard, now: datetime) -> StudySession:
    """A session on the brief that opens with the answer given on the welcome page. The same form
    sent again leads to the same session.
    """
    question = card.question
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
    record_answer(user, shown, Answer(response={"option": card.chosen}), now)
    return session
