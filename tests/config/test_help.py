"""The help page names existing commands and settings."""

import re
from html import unescape

import pytest
from django.core.management import get_commands, load_command_class
from django.test import Client

from config import settings

pytestmark = pytest.mark.django_db
NOT_OURS = {"EMAIL_URL", "TLS"}


@pytest.fixture
def page() -> str:
    return unescape(Client().get("/help/deploy/").text)


def test_the_commands_on_the_page_exist(page: str) -> None:
    named = set(re.findall(r"\blilun ([a-z]+(?:_[a-z]+)*)(?= [-/F]|<| --| \")", page))
    assert {"backup", "restore", "serve", "move_database", "createsuperuser"} <= named
    commands = get_commands()
    for name in ("backup", "restore", "serve", "move_database", "run_worker"):
        load_command_class(commands[name], name)


def test_the_settings_on_the_page_are_documented_in_the_settings(page: str) -> None:
    named = set(re.findall(r"\b((?:[A-Z]+_)+[A-Z]+)(?==|<)", page))
    assert {"LILUN_HOME", "DATABASE_URL", "CACHE_URL", "LILUN_TASKS"} <= named
    assert settings.__doc__
    assert [name for name in named if name not in settings.__doc__] == []


@pytest.mark.parametrize(
    ("tasks", "said"), [("database", "Here it is set so"), ("immediate", "no grade is sent")]
)
def test_the_page_on_courses_says_whether_grades_are_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch, tasks: str, said: str
) -> None:
    monkeypatch.setattr("django.conf.settings.LILUN_TASKS", tasks)
    assert said in client.get("/help/lti/").text
