"""Texts that questions stand under: written, changed, deleted, copied, and gone with an account."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from learning.accounts.belongings import delete_account
from learning.accounts.merging import merge_guest
from learning.bank import texts
from learning.bank.colleagues import take_over
from learning.bank.images import image_shown_to, picture_sent
from learning.bank.texts import (
    TextChanged,
    TooManyTexts,
    add_text,
    change_text,
    delete_text,
    numbers_under,
    questions_under,
    texts_of,
)
from learning.bank.writing import UNFILED, add_question, change_question
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
    ReadingTextFactory,
    ResponseFactory,
    UserFactory,
)
from learning.grading import formats
from learning.kinds.written import WrittenQuestion, WrittenText
from learning.models import Question, ReadingText, User
from learning.models.texts import standing_text
from learning.rendering.texts import text_over, texts_above
from learning.results.regrading import key_corrections
from tests.learning.pictured import image_file

pytestmark = pytest.mark.django_db
LETTER = WrittenText("A letter", "The harvest was late.")
LATER = WrittenText("A letter", "The harvest was early.")


def river(text: ReadingText | None = None) -> WrittenQuestion:
    name = text.sha256 if text else ""
    return WrittenQuestion(
        format=formats.TYPED, stem="Which river?", answer="The Yangtze", reading_text=name
    )


def pictured(now: datetime, owner: User) -> ReadingText:
    picture = picture_sent(image_file())
    image = {"sha256": picture.sha256, "alt": "A river", "width": 4, "height": 3}
    return add_text(owner, replace(LETTER, images=(image,)), [picture], now)


@pytest.fixture
def text(learner: User, now: datetime) -> ReadingText:
    return add_text(learner, LETTER, [], now)


@pytest.fixture
def question(learner: User, text: ReadingText, now: datetime) -> Question:
    return add_question(learner, river(text), UNFILED, now)


def name_of(question: Question) -> str | None:
    question.refresh_from_db()
    return question.body.get("reading_text")


class TestAdding:
    def test_equal_texts_of_one_person_are_one(
        self, learner: User, other_learner: User, text: ReadingText, now: datetime
    ) -> None:
        assert add_text(learner, LETTER, [], now) == text
        assert add_text(other_learner, LETTER, [], now) != text

    def test_a_question_names_its_text(self, question: Question, text: ReadingText) -> None:
        assert name_of(question) == text.sha256
        assert list(questions_under(text)) == [question]
        shown = text_over(question.body)
        assert shown is not None
        assert shown.text == text

    def test_a_question_without_one_has_no_key_in_its_body(
        self, learner: User, now: datetime
    ) -> None:
        assert "reading_text" not in add_question(learner, river(), UNFILED, now).body

    def test_there_is_a_limit(
        self, learner: User, text: ReadingText, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(texts, "MOST_TEXTS", 1)
        with pytest.raises(TooManyTexts):
            add_text(learner, LATER, [], now)

    def test_nobody_puts_a_question_under_the_text_of_another(
        self, other_learner: User, text: ReadingText, now: datetime
    ) -> None:
        assert "reading_text" not in add_question(other_learner, river(text), UNFILED, now).body


class TestChanging:
    def test_its_questions_move_along_as_new_versions(
        self, text: ReadingText, question: Question, now: datetime
    ) -> None:
        changed = change_text(text, LATER, [], now + timedelta(hours=1))
        assert name_of(question) == changed.sha256
        versions = [one.body["reading_text"] for one in question.versions.order_by("history_id")]
        assert versions == [text.sha256, changed.sha256]
        assert question.changed_at == now + timedelta(hours=1)

    def test_an_open_card_of_one_becomes_stale(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        before = learner.cards.get().seq
        change_text(text, LATER, [], now)
        assert learner.cards.get().seq == before + 1

    def test_an_attempt_keeps_the_text_as_it_was(
        self, text: ReadingText, question: Question, now: datetime
    ) -> None:
        response = ResponseFactory.create(question=question, body=question.body)
        change_text(text, LATER, [], now)
        response.refresh_from_db()
        shown = text_over(response.body)
        assert shown is not None
        assert shown.text.text == LETTER.text

    def test_the_list_has_what_it_is_now(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        changed = change_text(text, LATER, [], now)
        assert list(texts_of(learner)) == [changed]
        assert numbers_under(learner)[changed.sha256] == 1

    def test_the_same_change_twice_is_one(self, text: ReadingText, now: datetime) -> None:
        assert change_text(text, LATER, [], now) == change_text(text, LATER, [], now)
        assert ReadingText.objects.count() == 2

    def test_a_change_of_what_was_changed_meanwhile_is_refused(
        self, text: ReadingText, now: datetime
    ) -> None:
        changed = change_text(text, LATER, [], now)
        with pytest.raises(TextChanged) as refused:
            change_text(text, replace(LATER, title="Another"), [], now)
        assert refused.value.text == changed

    def test_it_can_become_what_it_was(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        change_text(change_text(text, LATER, [], now), LETTER, [], now)
        assert list(texts_of(learner)) == [text]
        assert name_of(question) == text.sha256

    def test_a_form_that_names_the_old_one_gets_the_new_one(
        self, learner: User, text: ReadingText, now: datetime
    ) -> None:
        changed = change_text(text, LATER, [], now)
        assert name_of(add_question(learner, river(text), UNFILED, now)) == changed.sha256

    def test_a_change_that_does_not_speak_of_the_text_keeps_it(
        self, text: ReadingText, question: Question, now: datetime
    ) -> None:
        silent = replace(river(), answer="The Huai", reading_text=None)
        change_question(question, silent, UNFILED, question.changed_at, now)
        assert name_of(question) == text.sha256
        change_question(question, river(), UNFILED, question.changed_at, now)
        assert name_of(question) is None

    def test_it_is_no_correction_of_a_key(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        item = QuizItemFactory.create(quiz__owner=learner, question=question, format="typed")
        attempt = AttemptFactory.create(quiz=item.quiz, submitted_at=now)
        given = {"question": question, "body": question.body, "format": "typed"}
        ResponseFactory.create(
            attempt=attempt, given={"text": "The Yangtze"}, answered_at=now, **given
        )
        change_text(text, LATER, [], now)
        assert not [one for one in key_corrections(item.quiz, learner) if one.changes]


class TestDeleting:
    def test_its_questions_stay_without_it(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        delete_text(text, now)
        assert name_of(question) is None
        assert list(texts_of(learner)) == []
        assert standing_text(learner, text.pk) is None

    def test_one_that_was_changed_meanwhile_stays(self, text: ReadingText, now: datetime) -> None:
        changed = change_text(text, LATER, [], now)
        with pytest.raises(TextChanged):
            delete_text(text, now)
        assert list(texts_of(changed.owner or User())) == [changed]


class TestPictures:
    def test_are_shown_to_who_is_asked_a_question_under_it(
        self, learner: User, other_learner: User, now: datetime
    ) -> None:
        text = pictured(now, learner)
        name = text.images[0]["sha256"]
        question = add_question(learner, river(text), UNFILED, now)
        assert image_shown_to(other_learner, name) is None
        ResponseFactory.create(attempt__user=other_learner, question=question)
        assert image_shown_to(other_learner, name)

    def test_a_question_moved_under_a_text_shows_them_too(
        self, learner: User, other_learner: User, now: datetime
    ) -> None:
        question = add_question(learner, river(), UNFILED, now)
        ResponseFactory.create(attempt__user=other_learner, question=question)
        text = pictured(now, learner)
        change_question(question, river(text), UNFILED, question.changed_at, now)
        assert image_shown_to(other_learner, text.images[0]["sha256"])


class TestColleagues:
    def test_a_copied_question_takes_its_text_along(self, learner: User, now: datetime) -> None:
        classroom = MembershipFactory.create(user=learner, teacher=True).classroom
        owner = MembershipFactory.create(classroom=classroom, teacher=True).user
        text = pictured(now, owner)
        question = add_question(owner, river(text), UNFILED, now)
        item = QuizItemFactory.create(quiz__owner=owner, question=question)
        AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
        assert take_over(learner, [question.pk], now) == 1
        own = Question.objects.written_by(learner).get()
        assert name_of(own) == text.sha256
        [copy] = texts_of(learner)
        assert list(questions_under(copy)) == [own]
        delete_account(owner.pk)
        assert image_shown_to(learner, text.images[0]["sha256"])


class TestLeaving:
    def test_texts_go_with_the_account(
        self, learner: User, text: ReadingText, question: Question
    ) -> None:
        delete_account(learner.pk)
        assert not ReadingText.objects.exists()

    def test_one_under_which_others_study_stays_without_an_owner(
        self, learner: User, text: ReadingText, question: Question, now: datetime
    ) -> None:
        add_text(learner, LATER, [], now)
        CardFactory.create(question=question)
        delete_account(learner.pk)
        assert [(one.sha256, one.owner) for one in ReadingText.objects.all()] == [
            (text.sha256, None)
        ]

    def test_a_guests_texts_pass_to_the_account(self, learner: User, now: datetime) -> None:
        guest = UserFactory.create(guest=True)
        theirs = add_text(guest, LETTER, [], now)
        question = add_question(guest, river(theirs), UNFILED, now)
        delete_text(add_text(learner, LETTER, [], now), now)
        assert merge_guest(guest.pk, learner)
        question.refresh_from_db()
        assert [list(questions_under(one)) for one in texts_of(learner)] == [[question]]


def test_a_text_stands_once_above_questions_next_to_each_other() -> None:
    one, other = ReadingTextFactory.create_batch(2)
    under = [{"reading_text": one.sha256}, {"reading_text": one.sha256}, {}]
    bodies = [*under, {"reading_text": other.sha256}, {"reading_text": one.sha256}]
    above = [shown and shown.text for shown in texts_above(bodies)]
    assert above == [one, None, None, other, one]


def test_questions_without_texts_need_no_statement(django_assert_num_queries: object) -> None:
    question = QuestionFactory.create(own=True)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert texts_above([question.body]) == [None]
