"""Slugs of entries that are made by hand. Pure."""

from collections.abc import Collection

from content.extraction.slugs import slug_of

WORDS_IN_SLUG = 6


def new_slug(title: str, family: str, taken: Collection[str]) -> str:
    """A slug of the first words that no entry of the family has, or had."""
    base = "-".join(slug_of(title).split("-")[:WORDS_IN_SLUG]) or family
    slug, n = base, 2
    while slug in taken:
        slug, n = f"{base}-{n}", n + 1
    return slug
