import pytest

from learning.grading import Outcome, grade_to_the_letter

FORMS = ("Dual Circulation", "shuang xunhuan")


@pytest.mark.parametrize(
    ("response", "case", "outcome"),
    [
        ("Dual  Circulation ", True, Outcome.RIGHT),
        ("dual circulation", False, Outcome.RIGHT),
        ("shuang xunhuan", True, Outcome.RIGHT),
        ("dual circulation", True, Outcome.WRONG),
        ("Dual Circulaton", False, Outcome.WRONG),
        ("Dual circulation.", False, Outcome.WRONG),
        (" ", True, Outcome.BLANK),
    ],
)
def test_nothing_but_spaces_and_capitals_is_free(response, case, outcome):
    assert grade_to_the_letter(forms=FORMS, response=response, case=case).outcome is outcome


def test_who_missed_the_capitals_is_told_so():
    verdict = grade_to_the_letter(forms=FORMS, response="dual circulation", case=True)
    assert verdict.note == "Mind the capitals."
