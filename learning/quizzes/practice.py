"""Practice quizzes: drawn for one learner by the rules they choose, and started at once."""

from datetime import datetime
from random import Random

from django.db import transaction
from django.db.models import Count, Q

from learning.cards.making import make_cards
from learning.grading import Verdict
from learning.kinds.adapted import uids_of_parts, uids_reviewed
from learning.models import Attempt, Card, Question, Quiz, Response, StudySession, User
from learning.models.people import TWICE, lock_user
from learning.quizzes.answering import is_over
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.practice_drawing import Rules, draw_practice
from learning.quizzes.starting import start_attempt
from learning.scheduling import Rating
from learning.study.answering import part_rating
from learning.study.sessions import Scope, start_session


def practise(user: User, rules: Rules, now: datetime, rng: Random) -> Attempt:
    """Draw a practice quiz and start it. It replaces one in which nothing was answered.

    The same rules again within a minute return the same attempt. Raises ``NothingToAsk``.
    """
    with transaction.atomic():
        lock_user(user)
        untouched = _untouched(user)
        for attempt in untouched:
            just_now = now - attempt.started_at < TWICE and not is_over(attempt, now)
            if just_now and rules == rules_of(attempt.quiz):
                return attempt
        drawn = draw_practice(user, rules, now, rng)
        if not drawn:
            raise NothingToAsk
        Quiz.objects.filter(attempts__in=untouched).delete()
        return start_attempt(_quiz(user, rules, now), user, drawn, now)


def _quiz(user: User, rules: Rules, now: datetime) -> Quiz:
    quiz = Quiz.objects.create(
        owner=user,
        title=Quiz.Focus(rules.focus).label,
        formats=list(rules.formats),
        size=rules.size,
        focus=rules.focus,
        minutes=rules.minutes,
        feedback=rules.feedback,
        created_at=now,
    )
    quiz.briefs.set(rules.briefs)
    quiz.sections.set(rules.sections)
    return quiz


def rules_of(quiz: Quiz) -> Rules:
    return Rules(
        focus=quiz.focus,
        briefs=tuple(quiz.briefs.order_by("pk")),
        sections=tuple(quiz.sections.order_by("pk")),
        formats=tuple(quiz.formats),
        size=quiz.size,
        minutes=quiz.minutes,
        feedback=quiz.feedback,
    )


def _untouched(user: User) -> list[Attempt]:
    """The learner's open practice attempts without an answer or a flag, locked until the commit: an
    answer that arrives meanwhile waits, and then finds its quiz gone."""
    touched = Q(responses__version__gt=0) | Q(responses__flagged=True)
    open_ones = Attempt.objects.open().filter(user=user, quiz__purpose=Quiz.Purpose.PRACTICE)
    locked = [attempt.pk for attempt in open_ones.select_for_update(of=("self",)).order_by("pk")]
    counted = Attempt.objects.filter(pk__in=locked).annotate(
        touched=Count("responses", filter=touched)
    )
    return list(counted.filter(touched=0).select_related("quiz"))


def study_missed(attempt: Attempt, now: datetime) -> StudySession | None:
    """A study session on the questions that were not right, with new cards where there are none.
    None if all were right, or none of them can be studied."""
    uids = [uid for response in attempt.responses.all() for uid in _missed(response)]
    questions = Question.objects.current().filter(uid__in=uids)
    with transaction.atomic():
        make_cards(attempt.user, questions)
        cards = Card.objects.filter(user=attempt.user, suspended=False, question__in=questions)
        chosen = tuple(cards.within_reach().order_by("pk").values_list("pk", flat=True))
        return start_session(attempt.user, Scope(chosen=chosen), now) if chosen else None


def _missed(response: Response) -> list[str]:
    """The uids of the questions, or parts, that a response did not get right."""
    verdict = Verdict.from_json(response.verdict)
    if uids_of_parts(response.body):
        all_wrong, parts = response.overridden == "wrong", response.body["parts"]
        missed = [part for part in parts if all_wrong or part_rating(verdict, part) == Rating.AGAIN]
        return [part["uid"] for part in missed]
    if not verdict.outcome.is_judged:
        return []
    return [] if verdict.outcome.is_right else uids_reviewed(response.body, response.uid)
