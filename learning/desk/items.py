"""The items of a list as lines of text, and back. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from content.material import Listing, ListingItem, Material, Span
from learning.desk.slugs import new_slug

INDENT = "  "  # of an item below another
MOST_LINES, DEEPEST = 100, 9


def items_of(texts: Sequence[str], material: Material, span: Span) -> tuple[ListingItem, ...]:
    """Items of a list in their order, each with its words where they stand from the span on."""
    text, at, taken = material.passage(span.passage).text, span.start, set[str]()
    found = []
    for item in texts:
        start = text.find(item, at)
        here = Span(passage=span.passage, start=start, end=start + len(item))
        slug = new_slug(item, "item", taken)
        taken.add(slug)
        found.append(ListingItem(slug=slug, text=item, span=span if start < 0 else here))
        at = at if start < 0 else here.end
    return tuple(found)


def lines_of(items: Iterable[ListingItem], depth: int = 0) -> list[str]:
    found = []
    for item in items:
        found += [INDENT * depth + item.text, *lines_of(item.items, depth + 1)]
    return found


def _flat(items: Iterable[ListingItem]) -> list[ListingItem]:
    found = []
    for item in items:
        found += [item, *_flat(item.items)]
    return found


def items_from_lines(
    lines: Sequence[str], entry: Listing, material: Material
) -> tuple[ListingItem, ...]:
    """The items that the lines make of a list. One with the same text stays the same item, and so
    does a reworded one where their number is the same.
    """
    old = _flat(entry.items)
    texts = [line.strip() for line in lines]
    by_text = {item.text: item for item in old}
    taken = {item.slug for item in old}
    left = dict.fromkeys(taken)
    found: list[ListingItem] = []
    for place, new in enumerate(items_of(texts, material, entry.span)):
        kept = by_text.get(new.text)
        if kept is None and len(old) == len(lines) and old[place].text not in texts:
            kept = old[place]
        if kept is None or kept.slug not in left:
            kept = replace(new, slug=new_slug(new.text, "item", taken))
            taken.add(kept.slug)
        left.pop(kept.slug, None)
        found.append(replace(kept, text=new.text, items=()))
    indents = (len(line) - len(line.lstrip()) for line in lines)
    depths = [min(indent // len(INDENT), DEEPEST) for indent in indents]
    return _nested(list(zip(depths, found, strict=True)))


def _nested(items: Sequence[tuple[int, ListingItem]]) -> tuple[ListingItem, ...]:
    """Items with those below them that are deeper."""
    found: list[ListingItem] = []
    place = 0
    while place < len(items):
        depth, item = items[place]
        end = place + 1
        while end < len(items) and items[end][0] > depth:
            end += 1
        found.append(replace(item, items=_nested(items[place + 1 : end])))
        place = end
    return tuple(found)
