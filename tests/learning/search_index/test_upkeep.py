"""What is made for the index before a brief is saved is what it would make of the rows."""

from datetime import datetime

import pytest

from content.storage.store import save
from learning.briefs.made import MadeOfBrief
from learning.search_index import index
from learning.search_index.index import Entry
from learning.search_index.terms import brief_term
from learning.search_index.upkeep import brief_terms, put_brief, put_titles
from tests.learning.desk.mud import material

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    found: list[Entry] = []
    monkeypatch.setattr(index, "put", lambda entries, using="": found.extend(entries))
    return found


def test_known_terms_are_those_of_the_rows(put: list[Entry], now: datetime) -> None:
    brief = save(material(), now=now, made=MadeOfBrief(()))
    put.clear()
    put_brief(brief)
    of_rows = list(put)
    put.clear()
    known = brief_terms(material())
    put_brief(brief, known)
    assert put == of_rows
    assert len(put) == 1 + len(known) == 1 + 4 + 1 + 2 + 2
    assert all(one.terms[0] == brief_term(brief.pk) and len(one.terms) > 1 for one in put)


def test_a_new_title_leaves_the_text_alone(put: list[Entry], now: datetime) -> None:
    brief = save(material(), now=now, made=MadeOfBrief(()))
    put.clear()
    put_titles(brief)
    assert [one.kind.name for one in put] == ["BRIEF", "SECTION"]
