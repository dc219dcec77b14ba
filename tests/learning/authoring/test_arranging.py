"""The order of a quiz for others."""

import pytest

from learning.authoring import arranging
from learning.factories import QuestionFactory, QuizFactory, QuizItemFactory, QuizSectionFactory
from learning.grading import formats
from learning.models import Quiz, QuizItem, QuizSection

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Quiz:
    """Three questions."""
    made: Quiz = QuizFactory.create(authored=True)
    for position in (1, 2, 3):
        QuizItemFactory.create(quiz=made, position=position)
    return made


def order_of(quiz: Quiz) -> list[str]:
    """The list as its author sees it: "q1" for what was the first question, "A" for a heading."""
    numbers = {
        pk: place for place, pk in enumerate(sorted(item.pk for item in quiz.items.all()), 1)
    }
    entries = arranging.entries_of(quiz.items.order_by("position"), quiz.parts.all())
    return [
        entry.title if isinstance(entry, QuizSection) else f"q{numbers[entry.pk]}"
        for entry in entries
    ]


def item(quiz: Quiz, number: int) -> QuizItem:
    found: QuizItem = quiz.items.order_by("pk")[number - 1]
    return found


def section(quiz: Quiz, title: str, place: int) -> QuizSection:
    made = arranging.add_section(quiz, title)
    arranging.move(quiz, f"section-{made.pk}", place)
    return made


@pytest.mark.parametrize(
    ("number", "place", "order"),
    [
        (1, 1, ["q2", "q1", "q3"]),
        (1, 2, ["q2", "q3", "q1"]),
        (3, 0, ["q3", "q1", "q2"]),
        (2, 99, ["q1", "q3", "q2"]),
        (2, 1, ["q1", "q2", "q3"]),
    ],
)
def test_a_question_moves_and_the_others_close_up(quiz, number, place, order):
    for _ in range(2):  # the same form twice moves it once
        arranging.move(quiz, f"item-{item(quiz, number).pk}", place)
    assert order_of(quiz) == order
    assert sorted(quiz.items.values_list("position", flat=True)) == [1, 2, 3]


def test_a_question_belongs_to_the_heading_above_it(quiz):
    heading = section(quiz, "A", 1)
    assert order_of(quiz) == ["q1", "A", "q2", "q3"]
    assert list(heading.items.all()) == [item(quiz, 2), item(quiz, 3)]
    arranging.move(quiz, f"item-{item(quiz, 3).pk}", 0)
    assert order_of(quiz) == ["q3", "q1", "A", "q2"]
    assert list(heading.items.all()) == [item(quiz, 2)]


def test_headings_change_places_with_what_is_under_them(quiz):
    section(quiz, "A", 0)
    second = section(quiz, "B", 3)
    assert order_of(quiz) == ["A", "q1", "q2", "B", "q3"]
    arranging.move(quiz, f"section-{second.pk}", 0)
    assert order_of(quiz) == ["B", "A", "q1", "q2", "q3"]


def test_without_its_heading_a_question_joins_those_above(quiz):
    first, second = section(quiz, "A", 1), section(quiz, "B", 3)
    arranging.remove_section(second)
    assert order_of(quiz) == ["q1", "A", "q2", "q3"]
    assert item(quiz, 3).section == first


def test_an_unknown_entry_is_not_moved(quiz):
    for name in ("item-0", "section-1", "", f"item-{QuizItemFactory.create().pk}"):
        arranging.move(quiz, name, 0)
    assert order_of(quiz) == ["q1", "q2", "q3"]


def test_a_heading_sent_twice_is_one(quiz):
    assert arranging.add_section(quiz, "A") == arranging.add_section(quiz, "A")
    assert order_of(quiz)[-1] == "A"


def test_the_number_of_headings_is_limited(quiz):
    for number in range(arranging.MOST_SECTIONS):
        QuizSectionFactory.create(quiz=quiz, position=number + 1, title=str(number))
    with pytest.raises(arranging.QuizFull, match="20 sections"):
        arranging.add_section(quiz, "One more")


def test_questions_are_added_once_at_the_end(quiz):
    heading = section(quiz, "A", 1)
    new = QuestionFactory.create()
    here = [(new, formats.TYPED), (item(quiz, 1).question, formats.TYPED)]
    assert [arranging.append_questions(quiz, here) for _ in range(2)] == [1, 0]
    added = quiz.items.get(question=new)
    assert (added.position, added.section, added.format) == (4, heading, "typed")


def test_a_full_quiz_refuses_all_of_them(quiz, monkeypatch):
    monkeypatch.setattr(arranging, "MOST_ITEMS", 4)
    two = [(QuestionFactory.create(), formats.TYPED) for _ in range(2)]
    with pytest.raises(arranging.QuizFull, match="4 questions"):
        arranging.append_questions(quiz, two)
    assert quiz.items.count() == 3


def test_a_removed_question_leaves_no_gap(quiz):
    gone = item(quiz, 2)
    for _ in range(2):
        arranging.remove_question(quiz, gone)
    assert list(quiz.items.values_list("position", flat=True)) == [1, 2]


def test_points_of_another_quiz_stay_as_they_are(quiz):
    theirs = QuizItemFactory.create()
    arranging.set_points(quiz, {item(quiz, 1).pk: 2.5, theirs.pk: 9.0})
    theirs.refresh_from_db()
    assert [one.points for one in quiz.items.order_by("pk")] == [2.5, 1.0, 1.0]
    assert theirs.points == 1.0
