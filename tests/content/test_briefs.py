import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.briefs import FOLDER, import_shipped_briefs
from content.formats.lilun import read_brief
from content.models import Brief
from content.storage.store import load, save
from learning.factories import NOON, UserFactory
from learning.study.reading.readings import first_brief

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    return [read_brief(file.read_bytes()) for file in FOLDER.glob("*.yaml")]


def test_every_shipped_brief_is_imported_as_public(shipped):
    import_shipped_briefs(NOON)
    assert "new-productive-forces" in {material.slug for material in shipped}
    for material in shipped:
        brief = Brief.objects.get(slug=material.slug)
        assert brief.visibility == "public"
        assert load(brief) == material


def test_newcomers_start_with_the_reference_brief():
    import_shipped_briefs(NOON)
    first = first_brief()
    assert first is not None
    assert first.slug == "new-productive-forces"


def test_a_second_import_writes_nothing():
    import_shipped_briefs(NOON)
    with CaptureQueriesContext(connection) as queries:
        import_shipped_briefs(NOON)
    assert {query["sql"].split()[0] for query in queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_another_owners_brief_with_the_slug_is_not_overwritten(shipped, caplog):
    for material in shipped:
        save(material, owner=UserFactory(), now=NOON)
    import_shipped_briefs(NOON)
    assert not Brief.objects.filter(visibility="public").exists()
    assert "new-productive-forces.yaml was not imported" in caplog.text
