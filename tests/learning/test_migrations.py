"""What a migration makes of rows that an earlier version has left."""

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps

from learning.factories import AssignmentFactory, AttemptFactory
from learning.models import Assignment, Attempt

pytestmark = pytest.mark.django_db
owe_cards = import_module("learning.migrations.0003_attempts_owe_cards")
terms = import_module("learning.migrations.0006_terms_of_classes_inherit")


def test_what_was_handed_in_owes_the_cards_that_were_promised(now: datetime) -> None:
    promised = AssignmentFactory.create(adds_cards=True)
    handed_in = {"submitted_at": now, "assignment": promised}
    owing = AttemptFactory.create(**handed_in)
    AttemptFactory.create(**handed_in, abandoned=True)
    AttemptFactory.create(assignment=promised)
    AttemptFactory.create(submitted_at=now, assignment=AssignmentFactory.create())
    owe_cards.owe_what_was_promised(apps, None)
    assert Attempt.objects.get(owes_cards=True) == owing


def test_a_term_of_a_class_that_was_empty_goes_on_to_be_no_limit(now: datetime) -> None:
    empty = AssignmentFactory.create(quiz__opens_at=now, quiz__closes_at=now)
    full = AssignmentFactory.create(opens_at=now, due_at=now, attempts_allowed=2)
    brief = AssignmentFactory.create(of_brief=True)
    terms.write_out_what_has_no_limit(apps, None)
    found = Assignment.objects.in_bulk()
    flags = {
        pk: (one.opens_at_once, one.never_closes, one.unlimited_attempts)
        for pk, one in found.items()
    }
    assert flags == {empty.pk: (True,) * 3, full.pk: (False,) * 3, brief.pk: (False,) * 3}
    assert (found[empty.pk].begins_at, found[empty.pk].ends_at) == (None, None)
