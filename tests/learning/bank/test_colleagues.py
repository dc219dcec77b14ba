"""Teachers take over questions that colleagues share through a class."""

from datetime import datetime, timedelta

import pytest

from content.factories import BriefFactory
from learning.accounts.belongings import delete_account
from learning.bank.colleagues import (
    EVERYTHING,
    AskedNow,
    colleagues_of,
    shared_questions,
    take_over,
)
from learning.bank.search import Author, BankSelection, questions_of
from learning.bank.writing import UNFILED, OverLimit, add_question, change_question
from learning.classrooms.assignments import withdraw
from learning.classrooms.members import archive
from learning.factories import (
    NOON,
    RIVER,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.kinds.written import WrittenQuestion
from learning.models import Assignment, Classroom, Membership, Question, Quiz, Reveal, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom(learner: User) -> Classroom:
    """A class that the learner teaches."""
    made: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    return made


@pytest.fixture
def colleague(classroom: Classroom) -> User:
    made: User = MembershipFactory.create(classroom=classroom, teacher=True).user
    return made


def assign(classroom: Classroom, question: Question) -> Assignment:
    """Assigns the question to the class, in a quiz of its author."""
    item = QuizItemFactory.create(quiz__owner=question.owner, question=question)
    made: Assignment = AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
    return made


@pytest.fixture
def question(classroom: Classroom, colleague: User) -> Question:
    """A question of the colleague, in a quiz assigned to the class."""
    made: Question = QuestionFactory.create(own=True, owner=colleague)
    assign(classroom, made)
    return made


@pytest.fixture
def their_version(classroom: Classroom, colleague: User, learner: User, now: datetime) -> Question:
    """The colleague's version of a public brief's question, in an assigned quiz."""
    made = version_of(QuestionFactory.create(brief__visibility="public"), colleague, now)
    assign(classroom, made)
    return made


def version_of(original: Question | None, owner: User, now: datetime) -> Question:
    assert original
    reworded = dict(original.body) | {"stem": "Who says so?"}
    reworded["formats"] = original.body["formats"][:1]
    return add_question(owner, WrittenQuestion.of(reworded), UNFILED, now, original)


def shared_with(user: User, **narrowed: str) -> set[Question]:
    return set(shared_questions(user, BankSelection(**narrowed), NOON))


def shared_ids(user: User) -> list[int]:
    """The ids of all questions shared with the user."""
    return [question.pk for question in shared_questions(user, EVERYTHING, NOON)]


def take_over_one(user: User, now: datetime) -> Question:
    assert take_over(user, shared_ids(user), now) == 1
    return Question.objects.get(owner=user)


class TestShared:
    def test_questions_a_colleague_assigned_to_a_common_class_are_shared(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        QuestionFactory.create(own=True, owner=colleague)  # in no quiz for the class
        assert shared_with(learner) == {question}
        assert list(colleagues_of(learner, NOON)) == [colleague]

    def test_nothing_is_shared_with_learners_or_outsiders(
        self, question: Question, classroom: Classroom, other_learner: User
    ) -> None:
        assert shared_with(other_learner) == set()
        MembershipFactory.create(classroom=classroom, user=other_learner)
        assert shared_with(other_learner) == set()

    def test_own_questions_are_not_shared(self, question: Question, colleague: User) -> None:
        assert shared_with(colleague) == set()

    def test_sharing_ends_with_the_assignment_class_or_question(
        self, question: Question, learner: User, classroom: Classroom, now: datetime
    ) -> None:
        task = Assignment.objects.get()
        withdraw(task, now)
        assert shared_with(learner) == set()
        Assignment.objects.update(withdrawn_at=None)
        archive(classroom, now)
        assert shared_with(learner) == set()
        Classroom.objects.update(archived_at=None)
        Question.objects.update(retired_at=now)
        assert shared_with(learner) == set()

    def test_sharing_ends_once_either_no_longer_teaches_the_class(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        for user in (learner, colleague):
            Membership.objects.filter(user=user).update(role="learner")
            assert shared_with(learner) == set()
            Membership.objects.update(role="teacher")
        assert shared_with(learner) == {question}

    def test_only_the_author_of_a_question_shares_it(
        self, question: Question, learner: User
    ) -> None:
        Question.objects.update(owner=UserFactory.create())
        assert shared_with(learner) == set()

    @pytest.mark.parametrize(
        ("narrowed", "is_found"),
        [
            ({"query": "WHICH RIVER"}, True),
            ({"query": "Yangtze"}, False),  # its answer
            ({"format": "typed"}, True),
            ({"format": "open"}, False),
            ({"author": "0"}, False),
        ],
    )
    def test_shared_questions_are_searched(
        self, question: Question, learner: User, narrowed: dict[str, str], is_found: bool
    ) -> None:
        assert (question in shared_with(learner, **narrowed)) == is_found

    def test_shared_questions_are_filtered_by_author(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        assert shared_with(learner, author=str(colleague.pk)) == {question}


class TestTakeOver:
    def test_makes_an_own_question_with_a_card(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        own = take_over_one(learner, now)
        assert own != question
        assert (own.body, own.taken_from, own.copy_of) == (question.body, question, None)
        assert own.taken_at == now
        assert learner.cards.get().question == own
        assert own.versions.count() == 1

    def test_twice_makes_one_question(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        take_over_one(learner, now)
        assert take_over(learner, shared_ids(learner), now + timedelta(days=1)) == 0
        assert (
            shared_questions(learner, EVERYTHING, NOON).get().own
            == Question.objects.get(owner=learner).pk
        )

    def test_a_later_change_leaves_the_question_of_the_colleague_alone(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        own = take_over_one(learner, now)
        body = dict(RIVER.body()) | {"stem": "Which river is it?"}
        change_question(own, WrittenQuestion.of(body), UNFILED, own.changed_at, now)
        question.refresh_from_db()
        assert question.body["stem"] == RIVER.stem

    def test_the_copy_outlives_the_question_of_the_colleague(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        own = take_over_one(learner, now)
        Quiz.objects.all().delete()
        question.delete()
        own.refresh_from_db()
        assert own.taken_from is None

    def test_keeps_the_filing_under_a_brief_the_user_has_begun(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility="public")
        Question.objects.filter(pk=question.pk).update(about=brief, subject="people/zhao-min")
        CardFactory.create(user=learner, question__brief=brief)
        own = take_over_one(learner, now)
        assert (own.about, own.subject) == (brief, "people/zhao-min")

    def test_drops_the_filing_under_any_other_brief(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility="private")
        Question.objects.filter(pk=question.pk).update(about=brief, subject="people/zhao-min")
        own = take_over_one(learner, now)
        assert (own.about, own.subject) == (None, f"own/{own.uid}")

    def test_keeps_the_card_the_user_already_had(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        card = CardFactory.create(user=learner, question=question, in_review=True)
        own = take_over_one(learner, now)
        assert (learner.cards.get(), learner.cards.get().question) == (card, own)
        assert learner.cards.get().due_at == card.due_at

    def test_leaves_an_identical_own_question_alone(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        same = add_question(learner, RIVER, UNFILED, now)
        assert take_over(learner, shared_ids(learner), now) == 1
        same.refresh_from_db()
        assert same.taken_from is None

    def test_is_refused_over_the_limit(
        self, question: Question, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("learning.bank.writing.MOST_WRITTEN", 0)
        with pytest.raises(OverLimit):
            take_over(learner, shared_ids(learner), now)

    def test_is_refused_while_a_quiz_asks_the_question(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=question)
        with pytest.raises(AskedNow):
            take_over(learner, shared_ids(learner), now)
        assert not Question.objects.filter(owner=learner).exists()

    def test_takes_all_or_none(
        self, question: Question, classroom: Classroom, learner: User, now: datetime
    ) -> None:
        other = QuestionFactory.create(own=True, owner=question.owner, body=question_body())
        assign(classroom, other)
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=question)
        with pytest.raises(AskedNow):
            take_over(learner, shared_ids(learner), now)
        assert not Question.objects.filter(owner=learner).exists()


class TestTakeOverOfAVersion:
    def test_shares_the_card_of_the_original(
        self, their_version: Question, learner: User, now: datetime
    ) -> None:
        own = take_over_one(learner, now)
        assert (own.copy_of, own.owns_card) == (their_version.copy_of, False)
        assert learner.cards.get().question == their_version.copy_of
        assert own.body == their_version.body

    def test_skips_a_question_the_user_has_a_version_of(
        self, their_version: Question, learner: User, now: datetime
    ) -> None:
        own = version_of(their_version.copy_of, learner, now)
        assert shared_questions(learner, EVERYTHING, NOON).get().own == own.pk
        assert take_over(learner, shared_ids(learner), now) == 0

    def test_takes_the_first_of_two_versions_of_a_question(
        self, their_version: Question, classroom: Classroom, learner: User, now: datetime
    ) -> None:
        other = MembershipFactory.create(classroom=classroom, teacher=True).user
        assign(classroom, version_of(their_version.copy_of, other, now))
        assert take_over(learner, shared_ids(learner), now) == 1
        assert Question.objects.get(owner=learner).taken_from == their_version

    @pytest.mark.parametrize("which", ["the original", "another version", "a copy of it"])
    def test_is_refused_while_a_quiz_asks_a_related_question(
        self, their_version: Question, learner: User, other_learner: User, now: datetime, which: str
    ) -> None:
        asked = {
            "the original": lambda: their_version.copy_of,
            "another version": lambda: version_of(their_version.copy_of, other_learner, now),
            "a copy of it": lambda: QuestionFactory.create(own=True, taken_from=their_version),
        }[which]()
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=asked)
        with pytest.raises(AskedNow):
            take_over(learner, shared_ids(learner), now)

    @pytest.mark.parametrize("format", ["matching", "ordering"])
    def test_a_composite_shares_the_cards_of_its_parts(
        self, classroom: Classroom, colleague: User, learner: User, now: datetime, format: str
    ) -> None:
        composite = CompositeFactory.create(format=format, brief__visibility="public")
        for part in composite.parts.all():
            part.brief.visibility = "public"
            part.brief.save()
        assign(classroom, version_of(composite, colleague, now))
        own = take_over_one(learner, now)
        assert not own.owns_card
        assert {card.question for card in learner.cards.all()} == set(composite.parts.all())

    def test_records_that_the_answer_was_seen(
        self, their_version: Question, learner: User, now: datetime
    ) -> None:
        card = CardFactory.create(user=learner, question=their_version.copy_of)
        take_over_one(learner, now)
        assert Reveal.objects.get().card == card

    def test_keeps_the_attribution_of_a_closed_brief(
        self, their_version: Question, learner: User, now: datetime
    ) -> None:
        their_version.copy_of.brief.owner = their_version.owner
        their_version.copy_of.brief.visibility = "private"
        their_version.copy_of.brief.save()
        own = take_over_one(learner, now)
        assert (own.copy_of, own.passage, own.owns_card) == (None, None, True)
        assert own.body["attribution"] == their_version.body["attribution"]
        assert own.body["adapted"] == their_version.body["adapted"] | {"uid": ""}


class TestAuthors:
    @pytest.fixture(autouse=True)
    def _bank(
        self, question: Question, their_version: Question, learner: User, now: datetime
    ) -> None:
        """Two questions taken over, and one of the learner's own."""
        take_over(learner, shared_ids(learner), now)
        QuestionFactory.create(own=True, owner=learner)

    def found(self, learner: User, author: str) -> list[Question | None]:
        selection = BankSelection(author=author)
        return [one.taken_from for one in questions_of(learner, selection)]

    def test_filter_the_bank(
        self, question: Question, their_version: Question, learner: User, colleague: User
    ) -> None:
        version_of(QuestionFactory.create(brief__visibility="public"), learner, question.changed_at)
        assert self.found(learner, Author.ALONE) == [None]
        assert self.found(learner, Author.BRIEF) == [None]
        assert set(self.found(learner, Author.COLLEAGUE)) == {question, their_version}
        assert set(self.found(learner, str(colleague.pk))) == {question, their_version}
        assert self.found(learner, "0") == []

    def test_still_count_as_colleagues_after_their_account_is_deleted(
        self, learner: User, colleague: User, question: Question
    ) -> None:
        delete_account(colleague.pk)
        assert self.found(learner, Author.COLLEAGUE) == [None, None]
        assert self.found(learner, Author.ALONE) == [None]

    def test_are_not_offered_copies_of_their_own_questions(
        self, classroom: Classroom, learner: User, colleague: User, question: Question
    ) -> None:
        own = Question.objects.get(owner=learner, taken_from=question)
        assign(classroom, own)
        assert own not in shared_questions(colleague, EVERYTHING, NOON)
