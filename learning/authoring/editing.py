"""Quizzes that somebody makes for others: proposed, changed, published and closed.

``quizzes`` has how somebody comes to it and takes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from django.db import transaction

from content.models import Brief
from learning.authoring.proposals import balanced, following, format_in_quiz, proposable
from learning.bank.writing import create_question
from learning.cards.making import add_cards, asks_characters
from learning.kinds.written import WrittenQuestion
from learning.limits.allowances import move_deadlines, terms_by_class
from learning.models import Question, QuestionQuerySet, Quiz, QuizItem, QuizQuerySet, User
from learning.models.people import TWICE, hold
from learning.models.quizzes import LONGEST_TITLE
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.join_codes import new_code

SIZE = 10


class ItemChanged(Exception):
    """Another question stands in that place now."""


def make_quiz(owner: User, brief: Brief, now: datetime) -> Quiz:
    """A draft with ten questions of a brief; the same wish twice within a minute is one, and a
    guest has one only.

    Raises ``NothingToAsk``.
    """
    with transaction.atomic():
        hold(owner)
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
    """A draft with nothing in it; the same wish twice within a minute is one, and a guest has one
    only."""
    with transaction.atomic():
        hold(owner)
        empty = _drafts(owner, now).filter(items=None)
        return empty.first() or Quiz.objects.create(
            owner=owner, purpose=Quiz.Purpose.AUTHORED, title="A new quiz", created_at=now
        )


def _drafts(owner: User, now: datetime) -> QuizQuerySet:
    """What the owner has made that may be meant by the wish for a draft."""
    drafts = Quiz.objects.authored().filter(owner=owner, published_at=None)
    return drafts if owner.is_guest else drafts.filter(created_at__gt=now - TWICE)


@dataclass(frozen=True, slots=True)
class RulesMoved:
    """Whom new rules concern: the names of the classes that have other terms now, and of those who
    take the quiz just now how many have another deadline than before."""

    classrooms: list[str]
    under_way: int


def change_rules(quiz: Quiz, rules: Mapping[str, Any]) -> RulesMoved:
    """Store what stands in the form of its rules, and nothing that somebody else may change
    meanwhile. Attempts under way end by the new times; in all else they keep the rules by which
    they began."""
    with transaction.atomic():
        held = Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
        before = {terms.assignment.pk: terms.limits for terms in terms_by_class(held)}
        Quiz.objects.filter(pk=quiz.pk).update(**rules)
        moved = [
            terms.assignment.classroom.name
            for terms in terms_by_class(held)
            if terms.limits != before.get(terms.assignment.pk)
        ]
        return RulesMoved(moved, move_deadlines(quiz.attempts.all()))


def replace_question(quiz: Quiz, number: int, question_id: int) -> None:
    """Put another question of the brief where ``question_id`` stands; where that is gone from its
    place already, or nothing else can be asked, all stays."""
    with transaction.atomic():
        items = {item.position: item for item in _held(quiz)}
        item = items.get(number)
        brief = quiz.briefs.first()
        if item is None or item.question_id != question_id:
            return
        if brief is None or not brief.is_open_to(quiz.owner_id):
            return
        others = {one.question_id for one in items.values() if one is not item}
        if found := following(proposable(brief, quiz.pk), question_id, others):
            item.question, item.format = found.drawn.question, found.drawn.format
            item.save(update_fields=["question", "format"])


def write_question(
    quiz: Quiz, number: int, written: WrittenQuestion, question_id: int, now: datetime
) -> None:
    """Put a question of the author's own where ``question_id`` stands, with a card of theirs; once,
    if it is sent again.

    Raises ``InvalidBody``, and ``ItemChanged`` where another stands there now.
    """
    body = written.body()
    with transaction.atomic():
        item = next((one for one in _held(quiz) if one.position == number), None)
        if item and item.question.owner_id == quiz.owner_id and item.question.body == body:
            return
        if item is None or item.question_id != question_id:
            raise ItemChanged
        item.question = create_question(quiz.owner, written, now)
        add_cards(quiz.owner, [item.question])
        item.format = written.format
        item.save(update_fields=["question", "format"])


def pickable(quiz: Quiz, query: str = "") -> QuestionQuerySet:
    """The author's own questions that the quiz does not ask yet, the latest first, those with these
    words in them."""
    own = Question.objects.current().written_by(quiz.owner).saying(query).order_by("-pk")
    return own.exclude(pk__in=quiz.items.values("question"))


def pickable_from(quiz: Quiz, brief: Brief, query: str = "") -> list[Question]:
    """The questions of a brief that the quiz may ask and does not yet, in reading order, those with
    these words in them."""
    made = Question.objects.current().filter(brief=brief).saying(query).order_by("position", "pk")
    left = made.exclude(pk__in=quiz.items.values("question"))
    return [one for one in left if format_in_quiz(one) and not asks_characters(one)]


def pick_question(quiz: Quiz, number: int, picked: int, question_id: int) -> None:
    """Put one of the author's own where ``question_id`` stands; once, if it is sent again.

    Raises ``Question.DoesNotExist`` where it cannot be picked, and ``ItemChanged`` where another
    stands there now.
    """
    with transaction.atomic():
        item = next((one for one in _held(quiz) if one.position == number), None)
        if item and item.question_id == picked:
            return
        if item is None or item.question_id != question_id:
            raise ItemChanged
        item.question = pickable(quiz).get(pk=picked)
        item.format = item.question.body["formats"][0]
        item.save(update_fields=["question", "format"])


def _held(quiz: Quiz) -> list[QuizItem]:
    """Its questions, held with the quiz until the commit."""
    Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
    return list(quiz.items.select_related("question"))


def publish(quiz: Quiz, now: datetime, rng: Random) -> Quiz:
    """Let everybody who has its link begin, from now on or again."""
    with transaction.atomic():
        held = Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
        held.code = held.code or new_code(rng)
        held.published_at = held.published_at or now
        held.closed_at = None
        held.save(update_fields=["code", "published_at", "closed_at"])
        return held


def close(quiz: Quiz, now: datetime) -> None:
    """Let nobody begin by the link any more; whoever has begun may finish."""
    open_one = Quiz.objects.filter(pk=quiz.pk, closed_at=None).exclude(published_at=None)
    open_one.update(closed_at=now)


def delete(quiz: Quiz) -> None:
    """With all that was answered in it; its attempts are held before what goes with them, as who
    hands in or marks holds them. Raises ``Quiz.DoesNotExist`` where somebody was sooner."""
    with transaction.atomic():
        held = Quiz.objects.select_for_update().get(pk=quiz.pk)
        attempts = held.attempts.select_for_update(of=("self",)).order_by("pk")
        list(attempts.values_list("pk"))
        held.delete()
