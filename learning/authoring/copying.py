"""A quiz is copied: its author's own as another draft, and a colleague's with copies of the
questions."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from learning.bank.colleagues import own_copies
from learning.bank.writing import bring_back_questions
from learning.cards.seals import sealed_questions
from learning.models import Question, Quiz, QuizItem, QuizSection, User
from learning.models.people import TWICE, lock_user, start_teaching
from learning.models.quizzes import LONGEST_TITLE

# What a copy has of its own: it is a draft.
OF_THE_COPY = frozenset(
    (
        *("id", "owner", "title", "created_at", "code", "is_template"),
        *("published_at", "closed_at", "released_at"),
    )
)
OPENING = ("opens_at", "closes_at")  # times of the original's class


@dataclass(frozen=True, slots=True)
class Copied:
    """A new draft, and how many questions are ``left_out``: they are of a brief that is closed to
    its owner, or another quiz asks them of them now."""

    quiz: Quiz
    left_out: int


def copy_quiz(quiz: Quiz, owner: User, now: datetime) -> Copied:
    """A draft like the quiz for ``owner``: with its questions, sections, points and rules, without
    its opening times, link and attempts. Sent twice within a minute, it is made once.

    Raises ``AskedNow``, ``OverLimit``, ``TooManyImages`` and ``TooManyTexts``.
    """
    with transaction.atomic():
        lock_user(owner)
        start_teaching(owner)
        title = _title(quiz, owner)
        made_now = Quiz.objects.authored().filter(owner=owner, created_at__gt=now - TWICE)
        items = list(quiz.items.readable().select_related("question__brief").order_by("position"))
        questions = _questions_for(owner, items, now)
        kept = [item for item in items if item.question_id in questions]
        left_out = quiz.items.count() - len(kept)
        if same := made_now.filter(title=title, published_at=None).exclude(pk=quiz.pk).first():
            return Copied(same, left_out)
        fields = (one.attname for one in Quiz._meta.concrete_fields if one.name not in OF_THE_COPY)
        rules = {name: getattr(quiz, name) for name in fields if name not in OPENING}
        copy = Quiz.objects.create(**rules, owner=owner, title=title, created_at=now)
        copy.briefs.set(brief for brief in quiz.briefs.all() if brief.is_open_to(owner.pk))
        sections = _sections(quiz, copy)
        QuizItem.objects.bulk_create(
            QuizItem(
                quiz=copy,
                section=sections.get(item.section_id or 0),
                position=position,
                question=questions[item.question_id],
                format=item.format,
                points=item.points,
            )
            for position, item in enumerate(kept, 1)
        )
        return Copied(copy, left_out)


def _title(quiz: Quiz, owner: User) -> str:
    """The title; "… (copy)" beside one's own, unless that is a template."""
    if quiz.owner_id != owner.pk or quiz.is_template:
        return quiz.title
    end = " (copy)"
    return f"{quiz.title[: LONGEST_TITLE - len(end)]}{end}"


def _questions_for(owner: User, items: list[QuizItem], now: datetime) -> dict[int, Question]:
    """The questions that the owner's copy asks, by those of the quiz: their own, those of briefs
    that they may read, and own copies of a colleague's."""
    asked = [item.question for item in items]
    if not asked or items[0].quiz.owner_id == owner.pk:
        return {one.pk: one for one in asked}
    sealed = sealed_questions(owner, now)
    asked = [one for one in asked if one.pk not in sealed]
    own = {one.pk: one for one in asked if one.owner_id == owner.pk}
    open_ones = {one.pk: one for one in asked if one.brief and one.brief.is_open_to(owner.pk)}
    theirs = [one for one in asked if one.owner_id and one.owner_id != owner.pk]
    copies = own_copies(owner, theirs, now) if theirs else {}
    retired = Question.objects.filter(pk__in=[one.pk for one in copies.values()])
    bring_back_questions(owner, retired, now)
    distinct: dict[int, Question] = {}
    seen: set[int] = set()
    for one in asked:
        found = own.get(one.pk) or copies.get(one.pk) or open_ones.get(one.pk)
        if found and found.pk not in seen:
            seen.add(found.pk)
            distinct[one.pk] = found
    return distinct


def _sections(quiz: Quiz, copy: Quiz) -> dict[int, QuizSection]:
    """Copies of the sections, by the ids of the quiz's own."""
    found = list(quiz.parts.all())
    made = QuizSection.objects.bulk_create(
        QuizSection(quiz=copy, position=one.position, title=one.title, draws=one.draws)
        for one in found
    )
    return {old.pk: new for old, new in zip(found, made, strict=True)}


def set_template(quiz: Quiz, *, is_template: bool) -> None:
    """Offer the quiz to its owner to begin new ones from, or no longer."""
    Quiz.objects.filter(pk=quiz.pk).update(is_template=is_template)
