"""The shade of memory on the text."""

import re
from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import NOON, CardFactory, QuestionFactory, question_body
from learning.models import Card, StudySession
from learning.study.reading.shade import nearest_stop, shade_of
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TEXT = "Ningbo rests on its port, and the port on its river."
DAY = timedelta(days=1)
PAGE = "/briefs/ports/sections/harbours/"


@pytest.fixture
def brief():
    brief = BriefFactory.create(slug="ports", visibility="public")
    heading = PassageFactory.create(brief=brief, heading=True, slug="harbours", position=1)
    PassageFactory.create(brief=brief, section=heading, slug="port", text=TEXT, position=2)
    return brief


@pytest.fixture
def shading(learner):
    """A learner with the shade on."""
    learner.shade_ahead = 0
    learner.save()
    return learner


def ask(brief, *, start=0, end=6, **fields):
    source = {"passage": "port", "start": start, "end": end, "text": TEXT[start:end]}
    passage = brief.passages.get(slug="port")
    body = question_body(source=source)
    return QuestionFactory.create(brief=brief, passage=passage, body=body, **fields)


def met(user, question, due_in=DAY, **fields):
    card = {"in_review": True, "due_at": NOON + due_in} | fields
    return CardFactory.create(user=user, question=question, **card)


def look_of_ningbo(learner, brief, ahead=0):
    shade = shade_of(learner, [brief.passages.get(slug="port")], NOON, ahead)
    assert shade
    ((words, look), *_) = next(iter(shade.pieces.values()))
    return look if words == "Ningbo" else ""


@pytest.mark.parametrize(
    ("card", "look"),
    [
        ({}, "known"),
        ({"due_in": -DAY}, "fading"),
        ({"state": Card.State.LEARNING}, "fading"),
        ({"state": Card.State.RELEARNING}, "missed"),
        ({"suspended": True}, ""),
        ({"state": Card.State.NEW}, ""),
    ],
)
def test_words_look_as_the_card_on_them(learner, brief, card, look):
    met(learner, ask(brief), **card)

    assert look_of_ningbo(learner, brief) == look


def test_what_comes_back_within_a_month_fades_within_it(learner, brief):
    met(learner, ask(brief), due_in=10 * DAY)

    assert [look_of_ningbo(learner, brief, ahead) for ahead in (0, 7, 30)] == [
        *("known", "known"),
        "fading",
    ]


def test_retired_questions_and_cards_of_others_shade_nothing(learner, brief):
    met(learner, ask(brief, retired_at=NOON))
    met(CardFactory.create().user, ask(brief))

    assert look_of_ningbo(learner, brief) == ""


def test_it_takes_one_statement_and_none_if_it_is_off(learner, brief, django_assert_num_queries):
    met(learner, ask(brief))
    passages = list(brief.passages.all())
    with django_assert_num_queries(0):
        assert shade_of(learner, passages, NOON, None) is None
    with django_assert_num_queries(1):
        assert shade_of(learner, passages, NOON, 0)


@pytest.mark.parametrize(("days", "stop"), [(0, 0), (3, 0), (4, 7), (18, 7), (19, 30), (900, 30)])
def test_days_ahead_are_those_of_the_nearest_stop(days, stop):
    assert nearest_stop(days) == stop


def test_the_page_is_plain_until_the_shade_is_on(learner_client, learner, brief):
    met(learner, ask(brief))
    page = learner_client.get(PAGE).text
    assert 'aria-checked="false">Memory</button>' in page
    assert "shade--" not in page

    learner_client.post("/briefs/ports/memory/", {"ahead": "0", "section": "harbours"})

    page = learner_client.get(PAGE).text
    assert 'aria-checked="true">Memory</button>' in page
    assert '<span class="shade shade--known">Ningbo</span> rests on' in page
    assert re.search(r'value="0"\s+aria-pressed="true">Today<', page)


def test_turning_the_shade_on_leads_back_to_the_page_of_a_long_section(learner_client, brief):
    sent = {"ahead": "0", "section": "harbours", "page": "3"}
    assert learner_client.post("/briefs/ports/memory/", sent).url == f"{PAGE}?page=3"


def test_an_address_asks_for_the_shade_once(learner_client, learner, brief):
    met(learner, ask(brief), due_in=10 * DAY)

    page = learner_client.get(PAGE, {"ahead": "30"}).text
    assert '<span class="shade shade--fading">Ningbo</span>' in page
    assert re.search(r'value="30"\s+aria-pressed="true">In a month<', page)

    learner.refresh_from_db()
    assert learner.shade_ahead is None
    assert "shade--" not in learner_client.get(PAGE).text


@pytest.mark.parametrize("asked", ["", "x", "-1", "1" * 30])
def test_an_address_that_asks_for_nothing_shows_what_was_chosen(
    learner_client, learner, brief, asked
):
    met(learner, ask(brief))

    assert "shade--" not in learner_client.get(PAGE, {"ahead": asked}).text


def test_the_key_counts_the_cards_of_the_section(learner_client, shading, brief):
    for due_in in (DAY, DAY, -DAY):
        met(shading, ask(brief), due_in=due_in)
    ask(brief)

    page = learner_client.get(PAGE).text
    key = page[page.index('class="shade-key"') :]
    said = words_of(key[: key.index("</p>")].partition(">")[2])
    assert " ".join(said.split()) == "2 known 1 fading 1 new"


def test_the_page_of_the_brief_shades_its_opening_and_measures_its_sections(
    learner_client, shading, brief
):
    opening = PassageFactory.create(brief=brief, text=TEXT, position=0)
    source = {"passage": opening.slug, "start": 0, "end": 6, "text": TEXT[:6]}
    question = QuestionFactory.create(
        brief=brief, passage=opening, body=question_body(source=source)
    )
    met(shading, question)
    met(shading, ask(brief))

    page = learner_client.get("/briefs/ports/").text
    assert '<span class="shade shade--known">Ningbo</span>' in page
    assert 'aria-label="1 known, 0 fading, 0 missed"' in page


def test_one_press_studies_what_is_weak_the_missed_first(learner_client, shading, brief):
    fading = met(shading, ask(brief), due_in=-DAY)
    missed = met(shading, ask(brief), state=Card.State.RELEARNING)
    met(shading, ask(brief))
    assert "Strengthen the weakest" in learner_client.get(PAGE).text

    response = learner_client.post(f"{PAGE}weakest/")

    session = StudySession.objects.get()
    assert response.url == f"/study/{session.pk}/"
    assert session.chosen == [missed.pk, fading.pk]


def test_where_nothing_is_weak_nothing_is_studied(learner_client, shading, brief):
    met(shading, ask(brief))
    assert "Strengthen the weakest" not in learner_client.get(PAGE).text

    response = learner_client.post(f"{PAGE}weakest/", follow=True)

    assert "Nothing fades here now." in response.text
    assert not StudySession.objects.exists()
