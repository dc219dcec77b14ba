"""What a search finds, for whom, and that it follows every change."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from content.formats.lilun import read_brief
from content.models import Brief
from content.storage.store import save
from learning.accounts.belongings import delete_account
from learning.accounts.merging import merge_guest
from learning.bank.writing import (
    Filing,
    add_many_questions,
    add_question,
    bring_back_questions,
    change_question,
    retire_questions,
    tag_questions,
)
from learning.cards.suspension import write_note
from learning.factories import (
    AssignmentFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    UserFactory,
)
from learning.grading import formats
from learning.kinds.written import WrittenQuestion
from learning.models import Question, User
from learning.search import groups
from learning.search_index import index, upkeep
from learning.search_index.table import TABLE
from learning.search_index.terms import Term
from learning.search_index.words import Query

pytestmark = pytest.mark.django_db

HARBOUR = """\
slug: harbour
title: The harbour of Ningbo
passages:
- {slug: opening, text: Along the river, kind: heading}
- slug: first
  text: Ningbo lives by its port, says Zhao Min of smart logistics.
  number: 1
people:
- {slug: zhao-min, at: first, words: Zhao Min, name: Zhao Min, characters: 赵敏, pinyin: Zhào Mǐn}
concepts:
- slug: logistics
  at: first
  words: smart logistics
  term: smart logistics
  abbreviation: SLX
  characters: 智慧物流
  pinyin: zhìhuì wùliú
quotes:
- slug: living
  at: first
  words: Ningbo lives by its port
  speakers: [zhao-min]
  text: Ningbo lives by its port
"""


def found(user: User, text: str) -> set[tuple[str, str]]:
    """The groups and titles of what is found, but for pages and actions."""
    return {
        (group.name, "".join(part.text for part in hit.title))
        for group in groups.search(user, Query.of(text), "/")
        if group.name not in ("Pages", "Actions")
        for hit in group.hits
    }


def is_indexed(term: str) -> bool:
    """Whether the index still holds an object with this term."""
    return bool(index.backend_of(connection).find(connection, [[[Term(term)]]], 1))


@pytest.fixture
def harbour(learner: User, now: datetime) -> Brief:
    """A private brief of the learner's."""
    return save(read_brief(HARBOUR), owner=learner, now=now)


def asking(stem: str) -> WrittenQuestion:
    return WrittenQuestion(format=formats.TYPED, stem=stem, answer="Zanzibar")


@pytest.fixture
def question(learner: User, now: datetime) -> Question:
    return add_question(learner, asking("Which estuary is widest?"), Filing(tags=("water",)), now)


QUESTION = {("Your questions", "Which estuary is widest?")}
PASSAGE = "Ningbo lives by its port, says Zhao Min of smart logistics."
LOGISTICS = {("Concepts", "smart logistics")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ningbo harb", {("Briefs", "The harbour of Ningbo")}),
        ("along", {("Sections", "Along the river")}),
        ("slx", LOGISTICS),
        ("智慧", LOGISTICS),
        ("流", LOGISTICS),
        ("zhihuiwul", LOGISTICS),
        ("wu liu", LOGISTICS),
        ("zhaomin", {("People", "Zhao Min")}),
        ("ningbo lives zhao", {("Quotes", "Ningbo lives by its port"), ("In the text", PASSAGE)}),
        ("smrat logistisc", LOGISTICS),
        ("nigbo port", {("Quotes", "Ningbo lives by its port")}),
        ("estuary smart", set()),
    ],
)
def test_a_brief_is_found_by_its_names_and_words(
    learner: User, harbour: Brief, question: Question, text: str, expected: set[tuple[str, str]]
) -> None:
    assert found(learner, text) == expected


def test_a_brief_is_found_by_those_who_are_shown_it(
    learner: User, other_learner: User, harbour: Brief
) -> None:
    stranger = UserFactory.create(is_guest=True)
    assert not found(other_learner, "logistics") | found(stranger, "logistics")
    harbour.visibility = Brief.Visibility.LINK
    harbour.save()
    assert not found(stranger, "logistics")  # the link is for those who have it
    CardFactory.create(user=other_learner, question__brief=harbour)
    assert found(other_learner, "logistics") >= LOGISTICS
    harbour.visibility = Brief.Visibility.PUBLIC
    harbour.save()
    assert found(stranger, "logistics") >= LOGISTICS
    harbour.visibility = Brief.Visibility.PRIVATE
    harbour.save()
    assert not found(other_learner, "logistics") | found(stranger, "logistics")
    assert found(learner, "logistics") >= LOGISTICS


def test_a_brief_set_for_a_class_is_found_by_it(harbour: Brief) -> None:
    Brief.objects.update(visibility=Brief.Visibility.LINK)
    task = AssignmentFactory.create(brief=harbour, quiz=None)
    member = MembershipFactory.create(classroom=task.classroom).user
    assert found(member, "logistics") >= LOGISTICS
    member.memberships.all().delete()
    assert not found(member, "logistics")


def test_an_edited_brief_is_found_as_it_is_now(
    learner: User, harbour: Brief, now: datetime
) -> None:
    text = HARBOUR.replace("smart logistics", "bonded zones").replace("zhao-min", "zhao-ming")
    save(read_brief(text), owner=learner, now=now)
    assert found(learner, "bonded") >= {("Concepts", "bonded zones")}
    assert not found(learner, "logistics")
    assert len(found(learner, "zhaomin")) == 1
    harbour.delete()
    assert not found(learner, "bonded")
    assert not is_indexed(f"@b{harbour.pk}")


