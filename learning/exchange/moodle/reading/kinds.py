"""The questions of Moodle's XML, each kind as one that the app has."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.format import FILE, NO_ANSWER, Refused
from learning.exchange.gift.reading import decimal_in
from learning.exchange.gift.signs import plainly
from learning.exchange.moodle.reading.gapped import cloze, from_list
from learning.exchange.moodle.reading.texts import (
    Notes,
    explanation_of,
    feedback_of,
    marked,
    option_of,
    plain_of,
    stem_of,
)
from learning.exchange.xml_tree import Node
from learning.grading.part_marks import ALL, NEARLY
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.kind import NOTHING
from learning.kinds.matching import Matching
from learning.kinds.number import Number, Tolerance, WeighedNumber
from learning.kinds.open import Criterion, Open
from learning.kinds.options import Option
from learning.kinds.ordering import Ordering
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion

MOST_FIGURES = 7  # of a weight, after the point, as many as Moodle keeps
PAIRWISE = "RELATIVE_ALL_PREVIOUS_AND_NEXT"  # as orders are graded here
_CRITERION = re.compile(r"- (.+) \((\d{1,3})\)")


def _worth(node: Node) -> Decimal:
    """Programs write a third as they compute it, in binary."""
    worth = decimal_in(node.attributes.get("fraction", "0"))
    return round(worth, MOST_FIGURES) if abs(worth) <= ALL else worth


def _choice(node: Node, notes: Notes) -> WrittenQuestion:
    options = [
        Option(
            option_of(one, notes),
            _worth(one) > 0,
            feedback_of(one, notes),
            _worth(one),
        )
        for one in node.all("answer")
    ]
    stem, explanation = stem_of(node, notes), explanation_of(node, notes)
    if node.text_of("single").casefold() in ("false", "0"):
        weights.best_of(_worth(one) for one in node.all("answer"))
        return Several().compose(stem, options, explanation)
    return Choice().compose(stem, weights.marked_right(options), explanation)


def _all_or_nothing(node: Node, notes: Notes) -> WrittenQuestion:
    """The kind “OU multiple response”, which names right options and no weights."""
    notes.append("In Moodle it is marked in another way. Here each right option adds its share.")
    options = [
        Option(option_of(one, notes), _worth(one) > 0, feedback_of(one, notes))
        for one in node.all("answer")
    ]
    return Several().compose(stem_of(node, notes), options, explanation_of(node, notes))


def _true_or_false(node: Node, notes: Notes) -> WrittenQuestion:
    options = [
        Option(one.text_of("text").capitalize(), _worth(one) > 0, feedback_of(one, notes))
        for one in node.all("answer")
    ]
    return Choice().compose(stem_of(node, notes), options, explanation_of(node, notes))


def _written_out(node: Node, notes: Notes) -> list[Node]:
    """The answers without a wrong one that stands for all others."""
    answers = node.all("answer")
    open_ones = [one for one in answers if "*" in one.text_of("text").replace("\\*", "")]
    if pattern := next((one for one in open_ones if _worth(one) > 0), None):
        raise Refused(weights.ANY_TEXT.format(plainly(pattern.text_of("text"))[:40]))
    for one in open_ones:
        if said := feedback_of(one, notes):
            notes.append(weights.note_on_feedback(one.text_of("text"), said))
    return [one for one in answers if one not in open_ones]


def _typed(node: Node, notes: Notes) -> WrittenQuestion:
    answers = [
        WeighedAnswer(
            plainly(one.text_of("text")).replace("\\*", "*"),
            _worth(one),
            feedback_of(one, notes),
        )
        for one in _written_out(node, notes)
    ]
    spelling = Spelling.CASE if node.text_of("usecase") == "1" else Spelling.EXACT
    answer, partial = weights.answer_among(answers, spelling, notes)
    stem, explanation = stem_of(node, notes), explanation_of(node, notes)
    return Typed().compose(stem, answer, (), spelling, explanation, partial=partial)


def _number(node: Node, notes: Notes) -> WrittenQuestion:
    units = [unit for one in node.all("units") for unit in one.all("unit")]
    if any(decimal_in(one.text_of("multiplier") or "1") != 1 for one in units):
        raise Refused("It takes its number in several units and converts them; here it cannot.")
    numbers = [_number_of(one, notes) for one in _written_out(node, notes)]
    names = [plainly(one.text_of("unit_name")) for one in units]
    answer, tolerance, also = weights.number_among(numbers, names, notes)
    needs_unit = node.text_of("unitgradingtype") in ("1", "2")
    if needs_unit and names:
        _note_on_unit(node.text_of("unitpenalty"), notes)
    return Number().compose(
        stem_of(node, notes),
        answer,
        tolerance,
        names,
        needs_unit=needs_unit and bool(names),
        explanation=explanation_of(node, notes),
        also=also,
    )


def _number_of(answer: Node, notes: Notes) -> WeighedNumber:
    text, within = answer.text_of("text"), answer.text_of("tolerance")
    decimal_in(text)
    tolerance = Tolerance(decimal_in(within) if within else None)
    said = feedback_of(answer, notes)
    return WeighedNumber(text, tolerance, _worth(answer), said)


def _note_on_unit(penalty: str, notes: Notes) -> None:
    """Here a number without its unit is worth half."""
    if penalty and abs(decimal_in(penalty) * 100 - 50) > NEARLY:
        there = weights.shown(decimal_in(penalty) * 100)
        notes.append(f"In the file, a missing unit takes off {there}. Here it takes off 50 %.")


def _matching(node: Node, notes: Notes) -> WrittenQuestion:
    pairs, spare = [], []
    for one in node.all("subquestion"):
        left, partner = option_of(one, notes), plainly(one.text_of("answer", "text"))
        if left:
            pairs.append((left, partner))
        elif partner:
            spare.append(partner)
    return Matching().compose(stem_of(node, notes), pairs, spare, explanation_of(node, notes))


def _ordering(node: Node, notes: Notes) -> WrittenQuestion:
    """In the order of their places, if they have places, else as in the file."""
    if (marked := node.text_of("gradingtype")) not in ("", PAIRWISE):
        notes.append(
            f"The file marks the order another way ({marked[:40]}). "
            "Here the share of pairs in order counts."
        )
    answers = node.all("answer")
    places = [_worth(one) for one in answers]
    if len(set(places)) == len(places):
        answers = sorted(answers, key=_worth)
    return Ordering().compose(
        stem_of(node, notes), [plain_of(one, notes) for one in answers], explanation_of(node, notes)
    )


def _open(node: Node, notes: Notes) -> WrittenQuestion:
    if node.text_of("responseformat") == "noinline":
        notes.append(FILE)
    elif node.text_of("attachments") not in ("", "0"):
        notes.append("In the file, files may be handed in as well. Here an answer is written.")
    if node.text_of("responsetemplate", "text"):
        notes.append("The text that its answer begins with was left out.")
    answer, rubric = grader_info(marked(node.first("graderinfo"), notes, blocks=True))
    if answer == NOTHING:
        notes.append(NO_ANSWER)
    return Open().compose(stem_of(node, notes), answer, rubric, explanation_of(node, notes))


def grader_info(text: str) -> tuple[str, list[Criterion]]:
    """A good answer, and the criteria after it, one a line with its points."""
    lines, rubric = text.split("\n"), list[Criterion]()
    while lines and (found := _CRITERION.fullmatch(lines[-1])):
        rubric.insert(0, Criterion(found[1], int(found[2])))
        lines.pop()
    return "\n".join(lines).strip() or NOTHING, rubric


READ: Mapping[str, Callable[[Node, Notes], WrittenQuestion]] = {
    "multichoice": _choice,
    "oumultiresponse": _all_or_nothing,
    "truefalse": _true_or_false,
    "shortanswer": _typed,
    "numerical": _number,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "cloze": cloze,
    "multianswer": cloze,
    "gapselect": from_list,
    "ddwtos": from_list,
    "essay": _open,
}
