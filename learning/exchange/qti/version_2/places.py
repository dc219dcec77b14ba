"""Interactions of QTI 2 and 3 that are answered on a picture: its places are named in words."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.markup import escaped
from learning.exchange.qti import parts
from learning.exchange.qti.material import html_of, picture, plain
from learning.exchange.qti.scoring import number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.interactions import picked
from learning.exchange.qti.version_2.item import Item
from learning.exchange.qti.version_2.pairs import Texts, associated, key_pairs, matched
from learning.kinds.written import WrittenQuestion

IN_WORDS = "In the file, it is answered on its picture. Here each place on it is named in words."
LABELS = (
    "Its labels are pictures without a description. Here they are called as the file calls them."
)
DESCRIBED = "A label that is a picture is its description here."
UNUSED = "The place “{}”, where nothing belongs, was left out."
TWICE = "Several labels belong to one place; here it has one."
NOWHERE = "The file does not say in numbers where a place on its picture lies."
_SHOWN = ("object", "img")


def hotspot(item: Item, interaction: Element) -> WrittenQuestion:
    places = _asked(item, interaction, "hotspotChoice")
    return picked(item, interaction, {name: escaped(text) for name, text in places.items()})


def order(item: Item, interaction: Element) -> WrittenQuestion:
    places = _asked(item, interaction, "hotspotChoice")
    return parts.ordering(item.asked, interaction["responseIdentifier"], places)


def associate(item: Item, interaction: Element) -> WrittenQuestion:
    places = _asked(item, interaction, "associableHotspot")
    marked = {name: escaped(text) for name, text in places.items()}
    return associated(item, interaction, marked, places)


def gap_match(item: Item, interaction: Element) -> WrittenQuestion:
    """Labels that are put on places: a place is the left side, its label the right one."""
    places = _asked(item, interaction, "associableHotspot")
    pairs = key_pairs(item, interaction)
    if max(Counter(place for _, place in pairs).values()) > 1:
        raise Refused(TWICE)
    key = {place: label for label, place in pairs}
    item.asked.notes += [UNUSED.format(text) for name, text in places.items() if name not in key]
    lefts = {name: escaped(text) for name, text in places.items() if name in key}
    labels = _labels(interaction.all("gapText", "gapImg"), item)
    return matched(item, interaction, lefts, labels, key, swapped=True)


def _asked(item: Item, interaction: Element, name: str) -> Texts:
    """Asks with the picture, and names the places on it."""
    shown = interaction.first(*_SHOWN)
    item.ask(interaction, picture(shown["data"] or shown["src"], _said_of(shown)) if shown else "")
    item.asked.notes.append(IN_WORDS)
    size = [_pixels(shown[side]) for side in ("width", "height")] if shown else [None, None]
    found = interaction.all(name)
    return {one["identifier"]: _name(at, one, size) for at, one in enumerate(found, 1)}


def _name(at: int, place: Element, size: Sequence[Decimal | None]) -> str:
    label = place["hotspotLabel"] or place["label"]
    if label:
        return label
    if place["shape"] == "default":
        return f"Place {at} (anywhere else)"
    across, down = (
        f"{one * 100 / of:.0f} %" if of else f"{one:f} pixels"
        for one, of in zip(_middle(place), size, strict=True)
    )
    return f"Place {at} ({across} from the left, {down} from the top)"


def _middle(place: Element) -> tuple[Decimal, Decimal]:
    numbers = [number(one) for one in place["coords"].replace(",", " ").split()]
    if len(numbers) < 2:
        raise Refused(NOWHERE)
    if place["shape"] in ("circle", "ellipse"):
        return numbers[0], numbers[1]
    across, down = numbers[::2], numbers[1::2]
    return sum(across, Decimal(0)) / len(across), sum(down, Decimal(0)) / len(down)


def _pixels(text: str) -> Decimal | None:
    return Decimal(text) if text.isdecimal() and len(text) < 6 and int(text) else None


def _labels(labels: Sequence[Element], item: Item) -> Texts:
    """What is put on the picture; a label that is a picture by its description or its name."""
    texts, notes = {}, item.asked.notes
    for one in labels:
        text = plain(html_of(one.content), []) if one.name == "gapText" else ""
        shown = one.first(*_SHOWN)
        described = one["objectLabel"] or (_said_of(shown) if shown else "")
        if not text and one.name == "gapImg":
            note = DESCRIBED if described else LABELS
            notes += [note] if note not in notes else []
        texts[one["identifier"]] = text or described or one["identifier"]
    return texts


def _said_of(shown: Element) -> str:
    """The description of a picture."""
    return shown["alt"] or shown["label"] or " ".join(shown.text.split())
