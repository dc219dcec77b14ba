"""Courses of platforms: who is in them, and what their links open."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

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
