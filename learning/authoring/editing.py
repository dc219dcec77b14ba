"""Quizzes that somebody makes for others: drafted, changed, published, closed and deleted.

How learners start and take them is in ``learning.quizzes``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from django.db import transaction

from content.models import Brief
from learning.authoring.proposals import balanced, following, format_in_quiz, proposable
from learning.bank.images import Picture
from learning.bank.search import EVERYTHING, BankSelection
from learning.bank.writing import (
    Filing,
    add_question,
    bring_back_questions,
    change_question,
    filing_of,
)
from learning.cards.characters import asks_characters
from learning.kinds import kind_of
from learning.kinds.written import WrittenQuestion
from learning.limits.allowances import move_deadlines, terms_by_class
from learning.models import Question, QuestionQuerySet, Quiz, QuizItem, QuizQuerySet, User
from learning.models.people import TWICE, lock_user, start_teaching
from learning.models.quizzes import LONGEST_TITLE
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.join_codes import new_code
from learning.quizzes.signals import grading_changed

SIZE = 10


class ItemChanged(Exception):
    """The place holds another question now."""


def make_quiz(owner: User, brief: Brief, now: datetime) -> Quiz:
    """Make a draft with ten questions of a brief. Within a minute, and for a guest always, this
    returns the draft that there is.

    Raises ``NothingToAsk``.
    """
    with transaction.atomic():
        lock_user(owner)
        start_teaching(owner)
        drafts = _drafts(owner, now).filter(briefs=brief)
        if quiz := drafts.first():
            return quiz
        quiz = Quiz.objects.create(
            owner=owner,
            purpose=Quiz.Purpose.AUTHORED,
            title=f"Quiz on {brief.title}"[:LONGEST_TITLE],
            created_at=now,
        )
        quiz.briefs.add(brief)
        proposed = balanced(proposable(brief, quiz.pk), SIZE)
        if not proposed:
            raise NothingToAsk
        QuizItem.objects.bulk_create(
            QuizItem(
                quiz=quiz, position=position, question=one.drawn.question, format=one.drawn.format
            )
            for position, one in enumerate(proposed, 1)
        )
        Quiz.objects.filter(pk=quiz.pk).update(size=len(proposed))
        return quiz


def new_quiz(owner: User, now: datetime) -> Quiz:
    """Make an empty draft. Within a minute, and for a guest always, this returns the empty draft
    that there is."""
    with transaction.atomic():
        lock_user(owner)
        start_teaching(owner)
        empty = _drafts(owner, now).filter(items=None)
        return empty.first() or Quiz.objects.create(
            owner=owner, purpose=Quiz.Purpose.AUTHORED, title="A new quiz", created_at=now
        )


def _drafts(owner: User, now: datetime) -> QuizQuerySet:
    """The drafts that a repeated request may mean."""
    drafts = Quiz.objects.authored().filter(owner=owner, published_at=None)
    return drafts if owner.is_guest else drafts.filter(created_at__gt=now - TWICE)


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """What new rules changed: the names of the classes whose terms differ now, and how many
    attempts under way got a new deadline."""

    classrooms: list[str]
    under_way: int


def change_rules(quiz: Quiz, rules: Mapping[str, Any]) -> RulesChanged:
    """Store only these fields of the quiz. Attempts under way get new deadlines, and otherwise keep
    the rules with which they started."""
    with transaction.atomic():
        locked = Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
        before = {terms.assignment.pk: terms.limits for terms in terms_by_class(locked)}
        Quiz.objects.filter(pk=quiz.pk).update(**rules)
        if rules.get("grade_by", locked.grade_by) != locked.grade_by:
            grading_changed.send(Quiz, quiz=quiz)
        classrooms = [
            terms.assignment.classroom.name
            for terms in terms_by_class(locked)
            if terms.limits != before.get(terms.assignment.pk)
        ]
        return RulesChanged(classrooms, move_deadlines(quiz.attempts.all()))


def replace_question(quiz: Quiz, number: int, question_id: int) -> None:
    """Replace a question by another one of the brief. Nothing happens if the place no longer holds
    ``question_id``, or if the brief has no other question."""
    with transaction.atomic():
        items = {item.position: item for item in _locked_items(quiz)}
        item = items.get(number)
        brief = quiz.briefs.first()
        if item is None or item.question_id != question_id:
            return
        if brief is None or not brief.is_open_to(quiz.owner_id):
            return
        others = {one.question_id for one in items.values() if one is not item}
        if found := following(proposable(brief, quiz.pk), question_id, others):
            item.question, item.format = found.drawn.question, found.drawn.format
            item.points = item.points or 1.0  # in place of a poll
            item.save(update_fields=["question", "format", "points"])


def pickable(quiz: Quiz, selection: BankSelection = EVERYTHING) -> QuestionQuerySet:
    """The author's own questions that are not in the quiz, of the kind, tag and brief that are
    chosen, latest first."""
    own = Question.objects.current().written_by(quiz.owner).saying(selection.query).order_by("-pk")
    if selection.format:
        own = own.filter(body__formats__0=selection.format)
    if selection.tag:
        own = own.filter(tags__name=selection.tag)
    if selection.about:
        own = own.filter(about=selection.about)
    return own.exclude(pk__in=quiz.items.values("question"))


def pickable_from(quiz: Quiz, brief: Brief, query: str = "") -> list[Question]:
    """The questions of a brief that can be added to the quiz and contain these words, in reading
    order."""
    made = Question.objects.current().filter(brief=brief).saying(query).order_by("position", "pk")
    left = made.exclude(pk__in=quiz.items.values("question"))
    return [one for one in left if format_in_quiz(one) and not asks_characters(one)]


def pick_question(quiz: Quiz, number: int, picked: int, question_id: int) -> None:
    """Replace ``question_id`` by one of the author's own questions. Doing it again changes nothing.

    Raises ``Question.DoesNotExist`` if ``picked`` cannot be added, and ``ItemChanged`` if the
    place holds another question.
    """
    with transaction.atomic():
        item = next((one for one in _locked_items(quiz) if one.position == number), None)
        if item and item.question_id == picked:
            return
        if item is None or item.question_id != question_id:
            raise ItemChanged
        item.question = pickable(quiz).get(pk=picked)
        had_key, item.format = kind_of(item.format).has_key, item.question.body["formats"][0]
        item.points = kind_of(item.format).worth(item.points if had_key else 1.0)
        item.save(update_fields=["question", "format", "points"])


def version_of(item: QuizItem) -> Question | None:
    """The author's own question of a place: the one that is there, or their version of it."""
    if item.question.owner_id == item.quiz.owner_id:
        return item.question
    return Question.objects.filter(owner=item.quiz.owner_id, copy_of=item.question_id).first()


