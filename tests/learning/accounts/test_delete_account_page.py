"""Deleting an account: what is deleted, what stays, and how it is confirmed."""

import pytest
from django.test import Client

from content.factories import BriefFactory
from content.models import Brief
from learning.factories import (
    PASSWORD,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
    ReviewFactory,
)
from learning.models import Card, Classroom, Question, Review, User
from tests.learning.accounts.signing import sign_in, user_of

pytestmark = pytest.mark.django_db
URL = "/account/delete/"
SURE = {"sure": "yes"}


@pytest.fixture
def client(visitor: Client, learner: User) -> Client:
    """The browser of a learner who has just confirmed their password."""
    sign_in(visitor, "learner")
    visitor.post("/account/reauthenticate/", {"password": PASSWORD})
    return visitor


class TestConfirmation:
    def test_the_page_says_what_is_deleted(self, client, learner):
        for _ in range(2):
            ReviewFactory.create(card=CardFactory.create(user=learner, in_review=True))
        BriefFactory.create(owner=learner, visibility="private")
        QuizItemFactory.create(quiz__owner=learner)
        MembershipFactory.create(user=learner, teacher=True)
        MembershipFactory.create(user=learner)
        page = " ".join(client.get(URL).text.split())
        assert "<strong>2</strong> cards that you have begun" in page
        assert "<strong>2</strong> answers given" in page
        assert "<strong>1</strong> brief of your own" in page
        assert "<strong>1</strong> quiz made for others" in page
        assert "<strong>2</strong> classes joined, 1 of which nobody else teaches" in page
        assert "will not go" not in page

    def test_the_page_says_which_briefs_stay(self, client, learner):
        BriefFactory.create(owner=learner, visibility="private")
        BriefFactory.create(owner=learner, visibility="public")
        page = client.get(URL).text
        assert "1 of your 2 briefs will not go" in page
        assert "It stays without an owner" in page

    def test_without_the_ticked_box_nothing_is_deleted(self, client, learner):
        assert "Nothing was deleted" in client.post(URL).text
        assert user_of(client) == learner

    def test_the_page_asks_for_the_password_first(self, learner_client, learner):
        response = learner_client.post(URL, SURE)
        assert response.url == "/account/reauthenticate/?next=%2Faccount%2Fdelete%2F"
        form = {"password": "wrong", "next": URL}
        assert "Wrong password" in learner_client.post(response.url, form).text
        assert User.objects.filter(pk=learner.pk).exists()
        learner_client.post(response.url, form | {"password": PASSWORD})
        assert not User.objects.filter(pk=learner.pk).exists()

    def test_a_guest_confirms_without_a_password(self, guest_client):
        assert "Your guest account goes" in guest_client.get(URL).text
        guest_client.post(URL, SURE)
        assert not User.objects.exists()


class TestDeleting:
    def test_only_a_class_without_another_teacher_is_deleted(self, client, learner):
        alone = MembershipFactory.create(user=learner, teacher=True).classroom
        shared = MembershipFactory.create(user=learner, teacher=True).classroom
        MembershipFactory.create(classroom=shared, teacher=True)
        MembershipFactory.create(classroom=alone)
        client.post(URL, SURE)
        assert Classroom.objects.get() == shared

    def test_questions_that_others_study_stay_without_an_owner(
        self, client, learner, other_learner
    ):
        written = QuestionFactory.create(owner=learner, brief=None, origin="authored")
        card = CardFactory.create(user=other_learner, question=written)
        unknown = QuestionFactory.create(owner=learner, brief=None, origin="authored")
        client.post(URL, SURE)
        card.refresh_from_db()
        assert card.question.owner is None
        assert not Question.objects.filter(pk=unknown.pk).exists()

    def test_everything_is_deleted_and_the_browser_signed_out_and_cleared(self, client, learner):
        ReviewFactory.create(card=CardFactory.create(user=learner))
        response = client.post(URL, SURE)
        assert response["Clear-Site-Data"] == '"cache", "storage"'
        assert "Your account is deleted" in client.get(response.url).text
        assert user_of(client) is None
        assert not (User.objects.exists())
        assert not (Card.objects.exists())
        assert not Review.objects.exists()

    @pytest.mark.parametrize(
        ("visibility", "studied", "stays"),
        [
            ("private", False, False),
            ("private", True, True),
            ("link", False, True),
            ("public", False, True),
        ],
    )
    def test_a_brief_is_deleted_only_if_nobody_else_uses_it(
        self, client, learner, other_learner, visibility, studied, stays
    ):
        brief = BriefFactory.create(owner=learner, visibility=visibility)
        CardFactory.create(user=learner, question__brief=brief)
        if studied:
            CardFactory.create(user=other_learner, question__brief=brief)
        client.post(URL, SURE)
        assert list(Brief.objects.values_list("owner", flat=True)) == [None] * stays
        assert Card.objects.count() == studied
