"""Cards: a learner's memory of each question."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from content.checking.limits import LONGEST_NOTE
from content.models import Brief
from content.sharing import OPEN_TO_ALL
from learning.models.questions import Question

LEECH_WARNING, LEECH_LIMIT = 4, 8  # lapses before a warning, and before suspension


class CardQuerySet(models.QuerySet["Card"]):
    """Each method is served by a partial index that holds only cards that may be shown."""

    def new(self) -> Self:
        return self.filter(suspended=False, state=Card.State.NEW)

    def in_learning(self) -> Self:
        """Cards at a learning or relearning step; no other cards have a step."""
        return self.filter(suspended=False, step__isnull=False)

    def of_open_briefs(self) -> Self:
        """Cards of briefs that are still open to the learner, and of questions they wrote."""
        public = Q(brief=None) | Q(brief__visibility__in=OPEN_TO_ALL)
        own = Q(brief__owner=F("user")) | Q(question__owner=F("user"))
        shared = Brief.objects.shared_in_class_of(OuterRef("user")).filter(pk=OuterRef("brief"))
        return self.filter(public | own | Exists(shared))

    def within_reach(self) -> Self:
        """Cards whose question is still in use, in a brief that is still open to the learner."""
        return self.of_open_briefs().filter(question__retired_at=None, question__owns_card=True)

    def in_review(self) -> Self:
        return self.filter(suspended=False, state=Card.State.REVIEW)

    def returnable(self) -> Self:
        """Suspended cards that their learner may bring back."""
        return self.filter(suspended=True, suspension__in=Card.RETURNABLE).within_reach()


class Card(models.Model):
    """A learner's memory of one question.

    ``due_at`` comes from FSRS; ``show_at`` is when the queue may show the card, which burying and
    siblings can move. ``seq`` counts answers and undos: an answer names the ``seq`` that was shown,
    and is refused if the card has moved on. ``recall_due`` marks a card that was missed or only
    recognised, and needs one right recall in this session. ``reset_seq`` is the ``seq`` at the last
    reset: earlier answers stay in the log but no longer count for the memory. ``note`` is the
    learner's, in Markdown.
    """

    class State(models.IntegerChoices):
        NEW = 0, "New"
        LEARNING = 1, "Learning"
        REVIEW = 2, "Review"
        RELEARNING = 3, "Relearning"

    class Suspension(models.TextChoices):
        LEARNER = "learner", "By the learner"
        HIDDEN = "hidden", "Hidden by the learner"
        LEECH = "leech", "Missed too often"
        CHARACTERS = "characters", "Characters are left out"
        CLOSED = "closed", "The brief is private now"
        RETIRED = "retired", "No longer in the brief"
        COPIED = "copied", "Studied in a copy"

    RETURNABLE = (Suspension.LEARNER, Suspension.HIDDEN, Suspension.LEECH)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="cards", db_index=False
    )
    question = models.ForeignKey(Question, models.CASCADE, related_name="cards")
    # Generated questions go with their brief; written questions about it stay.
    brief = models.ForeignKey(Brief, models.SET_NULL, null=True, related_name="+", db_index=False)
    state = models.PositiveSmallIntegerField(choices=State, default=State.NEW)
    step = models.PositiveSmallIntegerField(null=True)
    stability = models.FloatField(null=True)
    difficulty = models.FloatField(null=True)
    due_at = models.DateTimeField(null=True)
    show_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField(default=0)
    lapses = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveIntegerField()
    recall_due = models.BooleanField(default=False)
    suspended = models.BooleanField(default=False)
    suspension = models.CharField(max_length=10, choices=Suspension, blank=True, default="")
    reset_seq = models.PositiveIntegerField(default=0)
    starred = models.BooleanField(default=False)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, default="")

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "question"], name="card_once_per_learner"),
        ]
        indexes = [
            models.Index(fields=["user", "brief"], name="card_of_brief"),
            models.Index(
                fields=["user", "show_at"],
                condition=Q(suspended=False, step__isnull=False),
                name="card_learning",
            ),
            # With the id, PostgreSQL also finds the next card without reading the rows.
            models.Index(
                fields=["user", "show_at", "brief", "reviewed_at", "stability", "id"],
                condition=Q(suspended=False, state=2),
                name="card_due",
            ),
            models.Index(
                fields=["user", "brief", "show_at", "reviewed_at", "stability", "id"],
                condition=Q(suspended=False, state=2),
                name="card_due_in_brief",
            ),
            models.Index(
                fields=["user", "brief", "position", "show_at", "id"],
                condition=Q(suspended=False, state=0),
                name="card_new",
            ),
            models.Index(
                fields=["user", "brief", "position"],
                condition=Q(suspended=True),
                name="card_put_away",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.question_id}"
