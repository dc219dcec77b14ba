"""What people do with a brief: accounts, questions, cards and the log of reviews."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from content.material import HEADINGS
from content.models import Brief, Passage
from learning import calendar_days
from learning.scheduling import Preferences


def known_time_zone(name: str) -> None:
    if name not in calendar_days.time_zones():
        raise ValidationError("“%(name)s” is not a time zone.", params={"name": name})


class User(AbstractUser):
    """A person with their study settings.

    A guest has no password yet; claiming the account sets one and clears ``is_guest``. It was
    offered at the end of ``claim_offered_in``, and last declined on the day ``claim_declined_on``.
    """

    class Scope(models.TextChoices):
        ESSENTIALS = "essentials", "Essentials"
        EVERYTHING = "everything", "Everything"

    class Characters(models.TextChoices):
        ASK = "ask", "Ask me at the first one"
        OFF = "off", "Leave them out"
        RECOGNISE = "recognise", "Recognise them"
        WRITE = "write", "Write them"

    class Buttons(models.IntegerChoices):
        TWO = 2, "Missed, Got it"
        FOUR = 4, "Again, Hard, Good, Easy"

    class Theme(models.TextChoices):
        AUTO = "auto", "As the device"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    is_guest = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=50, default="UTC", validators=[known_time_zone])
    day_starts_at = models.PositiveSmallIntegerField(default=4, validators=[MaxValueValidator(23)])
    desired_retention = models.FloatField(
        default=0.90, validators=[MinValueValidator(0.70), MaxValueValidator(0.97)]
    )
    maximum_interval = models.PositiveIntegerField(
        default=36500, validators=[MinValueValidator(1), MaxValueValidator(36500)]
    )
    new_per_day = models.PositiveSmallIntegerField(default=20, validators=[MaxValueValidator(999)])
    reviews_per_day = models.PositiveSmallIntegerField(
        default=200, validators=[MaxValueValidator(9999)]
    )
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.ESSENTIALS)
    characters = models.CharField(max_length=10, choices=Characters, default=Characters.ASK)
    buttons = models.PositiveSmallIntegerField(choices=Buttons, default=Buttons.TWO)
    keys = models.BooleanField(default=True)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    motion = models.BooleanField(default=True)
    claim_declined_on = models.DateField(null=True, blank=True, editable=False)
    claim_offered_in = models.ForeignKey(
        "StudySession", models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )

    def study_day(self, at: datetime) -> date:
        """The date that ``at`` counts for: a day turns at ``day_starts_at``, not at midnight."""
        return calendar_days.study_day(at, self.time_zone, self.day_starts_at)

    @property
    def preferences(self) -> Preferences:
        return Preferences(
            desired_retention=self.desired_retention, maximum_interval=self.maximum_interval
        )

    def study_day_bounds(self, day: date) -> tuple[datetime, datetime]:
        """The UTC instants at which ``day`` begins and ends."""
        return calendar_days.day_bounds(day, self.time_zone, self.day_starts_at)


class Reading(models.Model):
    """That a learner is asked about a section: since ``read_at``, when they said that they had
    read it, or without that, because they wanted to be asked about it unread."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings", db_index=False
    )
    section = models.ForeignKey(Passage, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "section"], name="reading_once_per_section")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.section_id}"


class QuestionQuerySet(models.QuerySet["Question"]):
    def current(self) -> Self:
        return self.filter(retired_at=None)

    def of_section(self, section: Passage) -> Self:
        return self.filter(Q(passage=section) | Q(passage__section=section))

    def of_sections_begun_by(self, user: User) -> Self:
        """Those of the sections that the learner has read or is asked about already, and those
        that belong to no section."""
        begun = Reading.objects.filter(user=user).values("section")
        in_none = Q(passage__section=None) & ~Q(passage__kind__in=HEADINGS)
        return self.filter(
            Q(passage=None) | in_none | Q(passage__in=begun) | Q(passage__section__in=begun)
        )


class Question(models.Model):
    """One thing to know in one direction; ``body`` holds its text and is validated by its kind.

    ``sibling_key`` is shared by the questions on one item, which never come on one day;
    ``confusable_key`` by those whose subjects are easily taken for each other. ``position`` puts
    essentials before details (from ``DETAILS_FROM`` up), each in reading order. A whole, such as
    a matching, owns no card: its ``parts`` do.
    """

    DETAILS_FROM = 1_000_000

    class Origin(models.TextChoices):
        GENERATED = "generated", "Generated"
        AUTHORED = "authored", "Authored"
        IMPORTED = "imported", "Imported"

    uid = models.CharField(max_length=40, unique=True)
    origin = models.CharField(max_length=10, choices=Origin)
    type = models.CharField(max_length=40)
    brief = models.ForeignKey(Brief, models.CASCADE, null=True, related_name="questions")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="questions"
    )
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, related_name="questions")
    subject = models.CharField(max_length=220)
    sibling_key = models.CharField(max_length=220, db_index=True)
    confusable_key = models.CharField(max_length=100, blank=True)
    weight = models.CharField(max_length=10)
    position = models.PositiveIntegerField()
    body = models.JSONField()
    owns_card = models.BooleanField(default=True)
    parts = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="wholes")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["brief", "position"]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))


