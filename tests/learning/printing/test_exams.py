"""An exam on paper in two versions, each with its key."""

import pytest
from django.urls import reverse

from learning.factories import (
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ReadingTextFactory,
)
from learning.kinds import kind_of
from learning.kinds.cloze import Cloze
from learning.kinds.matching import Matching
from learning.kinds.ordering import Ordering
from learning.kinds.poll import Poll
from learning.printing.exams import paper_exam
from tests.learning.exchange.questions import one_of_each

pytestmark = pytest.mark.django_db


def quiz_of(owner, *questions, **rules):
    quiz = QuizFactory.create(authored=True, owner=owner, **rules)
    for position, written in enumerate(questions, 1):
        body = dict(written.body())
        question = QuestionFactory.create(own=True, owner=owner, body=body)
        format = written.format
        QuizItemFactory.create(quiz=quiz, position=position, question=question, format=format)
    return quiz


@pytest.fixture
def quiz(learner):
    """A question of each kind."""
    return quiz_of(learner, *one_of_each().values())


def stems(exam):
    return [one.body["stem"] for one in exam.questions]


def options(exam):
    return {one.body["stem"]: [text for _, text in one.lettered] for one in exam.questions}


class TestVersions:
    def test_each_is_the_same_every_time(self, quiz):
        for version in "AB":
            assert paper_exam(quiz, version) == paper_exam(quiz, version)

    def test_they_ask_the_same_in_another_order(self, quiz):
        first, second = paper_exam(quiz, "A"), paper_exam(quiz, "B")
        assert stems(first) != stems(second)
        assert sorted(stems(first)) == sorted(stems(second))
        assert first.mark != second.mark

    def test_options_stand_in_another_order(self, quiz):
        first, second = options(paper_exam(quiz, "A")), options(paper_exam(quiz, "B"))
        for stem, texts in first.items():
            if len(texts) > 1:
                assert texts != second[stem], stem
                assert sorted(texts) == sorted(second[stem])

    def test_questions_under_a_text_stay_together(self, learner, quiz):
        text = ReadingTextFactory.create(owner=learner)
        under = list(quiz.items.order_by("position"))[2:5]
        for item in under:
            item.question.body |= {"reading_text": text.sha256}
            item.question.save()
        wanted = [item.question.body["stem"] for item in under]
        placed = stems(paper_exam(quiz, "B"))
        first = placed.index(wanted[0])
        assert placed[first : first + 3] == wanted

    def test_polls_are_left_out(self, learner):
        quiz = quiz_of(learner, Poll().compose("How was it?", "words"), Cloze().compose("A [[b]]."))
        assert len(paper_exam(quiz, "A").questions) == 1


class TestKeys:
    @pytest.mark.parametrize("version", ["A", "B"])
    def test_letters_are_those_of_the_version(self, quiz, version):
        for one in paper_exam(quiz, version).questions:
            text_of = dict(one.lettered)
            if one.format in ("choice", "several"):
                right = {
                    t for t, is_right in kind_of(one.format).options(one.body).items() if is_right
                }
                assert {text_of[letter] for letter in one.key.split(", ")} == right

    @pytest.mark.parametrize("version", ["A", "B"])
    def test_of_pairs_and_orders(self, learner, version):
        pairs = {"Wuhan": "Yangtze", "Paris": "Seine", "Cologne": "Rhine"}
        quiz = quiz_of(
            learner,
            Matching().compose("Match.", list(pairs.items()), ["Elbe"]),
            Ordering().compose("Order.", ["One", "Two", "Three"]),
        )
        found = {one.format: one for one in paper_exam(quiz, version).questions}
        matching, ordering = found["matching"], found["ordering"]
        text_of = dict(matching.lettered)
        for prompt, keyed in zip(matching.fields.prompts, matching.key.split("; "), strict=True):
            assert text_of[keyed.split(": ")[1]] == pairs[prompt.text]
        assert [dict(ordering.lettered)[letter] for letter in ordering.key.split(", ")] == [
            "One",
            "Two",
            "Three",
        ]

    def test_of_typed_answers_with_all_that_is_right(self, quiz):
        keys = {one.format: one.key for one in paper_exam(quiz, "A").questions}
        assert keys["typed"] == "Yangtze / 长江 / Chang Jiang"
        assert keys["number"] == "6300 km ± 2.5"


class TestPage:
    def test_questions_tell_nothing_of_the_key(self, learner_client, quiz):
        address = reverse("paper_exam", args=[quiz.pk])
        page = learner_client.get(address, {"version": "B", "part": "exam", "size": "letter"}).text
        assert "exam--letter" in page
        assert "Names growth" not in page
        assert "Read" not in page.split("<article")[1]  # the explanation
        assert "ID number" in page

    def test_the_key_has_the_answers_and_the_mark_of_its_version(self, learner_client, quiz):
        address = reverse("paper_exam", args=[quiz.pk])
        chosen = {"version": "B", "size": "a4"}
        key = learner_client.get(address, chosen | {"part": "key"}).text
        sheet = learner_client.get(address, chosen | {"part": "sheet"}).text
        assert "Names growth" in key
        mark = paper_exam(quiz, "B").mark
        assert mark in key
        assert mark in sheet
        assert "6300" not in sheet

    def test_an_unknown_version_is_the_first(self, learner_client, quiz):
        address = reverse("paper_exam", args=[quiz.pk])
        page = learner_client.get(address, {"version": "Z", "part": "exam", "size": "a4"}).text
        assert "version <b>A</b>" in page

    def test_without_questions_it_leads_to_them(self, learner, learner_client):
        quiz = quiz_of(learner)
        page = learner_client.get(reverse("paper_exam", args=[quiz.pk])).text
        assert reverse("add_questions", args=[quiz.pk]) in page
        assert "data-print" not in page
