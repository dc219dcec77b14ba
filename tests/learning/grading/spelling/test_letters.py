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
def test_only_spaces_and_optionally_capitals_may_differ(response, case, outcome):
    assert grade_to_the_letter(forms=FORMS, response=response, case=case).outcome is outcome


def test_a_note_points_out_wrong_capitals():
    verdict = grade_to_the_letter(forms=FORMS, response="dual circulation", case=True)
    assert verdict.note == "Mind the capitals."
