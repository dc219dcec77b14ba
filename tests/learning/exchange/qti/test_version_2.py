"""Items of QTI 2 and 3 as questions: what is right in them is found by answering them."""

from typing import Any

import pytest

from learning.exchange.format import ExchangeItem
from learning.exchange.qti.reading import read
from learning.grading import formats
from learning.kinds.options import options_of
from tests.learning.exchange.qti.files import (
    MAP,
    MATCH,
    RIGHT,
    choices,
    declared,
    field,
    if_true,
    item,
    mapping,
    number,
    question,
    read_item,
    refusal,
    scored,
)

ONE = scored(number("1"))
ROUNDED = (
    '<equalRounded roundingMode="{}" figures="{}"><variable identifier="RESPONSE"/>'
    '<correct identifier="RESPONSE"/></equalRounded>'
)
EQUAL = '<equal toleranceMode="{}" tolerance="{}"><variable identifier="RESPONSE"/>{}</equal>'
GIVEN = '<variable identifier="RESPONSE"/>'
KEY = '<correct identifier="RESPONSE"/>'


def body_of(text: str) -> dict[str, Any]:
    return dict(question(text).body())


def rights(text: str) -> dict[str, bool]:
    return {one.text: one.right for one in options_of(body_of(text))}


def sides(*pairs: tuple[str, str]) -> str:
    return "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{text}</simpleAssociableChoice>'
        for name, text in pairs
    )


def match_of(left: str, right: str) -> str:
    return (
        '<matchInteraction responseIdentifier="RESPONSE"><prompt>Match.</prompt>'
        f"<simpleMatchSet>{left}</simpleMatchSet><simpleMatchSet>{right}</simpleMatchSet>"
        "</matchInteraction>"
    )


def pairs_of(text: str) -> list[tuple[str, str]]:
    return [(one["prompt"], one["answer"]) for one in body_of(text)["parts"]]


class TestChoice:
    def test_the_key_is_right(self) -> None:
        body = "<p>A river in <em>China</em>.</p>" + choices("Seine", "<b>Huai</b>")
        text = item(body, declared("b"), MATCH)
        assert question(text).format == formats.CHOICE
        assert question(text).stem == "A river in *China*. Which?"
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
        assert found.notes == (
            "In the file, wrong options are worth −50 %. Here they are worth 0 %.",
            "In the file, “A” is worth 25 %. Here it counts as wrong.",
        )

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
        assert found.notes == ("There, a passage of the text is picked. Here it is an option.",)


