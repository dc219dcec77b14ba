"""Reading on, and being asked about what was read."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import QuestionFactory, question_body
from learning.models import Question, Reading, StudySession

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def brief():
    """Three sections, each with one question that is named for it."""
    brief = BriefFactory.create(slug="ports", visibility="public")
    for place, slug in enumerate(("harbours", "canals", "locks"), 1):
        heading = PassageFactory.create(
            brief=brief, heading=True, slug=slug, text=f"On {slug}", position=10 * place
        )
        below = PassageFactory.create(brief=brief, section=heading, position=10 * place + 1)
        body = question_body(stem=f"What of {slug}?")
        QuestionFactory.create(brief=brief, passage=below, position=place, body=body)
    return brief


def read_on(client, section: str):
    return client.post(reverse("read_on", args=["ports", section]))


def page_of(client, brief) -> str:
    return client.get(brief.get_absolute_url()).text


def test_reading_on_leads_to_the_next_section_and_its_cards_wait(learner_client, learner, brief):
    response = read_on(learner_client, "harbours")

    assert response.url == "/briefs/ports/sections/canals/"
    assert [card.question.body["stem"] for card in learner.cards.all()] == ["What of harbours?"]
    assert "1 card, 1 minute" in learner_client.get("/").text


def test_opening_a_section_does_not_say_that_it_was_read(learner_client, brief):
    learner_client.get("/briefs/ports/sections/harbours/")

    assert not Reading.objects.exists()


def test_the_first_page_and_the_brief_lead_to_the_section_that_was_opened(learner_client, brief):
    assert "Start with a section" in learner_client.get("/").text
    learner_client.head("/briefs/ports/sections/harbours/")
    assert "Start with a section" in learner_client.get("/").text

    learner_client.get("/briefs/ports/sections/canals/")

    first_page = learner_client.get("/").text
    assert "Start with a section" not in first_page
    assert re.search(r'href="/briefs/ports/sections/canals/">Continue<', first_page)
    address = r'href="/briefs/ports/sections/canals/">Read on: section 2<'
    assert re.search(address, page_of(learner_client, brief))
    carry_on = learner_client.get(reverse("continue_reading", args=["ports"]))
    assert carry_on.url == "/briefs/ports/sections/canals/"


def test_the_first_page_leads_back_to_another_brief_too(learner_client, learner, brief):
    read_on(learner_client, "harbours")
    other = PassageFactory.create(heading=True, text="On ferries", brief__visibility="public")
    learner_client.get(other.get_absolute_url())
    page = learner_client.get("/").text
    assert re.search(rf'href="{other.get_absolute_url()}">\s*On ferries<', page)


def test_a_passage_that_opens_no_section_is_not_read_on_from(learner_client, brief):
    below = brief.passages.get(section__slug="canals")

    assert read_on(learner_client, below.slug).status_code == 404


def test_the_page_of_a_brief_says_where_the_learner_was(learner_client, brief):
    page = page_of(learner_client, brief)
    assert "Start reading" in page
    assert "contents__read" not in page

    read_on(learner_client, "harbours")
    read_on(learner_client, "canals")

    page = page_of(learner_client, brief)
    assert re.search(r'href="/briefs/ports/sections/locks/">Read on: section 3<', page)
    assert "Study what I’ve read" in page
    assert page.count("contents__read") == 2


def test_the_place_of_another_learner_is_not_shown(learner_client, other_client, brief):
    read_on(learner_client, "harbours")

    assert "Start reading" in page_of(other_client, brief)


def test_to_continue_leads_to_the_next_section_and_in_the_end_to_the_brief(learner_client, brief):
    address = reverse("continue_reading", args=["ports"])
    for section in ("harbours", "canals", "locks"):
        assert learner_client.get(address).url == f"/briefs/ports/sections/{section}/"
        read_on(learner_client, section)
    assert learner_client.get(address).url == brief.get_absolute_url()


def test_a_section_leads_to_its_questions(learner_client, brief):
    page = learner_client.get("/briefs/ports/sections/canals/").text
    form = page[page.index(f'action="{reverse("start_study")}"') :]
    assert 'name="brief" value="ports"' in form
    assert 'name="section" value="canals"' in form
    assert "Ask me about this" in form


def test_a_section_that_has_none_leads_to_none(learner_client, brief, now):
    canals = Question.objects.filter(passage__section__slug="canals")
    here = "/briefs/ports/sections/canals/"
    canals.update(passage=brief.passages.get(slug="canals"))  # its heading
    assert "Ask me about this" in learner_client.get(here).text
    for none in ({"owns_card": False}, {"owns_card": True, "retired_at": now}):
        Question.objects.filter(passage__slug="canals").update(**none)
        assert "Ask me about this" not in learner_client.get(here).text


def test_asking_about_a_section_says_that_it_was_read(learner_client, learner, brief):
    learner_client.post(reverse("start_study"), {"brief": "ports", "section": "canals"})

    assert Reading.objects.get(user=learner).section.slug == "canals"
    assert Reading.objects.get().read_at


def test_unread_sections_can_be_studied(learner_client, learner, brief):
    response = learner_client.post(
        reverse("start_study"), {"brief": "ports", "unread": "1"}, follow=True
    )

    assert "What of harbours?" in response.text
    assert StudySession.objects.get().section.slug == "harbours"
    assert Reading.objects.get().read_at is None
    assert "Start reading" in page_of(learner_client, brief)


def test_with_nothing_left_to_ask_it_says_so(learner_client, brief):
    for section in ("harbours", "canals", "locks"):
        read_on(learner_client, section)

    response = learner_client.post(
        reverse("start_study"), {"brief": "ports", "unread": "1"}, follow=True
    )

    assert "Nothing more to ask here." in response.text
    assert not StudySession.objects.exists()


def test_once_the_read_sections_are_learnt_the_first_page_proposes_the_next(
    learner_client, learner, brief, now
):
    read_on(learner_client, "harbours")
    assert "Section 2: " in learner_client.get("/").text
    learner.cards.update(state=2, show_at=now.replace(year=2027), stability=9, reviewed_at=now)

    page = learner_client.get("/").text

    assert re.search(r'href="/briefs/ports/sections/canals/">\s*Read on: section 2\s*<', page)
    assert "Study unread sections" in page
