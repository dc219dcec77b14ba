import pytest

from content.storage.store import load

pytestmark = pytest.mark.django_db
ADDRESS = "/briefs/on-mud/check/title/"


def rename(client, title, subtitle=""):
    return client.post(ADDRESS, {"title": title, "subtitle": subtitle}, follow=True)


def test_a_brief_gets_another_title_and_keeps_its_address(brief, learner_client):
    text = rename(learner_client, "Mud in the delta", "What it feeds").text
    assert "Mud in the delta" in text
    assert 'value="What it feeds"' in text
    assert "What it feeds" in learner_client.get("/briefs/on-mud/").text


def test_it_is_found_by_it(brief, learner_client):
    rename(learner_client, "Estuaries")
    assert "/briefs/on-mud/" in learner_client.get("/search/", {"q": "estuar"}).text


def test_the_text_stays_as_it_is(brief, learner_client):
    before = load(brief).passages
    rename(learner_client, "Estuaries")
    assert load(brief).passages == before


def test_a_heading_that_was_made_of_the_title_follows(brief, learner_client):
    brief.passages.filter(slug="mud").update(slug="text")
    rename(learner_client, "Estuaries")
    assert load(brief).passages[0].text == "Estuaries"


def test_a_heading_in_which_something_was_found_stays(brief, learner_client):
    brief.passages.filter(slug="mud").update(slug="text")
    finding = brief.findings.first()
    finding.entry |= {"span": {"passage": "text", "start": 0, "end": 3}}
    finding.save()
    rename(learner_client, "Estuaries")
    assert load(brief).passages[0].text == "On mud"


@pytest.mark.parametrize("title", ["", "x" * 201])
def test_a_title_that_is_none_is_refused(brief, learner_client, title):
    response = rename(learner_client, title)
    brief.refresh_from_db()
    assert brief.title == "On mud"
    assert ("at most 200" if title else "A brief needs a title.") in response.text