class TestSeveral:
    def test_weights_of_a_mapping_are_noted(self) -> None:
        worth = mapping(("a", "3"), ("b", "1"), ("c", "-1"))
        text = item(
            choices("A", "B", "C", "D", most=0),
            declared("a", "b", cardinality="multiple", mapping=worth),
            MAP,
        )
        assert rights(text) == {"A": True, "B": True, "C": False, "D": False}
        assert read_item(text).notes == (
            "In the file, right options are worth 75 % and 25 %. Here each is worth 50 %.",
            "In the file, wrong options are worth 0 % and −25 %. Here each is worth −50 %.",
        )

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
        assert found.notes == ("In the file, “huai” is worth 50 %. Here it counts as wrong.",)

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

    def test_a_field_within_a_sentence_is_three_dots(self) -> None:
        text = item(
            f"<p>It is {field()} degrees there in winter.</p>", declared("6", type="integer"), MATCH
        )
        assert question(text).stem == "It is … degrees there in winter."

    def test_whole_numbers_beside_each_other_are_a_range(self) -> None:
        worth = mapping(("4", "1"), ("5", "1"), ("6", "1"), ("7", "0.5"))
        body = (
            "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='9'>"
            "<prompt>How many?</prompt></sliderInteraction>"
        )
        found = read_item(item(body, declared("5", type="integer", mapping=worth), MAP))
        assert found.question.answer == "5"
        assert found.question.particulars["measure"]["tolerance"] == "1"
        assert found.notes == (
            "There, a number from 0 to 9 is set on a slider.",
            "In the file, “7” is worth 50 %. Here it counts as wrong.",
        )

    def test_several_right_numbers_and_open_ranges_are_refused(self) -> None:
        worth = mapping(("4", "1"), ("9", "1"))
        body = f"<p>How many?</p><p>{field()}</p>"
        two = item(body, declared(type="float", mapping=worth), MAP)
        assert refusal(two) == "It has several right numbers; here a question has one."
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
        assert found.notes == ("There, a gap offers “Huai”, “Seine”. Here it is typed.",)

    def test_a_number_in_a_gap_is_typed_without_its_tolerance(self) -> None:
        near = (
            '<equal toleranceMode="absolute" tolerance="1"><variable identifier="ONE"/>'
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
        assert found.question.answer == "1991; 淮河"
        assert found.notes == (
            "In the file, only the whole answer scores. Here each part counts.",
            "There, a number near the right one counts in a gap. Here it has to be equal.",
        )

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
        assert found.notes == (
            "Its gaps are not worth the same there; here they are.",
            "There, a gap offers “winter”, “summer”. Here it is typed.",
        )


class TestPairsAndOrder:
    LEFT, RIGHT = (
        (("w", "Wuhan"), ("p", "Paris")),
        (("y", "Yangtze"), ("s", "Seine"), ("r", "Rhine")),
    )

    def test_pairs_with_partners_to_spare(self) -> None:
        key = declared("w y", "p s", cardinality="multiple", type="directedPair")
        text = item(match_of(sides(*self.LEFT), sides(*self.RIGHT)), key, MATCH)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]
        assert [one["text"] for one in body_of(text)["distractors"]] == ["Rhine"]

    def test_what_counts_is_found_where_the_score_has_an_upper_end(self) -> None:
        worth = mapping(("w y", "1"), ("p s", "1")).replace("<mapping", '<mapping upperBound="1"')
        key = declared("w y", "p s", cardinality="multiple", type="directedPair", mapping=worth)
        text = item(match_of(sides(*self.LEFT), sides(*self.RIGHT)), key, MAP)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]

    def test_the_side_with_one_partner_each_is_the_left_one(self) -> None:
        things = (("a", "Apple"), ("b", "Pear"), ("c", "Leek"))
        groups = (("f", "Fruit"), ("v", "Vegetable"))
        key = declared("f a", "f b", "v c", cardinality="multiple", type="directedPair")
        text = item(match_of(sides(*groups), sides(*things)), key, MATCH)
        assert pairs_of(text) == [("Apple", "Fruit"), ("Pear", "Fruit"), ("Leek", "Vegetable")]

    def test_a_left_side_with_two_partners_is_refused(self) -> None:
        key = declared("w y", "w s", "p s", cardinality="multiple", type="directedPair")
        text = item(match_of(sides(*self.LEFT), sides(*self.RIGHT)), key, MATCH)
        assert refusal(text) == "A left side has several partners; here each has one."

    def test_a_left_side_without_a_partner_is_left_out(self) -> None:
        left = sides(*self.LEFT, ("l", "London"))
        key = declared("w y", "p s", cardinality="multiple", type="directedPair")
        text = item(match_of(left, sides(*self.RIGHT)), key, MATCH)
        assert pairs_of(text) == [("Wuhan", "Yangtze"), ("Paris", "Seine")]
        assert "“London”, which has no partner, was left out." in read_item(text).notes

    def test_things_of_one_list_become_two_sides(self) -> None:
        body = (
            "<associateInteraction responseIdentifier='RESPONSE'><prompt>Pair them.</prompt>"
            f"{sides(*self.LEFT, *self.RIGHT)}</associateInteraction>"
        )
        key = declared("w y", "s p", cardinality="multiple", type="pair")
        found = read_item(item(body, key, MATCH))
        assert [(one["prompt"], one["answer"]) for one in found.question.particulars["parts"]] == [
            ("Wuhan", "Yangtze"),
            ("Seine", "Paris"),
        ]
        assert "There, all stand in one list. Here they are two sides." in found.notes

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
        assert compared.notes == ("There, the answer is compared. Here a person reads it.",)


