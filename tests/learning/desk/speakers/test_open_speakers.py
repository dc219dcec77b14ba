"""Which findings one answer settles, and what waits for a decision of its own."""

from typing import Any

from content.extraction.entries import OpenSpeaker
from content.json_values import to_json
from learning.desk.speakers.open_speakers import decisions
from learning.models import Finding

CHEN = OpenSpeaker("Chen", ("chen-bo", "chen-wei"))


def rows(*sent: dict[str, Any]) -> list[Finding]:
    """Two people, and claims whose speaker is open."""
    usual = {"state": "unsure", "family": "quotes", "confidence": 1.0}
    people = [{"family": "people", "slug": slug, "state": "accepted"} for slug in CHEN.people]
    claims = [{"entry": {"inferred": True}, "open_speaker": to_json(CHEN)} | one for one in sent]
    return [Finding(pk=n, **usual | one) for n, one in enumerate([*people, *claims])]


def grouped(*sent: dict[str, Any]) -> list[list[int]]:
    """The decisions as places among what was sent."""
    found = decisions(rows(*sent))
    return [[row.pk - len(CHEN.people) for row in group] for group in found]


def test_what_is_open_alike_is_one_decision():
    other = {"open_speaker": to_json(OpenSpeaker("he", CHEN.people, "p1"))}
    assert grouped({}, other, {}) == [[0, 2], [1]]


def test_a_claim_leads_since_only_there_it_is_asked():
    figure = {"family": "facts"}
    assert grouped(figure, {}, {}) == [[1, 0, 2]]
    assert grouped(figure, figure) == [[0], [1]]


def test_what_waits_on_after_the_answer_is_a_decision_of_its_own():
    doubtful, hardly_found = {"doubts": ["is_long"]}, {"family": "facts", "confidence": 0.5}
    assert grouped({}, doubtful, hardly_found, {}) == [[0, 3], [1], [2]]


def test_what_is_decided_does_not_wait():
    accepted, settled = {"state": "accepted"}, {"entry": {"inferred": False}}
    assert grouped({}, accepted, settled, {}) == [[0, 3], [2]]


def test_where_one_person_is_left_nobody_is_asked():
    found = rows({}, {})
    found[0].state = Finding.State.REJECTED
    assert [len(group) for group in decisions(found)] == [1, 1]
