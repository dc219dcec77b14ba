"""One memory: what the answers of a quiz do to the cards that the learner studies."""

from datetime import timedelta

import pytest

from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    ResponseFactory,
    RevealFactory,
    ReviewFactory,
    composite_cards,
)
from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds.response_fields import opaque
from learning.kinds.written import WrittenQuestion, part
from learning.models import Card, Review
from learning.quizzes.answering import Given, save_response
from learning.quizzes.submitting import submit_attempt
from learning.scheduling import replay
from learning.study.corrections import AnsweredInQuiz, undo_answer
from learning.study.memory import seed_of

pytestmark = pytest.mark.django_db
PAIRS = WrittenQuestion(
    format=formats.MATCHING,
    stem="Which river flows where?",
    answer="Wuhan: Yangtze; Paris: Seine",
    expects=Expects.SET,
    particulars={"parts": [part("Wuhan", "Yangtze"), part("Paris", "Seine")]},
)
RIGHT, WRONG = {"text": "Wang Li"}, {"text": "Zhao Min"}


@pytest.fixture
def attempt(learner):
    return AttemptFactory.create(user=learner)


@pytest.fixture
def card(learner) -> Card:
    return CardFactory.create(user=learner, in_review=True)


def answer(attempt, question, given, now, *, format="typed", seconds=None):
    response = ResponseFactory.create(attempt=attempt, question=question, format=format)
    return save_response(attempt, response.position, Given(0, given, seconds), now)


def option(card: Card, text: str) -> dict[str, str]:
    return {"option": opaque(card.question.body, text)}


def test_pairs_that_somebody_wrote_have_a_card_of_their_own(attempt, learner, now):
    question = QuestionFactory.create(own=True, owner=learner, body=PAIRS.body())
    CardFactory.create(user=learner, question=question, in_review=True)
    pairs = (("Wuhan", "Yangtze"), ("Paris", "Seine"))
    given = {opaque(PAIRS.body(), left): opaque(PAIRS.body(), right) for left, right in pairs}
    answer(attempt, question, {"pairs": given}, now, format="matching", seconds=9.0)
    submit_attempt(attempt, now)
    review = Review.objects.get()
    assert (review.verdict["outcome"], review.whole) == ("right", None)


class TestAtTheEnd:
    def test_nothing_is_reviewed_before_it_is_submitted(self, attempt, card, now):
        answer(attempt, card.question, RIGHT, now)

        assert not Review.objects.exists()

    @pytest.mark.parametrize(("given", "rating"), [(RIGHT, 3), (WRONG, 1)])
    def test_a_studied_card_is_reviewed_once(self, attempt, card, now, given, rating):
        response = answer(attempt, card.question, given, now - timedelta(minutes=3), seconds=8.0)

        for _ in range(2):
            submit_attempt(attempt, now)

        review, before = Review.objects.get(), card.seq
        card.refresh_from_db()
        assert (review.card, review.rating, review.reviewed_at) == (card, rating, now)
        assert (review.quiz_response, review.session, review.seconds) == (response, None, 8.0)
        assert (card.seq, card.reviewed_at) == (before + 1, now)
        assert card.recall_due == (rating == 1)

    def test_a_blank_is_no_review(self, attempt, card, now):
        answer(attempt, card.question, {"text": ""}, now)
        submit_attempt(attempt, now)

        assert not Review.objects.exists()

    @pytest.mark.parametrize(
        "state",
        [
            {},
            {"in_review": True, "suspended": True, "suspension": "learner"},
            {"in_review": True, "question__retired_at": "2026-03-01T12:00Z"},
            {"in_review": True, "question__brief__visibility": "private"},
        ],
        ids=["new", "suspended", "retired", "closed"],
    )
    def test_a_card_that_is_not_studied_stays_as_it_is(self, attempt, learner, now, state):
        card = CardFactory.create(user=learner, **state)
        answer(attempt, card.question, WRONG, now)
        submit_attempt(attempt, now)

        assert not Review.objects.exists()
        seq = card.seq
        card.refresh_from_db()
        assert card.seq == seq

    def test_it_makes_no_card_and_touches_nobody_elses(self, attempt, other_learner, now):
        theirs = CardFactory.create(user=other_learner, in_review=True)
        answer(attempt, theirs.question, WRONG, now)
        submit_attempt(attempt, now)

        assert Card.objects.get() == theirs
        assert not Review.objects.exists()

    def test_siblings_are_kept_for_another_day(self, attempt, learner, card, now):
        key = card.question.sibling_key
        sibling = CardFactory.create(user=learner, in_review=True, question__sibling_key=key)
        answer(attempt, card.question, RIGHT, now)
        submit_attempt(attempt, now)

        sibling.refresh_from_db()
        assert learner.study_day(sibling.show_at) > learner.study_day(now)

    def test_an_answer_that_closed_late_does_not_turn_the_log_back(self, attempt, card, now):
        answer(attempt, card.question, RIGHT, now)
        Card.objects.update(reviewed_at=now + timedelta(hours=2))
        submit_attempt(attempt, now)

        assert Review.objects.get().reviewed_at == now + timedelta(hours=2)

    def test_the_card_is_as_a_replay_of_its_log_says(self, attempt, learner, now):
        card = CardFactory.create(user=learner, in_learning=True, seq=1)
        seed = seed_of(card)
        answer(attempt, card.question, RIGHT, now)
        submit_attempt(attempt, now)

        card.refresh_from_db()
        memory = replay([(3, now, seed)], preferences=learner.preferences)
        assert (card.stability, card.due_at) == (memory.stability, memory.due_at)


