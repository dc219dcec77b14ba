"""Words that may mean several people: one answer says whom, wherever they are open alike."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from content.extraction.entries import OpenSpeaker
from content.extraction.sure import FOUND
from content.json_values import from_json, to_json
from content.material import Fact, KnowledgeItem, Quote
from content.models import Brief
from learning.desk.findings import entry_of
from learning.desk.steps import ACCEPTED, UNSURE, Refused, at_desk
from learning.models import Finding, User

NOT_ONE_OF_THEM = "Choose one of these people."


def open_speaker(row: Finding) -> OpenSpeaker | None:
    """Whom the words may mean that name the speaker of a finding, until somebody has said so."""
    if row.state != UNSURE or not row.entry.get("inferred"):
        return None
    found = next((one for one in row.doubts if isinstance(one, dict)), None)
    return from_json(OpenSpeaker, found) if found else None


def alike(rows: Iterable[Finding], one: OpenSpeaker) -> list[Finding]:
    """The findings that the same answer settles."""
    return [row for row in rows if open_speaker(row) == one]


def settle(
    brief: Brief,
    finding_id: int,
    seen: str,
    entry: KnowledgeItem,
    speaker: str,
    by: User,
    now: datetime,
) -> Finding:
    """Says who speaks in a finding, counted as ``entry``, and in all that are open alike. What
    nothing else speaks against is accepted with it; the rest waits, with its other doubts or to be
    mended. Raises ``Changed`` and ``Refused``.
    """
    with at_desk(brief) as desk:
        finding = desk.seen(finding_id, seen)
        asked = open_speaker(finding)
        if asked is None or speaker not in asked.people:
            raise Refused({"": NOT_ONE_OF_THEM})
        same = alike(desk.rows.values(), asked)
        for row in same:
            said = entry if row is finding else entry_of(row)
            assert isinstance(said, Quote | Fact)
            settled = replace(said, speakers=(speaker,), holder="", inferred=False)
            is_doubted = row.guards or (isinstance(said, Fact) and row.confidence < FOUND)
            state = UNSURE if is_doubted else ACCEPTED
            desk.change(row, entry=to_json(settled), state=state)
            desk.accept_speakers(settled)
        others = [row for row in same if row is not finding and row.is_counted]
        for row, troubles in zip(others, desk.faults_of(others), strict=True):
            if troubles:
                desk.change(row, state=UNSURE)
        if finding.is_counted:
            desk.refuse_faults(finding)
        desk.record(finding, by, now)
    return finding