def reword_question(
    item: QuizItem,
    written: WrittenQuestion,
    picture: Picture | None,
    seen: datetime | None,
    now: datetime,
) -> None:
    """Change a question of the author's own, or put their version of a brief's in its place, which
    brings a retired version back. Doing it again changes nothing.

    ``seen`` is the ``changed_at`` of the own question that the form was made from. Raises
    ``ItemChanged``, and what ``bank.writing`` raises.
    """
    quiz, question = item.quiz, item.question
    with transaction.atomic():
        if version := version_of(item):
            change_question(version, written, filing_of(version), seen, now, picture)
        else:
            filing = Filing(about=question.brief, subject=question.subject)
            version = add_question(quiz.owner, written, filing, now, question, picture)
        if version != question:
            bring_back_questions(quiz.owner, Question.objects.filter(pk=version.pk), now)
            pick_question(quiz, item.position, version.pk, question.pk)


def _locked_items(quiz: Quiz) -> list[QuizItem]:
    """The quiz and its items, locked until the commit."""
    Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
    return list(quiz.items.select_related("question"))


def publish(quiz: Quiz, now: datetime, rng: Random) -> Quiz:
    """Open the quiz, or reopen it, to everybody with its link."""
    with transaction.atomic():
        locked = Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
        locked.code = locked.code or new_code(rng)
        locked.published_at = locked.published_at or now
        locked.closed_at = None
        locked.save(update_fields=["code", "published_at", "closed_at"])
        return locked


def close(quiz: Quiz, now: datetime) -> None:
    """Stop new attempts by the link; attempts under way may be finished."""
    open_one = Quiz.objects.filter(pk=quiz.pk, closed_at=None).exclude(published_at=None)
    open_one.update(closed_at=now)


def delete_quiz(quiz: Quiz) -> None:
    """Delete a quiz with its attempts. These are locked first, in the order in which submitting
    and marking lock them. Raises ``Quiz.DoesNotExist`` if it is gone already."""
    with transaction.atomic():
        locked = Quiz.objects.select_for_update().get(pk=quiz.pk)
        attempts = locked.attempts.select_for_update(of=("self",)).order_by("pk")
        list(attempts.values_list("pk"))
        locked.delete()
