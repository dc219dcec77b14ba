"""Groups that learn together: who is in one, and what is set for it."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from content.models import Brief
from learning.models.people import User
from learning.models.quizzes import CODE_LENGTH, LONGEST_NAME, MOST_ATTEMPTS, MOST_TIMES, Quiz


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    def taught_by(self, user: User) -> Self:
        return self.filter(memberships__user=user, memberships__role=Membership.Role.TEACHER)


class Classroom(models.Model):
    """A group that people join by its code, until it is archived."""

    name = models.CharField(max_length=100)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, editable=False)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, editable=False)

    objects = ClassroomQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def teachers(self) -> Self:
        return self.filter(role=Membership.Role.TEACHER)

    def learners(self) -> Self:
        return self.filter(role=Membership.Role.LEARNER)


class Membership(models.Model):
    """A person in a class; ``name`` is what its teachers read. Teaching is nothing else."""

    class Role(models.TextChoices):
        TEACHER = "teacher", "Teacher"
        LEARNER = "learner", "Learner"

    classroom = models.ForeignKey(
        Classroom, models.CASCADE, related_name="memberships", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.LEARNER)
    name = models.CharField(max_length=LONGEST_NAME)
    joined_at = models.DateTimeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["classroom", "user"], name="member_once_per_class")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def teaches(self) -> bool:
        return self.role == self.Role.TEACHER


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> Self:
        """Those that stand, what is due first at the top and what is never due at the end."""
        standing = self.filter(withdrawn_at=None)
        return standing.order_by(F("due_at").asc(nulls_last=True), "pk")


class Assignment(models.Model):
    """A brief to study or a quiz to take, set for a class: never both.

    A brief has a goal at ``due_at``, if any. A quiz may be begun from ``opens_at`` and is closed at
    ``due_at``, where these are set; each learner has ``attempts_allowed``, any number where that is
    empty, and ``time_factor`` times its minutes. With ``adds_cards`` whoever hands it in studies
    its questions from then on. What was taken back has been ``withdrawn_at``, and keeps the
    attempts that were made.
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
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ATTEMPTS)],
    )
    time_factor = models.FloatField(
        default=1.0, validators=[MinValueValidator(1), MaxValueValidator(MOST_TIMES)]
    )
    adds_cards = models.BooleanField(default=False)
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
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return str(self.brief or self.quiz)
