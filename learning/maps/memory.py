"""What a learner would recall of a brief, now and later. Only reads, except to start a session."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from content.models import Brief, Passage
from learning.cards.making import make_cards
from learning.charts.levels import Mastery, Standing, mastery
from learning.charts.memory_rows import STEP, LevelRun, PassageRow, rows, runs
from learning.models import Card, CardQuerySet, Question, QuestionQuerySet, StudySession, User
from learning.models.json_text import text_in
from learning.questions import characters
from learning.study import sessions
from learning.study.memory import recall_chances

MOST_DAYS = 90
COLUMNS = (
    *("pk", "passage", "subject"),
    *(text_in("body", "frame"), text_in("body", "stem"), "body__source"),
)


@dataclass(frozen=True, slots=True)
class MappedPassage:
    """A passage with its questions; ``row`` is its place in the overview."""

    passage: Passage
    runs: list[LevelRun]
    standings: list[Standing]
    row: PassageRow

    @property
    def mastery(self) -> Mastery:
        return mastery(self.standings)

    @property
    def anchor(self) -> str:
        """The fragment of its questions on the page; a browser unfolds them."""
        return f"{'q' if self.standings else 'p'}-{self.passage.slug}"


@dataclass(frozen=True, slots=True)
class MemoryMap:
    """A brief with the memory of it in ``days`` from now, if the learner stopped studying."""

    days: int
    passages: list[MappedPassage]
    mastery: Mastery

    @property
    def height(self) -> int:
        """The height of the overview, in its own units."""
        return self.passages[-1].row.y + STEP + 4 if self.passages else 0

    @property
    def weakest(self) -> MappedPassage | None:
        """The passage to study first: the learned one nearest to being forgotten."""
        learnt = [each for each in self.passages if each.mastery.later is not None]
        return min(learnt, key=lambda each: each.mastery.later or 0, default=None)


def memory_map(user: User, brief: Brief, now: datetime, days: int) -> MemoryMap:
    """The brief as its learner would recall it in ``days``, in three queries."""
    return _mapped(brief, standings(user, brief, now, days), days)


def classroom_map(
    users: Collection[int], brief: Brief, since: datetime, now: datetime, days: int
) -> MemoryMap:
    """The brief as some learners would recall it in ``days``: for each question, the mean over
    those who have answered it ``since`` then; three queries.
    """
    return _mapped(brief, _standings_of_all(users, brief, since, now, days), days)


def _mapped(brief: Brief, known: list[Standing], days: int) -> MemoryMap:
    passages = list(brief.passages.current())
    asked: dict[int | None, list[Standing]] = {}
    for one in known:
        asked.setdefault(one.passage, []).append(one)
    cut = [runs(each.text, asked.get(each.pk, ())) for each in passages]
    silent = [each.opens_section and each.pk not in asked for each in passages]
    drawn = rows([None if still else words for still, words in zip(silent, cut, strict=True)])
    mapped = [
        MappedPassage(passage, words, asked.get(passage.pk, []), row)
        for passage, words, row in zip(passages, cut, drawn, strict=True)
    ]
    return MemoryMap(days, mapped, mastery(known))


def standings(user: User, brief: Brief, now: datetime, days: int = 0) -> list[Standing]:
    """Each question that the learner may be asked about the brief, in reading order, with the
    chance of recall now and after ``days`` without study; two queries.
    """
    cards = {card.question_id: card for card in own_cards(user, brief)}
    asked = _questions(user, brief).order_by("passage__position", "position")
    found = []
    for row in asked.values_list(*COLUMNS):
        card = cards.get(row[0])
        one = _standing(row, *_chances(card, now, 0, days))
        show_at = card.show_at if card and one.now is not None else None
        found.append(replace(one, show_at=show_at, suspended=bool(card and card.suspended)))
    return found


def _standing(row: tuple[Any, ...], today: float | None, later: float | None) -> Standing:
    """The standing of the question whose ``COLUMNS`` are given."""
    pk, passage, subject, frame, stem, source = row
    words = source or {"start": 0, "end": 0}
    place = words["start"], words["end"]
    return Standing(pk, passage, *place, subject, stem, today, later, frame=frame or "")


def _standings_of_all(
    users: Collection[int], brief: Brief, since: datetime, now: datetime, days: int
) -> list[Standing]:
    asked = Question.objects.current().filter(brief=brief, owns_card=True)
    cards = Card.objects.filter(user__in=users, brief=brief, question__in=asked, suspended=False)
    cards = cards.filter(reviewed_at__gte=since)
    chances: dict[int, list[Sequence[float]]] = {}
    known = ("question", "state", "recall_due", "stability", "reviewed_at")
    for pk, state, due, stability, at in cards.values_list(*known):
        if found := recall_chances(state, due, stability, at, now, (0, days)):
            chances.setdefault(pk, []).append(found)
    rows = asked.order_by("passage__position", "position").values_list(*COLUMNS)
    return [_standing(row, *_means(chances.get(row[0], []))) for row in rows]


def _means(chances: list[Sequence[float]]) -> tuple[float | None, float | None]:
    if not chances:
        return None, None
    today, later = zip(*chances, strict=True)
    return sum(today) / len(today), sum(later) / len(later)


def own_cards(user: User, brief: Brief) -> CardQuerySet:
    """The learner's cards of a brief, for the questions that it has now."""
    return Card.objects.filter(user=user, brief=brief, question__in=_questions(user, brief))


def mastery_by_subject(user: User, brief: Brief, now: datetime) -> dict[str, Mastery]:
    """How well each subject is known today, by keys such as "facts/port-opening"."""
    asked: dict[str, list[Standing]] = {}
    for one in standings(user, brief, now):
        asked.setdefault(one.subject, []).append(one)
    return {subject: mastery(known) for subject, known in asked.items()}


def study_passage(user: User, passage: Passage, now: datetime) -> StudySession | None:
    """A session on a passage, its weakest cards first, then new ones; None if no card
    can be asked.
    """
    questions = _questions(user, passage.brief).filter(passage=passage)
    cards = Card.objects.filter(user=user, question__in=questions, suspended=False)
    if user.scope == User.Scope.ESSENTIALS:
        cards = cards.exclude(state=Card.State.NEW, position__gte=Question.DETAILS_FROM)
    make_cards(user, questions)
    weakest = sorted(cards.order_by("position"), key=lambda card: _urgency(card, now))
    chosen = tuple(card.pk for card in weakest[: sessions.SESSION_SIZE])
    return sessions.start_session(user, sessions.Scope(chosen=chosen), now) if chosen else None


def _questions(user: User, brief: Brief) -> QuestionQuerySet:
    questions = Question.objects.current().filter(brief=brief, owns_card=True)
    if user.leaves_characters_out:
        questions = questions.exclude(type__in=characters.TYPES)
    return questions


def _urgency(card: Card, now: datetime) -> float:
    (chance,) = _chances(card, now, 0)
    return 2.0 if chance is None else chance


def _chances(card: Card | None, now: datetime, *ahead: int) -> Sequence[float | None]:
    """The chances of recall; None for a card that was never rated."""
    nothing = [None] * len(ahead)
    if card is None:
        return nothing
    known = card.state, card.recall_due, card.stability, card.reviewed_at
    return recall_chances(*known, now, ahead) or nothing
