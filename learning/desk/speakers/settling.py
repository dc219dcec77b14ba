"""One answer says who speaks, wherever it is open alike."""

from dataclasses import replace
from datetime import datetime

from content.json_values import to_json
from content.material import Fact, KnowledgeItem, Quote
from content.models import Brief
from learning.desk.findings import entry_of
from learning.desk.speakers.answers import Answer, is_answer, settled_speakers
from learning.desk.speakers.open_speakers import alike, has_other_doubts, open_speaker
from learning.desk.steps import ACCEPTED, REJECTED, UNSURE, DeskRows, Refused, at_desk
from learning.models import Finding, User

NOT_ONE_OF_THEM = "Choose one of these."
SAYS = "says"  # the cue of a body that gets a statement without one


def settle(
    brief: Brief,
    finding_id: int,
    seen: str,
    entry: KnowledgeItem,
    answer: Answer,
    by: User,
    now: datetime,
) -> Finding:
    """Says who speaks in a finding, counted as ``entry``, and in all that are open alike. What
    nothing else speaks against is accepted with it; the rest waits, with its other doubts or to be
    mended, such as one that somebody says together with a person who was rejected. Raises
    ``Changed``, and ``Refused`` for what is wrong with the finding itself.
    """
    with at_desk(brief) as desk:
        finding = desk.seen(finding_id, seen)
        asked = open_speaker(finding)
        if asked is None or not is_answer(answer, asked):
            raise Refused({"": NOT_ONE_OF_THEM})
        same = alike(desk.rows.values(), asked)
        before = [entry_of(row) for row in same]
        for row in same:
            found = entry_of(row)
            said = entry if row is finding else found
            assert isinstance(found, Quote | Fact)
            assert isinstance(said, Quote | Fact)
            settled = replace(
                said,
                speakers=() if answer.holder else settled_speakers(found.speakers, asked, answer),
                holder=answer.holder,
                cue=said.cue or (SAYS if answer.holder else ""),
                inferred=False,
            )
            waits = has_other_doubts(row) or _is_by_rejected(desk, settled)
            desk.change(row, entry=to_json(settled), state=UNSURE if waits else ACCEPTED)
        for old, row in zip(before, same, strict=True):
            desk.let_follow(old, entry_of(row))
        desk.refuse_rejected_speakers(entry_of(finding))
        if finding.is_counted:
            desk.accept_speakers(entry_of(finding))
        _accept_faultless(desk, [row for row in same if row is not finding and row.is_counted])
        if finding.is_counted:
            desk.refuse_faults(finding)
        desk.record(finding, by, now)
    return finding


def _is_by_rejected(desk: DeskRows, entry: KnowledgeItem) -> bool:
    return any(row.state == REJECTED for row in desk.speakers_of(entry))


def _accept_faultless(desk: DeskRows, rows: list[Finding]) -> None:
    """Accepts those who speak in the accepted ``rows``, of which those with faults wait again."""
    speakers = [one for row in rows for one in desk.speakers_of(entry_of(row))]
    for row, troubles in zip(rows, desk.faults_of(rows, besides=speakers), strict=True):
        if troubles:
            desk.change(row, state=UNSURE)
        else:
            desk.accept_speakers(entry_of(row))
