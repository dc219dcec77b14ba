import pytest

from learning.grading import Outcome, grade_typed
from learning.grading.expects import Expects

SHANGHAI = "Shanghai University of Finance and Economics"
CENTRAL = "Central University of Finance and Economics"
MACRO = "China Academy of Macroeconomics"
EXCHANGE = "China Centre for International Economic Exchange"
SHENZHEN = "CASS Shenzhen Institute of Advanced Technology"
POOL = (
    *(SHANGHAI, CENTRAL, MACRO, EXCHANGE, SHENZHEN),
    *("Fudan University", "Fujian Normal University", "Renmin University", "Peking University"),
    *("World Bank", "State Council"),
)


def grade(answer, response, *, accepted=(), pool=POOL, expects=Expects.ORGANISATION):
    return grade_typed(
        answer=answer, accepted=accepted, expects=expects, response=response, pool=pool
    )


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (SHANGHAI, SHANGHAI),
        (SHANGHAI, "the Shanghai University of Finance & Economics"),
        (SHANGHAI, "Shanghai Finance and Economics"),
        (SHANGHAI, "Shanghai University of Economics and Finance"),
        (SHANGHAI, "University of Finance and Economics, Shanghai"),
        (CENTRAL, "Central Finance and Economics University"),
        (MACRO, "Academy of Macroeconomics"),
        (EXCHANGE, "China Center for International Economic Exchanges"),
        (EXCHANGE, "International Economic Exchange"),
        (SHENZHEN, "cass shenzhen advanced technology"),
        ("Fudan University", "Fudan"),
        ("Fudan University", "Fudan Univ."),
        ("Renmin University", "renmin uni"),
        (SHENZHEN, "CASS Shenzhen Inst. of Advanced Technology"),
        (MACRO, "China Acad. of Macroeconomics"),
        ("Guangdong", "Guangdong Province"),
    ],
)
def test_general_words_may_be_left_out(answer, response):
    assert grade(answer, response).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (SHANGHAI, "Shanghai Univesrity of Finance and Economics"),
        (SHANGHAI, "Shangahi Finance and Economics"),
        (SHANGHAI, "Shanghai University of Finance and Ecnoomics"),
        (SHANGHAI, "ShanghaiUniversity of Finnance and Economics"),
        ("Fudan University", "Fundan University"),
        ("Fujian Normal University", "Fujian Noraml University"),
    ],
)
def test_typing_errors_are_accepted(answer, response):
    assert grade(answer, response).outcome is Outcome.TYPO


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (SHANGHAI, CENTRAL),
        (CENTRAL, SHANGHAI),
        (SHANGHAI, "University of Finance and Economics"),
        (SHANGHAI, "Shanghai University"),
        (SHANGHAI, "Shanghai University of Finance"),
        (SHANGHAI, "Shanghai Normal University of Finance and Economics"),
        (MACRO, "China Academy"),
        (MACRO, "China Academy of Microeconomics"),
        (MACRO, "ChinaAcademy of Microeconomics"),
        (MACRO, EXCHANGE),
        (SHENZHEN, "CAS Shenzhen Institute of Advanced Technology"),
        ("Fudan University", "University"),
        ("Fudan University", "of the"),
        ("Fujian Normal University", "Fudan University"),
        ("World Bank", "World"),
    ],
)
def test_distinguishing_words_may_not_be_left_out(answer, response):
    assert grade(answer, response).outcome is Outcome.WRONG


def test_missing_words_are_named():
    verdict = grade(SHANGHAI, "Shanghai University")
    assert verdict.present == ("shanghai", "university")
    assert {"finance", "economics"} <= set(verdict.missing)


def test_another_general_word_is_nearly_right():
    verdict = grade("Fudan University", "Fudan Institute")
    assert verdict.outcome is Outcome.NEAR
    assert (verdict.missing, verdict.extra) == (("university",), ("institute",))


def test_a_marked_error_of_the_source_accepts_its_correction():
    corrected = "CAS Shenzhen Institute of Advanced Technology"
    assert grade(SHENZHEN, corrected, accepted=(corrected,)).outcome is Outcome.RIGHT


def test_general_words_are_required_if_another_body_has_all_other_words():
    assert grade("Fudan University", "Fudan", pool=("Fudan Press",)).outcome is Outcome.WRONG
    answer = "Academy of Macroeconomics"
    assert grade(answer, "Macroeconomics", pool=(MACRO,)).outcome is Outcome.WRONG
    assert grade(answer, answer, pool=(MACRO,)).outcome is Outcome.RIGHT


def test_a_name_is_no_misspelling_of_another_name():
    assert grade("Hunan University", "Hunna University", pool=()).outcome is Outcome.TYPO
    assert grade("Hunan University", "Henan University", pool=()).outcome is Outcome.WRONG


@pytest.mark.parametrize("answer", POOL)
def test_every_other_body_is_wrong_and_identified(answer):
    for other in POOL:
        if other != answer:
            verdict = grade(answer, other)
            assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, other)


class TestPlaces:
    def place(self, answer, response, accepted=()):
        return grade(
            answer, response, accepted=accepted, pool=("Guangdong",), expects=Expects.PLACE
        ).outcome

    @pytest.mark.parametrize(
        ("answer", "response", "outcome"),
        [
            ("Heilongjiang", "Heilongjiang province", Outcome.RIGHT),
            ("Heilongjiang", "the province of Heilongjiang, China", Outcome.RIGHT),
            ("Heilongjiang", "Heilongjaing", Outcome.TYPO),
            ("Heilongjiang", "Guangdong", Outcome.WRONG),
            ("Heilongjiang", "province", Outcome.WRONG),
            ("Dali, Shaanxi", "Dali (Shaanxi)", Outcome.RIGHT),
            ("Dali, Shaanxi", "Dali in Shaanxi", Outcome.RIGHT),
            ("Dali, Shaanxi", "Dali, Shanxi", Outcome.WRONG),
            ("Dali, Shaanxi", "Dali", Outcome.NEAR),
            ("Dali, Shaanxi", "Shaanxi", Outcome.NEAR),
            ("Heilongjiang", "Heilongjiang, China", Outcome.RIGHT),
            ("Heilongjiang", "near Heilongjiang", Outcome.WRONG),
            ("Hebei", "Hubei", Outcome.WRONG),
            ("Jiangsu", "Jiangxi", Outcome.WRONG),
            ("Jiangsu", "Jaingsu", Outcome.TYPO),
        ],
    )
    def test_table(self, answer, response, outcome):
        assert self.place(answer, response) is outcome
