"""The people who speak in tests of statements, found by their names alone."""

import re

from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import Mention, MentionForm, PersonFound, StatementFound
from content.extraction.statements import find_statements


def person(document: Document, name: str, surname: str, affiliation: str = "") -> PersonFound:
    """Somebody with a mention wherever the name or the surname stands."""
    mentions = tuple(
        Mention(
            Stretch(index, found.start(), found.end()),
            Stretch(index, found.start(), found.end()),
            MentionForm.FULL if " " in found[0] else MentionForm.SURNAME,
        )
        for index, block in enumerate(document.blocks)
        for found in re.finditer(rf"\b(?:{name}|{surname})\b", block.text)
    )
    return PersonFound(
        stretch=mentions[0].stretch if mentions else Stretch(0, 0, 0),
        rule="test",
        confidence=1.0,
        name=name,
        aliases=(surname,),
        affiliation=affiliation,
        mentions=mentions,
    )


def document_of(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document(tuple(Block(text, kind) for text in texts))


def statements(*texts: str) -> tuple[StatementFound, ...]:
    """The statements of paragraphs in which Ana Ortiz, Peter Kalb, Wei Lan may speak."""
    document = document_of(*texts)
    cast = (
        person(document, "Ana Ortiz", "Ortiz", "commissioner for water"),
        person(document, "Peter Kalb", "Kalb", "minister of transport"),
        person(document, "Wei Lan", "Wei", "economist at Fudan University"),
    )
    return find_statements(document, tuple(one for one in cast if one.mentions))


def said(*texts: str) -> list[tuple[str, str, str]]:
    """Who says what with which cue."""
    return [
        (" & ".join(one.speakers) or one.holder, one.cue, one.text) for one in statements(*texts)
    ]
