"""Items whose values are computed anew each time: one of those that they make is read."""

from decimal import Decimal

import pytest

from learning.exchange.format import ExchangeItem
from learning.exchange.qti.version_2.drawing import UNMET
from learning.exchange.qti.version_2.expressions import TOO_MANY
from learning.exchange.qti.version_2.templates import DRAWN
from learning.kinds.number import numbers_of
from tests.learning.exchange.qti.files import (
    MATCH,
    ONE,
    RIGHT,
    choices,
    declared,
    field,
    if_true,
    item,
    number,
    read_item,
    refusal,
)

RESPONSE = declared(type="integer")


def template(name: str, base: str = "integer", attributes: str = "") -> str:
    return (
        f'<templateDeclaration identifier="{name}" cardinality="single" baseType="{base}" '
        f"{attributes}/>"
    )


def fixed(name: str, value: str) -> str:
    return f'<setTemplateValue identifier="{name}">{value}</setTemplateValue>'


def variable(name: str) -> str:
    return f'<variable identifier="{name}"/>'


def right(value: str) -> str:
    return f'<setCorrectResponse identifier="RESPONSE">{value}</setCorrectResponse>'


def made(body: str, declarations: str, rules: str, processing: str = MATCH) -> str:
    return item(
        body, declarations + f"<templateProcessing>{rules}</templateProcessing>", processing
    )


SQUARE = f"<product>{variable('A')}{variable('A')}</product>"
SHOWN = '<p>What is <printedVariable identifier="A"/> and 5?</p>' + f"<p>{field()}</p>"
SUM = right(f"<sum>{variable('A')}{number('5', 'integer')}</sum>")


class TestDrawing:
    def drawn(self, rules: str, more: str = "", name: str = "i") -> ExchangeItem:
        text = made(SHOWN, RESPONSE + template("A") + more, rules)
        return read_item(text.replace('identifier="i"', f'identifier="{name}"', 1))

    def test_a_number_is_drawn_and_the_answer_computed_of_it(self) -> None:
        rules = fixed("A", '<randomInteger min="2" max="40" step="2"/>') + SUM
        found = self.drawn(rules)
        stem = found.question.stem
        first = int(stem.removeprefix("What is ").split()[0])
        assert 2 <= first <= 40
        assert first % 2 == 0
        assert found.question.answer == str(first + 5)
        assert found.notes == (DRAWN.format(f"A = {first}"),)
        assert self.drawn(rules).question.body() == found.question.body()
        others = {self.drawn(rules, name=f"i{n}").question.stem for n in range(9)}
        assert len(others) > 1

    def test_what_is_computed_and_not_drawn_is_no_change(self) -> None:
        found = self.drawn(fixed("A", number("7", "integer")) + SUM)
        assert (found.question.stem, found.question.answer) == ("What is 7 and 5?", "12")
        assert found.notes == ()

    @pytest.mark.parametrize(
        ("value", "is_one_of"),
        [
            (f"<random><multiple>{number('3')}{number('8')}</multiple></random>", {"3", "8"}),
            ('<randomInteger min="{B}" max="5"/>', {"4", "5"}),
            (
                '<statsOperator name="mean"><repeat numberRepeats="B">'
                '<randomInteger min="1" max="1"/></repeat></statsOperator>',
                {"1"},
            ),
            (
                f'<roundTo roundingMode="decimalPlaces" figures="0"><mathOperator name="exp">'
                f"{number('2')}</mathOperator></roundTo>",
                {"7"},
            ),
            (f"<integerDivide>{number('-7')}{number('2')}</integerDivide>", {"-4"}),
            (f"<integerModulus>{number('-7')}{number('2')}</integerModulus>", {"1"}),
            (f"<power>{number('2')}{number('5')}</power>", {"32"}),
            (f"<gcd>{number('12')}{number('18')}</gcd>", {"6"}),
            (f"<lcm>{number('4')}{number('6')}</lcm>", {"12"}),
            (f'<index n="2"><ordered>{number("4")}{number("9")}</ordered></index>', {"9"}),
        ],
    )
    def test_what_may_be_computed(self, value: str, is_one_of: set[str]) -> None:
        rules = fixed("B", number("4", "integer")) + fixed("A", value) + SUM
        found = self.drawn(rules, template("B"))
        assert found.question.stem in {f"What is {one} and 5?" for one in is_one_of}

    def test_a_condition_is_met_by_drawing_again(self) -> None:
        even = f"<integerModulus>{variable('A')}{number('2', 'integer')}</integerModulus>"
        met = f"<match>{even}{number('1', 'integer')}</match>"
        rules = fixed("A", '<randomInteger min="0" max="9"/>')
        rules += f"<templateConstraint>{met}</templateConstraint>" + SUM
        for n in range(5):
            assert int(self.drawn(rules, name=f"i{n}").question.answer) % 2 == 0

    @pytest.mark.parametrize(
        ("rules", "reason"),
        [
            (fixed("A", '<customOperator class="x"/>'), "(customOperator)"),
            ("<templateConstraint><null/></templateConstraint>", UNMET),
            (fixed("A", '<randomInteger min="5" max="2"/>'), "(randomInteger)"),
            (fixed("A", f'<mathOperator name="ln">{number("-1")}</mathOperator>'), "no value"),
            (fixed("A", f"<integerDivide>{number('1')}{number('0')}</integerDivide>"), "no value"),
            (fixed("A", f"<power>{number('1e50')}{number('9')}</power>"), "no value"),
            (
                fixed("A", number("1e60"))
                + 9 * fixed("A", f"<product>{2 * variable('A')}</product>"),
                "too large",
            ),
            (fixed("A", '<repeat numberRepeats="999"><null/></repeat>'), "(repeat)"),
            (
                fixed("A", 3 * '<repeat numberRepeats="99">' + "<null/>" + 3 * "</repeat>"),
                "(repeat)",
            ),
            (
                fixed("A", number("1"))
                + 20 * fixed("A", f"<ordered>{2 * variable('A')}</ordered>"),
                TOO_MANY,
            ),
        ],
    )
    def test_what_cannot_be_computed_is_refused(self, rules: str, reason: str) -> None:
        assert reason in refusal(made(SHOWN, RESPONSE + template("A"), rules))


