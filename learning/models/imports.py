"""Files of questions that people bring, between the look at what they make and making it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class QuestionImport(models.Model):
    """What was read of a file: ``content`` holds the questions found (``items``) and what could not
    be read (``unread``). Once it is done, it has made ``made`` questions, and holds none any more.

    Of a table, ``content`` also says in which layout it was read (``table``), and ``source`` is its
    text, so that it can be read in another one.

    Each person has one under way.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="question_imports"
    )
    file_name = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=20)
    content = models.JSONField()
    source = models.TextField(blank=True)
    made_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(done_at=None), name="question_import_one_under_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id}: {self.file_name or self.format}"
