"""Staff mend a brief row by row: what would break it is refused, what is mended is told."""

import pytest
from django.contrib.admin.sites import site
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client

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
from content.models import Biography, Brief, Concept, Listing, Passage, Person, Quote
from content.signals import brief_saved
from content.store import load
from learning.cards import make_cards
from learning.factories import UserFactory

pytestmark = pytest.mark.django_db

TEXT = "Wang Li says that ports feed cities; a port is a door, and Sun Tao agrees."


@pytest.fixture
def client():
    client = Client()
    client.force_login(UserFactory(username="chief", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def brief():
    return BriefFactory(slug="rivers")


@pytest.fixture
def passage(brief):
    return PassageFactory(brief=brief, slug="first", text=TEXT)


@pytest.fixture
def wang(passage):
    return PersonFactory(passage=passage, name="Wang Li", words="Wang Li", role="", affiliation="")


@pytest.fixture
def quote(passage, wang):
    claim = "ports feed cities"
    return QuoteFactory(passage=passage, words=claim, text=claim, slug="feed", speakers=[wang])


@pytest.fixture
def told():
    """The briefs that ``brief_saved`` told of, each within a transaction."""
    heard = []

    def hear(brief, **kwargs):
        assert connection.in_atomic_block
        heard.append(brief.slug)

    brief_saved.connect(hear)
    yield heard
    brief_saved.disconnect(hear)


def url(row, page="change"):
    name = type(row)._meta.model_name
    return f"/admin/content/{name}/" + (f"{row.pk}/{page}/" if page != "list" else "")


def shown(client, address):
    """The form as the page shows it, ready to be sent again."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        form.add_prefix(name): (value.pk if hasattr(value, "pk") else value)
        for form in forms
        for name, field in form.fields.items()
        if (value := field.prepare_value(form[name].value())) is not None and value is not False
    }


def send(client, row, **changes):
    """Send a row's form with changes; the errors of the page, none if it was taken."""
    return errors(client.post(url(row), shown(client, url(row)) | changes))


def errors(response):
    if response.status_code == 302:
        return {}
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    found = dict(response.context["adminform"].form.errors)
    for formset in formsets:
        found |= {"formset": formset.non_form_errors()} if formset.non_form_errors() else {}
        for form in formset.forms:
            found |= {form.add_prefix(name): texts for name, texts in form.errors.items()}
    return {name: " ".join(texts) for name, texts in found.items()}


MODELS = [model for model in site._registry if model._meta.app_label == "content"]


@pytest.mark.parametrize("model", MODELS)
def test_every_row_has_a_list_a_search_and_a_page_that_saves_unchanged(client, model, told):
    brief = BriefFactory(slug="rivers")
    person = PersonFactory(brief=brief)
    BiographyFactory(person=person, people=[PersonFactory(brief=brief)])
    RelationFactory(brief=brief)
    ConceptFactory(brief=brief, part_of=Concept.objects.first(), aliases=["a", "b"])
    other = QuoteFactory(brief=brief)
    QuoteFactory(brief=brief).shares_point_with.add(other)
    ListingFactory(brief=brief)
    FactFactory(brief=brief)
    before = load(brief)
    for row in model.objects.all():
        assert client.get(url(row, "list"), {"q": "a"}).status_code == 200
        assert send(client, row) == {}
        assert told.pop() == "rivers"
    assert load(brief) == before


def test_a_mended_quote_is_told_of_once(client, quote, told):
    assert send(client, quote, text="ports feed the cities") == {}
    assert Quote.objects.get().text == "ports feed the cities"
    assert told == ["rivers"]


def test_the_words_of_a_span_must_be_the_passages(client, quote, told):
    assert (
        "“ports eat cities” is not in the passage “first”"
        in (send(client, quote, words="ports eat cities")["words"])
    )
    assert send(client, quote, words="port")["words"].endswith("for the first, 2, 3, …")
    assert "does not stand 3 times" in send(client, quote, words="port", occurrence=3)["words"]
    assert told == []
    assert send(client, quote, words="port", occurrence=2) == {}
    quote.refresh_from_db()
    assert (quote.start, quote.end) == (TEXT.index("port is"), TEXT.index(" is a door"))
    assert shown(client, url(quote))["occurrence"] == 2


def test_nothing_of_another_brief_can_be_picked(client, quote, wang):
    elsewhere = PassageFactory(text=TEXT, slug="first")
    stranger = PersonFactory(passage=elsewhere)
    assert "another brief" in send(client, quote, passage=elsewhere.pk)["passage"]
    assert "another brief" in send(client, quote, speakers=[wang.pk, stranger.pk])["speakers"]
    assert list(quote.speakers.all()) == [wang]


def test_rows_are_held_to_the_rules_of_a_file(client, quote, wang, passage):
    fact = FactFactory(passage=passage, value="door", statement="a port is a door")
    concept = ConceptFactory(passage=passage, term="port", definition="")
    assert "is no date" in send(client, fact, when="soon")["when"]
    assert "does not contain the value" in send(client, fact, statement="a port")["statement"]
    assert "part of itself" in send(client, concept, part_of=concept.pk)["part_of"]
    assert "names no words" in send(client, concept, definition="a door")["definition"]
    assert "cannot be marked" in send(client, concept, added="weight")["added"]
    assert "is not in the quote's text" in send(client, quote, gaps="sea\nports")["gaps"]
    assert "U+0007" in send(client, wang, role="dean\a")["role"]
    assert send(client, concept, definition="a door", definition_words="a door") == {}
    concept.refresh_from_db()
    assert concept.definition_passage == passage
    assert send(client, concept, definition="", definition_words="") == {}
    assert not Concept.objects.exclude(definition_passage=None).exists()


def test_lists_are_edited_one_a_line(client, quote):
    assert send(client, quote, gaps="ports\n\n cities ") == {}
    assert Quote.objects.get().gaps == ["ports", "cities"]
    assert "ports\ncities" in client.get(url(quote)).content.decode()


def test_a_slug_and_a_brief_stay_once_they_are_given(client, quote):
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


def test_the_spans_of_a_passage_follow_its_new_text(client, passage, quote, wang):
    assert send(client, passage, text=f"Today {TEXT}") == {}
    brief = load(passage.brief)
    assert brief.words(brief.quote("feed").span) == "ports feed cities"
    assert brief.words(brief.person(wang.slug).span) == "Wang Li"


def test_a_passage_keeps_the_words_that_current_items_stand_on(client, passage, quote):
    without = TEXT.replace("ports feed cities", "ports matter")
    error = send(client, passage, text=without)["text"]
    assert error == "Items stand on these words, keep them: “ports feed cities” (quote “feed”)"
    Quote.objects.update(retired_at=passage.brief.created_at)
    assert send(client, passage, text=without) == {}


def test_a_passage_that_becomes_a_heading_opens_a_section(client, passage, told):
    below = PassageFactory(brief=passage.brief)
    assert send(client, passage, kind="heading") == {}
    below.refresh_from_db()
    assert below.section == passage


def test_a_life_is_edited_with_its_person(client, wang, passage):
    fields = {"slug": "agrees", "position": 0, "text": "agrees", "weight": "detail"}
    fields |= {"passage": passage.pk, "words": "agrees"}
    row = {f"biography-0-{name}": value for name, value in fields.items()}
    row["biography-TOTAL_FORMS"] = 1
    elsewhere = PassageFactory(text=TEXT, slug="first")

    def sent(**changes):
        return send(client, wang, **row | {f"biography-0-{k}": v for k, v in changes.items()})

    assert "is not in the passage" in sent(words="disagrees")["biography-0-words"]
    assert "another brief" in sent(passage=elsewhere.pk)["biography-0-passage"]
    assert "U+0007" in sent(text="a\a")["biography-0-text"]
    assert not Biography.objects.exists()
    assert sent(people=[wang.pk]) == {}
    (entry,) = load(passage.brief).person(wang.slug).biography
    assert (entry.text, entry.people) == ("agrees", (wang.slug,))


def test_items_of_a_listing_keep_their_slugs_apart_and_do_not_hold_each_other(client):
    listing = ListingFactory()
    cranes, quays, _ = listing.items.all()
    twice = send(client, listing, **{"items-1-slug": "pilots"})
    assert "already exists" in twice["items-1-__all__"]
    error = send(client, listing, **{"items-0-parent": quays.pk, "items-1-parent": cranes.pk})
    assert "hold each other" in error["items-0-parent"]
    removed = {f"items-{n}-DELETE": "on" for n in range(3)}
    assert "“items” is empty" in send(client, listing, **removed)["formset"]
    assert send(client, listing, **{"items-0-parent": quays.pk}) == {}
    (loaded,) = load(listing.brief).listings
    assert [[item.slug for item in entry.items] for entry in loaded.items] == [["cranes"], []]


def act(client, action, *rows):
    form = {"action": action, "_selected_action": [row.pk for row in rows]}
    page = client.post(url(rows[0], "list"), form, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def test_rows_are_retired_and_brought_back_and_stay_in_the_list(client, quote, told):
    assert act(client, "retire", quote) == "1 retired."
    assert load(quote.brief).quotes == ()
    assert quote.text in client.get(url(quote, "list")).content.decode()
    assert act(client, "restore", quote) == "1 brought back."
    assert load(quote.brief).quotes[0].slug == "feed"
    assert told == ["rivers", "rivers"]


def test_what_others_need_is_not_retired(client, quote, wang, passage, told):
    assert "quotes “feed”: no person of this brief has the slug" in act(client, "retire", wang)
    assert "people “wang-li”: no passage of this brief" in act(client, "retire", passage)
    assert not Person.objects.exclude(retired_at=None).exists()
    assert not Passage.objects.exclude(retired_at=None).exists()
    assert told == []
    act(client, "retire", quote)
    assert act(client, "retire", wang) == "1 retired."


def test_a_field_offers_what_its_own_brief_holds_now(client, quote, wang):
    other = PersonFactory(name="Wang Li")
    retired = PersonFactory(brief=quote.brief, name="Wang Lin", retired=True)
    assert f"/admin/autocomplete/?brief={quote.brief.pk}" in client.get(url(quote)).content.decode()
    asked = {"app_label": "content", "model_name": "quote", "field_name": "speakers", "term": "wa"}
    found = client.get("/admin/autocomplete/", asked | {"brief": quote.brief.pk}).json()["results"]
    assert [int(row["id"]) for row in found] == [wang.pk]
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert {int(row["id"]) for row in found} == {wang.pk, other.pk, retired.pk}


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "9" * 20, "9" * 18, "-1", "1 "])
def test_a_field_that_asks_for_no_brief_there_is_does_not_fail(client, quote, number):
    asked = {"app_label": "content", "model_name": "quote", "field_name": "speakers", "term": "wa"}
    assert client.get("/admin/autocomplete/", asked | {"brief": number}).status_code == 200


def test_a_brief_that_turns_private_closes_the_cards_of_others_and_opens_them_again(client, quote):
    owner, other = UserFactory.create_batch(2)
    Brief.objects.update(owner=owner)
    brief = Brief.objects.get()
    assert send(client, brief, title="Rivers") == {}
    for learner in (owner, other):
        make_cards(learner, brief)
    assert send(client, brief, visibility="private") == {}
    assert owner.cards.exists()
    assert not owner.cards.filter(suspended=True).exists()
    assert not other.cards.filter(suspended=False).exists()
    assert send(client, brief, visibility="link") == {}
    assert not other.cards.filter(suspended=True).exists()
    assert other.cards.count() == owner.cards.count()


def test_a_brief_can_be_renamed_shown_and_deleted_whole(client, quote, told):
    brief = quote.brief
    assert send(client, brief, title="Rivers", visibility="link") == {}
    assert Brief.objects.get().title == "Rivers"
    assert told == ["rivers"]
    client.post(url(brief, "delete"), {"post": "yes"})
    assert not Brief.objects.exists()
    assert not Passage.objects.exists()


def test_those_who_may_only_look_change_nothing(quote):
    reader = UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_quote"))
    client = Client()
    client.force_login(reader)
    assert client.get(url(quote)).status_code == 200
    assert client.post(url(quote), {"text": "x"}).status_code == 403
    act(client, "retire", quote)
    assert Quote.objects.get().retired_at is None
    assert Quote.objects.get().text == quote.text
    assert Listing.objects.count() == 0
