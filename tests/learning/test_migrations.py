"""What a migration makes of rows that an earlier version has left."""

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps

from learning.factories import AssignmentFactory, AttemptFactory
from learning.models import Attempt

pytestmark = pytest.mark.django_db
owe_cards = import_module("learning.migrations.0003_attempts_owe_cards")


def test_what_was_handed_in_owes_the_cards_that_were_promised(now: datetime) -> None:
    promised = AssignmentFactory.create(adds_cards=True)
    handed_in = {"submitted_at": now, "assignment": promised}
    owing = AttemptFactory.create(**handed_in)
    AttemptFactory.create(**handed_in, abandoned=True)
    AttemptFactory.create(assignment=promised)
    AttemptFactory.create(submitted_at=now, assignment=AssignmentFactory.create())
    owe_cards.owe_what_was_promised(apps, None)
    assert Attempt.objects.get(owes_cards=True) == owing
