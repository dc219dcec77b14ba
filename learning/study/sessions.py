"""Study sessions: starting one and revealing an answer.

``answering`` records answers, ``corrections`` undoes them, ``queue`` finds what comes next, and
``summaries`` says how it went.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from content.models import Brief, Passage
from learning.cards.making import add_cards, begun_briefs, lacked, make_cards
from learning.cards.seals import SEALED, is_sealed
from learning.models import (
    OF_NO_SECTION,
    Card,
    Question,
    QuestionQuerySet,
    Reveal,
    Review,
    StudySession,
    User,
)
from learning.prepared import prepared
from learning.study.answering import StaleAnswer
from learning.study.order.turns import Turn, first_turn
from learning.study.reading.readings import begin_section
from learning.study.shown import Shown

SESSION_SIZE = 10
LONGEST_REFRESH = timedelta(hours=1)  # from a question's ``offered_at`` to its commit


@dataclass(frozen=True, slots=True)
class Scope:
    """What a session is about: a brief, one of its sections, only people or quotes, chosen cards by
    their ids, or everything the learner has begun; and whether it exceeds the day's limits.
    """

    brief: Brief | None = None
    section: Passage | None = None
    subjects: str = ""
    chosen: tuple[int, ...] = ()
    beyond: bool = False

    @property
    def size(self) -> int:
        return len(self.chosen) or SESSION_SIZE


def start_session(
    user: User, scope: Scope, now: datetime, *, was_read: bool = False
) -> StudySession:
    """A session with this scope; ``was_read`` says that its section has just been read.

    Reuses the latest session if nothing was answered in it.
    """
    wished = {
        "user": user,
        "started_at": now,
        "brief": scope.brief,
        "section": scope.section,
        "subjects": scope.subjects,
        "chosen": list(scope.chosen),
        "beyond": scope.beyond,
        "size": scope.size,
    }
    with transaction.atomic():
        if scope.section and was_read:
            begin_section(user, scope.section, read_at=now)
        latest = next(iter(_latest_session(user.pk)), None)
        if latest:
            add_cards(user, _lacked_between(user.pk, latest.started_at - LONGEST_REFRESH, now))
        else:
            make_cards(user, questions_for(user, Scope()))
        if scope.brief:
            make_cards(user, questions_for(user, scope))
        session: StudySession = latest if latest and not latest.answered else StudySession()
        for name, value in wished.items():
            setattr(session, name, value)
        session.save()
        return session


@prepared
def _latest_session(user: int) -> QuerySet[StudySession, Any]:
    """The latest session, annotated with whether anything was ``answered`` in it."""
    answered = Exists(Review.objects.filter(session=OuterRef("pk")))
    return StudySession.objects.filter(user=user).annotate(answered=answered).order_by("-pk")[:1]


def questions_for(user: User, scope: Scope) -> QuestionQuerySet:
    """The questions that a session may introduce: those on what was read.

    A learner who chooses a section, or all people or quotes of a brief, sees it in front of them.
    """
    questions = Question.objects.current()
    if scope.brief is None:
        begun = begun_briefs(user).exclude(copies__owner=user)  # asked in the copy
        return questions.filter(brief__in=begun).of_sections_begun_by(user)
    if scope.section:
        return questions.begun_with(scope.section)
    questions = questions.filter(brief=scope.brief)
    if scope.subjects:
        return questions.filter(Q(subject__startswith=f"{scope.subjects}/") | OF_NO_SECTION)
    return questions.of_sections_begun_by(user)


@prepared
def _lacked_between(user: int, since: datetime, until: datetime) -> QuerySet[Question]:
    """The questions without a card, among everything the learner has begun, that were offered in
    that time.

    Starting a section makes its cards, and each session makes the cards offered before it. With
    both bounds given, PostgreSQL rightly expects few rows.
    """
    learner = User(pk=user)
    offered = questions_for(learner, Scope()).filter(offered_at__range=(since, until))
    return lacked(learner, offered).order_by()


def start_another(session: StudySession, now: datetime, *, beyond: bool = False) -> StudySession:
    """Another session with the same scope; after one on chosen cards, on everything begun."""
    scope = Scope(session.brief, session.section, session.subjects, beyond=beyond)
    return start_session(session.user, scope, now)


def cards_to_choose(user: User, ids: Iterable[int]) -> tuple[int, ...]:
    """The ids that are the learner's cards in review, at most as many as a session holds."""
    own = Card.objects.filter(user=user, pk__in=list(ids)[:SESSION_SIZE]).in_review()
    return tuple(own.values_list("pk", flat=True))


def reveal_answer(user: User, shown: Shown, now: datetime) -> Turn:
    """Logs that the answer was revealed, and returns the card in its state then."""
    turn = first_turn(Card.objects.filter(user=user, pk=shown.card_id))
    if turn is None:
        raise Card.DoesNotExist
    card = turn.card
    if card.seq != shown.seqs[card.pk] or card.suspended:
        raise StaleAnswer
    if is_sealed(user, card.question, now=now):
        raise StaleAnswer(SEALED)
    reveal = Reveal(card=card, seq=card.seq, revealed_at=now)
    Reveal.objects.bulk_create([reveal], ignore_conflicts=True)
    return replace(turn, revealed=True)


def question_asked(review: Review) -> Question:
    """The question that a review answered: its card's own, or the composite."""
    if not review.whole_id:
        return review.card.question
    return Question.objects.select_related("brief", "passage__section").get(pk=review.whole_id)
