"""Downloads of all data that belongs to a person."""

import uuid

from django.conf import settings
from django.db import models


class Download(models.Model):
    """One download per person: being made, or ready until a day after it was requested.

    ``name`` is new for each request. ``done`` of ``total`` rows are written so far; if ``failed``,
    there will be no file.
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
