"""Browsing the questions of briefs and making one's own versions of them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning.bank.forms import form_of
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.models import Question, Reveal, User
from learning.quizzes.submitting import submit_attempt
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
STEM = "Who argues that ports feed cities?"


@pytest.fixture
def original() -> Question:
    """A question of a section of a public brief; nobody has a card of it."""
    section = PassageFactory.create(heading=True, text="Trade", brief__visibility="public")
    passage = PassageFactory.create(
        brief=section.brief, section=section, text="Ningbo trades.", position=2
    )
    return QuestionFactory.create(brief=section.brief, passage=passage)


def form_for(original: Question, **changes: Any) -> dict[str, Any]:
    fields = form_of(original.body["formats"][0]).initial_for(original.body)
    return {name: value for name, value in (fields | changes).items() if value}


def make_version(client: Client, original: Question, **changes: Any) -> Any:
    form = form_for(original, **changes)
    return client.post(reverse("copy_question", args=[original.pk]), form, follow=True)


class TestBrowsing:
    def found(self, client: Client, **asked: Any) -> str:
        return client.get(reverse("brief_questions"), asked, headers=HTMX).text

    def test_an_empty_page_suggests_a_first_step(self, learner_client: Client) -> None:
        assert "No questions yet" in self.found(learner_client)

    @pytest.mark.parametrize(
        ("asked", "is_found"),
        [
            ({"q": "PORTS"}, True),
            ({"q": "the BRIEF"}, True),
            ({"q": "zhao"}, False),
            ({"q": "Wang Li"}, False),  # finding its answer would give it away
            ({"kind": "typed"}, True),
            ({"kind": "ordering"}, False),
            ({"about": "{brief}"}, True),
            ({"about": "999"}, False),
            ({"section": "{section}"}, True),
            ({"section": "{other}"}, False),
        ],
    )
    def test_is_searched_and_filtered(
        self, learner_client: Client, original: Question, asked: dict[str, str], is_found: bool
    ) -> None:
        other = PassageFactory.create(brief=original.brief, heading=True, position=3)
        names = {
            "brief": original.brief_id,
            "section": original.passage.section_id,
            "other": other.pk,
        }
        asked = {name: value.format(**names) for name, value in asked.items()}
        assert (STEM in self.found(learner_client, **asked)) == is_found

    def test_shows_no_answer(self, learner_client: Client, original: Question) -> None:
        page = learner_client.get(reverse("brief_questions")).text
        assert STEM in page
        assert "Wang Li" not in page

    def test_omits_closed_briefs_and_retired_questions(
        self, learner_client: Client, original: Question, now
    ) -> None:
        Brief.objects.update(visibility="private")
        assert STEM not in self.found(learner_client)
        Brief.objects.update(visibility="public")
        Question.objects.update(retired_at=now)
        assert STEM not in self.found(learner_client)

    def test_includes_a_link_only_brief_once_it_is_begun(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        Brief.objects.update(visibility="link")
        assert STEM not in self.found(learner_client)
        CardFactory.create(user=learner, question=original)
        assert STEM in self.found(learner_client)

    def test_links_to_an_existing_version(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        make_version(learner_client, original)
        own = Question.objects.get(copy_of=original)
        page = self.found(learner_client)
        assert reverse("edit_question", args=[own.pk]) in page
        assert "Adapt" not in page


class TestMakingAVersion:
    def test_the_form_is_filled_from_the_original(
        self, learner_client: Client, original: Question
    ) -> None:
        page = learner_client.get(reverse("copy_question", args=[original.pk])).text
        assert STEM in page
        for text in ("Wang Li", "Zhao Min", "Zhao Min is named elsewhere."):
            assert f'value="{text}"' in page
        assert "<mark>Ningbo</mark> trades." in page
        assert "It reports Wang Li." in page
        assert "It has the brief’s answer" in page

    @pytest.mark.parametrize("kind", ["choice", "typed", "open"])
    def test_a_version_can_be_of_another_kind(
        self, learner_client: Client, original: Question, kind: str
    ) -> None:
        address = reverse("copy_question", args=[original.pk], query={"kind": kind})
        form = form_of(kind)
        fields = form.initial_for(original.body)
        learner_client.post(address, {name: value for name, value in fields.items() if value})
        assert Question.objects.get(copy_of=original).body["formats"][0] == kind

    @pytest.mark.parametrize("kind", ["ordering", "nonsense", "number"])
    def test_a_version_cannot_be_of_a_kind_that_does_not_fit(
        self, learner_client: Client, original: Question, kind: str
    ) -> None:
        address = reverse("copy_question", args=[original.pk], query={"kind": kind})
        assert learner_client.get(address).status_code == 404

    def test_a_version_is_saved_under_its_brief(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        CardFactory.create(user=learner, question__brief=original.brief)
        response = make_version(learner_client, original, stem="Who?", about=original.brief_id)
        copy = Question.objects.get(copy_of=original)
        assert "It shares the brief’s card" in response.text
        assert (copy.about, copy.owner, copy.passage) == (original.brief, learner, original.passage)

    def test_sending_the_form_twice_makes_one_version(
        self, learner_client: Client, original: Question
    ) -> None:
        for _ in range(2):
            response = make_version(learner_client, original)
            assert "It shares the brief’s card" in response.text
        assert Question.objects.filter(copy_of=original).count() == 1

    def test_a_second_version_leads_to_the_first(
        self, learner_client: Client, original: Question
    ) -> None:
        make_version(learner_client, original)
        response = make_version(learner_client, original, stem="Who?")
        assert "You have a version of this question already" in response.text
        address = reverse("copy_question", args=[original.pk])
        assert learner_client.get(address).url == reverse(
            "edit_question", args=[Question.objects.get(copy_of=original).pk]
        )

    def test_an_invalid_form_keeps_its_input(
        self, learner_client: Client, original: Question
    ) -> None:
        response = make_version(learner_client, original, explanation="x" * 10_001)
        assert response.status_code == 422
        assert "x" * 10_001 in response.text
        assert not Question.objects.filter(copy_of=original).exists()

    def test_a_question_of_a_closed_brief_is_not_found(
        self, learner_client: Client, original: Question
    ) -> None:
        Brief.objects.update(visibility="private")
        address = reverse("copy_question", args=[original.pk])
        assert learner_client.get(address).status_code == 404
        assert learner_client.post(address, form_for(original)).status_code == 404

    def test_a_written_question_is_not_found(self, learner_client: Client, learner: User) -> None:
        own = QuestionFactory.create(own=True, owner=learner)
        assert learner_client.get(reverse("copy_question", args=[own.pk])).status_code == 404


class TestAnswersStillToBeAsked:
    """Making a version shows the answer, so it is guarded and recorded as elsewhere."""

    def test_are_shown_and_recorded_on_request(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        card = CardFactory.create(user=learner, question=original)
        address = reverse("copy_question", args=[original.pk], query={"kind": "typed"})
        page = learner_client.get(address).text
        assert STEM in page
        assert "Wang Li" not in page
        assert "Wang Li" not in learner_client.post(address, {"stem": "Who?", "answer": "?"}).text
        response = learner_client.post(address, {"uncover": "1"}, follow=True)
        assert 'value="Wang Li"' in response.text
        assert Reveal.objects.get().card == card

    def test_are_hidden_while_a_quiz_asks_the_question(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=original)
        address = reverse("copy_question", args=[original.pk])
        response = learner_client.get(address, follow=True)
        assert "hand it in first" in response.text
        assert "Wang Li" not in response.text

    def test_are_not_given_away_by_the_preview(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        CardFactory.create(user=learner, question=original)
        query = {"of": original.pk}
        address = reverse("preview_question", args=["typed"], query=query)
        page = learner_client.post(address, {"stem": "Who?", "answer": "Zhao Min"}).text
        assert "Ningbo" not in page
        assert "card" not in page


class TestSource:
    def preview(self, client: Client, original: Question, **changes: Any) -> str:
        address = reverse("preview_question", args=["choice"], query={"of": original.pk})
        return client.post(address, form_for(original, **changes), headers=HTMX).text

    def test_is_marked_as_adapted_once_the_words_change(
        self, learner_client: Client, original: Question
    ) -> None:
        assert "Adapted from" not in self.preview(learner_client, original)
        reworded = self.preview(learner_client, original, stem="Who says that ports feed cities?")
        assert "Adapted from" in reworded
        assert "It has the brief’s answer" in reworded

    def test_is_disclaimed_for_another_answer(
        self, learner_client: Client, original: Question
    ) -> None:
        other = self.preview(learner_client, original, text_1="Liu Yang")
        assert "You’ll get a card for it" in other
        assert "The answer is not the brief’s." in other

    def test_is_shown_with_quiz_results(
        self, learner_client: Client, learner: User, original: Question, now
    ) -> None:
        make_version(learner_client, original, stem="Who says so?")
        page = self.result(learner_client, learner, now)
        assert "Adapted from" in page
        assert "<mark>Ningbo</mark> trades." in page
        assert "It reports Wang Li." in page

    def test_of_a_closed_brief_shows_only_the_quoted_words(
        self, learner_client: Client, learner: User, original: Question, now
    ) -> None:
        make_version(learner_client, original)
        Brief.objects.update(visibility="private", owner=UserFactory.create())
        page = self.result(learner_client, learner, now)
        assert "From a brief: <q>Ningbo</q>" in page
        assert "trades" not in page

    def test_is_shown_with_the_answer_in_study(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        make_version(learner_client, original, text_1="Liu Yang")
        page = learner_client.post(reverse("start_study"), follow=True).text
        names = ("shown", "option")
        token, option = (re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in names)
        address = reverse("answer", args=[learner.study_sessions.get().pk])
        form = {"shown": token, "option": option}
        answered = learner_client.post(address, form, follow=True).text
        assert "<mark>Ningbo</mark> trades." in answered
        assert "The answer is not the brief’s." in answered

    def result(self, client: Client, learner: User, now: Any) -> str:
        """The results page of a submitted quiz with the learner's version."""
        copy = Question.objects.exclude(copy_of=None).get()
        attempt = AttemptFactory.create(user=learner)
        given = {"given": {"option": ""}, "answered_at": now}
        ResponseFactory.create(attempt=attempt, question=copy, format="choice", **given)
        submit_attempt(attempt, now)
        return client.get(reverse("quiz_results", args=[attempt.pk])).text


