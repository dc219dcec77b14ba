"""*I was right*, *I was wrong* in a quiz: the result follows, and the cards that were reviewed."""

from datetime import timedelta

import pytest

from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    ResponseFactory,
    StudySessionFactory,
    composite_cards,
)
from learning.kinds.response_fields import opaque
from learning.models import Card, Response, Review
from learning.quizzes.answering import Given, StaleResponse, save_response
from learning.quizzes.corrections import override_response
from learning.quizzes.practice import study_missed
from learning.quizzes.submitting import submit_attempt
from learning.study.answering import Answer, record_answer
from learning.study.memory import snapshot
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db
RIGHT, WRONG = {"text": "Wang Li"}, {"text": "Zhao Min"}
DAY = timedelta(days=1)


@pytest.fixture
def attempt(learner):
    return AttemptFactory.create(user=learner)


@pytest.fixture
def card(learner) -> Card:
    return CardFactory.create(user=learner, in_review=True)


def taken(attempt, question, given, now, *, format="typed") -> Response:
    """An answer in a quiz that was handed in."""
    response = ResponseFactory.create(attempt=attempt, question=question, format=format)
    save_response(attempt, response.position, Given(0, given, 20.0), now)
    submit_attempt(attempt, now)
    return response


def call(response, own, now) -> bool:
    response.refresh_from_db()
    version, attempt = response.version, response.attempt
    return override_response(attempt, response.position, own, version=version, now=now)


def outcome(response) -> str:
    response.refresh_from_db()
    return response.verdict["outcome"]


class TestOneCard:
    @pytest.mark.parametrize(("given", "own", "rating"), [(WRONG, "right", 3), (RIGHT, "wrong", 1)])
    def test_the_review_and_the_result_become_what_the_learner_says(
        self, attempt, card, now, given, own, rating
    ):
        response = taken(attempt, card.question, given, now)

        assert call(response, own, now + DAY)

        assert outcome(response) == own
        review = Review.objects.standing().get()
        assert (review.rating, review.verdict["overridden"]) == (rating, own)
        assert (review.quiz_response, review.reviewed_at) == (response, now)
        card.refresh_from_db()
        assert card.recall_due == (own == "wrong")

    def test_an_undo_restores_all(self, attempt, card, now):
        response = taken(attempt, card.question, WRONG, now)
        card.refresh_from_db()
        response.refresh_from_db()
        before, verdict = snapshot(card), response.verdict
        call(response, "right", now)

        assert call(response, "", now)

        card.refresh_from_db()
        response.refresh_from_db()
        assert (response.verdict, snapshot(card)) == (verdict, before)
        assert Review.objects.standing().get().rating == 1
        assert not Review.objects.standing().get().verdict.get("overridden")

    def test_a_click_called_right_proves_no_more_than_a_right_click(self, attempt, learner, now):
        card = CardFactory.create(user=learner, in_review=True, reviewed_at=now - 300 * DAY)
        picked = {"option": opaque(card.question.body, "Sun Tao")}
        response = taken(attempt, card.question, picked, now, format="choice")

        call(response, "right", now)

        assert Review.objects.standing().get().rating is None

    def test_sent_twice_it_is_done_once(self, attempt, card, now):
        response = taken(attempt, card.question, WRONG, now)

        for _ in range(2):
            place = response.position
            assert override_response(attempt, place, "right", version=1, now=now)

        response.refresh_from_db()
        assert (response.version, Review.objects.count()) == (2, 2)

    def test_siblings_are_not_moved_again(self, attempt, learner, card, now):
        key = card.question.sibling_key
        sibling = CardFactory.create(user=learner, in_review=True, question__sibling_key=key)
        response = taken(attempt, card.question, WRONG, now)
        moved = Review.objects.get().before["siblings"]

        call(response, "right", now)

        assert list(moved) == [str(sibling.pk)]
        assert Review.objects.standing().get().before["siblings"] == moved


class TestWithoutAReview:
    def test_the_result_changes_where_no_card_is_studied(self, attempt, now):
        response = taken(attempt, QuestionFactory.create(), WRONG, now)

        assert call(response, "right", now)

        assert outcome(response) == "right"
        assert not Review.objects.exists()

    def test_it_changes_and_no_later_answer_is_lost_where_the_card_has_moved_on(
        self, attempt, learner, card, now
    ):
        response = taken(attempt, card.question, WRONG, now)
        card.refresh_from_db()
        shown = shown_now([card], "typed", StudySessionFactory.create(user=learner), now)
        record_answer(learner, shown, Answer(response=RIGHT), now + DAY)
        card.refresh_from_db()
        before = snapshot(card)

        assert not call(response, "right", now + DAY)

        card.refresh_from_db()
        assert (outcome(response), snapshot(card)) == ("right", before)
        assert [review.rating for review in Review.objects.standing()] == [1, 3]

    def test_a_suspended_card_is_not_moved_either(self, attempt, card, now):
        response = taken(attempt, card.question, WRONG, now)
        Card.objects.update(suspended=True, suspension=Card.Suspension.HIDDEN)

        assert not call(response, "right", now)
        assert Review.objects.get().rating == 1


class TestComposite:
    def test_each_part_that_was_reviewed_follows(self, attempt, learner, now):
        composite = CompositeFactory.create(format="list")
        known, missed, new = composite_cards(composite, learner)
        Card.objects.filter(pk=new.pk).update(state=Card.State.NEW)
        response = taken(attempt, composite, {"items": ["Wang Li"]}, now, format="list")

        call(response, "right", now)
        standing = Review.objects.standing()
        assert dict(standing.values_list("card", "rating")) == {known.pk: 3, missed.pk: 3}

        call(response, "", now)
        assert dict(standing.values_list("card", "rating")) == {known.pk: 3, missed.pk: 1}

    def test_called_wrong_all_of_it_is_studied_again(self, attempt, learner, now):
        composite = CompositeFactory.create(format="list")
        cards = composite_cards(composite, learner)
        items = {"items": ["Wang Li", "Zhao Min", "Sun Tao"]}
        response = taken(attempt, composite, items, now, format="list")
        assert study_missed(attempt, now) is None

        call(response, "wrong", now)

        assert study_missed(attempt, now).chosen == [card.pk for card in cards]


class TestRefused:
    @pytest.mark.parametrize("own", ["right", ""])
    def test_where_it_says_nothing_else(self, attempt, card, now, own):
        response = taken(attempt, card.question, RIGHT, now)

        with pytest.raises(StaleResponse):
            call(response, own, now)

    def test_where_nothing_was_judged_or_answered(self, attempt, card, now):
        response = ResponseFactory.create(attempt=attempt, question=card.question)
        for _ in range(2):
            with pytest.raises(StaleResponse):
                call(response, "right", now)
            submit_attempt(attempt, now)

    def test_where_another_page_was_first(self, attempt, card, now):
        response = taken(attempt, card.question, WRONG, now)
        call(response, "right", now)
        call(response, "", now)

        with pytest.raises(StaleResponse):
            override_response(attempt, response.position, "right", version=1, now=now)
