"""Classes: their members, and what is set for them."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Coalesce

from content.models import Brief
from learning.models.people import User
from learning.models.quizzes import CODE_LENGTH, LONGEST_NAME, MOST_ATTEMPTS, MOST_TIMES, Quiz


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    def taught_by(self, user: User) -> Self:
        """All classes that somebody teaches, archived ones too."""
        return self.filter(memberships__user=user, memberships__role=Membership.Role.TEACHER)

    def taught_now_by(self, user: User) -> Self:
        """The current classes that somebody teaches."""
        return self.taught_by(user).filter(archived_at=None)

    def joined_by(self, user: User) -> Self:
        """The current classes that somebody learns in."""
        joined = self.filter(memberships__user=user, memberships__role=Membership.Role.LEARNER)
        return joined.filter(archived_at=None)


MOST_WEIGHT, MOST_DROPPED = 1000, 50


class Classroom(models.Model):
    """A class that people join by its code, until it is archived. The total of a learner's grades
    is without the ``drop_lowest`` lowest of them; see ``learning.classrooms.totals``."""

    name = models.CharField(max_length=100)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, editable=False)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, editable=False)
    drop_lowest = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(MOST_DROPPED)]
    )
    missing_is_zero = models.BooleanField(default=False)
    shows_totals = models.BooleanField(default=False)  # to learners

    objects = ClassroomQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


LONGEST_IDENTIFICATION = 50  # characters of the number that a department knows somebody by


class MembershipQuerySet(models.QuerySet["Membership"]):
    def teachers(self) -> Self:
        return self.filter(role=Membership.Role.TEACHER)

    def learners(self) -> Self:
        return self.filter(role=Membership.Role.LEARNER)

    def current(self) -> Self:
        return self.exclude(role=Membership.Role.FORMER)

    def former(self) -> Self:
        return self.filter(role=Membership.Role.FORMER)


class Membership(models.Model):
    """A person in a class; ``name`` is what its teachers see, and ``identification`` the number
    that their department knows the person by, if any. A teacher's role allows teaching and nothing
    else. A former member left the course that the class is bound to: they do not see the class, and
    come back as they were.
    """

    class Role(models.TextChoices):
        TEACHER = "teacher", "Teacher"
        LEARNER = "learner", "Learner"
        FORMER = "former", "Former member"

    classroom = models.ForeignKey(
        Classroom, models.CASCADE, related_name="memberships", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.LEARNER)
    name = models.CharField(max_length=LONGEST_NAME)
    identification = models.CharField(max_length=LONGEST_IDENTIFICATION, blank=True, default="")
    joined_at = models.DateTimeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["classroom", "user"], name="member_once_per_class"),
            models.UniqueConstraint(
                fields=["classroom", "identification"],
                condition=~Q(identification=""),
                name="identification_once_per_class",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def teaches(self) -> bool:
        return self.role == self.Role.TEACHER


# ``Assignment.ends_at`` in SQL.
ENDS_AT = Case(When(never_closes=True, then=None), default=Coalesce("due_at", "quiz__closes_at"))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> Self:
        """Assignments that are not withdrawn; the one that ends first comes first."""
        standing = self.filter(withdrawn_at=None)
        return standing.order_by(ENDS_AT.asc(nulls_last=True), "pk")

    def set_for(self, user: User) -> Self:
        """Everything that is set for a learner now, in the order of ``current``."""
        return self.current().filter(
            Q(brief=None) | Q(brief__in=Brief.objects.open_to(user)),
            classroom__memberships__user=user,
            classroom__memberships__role=Membership.Role.LEARNER,
            classroom__archived_at=None,
        )

    def in_classes_of(self, teacher: User) -> Self:
        """Everything that is set now for the current classes that somebody teaches."""
        return self.current().filter(classroom__in=Classroom.objects.taught_now_by(teacher))

    def ending_after(self, moment: datetime) -> Self:
        """Assignments that end later than ``moment``, or never."""
        found = self.alias(ends=ENDS_AT)
        return found.filter(Q(ends=None) | Q(ends__gt=moment))


class Assignment(models.Model):
    """A brief to study or a quiz to take (never both), set for a class.

    A brief may have a goal, ``due_at``. A quiz opens at ``opens_at``, closes at ``due_at`` and
    allows ``attempts_allowed`` attempts; where a field is empty the quiz's own rule applies, unless
    ``opens_at_once``, ``never_closes`` or ``unlimited_attempts`` lifts it for this class.
    ``time_factor`` multiplies the time limit. With ``adds_cards``, submitting adds the questions to
    the learner's cards. The grade has its ``weight`` in the total. A ``withdrawn_at`` assignment
    keeps its attempts.
    """

    classroom = models.ForeignKey(
        Classroom, models.CASCADE, related_name="assignments", db_index=False
    )
    brief = models.ForeignKey(Brief, models.CASCADE, null=True, related_name="assignments")
    quiz = models.ForeignKey(Quiz, models.CASCADE, null=True, related_name="assignments")
    set_at = models.DateTimeField()
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_ATTEMPTS)]
    )
    opens_at_once = models.BooleanField(default=False)
    never_closes = models.BooleanField(default=False)
    unlimited_attempts = models.BooleanField(default=False)
    time_factor = models.FloatField(
        default=1.0, validators=[MinValueValidator(1), MaxValueValidator(MOST_TIMES)]
    )
    adds_cards = models.BooleanField(default=False)
    weight = models.FloatField(
        default=1.0, validators=[MinValueValidator(0), MaxValueValidator(MOST_WEIGHT)]
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(brief=None, quiz__isnull=False) | Q(brief__isnull=False, quiz=None),
                name="assignment_of_one_thing",
            ),
            models.UniqueConstraint(fields=["classroom", "brief"], name="brief_set_once_for_class"),
            models.UniqueConstraint(fields=["classroom", "quiz"], name="quiz_set_once_for_class"),
            models.CheckConstraint(
                condition=Q(opens_at_once=False) | Q(opens_at=None), name="assignment_opens_one_way"
            ),
            models.CheckConstraint(
                condition=Q(never_closes=False) | Q(due_at=None), name="assignment_closes_one_way"
            ),
            models.CheckConstraint(
                condition=Q(unlimited_attempts=False) | Q(attempts_allowed=None),
                name="assignment_counts_one_way",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def begins_at(self) -> datetime | None:
        """When it opens, by its own terms or the quiz's; None if it is open at once."""
        if self.opens_at_once or self.opens_at:
            return self.opens_at
        return self.quiz.opens_at if self.quiz else None

    @property
    def ends_at(self) -> datetime | None:
        """When it is due, by its own terms or the quiz's; None if it has no end."""
        if self.never_closes or self.due_at:
            return self.due_at
        return self.quiz.closes_at if self.quiz else None

    @property
    def dates(self) -> list[tuple[str, datetime]]:
        """When it opens and when it is over, if it does, each with the word for it on pages."""
        ends = "Closes" if self.quiz_id else "Due"
        found = [("Opens", self.begins_at), (ends, self.ends_at)]
        return [(word, at) for word, at in found if at]

    @property
    def attempts_in_force(self) -> int | None:
        """Attempts allowed to each learner, by its own terms or the quiz's; None for no limit."""
        if self.unlimited_attempts or self.attempts_allowed:
            return self.attempts_allowed
        return self.quiz.attempts_allowed if self.quiz else None

    @property
    def title(self) -> str:
        return str(self.brief or self.quiz)
