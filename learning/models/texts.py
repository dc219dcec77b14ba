"""Reading texts that questions stand under."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from learning.models.people import User

LONGEST_NAME = 60  # characters of a text's beginning that stand for a title


class ReadingTextQuerySet(models.QuerySet["ReadingText"]):
    def standing(self) -> Self:
        """Texts that were neither changed nor deleted since."""
        return self.filter(retired_at=None)

    def saying(self, query: str) -> Self:
        """Texts with these words in title or text; all of them for ""."""
        if not query:
            return self
        return self.filter(Q(title__icontains=query) | Q(text__icontains=query))


class ReadingText(models.Model):
    """A text that questions stand under. A question's body names it by its hash, so that versions
    of the question and attempts at it keep the text that they had.

    A row never changes but for its end: a text that is changed is ``retired_at`` that moment and
    ``replaced_by`` another; one that is deleted is retired alone. ``images`` are its pictures, each
    as in a question's body. A text under which other people study outlives its owner's account.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reading_texts"
    )
    sha256 = models.CharField(max_length=64, db_index=True)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=10_000)
    images = models.JSONField(default=list)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replaced")

    objects = ReadingTextQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "sha256"], name="text_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its title, or how it begins."""
        return named(self.title, self.text)


def named(title: str, text: str) -> str:
    """The name of a text with this title and this beginning."""
    if title:
        return title
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"


def standing_text(user: User, pk: int | None) -> ReadingText | None:
    """The user's text with this id, or the one that has replaced it since."""
    text = ReadingText.objects.filter(owner=user, pk=pk).first() if pk else None
    while text and text.replaced_by_id:
        text = ReadingText.objects.filter(owner=user, pk=text.replaced_by_id).first()
    return text if text and text.retired_at is None else None
