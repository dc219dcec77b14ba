import html
import re

import pytest

from content.checking.limits import LONGEST_NOTE
from content.reading.markup import inline_markdown, inline_markdown_text, markdown
from tests.content.work import steps


def test_the_cells_of_a_table_are_aligned_by_classes():
    html = markdown('|a|b|\n|--:|:-:|\n|c "d" style="text-align:right"|e|')
    assert '<th class="cell-end">a</th>' in html
    assert '<td class="cell-middle">e</td>' in html
    assert 'style="text-align:right"</td>' in html


def test_a_table_with_an_empty_heading_has_none():
    assert "thead" not in markdown("| | |\n|---|---|\n| a | b |")
    assert "<th>a</th>" in markdown("| | |\n|---|---|\n| a | b |\n\n| a | |\n|---|---|\n| c | d |")


def test_emphasis_lists_and_tables_are_rendered():
    html = markdown("**Note** the *date*.\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n")
    assert "<strong>Note</strong> the <em>date</em>" in html
    assert "<li>two</li>" in html
    assert "<td>1</td>" in html


def test_a_link_has_rel_nofollow_and_noopener():
    html = markdown("[there](https://example.org/a)")
    assert '<a href="https://example.org/a" rel="nofollow noopener noreferrer">there</a>' in html


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
    ],
)
def test_links_to_scripts_are_not_rendered(text):
    assert "href" not in markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<b hx-get="/x" data-hx-get="/x" data-speak="x">b</b>',
        "<img src=x onerror=alert(1)>",
        '<p style="position:fixed">x</p>',
        "`<i hx-post=x>`",
    ],
)
def test_html_is_escaped(text):
    html = markdown(text)
    assert "&lt;" in html
    assert not re.search(r"<(script|b|img|i|p )", html)


def test_an_image_is_dropped():
    html = markdown("before ![alt text](https://example.org/pixel.png) after")
    assert "img" not in html
    assert "example.org" not in html
    assert "before" in html
    assert "after" in html


def test_attributes_that_a_parser_makes_are_stripped_too():
    assert markdown("```js\nx\n```") == "<pre><code>x\n</code></pre>\n"


def test_a_text_over_the_limit_is_cut_with_an_ellipsis():
    html = markdown("é" * 32_000)
    assert html.count("é") == LONGEST_NOTE
    assert html.endswith("…</p>\n")


def test_a_text_at_the_limit_is_not_cut():
    assert "…" not in markdown("长" * LONGEST_NOTE)


@pytest.mark.parametrize("sign", ["![", "[", "[a]("])
def test_unclosed_brackets_take_limited_work(sign):
    closed = steps(markdown, "[a] " * (LONGEST_NOTE // 4))
    assert steps(markdown, sign * 16_000) <= 20 * closed


def test_nested_lists_and_quotes_are_rendered():
    nested = "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(6))
    assert markdown(nested).count("<ul>") == 6
    assert markdown("> > > **[a](https://example.org)**").count("<blockquote>") == 3


class TestInline:
    def test_a_line_keeps_its_emphasis_and_its_characters(self):
        line = inline_markdown("Who *is* **马晓河**, in `code`?")
        assert "<em>is</em>" in line
        assert '<strong><span lang="zh-Hans">马晓河</span></strong>' in line
        assert "<code>code</code>" in line

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Who *is* **马晓河**, in `code`?", "Who is 马晓河, in code?"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("<b>b</b> &lt;", "<b>b</b> <"),
        ],
    )
    def test_a_line_is_converted_to_plain_text(self, text, words):
        assert inline_markdown_text(text) == words

    @pytest.mark.parametrize(
        "text",
        ["[a](https://example.org)", "![a](https://example.org/a.png)", "<b onclick=x>b</b>"],
    )
    def test_links_images_and_html_are_not_rendered(self, text):
        assert re.findall("<[^>]*>", inline_markdown(text)) == []

    @pytest.mark.parametrize(
        "text", ["1 < 2 & 3 > 2", "a_b_c", "2 * 3 * 4", "# no heading", "- one"]
    )
    def test_other_signs_stay_as_they_are(self, text):
        assert html.unescape(inline_markdown(text)) == text