class TestFilling:
    def test_branches_show_their_pieces(self) -> None:
        pieces = "".join(
            f'<templateInline templateIdentifier="T" identifier="{name}">{text}</templateInline>'
            for name, text in (("x", "the <b>Huai</b>"), ("y", "the Po"))
        )
        met = f"<match>{number('1', 'integer')}{number('2', 'integer')}</match>"
        rules = (
            f"<templateCondition><templateIf>{met}{fixed('T', number('y', 'identifier'))}"
            f"</templateIf><templateElse>{fixed('T', number('x', 'identifier'))}</templateElse>"
            "</templateCondition>"
        )
        text = made(
            f"<p>Where is {pieces}?</p>" + choices("A", "B", prompt=""),
            declared("a") + template("T", "identifier"),
            rules,
        )
        assert read_item(text).question.stem == "Where is the **Huai**?"

    def test_formulas_and_scoring_have_the_values(self) -> None:
        math = (
            '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><msup><mi>x</mi>'
            '<mi>A</mi></msup><annotation encoding="TeX">x^A</annotation></semantics></math>'
        )
        near = (
            f'<equal toleranceMode="absolute" tolerance="{{T}} {{T}}">{variable("RESPONSE")}'
            f"{variable('A')}</equal>"
        )
        text = made(
            f"<p>The power of {math}?</p><p>{field()}</p>",
            declared(type="float")
            + template("A", attributes='mathVariable="true"')
            + template("T", "float"),
            fixed("A", number("3", "integer")) + fixed("T", number("0.5")),
            if_true(near, ONE),
        )
        found = read_item(text).question
        assert found.stem == "The power of \\({x}^{3}\\)?"
        (only,) = numbers_of(found.body())
        assert (only.answer, only.tolerance.by) == ("3", Decimal("0.5"))

    def test_options_may_be_values(self) -> None:
        shown = '<printedVariable identifier="{}" format="{}"/>'
        text = made(
            choices(shown.format("A", "%.2f"), shown.format("A", "%i")),
            declared("a") + template("A", "float"),
            fixed("A", number("2.5")),
            if_true(RIGHT, ONE),
        )
        assert read_item(text).question.answer == "2.50"
