"""Studying: a session begins, an answer is revealed, a session is summed up.

How an answer is recorded stands in ``answering``, how it is undone in ``corrections``, and what
comes next in ``queue``.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from content.models import Brief, Passage
from learning.answering import StaleAnswer
from learning.cards import make_cards
from learning.models import Card, Question, Reveal, Review, StudySession, User
from learning.queue import with_question
from learning.shown import Shown

SESSION_SIZE = 10


def start_session(
    user: User,
    *,
    now: datetime,
    brief: Brief | None = None,
    section: Passage | None = None,
    subjects: str = "",
) -> StudySession:
    """A session on a brief, a section, only people or quotes, or all that the learner has begun.

    The latest session, where nothing was answered in it, is used anew.
    """
    scope = {"brief": brief, "section": section, "subjects": subjects, "size": SESSION_SIZE}
    with transaction.atomic():
        make_cards(user, brief)
        latest = user.study_sessions.order_by("-pk").first()
        if latest and not latest.reviews.exists():
            for name, value in scope.items():
                setattr(latest, name, value)
            latest.started_at = now
            latest.save()
            return latest
        return StudySession.objects.create(user=user, started_at=now, **scope)


def start_another(session: StudySession, now: datetime) -> StudySession:
    """One more session on the same."""
    return start_session(
        session.user,
        now=now,
        brief=session.brief,
        section=session.section,
        subjects=session.subjects,
    )


def reveal_answer(user: User, shown: Shown, now: datetime) -> Card:
    """Log that the answer was asked for, and give the card with its question."""
    card = with_question(Card.objects.filter(user=user, pk=shown.card_id)).get()
    if card.seq != shown.seqs[card.pk] or card.suspended:
        raise StaleAnswer
    reveal = Reveal(card=card, seq=card.seq, revealed_at=now)
    Reveal.objects.bulk_create([reveal], ignore_conflicts=True)
    card.revealed = True  # type: ignore[attr-defined]
    return card


def question_asked(review: Review) -> Question:
    """The question that a review answered: its card's own, or the whole that it was part of."""
    if not review.whole_id:
        return review.card.question
    return Question.objects.select_related("brief", "passage__section").get(pk=review.whole_id)


def sessions_of(user: User) -> int:
    """How many sessions the learner has answered something in."""
    answered = Review.objects.standing().filter(session=OuterRef("pk"))
    return user.study_sessions.filter(Exists(answered)).count()


@dataclass(frozen=True, slots=True)
class Summary:
    """A session, summed up: its cards, and how many were right at their first answer in it."""

    cards: int
    right_at_first: int
    hardest: list[Review]
    brief: Brief | None


def session_summary(session: StudySession) -> Summary:
    """What was answered and how well, the cards missed most, and when the next one is due."""
    reviews = list(
        session.reviews.standing()
        .exclude(rating=None, verdict={})
        .select_related("card__question__brief")
        .order_by("pk")
    )
    first = {review.card_id: review for review in reversed(reviews)}
    missed: dict[int, list[Review]] = {}
    for review in reviews:
        if not review.was_right:
            missed.setdefault(review.card_id, []).append(review)
    hardest = sorted(missed.values(), key=len, reverse=True)[:3]
    return Summary(
        cards=len(first),
        right_at_first=sum(review.was_right for review in first.values()),
        hardest=[group[-1] for group in hardest],
        brief=reviews[0].card.question.brief if reviews else None,
    )
