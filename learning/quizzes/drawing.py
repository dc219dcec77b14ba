"""Which questions an attempt asks, in a practice quiz and in one for others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, groupby
from random import Random
from typing import Any

from django.db.models import Count, Q, QuerySet

from content.models import Brief, Passage
from learning.cards.characters import asks_characters
from learning.cards.seals import sealed_questions
from learning.grading import Outcome, formats
from learning.grading.expects import Expects
from learning.kinds import Grader, names_graded_by
from learning.kinds.choosing import pick_format
from learning.models import (
    Attempt,
    Card,
    CardQuerySet,
    Question,
    QuestionQuerySet,
    Quiz,
    QuizItem,
    QuizSection,
    Response,
    Review,
    User,
)
from learning.prepared import prepared
from learning.scheduling import Memory, Rating, State, retrievability
from learning.study.order.candidates import overdue

LATELY = timedelta(days=14)
WINDOW = 200  # how many of the most forgotten cards a quiz chooses from
NOT_RIGHT = (Outcome.WRONG, Outcome.NEAR, Outcome.WHICH, Outcome.BLANK)


def markable_formats() -> list[str]:
    """The formats in which a quiz can be marked at once."""
    return names_graded_by(Grader.APP)


class NothingToAsk(Exception):
    """No question matches the rules."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a practice quiz; see ``Quiz``."""

    focus: str = Quiz.Focus.MIX
    briefs: tuple[Brief, ...] = ()
    sections: tuple[Passage, ...] = ()
    formats: tuple[str, ...] = ()
    size: int = 10
    minutes: int | None = None
    feedback: str = Quiz.Feedback.END


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question and its format; in an authored quiz also its points and its section's title."""

    question: Question
    format: str
    points: float = 1.0
    section: str = ""


def draw_practice(user: User, rules: Rules, now: datetime, rng: Random) -> list[Drawn]:
    """Draw the questions of a practice quiz in their order; maybe fewer than asked for. No two are
    about one item, and none is sealed by another quiz."""
    sealed = sealed_questions(user, now)
    wanted = [pk for pk in _wanted(user, rules, now, rng) if pk not in sealed]
    found = (
        Question.objects.select_related("brief", "passage__section")
        .prefetch_related("parts")
        .in_bulk(wanted[: 4 * rules.size + WINDOW])
    )
    cards = {card.question_id: card for card in user.cards.filter(question__in=found)}
    drawn: list[Drawn] = []
    taken: set[str] = set()
    for question in (found[pk] for pk in wanted if pk in found):
        items = {question.sibling_key, *(part.sibling_key for part in question.parts.all())}
        format = _format(question, cards.get(question.pk), rules.formats, user)
        if format and taken.isdisjoint(items):
            taken |= items
            drawn.append(Drawn(question, format))
        if len(drawn) == rules.size:
            break
    return drawn


def asked_of(user: User, rules: Rules) -> QuestionQuerySet:
    """The questions that a quiz may ask: those of the sections named, and of named briefs without
    a named section; if nothing is named, those of what the learner has begun."""
    questions, readable = Question.objects.current(), Brief.objects.open_to(user)
    if rules.briefs or rules.sections:
        narrowed = {section.brief_id for section in rules.sections}
        complete = [brief for brief in rules.briefs if brief.pk not in narrowed]
        sections = Q(passage__in=rules.sections) | Q(passage__section__in=rules.sections)
        return questions.filter(sections | Q(brief__in=complete), brief__in=readable)
    own = readable.filter(pk__in=user.cards.order_by().values("brief"))
    questions = questions.filter(brief__in=own)
    studied = user.cards.exclude(state=Card.State.NEW).order_by().values("question")
    return questions.of_sections_begun_by(user) | questions.filter(pk__in=studied)


def _wanted(user: User, rules: Rules, now: datetime, rng: Random) -> Iterable[int]:
    """The ids of questions, best first."""
    questions = asked_of(user, rules)
    if rules.focus == Quiz.Focus.FADING:
        return _fading(_studied(user, questions), questions, now)
    if rules.focus == Quiz.Focus.MISSED:
        return _missed(user, questions, now)
    if rules.focus == Quiz.Focus.SECTION:
        return _of_weakest_section(user, questions, now)
    if user.scope == User.Scope.ESSENTIALS:
        questions = questions.filter(position__lt=Question.DETAILS_FROM)
    ids = sorted(questions.values_list("pk", flat=True))
    rng.shuffle(ids)
    return ids


