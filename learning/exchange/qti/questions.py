"""Questions from the parts that every version of QTI has, once it is known how they are scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.pictures import Shown
from learning.exchange.qti import credit
from learning.exchange.qti.feedback import Feedback
from learning.exchange.qti.scoring import Given, Mark, Notes, Result, percentage
from learning.grading.part_marks import NEARLY
from learning.grading.spelling.letters import Spelling
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Gap, typed_gap
from learning.kinds.matching import Matching
from learning.kinds.options import Option
from learning.kinds.ordering import Ordering
from learning.kinds.written import WrittenQuestion

WHOLE = "In the file, only the whole answer scores. Here each part counts."
ORDER = "The file marks the order another way. Here the share of pairs in order counts."
UNEQUAL = "Its {} are not worth the same there; here they are."
CONTAINS = (
    "In the file, an answer counts that merely contains these words. Here it has to be equal."
)
RANGE = "There, a number near the right one counts in a gap. Here it has to be equal."
CAPITALS = "There capitals count in a gap; here they do not."
MOST_TRIED = 500
NONE = "It has no right answer."
NOT_OFFERED = "Its right answer is not among those that it offers."
DISPUTED = "The answer that it gives as right is not the one that scores most."
ELSE = "\N{BLACK QUESTION MARK ORNAMENT}"  # an answer that no file accepts


@dataclass(frozen=True, slots=True)
class Passage:
    """The HTML of a text that questions stand under. ``address`` is that of its file, beside which
    its pictures are; "" for one in the file of the question."""

    html: str
    title: str = ""
    address: str = ""


@dataclass(slots=True)
class Asked:
    """What is asked and how it is scored; ``key`` is the right answer that the file gives, if it
    gives one, and ``over`` the text that it stands under."""

    stem: str
    mark: Mark
    feedback: Feedback
    notes: Notes
    key: Given
    says_how: bool = True  # the file says how it is scored
    pictures: Sequence[Shown] = ()  # of the text that asks
    over: Passage | None = None

    def explanation(self, *results: Result) -> str:
        """What is said in any case; what else is said is noted."""
        explanation = self.feedback.explanation(results)
        self.feedback.note_rest(explanation, (), self.notes)
        return explanation


def check_number(*answers: Sequence[str] | Mapping[str, str]) -> None:
    """Refuses what has so many answers that trying them all takes long."""
    if sum(map(len, answers)) > MOST_TRIED:
        raise Refused("It has too many answers; here it has to be split.")


def choice(asked: Asked, name: str, options: Mapping[str, str]) -> WrittenQuestion:
    check_number(options)
    results = {frozenset((one,)): asked.mark({name: (one,)}) for one in options}
    scores = {one: results[frozenset((one,))].score for one in options}
    full = max(scores.values(), default=Decimal(0))
    if full <= 0:
        raise Refused(NONE)
    right = {one for one in options if scores[one] == full}
    if not right.issuperset(asked.key.get(name, ())):
        raise Refused(DISPUTED)
    said = asked.feedback.of_options(results, options, one=True)
    weighted = [
        (Option(text, one in right, said[one]), percentage(scores[one], full))
        for one, text in options.items()
    ]
    explanation = asked.feedback.explanation(results.values())
    asked.feedback.note_rest(explanation, said.values(), asked.notes)
    return credit.choice(asked.stem, weighted, explanation)


def several(
    asked: Asked, name: str, options: Mapping[str, str], sets: Sequence[Sequence[str]] = ()
) -> WrittenQuestion:
    """``sets`` are those of which one may be right, beside the key and those that score alone."""
    check_number(options, *sets)

    def mark(chosen: frozenset[str]) -> Result:
        return asked.mark({name: tuple(one for one in options if one in chosen)})

    none = mark(frozenset())
    single = {one: mark(frozenset((one,))) for one in options}
    known = [frozenset(one).intersection(options) for one in (asked.key.get(name, ()), *sets)]
    known.append(frozenset(one for one in options if single[one].score > none.score))
    tried = {one: mark(one) for one in known if one}
    full = max((one.score for one in tried.values()), default=Decimal(0))
    if full <= max(none.score, Decimal(0)):
        raise Refused(NONE)
    best = [one for one, result in tried.items() if result.score == full]
    if key := frozenset(asked.key.get(name, ())):
        best = [one for one in best if one == key]
    if len(best) != 1:
        raise Refused("Several sets of options are right." if best else DISPUTED)
    right = best[0]
    results = {frozenset((one,)): result for one, result in single.items()}
    results |= {right ^ {one}: mark(right ^ {one}) for one in options if right != {one}}
    results[right] = tried[right]
    if any(result.score > full for result in results.values()):
        raise Refused(DISPUTED)
    said = asked.feedback.of_options(results, options, one=False)
    weighted = []
    whole = len(right) > 1 and all(results[right ^ {one}].score <= none.score for one in right)
    for one, text in options.items():
        worth = single[one].score - none.score or full - results.get(right ^ {one}, none).score
        if one not in right:
            worth = results[right | {one}].score - full
        if whole:
            worth = full / len(right) * (1 if one in right else -1)
        weighted.append((Option(text, one in right, said[one]), percentage(worth, full)))
    if whole and asked.says_how:
        asked.notes.append(WHOLE)
    explanation = asked.feedback.explanation([*results.values(), none])
    asked.feedback.note_rest(explanation, said.values(), asked.notes)
    return credit.several(asked.stem, weighted, explanation)


def typed(asked: Asked, name: str, candidates: Sequence[str], case: bool | None) -> WrittenQuestion:
    """``case`` says whether capitals count; None where that has to be tried."""
    check_number(candidates)
    key = asked.key.get(name, ())
    tried = {one: asked.mark({name: (one,)}) for one in (*key, *candidates) if one.strip()}
    full = max((one.score for one in tried.values()), default=Decimal(0))
    if full <= 0:
        raise Refused(NONE)
    right = [one for one, result in tried.items() if result.score == full]
    if not set(right).issuperset(key):
        raise Refused(DISPUTED)
    if asked.mark({name: (f"{ELSE}{right[0]}{ELSE}",)}).score == full:
        asked.notes.append(CONTAINS)
    if case is None:
        case = any(asked.mark({name: (one.swapcase(),)}).score < full for one in right)
    partial = {
        one: percentage(result.score, full)
        for one, result in tried.items()
        if result.score and result.score != full
    }
    explanation = asked.explanation(*tried.values(), asked.mark({name: (ELSE,)}))
    spelling = Spelling.CASE if case else Spelling.EXACT
    return credit.typed(asked.stem, right, partial, spelling, explanation, asked.notes)


@dataclass(slots=True)
class Parts:
    """What a question with several parts accepts in each, the parts in their order. ``offered`` is
    what gaps show to choose from, ``tolerances`` are those of gaps that take a number."""

    accepted: dict[str, list[str]]
    explanation: str
    offered: dict[str, list[str]] = field(default_factory=dict)
    tolerances: dict[str, Decimal] = field(default_factory=dict)


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
    accepted, worth, results = {}, list[Decimal](), [full, asked.mark(given({}))]
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
        asked.notes += [
            f"In the file, “{one[:40]}” is partly right in a gap. Here it counts as wrong."
            for one, result in tried.items()
            if what == "gaps" and full.score > result.score > full.score - worth[-1]
        ]
        results += tried.values()
    share = percentage(max(worth), full.score)
    if len(right) > 1 and all(percentage(one, full.score) >= 100 - NEARLY for one in worth):
        asked.notes += [WHOLE] if asked.says_how else []
    elif percentage(min(worth), full.score) < share - NEARLY:
        asked.notes.append(UNEQUAL.format(what))
    return Parts(accepted, asked.explanation(*results))


def cloze(asked: Asked, pieces: Sequence[str], parts: Parts) -> WrittenQuestion:
    gaps = [_gap(parts, name) for name in parts.accepted]
    return Cloze().compose(text_with_gaps(pieces, gaps), parts.explanation)


def _gap(parts: Parts, name: str) -> Gap:
    """A gap is a choice where it offers something wrong too."""
    accepted, offered = parts.accepted[name], parts.offered.get(name, ())
    options = tuple(dict.fromkeys(offered)) if set(offered) - set(accepted) else ()
    gap = typed_gap(list(dict.fromkeys(accepted)))
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
