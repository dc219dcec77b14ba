"""Interactions of QTI 2 and 3 that ask for pairs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice, product

from learning.exchange.format import Refused
from learning.exchange.qti import parts, questions
from learning.exchange.qti.scoring import Given
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.item import Item
from learning.kinds.limits import MOST_ROWS
from learning.kinds.written import WrittenQuestion

SIDES = "In the file, all stand in one list. Here they are two sides."
NO_PARTNER = "“{}”, which has no partner, was left out."
OPTIONS = "In the file, one thing may be in several pairs. Here each pair is an option."
MANY = f"One thing may be in several pairs, and there are more than {MOST_ROWS} to pick from."

type Texts = Mapping[str, str]  # by their identifiers
type Pair = tuple[str, str]  # of identifiers


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
        texts = item.options(sets[0]) | item.options(sets[1])
        return _among(item, interaction, texts, product(names[0], names[1]), "→")
    alone = [one for one in sets[left] if not counts[left][one["identifier"]]]
    item.asked.notes += [NO_PARTNER.format(" ".join(one.text.split())[:40]) for one in alone]
    lefts = item.options([one for one in sets[left] if one not in alone])
    rights = item.options(sets[1 - left], as_plain=True)
    key = {pair[left]: pair[1 - left] for pair in pairs}
    return matched(item, interaction, lefts, rights, key, swapped=left == 1)


def associate(item: Item, interaction: Element) -> WrittenQuestion:
    item.ask(interaction)
    choices = interaction.all("simpleAssociableChoice")
    return associated(
        item, interaction, item.options(choices), item.options(choices, as_plain=True)
    )


def associated(
    item: Item, interaction: Element, texts: Texts, plain_texts: Texts
) -> WrittenQuestion:
    """Pairs among things of one list: two sides, unless one of them is in several pairs."""
    pairs = key_pairs(item, interaction)
    if max(Counter(one for pair in pairs for one in pair).values()) > 1:
        return _among(item, interaction, texts, combinations(texts, 2), "–")
    key = dict(pairs)
    item.asked.notes.append(SIDES)
    lefts = {one: text for one, text in texts.items() if one in key}
    rights = {one: text for one, text in plain_texts.items() if one not in key}
    return matched(item, interaction, lefts, rights, key)


def key_pairs(item: Item, interaction: Element) -> list[Pair]:
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
    lefts: Texts,
    rights: Texts,
    key: Mapping[str, str],
    *,
    swapped: bool = False,
) -> WrittenQuestion:
    """``key`` has the right partner of each left side; ``swapped`` says that the file names the
    right side of a pair first."""
    name = interaction["responseIdentifier"]

    def given(pairs: Mapping[str, str]) -> Given:
        texts = (
            f"{right} {left}" if swapped else f"{left} {right}" for left, right in pairs.items()
        )
        return {name: tuple(texts)}

    candidates = {left: list(rights) for left in lefts}
    solved = parts.solved(item.asked, candidates, given, key, "pairs")
    return parts.matching(item.asked, lefts, rights, solved)


def _among(
    item: Item, interaction: Element, texts: Texts, every: Iterable[Pair], sign: str
) -> WrittenQuestion:
    """Each of these pairs as an option. A key may name the things of a pair the other way round."""
    pairs = list(islice(every, MOST_ROWS + 1))
    if len(pairs) > MOST_ROWS:
        raise Refused(MANY)
    name, asked = interaction["responseIdentifier"], item.asked
    asked.notes.append(OPTIONS)
    options = {f"{one} {other}": f"{texts[one]} {sign} {texts[other]}" for one, other in pairs}
    turned = {f"{other} {one}": f"{one} {other}" for one, other in pairs if sign == "–"}

    def as_options(known: Sequence[str]) -> tuple[str, ...]:
        spaced = (" ".join(one.split()) for one in known)
        return tuple(one if one in options else turned.get(one, one) for one in spaced)

    asked.key = {**asked.key, name: as_options(asked.key.get(name, ()))}
    sets = [as_options(one) for one in item.processing.sets()]
    return questions.several(asked, name, options, sets)
