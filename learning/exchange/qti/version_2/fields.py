"""Lines, numbers and gaps of QTI 2 and 3."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.qti import questions
from learning.exchange.qti.gaps import ends_text, stands_apart, unit_after
from learning.exchange.qti.material import blocks, has_field_in_table, line
from learning.exchange.qti.numbers import number_question
from learning.exchange.qti.scoring import Given, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.expressions import last_place, rounded, tolerances
from learning.exchange.qti.version_2.item import Item
from learning.kinds.written import WrittenQuestion

NUMBERS = ("integer", "float")
FIELDS = frozenset(("textEntryInteraction", "inlineChoiceInteraction"))


def slider(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    low, high = interaction["lowerBound"], interaction["upperBound"]
    item.asked.notes.append(f"There, a number from {low} to {high} is set on a slider.")
    return _number(item, interaction["responseIdentifier"], ())


def _number(item: Item, name: str, units: Sequence[str]) -> WrittenQuestion:
    declared = item.processing.responses.get(name)
    if declared is None:
        raise Refused("It does not declare its answer.")
    equals = item.processing.rules.find("equal") if item.processing.rules else []
    values = {number(one) for one in declared.correct}
    values |= {number(text) for base, text in item.processing.literals if base in NUMBERS}
    if declared.mapping:
        values |= {one for one, _, _ in declared.mapping.entries if isinstance(one, Decimal)}
    points, percentages = set(values), set[Decimal]()
    for one in equals:
        below, above = tolerances(one)
        relative = one["toleranceMode"] == "relative"
        for value in values if one["tolerance"] else ():
            share = abs(value) / 100 if relative else Decimal(1)
            points |= {value + by * share for by in (-below, -above, below, above)}
        if relative and below == above:
            percentages.add(below)
    for one in item.processing.rules.find("equalRounded") if item.processing.rules else ():
        for value in values:
            half = last_place(one, value) / 2
            points |= {rounded(one, value) - half, rounded(one, value) + half}
    whole = declared.base == "integer"
    return number_question(item.asked, name, points, percentages, units, whole=whole)


def fields(item: Item, interactions: Sequence[Element]) -> WrittenQuestion:
    """Fields within a text: a line or a number where one stands alone, else a text with gaps."""
    html = item.html(dict.fromkeys(FIELDS, lambda one: STAND_IN))
    if len(interactions) == 1 and interactions[0].name == "textEntryInteraction":
        name = interactions[0]["responseIdentifier"]
        declared = item.processing.responses.get(name)
        known = len(item.asked.notes)
        text = blocks(html, item.asked.notes)
        if has_field_in_table(text):
            del item.asked.notes[known:]
            return _cloze(item, interactions, html)
        before, _, after = text.partition(STAND_IN)
        unit = unit_after(before, after)
        is_apart, is_last = before.strip() and stands_apart(before), ends_text(after)
        if declared and declared.is_number:
            if (is_apart and (unit or is_last)) or _within(item, name) is None:
                item.asked.stem = before if unit or is_last else f"{before}…{after}"
                return _number(item, name, [unit] if unit else [])
        elif is_apart and is_last:
            item.asked.stem = before
            case = declared.mapping.counts_case if declared and declared.mapping else None
            return questions.typed(item.asked, name, _candidates(item, name), case)
    return _cloze(item, interactions, html)


def _candidates(item: Item, name: str) -> list[str]:
    declared = item.processing.responses.get(name)
    mapping = declared.mapping if declared else None
    found = [str(key) for key, _, _ in mapping.entries] if mapping else []
    return found + [text for base, text in item.processing.literals if base in (*NUMBERS, "string")]


def _cloze(item: Item, interactions: Sequence[Element], html: str) -> WrittenQuestion:
    names = [one["responseIdentifier"] for one in interactions]
    candidates, texts = dict[str, list[str]](), dict[str, dict[str, str]]()
    allowed = dict[str, Decimal]()
    for one, name in zip(interactions, names, strict=True):
        if one.name == "inlineChoiceInteraction":
            texts[name] = item.options(one.all("inlineChoice"), as_plain=True)
            candidates[name] = list(texts[name])
        else:
            declared = item.asked.key.get(name, ())
            within = _within(item, name)
            others = _candidates(item, name) if within is None else ()
            candidates[name] = list(dict.fromkeys((*declared, *others)))
            if within is not None:
                allowed[name] = within
    key = {name: found[0] for name in names if (found := item.asked.key.get(name, ()))}

    def given(filled: Mapping[str, str]) -> Given:
        return {name: (text,) for name, text in filled.items()}

    parts = questions.solved(item.asked, candidates, given, key, "gaps")
    right = {name: forms[0] for name, forms in parts.accepted.items()}
    full = item.asked.mark(given(right)).score
    shifted = {name: right[name].swapcase() for name in names if name not in texts}
    if any(
        item.asked.mark(given(right | {one: text})).score < full for one, text in shifted.items()
    ):
        item.asked.notes.append(questions.CAPITALS)
    parts.tolerances = allowed
    for name in (name for name in names if name not in texts and name not in allowed):
        if item.processing.accepts_range(name):
            item.asked.notes.append(questions.RANGE)
    for name, offered in texts.items():
        parts.offered[name] = list(offered.values())
        parts.accepted[name] = [offered[one] for one in parts.accepted[name]]
    return questions.cloze(item.asked, line(html, item.asked.notes).split(STAND_IN), parts)


def _within(item: Item, name: str) -> Decimal | None:
    """How far off the number in a gap may be; None for a gap that takes words or several numbers.
    Only a tolerance that is the same on both sides is one here."""
    declared, rules = item.processing.responses.get(name), item.processing.rules
    right = item.asked.key.get(name, ())
    if declared is None or not declared.is_number or rules is None or len(right) != 1:
        return None
    if item.processing.template or declared.mapping:
        return None if declared.mapping else Decimal(0)
    compared = [
        one
        for one in rules.find("equal", "equalRounded", "gt", "gte", "lt", "lte", "match")
        if any(variable["identifier"] == name for variable in one.find("variable"))
    ]
    found = {_tolerance(one, number(right[0])) for one in compared}
    return found.pop() if len(found) == 1 else None


def _tolerance(compared: Element, right: Decimal) -> Decimal | None:
    """How far from a number an expression lets another one be, on both sides."""
    if compared.name == "match":
        return Decimal(0)
    if compared.name != "equal":
        return None
    below, above = tolerances(compared) if compared["tolerance"] else (Decimal(0),) * 2
    if below != above:
        return None
    return abs(right) * below / 100 if compared["toleranceMode"] == "relative" else below
