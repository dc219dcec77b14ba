import uuid
from datetime import datetime, timedelta

import pytest

from learning.factories import (
    CardFactory,
    CompositeFactory,
    ReviewFactory,
    StudySessionFactory,
    composite_cards,
)
from learning.kinds import kind_of
from learning.kinds.response_fields import opaque
from learning.models import Card, Review, User
from learning.scheduling import Rating
from learning.study.answering import Answer, StaleAnswer, record_answer
from learning.study.corrections import override_verdict, undo_answer
from learning.study.memory import snapshot
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FUZZED = ("due_at", "show_at")


def typed(user: User, card: Card, now: datetime, text: str = "my own word") -> Review:
    shown = shown_now([card], "typed", StudySessionFactory.create(user=user), now)
    return record_answer(user, shown, Answer(response={"text": text}), now).reviews[0]


def override(review: Review, now: datetime, own: str = "right") -> list[Review]:
    return override_verdict(review.session, review.pk, own, key=uuid.uuid4(), now=now)


def remembered(card: Card) -> dict[str, object]:
    """All of a card's state but when it is due: its fuzz differs with each answer of the log."""
    return {name: value for name, value in snapshot(card).items() if name not in FUZZED}


def due(user: User, **fields: object) -> Card:
    return CardFactory.create(user=user, in_review=True, **fields)


class TestOneCard:
    def test_i_was_right_replaces_the_review(self, learner, now):
        card = due(learner)
        review = typed(learner, card, now)

        override(review, now)

        standing = Review.objects.standing().get()
        assert standing.rating == Rating.GOOD
        assert standing.verdict["overridden"] == "right"
        assert standing.response == review.response
        card.refresh_from_db()
        assert (card.state, card.lapses) == (Card.State.REVIEW, 0)
        assert card.show_at > now + DAY

    def test_i_was_wrong_replaces_it_too(self, learner, now):
        card = due(learner)

        override(typed(learner, card, now, "Wang Li"), now, "wrong")

        assert Review.objects.standing().get().rating == Rating.AGAIN
        card.refresh_from_db()
        assert (card.state, card.lapses, card.recall_due) == (Card.State.RELEARNING, 1, True)

    def test_what_was_left_blank_may_have_been_known(self, learner, now):
        review = typed(learner, due(learner), now, "")

        override(review, now)

        standing = Review.objects.standing().get()
        assert (standing.rating, standing.verdict["outcome"]) == (Rating.GOOD, "blank")

    def test_a_click_called_right_proves_no_more_than_a_right_click(self, learner, now):
        card = CardFactory.create(user=learner)
        shown = kind_of("choice").shown(card.question.uid, card.question.body, card.seq)
        wrong = next(one["id"] for one in shown["options"] if one["text"] == "Zhao Min")
        token = shown_now([card], "choice", StudySessionFactory.create(user=learner), now)
        review = record_answer(learner, token, Answer(response={"option": wrong}), now).reviews[0]

        override(review, now)

        assert Review.objects.standing().get().rating is None
        card.refresh_from_db()
        assert (card.state, card.recall_due) == (Card.State.LEARNING, True)

    def test_one_form_sent_twice_is_done_once(self, learner, now):
        review, key = typed(learner, due(learner), now), uuid.uuid4()

        first = override_verdict(review.session, review.pk, "right", key=key, now=now)
        second = override_verdict(review.session, review.pk, "right", key=key, now=now)

        assert first == second
        assert Review.objects.count() == 2

    def test_it_is_undone_to_before_the_answer(self, learner, now):
        card = due(learner, question__sibling_key="x")
        sibling = CardFactory.create(user=learner, question__sibling_key="x")
        before = snapshot(card), snapshot(sibling)
        override(typed(learner, card, now), now)

        undo_answer(learner, now)

        card.refresh_from_db()
        sibling.refresh_from_db()
        assert (snapshot(card), snapshot(sibling)) == before
        assert undo_answer(learner, now) == []

    def test_a_verdict_of_days_later_counts_for_when_the_answer_was_given(self, learner, now):
        card = due(learner)
        review = typed(learner, card, now)

        override(review, now + 3 * DAY)

        standing = Review.objects.standing().get()
        assert (standing.reviewed_at, standing.studied_on) == (now, learner.study_day(now))
        card.refresh_from_db()
        assert card.reviewed_at == now
        review.refresh_from_db()
        assert review.undone_at == now + 3 * DAY

    def test_a_leech_can_still_be_said_to_have_been_right(self, learner, now):
        card = due(learner, lapses=7)

        override(typed(learner, card, now), now)

        card.refresh_from_db()
        assert (card.suspended, card.lapses) == (False, 7)


