"""Types 11 to 14: the missing entry of a list, the odd one out, an entry, and the complete list.

Each entry of a list is a gap, to be filled without options: between the others, an entry of another
list looks out of place. One that is too long to be typed, or stands beside one with a comma, is
asked for by "and what else?". "Which of these belongs here?" is used only for an entry that cannot
be asked so. An open list asks for two entries only, and a short list that is a detail for all at
once.
"""

import re
from collections.abc import Iterator
from typing import Any

from content.material import ListingItem, Material, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.drafts import Made, asked, draft, reference, skip
from learning.questions.grammar import NUMBERS, capitalised, enumerated, lowered
from learning.questions.naming import other_names
from learning.questions.pools import offer
from learning.questions.question import GeneratedQuestion, Part, Skip
from learning.questions.rows import ListingRow, member, row_sentence, rows, strangers
from learning.questions.wording import attribution, frame
from learning.questions.words import GAP, normalised, word_count

TYPED_WORDS = 4  # nobody types longer entries verbatim
FEWEST_ITEMS, MOST_ITEMS, MOST_NAMED = 3, 7, 5

# "The agency finds that", "It asks that the state": each item is a clause or the rest of one, for
# which "all of these" cannot stand.
_BROKEN_OFF = re.compile(r"\bthat(?: (?:the|an?|its|their))?(?: \w+)?$")


def missing_item(material: Material) -> Iterator[Made]:
    for row in rows(material):
        if row.listing.open or _brief_detail(row):
            yield _name_two(material, row)
        elif not FEWEST_ITEMS <= len(row.items) <= MOST_ITEMS:
            yield skip("missing-item", row.listing, "it has under three entries or over seven")
        else:
            yield from (_missing(material, row, item) for item in row.items)


def odd_one_out(material: Material) -> Iterator[Made]:
    for row in rows(material):
        made = None if _asked_once(row) else _odd_one_out(material, row)
        yield made or skip("odd-one-out", row.listing, _alone(row))


def one_of(material: Material) -> Iterator[Made]:
    for row in rows(material):
        made = None if _asked_once(row) else _one_of(material, row)
        yield made or skip("one-of", row.listing, _alone(row))


def name_all(material: Material) -> Iterator[Made]:
    for row in rows(material):
        parts = [_missing(material, row, item) for item in row.items]
        if _asked_once(row):
            yield skip("name-all", row.listing, _alone(row))
        elif not 2 < len(row.items) <= MOST_NAMED:
            yield skip("name-all", row.listing, "it is too short or long to be named whole")
        elif not _typed(row):
            yield skip("name-all", row.listing, "its entries are too long to be typed")
        elif not all(isinstance(part, GeneratedQuestion) for part in parts):
            yield skip("name-all", row.listing, "one of its entries is not asked by itself")
        else:
            yield asked(material, _name_all(material, row, parts))


def _missing(material: Material, row: ListingRow, item: ListingItem) -> Made:
    commas = any("," in one.text for one in row.items)
    short = word_count(item.text) <= TYPED_WORDS and not commas
    question = _draft(
        material,
        row,
        item,
        type="missing-item",
        stem=_with_gap(row, item) if short else _what_else(row, item),
        answer=item.text,
        accepted=other_names(material, item.text),
        formats=(formats.CLOZE, formats.RECALL) if short else (formats.RECALL,),
        expects=Expects.TERM if short else Expects.STATEMENT,
    )
    return asked(material, question)


def _with_gap(row: ListingRow, item: ListingItem) -> str:
    entries = enumerated([GAP if other is item else other.text for other in row.items])
    return f"{capitalised(row.lead_in)} {entries}."


def _what_else(row: ListingRow, item: ListingItem) -> str:
    others = "; ".join(other.text for other in row.items if other is not item)
    return f"{capitalised(row.lead_in)} {others}; and what else?"


def _name_two(material: Material, row: ListingRow) -> Made:
    names = tuple(item.text for item in row.items)
    return asked(
        material,
        _draft(
            material,
            row,
            None,
            type="name-two",
            stem=f"{capitalised(row.lead_in)} {GAP} ({_how_many(row)}).",
            answer=", ".join(names),
            elements=names,
            needed=2 if row.listing.open else 0,
            formats=(formats.LIST, formats.RECALL) if _typed(row) else (formats.RECALL,),
            expects=Expects.SET,
        ),
    )


