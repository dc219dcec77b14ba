from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from learning.factories import (
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    RevealFactory,
    StudySessionFactory,
    composite_cards,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds import kind_of
from learning.kinds.options import Option
from learning.kinds.response_fields import opaque
from learning.kinds.several import Several
from learning.models import Card, Review
from learning.scheduling import Rating
from learning.study.answering import Answer, Judged, StaleAnswer, part_rating, record_answer
from learning.study.shown import ANSWER_FIRST, Shown, shown_now

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def showing(
    *cards: Card, format: str = "recall", at: datetime, composite: int | None = None
) -> Shown:
    session = StudySessionFactory.create(user=cards[0].user)
    return shown_now(list(cards), format, session, at - timedelta(seconds=5), composite)


def graded(rating: Rating) -> Answer:
    return Answer(rating=rating)


def typed(text: str) -> Answer:
    return Answer(response={"text": text})


def option(card: Card, text: str) -> Answer:
    shown = kind_of("choice").shown(card.question.uid, card.question.body, card.seq)
    return Answer(response={"option": next(o["id"] for o in shown["options"] if o["text"] == text)})


def test_a_right_answer_is_logged_and_moves_the_card_into_the_future(learner, now):
    card = CardFactory.create(user=learner, in_review=True)

    record_answer(learner, showing(card, at=now), graded(Rating.GOOD), now)

    card.refresh_from_db()
    review = card.reviews.get()
    assert (review.rating, review.state, review.seq) == (3, Card.State.REVIEW, 1)
    assert review.studied_on == now.date()
    assert review.seconds == 5
    assert card.show_at == card.due_at > now + 10 * DAY
    assert card.seq == 2


def test_a_missed_card_comes_back_for_a_right_recall(learner, now):
    card = CardFactory.create(user=learner, in_review=True)

    record_answer(learner, showing(card, at=now), graded(Rating.AGAIN), now)

    card.refresh_from_db()
    assert card.state == Card.State.RELEARNING
    assert card.show_at == now + 10 * MINUTE
    assert card.recall_due
    assert card.lapses == 1


def test_the_same_form_sent_twice_leaves_one_review_and_gives_the_same_result(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    shown = showing(card, format="typed", at=now)

    first = record_answer(learner, shown, typed("Wang Li"), now)
    second = record_answer(learner, shown, typed("Wang Li"), now + MINUTE)

    assert second.reviews == first.reviews
    assert Review.objects.count() == 1


def test_an_answer_to_a_card_that_has_moved_on_is_refused(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    in_one_tab, in_another = showing(card, at=now), showing(card, at=now)
    record_answer(learner, in_one_tab, graded(Rating.GOOD), now)

    with pytest.raises(StaleAnswer):
        record_answer(learner, in_another, graded(Rating.AGAIN), now)

    assert Review.objects.get().rating == 3


def test_an_answer_to_a_card_that_was_suspended_meanwhile_is_refused(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    shown = showing(card, at=now)
    Card.objects.update(suspended=True)

    with pytest.raises(StaleAnswer):
        record_answer(learner, shown, graded(Rating.GOOD), now)


def test_another_learners_card_cannot_be_answered(learner, other_learner, now):
    card = CardFactory.create(user=other_learner, in_review=True)

    with pytest.raises(Card.DoesNotExist):
        record_answer(learner, showing(card, at=now), graded(Rating.GOOD), now)

    assert not Review.objects.exists()


def test_a_card_that_was_only_read_leaves_new_and_comes_back_as_recall(learner, now):
    card = CardFactory.create(user=learner)

    record_answer(learner, showing(card, format=ANSWER_FIRST, at=now), Answer(), now)

    card.refresh_from_db()
    assert card.state == Card.State.LEARNING
    assert card.stability is None
    assert card.recall_due
    assert card.show_at == now + MINUTE
    assert card.reviews.get().rating is None


def test_a_right_click_on_a_new_card_proves_nothing_yet(learner, now):
    card = CardFactory.create(user=learner)

    answered = record_answer(
        learner, showing(card, format="choice", at=now), option(card, "Wang Li"), now
    )

    assert answered.reviews[0].verdict["outcome"] == Outcome.RIGHT
    card.refresh_from_db()
    assert (card.state, card.recall_due) == (Card.State.LEARNING, True)
    assert card.reviews.get().rating is None


class TestACardThatCanOnlyBeRecognised:
    """It leaves learning by clicks on days apart, and never by many on one day."""

    @pytest.fixture
    def card(self, learner):
        return CardFactory.create(user=learner, question__body=question_body(formats=["choice"]))

    def click(self, card, at, text="Wang Li"):
        record_answer(card.user, showing(card, format="choice", at=at), option(card, text), at)
        card.refresh_from_db()
        return card.reviews.latest("pk").rating

    def tomorrow(self, card, at):
        return card.user.study_day_bounds(card.user.study_day(at))[1]

    def test_is_clicked_twice_on_its_first_day_and_waits_for_the_next(self, card, now):
        assert self.click(card, now) is None
        assert self.click(card, now + MINUTE) == Rating.HARD
        assert (card.state, card.recall_due) == (Card.State.LEARNING, False)
        assert card.show_at == self.tomorrow(card, now)

    def test_does_not_graduate_by_any_number_of_clicks_on_a_day(self, card, now):
        for minutes in range(0, 120, 7):
            assert self.click(card, now + minutes * MINUTE) in (None, Rating.HARD)
            assert card.state == Card.State.LEARNING

    def test_graduates_by_a_right_click_on_each_of_two_later_days(self, card, now):
        self.click(card, now)
        self.click(card, now + MINUTE)
        assert self.click(card, now + DAY - 3 * MINUTE) == Rating.GOOD
        assert (card.state, card.show_at) == (
            Card.State.LEARNING,
            self.tomorrow(card, now + DAY - 3 * MINUTE),
        )
        assert self.click(card, now + 2 * DAY - 5 * MINUTE) == Rating.GOOD
        assert card.state == Card.State.REVIEW
        assert card.show_at == card.due_at > now + 2 * DAY

    def test_leaves_learning_too_where_it_was_missed_at_first(self, card, now):
        assert self.click(card, now, "Zhao Min") == Rating.AGAIN
        assert self.click(card, now + MINUTE) == Rating.HARD
        for day in (1, 2):
            assert self.click(card, now + day * (DAY - MINUTE)) == Rating.GOOD
        assert card.state == Card.State.REVIEW

    def test_comes_back_to_review_after_a_lapse_by_a_click_on_a_later_day(self, card, now):
        for at in (now, now + MINUTE, now + DAY, now + 2 * DAY):
            self.click(card, at)
        lapsed_at = now + 40 * DAY
        assert self.click(card, lapsed_at, "Zhao Min") == Rating.AGAIN
        assert card.state == Card.State.RELEARNING
        assert self.click(card, lapsed_at + MINUTE) == Rating.HARD
        assert card.state == Card.State.RELEARNING
        assert self.click(card, lapsed_at + DAY) == Rating.GOOD
        assert card.state == Card.State.REVIEW


def test_a_click_on_a_card_under_way_that_can_be_recalled_asks_for_recall(learner, now):
    card = CardFactory.create(user=learner)
    record_answer(learner, showing(card, format="choice", at=now), option(card, "Wang Li"), now)
    card.refresh_from_db()
    record_answer(learner, showing(card, format="typed", at=now), typed("Wang Li"), now)
    card.refresh_from_db()
    assert card.show_at == card.due_at

    later = now + MINUTE
    record_answer(learner, showing(card, format="choice", at=later), option(card, "Wang Li"), later)

    card.refresh_from_db()
    assert (card.state, card.recall_due) == (Card.State.LEARNING, True)
    assert card.show_at == later + MINUTE


def test_a_wrong_option_is_a_miss_and_says_what_it_really_is(learner, now):
    card = CardFactory.create(user=learner)

    answered = record_answer(
        learner, showing(card, format="choice", at=now), option(card, "Zhao Min"), now
    )

    assert answered.reviews[0].verdict["note"] == "Zhao Min is named elsewhere."
    assert card.reviews.get().rating == Rating.AGAIN


def test_a_surname_that_several_share_is_asked_back_and_rates_nothing(learner, now):
    body = question_body(answer="Liu Dian", pool=["Liu Yuanchun", "Wang Li"])
    card = CardFactory.create(user=learner, in_review=True, question__body=body)

    answered = record_answer(learner, showing(card, format="typed", at=now), typed("Liu"), now)

    assert "Liu" in answered.asks_back
    assert answered.reviews == []
    assert not Review.objects.exists()
    assert Card.objects.get() == card


class TestNearAnswer:
    @pytest.fixture
    def card(self, learner):
        body = question_body(formats=["typed"], expects="date", answer="May 2019")
        return CardFactory.create(user=learner, question__body=body, in_review=True)

    def second(self, learner, card, text, now):
        shown = replace(showing(card, format="typed", at=now), again=True)
        [review] = record_answer(learner, shown, typed(text), now).reviews
        return review

    def test_is_asked_back_once_and_rates_nothing(self, learner, card, now):
        answered = record_answer(learner, showing(card, format="typed", at=now), typed("2019"), now)

        assert (answered.reviews, answered.asks_back) == ([], "Almost: which month?")
        assert answered.again
        assert self.second(learner, card, "2019", now).rating == Rating.HARD

    @pytest.mark.parametrize(
        ("text", "rating"), [("May 2019", Rating.HARD), ("June 2019", Rating.AGAIN)]
    )
    def test_is_a_second_try_afterwards(self, learner, card, now, text, rating):
        assert self.second(learner, card, text, now).rating == rating

    def test_of_a_list_of_which_half_is_right_counts_as_missed(self, learner, now):
        elements = ["land", "labour", "capital", "data"]
        body = question_body(formats=["list"], expects="set", elements=elements)
        card = CardFactory.create(user=learner, question__body=body, in_review=True)
        answer = Answer(response={"items": elements[:2]})

        answered = record_answer(learner, showing(card, format="list", at=now), answer, now)

        [review] = answered.reviews
        assert (review.verdict["outcome"], review.rating) == (Outcome.NEAR, Rating.AGAIN)


def test_an_answer_typed_after_asking_for_it_counts_as_missed(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    RevealFactory.create(card=card)

    answered = record_answer(learner, showing(card, format="typed", at=now), typed("Wang Li"), now)

    assert answered.reviews[0].verdict["outcome"] == Outcome.RIGHT
    assert card.reviews.get().rating == Rating.AGAIN


def test_siblings_stay_away_until_the_next_study_day(learner, now):
    question = QuestionFactory.create(sibling_key="people/a/characters")
    card = CardFactory.create(user=learner, question=question, in_review=True)
    new, due, far = (
        CardFactory.create(user=learner, question__sibling_key="people/a/characters", **fields)
        for fields in (
            {},
            {"in_review": True},
            {"state": 2, "stability": 1, "difficulty": 5, "show_at": now + 9 * DAY},
        )
    )

    record_answer(learner, showing(card, at=now), graded(Rating.GOOD), now)

    tomorrow = now.replace(hour=4) + DAY
    for moved in (new, due):
        moved.refresh_from_db()
        assert moved.show_at == tomorrow
    far.refresh_from_db()
    assert far.show_at == now + 9 * DAY


def test_siblings_of_other_learners_stay_where_they_are(learner, other_learner, now):
    card = CardFactory.create(user=learner, question__sibling_key="x", in_review=True)
    theirs = CardFactory.create(user=other_learner, question__sibling_key="x", in_review=True)

    record_answer(learner, showing(card, at=now), graded(Rating.GOOD), now)

    theirs.refresh_from_db()
    assert theirs.show_at == now


def test_the_eighth_lapse_suspends_a_card_as_a_leech(learner, now):
    card = CardFactory.create(user=learner, in_review=True, lapses=7)

    record_answer(learner, showing(card, at=now), graded(Rating.AGAIN), now)

    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, Card.Suspension.LEECH)


def test_a_matching_reviews_the_card_of_each_of_its_parts(learner, now):
    source = {"passage": "first", "start": 0, "end": 6, "text": "Ningbo"}
    parts = [
        {"prompt": name, "answer": post, "uid": name, "source": source}
        for name, post in (("Wang Li", "the port"), ("Zhao Min", "the mint"), ("Sun Tao", "a ship"))
    ]
    body = question_body(parts=parts, formats=["matching"], distractors=[])
    composite = QuestionFactory.create(body=body, owns_card=False)
    cards = [
        CardFactory.create(user=learner, question__uid=part["uid"], in_review=True)
        for part in parts
    ]
    shown = kind_of("matching").shown(composite.uid, body, 1)
    ids = {one["text"]: one["id"] for one in (*shown["prompts"], *shown["options"])}
    pairs = {ids["Wang Li"]: ids["the port"], ids["Zhao Min"]: ids["a ship"], ids["Sun Tao"]: ""}

    answered = record_answer(
        learner,
        showing(*cards, format="matching", at=now, composite=composite.pk),
        Answer(response={"pairs": pairs}),
        now,
    )

    assert [review.rating for review in answered.reviews] == [3, 1, 1]
    assert len({review.key for review in answered.reviews}) == 1
    assert set(Review.objects.values_list("whole", flat=True)) == {composite.pk}


def test_an_order_with_one_swap_is_hard_for_each_part():
    verdict = Verdict(outcome=Outcome.NEAR)

    assert part_rating(verdict, {"prompt": "anything"}) == Rating.HARD


def test_an_answer_takes_five_statements_of_its_own(learner, now, django_assert_num_queries):
    card = CardFactory.create(user=learner, in_review=True, question__sibling_key="x")
    CardFactory.create_batch(4, user=learner, question__sibling_key="x")
    shown = showing(card, at=now)

    with django_assert_num_queries(5):  # savepoint, cards, update, insert, release
        record_answer(learner, shown, graded(Rating.GOOD), now)


class TestPairsThatWereMatched:
    """A right pair among five partners is knowledge where recall was 0.65 or more."""

    def ratings(self, learner, now, *, days=1, **known):
        composite = CompositeFactory.create(format="matching")
        cards = composite_cards(composite, learner, reviewed_at=now - timedelta(days=days), **known)
        RevealFactory.create(card=cards[0])
        texts = [(part["prompt"], part["answer"]) for part in composite.body["parts"]]
        pairs = {
            opaque(composite.body, left): opaque(composite.body, right) for left, right in texts
        }
        shown = showing(*cards, format="matching", at=now, composite=composite.pk)
        answered = record_answer(learner, shown, Answer(response={"pairs": pairs}), now)
        return [review.rating for review in answered.reviews]

    def test_a_known_pair_is_good_and_a_revealed_one_missed(self, learner, now):
        assert self.ratings(learner, now, stability=3.0) == [1, 3, 3]

    def test_a_pair_that_may_be_luck_proves_nothing(self, learner, now):
        assert self.ratings(learner, now, days=10, stability=0.5) == [1, None, None]


@pytest.mark.parametrize(
    ("picked", "rating"),
    [(("land", "tea"), Rating.HARD), (("tea",), Rating.AGAIN)],
)
def test_half_of_the_marks_for_several_options_are_a_pass(picked, rating, now):
    weights = {"land": 60, "labour": 40, "tea": -10, "oil": 0}
    options = [Option(text, w > 0, "", Decimal(w)) for text, w in weights.items()]
    body = Several().compose("Which?", options).body()
    card = CardFactory.create(question=QuestionFactory.create(body=body))
    response = {"options": [opaque(body, text) for text in picked]}
    verdict = kind_of("several").grade(body, response)
    assert Judged(verdict, body, "several", 15).worth(card, now) == rating