class TestUndoOfAnOverride:
    """*Undo* after the learner's own verdict."""

    @pytest.mark.parametrize(("text", "own"), [("my own word", "right"), ("Wang Li", "wrong")])
    def test_it_restores_card_and_verdict_as_the_answer_left_them(self, learner, now, text, own):
        card = due(learner)
        review = typed(learner, card, now, text)
        card.refresh_from_db()
        before = remembered(card)
        [mine] = override(review, now + MINUTE, own)

        [restored] = override(mine, now + 2 * MINUTE, "")

        assert Review.objects.standing().get() == restored
        assert (restored.rating, restored.verdict) == (review.rating, review.verdict)
        card.refresh_from_db()
        assert remembered(card) == before
        assert Review.objects.count() == 3

    def test_a_card_that_the_answer_suspended_is_suspended_again(self, learner, now):
        card = due(learner, lapses=7)
        [mine] = override(typed(learner, card, now), now)

        override(mine, now, "")

        card.refresh_from_db()
        assert (card.suspension, card.lapses) == (Card.Suspension.LEECH, 8)

    def test_the_verdict_can_be_overridden_again(self, learner, now):
        [mine] = override(typed(learner, due(learner), now), now)
        [restored] = override(mine, now, "")

        [again] = override(restored, now)

        assert (again.rating, again.verdict["overridden"]) == (Rating.GOOD, "right")

    def test_one_form_sent_twice_is_done_once(self, learner, now):
        [mine] = override(typed(learner, due(learner), now), now)
        key = uuid.uuid4()

        first = override_verdict(mine.session, mine.pk, "", key=key, now=now)
        second = override_verdict(mine.session, mine.pk, "", key=key, now=now)

        assert first == second
        assert Review.objects.count() == 3

    def test_one_undo_still_takes_back_the_answer_itself(self, learner, now):
        card = due(learner)
        before = snapshot(card)
        [mine] = override(typed(learner, card, now), now)
        override(mine, now, "")

        undo_answer(learner, now)

        card.refresh_from_db()
        assert snapshot(card) == before
        assert undo_answer(learner, now) == []

    def test_it_is_refused_where_nothing_was_overridden(self, learner, now):
        review = typed(learner, due(learner), now)

        with pytest.raises(StaleAnswer):
            override(review, now, "")


class TestRefused:
    def test_once_the_card_has_moved_on(self, learner, now):
        card = due(learner)
        review = typed(learner, card, now)
        card.refresh_from_db()
        typed(learner, card, now + DAY)

        with pytest.raises(StaleAnswer):
            override(review, now)

    def test_once_it_was_undone(self, learner, now):
        review = typed(learner, due(learner), now)
        undo_answer(learner, now)

        with pytest.raises(StaleAnswer):
            override(review, now)

    def test_once_the_card_is_suspended(self, learner, now):
        review = typed(learner, due(learner), now)
        Card.objects.update(suspended=True, suspension=Card.Suspension.HIDDEN)

        with pytest.raises(StaleAnswer):
            override(review, now)

    def test_a_second_time(self, learner, now):
        [mine] = override(typed(learner, due(learner), now), now)

        with pytest.raises(StaleAnswer):
            override(mine, now, "wrong")

    def test_where_the_learner_graded_the_answer(self, learner, now):
        card = due(learner)
        shown = shown_now([card], "recall", StudySessionFactory.create(user=learner), now)
        review = record_answer(learner, shown, Answer(rating=Rating.AGAIN), now).reviews[0]

        with pytest.raises(StaleAnswer):
            override(review, now)

    def test_for_another_learner(self, learner, other_learner, now):
        review = typed(other_learner, due(other_learner), now)
        review.session = StudySessionFactory.create(user=learner)

        with pytest.raises(Review.DoesNotExist):
            override(review, now)

    def test_from_another_session(self, learner, now):
        review = typed(learner, due(learner), now)
        review.session = StudySessionFactory.create(user=learner)

        with pytest.raises(Review.DoesNotExist):
            override(review, now)


