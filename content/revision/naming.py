"""What the new version of a text and its passages are called."""

from collections.abc import Collection
from dataclasses import replace

from content.extraction.passages import INTRODUCTION, MADE_OPENING, MADE_TEXT
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


def with_known_opening(old: Material, new: Material) -> Material:
    """The new text, whose first heading is that of the old one if the text itself has none there:
    the owner, or a former reader, may have called it otherwise.
    """
    if not (old.passages and new.passages):
        return new
    before, heading = old.passages[0], new.passages[0]
    is_made = (heading.slug, heading.text) in (
        (MADE_OPENING, INTRODUCTION),
        (MADE_TEXT, new.title),
    )
    was_made = before.opens_section and (
        before.slug in (MADE_OPENING, MADE_TEXT) or before.text == old.title
    )
    if not (is_made and was_made):
        return new
    return replace(new, passages=(replace(heading, text=before.text), *new.passages[1:]))


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
