"""The form of a new version is sent several times at once: it takes effect once, and nothing that
is chosen in it is lost.
"""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from content.extraction.entries import Evidence
from content.material import Passage, Quote, Span
from content.models import Brief
from learning.desk.findings import store_prose
from learning.desk.prose import Prose
from learning.desk.revising import applying, choices, pending
from learning.models import Finding, Revision
from tests.learning.desk.mud import prose
from tests.learning.desk.revising.quays import NEW, name, quays
from tests.learning.races import crowd
from tests.learning.races.crowd import after_meeting, at_once, statuses, together, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
CLAIM = "wet mud holds more water than any dam"


def revised() -> Prose:
    """The text about mud with a further claim."""
    old = prose()
    assert old.material is not None
    text = f"Zhao Min argues that {CLAIM}."
    start = text.index(CLAIM)
    span = Span(passage="p4", start=start, end=start + len(CLAIM))
    claim = Quote(slug="wet-mud", span=span, text=CLAIM, speakers=("zhao-min",), cue="argues")
    material = replace(
        old.material,
        passages=(*old.material.passages, Passage(slug="p4", text=text)),
        quotes=(*old.material.quotes, claim),
    )
    why = Evidence("quotes", "wet-mud", "that", 0.95, (), is_sure=True)
    return replace(old, material=material, evidence=(*old.evidence, why))


@pytest.fixture(autouse=True)
def no_child(monkeypatch) -> None:
    for module in (pending, applying):  # a process for each of a crowd takes long
        monkeypatch.setattr(module, "run_limited", lambda made_of, *values, **_: made_of(*values))


def put_forward(client, learner, old: Prose, new: Prose) -> tuple[str, dict[str, str]]:
    """Where a new version waits, and what its form says of it."""
    now = timezone.now()
    brief = store_prose(old, learner, now)
    pending.put_forward(brief, new, now)
    address = reverse("revision", args=[brief.slug])
    seen = re.search(r'name="seen" value="(\w+)"', client.get(address).text)
    assert seen
    return address, {"seen": seen[1]}


@pytest.fixture
def sent(client, learner) -> tuple[str, dict[str, str]]:
    address, form = put_forward(client, learner, prose(), revised())
    return address, form | {"action": "apply"}


@pytest.fixture
def parts(client, learner) -> list[tuple[str, dict[str, str]]]:
    """The forms of two parts, one with a choice for each of two claims."""
    address, form = put_forward(client, learner, quays(2), quays(2, NEW))
    return [(address, form | {"part": "1", f"choice:{name(n)}": "keep"}) for n in range(2)]


def kept() -> set[str]:
    return set(Revision.objects.get().choices)


def test_two_parts_at_once_lose_no_choice(client, parts):
    assert statuses(together(client, parts)) == {302}
    assert kept() == {name(0), name(1)}


def test_control_without_the_lock_one_is_lost(client, parts, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(choices, "_same", after_meeting(choices._same))
    monkeypatch.setattr(crowd, "size", 2)
    together(client, parts)
    assert len(kept()) == 1


def test_a_new_version_is_applied_once(client, sent):
    responses = at_once(client, *sent)
    assert statuses(responses) == {302}
    assert Finding.objects.filter(slug="wet-mud").count() == 1
    assert Brief.objects.get().passages.current().count() == 5
    [row] = Revision.objects.all()
    assert row.changed == len(row.changes) == 1


def test_control_without_the_lock_two_are_applied_at_once(client, sent, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(applying, "write_in_order", after_meeting(applying.write_in_order))
    monkeypatch.setattr(crowd, "size", 2)  # a third would compare what is stored in part
    with pytest.raises(IntegrityError, match="finding"):
        at_once(client, *sent)
