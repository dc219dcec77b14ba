"""The interactions of QTI 2 and 3 that stand alone, each as a question of a kind of the app."""

import re
from collections.abc import Mapping

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import FILE, NO_ANSWER
from learning.exchange.qti import parts, questions
from learning.exchange.qti.material import blocks, html_of, line, plain
from learning.exchange.qti.scoring import Given
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.item import Item, prompt_html
from learning.exchange.qti.version_2.pairs import key_pairs
from learning.kinds.kind import NOTHING
from learning.kinds.open import Criterion, Open
from learning.kinds.written import WrittenQuestion

PASSAGE = "In the file, a passage is picked. Here it is an option."
GUIDE = "What it tells those who mark it stands in place of a good answer."
COMPARED = "In the file, the answer is compared. Here a person reads it."
_CRITERION = re.compile(r"(.+) \((\d{1,3})\)", re.DOTALL)


def choice(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    return picked(item, interaction, item.options(interaction.find("simpleChoice")))


def picked(item: Item, interaction: Element, options: Mapping[str, str]) -> WrittenQuestion:
    name = interaction["responseIdentifier"]
    declared = item.processing.responses.get(name)
    if declared is None or declared.cardinality != "multiple" or interaction["maxChoices"] == "1":
        return questions.choice(item.asked, name, options)
    return questions.several(item.asked, name, options, item.processing.sets())


def hottext(item: Item, interaction: Element) -> WrittenQuestion:
    passage = [one for one in interaction.children if one.name != "prompt"]
    item.ask(interaction, html_of(passage))
    item.asked.notes.append(PASSAGE)
    return picked(item, interaction, item.options(interaction.find("hottext")))


def order(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    things = item.options(interaction.find("simpleChoice"), as_plain=True)
    return parts.ordering(item.asked, interaction["responseIdentifier"], things)


def gap_match(item: Item, interaction: Element) -> WrittenQuestion:
    name, notes = interaction["responseIdentifier"], item.asked.notes
    words = item.options(interaction.all("gapText", "gapImg"), as_plain=True)
    passage = [one for one in interaction.children if one.name not in ("prompt", "gapText")]
    marked = html_of(passage, lambda one: STAND_IN if one.name == "gap" else None)
    item.ask(interaction, marked)
    gaps = [one["identifier"] for one in interaction.find("gap")]
    key = {gap: word for word, gap in key_pairs(item, interaction)}

    def given(filled: Mapping[str, str]) -> Given:
        return {name: tuple(f"{word} {gap}" for gap, word in filled.items())}

    candidates = {gap: list(words) for gap in gaps}
    solved = parts.solved(item.asked, candidates, given, key, "gaps")
    for gap in gaps:
        solved.name_options(gap, words)
    html = item.html({interaction.name: lambda one: f"<div>{prompt_html(one)}{marked}</div>"})
    return parts.cloze(item.asked, line(html, notes).split(STAND_IN), solved)


def extended_text(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    name, notes = interaction["responseIdentifier"], item.asked.notes
    answer, rubric = _good_answer(item)
    if key := item.asked.key.get(name, ()):
        notes += [COMPARED] if item.processing.rules else []
        answer = answer or key[0]
    if not answer:
        notes.append(NO_ANSWER)
    given = [{}, {name: (questions.ELSE,)}] if not item.processing.unknown else []
    explanation = item.asked.explanation(*map(item.asked.mark, given))
    return Open().compose(item.asked.stem, answer or NOTHING, rubric, explanation)


def upload(item: Item, interaction: Element) -> WrittenQuestion:
    item.asked.notes.append(FILE)
    return extended_text(item, interaction)


def _good_answer(item: Item) -> tuple[str, list[Criterion]]:
    """What those who mark are told, and the criteria in a list at its end, each with its points."""
    content = [one for block in item.rubric for one in block.content]
    criteria: list[Criterion] = []
    last = next((one for one in reversed(content) if isinstance(one, Element)), None)
    if last is not None and last.name == "ul":
        lines = [plain(html_of(one.content), item.asked.notes) for one in last.all("li")]
        found = [_CRITERION.fullmatch(line) for line in lines]
        if all(found):
            criteria = [Criterion(one[1], int(one[2])) for one in found if one]
            content.remove(last)
    answer = blocks(html_of(content), item.asked.notes)
    if answer and [one.name for one in content if isinstance(one, Element)] != ["div"]:
        item.asked.notes.append(GUIDE)  # another program's, not a good answer that was exported
    return answer, criteria
