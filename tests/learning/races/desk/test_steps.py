"""Two tabs take a step on the same finding at once: one is taken, the others are told."""

import pytest
from django.urls import reverse
from django.utils import timezone

from content.models import Brief
from learning.desk import steps
from learning.desk.findings import entry_of, store_prose
from learning.models import DeskStep, Finding
from tests.learning.desk.mud import finding, prose, span
from tests.learning.races.crowd import after_meeting, at_once, statuses, together, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def brief(learner) -> Brief:
    return store_prose(prose(), learner, timezone.now())


def accepting(role: str) -> dict[str, object]:
    row = finding("wang-li")
    form = {"finding": row.pk, "seen": row.version, "action": "accept"}
    return form | {"name": "Wang Li", "characters": "", "affiliation": "", "role": role}


def test_one_of_two_edits_is_saved_and_the_other_is_told(client, brief, crowd):
    address = reverse("desk", args=[brief.slug])
    forms = [(address, accepting("farmer")), (address, accepting("fisherman"))]
    responses = together(client, forms)
    assert statuses(responses) == {302, 409}
    assert sum(response.status_code == 302 for response in responses) == 1
    [step] = DeskStep.objects.all()
    assert step.before[0][2] == finding("wang-li").version


def test_control_without_the_lock_one_overwrites_the_other(client, brief, crowd, monkeypatch):
    address = reverse("desk", args=[brief.slug])
    forms = [(address, accepting("farmer")), (address, accepting("fisherman"))]
    without_locks(monkeypatch)
    monkeypatch.setattr(steps, "faults", after_meeting(steps.faults))
    responses = together(client, forms)
    assert sum(response.status_code == 302 for response in responses) > 1
    assert DeskStep.objects.count() > 1


def test_words_are_added_once(client, brief, crowd):
    form = {"family": "concepts", "passage": "p1", "words": "delta"}
    responses = at_once(client, reverse("add_finding", args=[brief.slug]), form)
    assert statuses(responses) == {302}
    assert Finding.objects.filter(family="concepts", slug__startswith="delta").count() == 1
    assert entry_of(finding("delta")).span == span("p1", "delta")


def test_one_step_is_undone_once(client, brief, crowd):
    address = reverse("desk", args=[brief.slug])
    client.post(address, accepting("farmer"))
    assert statuses(at_once(client, address, {"action": "undo"})) == {302}
    assert finding("wang-li").state == "unsure"
    assert not DeskStep.objects.exists()
