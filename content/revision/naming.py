"""What the new version of a text and its passages are called."""

from collections.abc import Collection
from dataclasses import replace

from content.extraction.slugs import slug_of
from content.material import Material, Passage
from content.revision.entries import free_slug
from content.revision.passages import Alignment


def title_of(old: Material, new: Material, alignment: Alignment) -> str:
    """That of the old text, which its owner may have given it; a title that stands in the text
    changes with it.
    """
    for before, after in alignment.pairs.items():
        texts = old.passages[before].text, new.passages[after].text
        if texts == (old.title, new.title):
            return new.title
    return old.title


def named_passages(
    old: Material, new: Material, alignment: Alignment, taken: Collection[str]
) -> tuple[Passage, ...]:
    """The passages of the new text; one that was there keeps its slug, its number and its kind."""
    came_from = {place: old.passages[n] for n, place in alignment.pairs.items()}
    used = {*taken, *(one.slug for one in old.passages)}
    found = []
    for n, passage in enumerate(new.passages):
        was = came_from.get(n)
        if was:
            kind = was.kind if was.opens_section == passage.opens_section else passage.kind
            found.append(replace(passage, slug=was.slug, number=was.number, kind=kind))
            continue
        wished = slug_of(passage.text) if passage.opens_section else ""
        slug = free_slug(wished or f"p{n + 1}", used)
        used.add(slug)
        found.append(replace(passage, slug=slug))
    return tuple(found)
