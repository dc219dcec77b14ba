"""Courses of platforms: who is in them, what their links open, and the grades sent there."""

from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from learning.models.attempts import Attempt
from learning.models.classrooms import Assignment, Classroom
from learning.models.lti.platforms import LONGEST_ID, LONGEST_URL, LtiAccount, LtiDeployment


class LtiCourseQuerySet(models.QuerySet["LtiCourse"]):
    def with_roster_due(self, now: datetime) -> Self:
        """Courses whose roster is to be read now, of platforms that work."""
        platform = "deployment__registration"
        return self.filter(
            Q(roster_due_at__lte=now) | Q(roster_due_at=None),
            deployment__confirmed_at__isnull=False,
            **{f"{platform}__confirmed_at__isnull": False, f"{platform}__paused_at": None},
        ).exclude(members_url="")

    def with_counts(self) -> Any:
        """Annotates each course with the number of ``people`` in it, of grades that ``wait`` to be
        sent and of those that ``failed``."""
        scores = LtiScore.objects.filter(line_item__link__course=OuterRef("pk")).order_by()
        people = LtiPlace.objects.filter(course=OuterRef("pk")).order_by()
        return self.select_related("deployment__registration").annotate(
            people=_count(people, "course"),
            wait=_count(scores.waiting(), "line_item__link__course"),
            failed=_count(scores.failed(), "line_item__link__course"),
        )


def _count(rows: models.QuerySet[Any], by: str) -> Coalesce:
    counted = rows.values(by).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class LtiCourse(models.Model):
    """A course of the platform (a "context"), bound to a class.

    ``members_url`` gives its roster; "" where the platform offers none. It is read next at
    ``roster_due_at``, at once if that is None, and was read last at ``roster_at``;
    ``roster_error`` says why the last reading failed.
    """

    deployment = models.ForeignKey(
        LtiDeployment, models.CASCADE, related_name="courses", db_index=False
    )
    context_id = models.CharField(max_length=LONGEST_ID)
    title = models.CharField(max_length=100, blank=True, default="")
    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="lti_courses")
    members_url = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    roster_due_at = models.DateTimeField(null=True)
    roster_at = models.DateTimeField(null=True)
    roster_error = models.CharField(max_length=200, blank=True, default="")

    objects = LtiCourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deployment", "context_id"], name="lti_course_once")
        ]

    def __str__(self) -> str:
        return self.title or self.context_id


class LtiPlace(models.Model):
    """Who is in a course, by its roster as it was read last, or by a launch since."""

    course = models.ForeignKey(LtiCourse, models.CASCADE, related_name="places", db_index=False)
    account = models.ForeignKey(LtiAccount, models.CASCADE, related_name="places")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "account"], name="lti_place_once")]

    def __str__(self) -> str:
        return f"{self.account_id} in course {self.course_id}"


class LtiLink(models.Model):
    """What a link in a course opens: an assignment of its class.

    The link is known by its ``key``, which the platform passes on, until the first launch tells its
    ``resource_link_id``.
    """

    course = models.ForeignKey(LtiCourse, models.CASCADE, related_name="links", db_index=False)
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="lti_links")
    key = models.UUIDField(unique=True, default=uuid4)
    resource_link_id = models.CharField(  # noqa: DJ001  unique, and a new link has none
        max_length=LONGEST_ID, null=True
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "resource_link_id"], name="lti_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} in course {self.course_id}"


class LtiLineItem(models.Model):
    """The column of the platform's gradebook for a link, as its last launch told it.

    ``url`` is the column, "" while there is none; then one can be made in ``container``, if
    ``scopes`` allow that. One process at a time makes it, until ``claimed_until``.
    """

    link = models.OneToOneField(LtiLink, models.CASCADE, related_name="line_item")
    url = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    container = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    scopes = models.JSONField(default=list)
    claimed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url or self.container


class LtiScoreQuerySet(models.QuerySet["LtiScore"]):
    def due(self, now: datetime) -> Self:
        """Scores to be sent now, the one that waits longest first."""
        return self.filter(try_at__lte=now).order_by("try_at", "pk")

    def waiting(self) -> Self:
        return self.filter(try_at__isnull=False)

    def failed(self) -> Self:
        return self.filter(try_at=None).exclude(error="")


class LtiScore(models.Model):
    """What is to be sent to a line item about one attempt: an outbox.

    Each change raises ``version`` and gives a new ``stamped_at``, later than the one before. A
    score that is sent again keeps its stamp, so that the platform counts it once. It is sent when
    ``version`` is past ``sent_version``, at ``try_at``; None when nothing is left to send.
    ``error`` says why the last try failed. A score is ``withheld`` if only its attempt was told so
    far, because its learner may not see the mark yet.
    """

    line_item = models.ForeignKey(
        LtiLineItem, models.CASCADE, related_name="scores", db_index=False
    )
    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="lti_scores")
    version = models.PositiveIntegerField(default=1)
    stamped_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, default="")
    withheld = models.BooleanField(default=False)

    objects = LtiScoreQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line_item", "attempt"], name="lti_score_once")
        ]
        indexes = [
            models.Index(
                fields=["try_at"], condition=Q(try_at__isnull=False), name="lti_score_due"
            ),
            models.Index(fields=["attempt"], condition=Q(withheld=True), name="lti_score_withheld"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.attempt_id}, version {self.version}"