class TestAround:
    def test_what_all_are_told_stands_before_the_question(self) -> None:
        body = '<rubricBlock view="candidate tutor"><p>Read.</p></rubricBlock>' + choices("A", "B")
        found = read_item(item(body, declared("a"), MATCH))
        assert found.question.stem == "Read. Which?"
        assert found.notes == ("The text before it is kept in front of the question.",)

    def test_what_others_are_told_is_noted(self) -> None:
        body = '<rubricBlock view="proctor"><p>Mind them.</p></rubricBlock>' + choices("A", "B")
        found = read_item(item(body, declared("a"), MATCH))
        assert found.question.stem == "Which?"
        assert found.notes == ("What it tells only others (proctor) was left out.",)

    def test_elements_that_html_does_not_know_leave_their_text(self) -> None:
        body = (
            "<p>A <größe>large</größe> <accessibilityDescription>one</accessibilityDescription></p>"
        )
        found = read_item(item(body + choices("A", "B"), declared("a"), MATCH))
        assert found.question.stem == "A large one Which?"

    def test_a_picture_is_noted_with_its_description(self) -> None:
        body = "<p><img src='a.png' alt='A map'/></p>" + choices(
            "<img src='b.png' alt='A red flag'/>", "A <img src='c.png'/> blue one"
        )
        found = read_item(item(body, declared("a"), MATCH))
        assert found.question.answer == "A red flag"
        assert found.notes == (
            "Its picture “a.png” is not in the file. It shows: A map",
            "Its picture is left out: A red flag",
            "An option that is a picture is its description here.",
            "Its picture is left out: c.png",
        )

    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("<p>Read.</p>", "It is a text that asks nothing."),
            ("<uploadInteraction responseIdentifier='RESPONSE'/>", "It is answered with a file"),
            ("<hotspotInteraction responseIdentifier='RESPONSE'/>", "It is answered on a picture"),
            (
                "<drawingInteraction responseIdentifier='RESPONSE'/>",
                "It is answered with a drawing",
            ),
            (f"<p>{choices('A', 'B')} {field('TWO')}</p>", "It asks 2 things in one sentence"),
            (
                "<feedbackBlock outcomeIdentifier='F' identifier='f'>"
                f"{choices('A', 'B')}</feedbackBlock>",
                "It changes as it is answered.",
            ),
            (f"<math><mn>2</mn></math>{choices('A', 'B')}", "It shows a formula"),
            (f"<include href='a.xml'/>{choices('A', 'B')}", "Its text takes in another file"),
            (f"<printedVariable identifier='A'/>{choices('A', 'B')}", "Its text shows a value"),
        ],
    )
    def test_what_there_is_no_kind_for_is_refused(self, body: str, reason: str) -> None:
        assert refusal(item(body, declared("a"), MATCH)).startswith(reason)

    @pytest.mark.parametrize(
        ("key", "rules", "reason"),
        [
            ("w x", MATCH, "Its right answer is not among those that it offers."),
            ("w y", if_true("<match/>", ONE), "Its scoring is broken (at match)."),
            ("w y", if_true(scored(""), ONE), "Its scoring is broken (at setOutcomeValue)."),
        ],
    )
    def test_what_is_broken_is_refused(self, key: str, rules: str, reason: str) -> None:
        left, right = TestPairsAndOrder.LEFT, TestPairsAndOrder.RIGHT
        pairs = declared(key, "p s", cardinality="multiple", type="directedPair")
        assert refusal(item(match_of(sides(*left), sides(*right)), pairs, rules)) == reason

    def test_computed_values_are_refused(self) -> None:
        computed = "<templateProcessing><setTemplateValue identifier='A'/></templateProcessing>"
        text = item(choices("A", "B"), declared("a"), MATCH, after=computed)
        assert refusal(text) == "Its values are computed anew each time it is asked."


class TestParts:
    def test_each_thing_that_is_asked_is_a_question_under_the_text_of_all(self) -> None:
        def worth(name: str) -> str:
            test = f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'
            more = f'<sum><variable identifier="SCORE"/>{number("1")}</sum>'
            return if_true(test, scored(more))

        gaps = f"<div>In {field('ONE')}, the {field('TWO')} rose.</div>"
        text = item(
            f"<p>A text.</p>{choices('A', 'B')}{gaps}",
            declared("b")
            + declared("1991", type="integer", name="ONE")
            + declared("淮河", type="string", name="TWO"),
            worth("RESPONSE") + worth("ONE") + worth("TWO"),
        )
        reading = read(text.encode())
        assert reading.unread == []
        assert [(one.question.stem, one.question.answer) for one in reading.items] == [
            ("A text. Which?", "B"),
            ("A text. In ____, the ____ rose.", "1991; 淮河"),
        ]
        assert {one.notes for one in reading.items} == {
            ("In the file, 3 things are asked together. Here each is a question of its own.",)
        }

    def test_what_is_said_of_one_of_them_is_not_said_of_another(self) -> None:
        two = RIGHT.replace("RESPONSE", "TWO")
        said = (
            '<setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="FEEDBACK"/>'
            '<baseValue baseType="identifier">{}</baseValue></multiple></setOutcomeValue>'
        )
        more = scored(f'<sum><variable identifier="SCORE"/>{number("1")}</sum>')
        body = choices("A", "B", prompt="One?")
        body += choices("A", "B", prompt="Two?").replace("RESPONSE", "TWO")
        modal = TestFeedback.MODAL.format("x", "show", "One is A.")
        modal += TestFeedback.MODAL.format("y", "show", "Two is A.")
        rules = if_true(RIGHT, more + said.format("x")) + if_true(two, more + said.format("y"))
        text = item(body, declared("a") + declared("a", name="TWO"), rules, after=modal)
        first, second = read(text.encode()).items
        assert [one.feedback for one in options_of(first.question.body())] == ["One is A.", ""]
        assert [one.feedback for one in options_of(second.question.body())] == ["Two is A.", ""]
        assert (first.question.explanation, second.question.explanation) == ("", "")

    def test_if_one_of_them_cannot_be_read_none_is(self) -> None:
        upload = "<uploadInteraction responseIdentifier='TWO'/>"
        text = item(choices("A", "B") + upload, declared("a"), MATCH)
        assert refusal(text).startswith("It is answered with a file")


