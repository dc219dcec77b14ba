"""Attempts at quizzes, the answers in them and the regrades of their marks."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value

from content.models import Brief
from learning.grading import Outcome, Verdict, formats
from learning.grading.marks import LEAST_CERTAIN, mark_of, most
from learning.models.classrooms import Assignment
from learning.models.people import User
from learning.models.questions import Question
from learning.models.quizzes import LONGEST_NAME, LONGEST_TITLE, Allowance, Quiz

GIVEN_UP_AFTER = timedelta(hours=2)  # an attempt without a time limit counts as abandoned


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        """Attempts that are not submitted; one past its deadline stays open until it is closed."""
        return self.filter(submitted_at=None)

    def outside_live(self) -> Self:
        """Attempts that their learner works on alone: see ``is_outside_live``."""
        return self.filter(is_outside_live())

    def handed_in(self) -> Self:
        """Submitted attempts with at least one answer."""
        return self.exclude(submitted_at=None).filter(abandoned=False)

    def counting(self) -> Self:
        """Attempts that count towards a grade."""
        return self.handed_in().filter(beyond_allowed=False)

    def read_by(self, teacher: User) -> Self:
        """Attempts for a class that ``teacher`` teaches, or by the link of their own quiz."""
        taught = teacher.memberships.filter(role="teacher").values("classroom")
        by_link = Q(assignment=None, quiz__owner=teacher, quiz__purpose=Quiz.Purpose.AUTHORED)
        return self.filter(by_link | Q(assignment__classroom__in=taught))

    def under_way(self, now: datetime) -> Self:
        """Open attempts that the quiz still waits for: until the deadline, or for a limited time
        where there is none.
        """
        # Computed by the database, since prepared queries pass `now` itself.
        since = Value(now, models.DateTimeField()) - Value(GIVEN_UP_AFTER, models.DurationField())
        lately = Q(deadline_at=None, started_at__gt=since)
        return self.open().filter(lately | Q(deadline_at__gt=now))

    def disclosed(self, now: datetime) -> Self:
        """Submitted attempts whose learner may see the feedback, by the current rules of the quiz.

        Where feedback comes after closing, nobody may be able to take the quiz any more, and no
        attempt may be under way.
        """
        return self.exclude(submitted_at=None).filter(_is_disclosed(now))

    def still_sealed(self, now: datetime, *, submitting: bool = False) -> Self:
        """Attempts whose right answers must stay hidden from their learner: under way, or submitted
        without feedback so far. With ``submitting``, attempts under way count as submitted.

        A quiz that never shows its right answers hides them for as long as anybody can take it. It
        hides nothing from its owner or from teachers of a class that it is set for.
        """
        role = "assignments__classroom__memberships"
        taught = {f"{role}__user": OuterRef("user"), f"{role}__role": "teacher"}
        teaches = Exists(Quiz.objects.filter(pk=OuterRef("quiz"), **taught))
        readable = (
            Attempt.objects.all() if submitting else Attempt.objects.exclude(submitted_at=None)
        )
        readable = readable.filter(
            _is_disclosed(now), Q(quiz__tells=Quiz.Tells.KEYS) | ~_goes_on(now)
        )
        sealed = self.filter(sealed=True).exclude(quiz__owner=F("user"))
        return sealed.filter(~teaches, ~Exists(readable.filter(pk=OuterRef("pk"))))

    def with_disclosed(self, now: datetime) -> Self:
        """Annotates each attempt with ``is_disclosed``."""
        return self.annotate(
            is_disclosed=Exists(Attempt.objects.disclosed(now).filter(pk=OuterRef("pk")))
        )

    def scored(self) -> Any:
        """Annotates each attempt with the number of its ``questions`` without polls, and of
        ``right`` answers."""
        right = [str(outcome) for outcome in Outcome if outcome.is_right]
        are_right = Q(responses__verdict__outcome__in=right)
        return self.annotate(
            questions=Count("responses", filter=~Q(responses__format=formats.POLL)),
            right=Count("responses", filter=are_right),
        )


def is_outside_live(prefix: str = "") -> Q:
    """Whether an attempt was made on one's own, or in a live session that has ended or was
    forgotten. ``prefix`` leads to the attempt."""
    alone = {f"{prefix}live": None}
    ended = {f"{prefix}live__ended_at__isnull": False}
    submitted = {f"{prefix}submitted_at__isnull": False}
    return Q(**alone) | Q(**ended) | Q(**submitted)


def _is_disclosed(now: datetime) -> Any:
    """Whether the learner of a submitted attempt may see the feedback now."""
    feedback = Quiz.Feedback
    at_once = Q(feedback=feedback.EACH) | Q(quiz__feedback__in=[feedback.EACH, feedback.END])
    told_live = Q(live__isnull=False)  # each answer was revealed to all who took part
    released = Q(quiz__feedback=feedback.RELEASED, quiz__released_at__isnull=False)
    closed = Q(quiz__feedback=feedback.CLOSED) & ~_goes_on(now)
    return at_once | told_live | released | closed


def _goes_on(now: datetime) -> Any:
    """Whether the quiz of an attempt can still be taken, or another attempt is under way."""
    by_link = Q(quiz__published_at__isnull=False, quiz__closed_at=None) & (
        Q(quiz__closes_at=None) | Q(quiz__closes_at__gt=now)
    )
    longer = Exists(Allowance.objects.filter(quiz=OuterRef("quiz"), closes_at__gt=now))
    others = Exists(Attempt.objects.under_way(now).filter(quiz=OuterRef("quiz")))
    return by_link | longer | _goes_on_in_a_class(now) | others


def _goes_on_in_a_class(now: datetime) -> Exists:
    """Whether the quiz of an attempt is set for a class that can still take it."""
    standing = Assignment.objects.filter(withdrawn_at=None, classroom__archived_at=None)
    return Exists(standing.ending_after(now).filter(quiz=OuterRef("quiz")))


class Attempt(models.Model):
    """One attempt at a quiz; its responses keep the questions as they were at the start.

    ``name`` is how the learner wants to appear to the author. ``assignment`` is the assignment it
    was made for, if any, and ``live`` the live session that it was made in, for the ``team``
    of that number, if there are any. ``feedback``, ``one_way`` and ``certainty`` are copied from
    the quiz at the start; in a one-way quiz, ``reached`` is the number of the last question shown.
    ``abandoned`` attempts ran out of time without an answer: they have no grade and count nowhere,
    while one that is handed in blank counts as 0 %. An attempt ``beyond_allowed`` does not count:
    two accounts were merged, and the learner had no attempts left.

    ``owes_cards`` is set at submission if the assignment adds the questions to the learner's cards,
    until that is done. ``sealed`` is set at the start of an attempt at an authored quiz, until its
    right answers may be shown; meanwhile answers review no cards (``owes_reviews``), because a card
    would reveal whether the answer was right. ``AttemptQuerySet.still_sealed`` decides; the field
    keeps its query fast.

    ``mark`` is the sum so far, out of ``points``; ``graded_at`` is set once everything is marked. A
    regrade may still change the mark.
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
    live = models.ForeignKey(
        "LiveSession",
        models.CASCADE,
        null=True,
        editable=False,
        related_name="attempts",
        db_index=False,
    )
    team = models.PositiveSmallIntegerField(default=0, editable=False)
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
                fields=["user", "quiz"],
                condition=Q(submitted_at=None, live=None),
                name="attempt_open_once",
            ),
            models.UniqueConstraint(
                fields=["live", "user"],
                condition=Q(live__isnull=False),
                name="attempt_once_per_live_session",
            ),
        ]
        indexes = [
            models.Index(F("user"), F("id").desc(), name="attempt_latest"),
            models.Index(fields=["user"], condition=Q(owes_cards=True), name="attempt_owing"),
            models.Index(fields=["user"], condition=Q(sealed=True), name="attempt_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in quiz {self.quiz_id}"

    def may_read(self, brief: Brief) -> bool:
        """Whether its learner may read a brief; looked up once for each brief."""
        if brief.pk not in self._open_briefs:
            self._open_briefs[brief.pk] = brief.is_open_to(self.user_id)
        return self._open_briefs[brief.pk]

    @cached_property
    def _open_briefs(self) -> dict[int, bool]:
        return {}

    def state_at(self, now: datetime) -> State:
        if self.abandoned:
            return self.State.ABANDONED
        if self.submitted_at:
            return self.State.GRADED if self.graded_at else self.State.SUBMITTED
        late = self.deadline_at is not None and self.deadline_at < now
        return self.State.OVERDUE if late else self.State.IN_PROGRESS

    def is_under_way_at(self, now: datetime) -> bool:
        """The same rule as ``AttemptQuerySet.under_way``."""
        until = self.deadline_at or self.started_at + GIVEN_UP_AFTER
        return self.submitted_at is None and now < until

    @property
    def ran_out(self) -> bool:
        """Whether time ran out: it was submitted at the deadline, with the answers so far. The end
        of a live session is no such deadline."""
        if self.submitted_at is None or self.deadline_at is None or self.live_id:
            return False
        return self.submitted_at >= self.deadline_at

    @property
    def counts(self) -> bool:
        """The same rule as ``AttemptQuerySet.counting``."""
        return self.submitted_at is not None and not self.abandoned and not self.beyond_allowed

    @property
    def judges_at_once(self) -> bool:
        """Whether each answer is graded when it is given, and is then final."""
        return self.feedback == Quiz.Feedback.EACH

    @property
    def percent(self) -> float | None:
        """The mark as a percentage, from 0 to 100; None until something is marked, and of an
        attempt that nobody handed in."""
        if self.abandoned or self.mark is None or not self.points:
            return None
        return 100 * self.mark / self.points

    @property
    def points_marked(self) -> float:
        """The points of the questions that are marked so far; one statement."""
        marked = self.responses.exclude(mark=None).aggregate(points=Sum("points"))
        return marked["points"] or 0.0


class Response(models.Model):
    """One question of an attempt, and the answer to it.

    ``uid``, ``format`` and ``body`` are the question as worded at the start, and ``shown`` is what
    its kind displayed. ``version`` goes up with each answer and each verdict of the learner's own.
    ``given`` is the latest answer (null for none) and ``seconds`` the time it took. ``answered_at``
    is null while the question is open; giving up sets it as well. ``verdict`` is empty until the
    answer is graded; if the learner overrules it, ``overridden`` holds their verdict and ``judged``
    ours. ``key`` goes to the reviews that the answer leads to.

    ``mark`` is out of ``points``, and null until the answer is graded. An open answer is graded by
    a person, ``marked_by``, who may leave a ``comment``. ``certainty`` is the learner's, from 1 to
    3, if the quiz asks for it.
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
        indexes = [
            models.Index(
                fields=["question"],
                condition=Q(verdict__overridden__isnull=False),
                name="response_overridden",
            )
        ]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))

    def mark_for(self, verdict: Verdict) -> float | None:
        """The mark for an answer with this verdict, by the rules of the attempt; None where a
        person has to mark it.
        """
        counts = self.attempt.certainty
        certainty = (self.certainty or LEAST_CERTAIN) if counts else None
        return mark_of(verdict, self.points / most(1.0, certainty=counts), certainty)

    @property
    def overridden(self) -> str:
        """The learner's own verdict, "right" or "wrong"; "" if they did not overrule ours."""
        return str(self.verdict.get("overridden", ""))


class Regrade(models.Model):
    """A corrected key for a question, applied to past attempts. ``changes`` lists each attempt
    whose mark changed, with the marks before and after.
    """

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
