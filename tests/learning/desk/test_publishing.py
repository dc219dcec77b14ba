"""A brief is published at its desk, and hidden again."""

import pytest
from django.conf import settings
from django.test import Client

from content.models import Brief
from learning.factories import CardFactory, MembershipFactory, ReviewFactory
from learning.models import Card, Question, User
from learning.models.people import start_teaching
from tests.learning.desk.mud import finding

pytestmark = pytest.mark.django_db
PAGE, DESK = "/briefs/on-mud/", "/briefs/on-mud/check/"


def publish(client: Client, visibility: str) -> str:
    response = client.post(f"{DESK}update/", {"visibility": visibility})
    return str(response["Location"])


class TestHiding:
    @pytest.fixture
    def studied(self, brief: Brief, learner_client: Client, other_learner: User) -> Card:
        """By somebody who has its link."""
        publish(learner_client, "link")
        question = Question.objects.filter(brief=brief, owns_card=True)[0]
        card = CardFactory.create(user=other_learner, question=question, in_review=True)
        ReviewFactory.create(card=card, user=other_learner, seq=0)
        return card

    def test_others_lose_the_brief_and_keep_what_they_did(
        self, studied: Card, learner_client: Client, other_client: Client
    ) -> None:
        assert other_client.get(PAGE).status_code == 200
        publish(learner_client, "private")
        assert other_client.get(PAGE).status_code == 404
        before = (studied.stability, studied.due_at)
        studied.refresh_from_db()
        assert (studied.suspended, studied.suspension) == (True, "closed")
        assert (studied.stability, studied.due_at) == before
        assert studied.reviews.standing().count() == 1

    def test_published_again_they_go_on(
        self, studied: Card, learner_client: Client, other_client: Client
    ) -> None:
        publish(learner_client, "private")
        publish(learner_client, "link")
        studied.refresh_from_db()
        assert not studied.suspended
        assert other_client.get(PAGE).status_code == 200


class TestLink:
    def test_it_is_shown_to_be_copied_once_it_opens_the_brief(
        self, brief: Brief, learner_client: Client
    ) -> None:
        assert "data-copy" not in learner_client.get(DESK).text
        assert publish(learner_client, "link") == f"{DESK}#link"
        assert f'value="{settings.LILUN_URL}{PAGE}" readonly' in learner_client.get(DESK).text
        assert publish(learner_client, "private") == DESK
        assert "data-copy" not in learner_client.get(DESK).text


class TestSavingAlone:
    """Who may read it is saved without making the questions anew."""

    def save(self, client: Client, visibility: str, then: str = "read") -> str:
        form = {"visibility": visibility, "save": then}
        return str(client.post(f"{DESK}update/", form)["Location"])

    def test_it_saves_the_choice_and_leads_to_the_brief(
        self, brief: Brief, learner_client: Client
    ) -> None:
        Brief.objects.update(visibility="link")
        before = set(Question.objects.values_list("pk", "offered_at", "retired_at"))
        assert self.save(learner_client, "private") == PAGE
        assert Brief.objects.get().visibility == "private"
        assert set(Question.objects.values_list("pk", "offered_at", "retired_at")) == before

    def test_the_new_link_is_shown_first(self, brief: Brief, learner_client: Client) -> None:
        assert self.save(learner_client, "link") == f"{DESK}#link"
        assert Brief.objects.get().visibility == "link"
        assert self.save(learner_client, "link") == PAGE

    def test_beside_a_finding_it_stays_at_the_desk(
        self, brief: Brief, learner_client: Client
    ) -> None:
        assert 'name="save" value="stay"' in learner_client.get(DESK).text
        Brief.objects.update(visibility="link")
        assert self.save(learner_client, "private", "stay") == DESK

    def test_what_is_not_asked_yet_stays_so(self, brief: Brief, learner_client: Client) -> None:
        row = finding("dyke")
        step = {"finding": row.pk, "seen": row.version, "action": "reject"}
        learner_client.post(DESK, step)
        self.save(learner_client, "link")
        assert "1 change not asked yet" in learner_client.get(DESK).text

    def test_nobody_makes_it_public_unasked(self, brief: Brief, learner_client: Client) -> None:
        self.save(learner_client, "public")
        assert Brief.objects.get().visibility == "private"

    def test_cards_of_others_close_with_it(
        self, brief: Brief, learner_client: Client, other_learner: User
    ) -> None:
        self.save(learner_client, "link")
        question = Question.objects.filter(brief=brief, owns_card=True)[0]
        card = CardFactory.create(user=other_learner, question=question, in_review=True)
        self.save(learner_client, "private")
        card.refresh_from_db()
        assert (card.suspended, card.suspension) == (True, "closed")
        self.save(learner_client, "link")
        card.refresh_from_db()
        assert not card.suspended


class TestForClasses:
    def test_only_who_teaches_is_asked(
        self, brief: Brief, learner: User, learner_client: Client
    ) -> None:
        assert "My classes" not in learner_client.get(DESK).text
        publish(learner_client, "class")
        assert Brief.objects.get().visibility == "private"
        start_teaching(learner)
        assert "My classes" in learner_client.get(DESK).text

    def test_it_leads_to_the_classes(
        self, brief: Brief, learner: User, learner_client: Client
    ) -> None:
        classroom = MembershipFactory.create(user=learner, teacher=True).classroom
        start_teaching(learner)
        assert publish(learner_client, "class") == PAGE
        text = learner_client.get(PAGE).text
        assert "Now set it for a class." in text
        assert f"/classes/{classroom.pk}/set/?brief={brief.pk}" in text

    def test_once_it_is_set_it_stays_at_the_desk(
        self, brief: Brief, learner: User, learner_client: Client
    ) -> None:
        classroom = MembershipFactory.create(user=learner, teacher=True).classroom
        learner_client.post(f"/classes/{classroom.pk}/set/", {"what": f"brief-{brief.pk}"})
        assert publish(learner_client, "class") == DESK

    def test_without_a_class_it_leads_to_a_new_one(
        self, brief: Brief, learner: User, learner_client: Client
    ) -> None:
        start_teaching(learner)
        publish(learner_client, "class")
        assert 'href="/classes/">Start a class' in learner_client.get(PAGE).text
