from calendar import month_name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import Outcome, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.date_parsing import PartialDate, parse_dates

POOL = (
    "September 2023",
    "December 2023",
    "late January 2024",
    "early 1980s",
    "the 1990s and 2000s",
)


def grade(answer, response, *, accepted=(), pool=POOL):
    return grade_typed(
        answer=answer, accepted=accepted, expects=Expects.DATE, response=response, pool=pool
    )


@pytest.mark.parametrize(
    "response",
    [
        "September 2023",
        "Sept 2023",
        "sep. 2023",
        "September, 2023",
        "September of 2023",
        "in september 2023",
        "9/2023",
        "09.2023",
        "2023-09",
        "2023/9",
        "2023 September",
        "2023年9月",
        "Sept '23",
        "13 September 2023",
        "September 13th, 2023",
    ],
)
def test_a_month_is_accepted_in_many_spellings(response):
    assert grade("September 2023", response).outcome is Outcome.RIGHT


@pytest.mark.parametrize("response", ["Setpember 2023", "Septmber 2023", "2023, septembre"])
def test_a_misspelt_month_is_accepted(response):
    assert grade("September 2023", response).outcome is Outcome.TYPO


@pytest.mark.parametrize(
    "response",
    [
        "September 2022",
        "October 2023",
        "December 2023",
        "before September 2023",
        "until September 2023",
        "not in September 2023",
        "September 2023 or December 2023",
        "September 2023 to December 2023",
        "20230913",
        "soon",
    ],
)
def test_other_responses_are_wrong(response):
    assert grade("September 2023", response).outcome is Outcome.WRONG


@pytest.mark.parametrize("response", ["2023", "late 2023", "September", "Sept 23"])
def test_the_year_or_the_month_alone_is_near(response):
    assert grade("September 2023", response).outcome is Outcome.NEAR


def test_a_note_points_out_what_is_missing():
    assert grade("September 2023", "October").note == "Give the year too."


def test_what_is_no_date_is_asked_back():
    assert grade("September 2023", "soon").asks_back == "Give a date."


@pytest.mark.parametrize("response", ["October", "2019", "soon after 2023", ""])
def test_a_wrong_date_counts(response):
    assert grade("September 2023", response).asks_back == ""


def test_words_count_where_the_date_itself_is_in_words():
    assert grade("after the lunar new year of 2024", "at the congress").asks_back == ""


def test_the_day_is_needed_if_the_question_asks_for_it():
    asked = {"answer": "9 May 1950", "accepted": (), "expects": Expects.DATE}
    verdict = grade_typed(response="May 1950", stem="On what day was it?", **asked)
    assert (verdict.outcome, verdict.lacking) == (Outcome.NEAR, "which day?")
    assert grade_typed(response="May 1950", stem="When was it?", **asked).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        ("13 September 2023", Outcome.RIGHT),
        ("2023-09-13", Outcome.RIGHT),
        ("13/9/2023", Outcome.RIGHT),
        ("9/13/2023", Outcome.RIGHT),
        ("2023年9月13日", Outcome.RIGHT),
        ("September 2023", Outcome.RIGHT),
        ("14 September 2023", Outcome.WRONG),
        ("2023", Outcome.NEAR),
    ],
)
def test_the_month_is_enough_for_a_day(response, outcome):
    assert grade("13 September 2023", response, pool=()).outcome is outcome


