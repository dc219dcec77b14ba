"""Choosing distractors: similar, of the same kind and length, and never true."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from learning.grading import formats
from learning.questions.question import Distractor, GeneratedQuestion, Source
from learning.questions.words import (
    absolutes,
    contains,
    form,
    length_ratio,
    normalised,
    opening,
)

PHRASES, NAMES = 1.6, 2.0  # ratio of the longest option to the shortest
SHORTLIST = 40  # candidates among which the best set is searched


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible distractor. The higher its ``affinity``, the more it resembles the answer."""

    text: str
    source: Source
    truth: str
    affinity: int = 0


def offer(
    question: GeneratedQuestion,
    candidates: Iterable[Candidate],
    *,
    ratio: float = PHRASES,
    count: int = 2,
) -> GeneratedQuestion:
    """The question with options added, if at least ``count`` candidates qualify.

    Candidates must be false as answers. Neither their order nor the answer's rank by length reveals
    anything: ties are broken by hash, and the uid decides whether the answer should be the longest,
    the middle or the shortest.
    """
    pool = _pool(question, candidates)
    fitting = [one for one in pool if _looks_like(question, one) and _fits(question, (one,), ratio)]
    sets = [one for one in combinations(fitting, count) if _fits(question, one, ratio)]
    if not sets:
        return question
    odd = {one.text for one in fitting if form(one.text) != form(question.answer)}
    chosen = min(sets, key=lambda one: _cost(question, one, odd))
    return replace(
        question,
        distractors=tuple(map(_distractor, chosen)),
        reserve=tuple(_distractor(one) for one in fitting if one not in chosen),
        formats=(formats.CHOICE, *(f for f in question.formats if f != formats.CHOICE)),
    )


def with_reserve(question: GeneratedQuestion, sections: Sequence[str]) -> GeneratedQuestion:
    """The question with the best set of its candidates that come from its own section or earlier
    ones as its reserve, if some of its distractors do not. ``sections`` are those of the brief, in
    reading order.
    """
    early = sections[: sections.index(question.source.section) + 1]
    options = question.distractors
    if all(one.source.section in early for one in options):
        return replace(question, reserve=())
    found = [one for one in (*options, *question.reserve) if one.source.section in early]
    sets = sets_of(question, found)
    best_set = min(sets, key=lambda one: _cost_in_reserve(question, one), default=())
    return replace(question, reserve=best_set)


def sets_of(
    question: GeneratedQuestion, candidates: Sequence[Distractor]
) -> Iterator[tuple[Distractor, ...]]:
    """The sets of candidates that could stand in place of the question's distractors, all of about
    the answer's length, in the order of the candidates.
    """
    options = question.distractors
    ratio = max(PHRASES, length_ratio([question.answer, *(one.text for one in options)]))
    sets = combinations(candidates, len(options))
    return (one for one in sets if _fits(question, one, ratio))


def best(question: GeneratedQuestion, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate most similar to the answer, of about its length."""
    fitting = (
        one
        for one in _pool(question, candidates)
        if _looks_like(question, one) and _fits(question, (one,), NAMES)
    )
    return next(fitting, None)


def _pool(question: GeneratedQuestion, candidates: Iterable[Candidate]) -> list[Candidate]:
    right = (question.answer, *question.accepted, *question.elements)
    distinct: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: _likeness(question, one)):
        if not any(contains(candidate.text, answer) for answer in right):
            distinct.setdefault(normalised(candidate.text), candidate)
    return list(distinct.values())[:SHORTLIST]


def _looks_like(question: GeneratedQuestion, candidate: Candidate) -> bool:
    answer, text = question.answer, candidate.text
    return opening(text) == opening(answer) and absolutes(text) == absolutes(answer)


def _fits(
    question: GeneratedQuestion, chosen: Sequence[Candidate | Distractor], ratio: float
) -> bool:
    return length_ratio([question.answer, *(candidate.text for candidate in chosen)]) <= ratio


def _cost(question: GeneratedQuestion, chosen: tuple[Candidate, ...], odd: set[str]) -> int:
    """``odd`` are the texts whose form differs from the answer's."""
    longest = len(question.answer)
    longer = affinity = 0
    is_odd = True
    for candidate in chosen:
        longer += len(candidate.text) > longest
        affinity += candidate.affinity
        is_odd = is_odd and candidate.text in odd
    wanted = int(question.uid[:8], 16) % (len(chosen) + 1)
    return 2 * abs(longer - wanted) + 2 * is_odd - affinity


def _cost_in_reserve(question: GeneratedQuestion, chosen: tuple[Distractor, ...]) -> int:
    """As ``_cost``, where options from the question's own section are the best."""
    odd = {one.text for one in chosen if form(one.text) != form(question.answer)}
    candidates = [
        Candidate(one.text, one.source, one.truth, one.source.section == question.source.section)
        for one in chosen
    ]
    return _cost(question, tuple(candidates), odd)


def _distractor(candidate: Candidate) -> Distractor:
    return Distractor(text=candidate.text, source=candidate.source, truth=candidate.truth)


def _likeness(question: GeneratedQuestion, candidate: Candidate) -> tuple[object, ...]:
    """The sort key of candidates; its last parts distinguish two sources of one text."""
    tie = hashlib.sha256(f"{question.uid}\x1f{candidate.text}".encode()).digest()
    source = candidate.source
    return -candidate.affinity, tie, source.passage, source.start, source.end, candidate.truth
