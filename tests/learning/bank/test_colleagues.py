"""Questions that go from one teacher's bank to another's."""

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
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
    WholeFactory,
    question_body,
)
from learning.kinds.written import WrittenQuestion
from learning.models import Assignment, Classroom, Membership, Question, Quiz, Reveal, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom(learner: User) -> Classroom:
    """One that the learner teaches."""
    made: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    return made


@pytest.fixture
def colleague(classroom: Classroom) -> User:
    made: User = MembershipFactory.create(classroom=classroom, teacher=True).user
    return made


def set_for(classroom: Classroom, question: Question) -> Assignment:
    """In a quiz of the one who wrote it, for a class."""
    item = QuizItemFactory.create(quiz__owner=question.owner, question=question)
    made: Assignment = AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
    return made


@pytest.fixture
def question(classroom: Classroom, colleague: User) -> Question:
    """Of the colleague, in a quiz that is set for the class."""
    made: Question = QuestionFactory.create(own=True, owner=colleague)
    set_for(classroom, made)
    return made


@pytest.fixture
def theirs(classroom: Classroom, colleague: User, learner: User, now: datetime) -> Question:
    """Their version of a question of a public brief, in such a quiz."""
    made = version_of(QuestionFactory.create(brief__visibility="public"), colleague, now)
    set_for(classroom, made)
    return made


def version_of(original: Question | None, owner: User, now: datetime) -> Question:
    assert original
    reworded = dict(original.body) | {"stem": "Who says so?"}
    reworded["formats"] = original.body["formats"][:1]
    return add_question(owner, WrittenQuestion.of(reworded), UNFILED, now, original)


def shared_with(user: User, **narrowed: str) -> set[Question]:
    return set(shared_questions(user, BankSelection(**narrowed), NOON))


def all_of(user: User) -> list[int]:
    """The ids of all that is shared with them."""
    return [question.pk for question in shared_questions(user, EVERYTHING, NOON)]


def taken(user: User, now: datetime) -> Question:
    assert take_over(user, all_of(user), now) == 1
    return Question.objects.get(owner=user)


