"""Live sessions: a quiz that a class takes together, question by question."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from learning.models.classrooms import Classroom
from learning.models.questions import Question
from learning.models.quizzes import CODE_LENGTH, LONGEST_TITLE, Quiz


class LiveSessionQuerySet(models.QuerySet["LiveSession"]):
    def standing(self) -> Self:
        """Sessions that have not ended."""
        return self.filter(ended_at=None)

    def with_joined(self) -> Self:
        """Annotates each with how many have ``joined``."""
        return self.annotate(joined=Count("attempts"))


class LiveSession(models.Model):
    """A quiz that its owner presents, with a ``code`` by which others join.

    ``position`` is the number of the question at hand, 0 in the lobby. ``version`` goes up with
    each change of the ``phase``: a change is made only to the version that was shown. Each question
    is open for ``seconds``, if any, so that it ``closes_at`` a time. ``state`` holds the answers to
    the question at hand once they are revealed, and ``poll`` is the one at hand. Attempts of
    members of the ``classroom`` go into its gradebook. With ``pace`` "self", all questions are open
    at once, at position 0. With ``names`` "given", guests get a name instead of typing one.
    ``removed`` lists the ids of people who may not join again. With ``board``, the screen shows who
    has the most points; people are spread over so many ``teams``, 0 for none.
    """

    class Phase(models.TextChoices):
        LOBBY = "lobby", "Lobby"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        REVEALED = "revealed", "Revealed"
        ENDED = "ended", "Ended"
        POLL = "poll", "Poll"

    class Pace(models.TextChoices):
        TEACHER = "teacher", "The teacher’s"
        SELF = "self", "Everybody’s own"

    class Names(models.TextChoices):
        OWN = "own", "Typed"
        GIVEN = "given", "Given"

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="live_sessions")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="live_sessions"
    )
    classroom = models.ForeignKey(
        Classroom, models.SET_NULL, null=True, related_name="live_sessions"
    )
    code = models.CharField(max_length=CODE_LENGTH, editable=False)
    phase = models.CharField(max_length=8, choices=Phase, default=Phase.LOBBY, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    seconds = models.PositiveSmallIntegerField(null=True)
    started_at = models.DateTimeField()
    poll = models.ForeignKey(
        "LivePoll", models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    closes_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    state = models.JSONField(default=dict, editable=False)
    pace = models.CharField(max_length=7, choices=Pace, default=Pace.TEACHER)
    names = models.CharField(max_length=5, choices=Names, default=Names.OWN)
    joining_open = models.BooleanField(default=True)
    removed = models.JSONField(default=list, editable=False)
    board = models.BooleanField(default=False)
    teams = models.PositiveSmallIntegerField(default=0)

    objects = LiveSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quiz"], condition=Q(ended_at=None), name="live_once_per_quiz"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(ended_at=None), name="live_once_per_code"
            ),
        ]

    def __str__(self) -> str:
        return f"quiz {self.quiz_id} live, {self.phase}"

    @property
    def is_self_paced(self) -> bool:
        return self.pace == LiveSession.Pace.SELF

    def takes_answers_at(self, moment: datetime) -> bool:
        """Whether an answer to the question at hand that arrives at ``moment`` counts."""
        in_time = self.closes_at is None or moment <= self.closes_at
        return self.phase == LiveSession.Phase.OPEN and in_time


class LiveQuestion(models.Model):
    """A question of a live session, as all see it: worded and ordered when the session began."""

    session = models.ForeignKey(
        LiveSession, models.CASCADE, related_name="questions", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="+")
    uid = models.CharField(max_length=40)
    format = models.CharField(max_length=20)
    body = models.JSONField()
    shown = models.JSONField()
    section = models.CharField(max_length=LONGEST_TITLE, blank=True, default="")
    points = models.FloatField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"], name="live_question_once_per_position"
            )
        ]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))


class LivePoll(models.Model):
    """A question without a right answer that all in a live session are asked.

    ``options`` are what can be chosen, or what the two ends of a scale mean, if anything.
    ``question`` is the one of the quiz that was prepared for it; none was asked on the spot.
    """

    class Form(models.TextChoices):
        CHOICE = "choice", "Options"
        WORDS = "words", "Words"
        SCALE = "scale", "Scale from 1 to 5"

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="polls")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="live_polls")
    form = models.CharField(max_length=6, choices=Form)
    stem = models.TextField()
    options = models.JSONField(default=list)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.stem

    @property
    def wording(self) -> dict[str, bool]:
        """What a page needs to know to display its texts."""
        return {"written": self.question_id is not None}


class PollAnswer(models.Model):
    """What somebody answered in a poll: words, a number of the scale, or the index of an option.
    ``hidden`` are words that the presenter has taken off the screen."""

    poll = models.ForeignKey(LivePoll, models.CASCADE, related_name="answers", db_index=False)
    attempt = models.ForeignKey("Attempt", models.CASCADE, related_name="poll_answers")
    given = models.CharField(max_length=30)
    hidden = models.BooleanField(default=False)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "attempt"], name="poll_answered_once")
        ]

    def __str__(self) -> str:
        return self.given

    @property
    def text(self) -> str:
        """What was answered, as people read it."""
        if self.poll.form == LivePoll.Form.CHOICE:
            return str(self.poll.options[int(self.given)])
        return self.given
