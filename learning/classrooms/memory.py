"""How much of a brief the learners of a class would recall, now and later."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from content.models import Brief, Passage
from content.reading.highlighting import Highlight
from learning.charts.looks import Look, look_of_chance
from learning.charts.shading import Shaded, shaded
from learning.models import Card, Question
from learning.models.json_text import text_in
from learning.study.memory import recall_chances

COLUMNS = ("pk", "passage", text_in("body", "frame"), text_in("body", "stem"), "body__source")
MEMORY = ("question", "state", "recall_due", "stability", "reviewed_at")


@dataclass(frozen=True, slots=True)
class RecalledQuestion:
    """A question with the mean chances of recall ``now`` and ``later``, from 0 to 1, of those who
    have answered it; None if nobody has. ``start`` and ``end`` are the place of its words.
    """

    start: int
    end: int
    frame: str
    stem: str
    now: float | None
    later: float | None

    @property
    def look(self) -> Look:
        return look_of_chance(self.later)


@dataclass(frozen=True, slots=True)
class Recall:
    """Several questions together; ``now`` and ``later`` are means over the ``learnt`` ones."""

    questions: int
    learnt: int
    now: float | None
    later: float | None


@dataclass(frozen=True, slots=True)
class RecalledPassage:
    """A passage with its questions, and its words as the class knows them."""

    passage: Passage
    words: list[Shaded]
    questions: list[RecalledQuestion]

    @property
    def recall(self) -> Recall:
        return recall_of(self.questions)

    @property
    def anchor(self) -> str:
        """The fragment of its questions on the page; a browser unfolds them."""
        return f"{'q' if self.questions else 'p'}-{self.passage.slug}"


@dataclass(frozen=True, slots=True)
class ClassMemory:
    """A brief as a class would recall it in ``ahead`` days, if nobody studied."""

    ahead: int
    passages: list[RecalledPassage]
    recall: Recall

    @property
    def weakest(self) -> RecalledPassage | None:
        """The learned passage nearest to being forgotten."""
        learnt = [each for each in self.passages if each.recall.later is not None]
        return min(learnt, key=lambda each: each.recall.later or 0, default=None)


def class_memory(
    users: Collection[int], brief: Brief, since: datetime, now: datetime, ahead: int
) -> ClassMemory:
    """The brief as these learners would recall it in ``ahead`` days: for each question, the mean
    over those who have answered it ``since`` then; three queries.
    """
    asked = Question.objects.current().filter(brief=brief, owns_card=True)
    cards = Card.objects.filter(user__in=users, brief=brief, question__in=asked, suspended=False)
    chances: dict[int, list[Sequence[float]]] = {}
    rows = cards.filter(reviewed_at__gte=since).values_list(*MEMORY)
    for pk, state, recall_due, stability, at in rows:
        if found := recall_chances(state, recall_due, stability, at, now, (0, ahead)):
            chances.setdefault(pk, []).append(found)
    of_passages: dict[int | None, list[RecalledQuestion]] = {}
    for row in asked.order_by("passage__position", "position").values_list(*COLUMNS):
        pk, passage, frame, stem, source = row
        words = source or {"start": 0, "end": 0}
        means = _means(chances.get(pk, []))
        one = RecalledQuestion(words["start"], words["end"], frame or "", stem, *means)
        of_passages.setdefault(passage, []).append(one)
    passages = [_recalled(each, of_passages.get(each.pk, [])) for each in brief.passages.current()]
    every = (one for each in of_passages.values() for one in each)
    return ClassMemory(ahead, passages, recall_of(every))


def recall_of(questions: Iterable[RecalledQuestion]) -> Recall:
    every = list(questions)
    now = [one.now for one in every if one.now is not None]
    later = [one.later for one in every if one.later is not None]
    return Recall(len(every), len(now), _mean(now), _mean(later))


def _recalled(passage: Passage, questions: list[RecalledQuestion]) -> RecalledPassage:
    marks = [Highlight(one.start, one.end, one.look) for one in questions]
    return RecalledPassage(passage, shaded(passage.text, marks), questions)


def _means(chances: list[Sequence[float]]) -> tuple[float | None, float | None]:
    today, later = zip(*chances, strict=True) if chances else ((), ())
    return _mean(today), _mean(later)


def _mean(chances: Sequence[float]) -> float | None:
    return sum(chances) / len(chances) if chances else None
