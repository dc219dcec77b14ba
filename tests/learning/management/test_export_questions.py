"""Printing a brief's questions."""

import json
from datetime import datetime

import pytest
from django.core.management import call_command

from content.models import Brief
from content.storage import store
from learning.quality.provenance import turned_round
from learning.questions.generators import generate
from tests.learning.questions.harbour import harbour

pytestmark = pytest.mark.django_db
KEYS = (
    *("uid", "type", "subject", "weight", "frame", "stem", "answer"),
    *("accepted", "distractors", "formats", "explanation", "attribution", "source"),
)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("export_questions", "harbour", *arguments)
    return capsys.readouterr().out


def test_each_line_is_one_question_with_its_keys_in_order(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    store.save(harbour(), now=now)
    lines = printed(capsys, "--format", "jsonl").splitlines()
    assert len(lines) == len(generate(harbour()))
    assert any("王丽" in line for line in lines)
    questions = [json.loads(line) for line in lines]
    assert {tuple(question) for question in questions} == {KEYS}
    question = next(one for one in questions if one["answer"] == "Wang Li")
    assert tuple(question["source"]) == ("passage", "section", "start", "end", "text")
    assert tuple(question["distractors"][0]) == ("text", "source")
    assert tuple(question["attribution"]) == ("speakers", "cue")


def test_the_output_does_not_depend_on_the_order_of_storage(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    store.save(harbour(), now=now)
    first = printed(capsys, "--format", "jsonl")
    assert printed(capsys, "--format", "jsonl") == first
    Brief.objects.all().delete()
    store.save(turned_round(harbour()), now=now)
    assert printed(capsys, "--format", "jsonl") == first


def test_questions_are_printed_as_text(now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    store.save(harbour(), now=now)
    text = printed(capsys)
    assert "  Whose name is 王丽?\n  = Wang Li\n" in text
    assert "  × Wang Min: " in text
