"""What a learner has of a brief goes with them to their copy, and comes back."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from content.factories import BriefFactory
from content.models import Brief
from learning.briefs import copying
from learning.cards.brief_cards import BriefCards, ListedCard, is_in_open_quiz
from learning.cards.making import make_cards
from learning.cards.seals import SEALED, sealed_questions
from learning.cards.suspension import bring_back, follow_visibility
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    QuizFactory,
    ReadingFactory,
    ResponseFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import (
    AnswerWording,
    Attempt,
    Bookmark,
    Card,
    Question,
    Reading,
    Review,
    StudySession,
    User,
)
from learning.study.order.queue import next_turn, session_progress
from learning.study.sessions import Scope, start_another, start_session
from tests.clients import signed_in
from tests.learning.briefs.copies import at_once, copied, shared_mud

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "run_limited", at_once)


@pytest.fixture
def original(other_learner: User, now: datetime) -> Brief:
    return shared_mud(other_learner, now)


@pytest.fixture
def card(original: Brief, learner: User, now: datetime) -> Card:
    """A known one, starred, with an answer."""
    question = Question.objects.filter(brief=original, owns_card=True)[0]
    due = now + timedelta(days=30)
    card = CardFactory.create(
        user=learner, question=question, in_review=True, stability=40.0, due_at=due, show_at=due
    )
    Card.objects.filter(pk=card.pk).update(starred=True)
    ReviewFactory.create(card=card, user=learner, seq=0)
    return card


def on(brief: Brief, user: User) -> Card:
    return Card.objects.get(user=user, question__brief=brief)


def listed(brief: Brief, user: User, now: datetime) -> list[ListedCard]:
    cards = BriefCards(user, brief, now)
    return [cards.listed(card) for card in cards.cards]


class TestMoving:
    def test_a_card_goes_with_its_schedule_and_its_answers(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        copy = copied(original, learner, now)
        moved = on(copy, learner)
        assert (moved.pk, moved.brief) == (card.pk, copy)
        assert moved.question.subject == card.question.subject
        assert moved.question.type == card.question.type
        assert (moved.stability, moved.due_at, moved.starred) == (40, card.due_at, True)
        assert not moved.suspended
        assert [review.card_id for review in Review.objects.all()] == [moved.pk]

    def test_a_paused_one_with_the_same_schedule_stays(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        copied(original, learner, now)
        stayed = on(original, learner)
        assert stayed.question == card.question
        assert (stayed.suspended, stayed.suspension) == (True, "copied")
        assert (stayed.state, stayed.stability, stayed.due_at) == (2, 40, card.due_at)

    def test_a_page_that_shows_the_card_is_outdated(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        copy = copied(original, learner, now)
        assert on(copy, learner).seq == card.seq + 1

    def test_a_paused_card_stays_paused_in_the_copy(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        Card.objects.update(suspended=True, suspension="hidden")
        copy = copied(original, learner, now)
        assert on(copy, learner).suspension == "hidden"
        assert on(original, learner).suspension == "copied"

    def test_the_answer_stays_covered_while_the_copy_may_ask_it(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        Card.objects.update(suspended=True, suspension="learner")
        assert [one.uncovered for one in listed(original, learner, now)] == [True]
        copied(original, learner, now)
        assert [one.uncovered for one in listed(original, learner, now)] == [False]

    def test_others_go_on_with_the_original(
        self, original: Brief, card: Card, learner: User, other_learner: User, now: datetime
    ) -> None:
        theirs = CardFactory.create(user=other_learner, question=card.question, in_review=True)
        copied(original, learner, now)
        theirs.refresh_from_db()
        assert (theirs.question, theirs.suspended) == (card.question, False)

    def test_reading_goes_on_in_the_copy(
        self, original: Brief, learner: User, now: datetime
    ) -> None:
        section = original.passages.get(slug="mud")
        ReadingFactory.create(user=learner, section=section, read_at=now)
        Bookmark.objects.create(
            user=learner,
            brief=original,
            section=section,
            passage=original.passages.get(slug="p2"),
            opened_at=now - timedelta(days=1),
        )
        copy = copied(original, learner, now)
        assert Reading.objects.get(section__brief=copy).read_at == now
        last = Bookmark.objects.filter(user=learner).order_by("-opened_at")[0]
        assert last.passage == copy.passages.get(slug="p2")

    def test_a_session_makes_cards_of_the_copy_alone(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        ReadingFactory.create(user=learner, section=original.passages.get(slug="mud"), read_at=now)
        copy = copied(original, learner, now)
        start_session(learner, Scope(), now)
        assert Card.objects.filter(question__brief=original).count() == 1
        assert Card.objects.filter(question__brief=copy).count() > 1

    def test_what_counts_as_right_in_one_counts_in_the_other(
        self, original: Brief, learner: User, other_learner: User, now: datetime
    ) -> None:
        AnswerWording.objects.create(
            brief=original,
            subject="concepts/dyke",
            thing="term",
            wording="earth wall",
            normalised="earth wall",
            is_accepted=True,
            decided_by=other_learner,
            decided_at=now,
        )
        copy = copied(original, learner, now)
        asked = Question.objects.get(brief=copy, type="term-for-definition")
        assert "earth wall" in asked.body["accepted"]

    def test_a_quiz_on_the_original_seals_the_copy_and_its_desk(
        self,
        original: Brief,
        card: Card,
        learner: User,
        learner_client: Client,
        now: datetime,
    ) -> None:
        quiz = QuizFactory.create(authored=True)
        attempt = AttemptFactory.create(user=learner, quiz=quiz, sealed=True)
        ResponseFactory.create(attempt=attempt, question=card.question)
        copy = copied(original, learner, now)
        sealed = on(copy, learner).question
        assert sealed.pk in sealed_questions(learner, now)
        learner_client.get(f"/briefs/{copy.slug}/check/")
        family, slug = sealed.subject.split("/")
        finding = copy.findings.get(family=family, slug=slug)
        address = f"/briefs/{copy.slug}/check/?show=all&finding={finding.pk}"
        assert SEALED in learner_client.get(address).text
        attempt.delete()
        shown = learner_client.get(address).text
        assert SEALED not in shown
        assert sealed.body["stem"] in shown


class TestMovingBack:
    @pytest.fixture
    def copy(self, original: Brief, card: Card, learner: User, now: datetime) -> Brief:
        """Studied since: the card was answered once more, in a session on the copy."""
        copy = copied(original, learner, now)
        session = StudySessionFactory.create(user=learner, brief=copy)
        ReviewFactory.create(card=on(copy, learner), user=learner, seq=5, session=session)
        Card.objects.filter(question__brief=copy).update(stability=50)
        return copy

    def test_the_card_comes_back_with_all_its_answers(
        self, copy: Brief, original: Brief, card: Card, learner: User
    ) -> None:
        copy.delete()
        [back] = Card.objects.filter(user=learner)
        assert (back.pk, back.question, back.brief) == (card.pk, card.question, original)
        assert (back.stability, back.starred, back.suspended) == (50, True, False)
        assert back.reviews.count() == 2

    def test_one_whose_finding_was_rejected_is_asked_again(
        self, copy: Brief, original: Brief, learner: User
    ) -> None:
        Card.objects.filter(question__brief=copy).update(suspended=True, suspension="retired")
        copy.delete()
        assert not on(original, learner).suspended

    def test_one_that_was_answered_in_the_original_stays_there(
        self, copy: Brief, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        stayed = on(original, learner)
        bring_back(stayed, now)
        ReviewFactory.create(card=stayed, user=learner, seq=0)
        copy.delete()
        [left] = Card.objects.filter(user=learner)
        assert (left.pk, left.stability) == (stayed.pk, 40)

    def test_it_is_kept_where_the_original_is_closed_by_now(
        self, copy: Brief, original: Brief, card: Card, learner: User
    ) -> None:
        Brief.objects.filter(pk=original.pk).update(visibility="private")
        Brief.objects.get(pk=copy.pk).delete()
        assert on(original, learner).suspension == "closed"
        assert on(original, learner).reviews.count() == 2

    def test_without_the_original_it_goes_with_the_copy(
        self, copy: Brief, original: Brief, learner: User
    ) -> None:
        original.delete()
        Brief.objects.get(pk=copy.pk).delete()
        assert not Card.objects.filter(user=learner).exists()

    def test_a_brief_that_is_no_copy_has_none_to_give_back(self, learner: User) -> None:
        own = BriefFactory.create(owner=learner)
        CardFactory.create(user=learner, question__brief=own)
        own.delete()
        assert not Card.objects.exists()

    @pytest.mark.parametrize("way", ["page", "admin", "list of the admin"])
    def test_it_comes_back_on_every_way(
        self, copy: Brief, original: Brief, card: Card, learner: User, way: str
    ) -> None:
        User.objects.filter(pk=learner.pk).update(is_staff=True, is_superuser=True)
        address, form = {
            "page": (f"/briefs/{copy.slug}/delete/", {}),
            "admin": (f"/admin/content/brief/{copy.pk}/delete/", {"post": "yes"}),
            "list of the admin": (
                "/admin/content/brief/",
                {"post": "yes", "action": "delete_selected", "_selected_action": copy.pk},
            ),
        }[way]
        response = signed_in(User.objects.get(pk=learner.pk)).post(address, form)
        assert response.status_code == 302
        assert not Brief.objects.filter(pk=copy.pk).exists()
        [back] = Card.objects.filter(user=learner)
        assert (back.pk, back.brief, back.stability, back.suspended) == (
            card.pk,
            original,
            50,
            False,
        )
        assert back.reviews.count() == 2


class TestDeletingTheOriginal:
    @pytest.mark.parametrize("narrowed", [False, True])
    def test_answers_in_sessions_on_it_stay_with_the_card_in_the_copy(
        self, original: Brief, card: Card, learner: User, now: datetime, narrowed: bool
    ) -> None:
        section = original.passages.get(slug="mud") if narrowed else None
        session = StudySessionFactory.create(user=learner, brief=original, section=section)
        ReviewFactory.create(card=card, user=learner, seq=3, session=session)
        copy = copied(original, learner, now)
        original.delete()
        assert on(copy, learner).reviews.count() == 2
        session.refresh_from_db()
        assert (session.brief, session.section) == (None, None)

    def test_a_session_on_it_that_is_under_way_asks_nothing_more(
        self, original: Brief, card: Card, learner: User, now: datetime
    ) -> None:
        session = StudySessionFactory.create(user=learner, brief=original)
        ReviewFactory.create(card=card, user=learner, seq=3, session=session, rating=1)
        other = CardFactory.create(user=learner, in_review=True)
        copied(original, learner, now)
        original.delete()
        session.refresh_from_db()
        assert next_turn(session_progress(session, learner, now)) is None
        another = start_another(session, now)
        turn = next_turn(session_progress(another, learner, now))
        assert turn is not None
        assert turn.card == other

    def test_sessions_without_an_answer_that_stays_go(
        self, original: Brief, card: Card, learner: User, other_learner: User, now: datetime
    ) -> None:
        theirs = CardFactory.create(user=other_learner, question=card.question)
        session = StudySessionFactory.create(user=other_learner, brief=original)
        ReviewFactory.create(card=theirs, user=other_learner, session=session)
        copied(original, learner, now)
        original.delete()
        assert not StudySession.objects.filter(pk=session.pk).exists()


class TestCardsThatRest:
    """Those of the original that have no counterpart in the copy."""

    @pytest.fixture
    def resting(self, original: Brief, learner: User) -> Card:
        """Of a question that is left out of the copy."""
        question = QuestionFactory.create(brief=original)
        card = CardFactory.create(user=learner, question=question, in_review=True)
        ReviewFactory.create(card=card, user=learner, seq=0)
        return card

    @pytest.fixture
    def copy(self, original: Brief, resting: Card, learner: User, now: datetime) -> Brief:
        return copied(original, learner, now)

    def assert_is(self, card: Card, suspension: str) -> None:
        before = (card.stability, card.due_at)
        card.refresh_from_db()
        assert (card.suspension, card.suspended) == (suspension, bool(suspension))
        assert (card.stability, card.due_at, card.reviews.count()) == (*before, 1)

    def open(self, brief: Brief, visibility: str) -> None:
        Brief.objects.filter(pk=brief.pk).update(visibility=visibility)
        brief.refresh_from_db()
        follow_visibility(brief)

    def test_they_are_asked_again_once_the_copy_is_deleted(
        self, copy: Brief, resting: Card
    ) -> None:
        self.assert_is(resting, "copied")
        copy.delete()
        self.assert_is(resting, "")

    def test_where_the_original_was_closed_they_come_back_with_it(
        self, original: Brief, copy: Brief, resting: Card
    ) -> None:
        self.open(original, "private")
        self.assert_is(resting, "copied")
        Brief.objects.get(pk=copy.pk).delete()
        self.assert_is(resting, "closed")
        self.open(original, "link")
        self.assert_is(resting, "")

    def test_where_the_copy_is_still_there_they_rest_on(
        self, original: Brief, copy: Brief, resting: Card
    ) -> None:
        for visibility in ("private", "link"):
            self.open(original, visibility)
            self.assert_is(resting, "copied")

    def test_those_of_a_retired_question_are_retired(
        self, copy: Brief, resting: Card, now: datetime
    ) -> None:
        Question.objects.filter(pk=resting.question_id).update(retired_at=now)
        copy.delete()
        self.assert_is(resting, "retired")


class TestACopyOfACopy:
    @pytest.fixture
    def first(self, original: Brief, now: datetime) -> Brief:
        copy = copied(original, UserFactory.create(), now)
        Brief.objects.filter(pk=copy.pk).update(visibility="link")
        copy.refresh_from_db()
        return copy

    @pytest.fixture
    def second(self, first: Brief, learner: User, now: datetime) -> Brief:
        return copied(first, learner, now, key="klmnopqrst")

    @pytest.fixture
    def attempt(self, original: Brief, learner: User) -> Attempt:
        """At a quiz on the first brief, under way."""
        quiz = QuizFactory.create(authored=True)
        attempt = AttemptFactory.create(user=learner, quiz=quiz, sealed=True)
        question = Question.objects.get(brief=original, type="term-for-definition")
        ResponseFactory.create(attempt=attempt, question=question)
        return attempt

    def desk_on(self, brief: Brief, client: Client) -> str:
        client.get(f"/briefs/{brief.slug}/check/")
        finding = brief.findings.get(family="concepts", slug="dyke")
        return client.get(f"/briefs/{brief.slug}/check/?show=all&finding={finding.pk}").text

    @pytest.mark.parametrize("is_first_deleted", [False, True])
    def test_its_desk_is_sealed_by_a_quiz_on_the_first_brief(
        self,
        first: Brief,
        second: Brief,
        attempt: Attempt,
        learner: User,
        learner_client: Client,
        now: datetime,
        is_first_deleted: bool,
    ) -> None:
        if is_first_deleted:
            first.delete()
        asked = Question.objects.get(brief=second, type="term-for-definition")
        assert asked.pk in sealed_questions(learner, now)
        assert is_in_open_quiz(learner, asked, now=now)
        assert SEALED in self.desk_on(second, learner_client)
        attempt.delete()
        assert not is_in_open_quiz(learner, asked, now=now)
        shown = self.desk_on(second, learner_client)
        assert SEALED not in shown
        assert asked.body["stem"] in shown

    def test_its_cards_go_back_to_the_copy(
        self, original: Brief, first: Brief, learner: User, now: datetime
    ) -> None:
        question = Question.objects.filter(brief=first, owns_card=True)[0]
        card = CardFactory.create(user=learner, question=question, in_review=True)
        copied(first, learner, now, key="klmnopqrst").delete()
        [back] = Card.objects.filter(user=learner)
        assert (back.pk, back.question, back.suspended) == (card.pk, question, False)


def test_cards_of_the_original_are_made_again_where_it_is_chosen(
    original: Brief, card: Card, learner: User, now: datetime
) -> None:
    copied(original, learner, now)
    make_cards(learner, Question.objects.filter(brief=original))
    assert Card.objects.filter(question__brief=original, suspended=False).count() > 0
