"""Checking a brief's questions from the command line."""

from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from content.storage import store
from learning.quality import RULES
from tests.learning.questions.changes import with_item
from tests.learning.questions.harbour import harbour

pytestmark = pytest.mark.django_db


def test_sound_questions_pass_rule_by_rule(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    store.save(harbour(), now=now)
    call_command("check_questions", "harbour")
    lines = capsys.readouterr().out.splitlines()
    assert lines[: len(RULES)] == [f"{rule.number}. {rule.name}: nothing found" for rule in RULES]
    assert lines[-1].endswith("questions, nothing found")


def test_a_broken_rule_is_reported_and_the_exit_code_is_1(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = with_item(
        harbour(), "quotes", "clerks", text="the clerks of the customs house are fewer"
    )
    store.save(lost, now=now)
    with pytest.raises(SystemExit) as exit:
        call_command("check_questions", "harbour")
    assert exit.value.code == 1
    out = capsys.readouterr().out
    assert "14. Qualifiers survive: 2 found" in out
    assert "the qualifier “will” is lost" in out
    assert "Who says that the clerks of the customs house are fewer?" in out


def test_an_unknown_brief_is_reported_with_the_known_ones(now: datetime) -> None:
    store.save(harbour(), now=now)
    with pytest.raises(CommandError, match="no brief “quarry”") as error:
        call_command("check_questions", "quarry")
    assert error.value.returncode == 2