def test_an_ambiguous_day_is_right_if_either_reading_is():
    assert grade("5 September 2023", "5/9/2023", pool=()).outcome is Outcome.RIGHT
    assert grade("5 September 2023", "9/5/2023", pool=()).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "response", "outcome"),
    [
        ("late January 2024", "January 2024", Outcome.RIGHT),
        ("late January 2024", "end of January 2024", Outcome.RIGHT),
        ("late January 2024", "early January 2024", Outcome.WRONG),
        ("late January 2024", "21 January 2024", Outcome.RIGHT),
        ("late January 2024", "2024-01-31", Outcome.RIGHT),
        ("late January 2024", "20 January 2024", Outcome.WRONG),
        ("late January 2024", "1 January 2024", Outcome.WRONG),
        ("mid January 2024", "11 January 2024", Outcome.RIGHT),
        ("mid January 2024", "10 January 2024", Outcome.WRONG),
        ("early January 2024", "10 January 2024", Outcome.RIGHT),
        ("early January 2024", "11 January 2024", Outcome.WRONG),
        ("early 2024", "2024", Outcome.NEAR),
        ("early 2024", "February 2024", Outcome.RIGHT),
        ("early 2024", "November 2024", Outcome.WRONG),
        ("early 2024", "late 2024", Outcome.WRONG),
        ("2024", "2024", Outcome.RIGHT),
        ("2024", "March 2024", Outcome.RIGHT),
        ("2024", "2023", Outcome.WRONG),
        ("early 1980s", "the early 80s", Outcome.RIGHT),
        ("early 1980s", "1980s", Outcome.NEAR),
        ("early 1980s", "late 1980s", Outcome.WRONG),
        ("early 1980s", "1980", Outcome.WRONG),
        ("the 1990s and 2000s", "1990s-2000s", Outcome.RIGHT),
        ("the 1990s and 2000s", "90s and 2000s", Outcome.RIGHT),
        ("the 1990s and 2000s", "1990s", Outcome.NEAR),
        ("the 1990s and 2000s", "2000s and 1990s", Outcome.WRONG),
        ("1990/2009", "1990 to 2009", Outcome.RIGHT),
        ("1952 to 1967", "1952-67", Outcome.RIGHT),
        ("1952 to 1967", "1951-67", Outcome.WRONG),
        ("the 17th century", "seventeenth century", Outcome.RIGHT),
        ("the 17th century", "the 1600s", Outcome.RIGHT),
        ("the 17th century", "the 16th century", Outcome.WRONG),
        ("the 1970s", "the seventies", Outcome.RIGHT),
        ("spring 2022", "2022", Outcome.NEAR),
        ("spring 2022", "autumn 2022", Outcome.WRONG),
    ],
)
def test_dates_of_other_precisions_are_graded(answer, response, outcome):
    assert grade(answer, response).outcome is outcome


class TestDateInWords:
    ANSWER = "after lunar new year 2024"

    @pytest.mark.parametrize(
        ("response", "outcome"),
        [
            ("After the lunar new year 2024", Outcome.RIGHT),
            ("after lunra new year 2024", Outcome.TYPO),
            ("after the 2024 lunar new year", Outcome.RIGHT),
            ("2024, after the lunar new year", Outcome.RIGHT),
            ("after the 2024 lunra new year", Outcome.TYPO),
            ("2024", Outcome.NEAR),
            ("the lunar new year of 2024", Outcome.NEAR),
            ("before lunar new year 2024", Outcome.WRONG),
            ("before the 2024 lunar new year", Outcome.WRONG),
            ("before 2024", Outcome.WRONG),
            ("after 2024", Outcome.WRONG),
            ("after Chinese New Year 2024", Outcome.RIGHT),
            ("soon after lunar new year 2024", Outcome.NEAR),
            ("early 2024", Outcome.NEAR),
            ("February 2024", Outcome.NEAR),
            ("December 2024", Outcome.WRONG),
            ("late 2024", Outcome.WRONG),
            ("late January 2024", Outcome.WRONG),
            ("2023", Outcome.WRONG),
            ("after lunar new year", Outcome.NEAR),
        ],
    )
    def test_is_compared_word_by_word_and_a_part_of_it_is_near(self, response, outcome):
        assert grade(self.ANSWER, response).outcome is outcome

    def test_is_near_with_the_bare_year_even_if_the_month_is_known(self):
        answer = "after the plenum of January 2024"
        for response in ("2024", "January 2024", "plenum of January 2024"):
            assert grade(answer, response).outcome is Outcome.NEAR
        for response in ("January", "February 2024", "5 January 2024"):
            assert grade(answer, response).outcome is Outcome.WRONG


@pytest.mark.parametrize("answer", POOL)
def test_every_other_date_is_wrong_and_identified(answer):
    for other in POOL:
        if other != answer:
            verdict = grade(answer, other)
            assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, other)


@given(st.integers(1, 12), st.integers(1000, 2099))
def test_every_month_is_read_alike_in_words_and_figures(month, year):
    ways = [f"{month_name[month]} {year}", f"{month}/{year}", f"{year}-{month:02}"]
    assert {parse_dates(way).moments for way in ways} == {(PartialDate(year, month),)}
