"""A live session is started, moved from question to question, and ended."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from learning.cards.seals import kin
from learning.grading import formats
from learning.kinds import kind_of
from learning.limits.allowances import lock_quiz
from learning.live.outcomes import outcome_of
from learning.live.phases import (
    CLOSED,
    ENDED,
    OPEN,
    POLL,
    REVEALED,
    Action,
    Stage,
    after,
    after_at_own_pace,
)
from learning.live.polls import poll_of
from learning.models import (
    Assignment,
    Classroom,
    LiveQuestion,
    LiveSession,
    Quiz,
    QuizItem,
    Response,
    User,
)
from learning.quizzes.drawing import Drawn, draw_quiz
from learning.quizzes.join_codes import new_code

TIMES = ("opened_at", "closes_at", "ended_at")
LONGEST = timedelta(hours=12)  # then a forgotten session gives way to a new one
NO_QUESTIONS = "It has no questions yet. Add some first."
STANDS = (
    "{} can still take “{}”, which asks these questions. Presenting would give the answers away."
)
HELD = (
    "“{}” asks these questions, and its results are still held back."
    " Presenting would give the answers away."
)
HELD_BACK = (Quiz.Feedback.CLOSED, Quiz.Feedback.RELEASED)


class NotPresented(Exception):
    """The quiz cannot be presented now; the text says why."""


def start_live(
    quiz: Quiz,
    now: datetime,
    rng: Random,
    *,
    classroom: Classroom | None = None,
    seconds: int | None = None,
    names: str = LiveSession.Names.OWN,
    pace: str = LiveSession.Pace.TEACHER,
    board: bool = False,
    teams: int | None = None,
) -> LiveSession:
    """The session of the quiz that goes on, or a new one in its lobby. All see the same questions,
    options in the same order. Raises ``NotPresented``.
    """
    with transaction.atomic():
        lock_quiz(quiz)
        if standing := quiz.live_sessions.standing().first():
            if now - standing.started_at < LONGEST:
                return standing
            move(standing, Action.END, standing.version, now)
        if reason := why_not(quiz, now):
            raise NotPresented(reason)
        drawn = draw_quiz(quiz, None, rng)
        session = LiveSession.objects.create(
            quiz=quiz,
            owner=quiz.owner,
            classroom=classroom,
            code=new_code(rng),
            seconds=None if pace == LiveSession.Pace.SELF else seconds,
            names=names,
            pace=pace,
            board=board,
            teams=teams or 0,
            started_at=now,
        )
        seed = session.pk if quiz.shuffles_options else 0
        questions = [_question(session, n, one, seed) for n, one in enumerate(drawn, 1)]
        LiveQuestion.objects.bulk_create(questions)
    return session


def _question(session: LiveSession, position: int, drawn: Drawn, seed: int) -> LiveQuestion:
    question = drawn.question
    return LiveQuestion(
        session=session,
        position=position,
        question=question,
        uid=question.uid,
        format=drawn.format,
        body=question.body,
        shown=kind_of(drawn.format).shown(question.uid, question.body, seed),
        section=drawn.section,
        points=drawn.points,
    )


def why_not(quiz: Quiz, now: datetime) -> str:
    """Why a quiz may not be presented; "" if it may. Presenting reveals the answers, so none of its
    questions may stand in a quiz for marks that can still be taken: one that is set for a class, or
    whose results are held back. Looks at quizzes whose results its owner may read.
    """
    items = list(quiz.items.readable().values_list("question", "format"))
    if not items:
        return NO_QUESTIONS
    asked = [question for question, format in items if format != formats.POLL]
    readable = Quiz.objects.with_results_for(quiz.owner)
    same = QuizItem.objects.filter(question__in=kin(asked), quiz__in=readable)
    holders = Quiz.objects.filter(pk__in=same.values("quiz"))
    current = Assignment.objects.filter(withdrawn_at=None, classroom__archived_at=None)
    tasks = current.ending_after(now).filter(quiz__in=holders).order_by("pk")
    if task := tasks.select_related("quiz", "classroom").first():
        return STANDS.format(task.classroom, task.quiz)
    held_back = holders.filter(feedback__in=HELD_BACK, published_at__isnull=False, closed_at=None)
    for one in held_back.order_by("pk"):
        if not one.is_past(now):
            return HELD.format(one)
    return ""


def move(session: LiveSession, action: Action, version: int, now: datetime) -> LiveSession:
    """The session after a press on a page that showed ``version``; as it stands where that has
    passed or the action cannot be taken. Sent twice, it moves once.

    Revealing waits for answers that are being stored. Ending gives all attempts a deadline of now:
    each is submitted when somebody looks at it, or by ``tasks.submit_attempts``.
    """
    assert action is not Action.POLL  # see `ask_poll`
    with transaction.atomic():
        rows = LiveSession.objects.select_for_update(of=("self",), no_key=True)
        session = rows.select_related("quiz", "owner").get(pk=session.pk)
        stage = Stage(session.phase, session.position)
        if session.is_self_paced:
            reached = after_at_own_pace(action, stage)
        else:
            reached = after(action, stage, session.questions.count())
        if reached is None or session.version != version:
            return session
        session.phase, session.position = reached
        session.version += 1
        session.poll = None
        if reached.phase == OPEN:
            _ask_prepared_poll(session, now)
        if session.phase == OPEN:
            session.opened_at = now
            session.closes_at = (
                now + timedelta(seconds=session.seconds) if session.seconds else None
            )
            session.state = {}
        elif session.phase in (CLOSED, REVEALED, POLL):
            session.closes_at = None
        if reached.phase == REVEALED:
            session.state = outcome_of(session)
        if reached.phase == ENDED:
            session.ended_at = now
            _hand_in(session, now)
        session.save(update_fields=["phase", "position", "version", "state", "poll", *TIMES])
    return session


def _ask_prepared_poll(session: LiveSession, now: datetime) -> None:
    """Where the question at hand is a poll, it is asked as one: all see the answers come."""
    asked = session.questions.filter(position=session.position, format=formats.POLL).first()
    if asked and not session.is_self_paced:
        session.phase, session.poll, session.state = POLL, poll_of(asked, now), {}


def end_if_forgotten(session: LiveSession, now: datetime) -> LiveSession:
    """The session, ended if it was left standing for too long."""
    if session.ended_at or now - session.started_at < LONGEST:
        return session
    return move(session, Action.END, session.version, now)


def end_forgotten(teacher: User, now: datetime) -> None:
    """End the teacher's sessions that were left standing; one statement if there are none."""
    forgotten = LiveSession.objects.standing().filter(owner=teacher, started_at__lte=now - LONGEST)
    for session in forgotten.order_by("pk"):
        end_if_forgotten(session, now)