class TestFeedback:
    MODAL = (
        '<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{}" showHide="{}">{}'
        "</modalFeedback>"
    )
    CHOSEN = (
        '<setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="RESPONSE"/>'
        '<baseValue baseType="identifier">always</baseValue></multiple></setOutcomeValue>'
    )

    def feedback(self, *texts: tuple[str, str], hidden: str = "") -> str:
        shown = "".join(self.MODAL.format(name, "show", text) for name, text in texts)
        return shown + (self.MODAL.format(hidden, "hide", "Not quite.") if hidden else "")

    def test_that_on_an_option_and_that_on_all_answers(self) -> None:
        said = self.feedback(("a", "In France."), ("b", "Yes."), ("always", "<p>Read on.</p>"))
        rules = if_true(RIGHT, ONE) + self.CHOSEN
        found = read_item(item(choices("Seine", "Huai"), declared("b"), rules, after=said))
        assert found.question.explanation == "Read on."
        options = options_of(found.question.body())
        assert [one.feedback for one in options] == ["In France.", "Yes."]
        assert found.notes == ()

    def test_inline_feedback_is_no_part_of_the_option(self) -> None:
        inline = (
            'Seine <feedbackInline outcomeIdentifier="FEEDBACK" identifier="a" showHide="show">'
            "In France.</feedbackInline>"
        )
        rules = if_true(RIGHT, ONE) + self.CHOSEN
        found = question(item(choices(inline, "Huai"), declared("b"), rules))
        assert [(one.text, one.feedback) for one in options_of(found.body())] == [
            ("Seine", "In France."),
            ("Huai", ""),
        ]

    def test_what_is_hidden_from_right_answers_is_said_of_wrong_ones(self) -> None:
        rules = if_true(RIGHT, ONE) + self.CHOSEN
        said = self.feedback(hidden="b")
        found = question(item(choices("Seine", "Huai"), declared("b"), rules, after=said))
        assert [one.feedback for one in options_of(found.body())] == ["Not quite.", ""]

    def test_that_on_one_of_several_options(self) -> None:
        said = self.feedback(("a", "Of a."), ("c", "Of c."))
        rules = if_true(RIGHT, ONE) + self.CHOSEN
        text = item(
            choices("A", "B", "C", most=0),
            declared("a", "b", cardinality="multiple"),
            rules,
            after=said,
        )
        assert [one.feedback for one in options_of(body_of(text))] == ["Of a.", "", "Of c."]

    def test_what_has_no_place_is_noted(self) -> None:
        rules = if_true(RIGHT, ONE) + (
            '<setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">x</baseValue>'
            "</setOutcomeValue>"
        )
        said = self.feedback(("y", "A hint."))
        found: ExchangeItem = read_item(item(choices("A", "B"), declared("b"), rules, after=said))
        assert found.notes == ("What is said of right and wrong answers was left out: A hint.",)


VERSION_3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    identifier="i" title="T" time-dependent="false">
  <qti-response-declaration base-type="identifier" cardinality="multiple" identifier="RESPONSE">
    <qti-correct-response><qti-value>a</qti-value><qti-value>b</qti-value></qti-correct-response>
    <qti-mapping default-value="-1"><qti-map-entry map-key="a" mapped-value="1"/>
      <qti-map-entry map-key="b" mapped-value="1"/></qti-mapping>
  </qti-response-declaration>
  <qti-outcome-declaration base-type="float" cardinality="single" identifier="SCORE"/>
  <qti-item-body><p>Rivers.</p>
    <qti-choice-interaction max-choices="2" response-identifier="RESPONSE">
      <qti-prompt>Which are in China?</qti-prompt>
      <qti-simple-choice identifier="a">Huai</qti-simple-choice>
      <qti-simple-choice identifier="b">Yangtze</qti-simple-choice>
      <qti-simple-choice identifier="c">Seine</qti-simple-choice>
    </qti-choice-interaction></qti-item-body>
  <qti-response-processing
    template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>"""


def test_version_3_is_read_like_version_2() -> None:
    found = read_item(VERSION_3)
    assert found.question.stem == "Rivers. Which are in China?"
    assert found.question.answer == "Huai; Yangtze"
    assert found.notes == ()