def _studied(user: User, questions: QuestionQuerySet) -> CardQuerySet:
    return Card.objects.filter(user=user, question__in=questions).in_review()


def _fading(cards: CardQuerySet, questions: QuestionQuerySet, now: datetime) -> list[int]:
    """By probability of recall, lowest first. A composite has the mean of its parts, if all of
    them are among these."""
    likely = _likely(cards.order_by(overdue(now).desc())[:WINDOW], now)
    wholes = questions.filter(owns_card=False, parts__in=likely).distinct()
    for composite in wholes.prefetch_related("parts").only("pk"):
        parts = [part.pk for part in composite.parts.all()]
        if all(pk in likely for pk in parts):
            likely |= {composite.pk: sum(likely[pk] for pk in parts) / len(parts)}
    return sorted(likely, key=lambda pk: (likely[pk], pk))


def _likely(cards: CardQuerySet, now: datetime) -> dict[int, float]:
    """The probability of recall of each card in review, by the id of its question."""
    rows = cards.values_list("question", "stability", "difficulty", "reviewed_at")
    return {
        pk: retrievability(Memory(State.REVIEW, None, stability, difficulty, None, at), now)
        for pk, stability, difficulty, at in rows
    }


def _missed(user: User, questions: QuestionQuerySet, now: datetime) -> Iterator[int]:
    """Questions lately answered wrong or given up on, in study or a quiz, the latest first."""
    reviews = Review.objects.standing().filter(
        user=user, rating=Rating.AGAIN, reviewed_at__gt=now - LATELY, card__question__in=questions
    )
    attempts = Attempt.objects.disclosed(now).filter(user=user, submitted_at__gt=now - LATELY)
    attempts = attempts.exclude(quiz__tells=Quiz.Tells.MARK)
    answers = Response.objects.filter(
        attempt__in=attempts,
        question__in=questions,
        verdict__outcome__in=list(NOT_RIGHT),
        answered_at__isnull=False,
    )
    when = dict(answers.order_by("answered_at").values_list("question", "answered_at"))
    for pk, at in reviews.order_by("pk").values_list("card__question", "reviewed_at"):
        when[pk] = max(at, when.get(pk) or at)
    yield from sorted(when, key=lambda pk: (when[pk], pk), reverse=True)


def _of_weakest_section(user: User, questions: QuestionQuerySet, now: datetime) -> Iterator[int]:
    """The questions of the section with the lowest mean recall: first those studied, lowest first,
    then the others in their order."""
    likely = _likely(_studied(user, questions), now)
    sections = defaultdict(list)
    placed = questions.filter(pk__in=_studied(user, questions).values("question"))
    for pk, passage, section in placed.values_list("pk", "passage", "passage__section"):
        if passage:
            sections[section or passage].append(likely[pk])
    if not sections:
        return
    weakest = min(sections, key=lambda one: (sum(sections[one]) / len(sections[one]), one))
    of_it = questions.filter(Q(passage=weakest) | Q(passage__section=weakest))
    if user.scope == User.Scope.ESSENTIALS:
        of_it = of_it.filter(Q(position__lt=Question.DETAILS_FROM) | Q(pk__in=likely))
    ids = list(of_it.order_by("position").values_list("pk", flat=True))
    yield from sorted(ids, key=lambda pk: likely.get(pk, 1.0))


def _format(question: Question, card: Card | None, wished: Iterable[str], user: User) -> str | None:
    """The format for a question: multiple choice until it is known, then an answer from memory.
    None if it has no format that is wished for and can be marked."""
    markable = markable_formats()
    wished = tuple(wished) or markable
    offered = [one for one in question.body["formats"] if one in wished]
    if asks_characters(question) and user.leaves_characters_out:
        return None
    if question.body["expects"] == Expects.CHARACTERS and user.characters != User.Characters.WRITE:
        offered = [one for one in offered if one == formats.CHOICE]
    offered = [one for one in offered if one in markable]
    if not offered:
        return None
    if card is None or card.state == Card.State.NEW:
        return formats.CHOICE if formats.CHOICE in offered else offered[0]
    return pick_format(
        offered,
        expects="",
        state=State(card.state),
        stability=card.stability,
        recall_due=False,
    )


