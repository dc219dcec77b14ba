"""Less common habits of teachers; what is not surely read is refused, and never a wrong answer."""

import pytest

from learning.exchange.format import ParsedFile
from learning.exchange.plain.reading import read


def parsed(*lines: str) -> ParsedFile:
    return read("\n".join(lines).encode())


def found_in(reading: ParsedFile) -> list[tuple[str, str]]:
    assert not reading.unread, reading.unread
    return [(one.question.format, one.question.answer) for one in reading.items]


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        (["The correct answer is B."], [("choice", "Seine")]),
        (["Answer is b"], [("choice", "Seine")]),
        (["Correct option: (b)"], [("choice", "Seine")]),
        (["Right answer: option B"], [("choice", "Seine")]),
        (["ANS:\tB\tPTS:\t1\tDIF:\tEasy"], [("choice", "Seine")]),
        (["Answer: Both a and b"], [("several", "Huai; Seine")]),
        (["c. Po", "Correct answers: A & C"], [("several", "Huai; Po")]),
    ],
)
def test_an_answer_is_named_in_many_ways(lines: list[str], read_as: list[object]) -> None:
    reading = parsed("1. Which river?", "a) Huai", "b) Seine", "c) Oder", *lines)
    if lines[0] == "c. Po":
        reading = parsed("1. Which river?", "a. Huai", "b. Seine", *lines)
    assert found_in(reading) == read_as


def test_a_letter_in_the_gap_before_the_number_is_the_answer() -> None:
    reading = parsed(
        *("__B__ 1. Which river?", "a. Huai", "b. Po", "_T_ 2. Ice is cold. (T/F)"),
        *("____ 3. Which town?", "a. Rome", "b. Bonn", "ANS: A"),
    )
    assert found_in(reading) == [("choice", "Po"), ("choice", "True"), ("choice", "Rome")]


def test_a_gap_before_a_statement_is_none_to_fill() -> None:
    [item] = parsed("1. ____ The sun is a star.", "Answer: True").items
    assert (item.question.stem, item.question.answer) == ("The sun is a star.", "True")


def test_options_in_two_columns_keep_the_order_of_their_letters() -> None:
    [item] = parsed("1. Which town?", "a. Rome\tc. Bonn", "b. Paris\td. Oslo", "Answer: C").items
    body = item.question.body()
    assert body["answer"] == "Bonn"
    assert [one["text"] for one in body["distractors"]] == ["Rome", "Paris", "Oslo"]


def test_semicolons_between_options_of_one_row_are_no_words() -> None:
    [item] = parsed("1. Which?", "a. Huai; b. Po; c. Oder", "Answer: a").items
    assert item.question.answer == "Huai"


@pytest.mark.parametrize("sign", [" ", " - "])
def test_letters_without_a_sign_label_options_if_the_answer_is_one(sign: str) -> None:
    [item] = parsed("1. Which?", f"A{sign}Huai", f"B{sign}Po", "Answer: B").items
    assert (item.question.format, item.question.answer) == ("choice", "Po")
    assert item.notes == ("Its lines A to B are read as its options.",)


def test_a_letter_is_no_answer_of_a_question_of_several_lines() -> None:
    [unread] = parsed("1. Which?", "Huai", "Po", "Answer: B").unread
    assert unread.reason == "Its answer is “B”, and it has no options with letters."


def test_true_and_false_may_be_lines_of_their_own() -> None:
    [item] = parsed("1. Ice is cold.", "True *", "False").items
    assert (item.question.stem, item.question.answer) == ("Ice is cold.", "True")


def test_lines_with_different_answers_are_refused() -> None:
    [unread] = parsed("1. Which?", "a) Huai", "b) Po", "Answer: a", "Answer: b").unread
    assert unread.reason.startswith("It has several answers: “a” and “b”.")


def test_each_option_may_have_feedback_of_its_own() -> None:
    [item] = parsed(
        "1. Which?", "a) Huai", "Feedback: No.", "*b) Po", "Feedback: Yes,", "a Po."
    ).items
    body = item.question.body()
    assert body["notes"]["Po"] == "Yes, a Po."
    assert body["distractors"][0]["truth"] == "No."


def test_an_explanation_below_all_options_is_that_of_the_question() -> None:
    [item] = parsed("1. Which?", "a) Huai", "*b) Po", "Explanation: Po is right.").items
    assert item.question.explanation == "Po is right."


