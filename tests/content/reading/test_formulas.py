"""Formulas in LaTeX within a text, and their MathML."""

import re
import time

import pytest

from content.reading.formulas import LONGEST, formulas_in, outside_formulas
from content.reading.markup import (
    inline_markdown,
    inline_markdown_text,
    markdown,
    plain_with_formulas,
    question_markdown,
)
from tests.content.work import steps


def sources(text: str) -> list[str]:
    return [formula.source for formula in formulas_in(text)]


WRAPPED = {"span", "code"}  # what may stand around MathML


class TestFinding:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Is $x^2$ even?", ["x^2"]),
            (r"Is \(x_1\) or $y$ it?", ["x_1", "y"]),
            ("2$x$ and $|x|$", ["x", "|x|"]),
            ("$$\n\\int_0^1 x\n= 1\n$$", ["\\int_0^1 x\n= 1"]),
            (r"\[a\\[2pt]b\]", [r"a\\[2pt]b"]),
            (r"$\$5$", [r"\$5"]),
        ],
    )
    def test_finds_formulas(self, text, found):
        assert sources(text) == found

    @pytest.mark.parametrize(
        "text",
        [
            "$5 and $10",
            "US$40 billion or HK$ of the same",
            "between $20,000 and $30,000",
            "it costs 5$ and 10$",
            "The $5 bill or the 10$ bill",
            "$ x$",
            r"\$x$",
            r"\\(x\\)",
            "`$x$`",
            "$x\n\ny$",
            "[a](https://example.org/$a$b)",
            "<https://example.org/$a$b>",
            r"\(x",
            "$$",
        ],
    )
    def test_money_code_and_addresses_are_no_formulas(self, text):
        assert sources(text) == []

    def test_the_rest_of_a_text_is_changed(self):
        assert outside_formulas("ab $ab$ ab", str.upper) == "AB $ab$ AB"

    @pytest.mark.parametrize(
        "sign",
        ["$", "$a ", "$$a\n", "\\(", "\\[", "`", "``a`", "](", "<a:", "$\\", "$a\\( ", "$\n "],
    )
    def test_the_time_grows_with_the_length(self, sign):
        started = time.perf_counter()
        list(formulas_in(sign * (10_000 // len(sign))))
        assert time.perf_counter() - started < 1  # 7 ms at most; quadratic time is seconds


class TestRendering:
    def test_a_formula_is_mathml(self):
        html = inline_markdown("Is *this* $x^2$?")
        assert "Is <em>this</em> <math" in html
        assert "<msup><mi>x</mi><mn>2</mn></msup>" in html

    def test_a_formula_is_not_read_as_markdown(self):
        assert "<em>" not in inline_markdown("$a_1*b$ and $c*d_1$")

    def test_a_displayed_formula_has_its_own_line(self):
        html = question_markdown("So\n\n$$\na\n- b\n$$\n\nholds.")
        assert 'formula--display"><math display="block"' in html
        assert "<li>" not in html

    def test_a_long_formula_may_scroll(self):
        assert 'class="formula"' in inline_markdown(f"${'x+' * 20}x$")
        assert 'class="formula"' not in inline_markdown("$x+x$")

    def test_a_table_has_formulas_in_its_cells_and_scrolls(self):
        html = question_markdown("| a | b |\n|---|---|\n| $|x|$ | 2 |")
        assert '<div class="written-table"><table>' in html
        assert html.count("<td>") == 2
        assert "<mi>x</mi>" in html

    def test_a_plain_text_has_formulas_and_no_emphasis(self):
        html = plain_with_formulas("*a* <b> $x$")
        assert html.startswith("*a* &lt;b&gt; <math")

    def test_notes_and_prose_of_briefs_have_no_formulas(self):
        assert markdown("$x$ and $y$") == "<p>$x$ and $y$</p>\n"

    def test_a_text_without_tags_has_the_source(self):
        assert inline_markdown_text("Is *this* $x^2$?") == "Is this x^2?"

    @pytest.mark.parametrize(
        "source",
        [
            r"\frac{",
            "x_",
            r"\left( x",
            r"\unknown x",
            r"\newcommand{\a}{xx}\a",
            r"\def\a{\a\a}\a",
            "{" * 50 + "}" * 50,
            "x" * (LONGEST + 1),
        ],
    )
    def test_what_cannot_be_read_stays_as_it_is(self, source):
        html = inline_markdown(f"${source}$")
        assert html.startswith('<code title="This formula can’t be shown">$')
        assert "math>" not in html

    @pytest.mark.parametrize(
        "source",
        [
            r"\text{<script>alert(1)</script>}",
            r"\unicode{x3c}script\unicode{x3e}",
            r"\style{position:fixed}{x}",
            r"\href{javascript:alert(1)}{x}",
            r"\class{tile}{x}",
            r"\verb|<b onclick=x>|",
            r'\text{" onclick="x}',
            r"\color{red" + '" style="x' + "}{x}",
            r"\hspace{9999em}\rule{9999em}{9999em}",
            "\ue0000\ue001",
        ],
    )
    def test_nothing_but_harmless_mathml_comes_of_it(self, source):
        html = inline_markdown(f"$x{source}$ <b> \ue0000\ue001")
        tags = re.findall(r"<(/?[a-z]+)([^>]*)>", html)
        assert tags
        assert {tag.strip("/") for tag, _ in tags if not tag.strip("/").startswith("m")} <= WRAPPED
        attributes = " ".join(attribute for _, attribute in tags)
        ours = attributes.replace('class="formula"', "")
        assert not re.search(r"style=|href|class|onclick|9999", ours)

    def test_a_stand_in_that_somebody_wrote_shows_nothing(self):
        assert inline_markdown("$x$ \ue0000\ue001").count("<math") == 1
        assert inline_markdown("\ue0000\ue001") == "\ue0000\ue001"

    @pytest.mark.parametrize("sign", ["![", "[a]("])
    def test_many_brackets_take_no_more_work_than_other_signs(self, sign):
        others = steps(inline_markdown, sign.replace("[", "&amp;") * 1000)
        assert steps(inline_markdown, sign * 1000) < 2 * others  # as links, 4.9 times and more

    @pytest.mark.parametrize(
        "part",
        ["\\ ", "x^y", "_", "^{", "\\sqrt", "\\left(", "\\frac12", "\\begin{matrix}", "'", "\\"],
    )
    def test_hostile_formulas_take_limited_time(self, part):
        text = f"${part * ((LONGEST - 2) // len(part))}$ " * 10
        started = time.perf_counter()
        inline_markdown(text)
        assert time.perf_counter() - started < 2  # 25 ms on an idle core, once for all ten
