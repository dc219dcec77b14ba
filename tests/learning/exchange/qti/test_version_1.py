"""Items of QTI 1.2 as Canvas, Blackboard and others write them."""

from decimal import Decimal
from typing import Any

import pytest

from learning.exchange.format import FILE, NO_ANSWER, FileText
from learning.exchange.qti.reading import read
from learning.exchange.texts import UNDER
from learning.grading import formats
from learning.kinds.options import options_of, weights_of
from tests.learning.exchange.qti.files import (
    body_of,
    condition,
    equal,
    labels,
    material,
    old_item,
    question,
    read_item,
    refusal,
    rights,
)

STEM = material("<p>Which <i>river</i>?</p>")
LINE = '<response_str ident="R"><render_fib><response_label ident="a"/></render_fib></response_str>'
DECIMAL = LINE.replace("<render_fib>", '<render_fib fibtype="Decimal">')


def shows(name: str) -> str:
    return f'<displayfeedback feedbacktype="Response" linkrefid="{name}"/>'


def said(name: str, text: str) -> str:
    return f'<itemfeedback ident="{name}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'


class TestChoice:
    OPTIONS = STEM + labels("R", "Seine", "Huai")

    @pytest.mark.parametrize(
        "processing",
        [
            condition(equal("R", "Huai"), "100"),
            condition(equal("R", "Huai"), "SCORE.max") + condition("<other/>", "0"),
            condition(f"<and>{equal('R', 'Huai')}<not>{equal('R', 'Seine')}</not></and>", "1"),
            condition(equal("R", "Seine"), "0", "Add") + condition(equal("R", "Huai"), "5", "Add"),
        ],
    )
    def test_what_scores_is_right(self, processing: str) -> None:
        found = question(old_item(self.OPTIONS, processing))
        assert (found.format, found.stem) == (formats.CHOICE, "Which *river*?")
        assert rights(old_item(self.OPTIONS, processing)) == {"Seine": False, "Huai": True}

    def test_feedback_belongs_to_its_option_or_to_all(self) -> None:
        processing = (
            condition("<other/>", rest=shows("general_fb")).replace(
                "<respcondition>", '<respcondition continue="Yes">'
            )
            + condition(equal("R", "Seine"), rest=shows("s_fb")).replace(
                "<respcondition>", '<respcondition continue="Yes">'
            )
            + condition(equal("R", "Huai"), "100", rest=shows("correct_fb")).replace(
                "<respcondition>", '<respcondition continue="No">'
            )
            + condition("<other/>", rest=shows("general_incorrect_fb"))
        )
        feedback = (
            said("general_fb", "<p>Read on.</p>")
            + said("s_fb", "In France.")
            + said("correct_fb", "Yes.")
        )
        found = read_item(old_item(self.OPTIONS, processing, after=feedback))
        assert found.question.explanation == "Read on."
        options = options_of(found.question.body())
        assert [one.feedback for one in options] == ["In France.", "Yes."]
        assert found.notes == ()

    def test_words_for_true_and_false_begin_with_a_capital(self) -> None:
        text = old_item(STEM + labels("R", "true", "false"), condition(equal("R", "true"), "1"))
        assert rights(text) == {"True": True, "False": False}

    def test_blackboard_names_both_words_in_each_option(self) -> None:
        shown = STEM + labels("R", "yes_no.true", "yes_no.false")
        text = old_item(shown, condition(equal("R", "yes_no.true"), "1"))
        assert rights(text) == {"Yes": True, "No": False}

    def test_feedback_may_be_named_like_its_option(self) -> None:
        said_of = said("Seine", "In France.").replace("<flow_mat>", "<solution><flow_mat>")
        said_of = said_of.replace("</flow_mat>", "</flow_mat></solution>")
        text = old_item(self.OPTIONS, condition(equal("R", "Huai"), "1"), after=said_of)
        found = question(text)
        assert [one.feedback for one in options_of(found.body())] == ["In France.", ""]
        assert found.explanation == ""


