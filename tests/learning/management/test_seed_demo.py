"""`manage.py seed_demo`: a class to look at, made once."""

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


def test_it_makes_a_class_and_says_who_can_sign_in_and_the_second_time_that_it_is_there() -> None:
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


def test_where_others_have_accounts_it_refuses_and_says_what_to_do() -> None:
    UserFactory.create()
    with pytest.raises(CommandError, match=r"LILUN_HOME.*--force") as refused:
        seeded()
    assert refused.value.returncode == 2
    assert not Classroom.objects.exists()


def test_with_force_it_still_takes_nobodys_name() -> None:
    UserFactory.create(username="demo-amara")
    with pytest.raises(CommandError, match="demo-amara"):
        seeded("--force")
    assert not Classroom.objects.exists()


def test_a_class_has_as_many_learners_as_there_are_names_for() -> None:
    with pytest.raises(CommandError, match="'31' is not a number from 4 to 30"):
        call_command("seed_demo", "--learners", "31")
