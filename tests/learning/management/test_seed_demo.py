"""`manage.py seed_demo` makes a demo class once."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from learning.demo.classroom import CLASS_NAME
from learning.factories import UserFactory
from learning.models import Classroom, User

pytestmark = pytest.mark.django_db


def seeded(*options: str) -> str:
    said = StringIO()
    call_command("seed_demo", "--learners", "4", *options, stdout=said)
    return said.getvalue()


def test_it_makes_a_class_once_and_prints_its_accounts() -> None:
    said = seeded()
    assert f"“{CLASS_NAME}” has 4 learners." in said
    accounts = re.findall(r"(teacher|learner) +(\S+) +(\S+)", said.split("\n", 2)[2])
    assert [role for role, *_ in accounts] == ["teacher", "learner", "learner"]
    for _, username, password in accounts:
        assert authenticate(username=username, password=password)

    before = set(User.objects.values_list("pk", "password"))
    again = seeded()
    assert "exists already" in again
    assert "password_reset_link demo-teacher" in again
    assert set(User.objects.values_list("pk", "password")) == before
    assert Classroom.objects.count() == 1


def test_it_refuses_a_database_with_other_accounts() -> None:
    UserFactory.create()
    with pytest.raises(CommandError, match=r"LILUN_HOME.*--force") as refused:
        seeded()
    assert refused.value.returncode == 2
    assert not Classroom.objects.exists()


def test_with_force_it_still_refuses_names_that_are_taken() -> None:
    UserFactory.create(username="demo-amara")
    with pytest.raises(CommandError, match="demo-amara"):
        seeded("--force")
    assert not Classroom.objects.exists()


def test_the_number_of_learners_is_limited() -> None:
    with pytest.raises(CommandError, match="'31' is not a number from 4 to 30"):
        call_command("seed_demo", "--learners", "31")