class CardQuerySet(models.QuerySet["Card"]):
    """Each of these is served by a partial index, which holds only cards that may be shown."""

    def new(self) -> Self:
        return self.filter(suspended=False, state=Card.State.NEW)

    def in_learning(self) -> Self:
        """Cards at a learning or relearning step; no others have one."""
        return self.filter(suspended=False, step__isnull=False)

    def of_open_briefs(self) -> Self:
        """Cards of briefs that are still open to their learner."""
        public = Q(brief=None) | ~Q(brief__visibility=Brief.Visibility.PRIVATE)
        return self.filter(public | Q(brief__owner=F("user")))

    def within_reach(self) -> Self:
        """Cards whose question is still asked, in a brief that is still open to the learner."""
        return self.of_open_briefs().filter(question__retired_at=None)

    def in_review(self) -> Self:
        return self.filter(suspended=False, state=Card.State.REVIEW)

    def put_away(self) -> Self:
        """Cards that wait for their learner to bring them back, and could come back."""
        return self.filter(suspended=True, suspension__in=Card.PUT_AWAY).within_reach()


class Card(models.Model):
    """A learner's memory of one question.

    ``due_at`` is what FSRS says; ``show_at`` is when the queue may show the card, moved by burying
    and by siblings. ``seq`` counts the answers and their undoings; an answer names the ``seq`` that
    was shown, and is refused when the card has moved on. ``recall_due`` marks a card that was
    missed or merely recognised, and wants one right recall in this session.
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

    PUT_AWAY = (Suspension.LEARNER, Suspension.HIDDEN, Suspension.LEECH)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="cards", db_index=False
    )
    question = models.ForeignKey(Question, models.CASCADE, related_name="cards")
    brief = models.ForeignKey(Brief, models.CASCADE, null=True, related_name="+", db_index=False)
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

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "question"], name="card_once_per_learner"),
        ]
        indexes = [
            models.Index(
                fields=["user", "show_at"],
                condition=Q(suspended=False, step__isnull=False),
                name="card_learning",
            ),
            models.Index(
                fields=["user", "show_at", "brief"],
                condition=Q(suspended=False, state=2),
                name="card_due",
            ),
            models.Index(
                fields=["user", "brief", "show_at"],
                condition=Q(suspended=False, state=2),
                name="card_due_in_brief",
            ),
            models.Index(
                fields=["user", "brief", "position"],
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


class StudySession(models.Model):
    """When somebody sat down to study, and on what; its progress is read from its reviews.

    ``chosen`` are the ids of the cards that it is about, due or not, where it is about certain
    cards; ``beyond`` lets it go past the day's limits.
    """

    class Subjects(models.TextChoices):
        """What a session may be narrowed to, by the family of its questions' subjects."""

        PEOPLE = "people"
        QUOTES = "quotes"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="study_sessions"
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

    def __str__(self) -> str:
        return f"{self.user_id} at {self.started_at:%Y-%m-%d %H:%M}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)


class Review(models.Model):
    """One answer on a card. Append-only, but for ``undone_at``.

    ``seq`` is the card's count when the answer came in, and seeds the fuzz of a replay; ``key`` is
    made when the card is shown, so that the same form sent twice leaves one row.
    ``rating`` is empty where the answer proves nothing (a lucky click); a replay skips it.
    ``whole`` is the matching, ordering or list that the card was answered in, if any. ``state`` is
    the card's state before it; ``before`` all that undo needs to restore.
    """

    card = models.ForeignKey(Card, models.CASCADE, related_name="reviews")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviews", db_index=False
    )
    session = models.ForeignKey(
        StudySession, models.CASCADE, null=True, blank=True, related_name="reviews"
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
            models.Index(fields=["user", "studied_on"], name="review_day"),
            models.Index(F("user"), F("id").desc(), name="review_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.seq}: {self.rating}"

    @property
    def was_right(self) -> bool:
        """Whether the answer was right, or good enough; a lucky click counts as one."""
        if self.rating is None:
            return bool(self.verdict.get("outcome") != "wrong")
        return self.rating > 1


class Reveal(models.Model):
    """That a learner asked for the answer of a card before grading it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="reveals")
    seq = models.PositiveIntegerField()
    revealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "seq"], name="reveal_once_per_state")
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.seq}"


class QuestionReport(models.Model):
    """A learner's complaint about a question, for whoever edits the brief."""

    class Reason(models.TextChoices):
        WRONG = "wrong", "The answer is wrong"
        UNCLEAR = "unclear", "The question is unclear"
        ALSO_RIGHT = "also-right", "Another answer is right too"
        LANGUAGE = "language", "There is a language mistake"
        OTHER = "other", "Something else"

    question = models.ForeignKey(Question, models.CASCADE, related_name="reports")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=20, choices=Reason)
    comment = models.TextField(blank=True, max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "question", "reason"],
                condition=Q(resolved_at=None),
                name="report_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.question}"