def test_own_questions_are_found_by_what_they_ask_not_by_their_answer(
    learner: User, other_learner: User, question: Question
) -> None:
    for text in ("estu", "estuary widest", "water", "esturay"):
        assert found(learner, text) == QUESTION
    assert not found(learner, "zanzibar")
    assert not found(other_learner, "estuary")


def test_own_questions_follow_their_changes(
    learner: User, question: Question, now: datetime
) -> None:
    filing = Filing(tags=("mud",))
    change_question(question, asking("Which delta?"), filing, question.changed_at, now)
    assert not found(learner, "estuary") | found(learner, "water")
    assert found(learner, "delta mud") == {("Your questions", "Which delta?")}
    own = Question.objects.filter(pk=question.pk)
    tag_questions(learner, own, ["sand"], now)
    assert found(learner, "sand")
    retire_questions(own, now)
    assert not found(learner, "delta")
    bring_back_questions(learner, own, now)
    assert found(learner, "delta")


def test_imported_questions_are_found(learner: User, now: datetime) -> None:
    add_many_questions(
        learner, [(asking(f"What is salt {n}?"), Filing(tags=("sea",))) for n in (1, 2)], now
    )
    assert len(found(learner, "salt sea")) == 2


def test_a_rolled_back_question_is_not_indexed(learner: User, now: datetime) -> None:
    with transaction.atomic():
        add_question(learner, asking("Which estuary is widest?"), Filing(), now)
        transaction.set_rollback(True)
    assert not is_indexed(f"@u{learner.pk}")


def test_notes_lead_to_their_question_and_are_not_shown(
    learner: User, other_learner: User, harbour: Brief
) -> None:
    card = CardFactory.create(
        user=learner, question__brief=harbour, question__body={"stem": "Who?"}
    )
    write_note(card, "Remember the mnemonic walrus")
    assert found(learner, "walrus") == {("Your notes", "Who?")}
    assert not found(other_learner, "walrus")
    write_note(card, "")
    assert not found(learner, "walrus")


def test_a_note_goes_with_its_brief(learner: User, harbour: Brief) -> None:
    card = CardFactory.create(user=learner, question__brief=harbour)
    write_note(card, "walrus")
    harbour.delete()
    assert not is_indexed(f"@u{learner.pk}")


def test_a_guest_takes_everything_along(learner: User, now: datetime) -> None:
    guest = UserFactory.create(is_guest=True)
    add_question(guest, asking("Which estuary is widest?"), Filing(tags=("water",)), now)
    card = CardFactory.create(user=guest, question=QuestionFactory.create())
    write_note(card, "walrus")
    merge_guest(guest.pk, learner)
    assert found(learner, "estuary water") == QUESTION
    assert found(learner, "walrus")
    assert not is_indexed(f"@u{guest.pk}")


def test_nothing_of_a_person_stays_when_they_leave(learner: User, question: Question) -> None:
    assert is_indexed(f"@u{learner.pk}")
    delete_account(learner.pk)
    assert not is_indexed(f"@u{learner.pk}")


def test_an_index_that_is_behind_shows_nothing_that_is_not_there(
    learner: User, harbour: Brief, question: Question
) -> None:
    Question.objects.filter(pk=question.pk).update(body=question.body | {"stem": "Which delta?"})
    assert not found(learner, "estuary")
    harbour.concepts.update(retired_at=harbour.created_at)
    assert not LOGISTICS & found(learner, "logistics")


def test_an_empty_index_is_filled(learner: User, harbour: Brief, question: Question) -> None:
    write_note(question.cards.get(), "walrus")
    index.remove_person(learner.pk)
    upkeep.fill()
    assert not found(learner, "estuary")  # it is not empty
    with connection.cursor() as cursor:  # also of what a test that commits has left
        cursor.execute(f"DELETE FROM {TABLE}")
    assert index.is_empty()
    upkeep.fill()
    assert found(learner, "estuary") >= QUESTION
    assert found(learner, "logistics") >= LOGISTICS
    assert ("Your notes", "Which estuary is widest?") in found(learner, "walrus")


def test_quizzes_and_classes_of_ones_own_are_found(learner: User, other_learner: User) -> None:
    QuizFactory.create(owner=learner, purpose="authored", title="Estuaries of Asia")
    task = AssignmentFactory.create(quiz__title="Estuary test", classroom__name="Estuary club")
    MembershipFactory.create(classroom=task.classroom, user=learner)
    QuizFactory.create(owner=other_learner, purpose="authored", title="Another estuary")
    expected = {("Quizzes", "Estuaries of Asia"), ("Quizzes", "Estuary test")}
    assert found(learner, "estuar") == expected | {("Classes", "Estuary club")}


def test_the_group_with_the_best_hit_comes_first(learner: User, now: datetime) -> None:
    add_question(learner, asking("What is a dark pattern?"), Filing(), now)
    names = [group.name for group in groups.search(learner, Query.of("dark theme"), "/")]
    assert names == ["Actions"]
    names = [group.name for group in groups.search(learner, Query.of("dark"), "/")]
    assert names == ["Actions", "Your questions"]


def test_misspelt_words_are_not_looked_for_once_a_group_is_full(
    learner: User, harbour: Brief, now: datetime
) -> None:
    for place in ("north", "south", "east", "west"):
        add_question(learner, asking(f"Which harbor is {place}?"), Filing(), now)
    full, room = (
        {group.name for group in groups.search(learner, Query.of("harbor"), "/", most)}
        for most in (groups.AT_A_GLANCE, groups.ENOUGH)
    )
    assert full == {"Your questions"}
    assert room == {"Your questions", "Briefs"}
