"""Pictures in written questions."""

from django.conf import settings
from django.db import models

from learning.models.questions import Question


class QuestionImage(models.Model):
    """A picture in the current or an earlier version of its owner's ``questions``.

    A question's body names it by the hash of its content. A picture that other people study
    outlives the owner's account.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="question_images"
    )
    questions = models.ManyToManyField(Question, related_name="images")
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField()
    content_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256
