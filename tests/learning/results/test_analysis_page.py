"""The item analysis of a quiz as a teacher reads it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    MembershipFactory,
    QuizFactory,
    QuizItemFactory,
    question_body,
)
from learning.models import Quiz, User
from tests.learning.attempts import hand_in

pytestmark = pytest.mark.django_db
RIGHT, WRONG, OTHER = "Wang Li", "Zhao Min", "Sun Tao"
STEMS = ("Who feeds cities?", "Who charts the coast?", "Who digs canals?")


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """A quiz with three choice questions."""
    quiz: Quiz = QuizFactory.create(authored=True, published=True, owner=learner)
    for place, stem in enumerate(STEMS, 1):
        body = question_body(stem=stem)
        QuizItemFactory.create(quiz=quiz, position=place, question__body=body)
    return quiz


def take(quiz: Quiz, times: int) -> None:
    """The better half answers the first two questions correctly, the worse half the third."""
    for place in range(times):
        good = place % 2
        hand_in(quiz, [RIGHT, RIGHT, WRONG] if good else [WRONG, OTHER, RIGHT])


def read(client: Client, quiz: Quiz, **query: str) -> str:
    return client.get(reverse("quiz_analysis", args=[quiz.pk]), query).content.decode()


def opened(client: Client, quiz: Quiz, position: int) -> str:
    uid = quiz.items.get(position=position).question.uid
    return client.get(reverse("question_analysis", args=[quiz.pk, uid])).content.decode()


def rows(page: str) -> list[str]:
    table = page.partition('class="table table--figures"')[2].partition("</table>")[0]
    return [stem for row in table.split("<tr>") for stem in STEMS if stem in row]


def test_the_answers_page_links_to_it(learner_client: Client, quiz: Quiz) -> None:
    answers = learner_client.get(reverse("quiz_answers", args=[quiz.pk])).content.decode()
    assert reverse("quiz_analysis", args=[quiz.pk]) in answers


def test_the_page_says_that_nobody_has_submitted_it(learner_client: Client, quiz: Quiz) -> None:
    page = read(learner_client, quiz)
    assert "Nothing handed in yet" in page
    assert "Not asked yet" in opened(learner_client, quiz, 1)


def test_few_attempts_give_figures_without_a_verdict(learner_client: Client, quiz: Quiz) -> None:
    take(quiz, 8)
    page, question = read(learner_client, quiz), opened(learner_client, quiz, 3)
    assert "n = 8: too few" in page
    assert "50\u202f%" in page
    assert "Look at these first" not in page
    assert "n = 8: too few" in question
    assert "No: " not in question


def test_the_table_is_sorted_by_the_requested_column(learner_client: Client, quiz: Quiz) -> None:
    for answers in ([RIGHT, WRONG, RIGHT], [RIGHT, WRONG, WRONG]):
        hand_in(quiz, answers)
    first, second, third = STEMS
    assert rows(read(learner_client, quiz)) == [first, second, third]
    assert rows(read(learner_client, quiz, sort="facility")) == [second, third, first]
    assert rows(read(learner_client, quiz, sort="-facility")) == [first, third, second]
    assert rows(read(learner_client, quiz, sort="made up")) == [first, second, third]


def test_questions_without_a_figure_come_last_in_either_order(
    learner_client: Client, quiz: Quiz
) -> None:
    take(quiz, 4)
    QuizItemFactory.create(quiz=quiz, position=4, question__body=question_body(stem="New?"))
    for sort in ("facility", "-facility"):
        page = read(learner_client, quiz, sort=sort)
        table = page.partition('class="table table--figures"')[2]
        assert table.index("New?") > max(table.index(stem) for stem in STEMS)


def test_an_option_shows_who_chose_it_and_whether_it_works(
    learner_client: Client, quiz: Quiz
) -> None:
    for place in range(30):
        third = place // 10
        hand_in(quiz, [WRONG if third == 0 else RIGHT, RIGHT, RIGHT if third == 2 else WRONG])
    page = opened(learner_client, quiz, 1)
    wrong = page.partition(WRONG)[2].partition("</tr>")[0]
    assert [part.partition("<")[0] for part in wrong.split('class="number">')[1:]] == [
        *("10", "33\u202f%", "10", "0", "0")
    ]
    assert re.search(r">\s*Yes\s*<", wrong)
    assert "No: " in page.partition(OTHER)[2].partition("</tr>")[0]


def test_the_page_says_that_a_mark_is_missing(learner_client: Client, quiz: Quiz) -> None:
    waiting = hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    waiting.responses.filter(position=1).update(mark=None)
    page = read(learner_client, quiz)
    assert "1 attempt cannot count yet" in page
    assert "Mark the waiting answers" in page


def test_no_name_of_a_learner_is_shown(learner_client: Client, quiz: Quiz) -> None:
    attempt = hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    for page in (read(learner_client, quiz), opened(learner_client, quiz, 1)):
        assert attempt.user.username not in page


def test_markup_in_an_answer_is_shown_as_text(learner_client: Client, quiz: Quiz) -> None:
    QuizItemFactory.create(quiz=quiz, position=4, format="typed")
    hand_in(quiz, [RIGHT, RIGHT, RIGHT, "<b hx-get=/>"])
    page = opened(learner_client, quiz, 4)
    assert "&lt;b hx-get=/&gt;" in page
    assert "<b hx-get" not in page


def test_a_teacher_of_an_assigned_class_reads_it_without_a_link_to_the_quiz(
    learner_client: Client, other_client: Client, other_learner: User, quiz: Quiz
) -> None:
    task = AssignmentFactory.create(quiz=quiz)
    MembershipFactory.create(classroom=task.classroom, user=other_learner, teacher=True)
    attempt = hand_in(quiz, [RIGHT, RIGHT, RIGHT])
    attempt.assignment = task
    attempt.save()
    assert "1 so far" in read(other_client, quiz)
    assert "In the quiz" not in opened(other_client, quiz, 1)
    assert "In the quiz" in opened(learner_client, quiz, 1)


def test_emphasis_in_questions_and_answers_is_rendered(learner_client: Client, quiz: Quiz) -> None:
    body = question_body(stem="Which is **soft**?", answer="*mud*", source=None)
    QuizItemFactory.create(quiz=quiz, position=4, question__body=body)
    hand_in(quiz, [RIGHT, RIGHT, RIGHT, "*mud*"])
    page = opened(learner_client, quiz, 4)
    assert "Which is <strong>soft</strong>?" in page
    assert "<em>mud</em>" in page
    assert "Which is soft?" in read(learner_client, quiz)
