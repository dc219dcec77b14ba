"""Which people and terms several learners mix up."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Q

from content.reading.markup import inline_markdown_text
from learning.charts.matrix import Matrix, matrix
from learning.grading import Outcome
from learning.grading.expects import Expects
from learning.kinds import kind_of
from learning.kinds.options import wrong_options
from learning.models import Assignment, Response, Review
from learning.scheduling import Rating

MOST = 8
MOST_NAMES = 15  # rows and columns of a matrix
LAST_MISSES = 2000  # the latest, for each of study and quizzes


class MissedQuestion(NamedTuple):
    frame: str
    stem: str


class _Miss(NamedTuple):
    """A wrong answer: what was meant, what was answered, and in which question."""

    expects: str
    meant: str
    taken_for: str
    question: MissedQuestion


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was taken for what, and how often."""

    meant: str
    taken_for: str
    times: int


@dataclass(frozen=True, slots=True)
class Confusions:
    """The most frequent confusions, between people and between other things."""

    people: list[Confusion]
    others: list[Confusion]


@dataclass(frozen=True, slots=True)
class ConfusionMatrices:
    """What was meant by row, what was answered by column; a cell lists the question of each time.
    ``cut`` means that rarer ones are left out."""

    people: Matrix[MissedQuestion]
    terms: Matrix[MissedQuestion]
    cut: bool


def confusions(
    users: Collection[int], since: Mapping[int, datetime], assignments: Collection[Assignment]
) -> Confusions:
    """Wrong answers that name another thing of the brief: in study, of briefs by id ``since`` these
    times, and in quizzes that were set. Two statements.
    """
    people, others = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for miss in _misses(users, since, assignments):
        pair = miss.meant, miss.taken_for
        (people if miss.expects == Expects.PERSON else others)[pair] += 1
    return Confusions(_most(people), _most(others))


def confusion_matrices(
    users: Collection[int], since: Mapping[int, datetime], assignments: Collection[Assignment]
) -> ConfusionMatrices:
    """The same wrong answers, name by name; two statements."""
    misses = list(_misses(users, since, assignments))
    people = [miss for miss in misses if miss.expects == Expects.PERSON]
    terms = [miss for miss in misses if miss.expects == Expects.TERM]
    shown = _most_frequent(people), _most_frequent(terms)
    of_people, of_terms = (
        matrix((one.meant, one.taken_for, one.question) for one in each) for each in shown
    )
    is_cut = sum(map(len, shown)) < len(people) + len(terms)
    return ConfusionMatrices(of_people, of_terms, is_cut)


def _misses(
    users: Collection[int], since: Mapping[int, datetime], assignments: Collection[Assignment]
) -> Iterator[_Miss]:
    """The latest wrong answers in study, then those in quizzes."""
    reviews = (
        Review.objects.standing()
        .filter(_studied_since(since), user__in=users, rating=Rating.AGAIN)
        .filter(whole=None, quiz_response=None)
        .order_by("-pk")
        .values_list("format", "response__given", "verdict", "card__question__body")
    )
    responses = (
        Response.objects.filter(attempt__user__in=users, attempt__assignment__in=assignments)
        .filter(verdict__outcome=Outcome.WRONG)
        .order_by("-pk")
        .values_list("format", "given", "verdict", "body")
    )
    for rows in (reviews[:LAST_MISSES], responses[:LAST_MISSES]):
        yield from _taken_for_another(rows)


def _most_frequent(misses: Sequence[_Miss]) -> list[_Miss]:
    """Those with the names missed most often, and the names most often answered for them."""
    meant = {name for name, _ in Counter(one.meant for one in misses).most_common(MOST_NAMES)}
    kept = [one for one in misses if one.meant in meant]
    taken = {name for name, _ in Counter(one.taken_for for one in kept).most_common(MOST_NAMES)}
    return [one for one in kept if one.taken_for in taken]


def _studied_since(since: Mapping[int, datetime]) -> Q:
    if not since:
        return Q(pk__in=())
    each = (Q(card__brief=brief, reviewed_at__gte=at) for brief, at in since.items())
    return reduce(or_, each)


def _taken_for_another(rows: Iterable[tuple[Any, ...]]) -> Iterator[_Miss]:
    for format, given, verdict, body in rows:
        if given is None or verdict.get("outcome") != Outcome.WRONG or body["parts"]:
            continue
        distractors = {one["text"] for one in wrong_options(body)} | set(body["pool"])
        said = verdict.get("matched") or kind_of(format).response_text(body, given)
        if said in distractors:
            texts = [body["answer"], said, body["stem"]]
            is_written = body.get("source", ()) is None
            meant, taken_for, stem = map(inline_markdown_text, texts) if is_written else texts
            question = MissedQuestion(body.get("frame", ""), stem)
            yield _Miss(body["expects"], meant, taken_for, question)


def _most(counts: Counter[tuple[str, str]]) -> list[Confusion]:
    return [Confusion(*pair, times) for pair, times in counts.most_common(MOST)]
