import pytest

from learning.grading import Outcome, grade_typed
from learning.grading.expects import Expects

TERMS = (
    "new productive forces",
    "strategic emerging industries",
    "future industries",
    "total factor productivity",
    "real economy",
    "primary distribution",
    "dual circulation",
    "new national system",
    "socialist market economy",
)


def grade(response, answer="new productive forces", accepted=("NPFs", "NPF"), pool=TERMS):
    return grade_typed(
        answer=answer, accepted=accepted, expects=Expects.TERM, response=response, pool=pool
    )


@pytest.mark.parametrize(
    "response",
    [
        "new productive forces",
        "New Productive Forces.",
        "the new productive forces",
        "new productive force",
        "newproductive forces",
        "NPFs",
        "npf",
    ],
)
def test_right(response):
    assert grade(response).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "response",
    [
        "new prodcutive forces",
        "new produtive fources",
        "newproductve forces",
        "new productive forcs",
    ],
)
def test_right_with_a_typing_error(response):
    verdict = grade(response)
    assert verdict.outcome is Outcome.TYPO
    assert verdict.matched == "new productive forces"
    assert verdict.score == 1


@pytest.mark.parametrize(
    "response",
    [
        "now productive forces",
        "NPX",
        "forces",
    ],
)
def test_wrong(response):
    assert grade(response).outcome is Outcome.WRONG


@pytest.mark.parametrize("response", ["productive forces", "new quality productive forces"])
def test_near(response):
    assert grade(response).outcome is Outcome.NEAR


@pytest.mark.parametrize("response", ["", "   ", "?!", "the"])
def test_blank(response):
    assert grade(response).outcome is Outcome.BLANK


def test_a_wrong_answer_reports_present_and_missing_words():
    verdict = grade("productive relations")
    assert verdict.present == ("productive",)
    assert verdict.missing == ("new", "forces")
    assert verdict.extra == ("relations",)
    assert verdict.score == pytest.approx(2 * 1 / (3 + 2))


def test_an_answer_to_another_question_is_identified():
    verdict = grade("Future Industries")
    assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "future industries")


def test_a_response_equally_near_to_another_answer_is_no_misspelling():
    for pool, outcome in (((), Outcome.TYPO), (("deductive",), Outcome.WRONG)):
        assert grade("enductive", answer="inductive", accepted=(), pool=pool).outcome is outcome


def test_singular_and_plural_differ_if_another_answer_differs_only_so():
    asked = {"answer": "productive force", "accepted": ()}
    assert grade("productive forces", **asked, pool=()).outcome is Outcome.RIGHT
    verdict = grade("productive forces", **asked, pool=("productive forces",))
    assert verdict.outcome is Outcome.WRONG


def test_an_acronym_allows_no_typing_error():
    asked = {"answer": "UNESCO", "accepted": (), "pool": ()}
    assert grade("unesco", **asked).outcome is Outcome.RIGHT
    assert grade("UNSECO", **asked).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    "response", ["xīn zhì shēngchǎnlì", "xin1 zhi4 sheng1 chan3 li4", "xinzhi shengchanli"]
)
def test_pinyin_needs_no_tones(response):
    assert grade(response, accepted=("xīnzhì shēngchǎnlì",)).outcome is Outcome.RIGHT


def test_digits_of_a_term_are_no_tones():
    asked = {"answer": "6G", "accepted": (), "pool": ()}
    assert grade("6g", **asked).outcome is Outcome.RIGHT
    assert grade("5G", **asked).outcome is Outcome.WRONG
    assert grade("G", **asked).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        ("Former vice president", Outcome.RIGHT),
        ("former vicepresident", Outcome.RIGHT),
        ("vice-president", Outcome.NEAR),
        ("president", Outcome.WRONG),
        ("former vice-presdient", Outcome.TYPO),
    ],
)
def test_roles_keep_their_qualifiers(response, outcome):
    verdict = grade_typed(
        answer="former vice-president",
        accepted=(),
        expects=Expects.ROLE,
        response=response,
        pool=("president", "party secretary", "dean"),
    )
    assert verdict.outcome is outcome


def test_a_missing_qualifier_is_named():
    verdict = grade_typed(
        answer="former vice-president", accepted=(), expects=Expects.ROLE, response="vice-president"
    )
    assert verdict.missing == ("former",)


@pytest.mark.parametrize("expects", [Expects.SET, Expects.STATEMENT])
def test_sets_and_statements_are_not_graded_as_one_text(expects):
    with pytest.raises(KeyError):
        grade_typed(answer="a", accepted=(), expects=expects, response="a")


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("tech innovation", "technological innovation"),
        ("tech innovation", "technology innovation"),
        ("biotech", "biotechnology"),
        ("quantum technology", "quantum tech"),
        ("labour", "labor"),
        ("digitisation", "digitization"),
        ("production centre", "production center"),
    ],
)
def test_other_spellings_and_clipped_words_are_right(answer, response):
    for one, other in ((answer, response), (response, answer)):
        verdict = grade_typed(answer=one, accepted=(), expects=Expects.TERM, response=other)
        assert verdict.outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "response", ["technical innovation", "innovation", "biological innovation"]
)
def test_a_word_that_only_resembles_a_clipped_word_is_not_right(response):
    verdict = grade_typed(
        answer="tech innovation", accepted=(), expects=Expects.TERM, response=response
    )
    assert not verdict.outcome.is_right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("global uncertainty", "global certainty"),
        ("inadequate human capital", "adequate human capital"),
        ("productive forces", "unproductive forces"),
        ("modern unequal shares", "modern equal shares"),
        ("redistribution", "distribution"),
        ("macroeconomics", "microeconomics"),
        ("macroeconomics", "microecnomics"),
        ("asymmetric information", "symmetric information"),
        ("accelerating growth", "decelerating growth"),
        ("run on macroeconomic data", "microeconomic data"),
    ],
)
def test_an_antonym_is_no_misspelling(one, other):
    for answer, response in ((one, other), (other, one)):
        assert grade(response, answer=answer, accepted=(), pool=()).outcome is Outcome.WRONG


def test_an_antonym_without_its_spaces_is_no_misspelling():
    asked = {"answer": "global uncertainty", "accepted": (), "pool": ()}
    assert grade("globalcertainty", **asked).outcome is Outcome.WRONG
    assert grade("globaluncertianty", **asked).outcome is Outcome.TYPO


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("global uncertainty", "global uncertianty"),
        ("global uncertainty", "global ncertainty"),
        ("inadequate human capital", "inadequat human captial"),
        ("productive forces", "pproductive forces"),
        ("macroeconomics", "mcroeconomics"),
    ],
)
def test_a_typing_error_near_a_prefix_is_accepted(answer, response):
    assert grade(response, answer=answer, accepted=(), pool=()).outcome is Outcome.TYPO


@pytest.mark.parametrize("response", ["digitalisation", "digitalization", "digitizaton"])
def test_another_spelling_leaves_room_for_a_typing_error(response):
    verdict = grade(response, answer="digitisation", accepted=(), pool=())
    assert verdict.outcome is Outcome.TYPO
