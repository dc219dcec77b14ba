"""The interactions of QTI 2 and 3 that stand alone, each as a question of a kind of the app."""

import re
from collections import Counter
from collections.abc import Mapping

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.gift_reading import NO_ANSWER
from learning.exchange.qti import questions
from learning.exchange.qti.material import blocks, html_of, plain
from learning.exchange.qti.scoring import Given
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.item import Item, prompt_html
from learning.kinds.kind import NOTHING
from learning.kinds.open import Criterion, Open
from learning.kinds.written import WrittenQuestion

SIDES = "There, all stand in one list. Here they are two sides."
NO_PARTNER = "“{}”, which has no partner, was left out."
PASSAGE = "There, a passage of the text is picked. Here it is an option."
GUIDE = "What it tells those who mark it stands in place of a good answer."
COMPARED = "There, the answer is compared. Here a person reads it."
_CRITERION = re.compile(r"(.+) \((\d{1,3})\)", re.DOTALL)


def choice(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    return _picked(item, interaction, item.options(interaction.find("simpleChoice")))


def _picked(item: Item, interaction: Element, options: Mapping[str, str]) -> WrittenQuestion:
    name = interaction["responseIdentifier"]
    declared = item.processing.responses.get(name)
    if declared is None or declared.cardinality != "multiple" or interaction["maxChoices"] == "1":
        return questions.choice(item.asked, name, options)
    return questions.several(item.asked, name, options, item.processing.sets())


def hottext(item: Item, interaction: Element) -> WrittenQuestion:
    passage = [one for one in interaction.children if one.name != "prompt"]
    item.ask(interaction, html_of(passage))
    item.asked.notes.append(PASSAGE)
    return _picked(item, interaction, item.options(interaction.find("hottext")))


def order(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    things = item.options(interaction.find("simpleChoice"), as_plain=True)
    return questions.ordering(item.asked, interaction["responseIdentifier"], things)


def match(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    sets = [one.all("simpleAssociableChoice") for one in interaction.all("simpleMatchSet")]
    if len(sets) != 2:
        raise Refused("It has no two sides to be matched.")
    pairs = _key_pairs(item, interaction)
    names = [[one["identifier"] for one in each] for each in sets]
    counts = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    each_once = [all(counts[side][one] == 1 for one in names[side]) for side in (0, 1)]
    left = 1 if each_once == [False, True] else 0
    if max(counts[left].values()) > 1:
        raise Refused("A left side has several partners; here each has one.")
    alone = [one for one in sets[left] if not counts[left][one["identifier"]]]
    item.asked.notes += [NO_PARTNER.format(" ".join(one.text.split())[:40]) for one in alone]
    lefts = item.options([one for one in sets[left] if one not in alone])
    rights = item.options(sets[1 - left], as_plain=True)
    key = {pair[left]: pair[1 - left] for pair in pairs}
    return _matched(item, interaction, lefts, rights, key, swapped=left == 1)


def associate(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    choices = interaction.all("simpleAssociableChoice")
    pairs = _key_pairs(item, interaction)
    if any(count > 1 for count in Counter(one for pair in pairs for one in pair).values()):
        raise Refused("One of its things is in several pairs; here each is in one.")
    key = dict(pairs)
    item.asked.notes.append(SIDES)
    lefts = item.options([one for one in choices if one["identifier"] in key])
    others = [one for one in choices if one["identifier"] not in key]
    rights = item.options(others, as_plain=True)
    return _matched(item, interaction, lefts, rights, key)


def _key_pairs(item: Item, interaction: Element) -> list[tuple[str, str]]:
    """The pairs that are right: as the key says, or else the mapping."""
    name = interaction["responseIdentifier"]
    declared = item.processing.responses.get(name)
    texts = list(item.asked.key.get(name, ()))
    if not texts and declared and declared.mapping:
        texts = [str(pair) for pair, worth, _ in declared.mapping.entries if worth > 0]
    found = [tuple(text.split()) for text in texts]
    if not found or any(len(pair) != 2 for pair in found):
        raise Refused(questions.NONE)
    return [(pair[0], pair[-1]) for pair in found]


def _matched(
    item: Item,
    interaction: Element,
    lefts: Mapping[str, str],
    rights: Mapping[str, str],
    key: Mapping[str, str],
    *,
    swapped: bool = False,
) -> WrittenQuestion:
    name = interaction["responseIdentifier"]

    def given(pairs: Mapping[str, str]) -> Given:
        texts = (
            f"{right} {left}" if swapped else f"{left} {right}" for left, right in pairs.items()
        )
        return {name: tuple(texts)}

    candidates = {left: list(rights) for left in lefts}
    parts = questions.solved(item.asked, candidates, given, key, "pairs")
    return questions.matching(item.asked, lefts, rights, parts)


def gap_match(item: Item, interaction: Element) -> WrittenQuestion:
    name, notes = interaction["responseIdentifier"], item.asked.notes
    words = item.options(interaction.all("gapText", "gapImg"), as_plain=True)
    passage = [one for one in interaction.children if one.name not in ("prompt", "gapText")]
    marked = html_of(passage, lambda one: STAND_IN if one.name == "gap" else None)
    item.ask(interaction, marked)
    gaps = [one["identifier"] for one in interaction.find("gap")]
    key = {gap: word for word, gap in _key_pairs(item, interaction)}

    def given(filled: Mapping[str, str]) -> Given:
        return {name: tuple(f"{word} {gap}" for gap, word in filled.items())}

    candidates = {gap: list(words) for gap in gaps}
    parts = questions.solved(item.asked, candidates, given, key, "gaps")
    parts.offered = {gap: list(words.values()) for gap in gaps}
    parts.accepted = {gap: [words[one] for one in ids] for gap, ids in parts.accepted.items()}
    html = item.html({interaction.name: lambda one: f"<div>{prompt_html(one)}{marked}</div>"})
    return questions.cloze(item.asked, plain(html, notes).split(STAND_IN), parts)


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
