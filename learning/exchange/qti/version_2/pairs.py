"""Interactions of QTI 2 and 3 that ask for pairs."""

from collections import Counter
from collections.abc import Mapping

from learning.exchange.format import Refused
from learning.exchange.qti import questions
from learning.exchange.qti.scoring import Given
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.item import Item
from learning.kinds.written import WrittenQuestion

SIDES = "There, all stand in one list. Here they are two sides."
NO_PARTNER = "“{}”, which has no partner, was left out."


def match(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    sets = [one.all("simpleAssociableChoice") for one in interaction.all("simpleMatchSet")]
    if len(sets) != 2:
        raise Refused("It has no two sides to be matched.")
    pairs = key_pairs(item, interaction)
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
    return matched(item, interaction, lefts, rights, key, swapped=left == 1)


def associate(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    choices = interaction.all("simpleAssociableChoice")
    pairs = key_pairs(item, interaction)
    if any(count > 1 for count in Counter(one for pair in pairs for one in pair).values()):
        raise Refused("One of its things is in several pairs; here each is in one.")
    key = dict(pairs)
    item.asked.notes.append(SIDES)
    lefts = item.options([one for one in choices if one["identifier"] in key])
    others = [one for one in choices if one["identifier"] not in key]
    rights = item.options(others, as_plain=True)
    return matched(item, interaction, lefts, rights, key)


def key_pairs(item: Item, interaction: Element) -> list[tuple[str, str]]:
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


def matched(
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
