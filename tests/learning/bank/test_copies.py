"""A version of a generated question shares its card while the answer is the same."""

from datetime import datetime, timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning.bank.copies import follow_originals
from learning.bank.forms import form_of
from learning.bank.writing import (
    CopiedBefore,
    Filing,
    add_question,
    bring_back_questions,
    change_question,
    retire_questions,
)
from learning.cards.owed_cards import bring_cards
from learning.cards.suspension import follow_visibility
from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    ResponseFactory,
    ReviewFactory,
    UserFactory,
    composite_cards,
    question_body,
)
from learning.kinds.written import WrittenQuestion
from learning.models import Card, Question, User
from learning.quizzes.practice import study_missed
from learning.quizzes.submitting import submit_attempt

pytestmark = pytest.mark.django_db
SOURCE = question_body()["source"]


def version_of(original: Question, **changes: str) -> WrittenQuestion:
    """The question as the form of its usual kind reads it, with some fields changed."""
    make = form_of(original.body["formats"][0])
    form = make(make.initial_for(original.body) | changes)
    assert form.is_valid(), form.errors
    return form.question


OTHER = {"text_1": "Liu Yang"}  # another right answer


@pytest.fixture
def original(learner: User) -> Question:
    passage = PassageFactory.create(brief__visibility="public", text="Ningbo trades.")
    return QuestionFactory.create(brief=passage.brief, passage=passage)


@pytest.fixture
def card(learner: User, original: Question) -> Card:
    """The learner's card of the original, in review."""
    return CardFactory.create(user=learner, question=original, in_review=True)


@pytest.fixture
def copy(learner: User, original: Question, card: Card, now: datetime) -> Question:
    return add_question(learner, version_of(original), Filing(), now, original)


def change(copy: Question, written: WrittenQuestion, now: datetime) -> Question:
    copy = Question.objects.get(pk=copy.pk)
    change_question(copy, written, Filing(), copy.changed_at, now)
    return Question.objects.get(pk=copy.pk)


def asked_questions(user: User) -> list[int]:
    """The questions of which the user has a card that is not suspended."""
    cards = Card.objects.filter(user=user, suspended=False).order_by("question")
    return list(cards.values_list("question", flat=True))


def set_retired(original: Question, at: datetime | None) -> None:
    """Retires or restores the question as a refresh of its brief does."""
    original.retired_at = at
    original.save()
    cards = Card.objects.filter(question=original)
    if at:
        cards.filter(suspended=False).update(suspended=True, suspension="retired")
    else:
        cards.filter(suspension="retired").update(suspended=False, suspension="")
    follow_originals([original])


class TestVersionWithTheSameAnswer:
    def test_has_the_card_of_the_original(
        self, learner: User, original: Question, card: Card, copy: Question
    ) -> None:
        assert not copy.owns_card
        assert copy.passage == original.passage
        assert list(learner.cards.all()) == [card]

    def test_gives_its_author_a_card_of_the_original_if_missing(
        self, learner: User, original: Question, now: datetime
    ) -> None:
        add_question(learner, version_of(original, stem="Who?"), Filing(), now, original)
        assert [card.question for card in learner.cards.all()] == [original]

    def test_of_a_composite_has_the_cards_of_its_parts(self, learner: User, now: datetime) -> None:
        composite = CompositeFactory.create()
        copy = add_question(learner, version_of(composite), Filing(), now, composite)
        assert not copy.owns_card
        assert {card.question for card in learner.cards.all()} == set(composite.parts.all())

    def test_reviews_the_card_of_the_original_in_a_quiz(
        self, learner: User, card: Card, copy: Question, now: datetime
    ) -> None:
        submitted_attempt(learner, copy, now)
        review = card.reviews.get()
        assert (review.quiz_response.question, review.whole) == (copy, None)

    def test_of_a_composite_reviews_the_cards_of_its_parts(
        self, learner: User, now: datetime
    ) -> None:
        composite = CompositeFactory.create(format="ordering")
        cards = composite_cards(composite, learner)
        copy = add_question(learner, version_of(composite), Filing(), now, composite)
        submitted_attempt(learner, copy, now)
        assert [card.reviews.get().whole for card in cards] == [copy] * 3

    def test_studying_a_missed_version_adds_a_card_of_the_original(
        self, original: Question, copy: Question, now: datetime
    ) -> None:
        pupil = UserFactory.create()
        attempt = submitted_attempt(pupil, copy, now)
        assert study_missed(attempt, now)
        assert [card.question for card in pupil.cards.all()] == [original]

    def test_a_class_quiz_adds_a_card_of_the_original(
        self, original: Question, copy: Question, now: datetime
    ) -> None:
        pupil = UserFactory.create()
        attempt = submitted_attempt(pupil, copy, now)
        bring_cards(attempt)
        assert [card.question for card in pupil.cards.all()] == [original]

    def test_each_person_has_one_version(
        self, learner: User, original: Question, copy: Question, now: datetime
    ) -> None:
        later = now + timedelta(days=1)
        same = add_question(learner, version_of(original), Filing(), later, original)
        assert same == copy
        with pytest.raises(CopiedBefore) as before:
            add_question(learner, version_of(original, stem="Who?"), Filing(), later, original)
        assert before.value.copy == copy
        other = UserFactory.create()
        assert add_question(other, version_of(original), Filing(), later, original) != copy


