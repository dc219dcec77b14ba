"""Quizzes: a set of questions with rules, a sitting of one, and the answers in it."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q

from content.models import Brief, Passage
from learning.grading import Outcome
from learning.models.questions import Question

MOST_QUESTIONS = 100
MOST_MINUTES = 600
CODE_LENGTH = 6
LONGEST_TITLE = 200
LONGEST_NAME = 60  # of who takes a quiz


class QuizQuerySet(models.QuerySet["Quiz"]):
    def authored(self) -> Self:
        return self.filter(purpose=Quiz.Purpose.AUTHORED)


class Quiz(models.Model):
    """A set of questions with rules. A practice quiz is drawn for its owner alone; an authored one
    has its questions as ``items``, and whoever has its ``code`` may take it while it is open.

    Without ``briefs`` it is about all that its owner studies; ``sections`` narrow it further.
    ``formats`` are those that it asks in, all that can be marked where it is empty; ``minutes``
    is empty where time is no matter. The code is there since it was first published.
    """

    class Purpose(models.TextChoices):
        PRACTICE = "practice", "Practice"
        AUTHORED = "authored", "For others"

    class Focus(models.TextChoices):
        MIX = "mix", "A mix"
        FADING = "fading", "What I am about to forget"
        MISSED = "missed", "What I got wrong lately"
        SECTION = "section", "My weakest section"

    class Feedback(models.TextChoices):
        EACH = "each", "After each answer"
        END = "end", "At the end"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="quizzes")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.PRACTICE)
    title = models.CharField(max_length=LONGEST_TITLE)
    briefs = models.ManyToManyField(Brief, blank=True, related_name="+")
    sections = models.ManyToManyField(Passage, blank=True, related_name="+")
    formats = models.JSONField(default=list, blank=True)
    size = models.PositiveSmallIntegerField(
        default=10, validators=[MinValueValidator(1), MaxValueValidator(MOST_QUESTIONS)]
    )
    focus = models.CharField(max_length=10, choices=Focus, default=Focus.MIX)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    feedback = models.CharField(max_length=4, choices=Feedback, default=Feedback.END)
    created_at = models.DateTimeField()
    code = models.CharField(  # noqa: DJ001  unique, and a draft has none
        max_length=CODE_LENGTH, unique=True, null=True, default=None, editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = QuizQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def lets_overrule(self) -> bool:
        """Whether its learner may set our verdict aside: not where others read the result."""
        return self.purpose == Quiz.Purpose.PRACTICE

    @property
    def state(self) -> str:
        """What its author reads of it."""
        if not self.published_at:
            return "Draft"
        return "Open" if self.is_open else "Closed"

    @property
    def is_open(self) -> bool:
        """Whether somebody may begin it."""
        return self.published_at is not None and self.closed_at is None


class QuizItemQuerySet(models.QuerySet["QuizItem"]):
    def readable(self) -> Self:
        """Those whose brief, if they come from one, is still open to whoever made the quiz."""
        public = Q(question__brief=None) | ~Q(question__brief__visibility=Brief.Visibility.PRIVATE)
        return self.filter(public | Q(question__brief__owner=F("quiz__owner")))


class QuizItem(models.Model):
    """A question of an authored quiz, and how it is asked."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    format = models.CharField(max_length=20)

    objects = QuizItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "position"], name="item_once_per_position"),
            models.UniqueConstraint(fields=["quiz", "question"], name="item_once_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.position} of quiz {self.quiz_id}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        """Those not submitted; one past its deadline is still among them until it is closed."""
        return self.filter(submitted_at=None)

    def scored(self) -> Any:
        """Each with how many ``questions`` it has, and how many of them are answered ``right``."""
        right = [str(outcome) for outcome in Outcome if outcome.is_right]
        are_right = Q(responses__verdict__outcome__in=right)
        return self.annotate(
            questions=Count("responses"), right=Count("responses", filter=are_right)
        )


class Attempt(models.Model):
    """One sitting: its responses hold its questions as they were when it began.

    ``name`` is what its learner wants to be called there, by whoever made the quiz;
    ``assignment`` is what it was taken for, if it was set.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="attempts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempts", db_index=False
    )
    assignment = models.ForeignKey(
        "Assignment", models.SET_NULL, null=True, editable=False, related_name="attempts"
    )
    name = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "quiz"], condition=Q(submitted_at=None), name="attempt_open_once"
            )
        ]
        indexes = [models.Index(F("user"), F("id").desc(), name="attempt_latest")]

    def __str__(self) -> str:
        return f"{self.user_id} in quiz {self.quiz_id}"


class Response(models.Model):
    """One question of an attempt, and the answer to it.

    ``uid``, ``format`` and ``body`` are the question as it was worded at the start, ``shown`` what
    its kind showed of it. ``version`` counts the answers, and the verdicts of the learner's own;
    ``given`` is the latest answer (null for none), ``seconds`` how long that took. ``answered_at``
    is empty where the question is open; given up for its answer, it is not. ``verdict`` is empty
    until the answer is judged; where it is the learner's own, it is ``overridden``, and ``judged``
    keeps our outcome. ``key`` is that of the reviews it leads to.
    """

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="responses", db_index=False)
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="responses")
    uid = models.CharField(max_length=40)
    format = models.CharField(max_length=20)
    body = models.JSONField()
    shown = models.JSONField()
    key = models.UUIDField(unique=True)
    version = models.PositiveIntegerField(default=0)
    given = models.JSONField(null=True)
    flagged = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    verdict = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "position"], name="response_once_per_position"
            )
        ]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))

    @property
    def overridden(self) -> str:
        """The learner's own verdict, "right" or "wrong"; "" where ours stands."""
        return str(self.verdict.get("overridden", ""))