def _name_all(material: Material, row: ListingRow, parts: list[Made]) -> GeneratedQuestion:
    names = tuple(item.text for item in row.items)
    return _draft(
        material,
        row,
        None,
        type="name-all",
        stem=f"{capitalised(row.lead_in)} {GAP} (name all {NUMBERS[len(names)]}).",
        answer="; ".join(names),
        elements=names,
        formats=(formats.LIST,),
        expects=Expects.SET,
        parts=tuple(
            Part(prompt=part.answer, uid=part.uid, source=part.source)
            for part in parts
            if isinstance(part, GeneratedQuestion)
        ),
    )


def _odd_one_out(material: Material, row: ListingRow) -> Made | None:
    if _BROKEN_OFF.search(row.lead_in):
        return None
    for stranger in sorted(strangers(material, row), key=lambda one: normalised(one.text)):
        question = offer(
            draft(
                material,
                row.listing,
                type="odd-one-out",
                keys=row.keys,
                sibling=_sibling(row),
                frame=frame(material, row.listing),
                stem=_which_is_not(material, row),
                answer=stranger.text,
                formats=(),
                expects=Expects.TERM,
                attribution=attribution(material, row.listing),
                explanation=stranger.truth,
            ),
            (member(material, row, item) for item in row.items),
        )
        made = asked(material, question)
        if question.distractors and isinstance(made, GeneratedQuestion):
            return made
    return None


def _which_is_not(material: Material, row: ListingRow) -> str:
    subject, _, verb = row.lead_in.rpartition(" ")
    if verb == "are":
        return f"Which of these is NOT one of {lowered(material, subject)}?"
    return f"{capitalised(row.lead_in)} all of these but one. Which does NOT belong?"


def _how_many(row: ListingRow) -> str:
    return "name any two" if row.listing.open else f"name all {NUMBERS[len(row.items)]}"


def _one_of(material: Material, row: ListingRow) -> Made | None:
    if _BROKEN_OFF.search(row.lead_in):
        return None
    unasked = [item for item in row.items if isinstance(_missing(material, row, item), Skip)]
    for item in sorted(unasked, key=lambda one: one.slug):
        question = _draft(
            material,
            row,
            item,
            type="one-of",
            stem=f"{capitalised(row.lead_in)} which of these?",
            answer=item.text,
            formats=(),
            expects=Expects.TERM,
        )
        question = offer(question, strangers(material, row))
        made = asked(material, question)
        if question.distractors and isinstance(made, GeneratedQuestion):
            return made
    return None


def _draft(
    material: Material, row: ListingRow, item: ListingItem | None, **fields: Any
) -> GeneratedQuestion:
    entries = enumerated([one.text for one in row.items])
    place = item.span if item else row.span
    return draft(
        material,
        row.listing,
        place,
        **{
            "keys": (*row.keys, item.slug) if item else row.keys,
            "sibling": _sibling(row),
            "rank": material.position_of(place),
            "frame": frame(material, row.listing),
            "attribution": attribution(material, row.listing),
            "explanation": row_sentence(material, row, entries),
        }
        | fields,
    )


def _typed(row: ListingRow) -> bool:
    """Whether all entries are short enough to be typed verbatim."""
    return all(word_count(item.text) <= TYPED_WORDS for item in row.items)


def _sibling(row: ListingRow) -> str:
    return f"{reference(row.listing)}/{row.parent or 'entries'}"


def _brief_detail(row: ListingRow) -> bool:
    """Whether a list is a detail whose entries are asked for at once, not one by one."""
    detail = row.listing.weight is Weight.DETAIL
    return detail and FEWEST_ITEMS <= len(row.items) <= MOST_NAMED and _typed(row)


def _asked_once(row: ListingRow) -> bool:
    """Whether naming entries is the only question on a list."""
    return row.listing.open or _brief_detail(row)


def _alone(row: ListingRow) -> str:
    if row.listing.open:
        return "it is open"
    if _brief_detail(row):
        return "it is a detail: all its entries are asked for at once"
    return "no list of its kind fits, or its own entries are asked"