def submitted_attempt(user: User, question: Question, now: datetime):
    """A submitted attempt in which the user answered the question wrongly."""
    attempt = AttemptFactory.create(user=user)
    ResponseFactory.create(
        attempt=attempt,
        position=1,
        question=question,
        format=question.body["formats"][0],
        given={"option": "", "order": [], "pairs": {}},
        answered_at=now,
    )
    return submit_attempt(attempt, now)


class TestVersionWithAnotherAnswer:
    def test_has_a_card_of_its_own(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        copy = change(copy, version_of(original, **OTHER), now)
        assert copy.owns_card
        assert asked_questions(learner) == [original.pk, copy.pk]
        assert copy.cards.get().state == Card.State.NEW

    def test_leaves_the_card_of_the_original_alone_in_a_quiz(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        copy = change(copy, version_of(original, **OTHER), now)
        copy.cards.update(state=2, stability=5, difficulty=5, reviewed_at=now - timedelta(days=9))
        submitted_attempt(learner, copy, now)
        assert not card.reviews.exists()
        assert copy.cards.get().reviews.exists()

    def test_uses_the_card_of_the_original_once_the_answer_is_the_same_again(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        change(copy, version_of(original, **OTHER), now)
        later = now + timedelta(days=1)
        changed_back = change(copy, version_of(original), later)
        assert not changed_back.owns_card
        assert asked_questions(learner) == [original.pk]
        own = copy.cards.get()
        assert own.suspension == Card.Suspension.RETIRED

    def test_regains_its_own_card_and_reviews_when_the_answer_differs_again(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        own = change(copy, version_of(original, **OTHER), now).cards.get()
        ReviewFactory.create(card=own)
        for days, fields in ((1, {}), (2, OTHER)):
            change(copy, version_of(original, **fields), now + timedelta(days=days))
        assert asked_questions(learner) == [original.pk, copy.pk]
        assert copy.cards.get().reviews.count() == 1

    def test_a_card_suspended_by_hand_stays_so_while_the_answer_is_the_same(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        change(copy, version_of(original, **OTHER), now)
        copy.cards.update(suspended=True, suspension=Card.Suspension.LEARNER)
        change(copy, version_of(original), now + timedelta(days=1))
        assert list(Card.objects.filter(user=learner).returnable()) == []

    def test_a_running_quiz_uses_the_wording_that_it_shows(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        attempt = AttemptFactory.create(user=learner)
        given = {"given": {"option": ""}, "answered_at": now, "format": "choice"}
        ResponseFactory.create(attempt=attempt, position=1, question=copy, **given)
        change(copy, version_of(original, **OTHER), now)
        submit_attempt(attempt, now)
        assert card.reviews.exists()


class TestVersionOfARetiredOriginal:
    def test_takes_over_the_card_with_its_reviews(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        ReviewFactory.create(card=card)
        set_retired(original, now)
        (own,) = learner.cards.all()
        assert (own.pk, own.question, own.suspended) == (card.pk, copy, False)
        assert asked_questions(learner) == [copy.pk]
        assert own.reviews.count() == 1

    def test_gives_the_card_back_when_the_original_is_restored(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        set_retired(original, now)
        set_retired(original, None)
        (own,) = learner.cards.all()
        assert (own.pk, own.question) == (card.pk, original)
        assert own.brief == original.brief
        assert not Question.objects.get(pk=copy.pk).owns_card

    def test_leaves_the_cards_of_others_suspended(
        self, original: Question, copy: Question, now: datetime
    ) -> None:
        other = CardFactory.create(question=original, in_review=True).user
        set_retired(original, now)
        assert asked_questions(other) == []

    def test_has_a_card_even_if_its_author_had_none(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        card.delete()
        set_retired(original, now)
        assert asked_questions(learner) == [copy.pk]

    def test_gets_a_card_when_it_was_retired_too_and_is_restored(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        card.delete()
        retire_questions(Question.objects.filter(pk=copy.pk), now)
        set_retired(original, now)
        assert asked_questions(learner) == []
        bring_back_questions(learner, Question.objects.filter(pk=copy.pk), now)
        assert asked_questions(learner) == [copy.pk]

    def test_keeps_its_source_when_reworded(
        self, learner: User, original: Question, copy: Question, now: datetime
    ) -> None:
        set_retired(original, now)
        copy = change(copy, version_of(original, stem="Who says so?"), now)
        assert copy.body["adapted"]["source"] == SOURCE


class TestVersionWhoseOriginalChangesItsAnswer:
    def test_has_a_card_of_its_own(
        self, learner: User, original: Question, card: Card, copy: Question
    ) -> None:
        original.body = question_body(answer="Wang Lin")
        original.save()
        follow_originals([original])
        assert asked_questions(learner) == [original.pk, copy.pk]
        assert card.reviews.count() == 0

    def test_uses_the_card_of_the_original_once_the_answers_are_the_same_again(
        self, learner: User, original: Question, card: Card, copy: Question
    ) -> None:
        for answer in ("Wang Lin", "Wang Li"):
            original.body = question_body(answer=answer)
            original.save()
            follow_originals([original])
        assert asked_questions(learner) == [original.pk]


class TestVersionAndItsBrief:
    def test_is_not_asked_while_the_brief_is_closed(
        self, learner: User, original: Question, card: Card, copy: Question
    ) -> None:
        close(original.brief)
        assert asked_questions(learner) == []
        original.brief.visibility = Brief.Visibility.PUBLIC
        original.brief.save()
        follow_visibility(original.brief)
        assert asked_questions(learner) == [original.pk]

    def test_is_asked_with_another_answer_though_the_brief_is_closed(
        self, learner: User, original: Question, card: Card, copy: Question, now: datetime
    ) -> None:
        close(original.brief)
        change(copy, version_of(original, **OTHER), now)
        assert asked_questions(learner) == [copy.pk]

    def test_becomes_independent_when_the_brief_is_deleted(
        self, learner: User, original: Question, card: Card, now: datetime
    ) -> None:
        filing = Filing(about=original.brief)
        copy = add_question(learner, version_of(original), filing, now, original)
        original.brief.delete()
        copy = Question.objects.get(pk=copy.pk)
        assert (copy.copy_of, copy.about, copy.owns_card) == (None, None, True)
        assert asked_questions(learner) == [copy.pk]
        assert copy.body["adapted"]["source"] == SOURCE
        assert copy.body["attribution"] == {"speakers": ["Wang Li"], "cue": "argues"}

    def test_many_versions_survive_the_deletion_of_briefs(
        self, original: Question, now: datetime
    ) -> None:
        for user in UserFactory.create_batch(3):
            add_question(user, version_of(original), Filing(), now, original)
        Brief.objects.all().delete()
        assert Question.objects.count() == Card.objects.count() == 3


def close(brief: Brief) -> None:
    brief.visibility, brief.owner = Brief.Visibility.PRIVATE, UserFactory.create()
    brief.save()
    follow_visibility(brief)


def test_deleting_a_brief_without_versions_deletes_its_questions(learner: User) -> None:
    question = CardFactory.create(user=learner).question
    BriefFactory.create()
    question.brief.delete()
    assert not Question.objects.exists()
