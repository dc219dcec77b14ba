"""Lines, numbers and gaps of QTI 2 and 3."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.qti import parts, questions
from learning.exchange.qti.gaps import ends_text, stands_apart, unit_after
from learning.exchange.qti.material import blocks, has_field_in_table, line
from learning.exchange.qti.numbers import figures, number_question
from learning.exchange.qti.scoring import Given, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.expressions import last_place, rounded, tolerances
from learning.exchange.qti.version_2.item import Item
from learning.grading.part_marks import ALL
from learning.kinds.cloze.gaps import Also
from learning.kinds.written import WrittenQuestion

NUMBERS = ("integer", "float")


@dataclass(frozen=True, slots=True)
class Range:
    """A number that a gap takes, and how far off a response may be."""

    number: Decimal
    within: Decimal


FIELDS = frozenset(("textEntryInteraction", "inlineChoiceInteraction"))


def slider(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    low, high = interaction["lowerBound"], interaction["upperBound"]
    item.asked.notes.append(f"In the file, a number from {low} to {high} is set on a slider.")
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
            if (is_apart and (unit or is_last)) or not _ranges(item, name):
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
    ranges = dict[str, dict[str, Range]]()
    for one, name in zip(interactions, names, strict=True):
        if one.name == "inlineChoiceInteraction":
            texts[name] = item.options(one.all("inlineChoice"), as_plain=True)
            candidates[name] = list(texts[name])
        elif numbers := _ranges(item, name):
            ranges[name] = numbers
            candidates[name] = list(numbers)
        else:
            declared = item.asked.key.get(name, ())
            candidates[name] = list(dict.fromkeys((*declared, *_candidates(item, name))))
    key = {name: found[0] for name in names if (found := item.asked.key.get(name, ()))}

    def given(filled: Mapping[str, str]) -> Given:
        return {name: (text,) for name, text in filled.items()}

    solved = parts.solved(item.asked, candidates, given, key, "gaps")
    right = {name: forms[0] for name, forms in solved.accepted.items()}
    full = item.asked.mark(given(right)).score
    shifted = {name: right[name].swapcase() for name in names if name not in texts}
    if any(
        item.asked.mark(given(right | {one: text})).score < full for one, text in shifted.items()
    ):
        item.asked.notes.append(parts.CAPITALS)
    for name in (name for name in names if name not in texts and name not in ranges):
        if item.processing.accepts_range(name):
            item.asked.notes.append(parts.RANGE)
    for name, numbers in ranges.items():
        _take_numbers(solved, name, numbers)
    for name, offered in texts.items():
        solved.name_options(name, offered)
    return parts.cloze(item.asked, line(html, item.asked.notes).split(STAND_IN), solved)


def _take_numbers(solved: parts.Parts, name: str, found: Mapping[str, Range]) -> None:
    """The numbers of a gap, by the response with which each was tried."""
    right, *others = found
    weights = dict.fromkeys(solved.accepted[name], ALL) | solved.partial.pop(name, {})
    solved.tolerances[name] = found[right].within
    solved.accepted[name] = [right]
    solved.numbers[name] = [
        Also(figures(found[one].number), weights[one], found[one].within)
        for one in others
        if one in weights
    ]


def _ranges(item: Item, name: str) -> dict[str, Range]:
    """The numbers that a gap takes and how far off each may be, by a response that only this range
    takes, the right one first. Nothing for a gap that takes words, or a range of another kind."""
    declared, rules = item.processing.responses.get(name), item.processing.rules
    key = item.asked.key.get(name, ())
    if declared is None or not declared.is_number or rules is None or len(key) != 1:
        return {}
    right = number(key[0])
    if declared.mapping:
        mapped = (one for one, _, _ in declared.mapping.entries)
        found = [Range(one, Decimal(0)) for one in mapped if isinstance(one, Decimal)]
    elif item.processing.template:
        found = [Range(right, Decimal(0))]
    else:
        compared = [
            one
            for one in rules.find("equal", "equalRounded", "gt", "gte", "lt", "lte", "match")
            if any(variable["identifier"] == name for variable in one.find("variable"))
        ]
        found = [one for one in (_range(each, right) for each in compared) if one]
        if len(found) != len(compared):
            return {}
    first = next((one for one in found if one.number == right), None)
    if first is None:
        return {}
    others = (one for one in dict.fromkeys(found) if one != first)
    return {key[0]: first} | {figures(one.number + one.within): one for one in others}


def _range(compared: Element, right: Decimal) -> Range | None:
    """The numbers that an expression lets a response be; None if they are not the same on both
    sides of one."""
    others = [one for one in compared.children if one.name != "variable"]
    if len(others) != 1 or others[0].name not in ("correct", "baseValue"):
        return None
    middle = right if others[0].name == "correct" else number(others[0].text)
    if compared.name == "match":
        return Range(middle, Decimal(0))
    if compared.name != "equal":
        return None
    below, above = tolerances(compared) if compared["tolerance"] else (Decimal(0),) * 2
    if below != above:
        return None
    is_share = compared["toleranceMode"] == "relative"
    return Range(middle, abs(middle) * below / 100 if is_share else below)
