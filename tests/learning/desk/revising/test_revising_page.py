"""A text is pasted, studied, and pasted anew with changes."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from content.models import Brief
from content.sandbox import OutOfTime, ReaderFailed
from content.storage.store import load
from learning.desk.revising import applying, pending
from learning.desk.speakers.open_speakers import open_speaker
from learning.desk.views import revising
from learning.factories import AssignmentFactory, CardFactory, MembershipFactory
from learning.limits import uploads
from learning.models import Card, DeskStep, Finding, Question, Revision, User

pytestmark = pytest.mark.django_db

TEXT = """\
Ports and their debts

Short quays lose ships, argues Wang Li 王立, dean of the Hill Academy. Pilots are scarce in every
harbour of the coast, and the state pays them badly.

The quay debt (QD) is money that a port owes for its quays. Container terminals of the coast
borrowed 40 million euros in 2021.

Zhao Min argues that pilots leave the coast. The sea is wide.

Harbours need patience.
"""
REVISED = TEXT.replace("Short quays lose ships", "Short quays cost jobs").replace(
    "Harbours need patience.", "Harbours need money."
)
LAST = "Zhao Min argues that pilots leave the coast. The sea is wide.\n"
MOVED = REVISED.replace(LAST, "").replace("The quay debt", LAST + "\nThe quay debt")


@pytest.fixture
def brief(learner_client) -> Brief:
    learner_client.post(reverse("paste_brief"), {"text": TEXT})
    return Brief.objects.get()


def address(name: str = "revision") -> str:
    return reverse(name, args=[Brief.objects.get().slug])


def send(client, text, **other):
    return client.post(address("revise"), {"text": text} | other, follow=True)


def shown(response) -> list[str]:
    return re.findall(r'aria-label="Change \d+: (\w+)"', response.text)


def seen(client) -> str:
    """What the page says of the version that it shows."""
    return re.findall(r'name="seen" value="(\w+)"', client.get(address()).text)[0]


def applied(client, **chosen):
    """The response to the form of the page, with the choices that it proposes but for some."""
    text = client.get(address()).text
    seen = re.search(r'name="seen" value="(\w+)"', text)
    form = dict(re.findall(r'name="(choice:[^"]+)" value="(\w+)"\s+checked', text))
    assert seen
    return client.post(
        address(), form | {"seen": seen[1], "action": "apply", "replace": "1"} | chosen
    )


def quote(text: str) -> Finding:
    [found] = [one for one in Finding.objects.filter(family="quotes") if text in one.entry["text"]]
    return found


class TestComparing:
    def test_three_changes_are_shown_and_nothing_else(self, learner_client, brief):
        response = send(learner_client, MOVED)
        assert shown(response) == ["Edited", "Moved", "Edited"]
        assert "<del>lose ships</del>" in response.text
        assert "<ins>cost jobs</ins>" in response.text
        assert "Container terminals" not in response.text

    def test_nothing_is_stored_before_it_is_confirmed(self, learner_client, brief):
        before = load(brief), list(Finding.objects.values("slug", "entry", "state"))
        send(learner_client, REVISED)
        learner_client.get(address())
        assert (load(brief), list(Finding.objects.values("slug", "entry", "state"))) == before

    def test_a_new_text_takes_the_place_of_the_one_that_waits(self, learner_client, brief):
        send(learner_client, REVISED)
        response = send(learner_client, TEXT.replace("The sea is wide.", "The sea is cold."))
        assert shown(response) == ["Edited"]
        assert Revision.objects.count() == 1

    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (OutOfTime, "Comparing the two takes too long"),
            (ReaderFailed, "This broke, through no fault of yours"),
        ],
    )
    def test_it_says_why_the_two_could_not_be_compared(
        self, learner_client, brief, monkeypatch, error, told
    ):
        def stopped(*arguments, **limits):
            raise error

        monkeypatch.setattr(pending, "run_limited", stopped)
        assert told in send(learner_client, REVISED).text
        monkeypatch.undo()
        send(learner_client, REVISED)
        Finding.objects.filter(state="sure").update(state="accepted")
        monkeypatch.setattr(pending, "run_limited", stopped)
        assert told in learner_client.get(address(), follow=True).text

    def test_it_can_be_dropped(self, learner_client, brief):
        send(learner_client, REVISED)
        learner_client.post(address(), {"action": "drop", "seen": seen(learner_client)})
        assert not Revision.objects.exists()
        assert "lose ships" in load(brief).text
        assert learner_client.get(address()).url == address("revise")

    def test_a_newer_one_than_was_shown_is_not_dropped(self, learner_client, brief):
        send(learner_client, REVISED)
        old = seen(learner_client)
        send(learner_client, MOVED)
        response = learner_client.post(address(), {"action": "drop", "seen": old}, follow=True)
        assert revising.CHANGED in response.text
        assert Revision.objects.pending().exists()


class TestApplying:
    def test_cards_of_unchanged_words_keep_their_schedule(
        self, learner_client, learner, brief, now
    ):
        asked = Question.objects.current().filter(brief=brief, owns_card=True)
        kept = asked.filter(subject=f"quotes/{quote('pilots leave').slug}").first()
        changed = asked.filter(subject=f"quotes/{quote('lose ships').slug}").first()
        due = now + timedelta(days=9)
        for question in (kept, changed):
            CardFactory.create(user=learner, question=question, due_at=due)
        at = kept.offered_at
        send(learner_client, MOVED)

        applied(learner_client)

        for question in (kept, changed):
            question.refresh_from_db()
            assert question.retired_at is None
        assert (kept.offered_at, changed.offered_at > at) == (at, True)
        assert "cost jobs" in str(changed.body)
        assert set(Card.objects.values_list("due_at", "suspended")) == {(due, False)}

    def test_what_a_person_mended_stays(self, learner_client, brief):
        row = quote("pilots leave")
        row.entry |= {"text": "pilots leave the whole coast", "topic": "pilots"}
        row.state = "accepted"
        row.save()
        send(learner_client, MOVED)
        applied(learner_client)
        row.refresh_from_db()
        assert (row.state, row.entry["topic"]) == ("accepted", "pilots")
        assert load(brief).words(load(brief).quote(row.slug).span) == "pilots leave the coast"

    def test_what_was_rejected_stays_rejected(self, learner_client, brief):
        Finding.objects.filter(pk=quote("pilots leave").pk).update(state="rejected")
        send(learner_client, MOVED)
        applied(learner_client)
        assert quote("pilots leave").state == "rejected"

    @pytest.mark.parametrize(
        ("choice", "text"),
        [("read", "short quays cost jobs"), ("keep", "short quays lose ships"), ("remove", None)],
    )
    def test_a_changed_claim_becomes_what_was_chosen(self, learner_client, brief, choice, text):
        slug = quote("lose ships").slug
        send(learner_client, REVISED)
        applied(learner_client, **{f"choice:quotes/{slug}": choice})
        found = {one.slug: one.text for one in load(brief).quotes}
        assert found.get(slug) == text

    def test_a_claim_whose_words_are_gone_can_be_placed_anew(self, learner_client, brief):
        slug = quote("pilots leave").slug
        send(learner_client, TEXT.replace(LAST, "The coast loses its pilots, says Zhao Min.\n"))
        chosen = {f"choice:quotes/{slug}": "place", f"words:quotes/{slug}": "The coast is dry"}
        response = applied(learner_client, **chosen)
        assert response.status_code == 422
        assert "doesn’t have these words" in response.text
        assert 'value="The coast is dry"' in response.text

        applied(learner_client, **chosen | {f"words:quotes/{slug}": "The coast loses its pilots"})

        material = load(brief)
        assert material.words(material.quote(slug).span) == "The coast loses its pilots"

    def test_a_known_person_in_new_words_is_the_same(self, learner_client, brief):
        send(learner_client, f"{TEXT}\nWang Li argues that deep water is rare and dear.\n")
        applied(learner_client)
        assert [one.slug for one in load(brief).people].count("wang-li") == 1
        assert quote("deep water").entry["speakers"] == ["wang-li"]

    def test_the_desk_asks_whom_new_words_mean(self, learner_client):
        both = "Chen Bo, dean of the Hill Academy, and Chen Wei, dean of the Port School, met."
        learner_client.post(reverse("paste_brief"), {"text": f"{TEXT}\n{both}\n"})
        send(learner_client, f"{TEXT}\n{both}\n\nChen argues that deep water is rare and dear.\n")
        applied(learner_client)
        asked = open_speaker(quote("deep water"))
        assert asked is not None
        assert (asked.words, asked.people) == ("Chen", ("chen-bo", "chen-wei"))

    def test_steps_from_before_are_forgotten(self, learner_client, brief):
        row = quote("pilots leave")
        about = {"finding": row.pk, "seen": row.version, "action": "reject"}
        learner_client.post(reverse("desk", args=[brief.slug]), about)
        assert DeskStep.objects.exists()
        send(learner_client, REVISED)
        applied(learner_client)
        assert not DeskStep.objects.exists()

    def test_passages_keep_their_names(self, learner_client, brief):
        slugs = {one.text[:12]: one.slug for one in load(brief).passages}
        send(learner_client, MOVED)
        applied(learner_client)
        found = {one.text[:12]: one.slug for one in load(brief).passages}
        for start in ("Short quays ", "The quay deb", "Zhao Min arg"):
            assert found[start] == slugs[start]


class TestRefusing:
    @pytest.mark.parametrize(
        ("text", "message"),
        [("", "Paste a text"), (TEXT, revising.NOTHING_CHANGED), ("x" * 30_000, "characters")],
    )
    def test_a_text_that_is_none(self, learner_client, brief, text, message):
        response = send(learner_client, text)
        assert response.status_code == 422
        assert message in response.text
        assert not Revision.objects.exists()

    def test_a_text_that_differs_in_quotes_and_spaces_alone(self, learner_client, brief):
        response = send(learner_client, TEXT.replace(" ", "  "))
        assert revising.NOTHING_CHANGED in response.text

    def test_another_text_is_asked_about_first(self, learner_client, brief):
        other = "# Bees\n\nBees sleep at night, writes Ann Moor. They need flowers and rest.\n"
        response = send(learner_client, other)
        assert "Almost nothing of the old text is left." in response.text

        assert applied(learner_client, replace="").status_code == 422
        assert "Short quays" in load(brief).text

        applied(learner_client)
        assert "Short quays" not in load(brief).text

    def test_a_desk_that_changed_meanwhile_loses_nothing(self, learner_client, brief):
        row = quote("lose ships")
        send(learner_client, REVISED)
        seen = re.search(r'name="seen" value="(\w+)"', learner_client.get(address()).text)
        Finding.objects.filter(pk=quote("pilots leave").pk).update(state="rejected")
        form = {"action": "apply", "seen": seen[1], f"choice:quotes/{row.slug}": "remove"}

        response = learner_client.post(address(), form)

        assert response.status_code == 409
        assert revising.CHANGED in response.text
        assert re.search(rf'choice:quotes/{row.slug}" value="remove"\s+checked', response.text)
        assert "lose ships" in load(brief).text
        applied(learner_client)
        assert quote("pilots leave").state == "rejected"

    def test_for_others_there_is_none(self, learner_client, other_client, brief):
        send(learner_client, REVISED)
        Brief.objects.update(visibility="public")
        for name in ("revise", "revision"):
            assert other_client.get(address(name)).status_code == 404

    def test_nothing_is_read_once_the_time_is_spent(self, learner_client, brief, monkeypatch):
        monkeypatch.setattr(uploads, "SECONDS", 0)
        assert send(learner_client, REVISED).status_code == 429

    def test_a_desk_that_changed_is_compared_once_more_and_only_with_time_left(
        self, learner_client, brief, monkeypatch
    ):
        send(learner_client, REVISED)
        Finding.objects.filter(pk=quote("pilots leave").pk).update(state="rejected")
        with monkeypatch.context() as spent:
            spent.setattr(uploads, "SECONDS", 0)
            response = learner_client.get(address(), follow=True)
            assert uploads.SPENT in response.text
            assert "A new version is waiting." in response.text
        assert learner_client.get(address()).status_code == 200
        monkeypatch.setattr(uploads, "SECONDS", 0)
        assert learner_client.get(address()).status_code == 200

    def test_nothing_is_applied_once_the_time_is_spent(self, learner_client, brief, monkeypatch):
        send(learner_client, REVISED)
        monkeypatch.setattr(uploads, "SECONDS", 0)
        response = applied(learner_client)
        assert response.status_code == 429
        assert uploads.SPENT in response.text
        assert "lose ships" in load(brief).text

    def test_a_comparison_that_takes_long_is_told_as_such(self, learner_client, brief, monkeypatch):
        monkeypatch.setattr(pending, "LONG_SECONDS", 0.001)
        response = send(learner_client, REVISED)
        assert response.status_code == 422
        assert revising.TAKES_TOO_LONG in response.text

    def test_a_brief_that_is_deleted_meanwhile_is_gone(self, learner_client, brief, monkeypatch):
        def deleting(function, *values, **_):
            Brief.objects.all().delete()
            return function(*values)

        here = address("revise")
        monkeypatch.setattr(pending, "run_limited", deleting)
        assert learner_client.post(here, {"text": REVISED}).status_code == 404


class TestReaders:
    def test_they_see_what_changed(self, learner_client, other_client, brief):
        Brief.objects.update(visibility="public")
        assert "See what changed" not in other_client.get(brief.get_absolute_url()).text
        send(learner_client, MOVED)
        assert "See what changed" not in other_client.get(brief.get_absolute_url()).text
        applied(learner_client)

        assert "3 changes on" in other_client.get(brief.get_absolute_url()).text
        text = other_client.get(reverse("brief_changes", args=[brief.slug])).text
        assert "<ins>cost jobs</ins>" in text
        assert "Your cards keep their schedules." in text

    @pytest.mark.parametrize("visibility", ["private", "class"])  # which it is set for none
    def test_what_changed_while_nobody_could_read_it_is_told_to_its_owner_alone(
        self, learner_client, other_client, brief, visibility
    ):
        Brief.objects.update(visibility=visibility)
        send(learner_client, MOVED)
        applied(learner_client)
        Brief.objects.update(visibility="public")
        here = reverse("brief_changes", args=[brief.slug])
        for client, is_told in ((learner_client, True), (other_client, False)):
            assert ("lose ships" in client.get(here).text) is is_told
            news = "See what changed" in client.get(brief.get_absolute_url()).text
            assert news is is_told

    def test_what_changed_while_a_class_could_read_it_is_told(self, learner_client, brief):
        Brief.objects.update(visibility="class")
        task = AssignmentFactory.create(brief=brief, quiz=None)
        MembershipFactory.create(user=brief.owner, classroom=task.classroom, teacher=True)
        send(learner_client, MOVED)
        applied(learner_client)
        assert Revision.objects.get().was_open

    def test_another_teachers_class_could_not_read_it(self, learner_client, brief):
        Brief.objects.update(visibility="class")
        AssignmentFactory.create(brief=brief, quiz=None)
        send(learner_client, MOVED)
        applied(learner_client)
        assert not Revision.objects.get().was_open

    def test_only_the_latest_versions_are_kept(self, learner_client, brief, monkeypatch):
        monkeypatch.setattr(applying, "MOST_VERSIONS", 1)
        send(learner_client, REVISED)
        applied(learner_client)
        first = Revision.objects.get()
        send(learner_client, TEXT)
        applied(learner_client)
        [row] = Revision.objects.all()
        assert row != first

    def test_after_a_month_it_is_no_news(self, learner_client, brief, now):
        send(learner_client, MOVED)
        applied(learner_client)
        Revision.objects.update(applied_at=now - timedelta(days=400))
        assert "See what changed" not in learner_client.get(brief.get_absolute_url()).text

    def test_a_closed_brief_tells_nobody_else(self, learner_client, other_client, brief):
        send(learner_client, MOVED)
        applied(learner_client)
        assert other_client.get(reverse("brief_changes", args=[brief.slug])).status_code == 404


def test_the_brief_of_a_person_who_is_gone_goes_with_its_versions(learner_client, brief):
    send(learner_client, REVISED)
    brief.delete()
    assert not Revision.objects.exists()
    assert User.objects.exists()
