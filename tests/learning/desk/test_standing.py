"""What the pages of a brief say to its owner about its findings."""

import pytest

from content.models import Brief
from learning.models import Finding

pytestmark = pytest.mark.django_db
PAGES = ("/briefs/on-mud/", "/briefs/on-mud/sections/mud/")
LINK = 'href="/briefs/on-mud/check/"'


@pytest.mark.parametrize("page", PAGES)
class TestStanding:
    def test_its_owner_learns_what_is_ready_and_what_waits(self, brief, learner_client, page):
        text = learner_client.get(page).text
        assert "questions ready" in text
        assert "4 findings to check" in text
        assert LINK in text

    def test_nothing_waits_when_all_is_checked(self, brief, learner_client, page):
        Finding.objects.update(state="accepted")
        text = learner_client.get(page).text
        assert "questions ready" in text
        assert "to check" not in text

    def test_other_readers_learn_nothing(self, brief, other_client, page):
        Brief.objects.update(visibility="link")
        text = other_client.get(page).text
        assert "On mud" in text
        assert LINK not in text

    def test_without_findings_nothing_is_said(self, brief, learner_client, page):
        Finding.objects.all().delete()
        assert "questions ready" not in learner_client.get(page).text


@pytest.mark.parametrize("page", ["/briefs/on-mud/", "/briefs/"])
def test_the_owner_finds_the_desk_among_the_links(brief, learner_client, other_client, page):
    Brief.objects.update(visibility="public")
    assert LINK in learner_client.get(page).text
    assert LINK not in other_client.get(page).text


def test_new_briefs_begin_with_a_text(learner_client):
    text = learner_client.get("/briefs/").text
    assert 'href="/briefs/paste/"' in text


def test_a_visitor_can_paste_a_text_at_once(visitor):
    assert 'action="/briefs/paste/"' in visitor.get("/").text
