"""The log of marks: who changed the mark of an answer, when, how and why."""

from typing import Any, Never

from django.conf import settings
from django.db import models

from learning.models.attempts import Response

LONGEST_REASON = 300


class AppendOnly(Exception):
    """Raised when code tries to change a row of the log, or to delete it on its own."""


class MarkChangeQuerySet(models.QuerySet["MarkChange"]):
    def update(self, **fields: Any) -> Never:
        raise AppendOnly

    def delete(self) -> Never:
        raise AppendOnly


class MarkChange(models.Model):
    """One change to a mark after automatic grading. Append-only: deleted only with its answer.

    ``before`` is null for the first mark by a person. Both marks are equal if only the comment or
    the points for the criteria changed. ``changed_by`` is null once that account is deleted. The
    learner reads the ``reason`` of a change that ``is_told``.
    """

    class Cause(models.TextChoices):
        MARKING = "marking", "Marked by a person"
        REGRADE = "regrade", "Regraded with a new key"
        OVERRIDE = "override", "Overridden by a person"

    response = models.ForeignKey(Response, models.CASCADE, related_name="mark_changes")
    cause = models.CharField(max_length=10, choices=Cause)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    changed_at = models.DateTimeField()
    before = models.FloatField(null=True)
    after = models.FloatField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    is_told = models.BooleanField(default=False)

    objects = MarkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.response_id}: {self.before} to {self.after}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise AppendOnly


WITH_TOLD_CHANGES = models.Prefetch(
    "mark_changes", MarkChange.objects.filter(is_told=True), to_attr="told_changes"
)
WITH_CHANGES = models.Prefetch("mark_changes", MarkChange.objects.select_related("changed_by"))
