"""What the study page shows of a card at each stage: asked, revealed, judged, and at the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.http import QueryDict

from learning import scheduling
from learning.cards.characters import asks_characters
from learning.grading import formats
from learning.kinds import Kind, ResponseData, kind_of
from learning.kinds.choosing import pick_format
from learning.kinds.response_fields import is_blank
from learning.models import Card, Question, Review, User
from learning.models.cards import LEECH_LIMIT, LEECH_WARNING
from learning.rendering.asked import Face, asked_face, title_of
from learning.rendering.source import source_face
from learning.rendering.told import told_face
from learning.scheduling import Rating
from learning.study import sessions
from learning.study.answering import Answer
from learning.study.claim_offer import offers_claim_after
from learning.study.memory import memory_of, seed_of
from learning.study.queue import Progress, Turn
from learning.study.shown import ANSWER_FIRST, Shown, shown_now, sign

TWO_GRADES = {Rating.AGAIN: "Missed", Rating.GOOD: "Got it"}
FOUR_GRADES = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


class UnreadableAnswer(Exception):
    """The form holds no answer that can be read; its text tells the learner what to do."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade button and how long the card would then stay away."""

    rating: Rating
    name: str
    wait: timedelta


def answer_given(post: QueryDict, shown: Shown) -> Answer:
    """The answer in a form: a grade, a response for a kind to judge, or that it was read."""
    if shown.format == ANSWER_FIRST:
        return Answer()
    if shown.format != formats.RECALL:
        return Answer(response=_response(post, kind_of(shown.format)))
    rating = kind_of(formats.RECALL).parse(post)["rating"]
    if rating is None:
        raise UnreadableAnswer("Choose how well you knew it.")
    return Answer(rating=Rating(rating))


def _response(post: QueryDict, kind: Kind) -> ResponseData:
    if "give_up" in post:
        return kind.parse(QueryDict())
    response = kind.parse(post)
    if is_blank(response):
        raise UnreadableAnswer("Answer first, or press “I do not know”.")
    return response


def card_face(
    progress: Progress, turn: Turn, user: User, now: datetime, *, shown: Shown | None = None
) -> Face:
    """A card as it is asked; with its answer once that was asked for, or at a first reading."""
    card = turn.card
    if asks_characters(card.question) and user.characters == User.Characters.ASK:
        return {
            "progress": progress,
            "part": "learning/study/session.html#characters",
            "stage": "ask",
        }
    format = shown.format if shown else _format(card, user)
    shown = shown or shown_now([card], format, progress.session, now)
    face = common_face(progress, card.question) | {"card": card, "token": sign(shown, user)}
    if format == ANSWER_FIRST:
        return face | stage_face("answer_first") | source_face(card.question, user.pk)
    if turn.revealed and format == formats.RECALL:
        return (
            face
            | stage_face("revealed")
            | source_face(card.question, user.pk)
            | {"grades": _grades(card, user, now)}
        )
    return face | stage_face("ask") | _asked(card.question, format, card.seq)


def whole_face(
    progress: Progress, question: Question, cards: list[Card], user: User, now: datetime
) -> Face:
    """A matching, an ordering or a list that asks several cards at once."""
    format = question.body["formats"][0]
    shown = shown_now(cards, format, progress.session, now, whole=question.pk)
    token = {"card": None, "token": sign(shown, user)}
    presentation = max(card.seq for card in cards)
    asked = _asked(question, format, presentation)
    return common_face(progress, question) | stage_face("ask") | token | asked


def feedback_face(progress: Progress, reviews: list[Review], question: Question) -> Face:
    """What was right and what was missing in a judged answer, with the source.

    ``reviews`` are those of one answer: of a whole one for each part.
    """
    review = reviews[0]
    face = told_face(question.body, review.format, review.response["given"], review.verdict)
    return (
        common_face(progress, question)
        | stage_face("feedback", "learning/rendering/feedback.html")
        | source_face(question, progress.session.user_id)
        | face
        | {
            "card": None if review.whole_id else review.card,
            "review": review,
            "reviews": reviews,
            "override_key": uuid4(),
        }
    )


def finish_face(progress: Progress, user: User, now: datetime) -> Face:
    """How the session went, and what to do next."""
    summary = sessions.session_summary(progress.session, progress.sealed)
    offers = bool(summary.cards) and offers_claim_after(user, progress.session, now)
    said = {"progress": progress, "summary": summary, "offers_claim": offers, "now": now}
    return said | stage_face("finished")


def _format(card: Card, user: User) -> str:
    format = pick_format(
        card.question.body["formats"],
        expects=card.question.body["expects"],
        state=scheduling.State(card.state),
        stability=card.stability,
        recall_due=card.recall_due,
        characters=user.characters,
    )
    first_meeting = card.state == Card.State.NEW and format == formats.RECALL
    return ANSWER_FIRST if first_meeting else format


def _asked(question: Question, format: str, presentation: int) -> Face:
    return asked_face(kind_of(format).shown(question.uid, question.body, presentation))


def common_face(progress: Progress, question: Question) -> Face:
    return {
        "progress": progress,
        "question": question,
        "brief_title": title_of(question.brief, question.body),
        "leech_warning": LEECH_WARNING,
        "leech_limit": LEECH_LIMIT,
    }


def stage_face(name: str, template: str = "learning/study/session.html") -> Face:
    return {"stage": name, "part": f"{template}#{name}"}


def _grades(card: Card, user: User, now: datetime) -> list[Grade]:
    waits = scheduling.intervals(
        memory_of(card), now, preferences=user.preferences, seed=seed_of(card)
    )
    names = FOUR_GRADES if user.buttons == User.Buttons.FOUR else TWO_GRADES
    return [Grade(rating, name, waits[rating]) for rating, name in names.items()]
