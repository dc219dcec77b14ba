"""Sums in pounds, shillings and pence: "£3 10s.", "2s 6d", "four shillings and sixpence"."""

import re

from content.extraction.quantities.amounts import SMALL, AmountWords

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?i:{SMALL}))"
_PENCE = r"\d{1,2}[½¼¾]?d\b\.?"
_SUM = re.compile(
    rf"(?<![\w.,])(?:£ ?\d{{1,3}}(?:,\d{{3}})* (?:\d{{1,2}}s\b\.?(?:,? {_PENCE})?|{_PENCE})"
    rf"|\d{{1,3}}s\b\.?,? ?{_PENCE}"
    rf"|{_NUMBER} (?:pounds?|shillings?)(?:,? (?:and )?{_NUMBER} shillings?)?,? (?:and )?"
    rf"(?:{_NUMBER} (?:shillings?|pence|penny)|(?:two|three|four|six|nine)pence)\b)"
)
_HINT = re.compile(r"\d[sd]\b|shilling|pence|penny")


def find_old_money(text: str) -> list[AmountWords]:
    if not _HINT.search(text):
        return []
    return [
        AmountWords(one.start(), one.end(), one[0], "£" if "£" in one[0] else "", "unit")
        for one in _SUM.finditer(text)
    ]
