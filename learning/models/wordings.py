"""Wordings in which learners answered, as the editors of a brief decided on them."""

from django.conf import settings
from django.db import models

from content.models import Brief

LONGEST_WORDING = 200


class AnswerWording(models.Model):
    """A wording of an answer that an editor accepted for everybody, or dismissed.

    It counts in all questions of the brief that ask for the same ``thing`` of a ``subject``
    ("concepts/sei"), as ``learning.kinds.wordings`` tells. Neither changes when the
    brief is revised or imported again. ``normalised`` is the wording as the grader compares it.
    ``decided_by`` is null once that account is deleted.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="wordings", db_index=False)
    subject = models.CharField(max_length=220)
    thing = models.CharField(max_length=40)
    wording = models.CharField(max_length=LONGEST_WORDING)
    normalised = models.CharField(max_length=LONGEST_WORDING)
    is_accepted = models.BooleanField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="decided_wordings",
        db_index=False,
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "subject", "thing", "normalised"], name="wording_decided_once"
            )
        ]

    def __str__(self) -> str:
        return self.wording
