"""The stages of a session's page: a card that is asked, its answer, feedback, and the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from content.models import Passage
from learning import scheduling
from learning.cards.characters import offers_characters
from learning.cards.known_sections import known_sections
from learning.charts.strokes import SectionStrokes
from learning.grading import formats
from learning.kinds import Body, kind_of
from learning.kinds.options import for_reader
from learning.models import Card, Question, Review, User
from learning.rendering.feedback import AnswerFeedback, answer_feedback
from learning.rendering.fields import ResponseFields, response_fields
from learning.rendering.question import AskedQuestion, brief_title
from learning.rendering.source import QuestionSource, question_source
from learning.rendering.texts import ShownText, reads_first, text_over
from learning.rendering.tiles import Tile, judged_tiles
from learning.scheduling import Rating
from learning.study.claim_offer import offers_claim_after
from learning.study.leeches import LeechNotice, leech_notices
from learning.study.memory import memory_of, seed_of
from learning.study.order.first_meeting import study_format
from learning.study.order.queue import SessionProgress
from learning.study.order.turns import Turn
from learning.study.reading.readings import ReadingPlace, place_in, sections_read
from learning.study.shown import ANSWER_FIRST, Shown, shown_now, sign
from learning.study.streaks import Streak, streak_of
from learning.study.summaries import Summary, session_summary

TWO_GRADES = {Rating.AGAIN: "Missed", Rating.GOOD: "Got it"}
FOUR_GRADES = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade button and how long the card would then stay away."""

    rating: Rating
    name: str
    wait: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStage:
    """A question that is asked, or shown with its answer: then its ``source`` is known.

    ``card`` is None for a composite, which asks several; ``token`` is what was shown, signed.
    """

    template: str
    progress: SessionProgress
    question: AskedQuestion
    token: str
    card: Card | None
    source: QuestionSource | None = None
    grades: Sequence[Grade] = ()

    def with_typed(self, texts: Sequence[str]) -> "CardStage":
        """The same with what was typed in its fields."""
        if self.question.fields is None:
            return self
        fields = replace(self.question.fields, typed=texts[-1], entries=list(texts))
        return replace(self, question=replace(self.question, fields=fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackStage:
    """Feedback on one answer, whose ``reviews`` are several for a composite: then ``card`` is None.

    ``tiles`` are the options where one was picked. ``back_at`` is when the first of the cards comes
    back. ``override_key`` names the form in which the learner overrides the verdict.
    """

    template: ClassVar[str] = "learning/study/feedback.html"
    progress: SessionProgress
    feedback: AnswerFeedback
    brief_title: str
    tiles: Sequence[Tile]
    source: QuestionSource
    text: ShownText | None
    reviews: Sequence[Review]
    card: Card | None
    leeches: Sequence[LeechNotice]
    override_key: UUID
    back_at: datetime | None
    now: datetime

    @property
    def is_missed(self) -> bool:
        return self.feedback.look != "right"


@dataclass(frozen=True, slots=True)
class FinishedStage:
    """The end of a session: how it went, and what to do next. ``place`` is where the learner is in
    the brief of its first card, if any, and ``strokes`` tell how many of its sections they know.
    """

    template: ClassVar[str] = "learning/study/finished.html"
    progress: SessionProgress
    summary: Summary
    streak: Streak
    place: ReadingPlace | None
    strokes: SectionStrokes | None
    offers_characters: bool
    offers_claim: bool
    now: datetime

    @property
    def section(self) -> Passage | None:
        """The section that the session was about, if all its questions were asked and answered
        right in the end.
        """
        progress = self.progress
        is_done = self.summary.cards and not progress.counts.total and not progress.pending
        return progress.session.section if is_done else None


type SessionStage = CardStage | FeedbackStage | FinishedStage


def card_stage(
    progress: SessionProgress,
    turn: Turn,
    user: User,
    now: datetime,
    *,
    shown: Shown | None = None,
) -> CardStage:
    """A card in the format that its memory asks for, or as it was ``shown`` before; with its answer
    once that was revealed, or where the card is new and to be read first."""
    card, question = turn.card, turn.card.question
    format = shown.format if shown else study_format(card, user, was_read=turn.was_read)
    shown = shown or shown_now([card], format, progress.session, now)
    is_new = format == ANSWER_FIRST
    if not is_new and not (turn.revealed and format == formats.RECALL):
        body = for_reader(question.body, turn.read)
        return _asking(progress, question, body, format, card.seq, sign(shown, user), card)
    return CardStage(
        template=f"learning/study/card.html#{'answer_first' if is_new else 'revealed'}",
        progress=progress,
        question=_asked_question(question, None, text_over(question.body, was_read=not is_new)),
        token=sign(shown, user),
        card=card,
        source=question_source(question, user.pk),
        grades=() if is_new else _grades(card, user, now),
    )


def composite_stage(
    progress: SessionProgress,
    question: Question,
    cards: list[Card],
    user: User,
    now: datetime,
    *,
    shown: Shown | None = None,
) -> CardStage:
    """A matching, an ordering or a list that asks several cards at once."""
    format = question.body["formats"][0]
    shown = shown or shown_now(cards, format, progress.session, now, composite=question.pk)
    presentation = max(card.seq for card in cards)
    token = sign(shown, user)
    return _asking(progress, question, question.body, format, presentation, token, None)


def _asking(
    progress: SessionProgress,
    question: Question,
    body: Body,
    format: str,
    presentation: int,
    token: str,
    card: Card | None,
) -> CardStage:
    shown = kind_of(format).shown(question.uid, body, presentation)
    was_read = card is None or card.state != Card.State.NEW
    text = text_over(question.body, was_read=was_read)
    fields = response_fields(shown, sends_at_once=True, takes_focus=not reads_first(text))
    return CardStage(
        template="learning/study/card.html#ask",
        progress=progress,
        question=_asked_question(question, fields, text),
        token=token,
        card=card,
    )


def _asked_question(
    question: Question, fields: ResponseFields | None, text: ShownText | None
) -> AskedQuestion:
    return AskedQuestion(question.body, fields, brief_title(question.brief, question.body), text)


def feedback_stage(
    progress: SessionProgress, reviews: list[Review], question: Question, now: datetime
) -> FeedbackStage:
    """Feedback on a judged answer, with the source. ``reviews`` are those of one answer: of a
    composite one for each part."""
    review = reviews[0]
    return FeedbackStage(
        progress=progress,
        feedback=answer_feedback(
            question.body,
            review.format,
            review.response["given"],
            review.verdict,
            shown=_shown(reviews, question) if review.format == formats.MATCHING else None,
        ),
        brief_title=brief_title(question.brief, question.body),
        tiles=_tiles(review, question) if review.format == formats.CHOICE else (),
        source=question_source(question, progress.session.user_id),
        text=text_over(question.body, was_read=True),
        reviews=reviews,
        card=None if review.whole_id else review.card,
        leeches=leech_notices(reviews, named=len(reviews) > 1),
        override_key=uuid4(),
        back_at=min((each.card.show_at for each in reviews if each.card.show_at), default=None),
        now=now,
    )


def _shown(reviews: list[Review], question: Question) -> Mapping[str, Any]:
    """The question as it stood when it was answered."""
    presentation = max(review.seq for review in reviews)
    return kind_of(reviews[0].format).shown(question.uid, question.body, presentation)


def _tiles(review: Review, question: Question) -> list[Tile]:
    """The options as they stood when the learner picked one."""
    read = sections_read(review.user_id, question) if question.body.get("reserve") else ()
    body = for_reader(question.body, read)
    shown = kind_of(formats.CHOICE).shown(question.uid, body, review.seq)
    return judged_tiles(shown, body, review.response["given"])


def finished_stage(progress: SessionProgress, user: User, now: datetime) -> FinishedStage:
    """How the session went; the first that a guest finishes offers to claim an account."""
    session = progress.session
    summary = session_summary(session, now, progress.sealed)
    return FinishedStage(
        progress=progress,
        summary=summary,
        streak=streak_of(user, user.study_day(now)),
        place=place_in(user, summary.brief) if summary.brief else None,
        strokes=known_sections(user, summary.brief, now) if summary.brief else None,
        offers_characters=bool(summary.cards) and offers_characters(user),
        offers_claim=bool(summary.cards) and offers_claim_after(user, session, now),
        now=now,
    )


def _grades(card: Card, user: User, now: datetime) -> list[Grade]:
    waits = scheduling.intervals(
        memory_of(card), now, preferences=user.preferences, seed=seed_of(card)
    )
    names = FOUR_GRADES if user.buttons == User.Buttons.FOUR else TWO_GRADES
    return [Grade(rating, name, waits[rating]) for rating, name in names.items()]
