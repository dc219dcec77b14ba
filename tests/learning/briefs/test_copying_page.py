"""Somebody makes a copy of another one's brief, and comes to its desk."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connections
from django.test import Client
from django.utils.html import strip_tags

from content.factories import BriefFactory
from content.models import Brief
from content.storage.store import load, save
from learning.bank.search import sections_of
from learning.briefs import copying
from learning.briefs.copying import prepared_copy, store_copy
from learning.briefs.made import MadeOfBrief
from learning.factories import AssignmentFactory, CardFactory, MembershipFactory
from learning.limits import uploads
from learning.models import Card, Question, User
from tests.learning.briefs.copies import at_once, copied, shared_mud
from tests.learning.races.crowd import without_locks

COPY = "/briefs/on-mud/copy/"


@pytest.fixture
def without_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "run_limited", at_once)


@pytest.fixture
def original(other_learner: User, now: datetime) -> Brief:
    return shared_mud(other_learner, now)


def subjects(brief: Brief) -> list[tuple[str, str]]:
    return sorted(Question.objects.filter(brief=brief).values_list("type", "subject"))


@pytest.mark.django_db
class TestCopying:
    def test_it_leads_to_the_desk_of_a_private_copy(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        response = learner_client.post(COPY, follow=True)
        copy = Brief.objects.get(owner=learner)
        assert response.redirect_chain[-1][0] == f"/briefs/{copy.slug}/check/?show=all"
        assert "Your copy is ready." in response.text
        assert "All checked" in response.text
        assert (copy.visibility, copy.copied_from) == ("private", original)
        assert load(copy) == replace(load(original), slug=copy.slug)
        assert subjects(copy) == subjects(original)

    def test_who_has_it_to_study_for_a_class_is_warned(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        warning = "Your class has this to study."
        assert warning not in learner_client.get(COPY).text
        task = AssignmentFactory.create(of_brief=True, brief=original)
        MembershipFactory.create(classroom=task.classroom, user=learner)
        assert warning in learner_client.get(COPY).text

    @pytest.mark.usefixtures("without_a_child")
    def test_only_what_the_original_asks_is_asked(
        self, original: Brief, learner: User, now: datetime
    ) -> None:
        Question.objects.filter(subject="concepts/dyke").update(retired_at=now)
        copy = copied(original, learner, now)
        assert {subject for _, subject in subjects(copy)}
        assert "concepts/dyke" not in {subject for _, subject in subjects(copy)}

    @pytest.mark.usefixtures("without_a_child")
    def test_sent_twice_it_makes_one_copy(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        first, second = learner_client.post(COPY), learner_client.post(COPY)
        copy = learner.briefs.get()
        for response in (first, second, learner_client.get(COPY)):
            assert response["Location"].startswith(f"/briefs/{copy.slug}/check/")

    @pytest.mark.usefixtures("without_a_child")
    def test_the_brief_says_where_the_copy_is(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        assert f'href="{COPY}"' in learner_client.get("/briefs/on-mud/").text
        learner_client.post(COPY)
        text = learner_client.get("/briefs/on-mud/").text
        assert f'href="{learner.briefs.get().get_absolute_url()}">Your copy' in text
        assert COPY not in text

    @pytest.mark.usefixtures("without_a_child")
    @pytest.mark.parametrize(
        "address", ["search/?q=mud", "quizzes/", "questions/from-briefs/", "questions/new/typed/"]
    )
    def test_lists_tell_it_from_its_original(
        self, original: Brief, learner: User, learner_client: Client, address: str
    ) -> None:
        CardFactory.create(user=learner, question=original.questions.filter(owns_card=True)[0])
        learner_client.post(COPY)
        Brief.objects.filter(pk=original.pk).update(visibility="public")
        text = strip_tags(learner_client.get(f"/{address}").text)
        titles = re.findall(r"On mud( \(copy\))?$", text, re.MULTILINE)
        assert sorted(set(titles)) == ["", " (copy)"]

    @pytest.mark.usefixtures("without_a_child")
    def test_the_library_says_which_is_the_copy(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        learner_client.post(COPY)
        Brief.objects.filter(pk=original.pk).update(visibility="public")
        text = learner_client.get("/briefs/").text
        assert text.count("On mud</a>") == 2
        assert text.count(">Your copy<") == 1

    @pytest.mark.usefixtures("without_a_child")
    def test_its_sections_are_not_those_of_its_original(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        learner_client.post(COPY)
        groups = [title for title, _ in sections_of(Brief.objects.all())]
        assert groups == ["On mud", "On mud (copy)"]

    def test_it_says_what_happens_to_the_cards(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        assert "will move to the copy" not in learner_client.get(COPY).text
        CardFactory.create(user=learner, question=original.questions.filter(owns_card=True)[0])
        assert "Your 1 card will move to the copy" in learner_client.get(COPY).text

    def test_ones_own_brief_needs_no_copy(self, original: Brief, other_client: Client) -> None:
        assert other_client.post(COPY)["Location"] == "/briefs/on-mud/check/"
        assert COPY not in other_client.get("/briefs/on-mud/").text
        assert Brief.objects.count() == 1

    def test_a_private_brief_cannot_be_copied(
        self, original: Brief, learner_client: Client
    ) -> None:
        Brief.objects.update(visibility="private")
        assert learner_client.get(COPY).status_code == 404
        assert learner_client.post(COPY).status_code == 404


@pytest.mark.django_db
class TestRefusing:
    @pytest.mark.usefixtures("without_a_child")
    def test_the_fifty_first_brief(
        self, original: Brief, learner: User, learner_client: Client
    ) -> None:
        BriefFactory.create_batch(50, owner=learner)
        response = learner_client.post(COPY)
        assert response.status_code == 422
        assert "Delete one first" in response.text
        assert learner.briefs.count() == 50

    def test_a_long_brief(
        self, original: Brief, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(copying, "MOST_ITEMS", 3)
        assert learner_client.post(COPY).status_code == 422

    def test_somebody_who_has_used_up_their_time(
        self, original: Brief, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(uploads, "SECONDS", 0)
        assert learner_client.post(COPY).status_code == 429

    def test_a_brief_that_changes_meanwhile(
        self,
        original: Brief,
        other_learner: User,
        learner_client: Client,
        now: datetime,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def slow(*job: object, **_: object) -> object:
            save(
                replace(load(original), people=()),
                owner=other_learner,
                now=now,
                made=MadeOfBrief(()),
            )
            return at_once(*job)

        monkeypatch.setattr(copying, "run_limited", slow)
        assert "changed meanwhile" in learner_client.post(COPY).text
        assert Brief.objects.count() == 1

    @pytest.mark.parametrize("visibility", ["private", "class"])
    def test_a_brief_that_is_closed_meanwhile_even_to_a_class_of_the_learner(
        self,
        original: Brief,
        learner: User,
        learner_client: Client,
        monkeypatch: pytest.MonkeyPatch,
        visibility: str,
    ) -> None:
        task = AssignmentFactory.create(of_brief=True, brief=original)
        for user, teacher in ((learner, False), (original.owner, True)):
            MembershipFactory.create(classroom=task.classroom, user=user, teacher=teacher)

        def slow(*job: object, **_: object) -> object:
            Brief.objects.update(visibility=visibility)
            return at_once(*job)

        monkeypatch.setattr(copying, "run_limited", slow)
        assert learner_client.post(COPY).status_code == 404
        assert Brief.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("without_a_child")
class TestDeletingACopy:
    def test_its_cards_go_back(
        self, original: Brief, learner: User, learner_client: Client, now: datetime
    ) -> None:
        question = original.questions.filter(owns_card=True)[0]
        card = CardFactory.create(user=learner, question=question, in_review=True)
        copy = copied(original, learner, now)
        page = learner_client.get(f"/briefs/{copy.slug}/delete/").text
        assert "1 card will go back to the original." in page
        assert "your 0 cards" not in page
        learner_client.post(f"/briefs/{copy.slug}/delete/")
        [back] = Card.objects.filter(user=learner)
        assert (back.pk, back.question, back.suspended) == (card.pk, question, False)

    def test_who_studies_a_copy_is_not_lost_with_the_original(
        self, original: Brief, learner: User, other_client: Client, now: datetime
    ) -> None:
        question = original.questions.filter(owns_card=True)[0]
        CardFactory.create(user=learner, question=question, in_review=True)
        assert "1 other person" in other_client.get("/briefs/on-mud/delete/").text
        copied(original, learner, now)
        assert "other person" not in other_client.get("/briefs/on-mud/delete/").text
        other_client.post("/briefs/on-mud/delete/")
        assert not Card.objects.get(user=learner).suspended


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("without_a_child")
class TestTwoFormsAtOnce:
    FORMS = 2

    def send_at_once(self, original: Brief, user: User, now: datetime) -> set[int]:
        copies = [prepared_copy(original, f"abcdefghi{n}") for n in range(self.FORMS)]
        gate = threading.Barrier(self.FORMS)

        def send(copy: copying.Copy) -> int:
            gate.wait()
            try:
                return store_copy(copy, user, now).pk
            finally:
                connections.close_all()

        with ThreadPoolExecutor(self.FORMS) as pool:
            return set(pool.map(send, copies))

    def test_they_make_one_copy(self, original: Brief, learner: User, now: datetime) -> None:
        assert len(self.send_at_once(original, learner, now)) == 1

    def test_control_without_the_lock_there_are_two(
        self, original: Brief, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        meeting, found = threading.Barrier(self.FORMS), copying.own_copy

        def looked_up(user: User, brief: Brief) -> Brief | None:
            copy = found(user, brief)
            meeting.wait()
            return copy

        monkeypatch.setattr(copying, "own_copy", looked_up)
        without_locks(monkeypatch, copying)
        assert len(self.send_at_once(original, learner, now)) == self.FORMS
