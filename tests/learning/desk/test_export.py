"""A text that was checked at the desk goes into a file and comes back as the same brief."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.json_values import to_json
from content.models import Brief
from content.storage.store import load, save
from learning.bank.generated import refresh
from learning.briefs.made import MadeOfBrief
from learning.desk.findings import material_at_desk
from learning.models import Finding, Question, User
from learning.questions.bank_rows import bank_rows
from learning.questions.generators import generate
from tests.learning.desk import mud
from tests.learning.desk.test_paste import TEXT

pytestmark = pytest.mark.django_db


def questions() -> dict[str, tuple[str, str]]:
    asked = Question.objects.current().filter(origin=Question.Origin.GENERATED)
    return {one.uid: (one.subject, str(one.body)) for one in asked}


def exported(brief: Brief, folder: Path) -> Path:
    written = StringIO()
    call_command("export_brief", brief.slug, stdout=written)
    file = folder / "brief.yaml"
    file.write_text(written.getvalue(), encoding="utf-8")
    return file


def test_a_checked_text_is_the_same_after_export_and_import(learner_client, tmp_path):
    learner_client.post(reverse("paste_brief"), {"text": TEXT})
    brief = Brief.objects.get()
    for row in Finding.objects.filter(brief=brief):
        if row.family == "people":
            row.entry |= {"pinyin": "Wáng Lì", "added": ["pinyin"], "aliases": ["Old Wang"]}
        row.state = "accepted"
        row.save()
    learner_client.post(reverse("update_questions", args=[brief.slug]))
    before, asked = load(brief), questions()
    assert before == material_at_desk(before, Finding.objects.filter(brief=brief))
    assert before.people[0].aliases == ("Old Wang",)
    assert asked
    file = exported(brief, tmp_path)
    brief.delete()
    assert questions() == {}

    call_command("import_brief", file, stdout=StringIO())

    assert load(Brief.objects.get()) == before
    assert questions() == asked


class TestAQuestionThatBreaksARule:
    """The desk leaves it out."""

    @pytest.fixture
    def brief(self, brief: Brief, learner_client: Client) -> Brief:
        position = Finding.objects.filter(brief=brief).count()
        values = {"family": "facts", "slug": "it-took", "rule": "figure", "confidence": 1}
        Finding.objects.create(
            brief=brief, entry=to_json(mud.UNFAIR), state="accepted", position=position, **values
        )
        learner_client.post(reverse("update_questions", args=[brief.slug]))
        assert load(brief).facts == (mud.UNFAIR,)
        assert {one.uid for one in generate(load(brief))} - questions().keys()
        return brief

    def test_comes_in_with_no_file(self, brief: Brief, tmp_path: Path) -> None:
        asked, file = questions(), exported(brief, tmp_path)
        brief.delete()
        call_command("import_brief", file, stdout=StringIO())
        assert questions() == asked

    def test_comes_in_with_no_text(self, brief: Brief, learner_client: Client) -> None:
        address = reverse("edit_brief", args=[brief.slug])
        form = learner_client.get(address).context["form"].initial
        text = form["text"].replace("On mud", "On good mud")
        sent = {"text": text, "seen": form["seen"], "key": form["key"], "visibility": "private"}
        preview = learner_client.post(address, sent).text
        assert "it would break the rule" in preview
        before = questions()
        learner_client.post(address, sent | {"store": "1"})
        assert Brief.objects.get().title == "On good mud"
        assert questions().keys() == before.keys()

    def test_stays_out_when_the_brief_changes_elsewhere(self, brief: Brief) -> None:
        before = questions()
        refresh(brief, timezone.now())
        assert questions() == before


def test_a_question_that_is_asked_stays_though_it_breaks_a_rule(
    learner: User, tmp_path: Path
) -> None:
    found = replace(mud.material(), facts=(mud.UNFAIR,))
    rows = bank_rows(found, generate(found))
    brief = save(found, owner=learner, now=timezone.now(), made=MadeOfBrief(rows))
    before = questions()
    refresh(brief, timezone.now())
    assert questions() == before
    file = exported(brief, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("title: On mud", "title: On good mud"))
    call_command("import_brief", file, owner=learner.username, force=True, stdout=StringIO())
    assert Brief.objects.get().title == "On good mud"
    assert questions().keys() == before.keys()
