"""Merging two review logs loses nothing of either."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.factories import BriefFactory, PassageFactory
from content.models import Brief
from learning.accounts import merging
from learning.accounts.merging import merge_guest
from learning.bank.forms import form_of
from learning.bank.writing import Filing, add_question
from learning.cards.suspension import reset
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionReportFactory,
    QuizFactory,
    QuizItemFactory,
    ReadingFactory,
    RevealFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import (
    Attempt,
    Card,
    Question,
    QuestionReport,
    Quiz,
    Reading,
    Review,
    StudySession,
    User,
)
from learning.scheduling import Rating, replay
from learning.study.answering import Answer, StaleAnswer, record_answer
from learning.study.corrections import undo_answer
from learning.study.memory import memory_of, snapshot
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def guest() -> User:
    return UserFactory.create(guest=True)


def answer(card: Card, rating: Rating | None, at: datetime) -> None:
    card.refresh_from_db()
    session = StudySessionFactory.create(user=card.user)
    shown = shown_now([card], "recall", session, at)
    record_answer(card.user, shown, Answer(rating=rating), at)


def replayed(card: Card):
    log = Review.objects.remembered().filter(card=card).order_by("seq")
    return replay(
        [
            (each.rating and Rating(each.rating), each.reviewed_at, f"{card.pk}:{each.seq}")
            for each in log
        ],
        preferences=card.user.preferences,
    )


answers = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from([None, "undo", "forget", *Rating]),
        st.timedeltas(timedelta(minutes=1), timedelta(days=60)),
    ),
    min_size=1,
    max_size=10,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(answers)
def test_a_card_that_both_have_equals_the_replay_of_both_logs(log):
    account, guest = UserFactory.create(), UserFactory.create(guest=True)
    question = QuestionFactory.create()
    mine, theirs = (CardFactory.create(user=user, question=question) for user in (account, guest))
    at = START
    for of_guest, rating, later in log:
        at += later
        card = theirs if of_guest else mine
        card.refresh_from_db()
        if rating == "undo":
            with suppress(StaleAnswer):
                undo_answer(card.user, at)
        elif rating == "forget":
            reset(card, card.seq)
        elif not card.suspended:
            answer(card, rating, at)
    before = Review.objects.filter(card__question=question).count()

    assert merge_guest(guest.pk, account)

    mine.refresh_from_db()
    kept = list(Review.objects.filter(card=mine).order_by("seq"))
    assert len(kept) == before
    assert all(each.seq < mine.seq for each in kept)
    kept = [each for each in kept if each.seq >= mine.reset_seq]
    assert [each.reviewed_at for each in kept] == sorted(each.reviewed_at for each in kept)
    assert {each.user_id for each in kept} <= {account.pk}
    memory, wanted = memory_of(mine), replayed(mine)
    assert (memory.stability, memory.difficulty, memory.due_at, memory.reviewed_at) == (
        wanted.stability,
        wanted.difficulty,
        wanted.due_at,
        wanted.reviewed_at,
    )


class TestWhatIsMoved:
    def test_cards_that_only_the_guest_has_move_unchanged(self, learner, guest):
        card = CardFactory.create(user=guest)
        answer(card, Rating.GOOD, START)
        card.refresh_from_db()
        section = PassageFactory.create(heading=True)
        ReadingFactory.create(user=guest, section=section)
        report = QuestionReportFactory.create(user=guest)
        brief = BriefFactory.create(owner=guest)

        assert merge_guest(guest.pk, learner)

        moved = Card.objects.get(user=learner)
        assert (moved.pk, snapshot(moved), moved.seq) == (card.pk, snapshot(card), 1)
        assert Review.objects.get(user=learner).card == moved
        assert StudySession.objects.get(user=learner).reviews.count() == 1
        assert Reading.objects.get(user=learner).section == section
        assert QuestionReport.objects.get(user=learner) == report
        assert Brief.objects.get(owner=learner) == brief
        assert not User.objects.filter(pk=guest.pk).exists()

    def test_the_account_keeps_its_settings(self, learner, guest):
        User.objects.filter(pk=guest.pk).update(new_per_day=3, theme="dark")
        merge_guest(guest.pk, learner)
        learner.refresh_from_db()
        assert (learner.new_per_day, learner.theme) == (20, "auto")

    def test_what_both_have_is_not_duplicated(self, learner, guest):
        section, question = PassageFactory.create(heading=True), QuestionFactory.create()
        for user, read_at in ((learner, None), (guest, START)):
            ReadingFactory.create(user=user, section=section, read_at=read_at)
            QuestionReportFactory.create(user=user, question=question)
            CardFactory.create(user=user, question=question)

        merge_guest(guest.pk, learner)

        assert Reading.objects.get().read_at == START
        assert QuestionReport.objects.get().user == learner
        assert Card.objects.get().user == learner

    @pytest.mark.parametrize("suspended_side", [0, 1])
    def test_a_card_suspended_on_either_side_stays_suspended(self, learner, guest, suspended_side):
        question = QuestionFactory.create()
        for place, user in enumerate((learner, guest)):
            card = CardFactory.create(user=user, question=question)
            answer(card, Rating.GOOD, START + timedelta(minutes=place))
            if place == suspended_side:
                Card.objects.filter(pk=card.pk).update(suspended=True, suspension="hidden")
        merge_guest(guest.pk, learner)
        card = Card.objects.get(user=learner)
        assert (card.suspended, card.suspension) == (True, "hidden")

    def test_a_buried_card_stays_buried_as_long(self, learner, guest):
        question, later = QuestionFactory.create(), START + timedelta(days=400)
        for user in (learner, guest):
            answer(CardFactory.create(user=user, question=question), Rating.GOOD, START)
        Card.objects.filter(user=guest).update(show_at=later)
        merge_guest(guest.pk, learner)
        assert Card.objects.get(user=learner).show_at == later

    def test_stars_and_notes_of_both_accounts_are_kept(self, learner, guest):
        question = QuestionFactory.create()
        CardFactory.create(user=learner, question=question, note="Ask Wang.")
        CardFactory.create(user=guest, question=question, note="Said twice.", starred=True)
        merge_guest(guest.pk, learner)
        card = Card.objects.get()
        assert (card.starred, card.note) == (True, "Ask Wang.\n\nSaid twice.")

    def test_a_card_that_was_reset_stays_reset(self, learner, guest):
        question = QuestionFactory.create()
        for user in (learner, guest):
            answer(CardFactory.create(user=user, question=question), Rating.EASY, START)
        theirs = Card.objects.get(user=guest)
        assert reset(theirs, theirs.seq)
        mine = Card.objects.get(user=learner)
        merge_guest(guest.pk, learner)
        card = Card.objects.get(user=learner)
        assert Review.objects.remembered().filter(card=card).count() == 1
        assert card.stability == mine.stability

    def test_a_resumed_leech_is_not_suspended_again(self, learner, guest):
        question = QuestionFactory.create()
        for user in (learner, guest):
            CardFactory.create(user=user, question=question, in_review=True)
        mine, theirs = Card.objects.get(user=learner), Card.objects.get(user=guest)
        for day in range(30):
            rating = Rating.EASY if day % 2 else Rating.AGAIN
            answer(mine, rating, START + timedelta(days=day))
            Card.objects.update(suspended=False, suspension="", lapses=0)
        answer(theirs, Rating.GOOD, START)
        merge_guest(guest.pk, learner)
        mine.refresh_from_db()
        assert (mine.suspended, mine.lapses) == (False, 0)

    def test_character_cards_stay_suspended_where_the_settings_exclude_them(self, guest):
        account = UserFactory.create(characters="off")
        CardFactory.create(user=guest, question__type="characters-of-name")
        merge_guest(guest.pk, account)
        assert Card.objects.get(user=account).suspension == "characters"

    def test_a_session_on_given_cards_refers_to_the_merged_ones(self, learner, guest):
        question = QuestionFactory.create()
        mine, theirs = (
            CardFactory.create(user=each, question=question) for each in (learner, guest)
        )
        only = CardFactory.create(user=guest)
        session = StudySessionFactory.create(user=guest, chosen=[theirs.pk, only.pk])
        merge_guest(guest.pk, learner)
        session.refresh_from_db()
        assert session.chosen == [mine.pk, only.pk]

    def test_an_answer_can_be_undone_after_the_merge(self, learner, guest):
        """Also one that postponed a sibling, which was merged into the account's card."""
        one = QuestionFactory.create()
        two = QuestionFactory.create(sibling_key=one.sibling_key)
        CardFactory.create(user=learner, question=two)
        first, second = (CardFactory.create(user=guest, question=each) for each in (one, two))
        answer(first, Rating.GOOD, START)
        assert str(second.pk) in Review.objects.get().before["siblings"]
        merge_guest(guest.pk, learner)
        undo_answer(learner, START)
        first.refresh_from_db()
        assert first.state == Card.State.NEW

    def test_a_page_that_shows_a_merged_card_is_out_of_date(self, learner, guest):
        question = QuestionFactory.create()
        mine, theirs = (
            CardFactory.create(user=each, question=question) for each in (learner, guest)
        )
        RevealFactory.create(card=mine)
        answer(theirs, Rating.GOOD, START)
        merge_guest(guest.pk, learner)
        mine.refresh_from_db()
        assert mine.seq > 0
        assert not mine.reveals.exists()

    def test_two_versions_of_a_question_stay_with_one_card(self, learner, guest, now):
        card = CardFactory.create(user=learner)
        make = form_of("choice")
        form = make(make.initial_for(card.question.body))
        assert form.is_valid()
        for user in (learner, guest):
            add_question(user, form.question, Filing(), now, card.question)
        merge_guest(guest.pk, learner)
        assert Question.objects.written_by(learner).count() == 2
        assert list(learner.cards.all()) == [card]
        assert card.question.copies.count() == 1