def _leave_out_what_was_not_asked(session: LiveSession) -> None:
    """Questions that the session did not come to: they count for nobody, and stay untold."""
    asked = Response.objects.filter(attempt__live=session)
    asked.filter(position__gt=session.position).delete()
    points = asked.filter(attempt=OuterRef("pk")).order_by().values("attempt")
    total = Coalesce(Subquery(points.annotate(total=Sum("points")).values("total")), 0.0)
    session.attempts.update(points=total)


def _hand_in(session: LiveSession, now: datetime) -> None:
    """Gives the attempts their deadline, and those of the class's learners their assignment: one
    that is over, unless the quiz was set for the class before."""
    if not session.is_self_paced:
        _leave_out_what_was_not_asked(session)
    attempts = session.attempts.all()
    attempts.update(deadline_at=now)
    if session.classroom_id is None or not attempts.exists():
        return
    task, _ = Assignment.objects.get_or_create(
        classroom_id=session.classroom_id,
        quiz=session.quiz,
        defaults={"set_at": session.started_at, "opens_at": session.started_at, "due_at": now},
    )
    if task.withdrawn_at:  # its grades would stay hidden
        task.withdrawn_at, task.due_at, task.never_closes = None, now, False
        task.save(update_fields=["withdrawn_at", "due_at", "never_closes"])
    members = User.objects.filter(
        memberships__classroom=session.classroom_id, memberships__role="learner"
    )
    attempts.filter(user__in=members).update(assignment=task)
