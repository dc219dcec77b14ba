"""Quizzes: questions with rules, and the extra time or attempts that a learner is allowed."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from content.models import Brief, Passage
from content.sharing import OPEN_TO_ALL
from learning.models.people import User
from learning.models.questions import Question

MOST_QUESTIONS = 100
MOST_MINUTES = 600
CODE_LENGTH = 6
LONGEST_TITLE = 200
LONGEST_NAME = 60  # characters of a learner's name
MOST_ATTEMPTS = 20
MOST_POINTS = 100.0  # per question
LONGEST_PASSWORD = 50
MOST_TIMES = 5.0  # the largest factor for extra time


class QuizQuerySet(models.QuerySet["Quiz"]):
    def authored(self) -> Self:
        return self.filter(purpose=Quiz.Purpose.AUTHORED)

    def with_results_for(self, user: User) -> Self:
        """Quizzes that ``user`` made for others, or that are set for a class they teach."""
        taught = user.memberships.filter(role="teacher").values("classroom")
        # A subquery, because a join over an OR would read all quizzes.
        set_there = Quiz.objects.filter(assignments__classroom__in=taught).values("pk")
        return self.authored().filter(Q(owner=user) | Q(pk__in=set_there))


class Quiz(models.Model):
    """A set of questions with rules.

    A practice quiz is drawn for its owner alone. An authored quiz has its questions as ``items``;
    anybody with its ``code`` can take it while it is open. The code exists once it has been
    published.

    A practice quiz is about ``briefs``, or about everything its owner studies if there are none;
    ``sections`` narrow it. It asks in ``formats``, or in all that can be graded automatically.
    ``minutes`` is the time limit, if any.

    An authored quiz can be started from ``opens_at`` to ``closes_at``, ``attempts_allowed`` times
    (null for any number); ``grade_by`` chooses among several attempts. ``feedback`` says when
    learners see how they did, and ``tells`` how much of it. ``one_way`` allows no return to an
    earlier question. With ``certainty``, learners say how sure they are, for more marks or fewer.
    ``pass_mark`` is a percentage; ``closing_words`` are pairs of a percentage and a text for
    learners who reach it. ``is_template`` offers it to its owner to begin new quizzes from.
    """

    class Purpose(models.TextChoices):
        PRACTICE = "practice", "Practice"
        AUTHORED = "authored", "For others"

    class Focus(models.TextChoices):
        MIX = "mix", "A mix"
        FADING = "fading", "What’s fading"
        MISSED = "missed", "Missed lately"
        SECTION = "section", "My weakest section"

    class Feedback(models.TextChoices):
        EACH = "each", "After each answer"
        END = "end", "At the end"
        CLOSED = "closed", "After it closes"
        RELEASED = "released", "When I release them"

    class Tells(models.TextChoices):
        MARK = "mark", "Only the mark"
        VERDICTS = "verdicts", "Which answers were right"
        KEYS = "keys", "Right answers and why"

    class GradeBy(models.TextChoices):
        HIGHEST = "highest", "The best attempt"
        AVERAGE = "average", "The average of all"
        FIRST = "first", "The first attempt"
        LAST = "last", "The last attempt"

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
    feedback = models.CharField(max_length=8, choices=Feedback, default=Feedback.END)
    tells = models.CharField(max_length=8, choices=Tells, default=Tells.KEYS)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ATTEMPTS)],
    )
    grade_by = models.CharField(max_length=8, choices=GradeBy, default=GradeBy.HIGHEST)
    shuffles_questions = models.BooleanField(default=False)
    shuffles_options = models.BooleanField(default=True)
    one_way = models.BooleanField(default=False)
    certainty = models.BooleanField(default=False)
    pass_mark = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    closing_words = models.JSONField(default=list, blank=True)
    password = models.CharField(max_length=LONGEST_PASSWORD, blank=True, default="")
    created_at = models.DateTimeField()
    code = models.CharField(  # noqa: DJ001  unique, and a draft has none
        max_length=CODE_LENGTH, unique=True, null=True, default=None, editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    released_at = models.DateTimeField(null=True, editable=False)
    is_template = models.BooleanField(default=False, editable=False)

    objects = QuizQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def lets_overrule(self) -> bool:
        """Whether learners may overrule our verdict: only where nobody else sees the result."""
        return self.purpose == Quiz.Purpose.PRACTICE

    def state_at(self, now: datetime) -> str:
        """The state of its link, for its author."""
        if not self.published_at:
            return "No link yet"
        if self.lets_begin_at(now):
            return "Open"
        return "Opens later" if self.is_open and now < (self.opens_at or now) else "Closed"

    @property
    def is_open(self) -> bool:
        """Whether its link works, within its opening times."""
        return self.published_at is not None and self.closed_at is None

    def lets_begin_at(self, now: datetime) -> bool:
        """Whether somebody without an allowance can start it through its link."""
        begun = not self.opens_at or self.opens_at <= now
        return self.is_open and begun and not self.is_past(now)

    def is_past(self, now: datetime) -> bool:
        """Whether the time at which it closes has come."""
        return self.closes_at is not None and self.closes_at <= now


class QuizSection(models.Model):
    """A part of a quiz with its own heading. With ``draws``, each attempt gets that many of its
    questions. Items before the first section have none.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="parts", db_index=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE, blank=True, default="")
    draws = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_QUESTIONS)]
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "position"], name="section_once_per_position")
        ]

    def __str__(self) -> str:
        return self.title or f"Section {self.position}"


class QuizItemQuerySet(models.QuerySet["QuizItem"]):
    def readable(self) -> Self:
        """Items whose brief, if any, is still open to the quiz's owner."""
        public = Q(question__brief=None) | Q(question__brief__visibility__in=OPEN_TO_ALL)
        shared = Brief.objects.shared_in_class_of(OuterRef("quiz__owner"))
        return self.filter(
            public
            | Q(question__brief__owner=F("quiz__owner"))
            | Exists(shared.filter(pk=OuterRef("question__brief")))
        )


class QuizItem(models.Model):
    """A question in an authored quiz: the format it is asked in, and its points. The items of a
    section follow one another.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="items", db_index=False)
    section = models.ForeignKey(QuizSection, models.SET_NULL, null=True, related_name="items")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, models.CASCADE, related_name="items")
    format = models.CharField(max_length=20)
    points = models.FloatField(
        default=1.0, validators=[MinValueValidator(0), MaxValueValidator(MOST_POINTS)]
    )

    objects = QuizItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "position"], name="item_once_per_position"),
            models.UniqueConstraint(fields=["quiz", "question"], name="item_once_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.position} of quiz {self.quiz_id}"


class Allowance(models.Model):
    """One learner's own terms for a quiz, which replace those of the quiz or the assignment; empty
    fields change nothing. ``time_factor`` multiplies the time limit.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="allowances", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="allowances")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_ATTEMPTS)]
    )
    time_factor = models.FloatField(
        default=1.0, validators=[MinValueValidator(1), MaxValueValidator(MOST_TIMES)]
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quiz", "user"], name="allowance_once")]

    def __str__(self) -> str:
        return f"{self.user_id} at quiz {self.quiz_id}"
