"""A text that was checked at the desk goes into a file and comes back as the same brief."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from content.models import Brief
from content.storage.store import load
from learning.desk.findings import material_at_desk
from learning.models import Finding, Question
from tests.learning.desk.test_paste import TEXT

pytestmark = pytest.mark.django_db


def questions() -> dict[str, tuple[str, str]]:
    asked = Question.objects.current().filter(origin=Question.Origin.GENERATED)
    return {one.uid: (one.subject, str(one.body)) for one in asked}


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
    written = StringIO()
    call_command("export_brief", brief.slug, stdout=written)
    file = tmp_path / "brief.yaml"
    file.write_text(written.getvalue(), encoding="utf-8")
    brief.delete()
    assert questions() == {}

    call_command("import_brief", file, stdout=StringIO())

    assert load(Brief.objects.get()) == before
    assert questions() == asked
