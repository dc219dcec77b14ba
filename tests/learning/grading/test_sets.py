import pytest

from learning.grading import Outcome, grade_set, split_items

INDUSTRIES = ("AI", "6G", "quantum technology", "low-altitude aviation", "biotech")
FACTORS = ("land", "labour", "capital", "data")


@pytest.mark.parametrize(
    "text",
    [
        "land\nlabour\ncapital\ndata",
        "land, labour, capital, data",
        "land; labour; capital; data",
        "- land\n- labour\n\n- capital\n- data",
        "1. land\n2) labour\n3. capital\n4. data",
        "land、labour，capital, data.",
        "land / labour / capital / data",
        "1. land 2. labour 3. capital 4. data",
    ],
)
def test_items_are_split(text):
    assert split_items(text) == list(FACTORS)


def test_thousands_separators_do_not_split_items():
    assert split_items("9,000, 9,200") == ["9,000", "9,200"]


@pytest.mark.parametrize(
    "response",
    [
        "data, capital, labour, land",
        "land, labour, capital and data",
        "land and labour and capital and data",
        ["Land", "labour", "the capital", "data", ""],
        ["land", "land", "labour", "capital", "data"],
    ],
)
def test_any_order_is_right(response):
    verdict = grade_set(elements=FACTORS, response=response)
    assert (verdict.outcome, verdict.score) == (Outcome.RIGHT, 1)
    assert verdict.present == FACTORS
    assert verdict.missing == verdict.extra == ()


def test_an_element_can_contain_and():
    verdict = grade_set(
        elements=("supply and demand", "trade"), response="supply and demand and trade"
    )
    assert verdict.outcome is Outcome.RIGHT


def test_a_typing_error_in_one_item_is_accepted():
    verdict = grade_set(elements=FACTORS, response="land, labuor, capital, data")
    assert verdict.outcome is Outcome.TYPO


@pytest.mark.parametrize(
    ("response", "score", "outcome"),
    [
        ("land, labour, capital", 6 / 7, Outcome.NEAR),
        ("land, labour, capital, data, knowledge", 8 / 9, Outcome.NEAR),
        ("land, labour", 4 / 6, Outcome.NEAR),
        ("land, labour, capital, money", 6 / 8, Outcome.NEAR),
        ("land, labour, money, oil", 4 / 8, Outcome.WRONG),
        ("money", 0, Outcome.WRONG),
    ],
)
def test_items_are_graded_by_f1(response, score, outcome):
    verdict = grade_set(elements=FACTORS, response=response)
    assert verdict.score == pytest.approx(score)
    assert verdict.outcome is outcome


def test_items_are_reported_one_by_one():
    verdict = grade_set(elements=FACTORS, response="labour, land, money")
    assert verdict.present == ("land", "labour")
    assert verdict.missing == ("capital", "data")
    assert verdict.extra == ("money",)


class TestNameTwo:
    def test_any_two_are_right(self):
        verdict = grade_set(elements=INDUSTRIES, response="biotech, 6G", needed=2)
        assert (verdict.outcome, verdict.missing) == (Outcome.RIGHT, ())

    def test_three_are_right_too(self):
        assert grade_set(elements=INDUSTRIES, response="ai, biotech, 6G", needed=2).score == 1

    def test_one_is_not_enough(self):
        verdict = grade_set(elements=INDUSTRIES, response="ai", needed=2)
        assert (verdict.outcome, verdict.score) == (Outcome.NEAR, pytest.approx(2 / 3))

    def test_additional_guesses_lower_the_score(self):
        guesses = "ai, 6G, steel, coal, cement"
        verdict = grade_set(elements=INDUSTRIES, response=guesses, needed=2)
        assert verdict.outcome is Outcome.WRONG


