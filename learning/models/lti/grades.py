"""Grades for the gradebooks of platforms: a column for each link, and an outbox of scores."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from learning.models.attempts import Attempt
from learning.models.lti.courses import LtiLink
from learning.models.lti.platforms import LONGEST_URL


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
