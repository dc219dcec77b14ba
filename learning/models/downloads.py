"""Copies of all that is somebody's, for them to take away."""

import uuid

from django.conf import settings
from django.db import models


class Download(models.Model):
    """A copy that is being made, or lies ready until a day after it was asked for.

    One for each person; ``name`` is new each time that one is asked for. ``done`` of ``total`` rows
    are written; ``failed`` says that there will be no file.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="download")
    name = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField(db_index=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.done} of {self.total}"
