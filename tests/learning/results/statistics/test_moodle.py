"""Two quizzes that Moodle tests its own report with.

The marks and the figures are those of its repository, under ``mod/quiz/report/statistics/tests``:
of the first quiz, which brings eight points for one question, in ``mdl_question_states.csv`` and
``statistics_test.php`` (made with a spreadsheet, ``stats.xls``); of the second in
``results00.csv``, ``qstats00.csv`` and ``stats_from_steps_walkthrough_test.php``. Questions of
which nobody got anything are left out.
"""

import csv
from pathlib import Path

import pytest

from learning.results.statistics import MarksTable, item_figures, quiz_figures
from tests.learning.results.statistics.tables import table

DATA = Path(__file__).parents[3] / "data"
FIRST = {  # facility, deviation, effective weight, discrimination, efficiency
    "8": (0.4119318182, 1.912733589 / 8, 26.58464457, 25.88327077, 27.23492723),
    "9": (0.8136363636, 0.2512738111, 3.368456046, 1.170256965, 1.382386552),
    "10": (0.7136363636, 0.3226312277, 3.253955259, -4.207816809, -4.691171307),
    "11": (0.6545454545, 0.3334199022, 7.584083694, 28.16930644, 31.12404354),
    "12": (0.6590909091, 0.3375811591, 3.79658376, -2.513606859, -2.877487579),
    "13": (0.3636363636, 0.4923659639, 3.183278505, -12.99017581, -17.5074184),
    "14": (0.5909090909, 0.5032362797, 4.532356904, -8.900638238, -10.27568922),
    "15": (0.5, 0.5117663157, 7.78856243, 8.670004606, 10.86956522),
    "16": (0.5909090909, 0.5032362797, 10.08351572, 29.63337745, 34.58997279),
    "17": (0.6363636364, 0.4923659639, 8.381139345, 15.18945843, 17.4790556),
    "18": (0.4545454545, 0.5096471914, 8.727645713, 16.21079629, 20.14359793),
    "19": (0.2727272727, 0.4558423058, 7.946277111, 15.52451404, 22.06477733),
    "20": (0.5, 0.5117663157, 4.769500946, -8.396734802, -10),
}
SECOND = {
    "1": (0.704, 0.4513682901, 21.2922742344, -7.0650767526, -9.4550536967),
    "2": (0.48, 0.5099019514, 18.8979800309, -28.8982125772, -36.7834118938),
    "3": (0.973333332, 0.13333334, 4.443012573, -9.1230674268, -21.6545012165),
    "4": (0.68, 0.4760952286, 18.9347251357, -22.6306444113, -31.4411395613),
    "5": (0.52, 0.3055050463, 11.1450138688, -17.6997047674, -21.1794802584),
    "6": (0.64, 0.4898979486, 9.8081339177, -45.3785178421, -56.9365974439),
    "7": (0.62, 0.331662479, 15.4788602394, -5.6543166602, -6.5043742058),
}


def marks(file: str, eight: str = "") -> tuple[list[str], MarksTable]:
    """The names of the questions in the order of their columns, and the table."""
    names, *rows = csv.reader((DATA / file).read_text().splitlines())
    most = [8.0 if name == eight else 1.0 for name in names]
    return names, table([[float(one) for one in row] for row in rows], most)


@pytest.mark.parametrize(
    ("file", "eight", "expected"),
    [("moodle-quiz-1.csv", "8", FIRST), ("moodle-quiz-2.csv", "", SECOND)],
)
def test_question_figures_equal_those_of_moodle(file, eight, expected):
    names, of_quiz = marks(file, eight)
    found = item_figures(of_quiz)
    for place, name in enumerate(names):
        one = found[str(place)]
        percents = (one.effective, one.discrimination, one.efficiency)
        figures = (one.facility, one.deviation, *(100 * (each or 0) for each in percents))
        assert figures == pytest.approx(expected[name], rel=1e-5), f"question {name}"


def test_quiz_figures_equal_those_of_moodle():
    _, second = marks("moodle-quiz-2.csv")
    found = quiz_figures(second)
    assert (found.n, found.waiting) == (25, 0)
    points = [found.mean, found.median, found.deviation, found.error]
    assert [7 * (each or 0) for each in points] == pytest.approx(
        [4.617333332, 4.5, 0.8117265554, 1.1106813066], rel=1.5e-5
    )
    shapes = [found.skewness, found.kurtosis, found.consistency, found.error_ratio]
    assert shapes == pytest.approx(
        [-0.092502502, -0.7073968557, -0.872230935542, 1.368294900795], rel=1.5e-5
    )