@pytest.mark.parametrize(
    "points", ["(2 points)", "[3 pts]", "(1 mark)", "(2 points each)", "- 5 points", "(Points: 2)"]
)
def test_points_are_left_out_with_a_note(points: str) -> None:
    [item] = parsed(f"1. Which river? {points}", "Answer: Huai").items
    assert item.question.stem == "Which river?"
    assert item.notes == (f"“{points.strip('()[]- ')}” is left out.",)


class TestMatching:
    def test_numbers_below_letters_are_the_other_list(self) -> None:
        reading = parsed(
            *("1. Match the towns.", "a) France", "b) Italy", "1) Rome", "2) Paris"),
            "Answer: a-2, b-1",
        )
        assert found_in(reading) == [("matching", "France: Paris; Italy: Rome")]

    def test_lists_have_names_of_their_own(self) -> None:
        reading = parsed(
            *("1. Match column A with column B.", "Column A", "1. France", "2. Italy"),
            *("Column B", "a. Rome", "b. Paris", "Answers: 1-b, 2-a"),
        )
        assert found_in(reading) == [("matching", "France: Paris; Italy: Rome")]

    def test_an_answer_that_pairs_nothing_is_refused(self) -> None:
        [unread] = parsed(
            "1. Match:", "1) Italy", "2) France", "a) Rome", "b) Oslo", "Answer: b"
        ).unread
        assert unread.reason == "Its answer does not say which go together. Write it as “1-b, 2-a”."

    def test_a_question_with_the_word_may_have_options(self) -> None:
        reading = parsed("1. Which pair matches?", "a) Po - Asia", "b) Po - Europe", "Answer: b")
        assert found_in(reading) == [("choice", "Po - Europe")]


class TestKey:
    RIVER = ("1. Which river?", "a) Huai", "b) Po", "2. Which town?", "a) Rome", "b) Bonn")
    SEA = ("1. Which sea?", "a) Red", "b) Black", "2. Which lake?", "a) Como", "b) Garda")

    def test_questions_go_on_below_a_key(self) -> None:
        reading = parsed(
            *self.RIVER, "Answers", "1. b", "2. a", "", *self.SEA, "Answers", "1. a", "2. b"
        )
        assert [one for _, one in found_in(reading)] == ["Po", "Rome", "Red", "Garda"]

    def test_parts_of_a_test_have_parts_of_the_key(self) -> None:
        key = ("Answer key", "Part A", "1. b", "2. a", "Part B", "1. a", "2. b")
        reading = parsed("Part A", *self.RIVER, "Part B", *self.SEA, *key)
        assert [one for _, one in found_in(reading)] == ["Po", "Rome", "Red", "Garda"]

    def test_a_key_that_could_be_of_either_part_is_not_used(self) -> None:
        reading = parsed("Part A", *self.RIVER, "Part B", *self.SEA, "Answer key", "1. b", "2. a")
        assert not reading.items
        assert reading.notes[0].startswith("The key is not used")

    def test_lines_between_its_answers_are_noted(self) -> None:
        reading = parsed(*self.RIVER, "Answers", "1. b", "since it is in Italy", "2. a")
        assert [one for _, one in found_in(reading)] == ["Po", "Rome"]
        assert reading.notes == ["Outside of questions, and left out: “since it is in Italy”."]


class TestHeadings:
    def test_they_are_tags_of_the_questions_below(self) -> None:
        question = ("1. Which?", "Answer: it", "")
        reading = parsed(
            "# Rivers", "", *question, "## Asia", "", *question, "# Towns", "", *question
        )
        assert [one.tags for one in reading.items] == [("rivers",), ("rivers", "asia"), ("towns",)]
        assert reading.notes == ["Headings become tags: “Rivers”, “Asia”, “Towns”."]

    def test_those_that_name_a_kind_or_ask_are_none(self) -> None:
        reading = parsed(
            "# Multiple choice", "", "## Which river?", "a) Huai", "b) Po", "Answer: a"
        )
        assert [one.tags for one in reading.items] == [()]


def test_an_answer_of_signs_alone_is_none() -> None:
    [unread] = parsed("1. Which?", "Answer: |").unread
    assert unread.reason.startswith("It names no right answer.")
