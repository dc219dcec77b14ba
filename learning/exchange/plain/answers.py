"""Which options an answer names, and what a short answer accepts."""

import re
from collections.abc import Sequence
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.plain.lines import Mark, Marked, letter_of
from learning.kinds.number import Tolerance, distance_in

_AND = re.compile(r"\s*(?:,|;|&|/|\+|\band\b|\bund\b|\by\b|\bet\b|\s)\s*", re.IGNORECASE)
_LABEL_FIRST = re.compile(r"[(\[]?(\w{1,4})[.):\]–-]+\s+(?=\S)")
_WORD_FIRST = re.compile(r"^(?:both|options?|choices?)\s+(?=\(?[A-Za-z0-9]\)?\b)", re.IGNORECASE)
_BRACKETS = "()[]{}.:*_ "
_BETWEEN_TEXTS = re.compile(r"\s*[;|\n]\s*")
_FIGURES = r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d{1,3})?"
_WITHIN = re.compile(
    rf"({_FIGURES})\s*\(?\s*(?:±|\+\s?/\s?[-–]|\+-|tolerance:?)\s*({_FIGURES})\s*(%?)\s*\)?\s*(\D.{{0,20}})?"
)
_BETWEEN = re.compile(
    rf"(?:between\s+)?({_FIGURES})\s*(?:and|to|\.\.)\s*({_FIGURES})", re.IGNORECASE
)
_OTHERS = re.compile(r"\s+/\s+|\s*[;|]\s*|\s+or\s+|\s+oder\s+", re.IGNORECASE)


def marked_options(options: Sequence[Marked]) -> tuple[list[int], Mark | None]:
    """The places of the options that the surest mark sets off from the others, and that mark."""
    for mark in Mark:
        places = [place for place, one in enumerate(options) if mark in one.marks]
        if places and (mark is Mark.SIGN or len(places) < len(options)):
            return places, mark
    return [], None


def named_options(options: Sequence[Marked], answer: str) -> list[int]:
    """The places of the options that an answer names, by labels or by their texts.

    Raises ``Refused``.
    """
    answer = _WORD_FIRST.sub("", answer)
    by_text = _by_texts(options, answer)
    by_label = _by_labels(options, answer)
    if by_text and by_label and by_text != by_label:
        raise Refused(
            f"Its answer “{answer[:40]}” is the label of one option and the text of another."
        )
    if found := by_label or by_text or _by_label_and_text(options, answer):
        return found
    if len(answer.strip(_BRACKETS)) == 1:
        raise Refused(f"There is no option {answer.strip(_BRACKETS)}, which is to be right.")
    raise Refused(f"Its answer “{answer[:60]}” is none of its options.")


def places_in_order(options: Sequence[Marked], answer: str) -> list[int]:
    """All options, in the order in which an answer names their labels; [] if it does not."""
    pieces = [one.strip(_BRACKETS) for one in _AND.split(answer.strip())]
    labels = _labels_of(options)
    places = [labels.get(one.casefold(), -1) for one in pieces]
    return places if sorted(places) == list(range(len(options))) else []


def _by_labels(options: Sequence[Marked], answer: str) -> list[int]:
    labels = _labels_of(options)
    pieces = [one.strip(_BRACKETS) for one in _AND.split(answer.strip(" .*_"))]
    pieces = [one for one in pieces if one]
    joined = pieces[0] if len(pieces) == 1 else ""
    if (
        len(joined) > 1
        and joined.isalpha()
        and joined.isupper()
        and len(set(joined)) == len(joined)
    ):
        pieces = list(joined)
    places = [labels.get(one.casefold(), -1) for one in pieces]
    return sorted(set(places)) if places and min(places) >= 0 else []


def _labels_of(options: Sequence[Marked]) -> dict[str, int]:
    return {one.label or letter_of(place): place for place, one in enumerate(options)}


def _by_texts(options: Sequence[Marked], answer: str) -> list[int]:
    places = {_folded(one.text): place for place, one in enumerate(options)}
    if _folded(answer) in places:
        return [places[_folded(answer)]]
    found = [places.get(_folded(one), -1) for one in _BETWEEN_TEXTS.split(answer)]
    if min(found) < 0:
        found = [places.get(_folded(one), -1) for one in answer.split(",")]
    return sorted(set(found)) if min(found) >= 0 else []


def _by_label_and_text(options: Sequence[Marked], answer: str) -> list[int]:
    """ "B. Huai River": the label decides, if the text is that of its option or of none."""
    first = _LABEL_FIRST.match(answer)
    place = _labels_of(options).get(first[1].casefold(), -1) if first else -1
    if not first or place < 0:
        return []
    rest = _folded(answer[first.end() :])
    others = [_folded(one.text) for other, one in enumerate(options) if other != place]
    if rest in others:
        raise Refused(
            f"Its answer “{answer[:60]}” has the label of one option and the text of another."
        )
    return [place]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .\"'“”*_")


def number_in(answer: str) -> tuple[str, Tolerance, str] | None:
    """The number that an answer is, how far off it may be, and its unit, "" for none."""
    text = answer.replace("−", "-").strip()
    if re.fullmatch(_FIGURES, text):
        return text, Tolerance(), ""
    if found := _WITHIN.fullmatch(text):
        unit = (found[4] or "").strip()
        return found[1], Tolerance(distance_in(found[2]), bool(found[3])), unit
    if found := _BETWEEN.fullmatch(text):
        low, high = distance_in(found[1]), distance_in(found[2])
        if low is not None and high is not None and low < high:
            return f"{(low + high) / 2:f}", Tolerance(Decimal(high - low) / 2), ""
    return None


def accepted_in(answer: str, notes: list[str]) -> list[str]:
    """The forms of a short answer: "Huai / Huai River"."""
    forms = [one.strip() for one in _OTHERS.split(answer) if one.strip()]
    if len(forms) > 1 and re.search(r"\s(?:or|oder)\s", answer, re.IGNORECASE):
        notes.append(f"“{answer[:60]}” is read as {len(forms)} right answers.")
    elif len(forms) == 1 and re.fullmatch(r"\w{3,}/\w{3,}", answer):
        notes.append(f"“{answer}” is read as one answer. With spaces around the / it is two.")
    return forms
