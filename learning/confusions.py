"""Who and what several learners take for each other."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from learning.grading import Outcome
from learning.kinds import kind_of
from learning.models import Assignment, Response, Review
from learning.questions.question import Expects
from learning.scheduling import Rating

MOST = 8
LAST_MISSES = 2000  # of which it is read what was answered instead


@dataclass(frozen=True, slots=True)
class Confusion:
    """Somebody or something, and what it was taken for so many times."""

    meant: str
    taken_for: str
    times: int


@dataclass(frozen=True, slots=True)
class Confusions:
    """The most frequent ones between people, and between whatever else."""

    people: list[Confusion]
    others: list[Confusion]


def confusions(
    users: Collection[int], since: Mapping[int, datetime], assignments: Collection[Assignment]
) -> Confusions:
    """What was answered instead of what was asked, where that is one of the other answers: in the
    study of briefs, by their ids, since these moments, and in quizzes that were set.

    Two statements.
    """
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
    people, others = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for misses in (reviews[:LAST_MISSES], responses[:LAST_MISSES]):
        for expects, pair in _pairs(misses):
            (people if expects == Expects.PERSON else others)[pair] += 1
    return Confusions(_most(people), _most(others))


def _studied_since(since: Mapping[int, datetime]) -> Q:
    if not since:
        return Q(pk__in=())
    each = (Q(card__brief=brief, reviewed_at__gte=at) for brief, at in since.items())
    return reduce(or_, each)


def _pairs(misses: Iterable[tuple[Any, ...]]) -> Iterable[tuple[str, tuple[str, str]]]:
    for format, given, verdict, body in misses:
        if given is None or verdict.get("outcome") != Outcome.WRONG or body["parts"]:
            continue
        lures = {one["text"] for one in body["distractors"]} | set(body["pool"])
        said = verdict.get("matched") or kind_of(format).given_text(body, given)
        if said in lures:
            yield body["expects"], (body["answer"], said)


def _most(counts: Counter[tuple[str, str]]) -> list[Confusion]:
    return [Confusion(*pair, times) for pair, times in counts.most_common(MOST)]