class TestChangingAVersion:
    def test_to_another_answer_adds_a_card(
        self, learner_client: Client, learner: User, original: Question
    ) -> None:
        make_version(learner_client, original)
        copy = Question.objects.get(copy_of=original)
        address = reverse("edit_question", args=[copy.pk])
        page = learner_client.get(address).text
        assert "It has the brief’s answer" in page
        form = form_for(original, text_1="Liu Yang", seen=copy.changed_at.isoformat())
        assert learner_client.post(address, form).status_code == 302
        copy.refresh_from_db()
        assert copy.owns_card
        assert "You’ll get a card for it" in learner_client.get(address).text

    def test_is_possible_after_its_brief_is_deleted(
        self, learner_client: Client, original: Question
    ) -> None:
        make_version(learner_client, original)
        original.brief.delete()
        copy = Question.objects.get(origin="authored")
        page = learner_client.get(reverse("edit_question", args=[copy.pk])).text
        assert "From a brief: <q>Ningbo</q>" in page
        form = form_for(original, seen=copy.changed_at.isoformat(), stem="Who?")
        response = learner_client.post(reverse("edit_question", args=[copy.pk]), form)
        assert response.status_code == 302


def test_a_question_of_another_user_cannot_be_previewed(
    learner_client: Client, original: Question
) -> None:
    other = QuestionFactory.create(own=True)
    query = {"version": other.pk}
    address = reverse("preview_question", args=["typed"], query=query)
    assert learner_client.post(address, {"stem": "Who?", "answer": "Wang Li"}).status_code == 404


def test_filing_a_version_under_a_brief_not_begun_is_refused(
    learner_client: Client, original: Question
) -> None:
    make_version(learner_client, original, about=BriefFactory.create().pk)
    assert not Question.objects.filter(copy_of=original).exists()
    assert question_body()["answer"] == original.body["answer"]
