"""The memory map, which is the text with its shade on."""

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import NOON, CardFactory, QuestionFactory, ReadingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADDRESS = "/briefs/ports/memory/"


@pytest.fixture
def brief():
    """Two sections with a question each."""
    brief = BriefFactory.create(slug="ports", visibility="public")
    for place, slug in enumerate(("harbours", "canals"), 1):
        heading = PassageFactory.create(brief=brief, heading=True, slug=slug, position=10 * place)
        below = PassageFactory.create(brief=brief, section=heading, position=10 * place + 1)
        QuestionFactory.create(brief=brief, passage=below, position=place)
    return brief


def ahead_of(learner):
    learner.refresh_from_db()
    return learner.shade_ahead


def test_it_leads_to_where_reading_goes_on(learner_client, learner, brief):
    ReadingFactory.create(user=learner, section=brief.passages.get(slug="harbours"), read_at=NOON)

    assert learner_client.get(ADDRESS).url == "/briefs/ports/sections/canals/?ahead=0"


def test_it_leads_to_the_section_with_most_to_study(learner_client, learner, brief):
    question = brief.questions.get(passage__section__slug="canals")
    CardFactory.create(user=learner, question=question, in_review=True, due_at=NOON)

    assert learner_client.get(ADDRESS).url == "/briefs/ports/sections/canals/?ahead=0"


def test_without_sections_it_leads_to_the_brief(learner_client, brief):
    BriefFactory.create(slug="rivers", visibility="public")

    assert learner_client.get("/briefs/rivers/memory/").url == "/briefs/rivers/?ahead=0"


@pytest.mark.parametrize(
    ("asked", "ahead"), [("7", 7), ("30", 30), ("90", 30), ("3", 0), ("-3", 0), ("x", 0)]
)
def test_its_former_addresses_look_ahead(learner_client, learner, brief, asked, ahead):
    assert learner_client.get(ADDRESS, {"days": asked}).url.endswith(f"?ahead={ahead}")


@pytest.mark.parametrize(("chosen", "ahead"), [("30", 30), ("0", 0), ("off", None), ("", None)])
def test_the_switch_leads_back_to_its_section(learner_client, learner, brief, chosen, ahead):
    learner.shade_ahead = 7
    learner.save()

    response = learner_client.post(ADDRESS, {"ahead": chosen, "section": "canals"})

    assert response.url == "/briefs/ports/sections/canals/"
    assert ahead_of(learner) == ahead
    assert learner_client.post(ADDRESS, {"ahead": chosen}).url == "/briefs/ports/"


@pytest.mark.parametrize("chosen", [None, 7])
def test_opening_it_switches_nothing(learner_client, learner, brief, chosen):
    learner.shade_ahead = chosen
    learner.save()

    learner_client.get(ADDRESS, {"days": "30"}, follow=True)

    assert ahead_of(learner) == chosen


def test_the_map_of_a_private_brief_of_another_is_not_found(learner_client, learner):
    BriefFactory.create(slug="ports", visibility="private")

    assert learner_client.get(ADDRESS).status_code == 404
    assert learner_client.post(ADDRESS, {"ahead": "0"}).status_code == 404
    assert ahead_of(learner) is None
