"""A preview of storing a brief: what it contains, and the questions it makes and skips."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.models import Brief
from content.storage.rows import FAMILIES
from learning.briefs.copied_cards import returning_cards
from learning.briefs.drafts import Draft
from learning.briefs.wordings import with_accepted_wordings
from learning.models import Card, Question, QuizItem, Review, User
from learning.questions.question import Skip


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """``holds`` and ``asked`` are names with counts; ``new``, ``changed`` and ``retired`` compare
    the questions with those stored; ``changed`` are those in other words.
    """

    holds: list[tuple[str, int]]
    asked: list[tuple[str, int]]
    skipped: list[Skip]
    left_out: int
    new: int
    changed: int
    retired: int

    @property
    def questions(self) -> int:
        return sum(count for _, count in self.asked)


def preview(draft: Draft, brief: Brief | None = None) -> BriefPreview:
    """``brief`` is the one that the draft would change, if any; the draft must have a material."""
    generated = with_accepted_wordings(brief, draft.questions) if brief else draft.questions
    kinds = Counter(question.type for question in generated)
    stored = dict(
        Question.objects.current().filter(brief=brief).values_list("uid", "body") if brief else ()
    )
    known = [question for question in generated if question.uid in stored]
    return BriefPreview(
        holds=[(family, len(getattr(draft.material, family))) for family in FAMILIES],
        asked=[(kind.replace("-", " "), count) for kind, count in kinds.most_common()],
        skipped=list(draft.skipped),
        left_out=draft.left_out,
        new=len(generated) - len(known),
        changed=sum(_words(question.body) != _words(stored[question.uid]) for question in known),
        retired=len(stored) - len(known),
    )


_NOT_WORDS = ("source", "uid", "distractors", "reserve")


def _words(value: Any) -> Any:
    """A question's body without where it comes from and without its choice of wrong options, which
    may both change though it is worded as before.
    """
    if isinstance(value, Mapping):
        return {key: _words(part) for key, part in value.items() if key not in _NOT_WORDS}
    if isinstance(value, list | tuple):
        return [_words(part) for part in value]
    return value


@dataclass(frozen=True, slots=True)
class Losses:
    """What is deleted with a brief: its rows, and what its learners did with it. The cards of a
    copy that go back to its original are ``returning``.
    """

    passages: int
    questions: int
    cards: int
    answers: int
    returning: int
    others: int
    quizzes: int
    classrooms: int


def losses(brief: Brief, user: User) -> Losses:
    """``cards`` and ``answers`` are the user's own; ``others`` counts other people who study it,
    ``quizzes`` the quizzes about it and ``classrooms`` the classes it is set for.
    """
    cards = Card.objects.filter(question__brief=brief)
    returning = returning_cards(brief)
    others = cards.exclude(user=user).exclude(suspension=Card.Suspension.COPIED)
    own = cards.filter(user=user).exclude(pk__in=[card.pk for card in returning])
    return Losses(
        passages=brief.passages.current().count(),
        questions=Question.objects.current().filter(brief=brief).count(),
        cards=own.count(),
        answers=Review.objects.standing().filter(card__in=own).count(),
        returning=len(returning),
        others=others.values("user").distinct().count(),
        quizzes=QuizItem.objects.filter(question__brief=brief).values("quiz").distinct().count(),
        classrooms=brief.assignments.current().count(),
    )