class TestPickedFromOptions:
    def submitted(self, attempt, card, text, now, **fields):
        answer(attempt, card.question, option(card, text), now, format="choice", **fields)
        submit_attempt(attempt, now)
        return Review.objects.get().rating

    def test_a_surely_known_answer_is_good(self, attempt, learner, now):
        recent = now - timedelta(days=2)
        card = CardFactory.create(user=learner, in_review=True, reviewed_at=recent)
        assert self.submitted(attempt, card, "Wang Li", now) == 3

    def test_a_click_that_may_be_luck_proves_nothing(self, attempt, learner, now):
        old = now - timedelta(days=300)
        card = CardFactory.create(user=learner, in_review=True, reviewed_at=old)

        assert self.submitted(attempt, card, "Wang Li", now) is None
        card.refresh_from_db()
        assert card.recall_due

    def test_a_click_too_quick_to_have_read_proves_nothing(self, attempt, learner, now):
        recent = now - timedelta(days=2)
        card = CardFactory.create(user=learner, in_review=True, reviewed_at=recent)
        assert self.submitted(attempt, card, "Wang Li", now, seconds=0.4) is None

    def test_a_wrong_one_is_always_missed(self, attempt, card, now):
        assert self.submitted(attempt, card, "Sun Tao", now, seconds=0.4) == 1


def test_each_studied_part_of_a_composite_is_reviewed_by_itself(attempt, learner, now):
    composite = CompositeFactory.create(format="list")
    known, missed, new = composite_cards(composite, learner)
    Card.objects.filter(pk=new.pk).update(state=Card.State.NEW)
    answer(attempt, composite, {"items": ["Wang Li"]}, now, format="list")
    submit_attempt(attempt, now)

    ratings = dict(Review.objects.values_list("card", "rating"))
    assert ratings == {known.pk: 3, missed.pk: 1}
    assert set(Review.objects.values_list("whole", flat=True)) == {composite.pk}


class TestPairsThatWereMatched:
    """A right pair among five partners is knowledge where recall was 0.65 or more."""

    def ratings(self, attempt, learner, now, *, stability, options=None):
        composite = CompositeFactory.create(format="matching")
        composite_cards(
            composite, learner, stability=stability, reviewed_at=now - timedelta(days=10)
        )
        response = ResponseFactory.create(attempt=attempt, question=composite, format="matching")
        if options:
            response.shown["options"] = response.shown["options"][:options]
            response.save()
        parts = {part["prompt"]: part["answer"] for part in composite.body["parts"]}
        pairs = {
            opaque(composite.body, left): opaque(composite.body, parts[left]) for left in parts
        }
        given = Given(0, {"pairs": pairs}, 20.0)
        save_response(attempt, response.position, given, now)
        submit_attempt(attempt, now)
        return list(Review.objects.values_list("rating", flat=True))

    def test_a_surely_known_answer_is_good(self, attempt, learner, now):
        assert self.ratings(attempt, learner, now, stability=3.0) == [3, 3, 3]

    def test_a_pair_that_may_be_luck_proves_nothing(self, attempt, learner, now):
        assert self.ratings(attempt, learner, now, stability=0.5) == [None, None, None]

    def test_the_number_of_options_shown_decides(self, attempt, learner, now):
        ratings = self.ratings(attempt, learner, now, stability=3.0, options=2)
        assert ratings == [None, None, None]


class TestLookedUp:
    def test_a_revealed_card_is_missed_however_it_is_answered(self, attempt, card, now):
        RevealFactory.create(card=card)
        answer(attempt, card.question, RIGHT, now)
        submit_attempt(attempt, now)

        assert Review.objects.get().rating == 1

    def test_looking_up_before_the_last_answer_does_not_count(self, attempt, card, now):
        RevealFactory.create(card=card, seq=0)
        answer(attempt, card.question, RIGHT, now)
        submit_attempt(attempt, now)

        assert Review.objects.get().rating == 3


def test_with_feedback_after_each_it_is_reviewed_at_the_answer_and_not_again(attempt, card, now):
    attempt.feedback = "each"
    attempt.save()
    answer(attempt, card.question, WRONG, now)
    assert Review.objects.get().rating == 1

    submit_attempt(attempt, now + timedelta(minutes=5))
    assert Review.objects.count() == 1


def test_with_feedback_after_each_what_was_given_up_is_missed(attempt, card, now):
    attempt.feedback = "each"
    attempt.save()
    answer(attempt, card.question, {"text": ""}, now)

    review = Review.objects.get()
    assert (review.rating, review.response) == (1, {"given": None})


class TestUndoingInStudy:
    def test_the_answer_of_a_quiz_stands(self, attempt, learner, card, now):
        ReviewFactory.create(card__user=learner)
        answer(attempt, card.question, WRONG, now)
        submit_attempt(attempt, now)

        with pytest.raises(AnsweredInQuiz):
            undo_answer(learner, now, review_id=Review.objects.latest("pk").pk)
        assert Review.objects.standing().count() == 2
