"""A text of somebody's own: it is read, searched for findings, and its first questions are made.

All of it happens in a child process, since it takes seconds for a long text and a file may be
hostile.
"""

from dataclasses import dataclass, replace

from content.checking.limits import LONGEST_TEXT
from content.drafting import material_with
from content.extraction.entries import Evidence, drafted
from content.extraction.extract import extract
from content.extraction.names.readings import all_readings
from content.extraction.slugs import slug_of
from content.material import Material
from content.readers.file_names import title_from
from content.readers.limited import read_closed
from content.sandbox import LONG_SECONDS, LimitExceeded, OutOfTime, ReaderFailed, run_limited
from learning.briefs.drafts import MOST_ITEMS, Naming
from learning.desk.questions import questions_on
from learning.grading.spelling.english import is_english
from learning.questions.bank_rows import BankRow

UNTITLED = "untitled"
TOO_LONG = "This takes too long to read. Split it, or paste a part of it."
TOO_LONG_A_PARAGRAPH = f"A paragraph has over {LONGEST_TEXT:,} characters. Break it up."
FAILED = "This broke, through no fault of yours. The reason is in the log."
BROKEN = "This file can’t be read here. Try pasting its text."


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What a text holds: a material with everything that was found in it, the evidence of each
    entry, and the questions on the sure ones. ``notes`` say what was assumed to read it. If it
    cannot be read, ``trouble`` says why.
    """

    trouble: str = ""
    notes: tuple[str, ...] = ()
    material: Material | None = None
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[BankRow, ...] = ()


def why_stopped(error: LimitExceeded, too_long: str) -> str:
    """What to tell of a child process that gave no answer: that it was ``too_long`` for it, unless
    it crashed.
    """
    return FAILED if isinstance(error, ReaderFailed) else too_long


def read_prose(
    text: bytes | str, name: str, naming: Naming, *, with_questions: bool = True
) -> Prose:
    """What a file holds, or a pasted text; it is read in a child process within limits."""
    sent = (text, name, naming, with_questions)
    try:
        prose = run_limited(prose_of, *sent, seconds=LONG_SECONDS)
    except OutOfTime:
        return Prose(trouble=TOO_LONG)
    except LimitExceeded:
        return Prose(trouble=BROKEN)
    # A hostile file may speak for the child: it must not name another brief.
    if prose.material and prose.material.slug != _slug(prose.material.title, naming):
        return Prose(trouble=BROKEN)
    return prose


def prose_of(text: bytes | str, name: str, naming: Naming, with_questions: bool = True) -> Prose:
    """Runs in the child, which can reach neither files nor the network once it has begun to read.
    ``name`` is that of the file, and gives the title of a text that has none.
    """
    all_readings()  # this and the next read a file, and the child opens none later
    is_english("")
    reader = ("read_file", name, text) if isinstance(text, bytes) else ("read_pasted", text)
    reading, refusal = read_closed(*reader)
    if reading is None:
        return Prose(trouble=refusal)
    if any(len(block.text) > LONGEST_TEXT for block in reading.document.blocks):
        return Prose(trouble=TOO_LONG_A_PARAGRAPH)
    document = reading.document.without_title()
    found = drafted(document, extract(document), slug=UNTITLED, title=title_from(name))
    slug = _slug(found.material.title, naming)
    found = replace(found, material=replace(found.material, slug=slug))
    # People first and figures last, so that a long text keeps who speaks.
    asked = material_with(found.material, found.sure_entries()[:MOST_ITEMS])
    return Prose(
        material=found.material,
        evidence=found.evidence,
        questions=questions_on(asked) if with_questions else (),
        notes=reading.notes,
    )


def _slug(title: str, naming: Naming) -> str:
    return naming.slug(slug_of(title) or UNTITLED)
