"""The page on which the editor of a brief decides on answers in other words."""

import pytest
from django.contrib.auth.models import Permission

from content.models import Brief
from content.storage import store
from learning.factories import QuestionFactory, UserFactory
from learning.models import AnswerWording, Review
from tests.clients import signed_in
from tests.learning.briefs.wordings import answered, question_of
from tests.learning.questions.harbour import harbour

pytestmark = pytest.mark.django_db
URL = "/briefs/harbour/wordings/"
TERM = ("term-for-definition", "concepts/river-trade")


@pytest.fixture
def brief(learner, now):
    return store.save(harbour(), owner=learner, visibility=Brief.Visibility.PUBLIC, now=now)


@pytest.fixture
def term(brief):
    """A question with an answer in other words by somebody called Ferdinand."""
    question = question_of(*TERM)
    answered(question, "barge traffic", called="right", by=UserFactory(username="Ferdinand"))
    return question


def press(client, action, question, wording="barge traffic"):
    """The page that follows."""
    form = {"action": action, "question": question.pk, "wording": wording}
    return client.post(URL, form, follow=True).text


def take_back(client):
    form = {"action": "take-back", "decided": AnswerWording.objects.get().pk}
    return lambda: client.post(URL, form, follow=True).text


class TestList:
    def test_it_shows_the_question_its_answer_and_what_was_typed(self, learner_client, term):
        answered(term, "barge traffic")
        text = " ".join(learner_client.get(URL).text.split())
        assert term.body["stem"] in text
        assert "<strong>river trade</strong>" in text
        assert "1 person, 1 answer" in text
        assert "Ferdinand" not in text

    def test_it_is_paginated(self, learner_client, brief, monkeypatch):
        monkeypatch.setattr("learning.briefs.views.wordings.A_PAGE", 1)
        for slug in ("river-trade", "dry-dock"):
            answered(
                question_of("term-for-definition", f"concepts/{slug}"), slug[:4], called="right"
            )
        text = learner_client.get(f"{URL}?page=2").text
        assert text.count('value="accept"') == 1
        assert "Page 2 of 2" in text

    def test_an_empty_list_says_what_comes_there(self, learner_client, brief):
        assert "Nothing to decide" in learner_client.get(URL).text

    def test_the_pages_of_a_brief_lead_its_editor_there(self, learner_client, other_client, term):
        link = f'href="{URL}"'
        for page in ("/briefs/harbour/", "/briefs/harbour/edit/"):
            text = learner_client.get(page).text
            assert link in text
            assert "1 to decide" in text
        assert link not in other_client.get("/briefs/harbour/").text


class TestDeciding:
    def test_an_accepted_wording_counts(self, learner_client, term):
        answered(term, "Barge traffic")
        text = press(learner_client, "accept", term)
        assert "“barge traffic” now counts as right here. It would have changed 2 answers." in text
        assert "Accepted" in text
        assert "barge traffic" in question_of(*TERM).body["accepted"]

    def test_a_second_press_says_that_it_counts(self, learner_client, term):
        press(learner_client, "accept", term)
        text = press(learner_client, "accept", term)
        assert "“barge traffic” counts as right here already." in text
        assert AnswerWording.objects.count() == 1

    def test_a_dismissed_wording_waits_no_more(self, learner_client, term):
        text = press(learner_client, "dismiss", term)
        assert "“barge traffic” is dismissed." in text
        assert "All decided." in text
        assert "barge traffic" not in question_of(*TERM).body["accepted"]
        assert "to decide" not in learner_client.get("/briefs/harbour/").text

    @pytest.mark.parametrize(
        ("first", "then", "said"),
        [
            ("accept", "dismiss", "“barge traffic” counts as right by now. Take that back first."),
            ("dismiss", "accept", "“barge traffic” was dismissed by now. Take that back first."),
        ],
    )
    def test_what_another_editor_decided_meanwhile_stands(
        self, learner_client, term, first, then, said
    ):
        press(learner_client, first, term)
        assert said in press(learner_client, then, term)
        assert AnswerWording.objects.get().is_accepted == (first == "accept")

    def test_a_decision_can_be_taken_back(self, learner_client, term):
        press(learner_client, "accept", term)
        again = take_back(learner_client)
        assert "“barge traffic” waits for a decision again." in again()
        assert "barge traffic" not in question_of(*TERM).body["accepted"]
        assert "It was already taken back." in again()

    def test_the_answer_to_something_else_is_refused_with_the_reason(self, learner_client, term):
        answered(term, "dry dock", called="right")
        text = press(learner_client, "accept", term, "dry dock")
        assert "This can’t count as right: “dry dock” is the answer to something else" in text

    def test_a_wording_that_is_gone_is_reported(self, learner_client, term):
        Review.objects.all().delete()
        text = press(learner_client, "accept", term)
        assert "“barge traffic” is not called right by anybody any more." in text
        assert not AnswerWording.objects.exists()

    @pytest.mark.parametrize(
        "form",
        [
            {},
            {"action": "praise"},
            {"action": "accept", "question": "x" * 40, "wording": "barge traffic"},
            {"action": "accept", "question": "9" * 40, "wording": "\0"},
        ],
    )
    def test_a_broken_form_is_a_404(self, learner_client, term, form):
        assert learner_client.post(URL, form).status_code == 404

    def test_a_question_of_another_brief_is_a_404(self, learner_client, term):
        other = QuestionFactory.create()
        answered(other, "barge traffic", called="right")
        form = {"action": "accept", "question": other.pk, "wording": "barge traffic"}
        assert learner_client.post(URL, form).status_code == 404

    def test_a_brief_that_is_deleted_meanwhile_is_a_404(self, learner_client, term, monkeypatch):
        def deleted(brief, *rest, **options):
            Brief.objects.filter(pk=brief.pk).delete()
            brief.refresh_from_db()

        monkeypatch.setattr("learning.briefs.views.wordings.decide_on_wording", deleted)
        form = {"action": "accept", "question": term.pk, "wording": "barge traffic"}
        assert learner_client.post(URL, form).status_code == 404


class TestBriefWithoutAnOwner:
    """Such as the one that ships with the app."""

    @pytest.fixture(autouse=True)
    def shipped(self, brief):
        Brief.objects.update(owner=None)

    def test_staff_who_may_change_briefs_decide(self, term):
        staff = UserFactory.create(is_staff=True)
        staff.user_permissions.add(Permission.objects.get(codename="change_brief"))
        assert "now counts as right" in press(signed_in(staff), "accept", term)
        assert f'href="{URL}"' in signed_in(staff).get("/briefs/harbour/").text

    @pytest.mark.parametrize("is_staff", [True, False])
    def test_for_others_it_is_a_404(self, is_staff):
        client = signed_in(UserFactory.create(is_staff=is_staff))
        assert client.get(URL).status_code == 404
        assert f'href="{URL}"' not in client.get("/briefs/harbour/").text
