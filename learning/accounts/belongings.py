"""What belongs to a person, and what happens to it when they leave."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from content.models import Brief
from learning.accounts.downloads import discard_with_owner
from learning.cards.suspension import follow_visibility
from learning.kinds.written import OWN
from learning.models import (
    Assignment,
    Attempt,
    Bookmark,
    Card,
    Classroom,
    Membership,
    Question,
    QuestionImage,
    QuestionReport,
    Quiz,
    Reading,
    ReadingText,
    Review,
    StudySession,
    User,
)


@dataclass(frozen=True, slots=True)
class Belongings:
    """Counts of a person's belongings: quizzes taken and ``authored``, classes ``joined`` and those
    that nobody else teaches; ``kept`` is the number of briefs that stay when their owner leaves.
    """

    begun: int
    written: int
    texts: int
    answers: int
    sections: int
    quizzes: int
    authored: int
    joined: int
    reports: int
    classes: int
    briefs: int
    kept: int

    @property
    def is_anything(self) -> bool:
        learnt = self.begun or self.answers or self.sections or self.quizzes
        return bool(
            learnt
            or self.written
            or self.texts
            or self.authored
            or self.joined
            or self.reports
            or self.briefs
        )


def belongings(user_id: int) -> Belongings:
    begun = Card.objects.filter(user=user_id).exclude(state=Card.State.NEW)
    briefs = Brief.objects.filter(owner=user_id)
    counted = briefs.aggregate(
        own=Count("pk"), going=Count("pk", filter=Q(pk__in=briefs_that_go(user_id)))
    )
    return Belongings(
        begun=begun.count(),
        written=Question.objects.filter(owner=user_id).count(),
        texts=ReadingText.objects.standing().filter(owner=user_id).count(),
        answers=Review.objects.standing().filter(user=user_id).values("key").distinct().count(),
        sections=Reading.objects.filter(user=user_id).exclude(read_at=None).count(),
        quizzes=Attempt.objects.filter(user=user_id).count(),
        authored=Quiz.objects.authored().filter(owner=user_id).count(),
        joined=Membership.objects.current().filter(user=user_id).count(),
        reports=QuestionReport.objects.filter(user=user_id).count(),
        classes=classes_that_go(user_id).count(),
        briefs=counted["own"],
        kept=counted["own"] - counted["going"],
    )


def briefs_that_go(user_id: int) -> QuerySet[Brief]:
    """A person's briefs that nobody else has cards of, nor can read without them."""
    others = Card.objects.filter(question__brief=OuterRef("pk")).exclude(user=user_id)
    tasks = Assignment.objects.filter(brief=OuterRef("pk"), withdrawn_at=None)
    shared = Exists(tasks.exclude(classroom__in=classes_that_go(user_id)))
    for_few = Q(visibility=Brief.Visibility.CLASS) & ~shared
    own = Brief.objects.filter(for_few | Q(visibility=Brief.Visibility.PRIVATE), owner=user_id)
    return own.exclude(Exists(others))


def classes_that_go(user_id: int) -> QuerySet[Classroom]:
    """The classes that only this person teaches."""
    teaching = Membership.objects.filter(role=Membership.Role.TEACHER)
    own = Classroom.objects.filter(Exists(teaching.filter(classroom=OuterRef("pk"), user=user_id)))
    others = teaching.filter(classroom=OuterRef("pk")).exclude(user=user_id)
    return own.exclude(Exists(others))


def delete_account(user_id: int) -> bool:
    """Deletes a person with everything they learned and made, in one transaction.

    Briefs and classes that are theirs alone go as well; other briefs stay, without an owner. False
    if the account does not exist (any more).
    """
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=user_id).first()
        if user is None:
            return False
        briefs_that_go(user_id).delete()
        taught = Classroom.objects.taught_by(user)
        list(taught.select_for_update(of=("self",), no_key=True))  # their last teacher stays
        going = classes_that_go(user_id)
        shared = list(
            Brief.objects.filter(
                visibility=Brief.Visibility.CLASS, assignments__classroom__in=going
            ).distinct()
        )
        going.delete()
        for brief in shared:
            follow_visibility(brief)
        _leave_written_questions(user)
        discard_with_owner(user_id)
        user.delete()
        return True


def _leave_written_questions(user: User) -> None:
    """Keeps questions that others study, with their texts and pictures, but without an owner:
    deleting them would delete those learners' cards and reviews. Earlier versions and tags go.
    """
    by_others = Card.objects.filter(question=OuterRef("pk")).exclude(user=user)
    studied = list(user.questions.filter(Exists(by_others)).values_list("pk", flat=True))
    shown = QuestionImage.questions.through.objects.filter(question__in=studied)
    QuestionImage.objects.filter(owner=user).exclude(pk__in=shown.values("questionimage")).delete()
    bodies = Question.objects.filter(pk__in=studied).values_list("body", flat=True)
    over = {body["reading_text"] for body in bodies if "reading_text" in body}
    ReadingText.objects.filter(owner=user).exclude(sha256__in=over).delete()
    if studied:
        Question.history.filter(history_relation__in=studied).delete()
        by_itself = Concat(Value(f"{OWN}/"), "uid")
        Question.objects.filter(pk__in=studied).update(
            owner=None, about=None, copy_of=None, taken_from=None, subject=by_itself
        )


def unused_guests(
    now: datetime, unused_for: timedelta, *, among: Collection[int] | None = None
) -> list[int]:
    """The ids of guests, oldest first, with no activity within ``unused_for`` and no browser that
    can return to them; ``among`` narrows the search to some of them.
    """
    since = now - unused_for
    guests = User.objects.filter(is_guest=True, is_staff=False, date_joined__lt=since)
    guests = guests.filter(Q(last_login=None) | Q(last_login__lt=since))
    if among is not None:
        guests = guests.filter(pk__in=among)
    for model, moment in (
        (Review, "reviewed_at"),
        (StudySession, "started_at"),
        (Reading, "read_at"),
        (Bookmark, "opened_at"),
        (Attempt, "started_at"),
        (QuestionReport, "created_at"),
    ):
        late = model._default_manager.filter(user=OuterRef("pk"), **{f"{moment}__gte": since})
        guests = guests.exclude(Exists(late))
    late = Question.objects.filter(owner=OuterRef("pk"), changed_at__gte=since)
    guests = guests.exclude(Exists(late))
    late_texts = ReadingText.objects.filter(owner=OuterRef("pk"), made_at__gte=since)
    guests = guests.exclude(Exists(late_texts))
    found = list(guests.order_by("pk").values_list("pk", flat=True))
    in_use = _with_a_session(now) if found else set()
    return [pk for pk in found if pk not in in_use]


def _with_a_session(now: datetime) -> set[int]:
    """The ids of people who are signed in in some browser."""
    sessions = Session.objects.filter(expire_date__gt=now).iterator()
    return {int(each.get_decoded().get(SESSION_KEY, 0)) for each in sessions}
