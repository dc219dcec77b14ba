"""Which questions a practice quiz asks, by its focus."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db.models import Q

from content.models import Brief, Passage
from learning.cards.characters import asks_characters
from learning.cards.seals import sealed_questions
from learning.grading import Outcome, formats
from learning.grading.expects import Expects
from learning.kinds.choosing import pick_format
from learning.models import (
    Attempt,
    Card,
    CardQuerySet,
    Question,
    QuestionQuerySet,
    Quiz,
    Response,
    Review,
    User,
)
from learning.quizzes.drawing import Drawn, markable_formats
from learning.scheduling import Memory, Rating, State, retrievability
from learning.study.order.candidates import overdue

LATELY = timedelta(days=14)
WINDOW = 200  # how many of the most forgotten cards a quiz chooses from
NOT_RIGHT = (Outcome.WRONG, Outcome.NEAR, Outcome.WHICH, Outcome.BLANK)


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
