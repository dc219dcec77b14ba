"""The page of all that is said in a brief."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PersonFactory, QuoteFactory
from content.reading.directories import LONG_DIRECTORY
from tests.content.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    return BriefFactory.create(slug="ports")


def quotes_page(client, query="", **headers):
    return client.get(reverse("quotes", args=["ports"]), {"q": query}, headers=headers).text


def test_quotes_stand_together_by_who_speaks(learner_client, brief):
    wang = PersonFactory.create(brief=brief, name="Wang Li", position=0)
    zhao = PersonFactory.create(brief=brief, name="Zhao Min", position=1)
    QuoteFactory.create(brief=brief, text="first of wang", speakers=[wang])
    QuoteFactory.create(brief=brief, text="of both", speakers=[wang, zhao])
    QuoteFactory.create(brief=brief, text="of the board", speakers=[], holder="the Harbour Board")
    QuoteFactory.create(brief=brief, text="of the brief", speakers=[], cue="")
    QuoteFactory.create(brief=brief, text="second of wang", speakers=[wang])

    page = words_of(quotes_page(learner_client))

    order = [
        "Wang Li",
        "First of wang",
        "Second of wang",
        "Of both",
        "the Harbour Board",
        "Of the board",
        "The brief itself",
        "Of the brief",
    ]
    found = [page.index(words) for words in order]
    assert found == sorted(found)
    assert re.search(r"Wang Li \S+ and Zhao Min \S+ Argues: Of both On", page)


def test_a_quote_has_an_address_on_the_page_of_quotes(learner_client, brief):
    quote = QuoteFactory.create(brief=brief, slug="feed")
    assert quote.get_absolute_url() == "/briefs/ports/quotes/#q-feed"
    assert 'id="q-feed"' in quotes_page(learner_client)


def test_a_brief_without_quotes_leads_to_its_text(learner_client, brief):
    page = quotes_page(learner_client)
    assert "No quotes yet" in page
    assert f'href="{brief.get_absolute_url()}"' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wang", ["quays sink", "old wang was wrong"]),
        ("赵敏", ["old wang was wrong"]),
        ("zhao2 min", ["old wang was wrong"]),
        ("board", ["locks leak"]),
        ("dredging", ["quays sink"]),
        ("lock", ["locks leak"]),
    ],
)
def test_a_quote_is_found_by_its_speaker_its_topic_and_its_words(
    learner_client, brief, query, found
):
    wang = PersonFactory.create(brief=brief, name="Wang Li", characters="王丽", pinyin="Wáng Lì")
    zhao = PersonFactory.create(brief=brief, name="Zhao Min", characters="赵敏", pinyin="Zhào Mǐn")
    said = {"topic": "", "brief": brief}
    QuoteFactory.create(text="old wang was wrong", speakers=[zhao], **said)
    QuoteFactory.create(**said | {"text": "quays sink", "topic": "dredging"}, speakers=[wang])
    QuoteFactory.create(text="locks leak", speakers=[], holder="Harbour Board", **said)

    page = words_of(quotes_page(learner_client, query)).lower()

    texts = [text for text in ("quays sink", "old wang was wrong", "locks leak") if text in page]
    assert texts == found
    assert sorted(found, key=page.index) == found
    assert f"{len(found)} quote" in page


def test_what_is_not_said_is_not_found(learner_client, brief):
    QuoteFactory.create(brief=brief)
    page = quotes_page(learner_client, "zebra")
    assert "0 quotes for “zebra”" in page
    assert "Show all" in page


def test_a_few_voices_need_no_leaps_and_more_have_them(learner_client, brief):
    for number in range(5):
        assert 'aria-label="By voice"' not in quotes_page(learner_client)
        QuoteFactory.create(brief=brief, topic=f"matter {number}")
    page = quotes_page(learner_client)
    leaps = re.findall(r'<a href="#([\w-]+)"', page[page.index('aria-label="By voice"') :])
    assert len(leaps) == 5
    assert all(f'id="{leap}"' in page for leap in leaps)


def test_very_many_quotes_are_folded_by_voice_until_they_are_searched_for(
    learner_client, brief, django_assert_num_queries
):
    wang, zhao = (PersonFactory.create(brief=brief, name=name) for name in ("Wang Li", "Zhao Min"))
    QuoteFactory.create_batch(LONG_DIRECTORY, brief=brief, speakers=[wang])
    assert "<details" not in quotes_page(learner_client)
    QuoteFactory.create(brief=brief, speakers=[zhao], text="locks leak")

    with django_assert_num_queries(5):
        folded = quotes_page(learner_client)
    voices = re.findall(r"<summary>(.*?)</summary>", folded, re.S)

    assert [words_of(voice).split()[0] for voice in voices] == ["Wang", "Zhao"]
    assert f"{LONG_DIRECTORY} quotes" in voices[0]
    assert "Zhao Min argues: Locks leak" in words_of(folded)
    assert "<details" not in quotes_page(learner_client, "zhao")