class TestSeveral:
    OPTIONS = STEM + labels("R", "A", "B", "C", cardinality="Multiple")

    def test_all_together_score(self) -> None:
        tests = f"{equal('R', 'A')}<not>{equal('R', 'B')}</not>{equal('R', 'C')}"
        text = old_item(self.OPTIONS, condition(f"<and>{tests}</and>", "100"))
        assert rights(text) == {"A": True, "B": False, "C": True}
        assert read_item(text).notes == (
            "In the file, only the whole answer scores. Here each part counts.",
        )

    def test_each_scores(self) -> None:
        text = old_item(
            self.OPTIONS,
            condition(equal("R", "A"), "50", "Add")
            + condition(equal("R", "B"), "-10", "Add")
            + condition(equal("R", "C"), "50", "Add"),
        )
        assert rights(text) == {"A": True, "B": False, "C": True}
        assert weights_of(body_of(text)) == {"A": 50, "B": -10, "C": 50}
        assert read_item(text).notes == ()


class TestLine:
    def test_each_compared_answer_is_accepted(self) -> None:
        tests = equal("R", "Huai") + equal("R", "Huai He")
        found = question(old_item(STEM + LINE, condition(f"<or>{tests}</or>", "100")))
        assert (found.format, found.answer) == (formats.TYPED, "Huai")
        assert found.particulars["accepted"] == ["Huai He"]
        assert found.particulars["spelling"] == "exact"

    def test_capitals_count_where_the_file_says_so(self) -> None:
        text = old_item(STEM + LINE, condition(equal("R", "Huai", 'case="Yes"'), "100"))
        assert body_of(text)["spelling"] == "case"

    def test_a_part_of_an_answer_may_be_enough(self) -> None:
        partly = '<varsubset respident="R" setmatch="Partial">Huai</varsubset>'
        found = read_item(old_item(STEM + LINE, condition(partly, "100")))
        assert found.question.answer == "Huai"
        assert "merely contains these words" in found.notes[0]
        pattern = partly.replace("Partial", "Matches")
        assert refusal(old_item(STEM + LINE, condition(pattern, "100"))) == (
            "How it is scored cannot be read here (a pattern)."
        )

    def test_part_of_the_points_is_kept(self) -> None:
        processing = condition(equal("R", "Huai"), "100") + condition(equal("R", "Hai"), "25")
        found = read_item(old_item(STEM + LINE, processing))
        (partly,) = found.question.body()["partial"]
        assert (partly["text"], Decimal(partly["weight"])) == ("Hai", 25)
        assert found.notes == ()

    def test_fields_between_texts_are_gaps(self) -> None:
        two = LINE.replace('"R"', '"S"')
        shown = (
            material("In ", "text/plain") + LINE + material(" and ") + two + material(" it ends.")
        )
        processing = condition(equal("R", "May") + equal("S", "June"), "2")
        found = question(old_item(shown, processing))
        assert (found.format, found.answer) == (formats.CLOZE, "May; June")
        assert found.stem == "In ____ and ____ it ends."

    def test_without_scoring_a_field_is_open(self) -> None:
        found = question(old_item(STEM + LINE, kind="essay_question"))
        assert found.format == formats.OPEN

    def test_a_solution_is_the_good_answer(self) -> None:
        solution = said("solution", "It grows.")
        found = question(old_item(STEM + LINE, kind="Essay", after=solution))
        assert found.answer == "It grows."