class TestAttemptsAtAQuiz:
    """A guest who signs in has had no more attempts than anybody else."""

    @pytest.fixture
    def quiz(self) -> Quiz:
        quiz: Quiz = QuizItemFactory.create(quiz__published=True).quiz
        return quiz

    def took(self, user: User, quiz: Quiz, hour: int, **more: Any) -> Attempt:
        at = START + timedelta(hours=hour)
        made = {"user": user, "quiz": quiz, "started_at": at, "submitted_at": at}
        attempt: Attempt = AttemptFactory.create(**made | more)
        return attempt

    @pytest.mark.parametrize(("of_guest", "counts"), [(1, "account"), (-1, "guest")])
    def test_only_the_earlier_attempt_counts(self, learner, guest, quiz, of_guest, counts):
        made = {"account": self.took(learner, quiz, 0), "guest": self.took(guest, quiz, of_guest)}
        merge_guest(guest.pk, learner)
        assert Attempt.objects.count() == 2
        assert Attempt.objects.counting().get() == made[counts]

    def test_an_unfinished_later_attempt_does_not_count_either(self, learner, guest, quiz):
        own = self.took(learner, quiz, 0)
        self.took(guest, quiz, 1, submitted_at=None)
        merge_guest(guest.pk, learner)
        assert Attempt.objects.get(beyond_allowed=False) == own

    def test_as_many_count_as_the_class_allows(self, learner, guest, quiz):
        own = MembershipFactory.create(user=learner)
        task = AssignmentFactory.create(classroom=own.classroom, quiz=quiz, attempts_allowed=2)
        MembershipFactory.create(user=guest, classroom=own.classroom)
        made = [
            self.took(who, quiz, hour, assignment=task)
            for hour, who in enumerate((learner, guest, guest))
        ]
        merge_guest(guest.pk, learner)
        assert list(Attempt.objects.counting().order_by("pk")) == made[:2]

    def test_attempts_of_one_person_beyond_a_lowered_limit_still_count(self, learner, guest, quiz):
        made = [self.took(learner, quiz, hour) for hour in (0, 1)]  # as long as two were allowed
        self.took(guest, quiz, 2)
        merge_guest(guest.pk, learner)
        assert list(Attempt.objects.counting().order_by("pk")) == made

    @pytest.mark.parametrize("allowed", [None, 2])
    def test_all_attempts_within_the_limit_count(self, learner, guest, quiz, allowed):
        Quiz.objects.update(attempts_allowed=allowed)
        self.took(learner, quiz, 0)
        self.took(guest, quiz, 1)
        merge_guest(guest.pk, learner)
        assert Attempt.objects.counting().count() == 2

    def test_practice_attempts_count_as_before(self, learner, guest):
        own = QuizFactory.create(owner=guest)
        self.took(guest, own, 0)
        merge_guest(guest.pk, learner)
        assert Attempt.objects.counting().count() == 1


class TestSafety:
    def test_only_a_guest_is_merged(self, learner, other_learner):
        CardFactory.create(user=other_learner)
        assert not merge_guest(other_learner.pk, learner)
        assert not learner.cards.exists()

    def test_merging_twice_has_the_effect_of_once(self, learner, guest):
        CardFactory.create(user=guest)
        assert merge_guest(guest.pk, learner)
        assert not merge_guest(guest.pk, learner)
        assert learner.cards.count() == 1

    def test_a_failed_merge_loses_nothing(self, learner, guest, monkeypatch):
        question = QuestionFactory.create()
        for user in (learner, guest):
            answer(CardFactory.create(user=user, question=question), Rating.GOOD, START)
        before = list(Review.objects.order_by("pk").values())

        def fail(account: User) -> None:
            raise RuntimeError

        monkeypatch.setattr(merging, "follow_wish_for_characters", fail)
        with pytest.raises(RuntimeError):
            merge_guest(guest.pk, learner)
        assert list(Review.objects.order_by("pk").values()) == before
        assert Card.objects.filter(user=guest).count() == 1
