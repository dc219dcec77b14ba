"""Saving, changing and filing written questions."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from content.factories import BriefFactory
from content.models import Brief
from learning.accounts.belongings import belongings, delete_account
from learning.bank.versions import VersionChange, versions_of
from learning.bank.writing import (
    ChangedMeanwhile,
    Filing,
    OverLimit,
    add_question,
    bring_back_questions,
    change_question,
    file_under,
    retire_questions,
    tag_names,
    tag_questions,
)
from learning.cards.making import lacked, make_cards
from learning.cards.suspension import follow_visibility
from learning.factories import CardFactory, QuestionFactory, UserFactory
from learning.grading import formats
from learning.kinds import InvalidBody
from learning.kinds.written import WrittenQuestion
from learning.models import Card, Question, Tag, User
from learning.study.sessions import Scope, questions_for

pytestmark = pytest.mark.django_db


def river(answer: str = "The Yangtze") -> WrittenQuestion:
    return WrittenQuestion(format=formats.TYPED, stem="Which river?", answer=answer)


@pytest.fixture
def question(learner: User, now: datetime) -> Question:
    return add_question(learner, river(), Filing(tags=("rivers",)), now)


class TestAdding:
    def test_makes_a_card_for_its_author_alone(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        assert [card.question for card in learner.cards.all()] == [question]
        assert (question.origin, question.owner, question.brief) == ("authored", learner, None)

    def test_twice_within_a_minute_makes_one_question(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        assert add_question(learner, river(), Filing(), now + timedelta(seconds=59)) == question
        assert add_question(learner, river(), Filing(), now + timedelta(seconds=61)) != question

    def test_a_question_about_a_brief_is_studied_with_it_by_its_author_only(
        self, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility="public")
        other = UserFactory.create()
        for user in (learner, other):
            CardFactory.create(user=user, question__brief=brief)
        own = add_question(learner, river(), Filing(about=brief), now)
        assert learner.cards.get(question=own).brief == brief
        offered = questions_for(other, Scope(brief=brief))
        assert own not in lacked(other, offered)

    def test_a_question_outlives_the_brief_that_it_is_about(
        self, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create()
        own = add_question(learner, river(), Filing(about=brief), now)
        CardFactory.create(user=learner, question__brief=brief)
        brief.delete()
        assert [(card.question, card.brief) for card in learner.cards.all()] == [(own, None)]

    def test_an_unanswerable_question_saves_nothing(self, learner: User, now: datetime) -> None:
        with pytest.raises(InvalidBody):
            add_question(learner, river("?"), Filing(tags=("rivers",)), now)
        assert not Question.objects.exists()
        assert not Tag.objects.exists()


class TestAboutABrief:
    @pytest.fixture
    def brief(self) -> Brief:
        return BriefFactory.create(visibility="public")

    def test_a_question_stays_with_its_author_when_the_brief_is_closed(
        self, learner: User, brief: Brief, now: datetime
    ) -> None:
        question = add_question(learner, river(), Filing(about=brief), now)
        brief.visibility = Brief.Visibility.PRIVATE
        brief.save()
        follow_visibility(brief)
        assert not question.cards.get().suspended
        assert Card.objects.within_reach().filter(question=question).exists()

    def test_filing_does_not_move_cards_of_others(
        self, learner: User, brief: Brief, now: datetime
    ) -> None:
        question = add_question(learner, river(), Filing(), now)
        pupil = UserFactory.create()
        make_cards(pupil, Question.objects.all())
        change_question(question, river(), Filing(about=brief), now, now)
        file_under(Question.objects.all(), BriefFactory.create(), now)
        assert pupil.cards.get().brief is None
        assert learner.cards.get().brief is not None

    def test_others_study_the_question_without_its_brief(
        self, learner: User, brief: Brief, now: datetime
    ) -> None:
        add_question(learner, river(), Filing(about=brief), now)
        pupil = UserFactory.create()
        make_cards(pupil, Question.objects.all())
        assert pupil.cards.get().brief is None


class TestChanging:
    def test_makes_pages_that_ask_the_question_out_of_date(
        self, question: Question, now: datetime
    ) -> None:
        seq = question.cards.get().seq
        change_question(question, river("The Huai"), Filing(), now, now)
        assert question.cards.get().seq == seq + 1

    def test_keeps_the_question_and_its_card(self, question: Question, now: datetime) -> None:
        card = question.cards.get()
        later = now + timedelta(days=1)
        change_question(question, river("The Yellow River"), Filing(), now, later)
        changed = Question.objects.get()
        assert (changed.uid, changed.body["answer"]) == (question.uid, "The Yellow River")
        assert changed.cards.get() == card
        assert not changed.tags.exists()

    def test_is_refused_if_the_question_was_changed_meanwhile(
        self, question: Question, now: datetime
    ) -> None:
        later = now + timedelta(minutes=1)
        change_question(question, river("The Yellow River"), Filing(), now, later)
        with pytest.raises(ChangedMeanwhile):
            change_question(question, river("The Pearl River"), Filing(), now, later)
        assert Question.objects.get().body["answer"] == "The Yellow River"

    def test_the_same_change_sent_twice_is_made_once(
        self, question: Question, now: datetime
    ) -> None:
        later = now + timedelta(minutes=1)
        for _ in range(2):
            change_question(question, river("The Yellow River"), Filing(), now, later)
        assert Question.objects.get().changed_at == later


class TestBulkActions:
    def test_tagging_keeps_existing_tags(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        later = now + timedelta(minutes=1)
        tag_questions(learner, Question.objects.all(), ["china", "rivers"], later)
        with pytest.raises(ChangedMeanwhile):  # a page that shows one tag would remove the other
            change_question(question, river("The Huai"), Filing(), now, later)
        assert [tag.name for tag in question.tags.all()] == ["china", "rivers"]

    def test_too_many_tags_add_none(self, learner: User, question: Question, now: datetime) -> None:
        with pytest.raises(OverLimit):
            tag_questions(learner, Question.objects.all(), list("abcdefghij"), now)
        assert [tag.name for tag in question.tags.all()] == ["rivers"]

    def test_thousands_of_tags_run_no_query(
        self, learner: User, question: Question, now: datetime, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(0), pytest.raises(OverLimit):
            tag_questions(learner, Question.objects.all(), [str(n) for n in range(4000)], now)

    def test_filing_moves_questions_and_their_cards_to_a_brief(
        self, question: Question, now: datetime
    ) -> None:
        brief = BriefFactory.create()
        file_under(Question.objects.all(), brief, now)
        question.refresh_from_db()
        assert (question.about, question.cards.get().brief) == (brief, brief)

    def test_filing_under_another_brief_resets_the_subject(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        one, other = BriefFactory.create(), BriefFactory.create()
        filing = Filing(about=one, subject="people/zhao-min")
        change_question(question, river(), filing, now, now)
        file_under(Question.objects.all(), one, now)
        question.refresh_from_db()
        assert question.subject == "people/zhao-min"
        file_under(Question.objects.all(), other, now)
        question.refresh_from_db()
        assert question.subject == f"own/{question.uid}"

    def test_questions_are_retired_and_restored_with_their_cards(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        retire_questions(Question.objects.all(), now)
        assert question.cards.get().suspension == Card.Suspension.RETIRED
        bring_back_questions(learner, Question.objects.all(), now)
        assert not question.cards.get().suspended
        assert Question.objects.get().retired_at is None

    def test_a_card_suspended_by_the_learner_stays_suspended(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        question.cards.update(suspended=True, suspension=Card.Suspension.LEARNER)
        retire_questions(Question.objects.all(), now)
        bring_back_questions(learner, Question.objects.all(), now)
        assert question.cards.get().suspension == Card.Suspension.LEARNER


def test_tags_are_lower_case_and_separated_by_commas() -> None:
    assert tag_names(" Rivers,  the  South ,rivers,, 长江") == ["rivers", "the south", "长江"]


def test_a_generated_question_is_written_by_nobody(learner: User) -> None:
    QuestionFactory.create(owner=None)
    assert not Question.objects.written_by(learner).exists()


class TestVersions:
    def test_record_who_changed_what_and_when(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        later = now + timedelta(days=1)
        change_question(question, river("The Huai"), Filing(), now, later)
        retire_questions(Question.objects.all(), later + timedelta(days=1))
        away, changed, made = versions_of(question)
        assert (changed.at, changed.by) == (later, learner)
        assert changed.changes == [VersionChange("Right answer", "The Yangtze", "The Huai")]
        assert away.changes == [VersionChange("Hidden", "", "yes")]
        assert VersionChange("Question", "", "Which river?") in made.changes

    def test_saving_without_a_change_adds_none(self, question: Question, now: datetime) -> None:
        change_question(question, river(), Filing(), now, now + timedelta(days=1))
        assert question.versions.count() == 1

    def test_generated_questions_have_none(self) -> None:
        assert not QuestionFactory.create().versions.exists()

    def test_are_deleted_with_the_question(self, learner: User, question: Question) -> None:
        learner.delete()
        assert not Question.history.exists()

    def test_are_deleted_even_if_the_question_stays_for_others(
        self, learner: User, question: Question, now: datetime
    ) -> None:
        brief = BriefFactory.create()
        change_question(question, river("The Huai"), Filing(about=brief), now, now)
        CardFactory.create(question=question)
        delete_account(learner.pk)
        left = Question.objects.get()
        assert (left.owner, left.about, left.subject) == (None, None, f"own/{left.uid}")
        assert not left.versions.exists()


def test_written_questions_count_as_belongings(learner: User, question: Question) -> None:
    assert (belongings(learner.pk).written, belongings(learner.pk).is_anything) == (1, True)