def draw_quiz(quiz: Quiz, user: User | None, rng: Random) -> list[Drawn]:
    """Draw the questions of an authored quiz, section by section: all of a section, or as many as
    it draws, unseen ones first. Without ``user``, all count as unseen. Where they are drawn or
    shuffled, those under one text stand together."""
    items = _readable_items(quiz.pk)
    drawing = any(item.section and item.section.draws for item in items)
    seen = _seen(user, items) if user and drawing else set()
    drawn = []
    for section, group in groupby(items, key=lambda item: item.section):
        chosen = drawn_of(section, list(group), seen, rng)
        draws = section is not None and section.draws is not None
        together = draws or quiz.shuffles_questions
        blocks = _by_text(chosen) if together else [chosen]
        if quiz.shuffles_questions:
            rng.shuffle(blocks)
        title = section.title if section else ""
        asked = chain.from_iterable(blocks)
        drawn += [Drawn(one.question, one.format, one.points, title) for one in asked]
    return drawn


@prepared
def _readable_items(quiz: int) -> QuerySet[QuizItem]:
    items = QuizItem.objects.filter(quiz=quiz).readable()
    return items.select_related("question", "section").order_by("position")


def _by_text(items: Iterable[QuizItem]) -> list[list[QuizItem]]:
    """The items in blocks, each of the questions under one text in their order, or of one question
    under none."""
    blocks: dict[Any, list[QuizItem]] = {}
    for item in items:
        blocks.setdefault(item.question.body.get("reading_text") or item.pk, []).append(item)
    return list(blocks.values())


def size_of(quiz: Quiz) -> int:
    """How many questions an attempt at an authored quiz has."""
    return sum(min(questions, draws or questions) for questions, draws in _sizes(quiz.pk))


@prepared
def _sizes(quiz: int) -> QuerySet[QuizItem, tuple[int, int | None]]:
    """How many questions each section has, and how many it draws."""
    items = QuizItem.objects.filter(quiz=quiz).readable().order_by()
    counted = items.values("section__draws", "section").annotate(questions=Count("pk"))
    return counted.values_list("questions", "section__draws")


@dataclass(frozen=True, slots=True)
class DrawnSize:
    """How many questions an attempt has, and their points, which differ from draw to draw: from
    ``least`` to ``most``."""

    questions: int
    least: float
    most: float


def drawn_size(items: Iterable[QuizItem], sections: Iterable[QuizSection]) -> DrawnSize:
    """The size of an attempt at a quiz of these items in these sections."""
    draws: dict[int | None, int | None] = {section.pk: section.draws for section in sections}
    by_section: dict[int | None, list[float]] = defaultdict(list)
    for item in items:
        by_section[item.section_id].append(item.points)
    questions, least, most = 0, 0.0, 0.0
    for section, points in by_section.items():
        drawn = min(len(points), draws.get(section) or len(points))
        in_order = sorted(points)
        questions += drawn
        least += sum(in_order[:drawn])
        most += sum(in_order[-drawn:])
    return DrawnSize(questions, least, most)


def drawn_of(
    section: QuizSection | None, items: list[QuizItem], seen: Collection[int], rng: Random
) -> list[QuizItem]:
    """The items of a section that one attempt asks, in order; ``seen`` are ids of questions."""
    if section is None or section.draws is None or section.draws >= len(items):
        return items
    shuffled = rng.sample(items, len(items))
    unseen_first = sorted(shuffled, key=lambda item: item.question_id in seen)
    return sorted(unseen_first[: section.draws], key=lambda item: item.position)


def _seen(user: User, items: list[QuizItem]) -> set[int]:
    """The ids of the questions that the learner was asked in a quiz or has studied."""
    questions = [item.question_id for item in items]
    asked = Response.objects.filter(attempt__user=user, question__in=questions)
    studied = Card.objects.filter(user=user, question__in=questions).exclude(state=Card.State.NEW)
    return {
        *asked.order_by().values_list("question_id", flat=True),
        *studied.values_list("question_id", flat=True),
    }
