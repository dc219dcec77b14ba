"""What stands in quotation marks, of whatever kind."""

import re
from dataclasses import dataclass

_CLOSING = {"“": "”", "‘": "’", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"', "'": "'"}
_OPENS = re.compile(r"[“„«「『]|(?<![\w.,;!?])[\"'‘](?=[\w(\[…$£€“‘\"'])")
_LONGEST_SINGLE = 1_000  # characters in single marks, which are apostrophes more often than not
_LONGEST = 5_000  # of those in double ones
_AFTER = re.compile(r"(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start:end`` with the marks, ``inner_start:inner_end`` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order.

    An apostrophe closes none, so that "the workers' 'own' plan" has one. A quotation that is not
    closed goes on to the end of the paragraph if its mark is a double one, as speech does that is
    continued in the next; else it is none.
    """
    found: list[Quotation] = []
    at = 0
    while opening := _OPENS.search(text, at):
        mark, start = opening[0], opening.end()
        end = _closing(text, start, mark)
        if end is not None:
            found.append(Quotation(opening.start(), end + 1, start, end))
            at = end + 1
        elif mark in '“«"' and text.find("”", start) < 0:
            found.append(Quotation(opening.start(), len(text), start, len(text)))
            at = len(text)
        else:
            at = start
    return found


def _closing(text: str, start: int, mark: str) -> int | None:
    """Where the mark is that closes a quotation; an inner one of another kind is skipped."""
    closing = _CLOSING[mark]
    if mark in "“«" and (outer := _outer_closing(text, start, mark, closing)):
        return outer
    single = mark in "‘'"
    candidate = None
    longest = _LONGEST_SINGLE if single else _LONGEST
    for at in range(start, min(len(text), start + longest)):
        if text[at] not in closing and not (mark in '"“' and _closes_wrongly(text, at)):
            continue
        if single and not _AFTER.match(text, at + 1):
            continue  # an apostrophe within a word
        if not single or text[at - 1] in ".,;:!?…)]" or not text[at - 1].isalpha():
            return at
        if text[at - 1] != "s" or not text[at + 1 : at + 2].isspace():
            return at
        candidate = at if candidate is None else candidate
        if not _closes_later(text, at + 1, mark, closing):
            return at
    return candidate


def _outer_closing(text: str, start: int, mark: str, closing: str) -> int | None:
    """Where a quotation is closed that has others with the same marks in it: “the “wild” west”.
    None if it has no others, or not as many closing marks as opening ones.
    """
    open_marks, most = 1, 1
    for at in range(start, min(len(text), start + _LONGEST)):
        if text[at] == mark and not _closes_wrongly(text, at):
            open_marks += 1
            most = max(most, open_marks)
        elif text[at] in closing:
            open_marks -= 1
            if not open_marks:
                return at if most > 1 else None
    return None


def _closes_wrongly(text: str, at: int) -> bool:
    """Whether an opening mark stands where one is closed: "It is dear.“ He left." """
    return text[at] == "“" and text[at - 1] in ".,!?" and text[at + 1 : at + 2] in ("", " ")


def _closes_later(text: str, start: int, mark: str, closing: str) -> bool:
    """Whether another closing mark comes before another opening one: then the one at hand, after
    an "s", was an apostrophe.
    """
    for at in range(start, min(len(text), start + _LONGEST_SINGLE)):
        if text[at] in closing and _AFTER.match(text, at + 1) and text[at - 1] not in " (":
            return True
        if text[at] == mark and _OPENS.match(text, at):
            return False
    return False
