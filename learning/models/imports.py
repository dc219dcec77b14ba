"""Question files that were read and wait for their owner to confirm the import."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class QuestionImport(models.Model):
    """The questions read from a file, one import under way per person.

    ``content`` holds the questions (``items``) and what could not be read (``unread``). Once
    confirmed, ``made`` counts the stored questions and the content is empty. For a table,
    ``content`` also holds its layout (``table``), and ``source`` the text, so that it can be read
    again with another layout.
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


class ImportImage(models.Model):
    """A picture of an import under way, as it will be stored with its questions; its owner alone
    sees it, and it is deleted with the import."""

    question_import = models.ForeignKey(
        QuestionImport, models.CASCADE, related_name="images", db_index=False
    )
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    content_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question_import", "sha256"], name="import_image_once"),
        ]

    def __str__(self) -> str:
        return self.sha256
