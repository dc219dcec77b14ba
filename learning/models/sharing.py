"""Quizzes that their owners share with colleagues, who may copy them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from learning.models.people import User
from learning.models.quizzes import Quiz
from learning.random_tokens import TOKEN_LENGTH


class QuizShareQuerySet(models.QuerySet["QuizShare"]):
    def with_user(self, user: User) -> Self:
        """What colleagues share with this user by name."""
        return self.filter(colleague=user)

    def open_to(self, user: User) -> Self:
        """What the user may see if they know its token: shared by link, or with them by name."""
        return self.filter(Q(colleague=None) | Q(colleague=user) | Q(quiz__owner=user))


class QuizShare(models.Model):
    """Lets a ``colleague`` see and copy a quiz, or everybody who teaches and has the link, which
    nobody can guess. To take it back is to delete it: copies stay."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="shares", db_index=False)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="shared_quizzes"
    )
    token = models.CharField(max_length=TOKEN_LENGTH, unique=True, editable=False)
    shared_at = models.DateTimeField()

    objects = QuizShareQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "colleague"], name="share_once"),
            models.UniqueConstraint(
                fields=["quiz"], condition=Q(colleague=None), name="share_by_link_once"
            ),
        ]

    def __str__(self) -> str:
        return f"quiz {self.quiz_id} for {self.colleague_id or 'whoever has the link'}"