class TestOtherNames:
    """Another name of an element counts as the element itself."""

    NAMES = (
        ("artificial intelligence", "人工智能", "réngōng zhìnéng"),
        (),
        ("quantum science and tech",),
    )

    @pytest.mark.parametrize(
        "item", ["artificial intelligence", "人工智能", "rengong zhineng", "artifical intelligence"]
    )
    def test_each_is_right(self, item):
        verdict = grade_set(
            elements=INDUSTRIES, aliases=self.NAMES, response=[item, "6G"], needed=2
        )
        assert verdict.outcome.is_right
        assert verdict.present == ("AI", "6G")

    def test_two_names_of_one_element_count_once(self):
        verdict = grade_set(
            elements=INDUSTRIES,
            aliases=self.NAMES,
            response="AI, artificial intelligence",
            needed=2,
        )
        assert verdict.outcome is Outcome.NEAR
        assert verdict.present == ("AI",)

    def test_and_within_another_name_does_not_split_it(self):
        verdict = grade_set(
            elements=INDUSTRIES,
            aliases=self.NAMES,
            response="6G and quantum science and tech",
            needed=2,
        )
        assert verdict.outcome is Outcome.RIGHT

    def test_a_name_of_another_element_is_no_misspelling_of_this_one(self):
        verdict = grade_set(
            elements=("inductive", "x"), aliases=((), ("deductive",)), response="enductive, x"
        )
        assert verdict.missing == ("inductive",)


class TestNamesOfPeople:
    HOLDERS = ("Huang Jin", "Tang Liu")

    @pytest.mark.parametrize(
        "response", ["Liu Tang; Jin Huang", "唐柳 and 黄瑾", "Huáng Jǐn, Tang Liu"]
    )
    def test_are_named_in_any_way(self, response):
        assert grade_set(elements=self.HOLDERS, response=response).outcome is Outcome.RIGHT

    def test_a_surname_alone_is_not_enough(self):
        verdict = grade_set(elements=self.HOLDERS, response="Huang, Tang Liu")
        assert verdict.present == ("Tang Liu",)

    @pytest.mark.parametrize("response", ["Huang Jin, Tang", "Tang and Huang Jin", "Huang Jin; 唐"])
    def test_a_surname_that_somebody_else_shares_asks_back(self, response):
        verdict = grade_set(elements=self.HOLDERS, response=response, pool=("Tang Renjian",))
        assert (verdict.outcome, verdict.note) == (
            Outcome.WHICH,
            "Which Tang? Give the whole name.",
        )
        assert (verdict.present, verdict.score) == (("Huang Jin",), 0.5)

    def test_a_surname_is_enough_if_only_one_person_has_it(self):
        surnames = {"Huang Jin": "Huang", "Tang Liu": "Tang", "Tang Renjian": "Tang"}
        asked = {"elements": self.HOLDERS, "pool": ("Tang Renjian",), "surnames": surnames}
        assert grade_set(response="Huang, Tang Liu", **asked).outcome is Outcome.RIGHT
        assert grade_set(response="Huang, Tang", **asked).outcome is Outcome.WHICH

    def test_a_surname_that_two_entries_share_asks_back(self):
        both = ("Huang Jin", "Huang Qi")
        verdict = grade_set(elements=both, response="Huang, Huang Qi", pool=("Tang Liu",))
        assert verdict.outcome is Outcome.WHICH

    def test_a_first_word_that_terms_share_is_wrong(self):
        verdict = grade_set(elements=("tech parks", "tech firms"), response="tech, tech firms")
        assert verdict.outcome is Outcome.WRONG

    def test_an_item_equally_near_to_another_answer_does_not_count(self):
        verdict = grade_set(elements=self.HOLDERS, response="Huan Jin, Tang Liu", pool=("Han Jun",))
        assert verdict.missing == ("Huang Jin",)


@pytest.mark.parametrize("response", ["", " , ;\n", [], ["", " "]])
def test_blank(response):
    assert grade_set(elements=FACTORS, response=response).outcome is Outcome.BLANK


@pytest.mark.parametrize(
    ("items", "outcome", "score"),
    [
        (["tea", "silk", "coal", "iron"], Outcome.RIGHT, 1.0),
        (["tea", "silk"], Outcome.NEAR, 0.5),
        (["tea", "silk", "gold", "rice"], Outcome.NEAR, 0.5),
        (["tea", "silk", "gold", "rice", "salt"], Outcome.WRONG, 0.25),
        (["tea"], Outcome.WRONG, 0.25),
    ],
)
def test_each_entry_may_bring_its_share(items, outcome, score):
    elements = ("tea", "silk", "coal", "iron")
    verdict = grade_set(elements=elements, response=items, share=True)
    assert (verdict.outcome, verdict.score) == (outcome, score)
