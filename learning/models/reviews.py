"""Study sessions, and the log of reviews."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from content.models import Brief, Passage
from learning.models.attempts import Response as QuizResponse
from learning.models.cards import Card
from learning.models.questions import Question


class StudySession(models.Model):
    """A session of study; its progress is computed from its reviews.

    ``chosen`` are the ids of its cards, due or not, if it is about particular cards. ``beyond``
    lets it exceed the day's limits.
    """

    class Subjects(models.TextChoices):
        """What a session can be narrowed to, by the family of the questions' subjects."""

        PEOPLE = "people"
        QUOTES = "quotes"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="study_sessions", db_index=False
    )
    brief = models.ForeignKey(Brief, models.CASCADE, null=True, blank=True, related_name="+")
    section = models.ForeignKey(Passage, models.CASCADE, null=True, blank=True, related_name="+")
    subjects = models.CharField(max_length=10, choices=Subjects, blank=True)
    chosen = models.JSONField(default=list, blank=True)
    beyond = models.BooleanField(default=False)
    size = models.PositiveSmallIntegerField(default=10)
    started_at = models.DateTimeField()

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(F("user"), F("id").desc(), name="session_latest")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.started_at:%Y-%m-%d %H:%M}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def remembered(self) -> Self:
        """Reviews whose replay gives the card's memory: not undone, and not from before a reset."""
        return self.standing().filter(seq__gte=F("card__reset_seq"))


class Review(models.Model):
    """One answer on a card. Append-only, except for ``undone_at``.

    ``seq`` is the card's count when the answer came in, and seeds the fuzz of a replay. ``key`` is
    made when the card is shown, so that a form sent twice leaves one row. ``rating`` is null where
    the answer proves nothing (a lucky click); a replay skips it. The answer was given in a study
    ``session``, or in a quiz (``quiz_response``). ``whole`` is the composite question (matching,
    ordering, list) that the card was answered in, if any. ``state`` is the card's state before the
    answer, and ``before`` everything that an undo restores.
    """

    card = models.ForeignKey(Card, models.CASCADE, related_name="reviews", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviews", db_index=False
    )
    session = models.ForeignKey(
        StudySession,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reviews",
        db_index=False,
    )
    quiz_response = models.ForeignKey(
        QuizResponse, models.SET_NULL, null=True, blank=True, related_name="reviews"
    )
    whole = models.ForeignKey(
        Question, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    key = models.UUIDField()
    seq = models.PositiveIntegerField()
    state = models.PositiveSmallIntegerField(choices=Card.State)
    rating = models.PositiveSmallIntegerField(null=True)
    format = models.CharField(max_length=20)
    response = models.JSONField(default=dict)
    verdict = models.JSONField(default=dict)
    reviewed_at = models.DateTimeField()
    studied_on = models.DateField()
    seconds = models.FloatField(null=True)
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "seq"], name="review_once_per_state"),
            models.UniqueConstraint(fields=["card", "key"], name="review_once_per_key"),
        ]
        indexes = [
            models.Index(
                # A covering index: the figures of a year need no other column.
                fields=[
                    "user",
                    "studied_on",
                    "state",
                    "undone_at",
                    "rating",
                    "card",
                    "seq",
                    "seconds",
                    "whole",
                ],
                condition=Q(undone_at=None),
                name="review_of_day",
            ),
            models.Index(F("user"), F("id").desc(), name="review_latest"),
            models.Index(F("session"), F("id").desc(), name="review_of_session"),
            models.Index(
                fields=["card"],
                condition=Q(verdict__overridden__isnull=False),
                name="review_overridden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.seq}: {self.rating}"

    @property
    def was_right(self) -> bool:
        """Whether the answer was right or good enough; a lucky click counts as right."""
        if self.rating is None:
            return bool(self.verdict.get("outcome") != "wrong")
        return self.rating > 1


class Reveal(models.Model):
    """A learner asked to see the answer of a card before rating it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="reveals")
    seq = models.PositiveIntegerField()
    revealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "seq"], name="reveal_once_per_state")
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.seq}"