class TestNumber:
    def number(self, low: str, high: str, exact: str = "", lower: str = "vargte") -> Any:
        bounds = (
            f'<and><{lower} respident="R">{low}</{lower}>'
            f'<varlte respident="R">{high}</varlte></and>'
        )
        test = f"<or>{equal('R', exact)}{bounds}</or>" if exact else bounds
        return read_item(old_item(STEM + DECIMAL, condition(test, "100")))

    @pytest.mark.parametrize(
        ("low", "high", "exact", "answer", "tolerance"),
        [
            ("4.0", "4.0", "4.0", "4", ""),
            ("4.95", "5.05", "5.0", "5", "0.05"),
            ("6", "8", "", "7", "1"),
            ("-3", "1", "", "-1", "2"),
        ],
    )
    def test_bounds_are_a_tolerance(
        self, low: str, high: str, exact: str, answer: str, tolerance: str
    ) -> None:
        found = self.number(low, high, exact).question
        assert (found.format, found.answer) == (formats.NUMBER, answer)
        assert found.particulars["measure"]["tolerance"] == tolerance

    def test_the_middle_of_a_range_may_stand_beside_its_ends(self) -> None:
        ends = '<vargte respident="R">9</vargte><varlte respident="R">11</varlte>'
        found = question(old_item(STEM + DECIMAL, condition(ends + equal("R", "10"), "100")))
        assert found.answer == "10"
        assert found.particulars["measure"]["tolerance"] == "1"

    def test_a_bound_that_is_wrong_itself_is_noted(self) -> None:
        assert self.number("995", "1005", "1000", lower="vargt").notes == (
            "In the file, 995 itself is wrong. Here it is right.",
        )

    def test_a_computed_question_has_the_first_values_of_its_file(self) -> None:
        sets = (
            "<itemproc_extension><calculated><answer_tolerance>5%</answer_tolerance><var_sets>"
            "<var_set><var name='x'>3.0</var><answer>8.0</answer></var_set>"
            "<var_set><var name='x'>4.0</var><answer>9.0</answer></var_set>"
            "</var_sets></calculated></itemproc_extension>"
        )
        kind = "calculated_question"
        computed = material("What is [x] and 5, [y]?") + DECIMAL
        found = read_item(old_item(computed, kind=kind, after=sets))
        assert (found.question.stem, found.question.answer) == ("What is 3 and 5, \\[y]?", "8")
        measure = found.question.particulars["measure"]
        assert (measure["tolerance"], measure["percentage"]) == ("5", True)
        assert found.notes == (
            "In the file, its values are drawn anew each time. Here they stay as they are (x = 3).",
        )
        assert refusal(old_item(STEM + DECIMAL, kind=kind)) == (
            "Its values are computed anew each time, and the file holds none of them."
        )


def test_a_file_that_is_handed_in_is_an_open_answer() -> None:
    found = read_item(old_item(material("Draw it."), kind="file_upload_question"))
    assert (found.question.format, found.question.stem) == (formats.OPEN, "Draw it.")
    assert found.notes == (FILE, NO_ANSWER)


class TestGapsByName:
    def gap(self, name: str, *texts: str, way: str = "") -> str:
        found = labels(f"response_{name}", *texts, left=name)
        return (
            found.replace("<response_label ", f'<response_label answer_type="{way}" ')
            if way
            else found
        )

    def text(self, kind: str, way: str = "") -> str:
        shown = material("<p>In [when], the [what] rose.</p>")
        gaps = self.gap("what", "Huai", "huai", way=way) + self.gap("when", "1991", way=way)
        processing = condition(equal("response_when", "1991"), "50", "Add") + condition(
            equal("response_what", "Huai"), "50", "Add"
        )
        return old_item(shown + gaps, processing, kind)

    def test_canvas_accepts_all_that_it_lists_for_a_blank(self) -> None:
        found = read_item(self.text("fill_in_multiple_blanks_question"))
        assert found.question.stem == "In ____, the ____ rose."
        assert found.question.particulars["gaps"] == [
            {"answer": "1991", "accepted": []},
            {"answer": "Huai", "accepted": ["huai"]},
        ]
        assert found.notes == ()

    @pytest.mark.parametrize(
        ("kind", "way"),
        [("multiple_dropdowns_question", ""), ("fill_in_multiple_blanks_question", "dropdown")],
    )
    def test_of_a_list_only_the_right_one_counts(self, kind: str, way: str) -> None:
        found = read_item(self.text(kind, way))
        offered = {"answer": "Huai", "accepted": [], "options": ["Huai", "huai"]}
        assert found.question.particulars["gaps"][1] == offered

    def test_a_gap_that_is_nowhere_is_refused(self) -> None:
        text = self.text("multiple_dropdowns_question").replace("the [what]", "it")
        assert refusal(text) == "It is not clear where in its text its gaps are."


