"""The form of a new version is sent several times at once: it takes effect once."""

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
from learning.desk.revising import applying, pending
from learning.models import Finding, Revision
from tests.learning.desk.mud import prose
from tests.learning.races import crowd
from tests.learning.races.crowd import after_meeting, at_once, statuses, without_locks

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


@pytest.fixture
def sent(client, learner, monkeypatch) -> tuple[str, dict[str, str]]:
    """Where a new version waits, and the form that applies it."""
    for module in (pending, applying):  # a process for each of a crowd takes long
        monkeypatch.setattr(module, "run_limited", lambda made_of, *values, **_: made_of(*values))
    now = timezone.now()
    brief = store_prose(prose(), learner, now)
    pending.put_forward(brief, revised(), now)
    address = reverse("revision", args=[brief.slug])
    seen = re.search(r'name="seen" value="(\w+)"', client.get(address).text)
    assert seen
    return address, {"action": "apply", "seen": seen[1]}


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
