"""Questions of QTI that have several parts: gaps, pairs, things in order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.qti import credit
from learning.exchange.qti.questions import (
    DISPUTED,
    NONE,
    NOT_OFFERED,
    WHOLE,
    Asked,
    check_number,
)
from learning.exchange.qti.scoring import Given, Notes, percentage
from learning.grading.part_marks import ALL, NEARLY
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Also, Gap, typed_gap
from learning.kinds.matching import Matching
from learning.kinds.ordering import Ordering
from learning.kinds.written import WrittenQuestion

ORDER = "The file marks the order another way. Here the share of pairs in order counts."
UNEQUAL = "Its {} are not worth the same there; here they are."
RANGE = "In the file, a number near the right one counts. Here it has to be equal."
CAPITALS = "There capitals count in a gap; here they do not."
BELOW = "In the file, “{}” takes off more than its gap is worth. Here it takes off that."


@dataclass(slots=True)
class Parts:
    """What a question with several parts accepts in each, the parts in their order. ``offered`` is
    what gaps show to choose from, ``tolerances`` are those of gaps that take a number. ``partial``
    are the answers that bring a part of what a gap is worth, in percent, ``numbers`` such numbers
    and further right ones."""

    accepted: dict[str, list[str]]
    explanation: str
    offered: dict[str, list[str]] = field(default_factory=dict)
    tolerances: dict[str, Decimal] = field(default_factory=dict)
    partial: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    numbers: dict[str, Sequence[Also]] = field(default_factory=dict)

    def name_options(self, part: str, offered: Mapping[str, str]) -> None:
        """Put texts in place of the identifiers of what a gap offers."""
        self.offered[part] = list(offered.values())
        self.accepted[part] = [offered[one] for one in self.accepted[part]]
        weights = self.partial.get(part, {})
        self.partial[part] = {offered[one]: weight for one, weight in weights.items()}


def solved(
    asked: Asked,
    candidates: Mapping[str, Sequence[str]],
    given: Callable[[Mapping[str, str]], Given],
    key: Mapping[str, str],
    what: str,
) -> Parts:
    """``given`` is the response in which the parts are answered so; ``key`` has the right answers
    that the file gives. Notes where the parts, called ``what``, are not worth the same."""
    check_number(*candidates.values())
    empty = asked.mark(given({})).score

    def alone(part: str) -> str:
        scored = [(asked.mark(given({part: one})).score, one) for one in candidates[part]]
        best = max((score for score, _ in scored), default=empty)
        return next((one for score, one in scored if score == best > empty), "")

    right = {part: key.get(part) or alone(part) for part in candidates}
    if missing := [part for part, answer in right.items() if not answer]:
        raise Refused(NONE if len(missing) == len(right) else f"One of its {what} has no answer.")
    if any(answer not in candidates[part] for part, answer in right.items()):
        raise Refused(NOT_OFFERED)
    full = asked.mark(given(right))
    if full.score <= 0:
        raise Refused(NONE)
    accepted, partial = dict[str, list[str]](), dict[str, dict[str, Decimal]]()
    worth, results = list[Decimal](), [full, asked.mark(given({}))]
    for part, answer in right.items():
        tried = {one: asked.mark(given({**right, part: one})) for one in candidates[part]}
        if any(one.score > full.score for one in tried.values()):
            raise Refused(DISPUTED)
        left = {name: one for name, one in right.items() if name != part}
        worth.append(full.score - asked.mark(given(left)).score)
        best = full.score
        if worth[-1] <= 0:  # all others are enough for the highest score
            tried = {one: asked.mark(given({part: one})) for one in candidates[part]}
            best = tried[answer].score
        others = (one for one, result in tried.items() if result.score == best > empty)
        accepted[part] = list(dict.fromkeys((answer, *others)))
        if what == "gaps" and worth[-1] > 0:
            scores = {one: result.score for one, result in tried.items()}
            partial[part] = _partial(scores, full.score - worth[-1], worth[-1], asked.notes)
        results += tried.values()
    share = percentage(max(worth), full.score)
    if len(right) > 1 and all(percentage(one, full.score) >= 100 - NEARLY for one in worth):
        asked.notes += [WHOLE] if asked.says_how else []
    elif percentage(min(worth), full.score) < share - NEARLY:
        asked.notes.append(UNEQUAL.format(what))
    return Parts(accepted, asked.explanation(*results), partial=partial)


def _partial(
    scores: Mapping[str, Decimal], none: Decimal, worth: Decimal, notes: Notes
) -> dict[str, Decimal]:
    """The percentages of answers that bring a part of what a gap is ``worth``, or take marks off;
    an empty gap scores ``none``."""
    found = {
        one: round(percentage(score - none, worth), credit.DIGITS) for one, score in scores.items()
    }
    notes += [BELOW.format(one[:40]) for one, weight in found.items() if weight < -ALL]
    return {one: max(weight, -ALL) for one, weight in found.items() if weight and weight < ALL}


def cloze(asked: Asked, pieces: Sequence[str], parts: Parts) -> WrittenQuestion:
    gaps = [_gap(parts, name) for name in parts.accepted]
    return Cloze().compose(text_with_gaps(pieces, gaps), parts.explanation)


def _gap(parts: Parts, name: str) -> Gap:
    """A gap is a choice where it offers something wrong too."""
    accepted, offered = parts.accepted[name], parts.offered.get(name, ())
    options = tuple(dict.fromkeys(offered)) if set(offered) - set(accepted) else ()
    weights = parts.partial.get(name, {}).items()
    also = parts.numbers.get(name) or [Also(text, weight) for text, weight in weights]
    gap = typed_gap(list(dict.fromkeys(accepted)), [one for one in also if one.text or options])
    return replace(gap, options=options, tolerance=parts.tolerances.get(name))


def matching(
    asked: Asked, lefts: Mapping[str, str], rights: Mapping[str, str], parts: Parts
) -> WrittenQuestion:
    for left, accepted in parts.accepted.items():
        if len({rights[one] for one in accepted}) > 1:
            raise Refused(f"“{lefts[left][:40]}” has several partners; here each has one.")
    pairs = [(lefts[left], rights[accepted[0]]) for left, accepted in parts.accepted.items()]
    partners = {partner for _, partner in pairs}
    spare = [one for one in dict.fromkeys(rights.values()) if one and one not in partners]
    return Matching().compose(asked.stem, pairs, spare, parts.explanation)


def ordering(asked: Asked, name: str, things: Mapping[str, str]) -> WrittenQuestion:
    order = asked.key.get(name, ())
    if not order:
        raise Refused(NONE)
    if sorted(order) != sorted(things):
        raise Refused("Not all of its things are put in order; here all are.")
    right, other = asked.mark({name: order}), asked.mark({name: order[::-1]})
    if right.score <= other.score:
        raise Refused(DISPUTED)
    asked.notes += [ORDER] if asked.says_how else []
    explanation = asked.explanation(right, other)
    return Ordering().compose(asked.stem, [things[one] for one in order], explanation)
