"""A new version of the text of a brief."""

from datetime import datetime
from typing import Self

from django.db import models

from content.models import Brief


class RevisionQuerySet(models.QuerySet["Revision"]):
    def pending(self) -> Self:
        return self.filter(applied_at=None)

    def told_to(self, user_id: int | None, brief: Brief) -> Self:
        """What has changed in a brief, the last version first. What its owner changed before
        anybody else could read it is told to the owner alone.
        """
        applied = self.filter(brief=brief, applied_at__isnull=False).order_by("-applied_at")
        is_owner = user_id is not None and user_id == brief.owner_id
        return applied if is_owner else applied.filter(was_open=True)

    def applied_since(self, since: datetime) -> Self:
        """Without their texts."""
        return self.filter(applied_at__gte=since).only("brief", "applied_at", "changed")


class Revision(models.Model):
    """A text that waits for the owner of its brief, one at a time; from ``applied_at`` on, what it
    has changed.

    ``sent`` is what was found in the text, and ``compared`` its comparison with the old one, which
    ``against`` identifies; both are JSON of values. ``choices`` are what was chosen so far. All
    three are empty once it is applied. ``changes`` are then the first of the ``changed`` groups of
    passages that changed together, and it ``was_open`` if others could read the brief.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="revisions", db_index=False)
    sent = models.JSONField(null=True)
    compared = models.JSONField(null=True)
    choices = models.JSONField(default=dict)
    against = models.CharField(max_length=64)
    changed = models.PositiveIntegerField(default=0)
    changes = models.JSONField(default=list)
    was_open = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brief"], condition=models.Q(applied_at=None), name="one_pending_revision"
            )
        ]
        indexes = [models.Index(fields=["brief", "applied_at"], name="revision_applied")]

    def __str__(self) -> str:
        return f"revision {self.pk} of {self.brief_id}"
