from datetime import datetime, timedelta

import pytest

from learning.answering import Answer, StaleAnswer, part_rating, record_answer
from learning.factories import (
    CardFactory,
    QuestionFactory,
    RevealFactory,
    StudySessionFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds import kind_of
from learning.models import Card, Review
from learning.scheduling import Rating
from learning.shown import ANSWER_FIRST, Shown, shown_now

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def showing(*cards: Card, format: str = "recall", at: datetime, whole: int | None = None) -> Shown:
    session = StudySessionFactory.create(user=cards[0].user)
    return shown_now(list(cards), format, session, at - timedelta(seconds=5), whole)


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
    whole = QuestionFactory.create(body=body, owns_card=False)
    cards = [
        CardFactory.create(user=learner, question__uid=part["uid"], in_review=True)
        for part in parts
    ]
    shown = kind_of("matching").shown(whole.uid, body, 1)
    ids = {one["text"]: one["id"] for one in (*shown["prompts"], *shown["options"])}
    pairs = {ids["Wang Li"]: ids["the port"], ids["Zhao Min"]: ids["a ship"], ids["Sun Tao"]: ""}

    answered = record_answer(
        learner,
        showing(*cards, format="matching", at=now, whole=whole.pk),
        Answer(response={"pairs": pairs}),
        now,
    )

    assert [review.rating for review in answered.reviews] == [3, 1, 1]
    assert len({review.key for review in answered.reviews}) == 1
    assert set(Review.objects.values_list("whole", flat=True)) == {whole.pk}


def test_an_order_with_one_swap_is_hard_for_each_part():
    verdict = Verdict(outcome=Outcome.NEAR)

    assert part_rating(verdict, {"prompt": "anything"}) == Rating.HARD


def test_an_answer_takes_five_statements_of_its_own(learner, now, django_assert_num_queries):
    card = CardFactory.create(user=learner, in_review=True, question__sibling_key="x")
    CardFactory.create_batch(4, user=learner, question__sibling_key="x")
    shown = showing(card, at=now)

    with django_assert_num_queries(5):  # savepoint, cards, update, insert, release
        record_answer(learner, shown, graded(Rating.GOOD), now)