class TestWhatIsShared:
    def test_is_what_a_colleague_has_set_for_a_class_of_both(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        QuestionFactory.create(own=True, owner=colleague)  # in no quiz for the class
        assert shared_with(learner) == {question}
        assert list(colleagues_of(learner, NOON)) == [colleague]

    def test_nothing_is_with_whoever_learns_there_or_is_not_in_the_class(
        self, question: Question, classroom: Classroom, other_learner: User
    ) -> None:
        assert shared_with(other_learner) == set()
        MembershipFactory.create(classroom=classroom, user=other_learner)
        assert shared_with(other_learner) == set()

    def test_ones_own_is_not(self, question: Question, colleague: User) -> None:
        assert shared_with(colleague) == set()

    def test_it_ends_with_what_it_comes_of(
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

    def test_it_ends_once_either_teaches_there_no_more(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        for user in (learner, colleague):
            Membership.objects.filter(user=user).update(role="learner")
            assert shared_with(learner) == set()
            Membership.objects.update(role="teacher")
        assert shared_with(learner) == {question}

    def test_what_another_wrote_is_not_shared_by_whoever_sets_it(
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
    def test_it_is_searched(
        self, question: Question, learner: User, narrowed: dict[str, str], is_found: bool
    ) -> None:
        assert (question in shared_with(learner, **narrowed)) == is_found

    def test_it_is_filtered_by_author(
        self, question: Question, learner: User, colleague: User
    ) -> None:
        assert shared_with(learner, author=str(colleague.pk)) == {question}


class TestTaking:
    def test_makes_it_ones_own_with_a_card(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        own = taken(learner, now)
        assert own != question
        assert (own.body, own.taken_from, own.copy_of) == (question.body, question, None)
        assert own.taken_at == now
        assert learner.cards.get().question == own
        assert own.versions.count() == 1

    def test_twice_is_once(self, question: Question, learner: User, now: datetime) -> None:
        taken(learner, now)
        assert take_over(learner, all_of(learner), now + timedelta(days=1)) == 0
        assert (
            shared_questions(learner, EVERYTHING, NOON).get().own
            == Question.objects.get(owner=learner).pk
        )

    def test_leaves_theirs_as_it_is(self, question: Question, learner: User, now: datetime) -> None:
        own = taken(learner, now)
        body = dict(RIVER.body()) | {"stem": "Which river is it?"}
        change_question(own, WrittenQuestion.of(body), UNFILED, own.changed_at, now)
        question.refresh_from_db()
        assert question.body["stem"] == RIVER.stem

    def test_outlives_its_author(self, question: Question, learner: User, now: datetime) -> None:
        own = taken(learner, now)
        Quiz.objects.all().delete()
        question.delete()
        own.refresh_from_db()
        assert own.taken_from is None

    def test_files_it_under_a_brief_that_one_has_begun(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility="public")
        Question.objects.filter(pk=question.pk).update(about=brief, subject="people/zhao-min")
        CardFactory.create(user=learner, question__brief=brief)
        own = taken(learner, now)
        assert (own.about, own.subject) == (brief, "people/zhao-min")

    def test_files_it_under_none_else(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        brief = BriefFactory.create(visibility="private")
        Question.objects.filter(pk=question.pk).update(about=brief, subject="people/zhao-min")
        own = taken(learner, now)
        assert (own.about, own.subject) == (None, f"own/{own.uid}")

    def test_goes_on_with_the_card_that_one_had_of_it(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        card = CardFactory.create(user=learner, question=question, in_review=True)
        own = taken(learner, now)
        assert (learner.cards.get(), learner.cards.get().question) == (card, own)
        assert learner.cards.get().due_at == card.due_at

    def test_leaves_what_one_wrote_alike_to_oneself(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        same = add_question(learner, RIVER, UNFILED, now)
        assert take_over(learner, all_of(learner), now) == 1
        same.refresh_from_db()
        assert same.taken_from is None

    def test_is_refused_where_there_is_no_room(
        self, question: Question, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("learning.bank.writing.MOST_WRITTEN", 0)
        with pytest.raises(OverLimit):
            take_over(learner, all_of(learner), now)

    def test_is_refused_while_one_is_asked_it(
        self, question: Question, learner: User, now: datetime
    ) -> None:
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=question)
        with pytest.raises(AskedNow):
            take_over(learner, all_of(learner), now)
        assert not Question.objects.filter(owner=learner).exists()

    def test_takes_all_or_none(
        self, question: Question, classroom: Classroom, learner: User, now: datetime
    ) -> None:
        other = QuestionFactory.create(own=True, owner=question.owner, body=question_body())
        set_for(classroom, other)
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=question)
        with pytest.raises(AskedNow):
            take_over(learner, all_of(learner), now)
        assert not Question.objects.filter(owner=learner).exists()


class TestWhatIsOfABrief:
    def test_shares_the_card_of_the_original(
        self, theirs: Question, learner: User, now: datetime
    ) -> None:
        own = taken(learner, now)
        assert (own.copy_of, own.owns_card) == (theirs.copy_of, False)
        assert learner.cards.get().question == theirs.copy_of
        assert own.body == theirs.body

    def test_is_taken_no_second_time_by_whoever_has_a_version(
        self, theirs: Question, learner: User, now: datetime
    ) -> None:
        own = version_of(theirs.copy_of, learner, now)
        assert shared_questions(learner, EVERYTHING, NOON).get().own == own.pk
        assert take_over(learner, all_of(learner), now) == 0

    def test_of_two_versions_of_one_question_the_first_is_taken(
        self, theirs: Question, classroom: Classroom, learner: User, now: datetime
    ) -> None:
        other = MembershipFactory.create(classroom=classroom, teacher=True).user
        set_for(classroom, version_of(theirs.copy_of, other, now))
        assert take_over(learner, all_of(learner), now) == 1
        assert Question.objects.get(owner=learner).taken_from == theirs

    @pytest.mark.parametrize("which", ["the original", "another version", "what was taken of it"])
    def test_is_refused_while_one_is_asked_what_it_was_made_of(
        self, theirs: Question, learner: User, other_learner: User, now: datetime, which: str
    ) -> None:
        asked = {
            "the original": lambda: theirs.copy_of,
            "another version": lambda: version_of(theirs.copy_of, other_learner, now),
            "what was taken of it": lambda: QuestionFactory.create(own=True, taken_from=theirs),
        }[which]()
        ResponseFactory.create(attempt=AttemptFactory.create(user=learner), question=asked)
        with pytest.raises(AskedNow):
            take_over(learner, all_of(learner), now)

    @pytest.mark.parametrize("format", ["matching", "ordering"])
    def test_of_a_whole_it_shares_the_cards_of_the_parts(
        self, classroom: Classroom, colleague: User, learner: User, now: datetime, format: str
    ) -> None:
        whole = WholeFactory.create(format=format, brief__visibility="public")
        for part in whole.parts.all():
            part.brief.visibility = "public"
            part.brief.save()
        set_for(classroom, version_of(whole, colleague, now))
        own = taken(learner, now)
        assert not own.owns_card
        assert {card.question for card in learner.cards.all()} == set(whole.parts.all())

    def test_tells_the_log_that_its_answer_was_seen(
        self, theirs: Question, learner: User, now: datetime
    ) -> None:
        card = CardFactory.create(user=learner, question=theirs.copy_of)
        taken(learner, now)
        assert Reveal.objects.get().card == card

    def test_keeps_what_it_has_of_a_brief_that_is_closed(
        self, theirs: Question, learner: User, now: datetime
    ) -> None:
        theirs.copy_of.brief.owner = theirs.owner
        theirs.copy_of.brief.visibility = "private"
        theirs.copy_of.brief.save()
        own = taken(learner, now)
        assert (own.copy_of, own.passage, own.owns_card) == (None, None, True)
        assert own.body["attribution"] == theirs.body["attribution"]
        assert own.body["adapted"] == theirs.body["adapted"] | {"uid": ""}


class TestTheirAuthors:
    @pytest.fixture(autouse=True)
    def _bank(self, question: Question, theirs: Question, learner: User, now: datetime) -> None:
        """Two that were taken, and one of one's own."""
        take_over(learner, all_of(learner), now)
        QuestionFactory.create(own=True, owner=learner)

    def found(self, learner: User, author: str) -> list[Question | None]:
        selection = BankSelection(author=author)
        return [one.taken_from for one in questions_of(learner, selection)]

    def test_are_told_apart(
        self, question: Question, theirs: Question, learner: User, colleague: User
    ) -> None:
        version_of(QuestionFactory.create(brief__visibility="public"), learner, question.changed_at)
        assert self.found(learner, Author.ALONE) == [None]
        assert self.found(learner, Author.BRIEF) == [None]
        assert set(self.found(learner, Author.COLLEAGUE)) == {question, theirs}
        assert set(self.found(learner, str(colleague.pk))) == {question, theirs}
        assert self.found(learner, "0") == []

    def test_that_are_gone_leave_their_words_theirs(
        self, learner: User, colleague: User, question: Question
    ) -> None:
        delete_account(colleague.pk)
        assert self.found(learner, Author.COLLEAGUE) == [None, None]
        assert self.found(learner, Author.ALONE) == [None]

    def test_do_not_get_their_own_back(
        self, classroom: Classroom, learner: User, colleague: User, question: Question
    ) -> None:
        own = Question.objects.get(owner=learner, taken_from=question)
        set_for(classroom, own)
        assert own not in shared_questions(colleague, EVERYTHING, NOON)
