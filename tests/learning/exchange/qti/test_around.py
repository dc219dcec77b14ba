"""What stands around the interactions of QTI 2 and 3: texts, several parts, feedback."""

import pytest

from learning.exchange.format import ExchangeItem, FileText
from learning.exchange.markup import IN_TEXT, ONE_CELL, SPANNED
from learning.exchange.qti.reading import read
from learning.kinds.cloze import cloze_text
from learning.kinds.options import options_of
from tests.learning.exchange.qti.files import (
    CITIES,
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
    match_of,
    number,
    question,
    read_item,
    refusal,
    scored,
    sides,
)


class TestAround:
    def test_what_all_are_told_stands_before_the_question(self) -> None:
        body = '<rubricBlock view="candidate tutor"><p>Read.</p></rubricBlock>' + choices("A", "B")
        found = read_item(item(body, declared("a"), MATCH))
        assert found.question.stem == "Read.\n\nWhich?"
        assert found.notes == ("The text before it is kept in front of the question.",)

    @pytest.mark.parametrize("marked", ['class="passage"', 'use="ext:sharedStimulus"'])
    def test_a_passage_stands_over_the_question(self, marked: str) -> None:
        told = f'view="candidate" {marked} label="A letter"'
        body = f"<rubricBlock {told}><p>Read.</p></rubricBlock>{choices('A', 'B')}"
        found = read_item(item(body, declared("a"), MATCH))
        assert found.question.stem == "Which?"
        assert found.text == FileText("A letter", "Read.")

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
        assert found.question.stem == "A large one\n\nWhich?"

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

    def test_a_table_is_kept_and_a_field_in_it_is_a_gap(self) -> None:
        table = "<table><tr><th>a</th><th>c</th></tr><tr><td{}>b</td></tr></table>"
        found = read_item(item(table.format("") + choices("A", "B"), declared("a"), MATCH))
        assert found.question.stem == "| a | c |\n|---|---|\n| b | |\n\nWhich?"
        assert found.notes == ()
        spanned = table.format(' colspan="2"') + choices("A", "B")
        assert read_item(item(spanned, declared("a"), MATCH)).notes == (SPANNED,)
        with_field = table.replace(">b<", f">b: {field()}<").format("")
        gapped = read_item(item(with_field, declared("Huai", type="string"), MATCH))
        assert cloze_text(gapped.question.body()) == "a | c; b: [[Huai]]"
        assert gapped.notes == ("There capitals count in a gap; here they do not.", IN_TEXT)

    def test_a_field_in_a_table_of_one_cell_is_a_field(self) -> None:
        alone = f"<p>Which?</p><table><tr><td>{field()}</td><td> </td></tr></table>"
        found = read_item(item(alone, declared("Huai", type="string"), MATCH))
        assert (found.question.stem, found.question.answer) == ("Which?", "Huai")
        assert found.notes == (ONE_CELL,)

    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("<p>Read.</p>", "It is a text that asks nothing."),
            ("<selectPointInteraction responseIdentifier='RESPONSE'/>", "Any point of a picture"),
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
        left, right = CITIES, RIVERS
        pairs = declared(key, "p s", cardinality="multiple", type="directedPair")
        assert refusal(item(match_of(sides(*left), sides(*right)), pairs, rules)) == reason


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
            ("A text.\n\nWhich?", "B"),
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
        drawing = "<drawingInteraction responseIdentifier='TWO'/>"
        text = item(choices("A", "B") + drawing, declared("a"), MATCH)
        assert refusal(text).startswith("It is answered with a drawing")


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
    assert found.question.stem == "Rivers.\n\nWhich are in China?"
    assert found.question.answer == "Huai; Yangtze"
    assert found.notes == ()
