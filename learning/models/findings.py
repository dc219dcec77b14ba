"""What was found in the text of a brief, and what its owner decided on it."""

import hashlib
import json
from typing import Self

from django.db import models

from content.drafting import FAMILIES
from content.models import Brief
from learning.models.people import User


class FindingQuerySet(models.QuerySet["Finding"]):
    def counted(self) -> Self:
        """Those that are entries of the brief."""
        return self.filter(state__in=(Finding.State.SURE, Finding.State.ACCEPTED))


class Finding(models.Model):
    """An entry that was found in the text of a brief.

    ``entry`` is a value of ``content.material`` as JSON (``content.json_values``). Its slug is
    given once and survives all changes, so that cards stay with it. ``rule`` and ``confidence``
    (0 to 1) say how it was found, ``doubts`` are the names of the guards that its content does not
    pass. Where words may mean several people, ``open_speaker`` is an ``OpenSpeaker`` as JSON.
    """

    class State(models.TextChoices):
        SURE = "sure"  # asked before anybody has looked at it
        UNSURE = "unsure"  # waits for somebody
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="findings", db_index=False)
    family = models.CharField(max_length=10, choices=[(name, name) for name in FAMILIES])
    slug = models.SlugField(max_length=100, db_index=False)
    position = models.PositiveIntegerField()  # in the order of the text
    entry = models.JSONField()
    rule = models.CharField(max_length=40)
    confidence = models.FloatField()
    doubts = models.JSONField(default=list, blank=True)
    open_speaker = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "family", "slug"], name="finding_once")
        ]
        indexes = [models.Index(fields=["brief", "position"], name="finding_in_text")]

    def __str__(self) -> str:
        return f"{self.family}/{self.slug}"

    @property
    def is_counted(self) -> bool:
        return self.state in (self.State.SURE, self.State.ACCEPTED)

    @property
    def version(self) -> str:
        """Changes with everything that a step at the desk may change."""
        now = json.dumps([self.family, self.slug, self.entry, self.state], sort_keys=True)
        return hashlib.sha256(now.encode()).hexdigest()[:20]


class DeskStep(models.Model):
    """What somebody did at the desk, so that it can be undone.

    ``finding`` is the one in hand. ``before`` lists every finding that the step changed: its id,
    the values that it had (None if the step added it) and its version after the step.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="desk_steps", db_index=False)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="steps")
    by = models.ForeignKey(User, models.CASCADE, related_name="desk_steps")
    before = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["brief", "by"], name="step_at_desk")]

    def __str__(self) -> str:
        return f"step {self.pk} on {self.finding_id}"
