"""A learner writes, previews, stores, changes, shares and deletes their own briefs."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from content import sandbox
from content.formats import guide
from content.models import Brief
from content.storage import versions
from content.storage.store import load
from learning.briefs import drafts, forms
from learning.cards.making import make_cards
from learning.factories import UserFactory
from learning.limits import uploads
from learning.models import Card, Question
from learning.questions import generators
from tests.clients import signed_in

pytestmark = pytest.mark.django_db
NEW = "/briefs/new/"
KEY = "abcdefghij"
RICE = """\
slug: rice
title: All about rice
passages:
- slug: first
  text: A paddy is a field under water, and Wang Li praises each paddy.
people:
- {slug: wang-li, at: first, words: Wang Li, name: Wang Li}
concepts:
- slug: paddy
  at: first
  words: A paddy
  term: paddy
  definition: a field under water
  definition_words: a field under water
"""
LONG_PASSAGES = "".join(
    f"- {{slug: p{n}, text: {'Rice grows in water here. ' * 3}}}\n" for n in range(30)
)


def send(client, text=RICE, step="look", url=NEW, **form):
    fields = {"text": text, "visibility": "private", "key": KEY, "seen": "", step: "1"}
    return client.post(url, fields | form)


@pytest.fixture
def rice(learner_client):
    send(learner_client, step="store")
    return Brief.objects.get()


@pytest.fixture
def edit(rice):
    return reverse("edit_brief", args=[rice.slug])


def seen_on(client, url):
    return re.search(r'name="seen" value="(\w+)"', client.get(url).text)[1]


class TestImporting:
    def test_one_press_fills_in_an_example_that_can_be_stored(self, learner_client):
        [link] = re.findall(r'href="(\?start=[^"]+)"', learner_client.get(NEW).text)

        page = learner_client.get(NEW + link).text

        text = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])
        assert text == guide.EXAMPLE
        assert "?start=" not in page
        send(learner_client, text, step="store")
        assert Brief.objects.get().title == "The port of Ningbo"

    def test_every_mistake_is_reported_with_its_line_and_the_text_kept(self, learner_client):
        spoilt = RICE.replace("words: Wang", "words: Weng").replace("term:", "terms:")
        response = send(learner_client, spoilt + "odd: 1\n")

        assert response.status_code == 422
        assert "4 mistakes" in response.text
        for line in ("Line 7", "Line 9", "Line 12", "Line 15"):
            assert f">{line}</a>" in response.text
        assert "words: Weng Li" in response.text
        assert "odd: 1\n</textarea>" in response.text
        assert not Brief.objects.exists()

    def test_a_preview_counts_the_questions_and_stores_nothing(self, learner_client):
        text = send(learner_client).text

        assert "2 questions" in text
        assert '<th scope="row">Term for definition</th><td>1</td>' in text
        assert "not made, and why" in text
        assert '<th scope="row">Concepts</th><td>1</td>' in text
        assert not Brief.objects.exists()

    def test_a_brief_is_stored_privately_with_its_questions(self, learner_client, learner):
        response = send(learner_client, step="store")

        brief = Brief.objects.get()
        assert (brief.owner, brief.visibility, brief.slug) == (learner, "private", f"rice-{KEY}")
        assert response.url == brief.get_absolute_url()
        assert Question.objects.filter(brief=brief).count() == 2

    def test_a_file_can_be_uploaded(self, learner_client):
        file = SimpleUploadedFile("rice.yaml", RICE.encode())
        send(learner_client, text="", step="store", file=file)
        assert Brief.objects.get().title == "All about rice"

    def test_going_back_to_the_text_keeps_it(self, learner_client):
        assert "slug: rice\ntitle:" in send(learner_client, step="write").text

    def test_two_learners_can_import_the_same_file(self, learner_client, other_client):
        send(learner_client, step="store")
        send(other_client, step="store", key="bcdefghijk")
        assert Brief.objects.count() == 2

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "Choose a file, or paste"),
            ("slug: x\ntitle: " + "x" * forms.MOST_BYTES, "larger than 1,000,000 bytes"),
            ("a: [", "One mistake"),
            ("a: &x 1", "One mistake"),
        ],
    )
    def test_an_unreadable_text_is_refused_with_the_reason(self, learner_client, text, said):
        response = send(learner_client, text)
        assert response.status_code == 422
        assert said in response.text

    def test_a_text_that_is_too_large_is_not_parsed(self, learner_client, monkeypatch):
        monkeypatch.setattr(forms, "run_limited", lambda *args, **limits: 1 / 0)
        assert send(learner_client, "x" * (forms.MOST_BYTES + 1)).status_code == 422

    @pytest.mark.parametrize("how", ["text", "file"])
    def test_an_invisible_character_is_reported_with_its_line_and_the_text_kept(
        self, learner_client, how
    ):
        spoilt = RICE.replace("a field", "a\0field")
        file = {"file": SimpleUploadedFile("rice.yaml", spoilt.encode())} if how == "file" else {}
        response = send(learner_client, "" if file else spoilt, **file)

        assert response.status_code == 422
        assert ">Line 5</a>" in response.text
        assert "title: All about rice" in response.text

    def test_without_upload_time_left_the_form_is_refused_and_the_text_kept(
        self, learner_client, monkeypatch
    ):
        assert send(learner_client).status_code == 200
        monkeypatch.setattr(uploads, "SECONDS", 0)
        refused = send(learner_client, step="store")

        assert refused.status_code == 429
        assert uploads.SPENT in refused.text
        assert "title: All about rice" in refused.text
        assert not Brief.objects.exists()

    def test_a_brief_with_too_many_items_is_refused(self, learner_client, monkeypatch):
        monkeypatch.setattr(drafts, "MOST_ITEMS", 1)
        response = send(learner_client, step="store")
        assert "It holds 2 concepts, people" in response.text
        assert not Brief.objects.exists()

    @pytest.mark.parametrize(
        "more",
        [
            "people:\n- {slug: wang-li, at: first, words: Wang Li, name: Wang Li, biography: [%s]}",
            "listings:\n- {slug: crops, at: first, words: A paddy, lead_in: A paddy bears, "
            "category: crop, items: [%s]}",
            "listings:\n- {slug: crops, at: first, words: A paddy, lead_in: A paddy bears, "
            "category: crop, items: [{slug: cereals, at: first, words: A paddy, text: cereals, "
            "items: [%s]}]}",
        ],
    )
    def test_a_person_or_listing_with_too_many_items_is_refused(
        self, learner_client, monkeypatch, more
    ):
        monkeypatch.setattr(drafts, "MOST_ITEMS", 3)
        entries = (f"{{slug: r{n}, at: first, words: A paddy, text: rice {n}}}" for n in range(3))
        text = RICE.partition("people:")[0] + more % ", ".join(entries)
        response = send(learner_client, text, step="store")
        assert re.search("It holds [45] concepts, people", response.text)
        assert not Brief.objects.exists()

    def test_a_preview_generates_the_questions_once(self, learner_client, monkeypatch):
        generated = []
        monkeypatch.setattr(
            generators, "GENERATORS", (lambda brief: generated.append(brief) or (),)
        )
        assert send(learner_client).status_code == 200
        assert len(generated) == 1

    def test_questions_and_files_are_made_outside_the_transaction(
        self, learner_client, monkeypatch
    ):
        inside = len(connection.savepoint_ids)
        savepoints = []

        def generated(brief):
            savepoints.append(len(connection.savepoint_ids) - inside)
            return ()

        def written(material):
            savepoints.append(len(connection.savepoint_ids) - inside)
            return "x"

        monkeypatch.setattr(generators, "GENERATORS", (generated,))
        monkeypatch.setattr(versions.lilun, "write_brief", written)
        send(learner_client, step="store")
        brief = Brief.objects.get()
        url = reverse("edit_brief", args=[brief.slug])
        changed = RICE.replace("All about", "More about")
        send(learner_client, changed, step="store", url=url, seen=brief.imported_digest)
        assert Brief.objects.get().title == "More about rice"
        assert savepoints == [0] * 5  # two generations and three files

    def test_a_long_text_is_parsed_in_a_child_process(self, learner_client, monkeypatch):
        text = RICE.replace("\npeople:", "\n" + LONG_PASSAGES + "people:")
        assert len(text) > forms.SMALL
        calls = []

        def run_limited(function, *arguments, seconds):
            calls.append(function)
            return sandbox.run_limited(function, *arguments, seconds=seconds)

        monkeypatch.setattr(forms, "run_limited", run_limited)
        assert send(learner_client, text, step="store").status_code == 302
        assert Question.objects.count() == 2
        assert load(Brief.objects.get()).passages[-1].slug == "p29"
        assert send(learner_client, text.replace("words: Wang", "words: Weng")).status_code == 422
        assert len(calls) == 2

    def test_a_text_that_takes_too_long_is_refused_with_the_reason(
        self, learner_client, monkeypatch
    ):
        def run_limited(*arguments, **limits):
            raise sandbox.OutOfTime

        monkeypatch.setattr(forms, "run_limited", run_limited)
        monkeypatch.setattr(forms, "SMALL", 0)
        response = send(learner_client, step="store")
        assert response.status_code == 422
        assert forms.TOO_LONG in response.text
        assert "title: All about rice" in response.text

    def test_too_many_briefs_are_refused(self, learner_client, rice, monkeypatch):
        monkeypatch.setattr(forms, "MOST_BRIEFS", 1)
        assert "You have 1 briefs" in send(learner_client, step="store", key="b" * 10).text

    def test_the_last_brief_allowed_can_be_sent_twice(self, learner_client, rice, monkeypatch):
        monkeypatch.setattr(forms, "MOST_BRIEFS", 1)
        assert send(learner_client, step="store").url == rice.get_absolute_url()


class TestVisibility:
    def test_a_brief_shared_by_link_is_listed_only_for_its_owner(
        self, learner_client, other_client
    ):
        send(learner_client, step="store", visibility="link")
        brief = Brief.objects.get()

        assert other_client.get(brief.get_absolute_url()).status_code == 200
        assert brief.title not in other_client.get("/briefs/").text
        shared = f"http://testserver{brief.get_absolute_url()}"
        assert shared in learner_client.get("/briefs/").text
        assert shared not in other_client.get(brief.get_absolute_url()).text
        assert other_client.get(reverse("edit_brief", args=[brief.slug])).status_code == 404

    def test_only_staff_can_make_a_brief_public(self, learner_client):
        assert send(learner_client, step="store", visibility="public").status_code == 422
        assert not Brief.objects.exists()

        staff = signed_in(UserFactory.create(is_staff=True))
        assert send(staff, step="store", visibility="public").status_code == 302
        assert Brief.objects.values_list("slug", "visibility").get() == ("rice", "public")

    def test_a_taken_slug_gets_a_suffix_for_staff_too(self, learner_client):
        send(learner_client, step="store")
        Brief.objects.update(slug="rice")
        staff = signed_in(UserFactory.create(is_staff=True))
        assert send(staff, step="store", key="b" * 10).status_code == 302
        assert set(Brief.objects.values_list("slug", flat=True)) == {"rice", f"rice-{'b' * 10}"}


class TestChanging:
    changed = RICE.replace("under water", "of mud").replace("All about", "More on")

    def test_the_form_contains_the_text(self, learner_client, edit):
        assert "title: All about rice" in learner_client.get(edit).text

    def test_changes_are_shown_before_they_are_stored(self, learner_client, rice, edit):
        seen = seen_on(learner_client, edit)
        text = " ".join(send(learner_client, self.changed, url=edit, seen=seen).text.split())

        assert "<del>All about rice</del> <ins>More on rice</ins>" in text
        assert "2 are worded anew" in text
        rice.refresh_from_db()
        assert rice.title == "All about rice"

    def test_a_passage_of_another_kind_words_no_question_anew(self, learner_client, rice, edit):
        seen = seen_on(learner_client, edit)
        as_heading = RICE.replace("- slug: first\n", "- slug: first\n  kind: heading\n")
        before = {one.uid: one.body["source"] for one in Question.objects.all()}
        text = " ".join(send(learner_client, as_heading, url=edit, seen=seen).text.split())

        assert "0 are worded anew" in text
        send(learner_client, as_heading, "store", edit, seen=seen)
        after = {one.uid: one.body["source"] for one in Question.objects.all()}
        assert before.keys() == after.keys()
        assert before != after

    def test_a_change_keeps_the_cards_and_the_address(self, learner_client, learner, rice, edit):
        make_cards(learner, Question.objects.filter(brief=rice))
        cards = set(Card.objects.values_list("pk", flat=True))
        seen = seen_on(learner_client, edit)

        send(learner_client, self.changed, "store", edit, seen=seen, visibility="link")

        rice.refresh_from_db()
        assert (rice.title, rice.visibility, rice.slug) == ("More on rice", "link", f"rice-{KEY}")
        assert set(Card.objects.values_list("pk", flat=True)) == cards

    def test_an_edit_made_meanwhile_needs_confirmation(self, learner_client, rice, edit):
        seen = seen_on(learner_client, edit)
        rice.people.update(role="harbour master")

        asked = send(learner_client, self.changed, "store", edit, seen=seen)

        assert asked.status_code == 409
        assert "changed this brief since you opened it" in asked.text
        assert "<del>harbour master</del>" in asked.text
        assert load(rice).title == "All about rice"
        again = re.search(r'name="seen" value="(\w+)"', asked.text)[1]
        assert send(learner_client, self.changed, "store", edit, seen=again).status_code == 302
        rice.refresh_from_db()
        assert rice.title == "More on rice"


class TestDeleting:
    def test_the_page_says_what_is_deleted_and_then_deletes_it(
        self, learner_client, learner, other_learner, rice
    ):
        Brief.objects.update(visibility="link")
        for user in (learner, other_learner):
            make_cards(user, Question.objects.filter(brief=rice))
        url = reverse("delete_brief", args=[rice.slug])

        text = learner_client.get(url).text
        assert "1 passage and 2 questions" in text
        assert "your 2 cards" in text
        assert "the cards of 1 other person who studies it" in text
        assert Brief.objects.exists()

        assert learner_client.post(url, follow=True).status_code == 200
        assert not Brief.objects.exists()
        assert not Card.objects.exists()


def test_markup_in_any_field_of_a_brief_is_escaped(learner_client, learner):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = f"""\
slug: evil
title: 'T {hostile}'
subtitle: 'S {hostile}'
source: 'O {hostile}'
source_date: 'D {hostile[:25]}'
passages:
- {{slug: head, kind: heading, text: 'H {hostile}'}}
- {{slug: first, text: 'P {hostile} Wang Li says so of mills'}}
people:
- slug: wang-li
  at: first
  words: Wang Li
  name: 'N {hostile}'
  role: 'R {hostile}'
  affiliation: 'A {hostile}'
  note: 'M {hostile} [x](javascript:alert(3))'
concepts:
- slug: mill
  at: first
  words: mills
  term: 'C {hostile}'
  definition: 'F {hostile}'
  added: [definition]
quotes:
- slug: said
  at: first
  words: so
  speakers: [wang-li]
  cue: says
  text: 'Q {hostile}'
  topic: 'K {hostile}'
"""
    pages = [send(learner_client, text).text, send(learner_client, text, "store", follow=True).text]
    brief = Brief.objects.get()
    make_cards(learner, Question.objects.filter(brief=brief))
    pages += [
        learner_client.get(reverse(name, args=[brief.slug, *rest])).text
        for name, *rest in (
            ("brief",),
            ("section", "head"),
            ("concepts",),
            ("concept", "mill"),
            ("people",),
            ("person", "wang-li"),
            ("quotes",),
            ("brief_cards",),
            ("print_cards",),
            ("edit_brief",),
            ("delete_brief",),
        )
    ]
    pages += [learner_client.get("/briefs/").text, send(learner_client, f"{text}x: {hostile}").text]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in page.replace("(javascript:alert(3))", "")
    assert sum("&lt;script&gt;alert(1)" in page for page in pages) == len(pages) - 1