class TestPairs:
    def test_each_left_side_has_its_list(self) -> None:
        lists = "".join(
            labels(name, "Yangtze", "Seine", "Rhine", left=left)
            for name, left in (("w", "Wuhan"), ("p", "Paris"))
        )
        processing = condition(equal("w", "Yangtze"), "50", "Add") + condition(
            equal("p", "Seine"), "50", "Add"
        )
        body = body_of(old_item(STEM + lists, processing, "matching_question"))
        assert [(one["prompt"], one["answer"]) for one in body["parts"]] == [
            ("Wuhan", "Yangtze"),
            ("Paris", "Seine"),
        ]
        assert [one["text"] for one in body["distractors"]] == ["Rhine"]

    def test_blackboard_lists_the_partners_apart(self) -> None:
        def row(name: str, left: str) -> str:
            blank = "".join(f'<response_label ident="{name}{n}"/>' for n in (1, 2))
            return (
                f'<flow class="Block"><flow>{material(left)}</flow><response_lid ident="{name}">'
                f"<render_choice><flow_label>{blank}</flow_label></render_choice></response_lid></flow>"
            )

        right = "".join(
            f'<flow class="Block"><flow>{material(one)}</flow></flow>'
            for one in ("Seine", "Yangtze")
        )
        shown = (
            f'<flow class="Block"><flow class="QUESTION_BLOCK">{STEM}</flow>'
            f'<flow class="RESPONSE_BLOCK">{row("w", "Wuhan")}{row("p", "Paris")}</flow>'
            f'<flow class="RIGHT_MATCH_BLOCK">{right}</flow></flow>'
        )
        processing = condition(equal("w", "w2"), "50", "Add") + condition(
            equal("p", "p1"), "50", "Add"
        )
        body = body_of(old_item(shown, processing, "Matching"))
        assert body["stem"] == "Which *river*?"
        assert [(one["prompt"], one["answer"]) for one in body["parts"]] == [
            ("Wuhan", "Yangtze"),
            ("Paris", "Seine"),
        ]

    def test_groups_are_the_partners_of_what_belongs_to_them(self) -> None:
        things = ("Apple", "Pear", "Leek", "Stone")
        lists = labels("f", *things, cardinality="Multiple", left="Fruit")
        lists += labels("v", *things, cardinality="Multiple", left="Vegetable")
        processing = condition(equal("f", "Apple") + equal("f", "Pear"), "50", "Add")
        processing += condition(equal("v", "Leek"), "50", "Add")
        found = read_item(old_item(STEM + lists, processing, "categorization_question"))
        assert [(one["prompt"], one["answer"]) for one in found.question.particulars["parts"]] == [
            ("Apple", "Fruit"),
            ("Pear", "Fruit"),
            ("Leek", "Vegetable"),
        ]
        assert "“Stone”, which belongs to none of its groups, was left out." in found.notes

    def test_an_order(self) -> None:
        shown = STEM + labels("R", "C", "A", "B", cardinality="Ordered")
        tests = "".join(equal("R", one) for one in "ABC")
        assert question(old_item(shown, condition(tests, "100"))).answer == "A; B; C"


class TestFile:
    def test_a_text_stands_over_the_questions_under_it(self) -> None:
        under = condition(equal("R", "Huai"), "1")
        child = old_item(STEM + labels("R", "Seine", "Huai"), under).replace(
            "<fieldlabel>question_type</fieldlabel><fieldentry></fieldentry>",
            "<fieldlabel>parent_stimulus_item_ident</fieldlabel><fieldentry>t</fieldentry>",
        )
        read = f"<presentation>{material('<p>Read.</p>')}</presentation>"
        text = f'<item ident="t" title="A letter">{read}</item>'
        found = read_item(child.replace("<section>", f"<section>{text}"))
        assert found.question.stem == "Which *river*?"
        assert found.text == FileText("A letter", "Read.")
        assert found.notes == (UNDER.format("A letter"),)

    def test_a_text_of_its_own_is_refused(self) -> None:
        assert refusal(old_item(material("Read."))) == "It is a text that asks nothing."

    def test_a_document_type_is_not_read(self) -> None:
        text = old_item(STEM + labels("R", "Seine", "Huai"), condition(equal("R", "Huai"), "1"))
        doctype = '<!DOCTYPE questestinterop SYSTEM "file:///etc/passwd">'
        assert question(doctype + text).answer == "Huai"

    def test_what_cannot_be_evaluated_is_refused(self) -> None:
        test = '<varinside respident="R">1,2</varinside>'
        text = old_item(STEM + labels("R", "Seine", "Huai"), condition(test, "1"))
        assert refusal(text) == "How it is scored cannot be read here (varinside)."

    def test_what_is_not_read_has_its_line(self) -> None:
        reading = read(("\n" + old_item(material("Read."))).encode())
        assert [one.line for one in reading.unread] == [2]
