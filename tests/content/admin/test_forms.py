"""Valid changes are saved and sent as a signal; others are refused."""

import pytest
from django.contrib.admin.sites import site

from content.factories import (
    BiographyFactory,
    BriefFactory,
    ConceptFactory,
    FactFactory,
    ListingFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
    RelationFactory,
)
from content.models import Brief, Concept, Passage, Quote
from content.storage.store import load
from tests.content.admin.editing import TEXT, errors, send, shown, url

pytestmark = pytest.mark.django_db


MODELS = [model for model in site._registry if model._meta.app_label == "content"]


@pytest.mark.parametrize("model", MODELS)
def test_every_row_has_a_list_a_search_and_a_page_that_saves_unchanged(client, model, saved):
    brief = BriefFactory(slug="rivers")
    person = PersonFactory(brief=brief)
    BiographyFactory(person=person, people=[PersonFactory(brief=brief)])
    RelationFactory(brief=brief)
    ConceptFactory(
        brief=brief,
        part_of=Concept.objects.first(),
        aliases=["a", "b"],
        accepted=["c", "d"],
        kind="custom",
        case="Fish is sold by the shore.",
    )
    other = QuoteFactory(brief=brief)
    QuoteFactory(brief=brief).shares_point_with.add(other)
    ListingFactory(brief=brief)
    FactFactory(brief=brief)
    before = load(brief)
    for row in model.objects.all():
        assert client.get(url(row, "list"), {"q": "a"}).status_code == 200
        assert send(client, row) == {}
        assert saved.pop() == "rivers"
    assert load(brief) == before


def test_a_changed_quote_sends_one_signal(client, quote, saved):
    assert send(client, quote, text="ports feed the cities") == {}
    assert Quote.objects.get().text == "ports feed the cities"
    assert saved == ["rivers"]


def test_the_words_of_a_span_must_be_in_the_passage(client, quote, saved):
    assert (
        "“ports eat cities” is not in the passage “first”"
        in (send(client, quote, words="ports eat cities")["words"])
    )
    assert send(client, quote, words="port")["words"].endswith("for the first, 2, 3, …")
    assert "does not stand 3 times" in send(client, quote, words="port", occurrence=3)["words"]
    assert saved == []
    assert send(client, quote, words="port", occurrence=2) == {}
    quote.refresh_from_db()
    assert (quote.start, quote.end) == (TEXT.index("port is"), TEXT.index(" is a door"))
    assert shown(client, url(quote))["occurrence"] == 2


def test_rows_of_another_brief_are_refused(client, quote, wang):
    elsewhere = PassageFactory(text=TEXT, slug="first")
    stranger = PersonFactory(passage=elsewhere)
    assert "another brief" in send(client, quote, passage=elsewhere.pk)["passage"]
    assert "another brief" in send(client, quote, speakers=[wang.pk, stranger.pk])["speakers"]
    assert list(quote.speakers.all()) == [wang]


def test_rows_are_checked_like_a_file(client, quote, wang, passage):
    fact = FactFactory(passage=passage, value="door", statement="a port is a door")
    concept = ConceptFactory(passage=passage, term="port", definition="")
    assert "is no date" in send(client, fact, when="soon")["when"]
    assert "does not contain the value" in send(client, fact, statement="a port")["statement"]
    assert "part of itself" in send(client, concept, part_of=concept.pk)["part_of"]
    assert "names no words" in send(client, concept, definition="a door")["definition"]
    assert "cannot be marked" in send(client, concept, added="weight")["added"]
    assert "is not in the quote's text" in send(client, quote, gaps="sea\nports")["gaps"]
    harbours = send(client, quote, gaps="ports", accepted="harbours")
    assert "write “ports = WORDING”" in harbours["accepted"]
    assert "U+0007" in send(client, wang, role="dean\a")["role"]
    assert send(client, concept, definition="a door", definition_words="a door") == {}
    concept.refresh_from_db()
    assert concept.definition_passage == passage
    assert send(client, concept, definition="", definition_words="") == {}
    assert not Concept.objects.exclude(definition_passage=None).exists()


def test_lists_are_edited_as_lines(client, quote):
    other = "ports = harbours\ncities = towns"
    assert send(client, quote, gaps="ports\n\n cities ", accepted=other) == {}
    assert Quote.objects.get().gaps == ["ports", "cities"]
    assert Quote.objects.get().accepted == ["ports = harbours", "cities = towns"]
    assert "ports\ncities" in client.get(url(quote)).content.decode()


def test_the_slug_and_the_brief_of_a_row_cannot_change(client, quote):
    other = BriefFactory()
    assert send(client, quote, slug="fed", brief=other.pk) == {}
    assert (Quote.objects.get().slug, Quote.objects.get().brief) == ("feed", quote.brief)
    assert client.post(url(quote, "delete"), {"post": "yes"}).status_code == 403


def test_a_new_row_comes_last_in_its_brief(client, quote, passage):
    new = {
        "brief": passage.brief.pk,
        "slug": "door",
        "text": "a port is a door",
        "mode": "paraphrase",
        "weight": "core",
        "passage": passage.pk,
        "words": "a port is a door",
    }
    add = "/admin/content/quote/add/"
    taken = errors(client.post(add, new | {"slug": "feed"}))
    assert taken == {"__all__": "Quote with this Brief and Slug already exists."}
    assert "is no slug" in errors(client.post(add, new | {"slug": "Feed_2"}))["slug"]
    assert errors(client.post(add, new)) == {}
    assert load(passage.brief).quotes[-1].slug == "door"
    assert load(passage.brief).words(load(passage.brief).quote("door").span) == new["words"]


def test_a_brief_can_be_renamed_published_and_deleted(client, quote, saved):
    brief = quote.brief
    assert send(client, brief, title="Rivers", visibility="link") == {}
    assert Brief.objects.get().title == "Rivers"
    assert saved == ["rivers"]
    client.post(url(brief, "delete"), {"post": "yes"})
    assert not Brief.objects.exists()
    assert not Passage.objects.exists()
