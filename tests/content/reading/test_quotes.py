"""The page of a brief's quotes."""

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


def test_quotes_are_grouped_by_voice(learner_client, brief):
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


def test_a_quote_has_an_address_on_the_page(learner_client, brief):
    quote = QuoteFactory.create(brief=brief, slug="feed")
    assert quote.get_absolute_url() == "/briefs/ports/quotes/#q-feed"
    assert 'id="q-feed"' in quotes_page(learner_client)


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
def test_a_quote_is_found_by_its_speaker_topic_and_text(learner_client, brief, query, found):
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


def test_links_to_voices_are_shown_for_five_and_more(learner_client, brief):
    for number in range(5):
        assert 'aria-label="By voice"' not in quotes_page(learner_client)
        QuoteFactory.create(brief=brief, topic=f"matter {number}")
    page = quotes_page(learner_client)
    links = re.findall(r'<a href="#([\w-]+)"', page[page.index('aria-label="By voice"') :])
    assert len(links) == 5
    assert all(f'id="{link}"' in page for link in links)


def test_many_quotes_are_folded_by_voice_except_in_a_search(
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
