"""Words that may mean several people, and the decisions that findings wait for."""

from collections.abc import Iterable, Sequence

from content.extraction.entries import OpenSpeaker
from content.extraction.sure import FOUND
from content.json_values import from_json
from learning.models import Finding

UNSURE, REJECTED = Finding.State.UNSURE, Finding.State.REJECTED


def open_speaker(row: Finding) -> OpenSpeaker | None:
    """Whom the words may mean that name the speaker of a finding, until somebody has said so."""
    if row.open_speaker is None or row.state != UNSURE or not row.entry.get("inferred"):
        return None
    found: OpenSpeaker = from_json(OpenSpeaker, row.open_speaker)
    return found


def alike(rows: Iterable[Finding], one: OpenSpeaker) -> list[Finding]:
    """The findings whose speaker the same answer settles."""
    return [row for row in rows if open_speaker(row) == one]


def has_other_doubts(row: Finding) -> bool:
    """Whether a finding waits on when its speaker is settled."""
    return bool(row.doubts) or (row.family == "facts" and row.confidence < FOUND)


def decisions(rows: Sequence[Finding]) -> list[list[Finding]]:
    """The unsure ones of all findings, those together that one answer settles for good, the one
    that asks for it first. They stand in the order of ``rows``.
    """
    present = {row.slug for row in rows if row.family == "people" and row.state != REJECTED}
    asked: dict[int, OpenSpeaker] = {}
    leads: dict[OpenSpeaker, int] = {}
    for row in rows:
        found = None if has_other_doubts(row) else open_speaker(row)
        if found and len(present.intersection(found.people)) > 1:
            asked[row.pk] = found
            if row.family == "quotes":
                leads.setdefault(found, row.pk)
    grouped: dict[int, list[Finding]] = {row.pk: [row] for row in rows if row.state == UNSURE}
    for row in rows:
        lead = leads.get(asked[row.pk]) if row.pk in asked else None
        if lead is not None and lead != row.pk:
            grouped[lead] += grouped.pop(row.pk)
    return list(grouped.values())
