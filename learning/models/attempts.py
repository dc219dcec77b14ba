"""Attempts: sittings of a quiz, the answers in them, and what became of their marks."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from learning.grading import Outcome, Verdict
from learning.grading.marks import LEAST_CERTAIN, mark_of, most
from learning.models.classrooms import Assignment
from learning.models.people import User
from learning.models.questions import Question
from learning.models.quizzes import LONGEST_NAME, LONGEST_TITLE, Allowance, Quiz

GIVEN_UP_AFTER = timedelta(hours=2)  # nobody is waited for longer, where there is no time limit


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        """Those not submitted; one past its deadline is still among them until it is closed."""
        return self.filter(submitted_at=None)

    def handed_in(self) -> Self:
        """The submitted ones with something answered."""
        return self.exclude(submitted_at=None).filter(abandoned=False)

    def counting(self) -> Self:
        """Those from which a grade is taken."""
        return self.handed_in().filter(beyond_allowed=False)

    def read_by(self, teacher: User) -> Self:
        """Those for a class that somebody teaches, and those by the link of a quiz of theirs."""
        taught = teacher.memberships.filter(role="teacher").values("classroom")
        by_link = Q(assignment=None, quiz__owner=teacher, quiz__purpose=Quiz.Purpose.AUTHORED)
        return self.filter(by_link | Q(assignment__classroom__in=taught))

    def under_way(self, now: datetime) -> Self:
        """The open ones whose learner is waited for: without a time limit, not for ever."""
        lately = Q(deadline_at=None, started_at__gt=now - GIVEN_UP_AFTER)
        return self.open().filter(lately | Q(deadline_at__gt=now))

    def told(self, now: datetime) -> Self:
        """The submitted ones of which their learner may read how they went, by the rules that the
        quiz has now; after closing, once nobody can take it and nobody is under way any more."""
        return self.exclude(submitted_at=None).filter(_is_told(now))

    def still_sealed(self, now: datetime, *, submitting: bool = False) -> Self:
        """Those whose keys their learner may not read yet: handed in and not told, or under way;
        with ``submitting`` those under way are taken as handed in.

        A quiz that never tells its keys keeps them as long as anybody may take it. It keeps nothing
        from its owner, nor from a teacher of a class that it is set for.
        """
        role = "assignments__classroom__memberships"
        taught = {f"{role}__user": OuterRef("user"), f"{role}__role": "teacher"}
        teaches = Exists(Quiz.objects.filter(pk=OuterRef("quiz"), **taught))
        told = Attempt.objects.all() if submitting else Attempt.objects.exclude(submitted_at=None)
        told = told.filter(_is_told(now), Q(quiz__tells=Quiz.Tells.KEYS) | ~_goes_on(now))
        sealed = self.filter(sealed=True).exclude(quiz__owner=F("user"))
        return sealed.filter(~teaches, ~Exists(told.filter(pk=OuterRef("pk"))))

    def with_told(self, now: datetime) -> Self:
        """Each with whether it ``is_told``."""
        return self.annotate(is_told=Exists(Attempt.objects.told(now).filter(pk=OuterRef("pk"))))

    def scored(self) -> Any:
        """Each with how many ``questions`` it has, and how many of them are answered ``right``."""
        right = [str(outcome) for outcome in Outcome if outcome.is_right]
        are_right = Q(responses__verdict__outcome__in=right)
        return self.annotate(
            questions=Count("responses"), right=Count("responses", filter=are_right)
        )


def _is_told(now: datetime) -> Any:
    """Whether a submitted attempt is told, by the rules that its quiz has now."""
    feedback = Quiz.Feedback
    at_once = Q(feedback=feedback.EACH) | Q(quiz__feedback__in=[feedback.EACH, feedback.END])
    released = Q(quiz__feedback=feedback.RELEASED, quiz__released_at__isnull=False)
    closed = Q(quiz__feedback=feedback.CLOSED) & ~_goes_on(now)
    return at_once | released | closed


def _goes_on(now: datetime) -> Any:
    """Whether somebody may still take the quiz of an attempt, or is under way in it."""
    by_link = Q(quiz__published_at__isnull=False, quiz__closed_at=None) & (
        Q(quiz__closes_at=None) | Q(quiz__closes_at__gt=now)
    )
    longer = Exists(Allowance.objects.filter(quiz=OuterRef("quiz"), closes_at__gt=now))
    others = Exists(Attempt.objects.under_way(now).filter(quiz=OuterRef("quiz")))
    return by_link | longer | _goes_on_in_a_class(now) | others


def _goes_on_in_a_class(now: datetime) -> Exists:
    """Whether the quiz of an attempt is set for some class that may take it still."""
    standing = Assignment.objects.filter(withdrawn_at=None, classroom__archived_at=None)
    return Exists(standing.ending_after(now).filter(quiz=OuterRef("quiz")))


class Attempt(models.Model):
    """One sitting: its responses hold its questions as they were when it began.

    ``name`` is what its learner wants to be called there, by whoever made the quiz;
    ``assignment`` is what it was taken for, if it was set. ``feedback``, ``one_way`` and
    ``certainty`` are the rules of the quiz as it began; in one direction, ``reached`` is the last
    question that it has come to. ``abandoned`` says that it ended with nothing answered. One that
    is ``beyond_allowed`` gives no grade: its learner began it as somebody else, and had no attempt
    left when both accounts became one. It
    ``owes_cards`` from when it is submitted until its questions have joined its learner's cards,
    where it was set so.

    An attempt at a quiz for others is ``sealed`` from its start until its keys may be read. While
    it is, it ``owes_reviews``: what was answered reviews no card, since a card would tell how good
    the answer was. ``still_sealed`` decides; the field only keeps the search for it short.

    ``mark`` of ``points`` is what it brought, "so far" until all is marked: then it is
    ``graded_at``. A later mending of a key may change it.
    """

    class State(models.TextChoices):
        IN_PROGRESS = "in progress", "In progress"
        OVERDUE = "overdue", "Overdue"
        SUBMITTED = "submitted", "Submitted"
        GRADED = "graded", "Graded"
        ABANDONED = "abandoned", "Abandoned"

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="attempts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempts", db_index=False
    )
    assignment = models.ForeignKey(
        Assignment, models.SET_NULL, null=True, editable=False, related_name="attempts"
    )
    name = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    abandoned = models.BooleanField(default=False)
    beyond_allowed = models.BooleanField(default=False, editable=False)
    owes_cards = models.BooleanField(default=False, editable=False)
    sealed = models.BooleanField(default=False, editable=False)
    owes_reviews = models.BooleanField(default=False, editable=False)
    feedback = models.CharField(
        max_length=8, choices=Quiz.Feedback, default=Quiz.Feedback.END, editable=False
    )
    one_way = models.BooleanField(default=False, editable=False)
    certainty = models.BooleanField(default=False, editable=False)
    reached = models.PositiveSmallIntegerField(default=1, editable=False)
    points = models.FloatField(default=0.0)
    mark = models.FloatField(null=True)
    graded_at = models.DateTimeField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "quiz"], condition=Q(submitted_at=None), name="attempt_open_once"
            )
        ]
        indexes = [
            models.Index(F("user"), F("id").desc(), name="attempt_latest"),
            models.Index(fields=["user"], condition=Q(owes_cards=True), name="attempt_owing"),
            models.Index(fields=["user"], condition=Q(sealed=True), name="attempt_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in quiz {self.quiz_id}"

    def state_at(self, now: datetime) -> State:
        if self.abandoned:
            return self.State.ABANDONED
        if self.submitted_at:
            return self.State.GRADED if self.graded_at else self.State.SUBMITTED
        late = self.deadline_at is not None and self.deadline_at < now
        return self.State.OVERDUE if late else self.State.IN_PROGRESS

    def is_under_way_at(self, now: datetime) -> bool:
        """Whether its learner is waited for, as ``AttemptQuerySet.under_way`` has it."""
        until = self.deadline_at or self.started_at + GIVEN_UP_AFTER
        return self.submitted_at is None and now < until

    @property
    def ran_out(self) -> bool:
        """Whether it ended because its time was up, with what was sent in then."""
        if self.submitted_at is None or self.deadline_at is None:
            return False
        return self.submitted_at >= self.deadline_at

    @property
    def counts(self) -> bool:
        """Whether a grade is taken from it, as ``AttemptQuerySet.counting`` has it."""
        return self.submitted_at is not None and not self.abandoned and not self.beyond_allowed

    @property
    def judges_at_once(self) -> bool:
        """Whether each answer is judged when it is given, and stands then."""
        return self.feedback == Quiz.Feedback.EACH

    @property
    def percent(self) -> float | None:
        """What was reached of all that could be, from 0 to 100; None while nothing is marked."""
        if self.mark is None or not self.points:
            return None
        return 100 * self.mark / self.points


class Response(models.Model):
    """One question of an attempt, and the answer to it.

    ``uid``, ``format`` and ``body`` are the question as it was worded at the start, ``shown`` what
    its kind showed of it. ``version`` counts the answers, and the verdicts of the learner's own;
    ``given`` is the latest answer (null for none), ``seconds`` how long that took. ``answered_at``
    is empty where the question is open; given up for its answer, it is not. ``verdict`` is empty
    until the answer is judged; where it is the learner's own, it is ``overridden``, and ``judged``
    keeps our outcome. ``key`` is that of the reviews it leads to.

    ``points`` are the most that it may bring, ``mark`` is what it brings: empty until it is judged,
    and where a person has to read it, until one has, ``marked_by`` them with a ``comment``.
    ``certainty`` is how sure its learner was, from 1 to 3, where that is asked.
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
    section = models.CharField(max_length=LONGEST_TITLE, blank=True, default="")
    points = models.FloatField(default=1.0)
    mark = models.FloatField(null=True)
    certainty = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    comment = models.TextField(max_length=2000, blank=True, default="")
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    marked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "position"], name="response_once_per_position"
            )
        ]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))

    def mark_for(self, verdict: Verdict) -> float | None:
        """The mark of an answer with this verdict, by the rules of its attempt; None where a person
        has to read it."""
        counts = self.attempt.certainty
        certainty = (self.certainty or LEAST_CERTAIN) if counts else None
        return mark_of(verdict, self.points / most(1.0, certainty=counts), certainty)

    @property
    def overridden(self) -> str:
        """The learner's own verdict, "right" or "wrong"; "" where ours stands."""
        return str(self.verdict.get("overridden", ""))


class Regrade(models.Model):
    """That the key of a question was mended in the attempts that had it, and what that changed:
    ``changes`` holds the attempt, the mark before and the mark after of each that it changed."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="regrades")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()
    body = models.JSONField()
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.question_id} in quiz {self.quiz_id}"