class TestComposite:
    """A matching, an ordering or a list: its answer is a review of each part's card."""

    @pytest.fixture(params=["matching", "ordering", "list"])
    def cards(self, learner, request) -> list[Card]:
        self.composite = CompositeFactory.create(format=request.param)
        return composite_cards(self.composite, learner)

    def answered(self, user: User, cards: list[Card], now: datetime, *, right: bool) -> Review:
        format = self.composite.body["formats"][0]
        session = StudySessionFactory.create(user=user)
        shown = shown_now(cards, format, session, now - MINUTE, composite=self.composite.pk)
        response = self.right_response() if right else kind_of(format).parse({})
        return record_answer(user, shown, Answer(response=response), now).reviews[0]

    def right_response(self) -> dict[str, object]:
        body = self.composite.body
        texts = [part[side] for part in body["parts"] for side in ("prompt", "answer")]
        ids = {text: opaque(body, text) for text in texts}
        if body["formats"] == ["matching"]:
            return {"pairs": {ids[p["prompt"]]: ids[p["answer"]] for p in body["parts"]}}
        if body["formats"] == ["ordering"]:
            return {"order": [ids[part["prompt"]] for part in body["parts"]]}
        return {"items": body["elements"]}

    def test_i_was_right_makes_every_part_right(self, learner, cards, now):
        review = self.answered(learner, cards, now, right=False)

        override(review, now)

        standing = Review.objects.standing()
        assert [each.rating for each in standing] == [Rating.GOOD] * 3
        assert {each.whole for each in standing} == {self.composite}
        assert {each.verdict["overridden"] for each in standing} == {"right"}
        assert set(Card.objects.values_list("state", "lapses")) == {(Card.State.REVIEW, 0)}

    def test_i_was_wrong_makes_every_part_wrong(self, learner, cards, now):
        review = self.answered(learner, cards, now, right=True)
        assert review.rating == Rating.GOOD

        override(review, now, "wrong")

        standing = Review.objects.standing()
        assert [each.rating for each in standing] == [Rating.AGAIN] * 3

    def test_an_override_proves_no_part_that_may_be_luck(self, learner, cards, now):
        Card.objects.update(stability=0.1)
        review = self.answered(learner, cards, now, right=False)

        override(review, now)

        rating = Rating.GOOD if self.composite.body["formats"] == ["list"] else None
        assert {each.rating for each in Review.objects.standing()} == {rating}

    def test_it_may_be_named_by_any_of_its_parts(self, learner, cards, now):
        self.answered(learner, cards, now, right=False)

        override(Review.objects.latest("pk"), now)

        assert [each.rating for each in Review.objects.standing()] == [Rating.GOOD] * 3

    def test_undo_of_the_verdict_gives_each_part_its_own_rating_back(self, learner, cards, now):
        review = self.answered(learner, cards, now, right=False)
        Review.objects.filter(card=cards[1]).update(rating=Rating.GOOD)
        [mine, *_] = override(review, now)

        override(mine, now, "")

        ratings = [each.rating for each in Review.objects.standing().order_by("pk")]
        assert ratings == [Rating.AGAIN, Rating.GOOD, Rating.AGAIN]

    def test_one_undo_puts_all_cards_back_to_before_the_answer(self, learner, cards, now):
        sibling = CardFactory.create(
            user=learner, question__sibling_key=cards[0].question.sibling_key
        )
        before = {card.pk: snapshot(card) for card in cards}
        kept = snapshot(sibling)
        override(self.answered(learner, cards, now, right=False), now)

        undone = undo_answer(learner, now)

        assert {card.pk: snapshot(card) for card in undone} == before
        sibling.refresh_from_db()
        assert snapshot(sibling) == kept
        assert not Review.objects.standing().exists()

    def test_it_is_all_or_nothing(self, learner, cards, now):
        review = self.answered(learner, cards, now, right=False)
        Card.objects.filter(pk=cards[-1].pk).update(seq=9)

        with pytest.raises(StaleAnswer):
            override(review, now)

        assert Review.objects.standing().count() == 3
        assert set(Review.objects.values_list("rating", flat=True)) == {Rating.AGAIN}


def test_an_unjudged_review_of_the_log_stands(learner, now):
    card = due(learner)
    review = ReviewFactory.create(card=card, seq=0, before=snapshot(card))

    with pytest.raises(StaleAnswer):
        override(review, now, "wrong")
