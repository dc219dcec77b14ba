"""Questions from the parts that every version of QTI has, once it is known how they are scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.pictures import Shown
from learning.exchange.qti import credit
from learning.exchange.qti.feedback import Feedback
from learning.exchange.qti.scoring import Given, Mark, Notes, Result, percentage
from learning.grading.spelling.letters import Spelling
from learning.kinds.options import Option
from learning.kinds.written import WrittenQuestion

WHOLE = "In the file, only the whole answer scores. Here each part counts."
CONTAINS = (
    "In the file, an answer counts that merely contains these words. Here it has to be equal."
)
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
