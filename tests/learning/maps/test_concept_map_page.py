"""The concept map of a brief."""

import re
from datetime import timedelta

import pytest

from content.factories import BriefFactory, ConceptFactory, PersonFactory, RelationFactory
from learning.factories import NOON, CardFactory, QuestionFactory
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def brief():
    """Wang Li says that trade drives ports; the brief itself says that ports drive ports."""
    brief = BriefFactory.create(slug="ports")
    trade, ports = (
        ConceptFactory.create(brief=brief, term=term, slug=term) for term in ("trade", "ports")
    )
    wang = PersonFactory.create(brief=brief, name="Wang Li")
    RelationFactory.create(brief=brief, source=trade, target=ports, speakers=[wang], slug="trade")
    RelationFactory.create(source=ports, target=ports, brief=brief, slug="itself")
    return brief


def page_of(client, query=""):
    return client.get(f"/briefs/ports/concept-map/{query}").text


def picture_of(page: str) -> str:
    return page[page.index('<svg class="picture"') : page.index('<details class="behind"')]


def test_an_arrow_says_the_relation_and_who_states_it(learner_client, brief):
    picture = picture_of(page_of(learner_client))

    assert 'aria-label="trade drives ports"' in picture
    assert picture.count('class="concept-map__line"') == 1
    assert "Wang Li" in words_of(picture)
    assert 'href="/briefs/ports/concepts/trade/"' in picture


def test_a_concept_related_to_itself_appears_only_in_the_table(learner_client, brief):
    page = page_of(learner_client)

    assert "ports drives ports" not in picture_of(page)
    assert page[page.index("<tbody>") :].count("<td>drives</td>") == 2


def test_a_retired_concept_is_not_drawn(learner_client, brief):
    brief.concepts.filter(slug="trade").update(retired_at=NOON)
    page = page_of(learner_client)
    assert "As a table" in page
    assert "concept-map__box" not in page


def test_picture_and_table_show_memory_on_request(learner_client, learner, brief):
    later = NOON + timedelta(days=1)
    for subject, state in (("relations/trade", 2), ("concepts/ports", 3)):
        question = QuestionFactory.create(brief=brief, subject=subject)
        CardFactory.create(
            user=learner, question=question, in_review=True, state=state, due_at=later
        )
    assert "known-as--" not in page_of(learner_client)

    page = page_of(learner_client, "?colour=memory")
    assert re.findall(r"__(\w+) known-as--(\w+)", picture_of(page)) == [
        ("touch", "known"),
        ("box", "missed"),
    ]
    assert 'aria-label="ports, missed"' in page
    assert 'aria-label="trade drives ports, known"' in page
    (first, itself) = page[page.index("<tbody>") :].split("</tr>")[:2]
    assert "".join(words_of(first).split()).startswith("tradedrivesportsmissed")
    assert words_of(first).strip().endswith("Known")
    assert words_of(itself).strip().endswith("–")


def test_a_brief_without_relations_says_so(learner_client):
    BriefFactory.create(slug="ports")
    assert "Nothing is joined yet" in page_of(learner_client)
