"""The three quizzes of the demo class, and how learners take them.

Learners use the same functions as everybody else, so that answers, marks and reviews are real.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from content.models import Brief
from learning.authoring.proposals import Proposal, balanced, proposable
from learning.bank.writing import Filing, add_question
from learning.demo.cast import Actor
from learning.demo.questions import CONTRAST, ESSAYS, REASON, TYPED, WRONGLY_KEYED
from learning.demo.replies import FORMATS, reply
from learning.demo.sittings import CERTAIN, EXAM, LESSON, WINDOWS, PlannedSitting
from learning.factories import (
    AssignmentFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
)
from learning.grading import formats
from learning.kinds import kind_of
from learning.kinds.written import WrittenQuestion
from learning.models import (
    Assignment,
    Attempt,
    Classroom,
    Membership,
    Quiz,
    QuizSection,
    Response,
    User,
)
from learning.quizzes.answering import GRACE, Given, save_response
from learning.quizzes.starting import begin, begin_assigned
from learning.quizzes.submitting import close_overdue, submit_attempt
from learning.results.marking import answers_to_mark, mark_response, rubric_score

SIZES = {LESSON: 9, EXAM: 10, CERTAIN: 8}  # questions from the brief
DRAWN = 6
ESSAY_POINTS = 4.0
SKIPPED = 0.03  # share of questions left unanswered
WAITING = 6  # one in so many answers to the last question stays unmarked
# The teacher's comment and points per criterion for a poor, fair and good essay.
COMMENTS = ("Read the passage again, please.", "Half of it; the other half is missing.", "Good.")
CRITERIA = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0))


def make_quizzes(
    teacher: User, classroom: Classroom, brief: Brief, code: str, now: datetime
) -> dict[str, Assignment]:
    """The quizzes with their questions, set for the class; the last one also has a link."""
    offered = [one for one in proposable(brief, 0) if one.drawn.format in FORMATS]
    proposed = iter(balanced(offered, sum(SIZES.values())))
    quizzes = {
        LESSON: _lesson(teacher, brief, now),
        EXAM: _exam(teacher, now),
        CERTAIN: _certain(teacher, code, now),
    }
    for name, quiz in quizzes.items():
        quiz.briefs.add(brief)
        section = quiz.parts.order_by("position").first()
        _ask(quiz, islice(proposed, SIZES[name]), section)
    filing = Filing(about=brief)
    _ask_own(quizzes[LESSON], WRONGLY_KEYED, filing)
    _ask_own(quizzes[EXAM], TYPED, filing, section=1, points=2.0)
    for essay in (CONTRAST, REASON):
        _ask_own(quizzes[EXAM], essay, filing, section=2, points=ESSAY_POINTS)
    for quiz in quizzes.values():
        Quiz.objects.filter(pk=quiz.pk).update(size=quiz.items.count())
    return {name: _set(classroom, name, quiz, now) for name, quiz in quizzes.items()}


def _lesson(teacher: User, brief: Brief, now: datetime) -> Quiz:
    at = WINDOWS[LESSON].set_at(now)
    return _quiz(teacher, at, f"{brief.title}: the first reading", attempts_allowed=2)


def _exam(teacher: User, now: datetime) -> Quiz:
    quiz = _quiz(
        teacher,
        WINDOWS[EXAM].set_at(now),
        "Half-term examination",
        minutes=30,
        feedback=Quiz.Feedback.RELEASED,
        shuffles_questions=True,
        pass_mark=50,
    )
    QuizSectionFactory.create(quiz=quiz, position=1, title="Terms and people", draws=DRAWN)
    QuizSectionFactory.create(quiz=quiz, position=2, title="In your own words")
    return quiz


def _certain(teacher: User, code: str, now: datetime) -> Quiz:
    at = WINDOWS[CERTAIN].set_at(now)
    return _quiz(
        teacher,
        at,
        "How sure are you?",
        certainty=True,
        attempts_allowed=3,
        grade_by=Quiz.GradeBy.AVERAGE,
        published_at=at,
        code=code,
    )


def _quiz(teacher: User, at: datetime, title: str, **rules: object) -> Quiz:
    quiz: Quiz = QuizFactory.create(
        authored=True, owner=teacher, created_at=at, title=title, **rules
    )
    return quiz


def _ask(quiz: Quiz, proposed: Iterable[Proposal], section: QuizSection | None) -> None:
    for position, one in enumerate(proposed, 1):
        QuizItemFactory.create(
            quiz=quiz,
            section=section,
            position=position,
            question=one.drawn.question,
            format=one.drawn.format,
        )


def _ask_own(
    quiz: Quiz,
    written: WrittenQuestion,
    filing: Filing,
    *,
    section: int | None = None,
    points: float = 1.0,
) -> None:
    """Writes a question and appends it to a section, or to the quiz."""
    part = quiz.parts.get(position=section) if section else None
    question = add_question(quiz.owner, written, filing, quiz.created_at)
    QuizItemFactory.create(
        quiz=quiz,
        section=part,
        position=quiz.items.count() + 1,
        question=question,
        format=written.format,
        points=points,
    )


def _set(classroom: Classroom, name: str, quiz: Quiz, now: datetime) -> Assignment:
    window = WINDOWS[name]
    assignment: Assignment = AssignmentFactory.create(
        classroom=classroom,
        quiz=quiz,
        set_at=window.set_at(now),
        due_at=window.due_at(now),
        attempts_allowed=quiz.attempts_allowed,
    )
    return assignment


def take(
    sitting: PlannedSitting,
    membership: Membership,
    task: Assignment,
    who: Actor,
    now: datetime,
    rng: Random,
) -> datetime:
    """A learner of the class takes what was set; returns when they are done."""
    return _take(begin_assigned(membership, task, sitting.at, rng), sitting, who, now, rng)


def take_by_link(
    sitting: PlannedSitting, guest: User, quiz: Quiz, who: Actor, now: datetime, rng: Random
) -> None:
    _take(begin(quiz, guest, who.name, sitting.at, rng), sitting, who, now, rng)


def _take(
    attempt: Attempt, sitting: PlannedSitting, who: Actor, now: datetime, rng: Random
) -> datetime:
    clock = attempt.started_at
    responses = list(attempt.responses.all())
    for response in responses[: round(sitting.share * len(responses))]:
        format = response.format
        seconds = rng.uniform(60, 200) if format == formats.OPEN else rng.uniform(8, 45)
        clock += timedelta(seconds=seconds)
        said = reply(response.body, format, who.ability + sitting.gain, rng)
        if said.response is None or rng.random() < SKIPPED:
            continue
        certainty = said.certainty if attempt.certainty else None
        given = Given(0, said.response, seconds, certainty)
        save_response(attempt, response.position, given, clock)
    if sitting.handed_in:
        submit_attempt(attempt, clock + timedelta(seconds=10))
    elif attempt.deadline_at and (over := attempt.deadline_at + 2 * GRACE) < now:
        close_overdue(Attempt.objects.filter(pk=attempt.pk), over)
        return over
    return clock


def quality_of(response: Response) -> int:
    """0 for a poor essay, 1 for a fair one and 2 for a good one."""
    text = kind_of(response.format).response_text(response.body, response.given or {"text": ""})
    essays = ESSAYS[response.body["stem"]]
    return next(quality for quality, texts in enumerate(essays) if text in texts)


def mark_essays(quiz: Quiz, teacher: User, now: datetime, rng: Random) -> None:
    """Marks the open questions, except for some answers to the last one."""
    at = WINDOWS[EXAM].due_at(now) + timedelta(days=2)
    essays = list(answers_to_mark(quiz, teacher).order_by("pk"))
    waiting = [one.pk for one in essays if one.body["stem"] == REASON.stem][::WAITING]
    for response in essays:
        if response.pk in waiting:
            continue
        at += timedelta(seconds=rng.uniform(20, 90))
        quality = quality_of(response)
        points = CRITERIA[quality]
        mark_response(
            response,
            teacher,
            score=rubric_score(points, response.body["rubric"]),
            comment=COMMENTS[quality],
            criteria=points,
            seen=None,
            now=at,
        )
