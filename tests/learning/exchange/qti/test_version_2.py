"""Items of QTI 2 and 3 as questions: what is right in them is found by answering them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from learning.exchange.format import FILE, ExchangeItem
from learning.exchange.qti import questions
from learning.exchange.qti.reading import read
from learning.exchange.qti.version_2.interactions import GUIDE
from learning.exchange.qti.version_2.pairs import MANY, OPTIONS
from learning.exchange.qti.writing.package import write
from learning.grading import formats
from learning.kinds.cloze import cloze_text
from learning.kinds.number import EXACT, Number, Tolerance, WeighedNumber, numbers_of
from learning.kinds.options import weights_of
from tests.learning.exchange.qti.files import (
    CITIES,
    MAP,
    MATCH,
    ONE,
    RIGHT,
    RIVERS,
    body_of,
    choices,
    declared,
    field,
    if_true,
    item,
    mapping,
    match_of,
    number,
    question,
    read_item,
    refusal,
    rights,
    scored,
    sides,
)

ROUNDED = (
    '<equalRounded roundingMode="{}" figures="{}"><variable identifier="RESPONSE"/>'
    '<correct identifier="RESPONSE"/></equalRounded>'
)
EQUAL = '<equal toleranceMode="{}" tolerance="{}"><variable identifier="RESPONSE"/>{}</equal>'
GIVEN = '<variable identifier="RESPONSE"/>'
KEY = '<correct identifier="RESPONSE"/>'


def pairs_of(text: str) -> list[tuple[str, str]]:
    return [(one["prompt"], one["answer"]) for one in body_of(text)["parts"]]


class TestChoice:
    def test_the_key_is_right(self) -> None:
        body = "<p>A river in <em>China</em>.</p>" + choices("Seine", "<b>Huai</b>")
        text = item(body, declared("b"), MATCH)
        assert question(text).format == formats.CHOICE
        assert question(text).stem == "A river in *China*.\n\nWhich?"
        assert rights(text) == {"Seine": False, "**Huai**": True}

    @pytest.mark.parametrize(
        "rules",
        [
            if_true(RIGHT, ONE),
            if_true(RIGHT, scored(number("5")), scored(number("-1"))),
            if_true(f"<not>{RIGHT}</not>", scored(number("0")), ONE),
            if_true(
                f'<match><variable identifier="RESPONSE"/>{number("b", "identifier")}</match>',
                scored(f"<sum>{number('1')}{number('1')}</sum>"),
            ),
        ],
    )
    def test_conditions_in_any_form_are_evaluated(self, rules: str) -> None:
        text = item(choices("Seine", "Huai"), declared("b"), rules)
        assert rights(text) == {"Seine": False, "Huai": True}

    def test_a_mapping_scores_without_a_key(self) -> None:
        worth = mapping(("a", "0.5"), ("b", "2"), ("c", "-1"))
        found = read_item(item(choices("A", "B", "C"), declared(mapping=worth), MAP))
        assert found.question.answer == "B"
        assert weights_of(found.question.body()) == {"A": 25, "B": 100, "C": -50}
        assert found.notes == ()

    def test_a_key_that_scores_nothing_is_refused(self) -> None:
        worth = mapping(("a", "1"), ("b", "0"))
        text = item(choices("A", "B"), declared("b", mapping=worth), MAP)
        assert refusal(text) == (
            "The answer that it gives as right is not the one that scores most."
        )

    def test_without_scoring_the_key_counts_and_that_is_noted(self) -> None:
        found = read_item(item(choices("A", "B"), declared("b"), if_true(RIGHT, "")))
        assert found.question.answer == "B"
        assert found.notes == (
            "The file does not say how it is scored. The answer that it gives counts as right.",
        )

    def test_scoring_by_a_program_is_replaced_by_the_key(self) -> None:
        rules = if_true('<customOperator class="x"/>', ONE)
        found = read_item(item(choices("A", "B"), declared("b"), rules))
        assert found.question.answer == "B"
        assert "(customOperator)" in found.notes[0]
        assert refusal(item(choices("A", "B"), declared(), rules)) == (
            "How it is scored cannot be read here (customOperator)."
        )

    def test_nothing_right_is_refused(self) -> None:
        assert refusal(item(choices("1", "2"), declared())) == "It has no right answer."

    def test_a_passage_of_a_text_is_an_option(self) -> None:
        body = (
            "<hottextInteraction responseIdentifier='RESPONSE' maxChoices='1'><p>He "
            "<hottext identifier='a'>go</hottext> <hottext identifier='b'>home</hottext></p>"
            "</hottextInteraction>"
        )
        found = read_item(item(body, declared("a"), MATCH))
        assert (found.question.stem, found.question.answer) == ("He go home", "go")
        assert found.notes == ("In the file, a passage is picked. Here it is an option.",)


class TestSeveral:
    def test_weights_of_a_mapping_are_kept(self) -> None:
        worth = mapping(("a", "3"), ("b", "1"), ("c", "-1"))
        text = item(
            choices("A", "B", "C", "D", most=0),
            declared("a", "b", cardinality="multiple", mapping=worth),
            MAP,
        )
        assert rights(text) == {"A": True, "B": True, "C": False, "D": False}
        found = read_item(text)
        assert weights_of(found.question.body()) == {"A": 75, "B": 25, "C": -25, "D": 0}
        assert found.notes == ()

    def test_all_or_nothing_is_noted(self) -> None:
        key = declared("a", "b", cardinality="multiple")
        found = read_item(item(choices("A", "B", "C", most=0), key, MATCH))
        assert found.notes == ("In the file, only the whole answer scores. Here each part counts.",)

    def test_the_right_set_is_found_in_the_rules(self) -> None:
        whole = f"<multiple>{number('a', 'identifier')}{number('c', 'identifier')}</multiple>"
        rules = if_true(f'<match><variable identifier="RESPONSE"/>{whole}</match>', ONE)
        text = item(choices("A", "B", "C", most=0), declared(cardinality="multiple"), rules)
        assert rights(text) == {"A": True, "B": False, "C": True}

    def test_two_right_sets_are_refused(self) -> None:
        def rule(*names: str) -> str:
            values = "".join(number(one, "identifier") for one in names)
            whole = f"<multiple>{values}</multiple>"
            return if_true(f'<match><variable identifier="RESPONSE"/>{whole}</match>', ONE)

        text = item(
            choices("A", "B", "C", most=0),
            declared(cardinality="multiple"),
            rule("a", "b") + rule("a", "c"),
        )
        assert refusal(text) == "Several sets of options are right."


class TestLine:
    def test_mapped_answers_are_accepted_or_partly_right(self) -> None:
        worth = mapping(("Huai", "1"), ("Huai He", "1"), ("huai", "0.5"))
        found = read_item(
            item(
                f"<p>Which river?</p><p>{field()}</p>",
                declared("Huai", type="string", mapping=worth),
                MAP,
            )
        )
        body = found.question.body()
        assert body["formats"] == [formats.TYPED]
        assert (body["stem"], body["answer"], body["accepted"]) == (
            "Which river?",
            "Huai",
            ["Huai He"],
        )
        assert body["spelling"] == "case"
        (partly,) = body["partial"]
        assert (partly["text"], Decimal(partly["weight"])) == ("huai", 50)
        assert found.notes == ()

    def test_a_comparison_may_ignore_capitals(self) -> None:
        same = f'<stringMatch caseSensitive="false">{GIVEN}{KEY}</stringMatch>'
        text = item(
            f"<p>Which?</p><p>Your answer: {field()}</p>",
            declared("Huai", type="string"),
            if_true(same, ONE),
        )
        assert body_of(text)["spelling"] == "exact"

    def test_an_answer_that_only_contains_the_key_is_noted(self) -> None:
        within = f'<substring caseSensitive="false">{KEY}{GIVEN}</substring>'
        text = item(
            f"<p>Which?</p><p>{field()}</p>", declared("Huai", type="string"), if_true(within, ONE)
        )
        assert "merely contains these words" in read_item(text).notes[0]

    def test_a_field_within_a_sentence_is_a_gap(self) -> None:
        text = item(f"<p>The {field()} is long.</p>", declared("Huai", type="string"), MATCH)
        assert (question(text).format, question(text).stem) == (formats.CLOZE, "The ____ is long.")
        assert read_item(text).notes == ("There capitals count in a gap; here they do not.",)


def numbers_in(body: Mapping[str, Any]) -> list[tuple[str, Decimal, Decimal]]:
    """The numbers of a question: each with its tolerance and weight."""
    return [(one.answer, one.tolerance.by or Decimal(0), one.weight) for one in numbers_of(body)]


class TestNumber:
    @pytest.mark.parametrize(
        ("rule", "key", "answer", "tolerance", "percentage"),
        [
            (EQUAL.format("exact", "", KEY), "12", "12", "", False),
            (EQUAL.format("absolute", "0.5 0.5", KEY), "12", "12", "0.5", False),
            (EQUAL.format("absolute", "1 3", KEY), "12", "11", "2", False),
            (EQUAL.format("relative", "5 5", KEY), "-200", "-200", "5", True),
            (RIGHT, "-0.25", "-0.25", "", False),
            (ROUNDED.format("decimalPlaces", 2), "2.718", "2.72", "0.005", False),
            (ROUNDED.format("significantFigures", 2), "1234", "1200", "50", False),
            (
                f'<and><gte><variable identifier="RESPONSE"/>{number("10")}</gte>'
                f'<lte><variable identifier="RESPONSE"/>{number("14")}</lte></and>',
                "12",
                "12",
                "2",
                False,
            ),
        ],
    )
    def test_what_is_accepted_is_the_number_and_its_tolerance(
        self, rule: str, key: str, answer: str, tolerance: str, percentage: bool
    ) -> None:
        text = item(
            f"<p>How many?</p><p>{field()}</p>", declared(key, type="float"), if_true(rule, ONE)
        )
        body = body_of(text)
        assert (body["formats"], body["stem"], body["answer"]) == (
            [formats.NUMBER],
            "How many?",
            answer,
        )
        assert body["measure"]["tolerance"] == tolerance
        assert body["measure"]["percentage"] is percentage

    def test_a_short_text_after_the_field_is_its_unit(self) -> None:
        text = item(f"<p>How long?</p><p>{field()} km</p>", declared("6", type="integer"), MATCH)
        assert body_of(text)["measure"]["units"] == ["km"]

    def test_a_field_within_a_sentence_is_a_gap_for_a_number(self) -> None:
        text = item(
            f"<p>It is {field()} degrees there in winter.</p>", declared("6", type="integer"), MATCH
        )
        assert cloze_text(body_of(text)) == "It is [[#6]] degrees there in winter."

    def test_whole_numbers_beside_each_other_are_a_range(self) -> None:
        worth = mapping(("4", "1"), ("5", "1"), ("6", "1"), ("7", "0.5"))
        body = (
            "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='9'>"
            "<prompt>How many?</prompt></sliderInteraction>"
        )
        found = read_item(item(body, declared("5", type="integer", mapping=worth), MAP))
        assert found.question.answer == "5"
        assert found.question.particulars["measure"]["tolerance"] == "1"
        assert numbers_in(found.question.body()) == [("5", 1, 100), ("7", 0, 50)]
        assert found.notes == ("In the file, a number from 0 to 9 is set on a slider.",)

    def test_several_right_numbers_are_kept(self) -> None:
        worth = mapping(("4", "1"), ("9", "1"), ("2", "-1"))
        body = f"<p>How many?</p><p>{field()}</p>"
        found = read_item(item(body, declared(type="float", mapping=worth), MAP))
        assert numbers_in(found.question.body()) == [("4", 0, 100), ("9", 0, 100)]
        assert found.notes == ("In the file, “2” is worth −100 %. Here it counts as wrong.",)

    def test_a_range_may_lie_in_a_wider_one_that_is_worth_less(self) -> None:
        near = WeighedNumber("3", Tolerance(Decimal("0.1")))
        wide = WeighedNumber("3", Tolerance(Decimal(1)), Decimal(50))
        apart = WeighedNumber("7", EXACT, Decimal(25))
        written = Number().compose("How many?", "3", near.tolerance, also=[near, wide, apart])
        (found,) = read(write([ExchangeItem(written)])).items
        assert found.question.body() == written.body()
        assert found.notes == ()

    def test_ranges_without_an_end_are_refused(self) -> None:
        body = f"<p>How many?</p><p>{field()}</p>"
        above = f'<gt><variable identifier="RESPONSE"/>{number("3")}</gt>'
        text = item(body, declared(type="float"), if_true(above, ONE))
        assert refusal(text).startswith("It accepts every number above or below another")


class TestGaps:
    def test_fields_and_lists_are_gaps(self) -> None:
        options = "".join(
            f"<inlineChoice identifier='{name}'>{text}</inlineChoice>"
            for name, text in (("x", "Huai"), ("y", "Seine"))
        )
        pick = (
            f"<inlineChoiceInteraction responseIdentifier='TWO'>{options}</inlineChoiceInteraction>"
        )
        text = item(
            f"<p>In {field('ONE')}, the {pick} rose.</p>",
            declared("1991", type="string", name="ONE") + declared("x", name="TWO"),
            scored(
                "<sum>"
                + "".join(f'<mapResponse identifier="{name}"/>' for name in ("ONE", "TWO"))
                + "</sum>"
            ),
        )
        text = text.replace(
            "</correctResponse></responseDeclaration>",
            "</correctResponse>" + mapping(("1991", "1"), ("x", "1")) + "</responseDeclaration>",
        )
        found = read_item(text)
        assert found.question.stem == "In ____, the ____ rose."
        assert found.question.answer == "1991; Huai"
        assert cloze_text(found.question.body()) == "In [[1991|x]], the [[*Huai|Seine]] rose."
        assert found.notes == ()

    @pytest.mark.parametrize(
        ("mode", "within", "gap", "notes"),
        [
            ("absolute", "1 1", "#1991 ± 1", ()),
            ("relative", "10", "#1991 ± 199.1", ()),
            ("exact", "", "#1991", ()),
            (
                "absolute",
                "1 3",
                "1991",
                ("In the file, a number near the right one counts. Here it has to be equal.",),
            ),
        ],
    )
    def test_a_number_in_a_gap_keeps_a_tolerance_that_is_even(
        self, mode: str, within: str, gap: str, notes: tuple[str, ...]
    ) -> None:
        near = (
            f'<equal toleranceMode="{mode}" tolerance="{within}"><variable identifier="ONE"/>'
            '<correct identifier="ONE"/></equal>'
        )
        same = '<match><variable identifier="TWO"/><correct identifier="TWO"/></match>'
        text = item(
            f"<p>In {field('ONE')}, the {field('TWO')} rose.</p>",
            declared("1991", type="integer", name="ONE")
            + declared("淮河", type="string", name="TWO"),
            if_true(f"<and>{near}{same}</and>", ONE),
        )
        found = read_item(text)
        assert cloze_text(found.question.body()) == f"In [[{gap}]], the [[淮河]] rose."
        whole = "In the file, only the whole answer scores. Here each part counts."
        assert found.notes == (whole, *notes)

    def test_a_number_in_a_gap_that_has_to_be_equal_is_a_number(self) -> None:
        found = read_item(
            item(
                f"<p>It is {field()} or less, {field('TWO')}.</p>",
                declared("-6", type="integer") + declared("so", type="string", name="TWO"),
                MATCH,
            )
        )
        assert cloze_text(found.question.body()).startswith("It is [[#-6]]")

    def test_words_to_be_put_into_gaps(self) -> None:
        body = (
            "<gapMatchInteraction responseIdentifier='RESPONSE'><prompt>Fill in.</prompt>"
            "<gapText identifier='w'>winter</gapText><gapText identifier='s'>summer</gapText>"
            "<p>After <gap identifier='G1'/> comes no <gap identifier='G2'/>.</p>"
            "</gapMatchInteraction>"
        )
        worth = mapping(("w G1", "1"), ("s G2", "3"))
        key = declared("w G1", "s G2", cardinality="multiple", type="directedPair", mapping=worth)
        found = read_item(item(body, key, MAP))
        assert found.question.stem == "Fill in. After ____ comes no ____."
        assert found.question.answer == "winter; summer"
        assert found.notes == ("Its gaps are not worth the same there; here they are.",)
        text = "Fill in. After [[*winter|summer]] comes no [[winter|*summer]]."
        assert cloze_text(found.question.body()) == text


class TestPairsAndOrder:
    def test_pairs_with_partners_to_spare(self) -> None:
        key = declared("w y", "p s", cardinality="multiple", type="directedPair")
        text = item(match_of(sides(*CITIES), sides(*RIVERS)), key, MATCH)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]
        assert [one["text"] for one in body_of(text)["distractors"]] == ["Rhine"]

    def test_what_counts_is_found_where_the_score_has_an_upper_end(self) -> None:
        worth = mapping(("w y", "1"), ("p s", "1")).replace("<mapping", '<mapping upperBound="1"')
        key = declared("w y", "p s", cardinality="multiple", type="directedPair", mapping=worth)
        text = item(match_of(sides(*CITIES), sides(*RIVERS)), key, MAP)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]

    def test_the_side_with_one_partner_each_is_the_left_one(self) -> None:
        things = (("a", "Apple"), ("b", "Pear"), ("c", "Leek"))
        groups = (("f", "Fruit"), ("v", "Vegetable"))
        key = declared("f a", "f b", "v c", cardinality="multiple", type="directedPair")
        text = item(match_of(sides(*groups), sides(*things)), key, MATCH)
        assert pairs_of(text) == [("Apple", "Fruit"), ("Pear", "Fruit"), ("Leek", "Vegetable")]

    def test_pairs_of_a_left_side_with_two_partners_are_options(self) -> None:
        key = declared("w y", "w s", "p s", cardinality="multiple", type="directedPair")
        found = read_item(item(match_of(sides(*CITIES), sides(*RIVERS)), key, MATCH))
        assert found.question.format == formats.SEVERAL
        assert found.question.answer == "Wuhan → Yangtze; Wuhan → Seine; Paris → Seine"
        assert len(found.question.body()["distractors"]) == 3
        assert found.notes == (OPTIONS, questions.WHOLE)

    def test_no_more_pairs_are_options_than_a_question_has(self) -> None:
        many = sides(*((f"x{n}", f"X {n}") for n in range(11)))
        key = declared("w x1", "w x2", cardinality="multiple", type="directedPair")
        assert refusal(item(match_of(sides(*CITIES), many), key, MATCH)) == MANY

    def test_pairs_of_one_list_may_share_a_thing(self) -> None:
        body = (
            "<associateInteraction responseIdentifier='RESPONSE'><prompt>Pair.</prompt>"
            f"{sides(*RIVERS)}</associateInteraction>"
        )
        worth = mapping(("y s", "3"), ("r s", "1"), ("y r", "-1"))
        key = declared("y s", "r s", cardinality="multiple", type="pair", mapping=worth)
        found = read_item(item(body, key, MAP))
        weights = weights_of(found.question.body())
        assert weights == {"Yangtze – Seine": 75, "Seine – Rhine": 25, "Yangtze – Rhine": -25}
        assert found.notes == (OPTIONS,)

    def test_a_left_side_without_a_partner_is_left_out(self) -> None:
        left = sides(*CITIES, ("l", "London"))
        key = declared("w y", "p s", cardinality="multiple", type="directedPair")
        text = item(match_of(left, sides(*RIVERS)), key, MATCH)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]
        assert "“London”, which has no partner, was left out." in read_item(text).notes

    def test_things_of_one_list_become_two_sides(self) -> None:
        body = (
            "<associateInteraction responseIdentifier='RESPONSE'><prompt>Pair them.</prompt>"
            f"{sides(*CITIES, *RIVERS)}</associateInteraction>"
        )
        key = declared("w y", "s p", cardinality="multiple", type="pair")
        found = read_item(item(body, key, MATCH))
        assert [(one["prompt"], one["answer"]) for one in found.question.particulars["parts"]] == [
            ("Wuhan", "Yangtze"),
            ("Seine", "Paris"),
        ]
        assert "In the file, all stand in one list. Here they are two sides." in found.notes

    def test_an_order(self) -> None:
        options = "".join(
            f"<simpleChoice identifier='{name}'>{name.upper()}</simpleChoice>" for name in "cab"
        )
        body = f"<orderInteraction responseIdentifier='RESPONSE'>{options}</orderInteraction>"
        text = item(body, declared(*"abc", cardinality="ordered"), MATCH)
        assert question(text).answer == "A; B; C"
        assert question(text).stem == "T"
        assert read_item(text).notes[0] == "It asks nothing but its title."


class TestOpen:
    def test_a_file_that_is_handed_in_is_an_open_answer(self) -> None:
        body = (
            '<rubricBlock view="scorer"><p>A map.</p></rubricBlock>'
            "<uploadInteraction responseIdentifier='RESPONSE'><prompt>Draw.</prompt>"
            "</uploadInteraction>"
        )
        found = read_item(item(body, declared(type="file")))
        assert found.question.format == formats.OPEN
        assert (found.question.stem, found.question.answer) == ("Draw.", "A map.")
        assert found.notes == (FILE, GUIDE)

    def test_what_markers_are_told_is_a_good_answer(self) -> None:
        body = (
            '<rubricBlock view="scorer"><p>It grows.</p><ul><li>Names growth (2)</li></ul>'
            "</rubricBlock>"
            '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt>'
            "</extendedTextInteraction>"
        )
        read_back = read_item(item(body, declared(type="string")))
        found = read_back.question
        assert (found.format, found.stem, found.answer) == (formats.OPEN, "Why?", "It grows.")
        assert read_back.notes == (
            "What it tells those who mark it stands in place of a good answer.",
        )
        assert found.particulars["rubric"] == [{"text": "Names growth", "points": 2}]

    def test_its_key_is_a_good_answer_and_that_it_is_compared_is_noted(self) -> None:
        body = '<extendedTextInteraction responseIdentifier="RESPONSE"/>'
        alone = read_item(item(f"<p>Why?</p>{body}", declared("It grows.", type="string")))
        assert (alone.question.stem, alone.question.answer) == ("Why?", "It grows.")
        assert alone.notes == ()
        rules = if_true('<customOperator class="x"/>', ONE)
        compared = read_item(
            item(f"<p>Why?</p>{body}", declared("It grows.", type="string"), rules)
        )
        assert compared.notes == ("In the file, the answer is compared. Here a person reads it.",)
