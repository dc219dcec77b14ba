"""A page is read as a browser shows it, without what leads elsewhere."""

import time

import pytest

from content.readers.errors import UnreadableDocument
from content.readers.html import MOST_TAGS, read_html
from tests.content.readers.shown import shown


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>One</p><p>two", ["p One", "p two"]),
        ("no tags at all", ["p no tags at all"]),
        ("<div>One<div>two</div>three</div>", ["p One", "p two", "p three"]),
        ("<p>A <b>bold</b><i>er</i> word", ["p A bolder word"]),
        ("<p>\n  Lines \t of\n  source  </p>", ["p Lines of source"]),
        ("<p>5&nbsp;000&#8239;km", ["p 5 000 km"]),
        ("<p>wa&shy;ter\u200bway", ["p waterway"]),
        ("<p>one<br>line", ["p one line"]),
        ("<p>one<br><br>two<br>\n<br />three", ["p one", "p two", "p three"]),
        ("<p>Goals:<br>• rice<br>• tea", ["p Goals:", "-• rice", "-• tea"]),
        ("<p>1. Rice</p><p>2. Tea", ["-1. Rice", "-2. Tea"]),
        (
            "<h1>T</h1><ul><li>x</ul><p>1. Rice<p>It grows.<p>2. Tea<p>It too.",
            ["#1 T", "-• x", "#2 1. Rice", "p It grows.", "#2 2. Tea", "p It too."],
        ),
        (
            "<p>1. Rice<p>It grows.<p>1. Tea<p>Too.",
            ["-1. Rice", "p It grows.", "-1. Tea", "p Too."],
        ),
        ("<p>a <!-- not this --> b", ["p a b"]),
        ("<p>She calls it <q>a dyke</q>.", ["p She calls it “a dyke”."]),
        ("<p>10<sup>6</sup> on the 21<sup>st</sup> day", ["p 10⁶ on the 21st day"]),
        ("<p><ruby>汉<rt>hàn</rt></ruby> script", ["p 汉 script"]),
        ("<pre>  One\n  line</pre>", ["p One line"]),
        ("<dl><dt>Dyke<dd>a wall</dl>", ["p Dyke", "p a wall"]),
    ],
)
def test_text_is_read_as_a_browser_shows_it(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<h1>A</h1><h2>B</h2><h4>C</h4>", ["#1 A", "#2 B", "#3 C"]),
        ("<h2>A</h2><p>x<h2>B</h2>", ["#2 A", "p x", "#2 B"]),
        ("<h1>A<br>b</h1>", ["#1 A b"]),
        ("<h1>A</h1><h2>B</h2><h2>B</h2><p>x", ["#1 A", "#2 B", "p x"]),
        ("<blockquote><p>One<p>two</blockquote><p>x", ["> One", "> two", "p x"]),
        ("<blockquote>One<footer>— Li</footer></blockquote>", ["> One", "> — Li"]),
        ("<figure><img alt=no><figcaption>A dyke</figcaption></figure>", ["caption A dyke"]),
        ("<p>Figure 2. A dyke", ["caption Figure 2. A dyke"]),
    ],
)
def test_headings_quotations_and_captions_are_told_apart(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<ul><li>a<li>b</ul>", ["-• a", "-• b"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["-• a", "--• b", "-• c"]),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", ["-• a", "--• b"]),
        ("<ol><li>a<li value=5>b<li>c</ol>", ["-1. a", "-5. b", "-6. c"]),
        ("<ol start=3 type=a><li>x<li>y</ol>", ["-c. x", "-d. y"]),
        ("<ol type=i><li>x<li>y<li>z<li>w</ol>", ["-i. x", "-ii. y", "-iii. z", "-iv. w"]),
        ("<ul><li><p>one</p><p>more</p></li></ul>", ["-• one more"]),
        ("<ul><li>a<ul><li>b</ul>after</ul>", ["-• a", "--• b", "p after"]),
        ("<ul><li></li><li>b</ul>", ["-• b"]),
    ],
)
def test_lists_keep_their_levels_and_labels(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (
            "<table><caption>Sums</caption><tr><th>Year<th>Sum<tr><td>2020<td><p>3</p><p>t</p>",
            ["caption Sums", "row Year | Sum", "row 2020 | 3 t"],
        ),
        ("<table><tr><th>Li<td>dean<tr><td><td>", ["row Li | dean"]),
        ("<table><tr><td>One column<tr><td>of text", ["p One column", "p of text"]),
        (
            "<table><tr><td><h1>Page</h1><p>text<td><table><tr><td>a<td>b</table></table>",
            ["#1 Page", "p text", "row a | b"],
        ),
    ],
)
def test_tables_are_rows_unless_they_lay_the_page_out(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


def test_the_row_with_the_names_of_columns_is_marked() -> None:
    header, row = read_html("<table><tr><th>Year<th>Sum<tr><td>2020<td>3").blocks
    assert (header.level, row.level) == (1, 0)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (
            '<p>He said so.<sup><a href="#fn1" id="fnref1">1</a></sup> Then'
            '<ol class="footnotes"><li id="fn1">A note. <a href="#fnref1">↩</a></ol>',
            ["p He said so. Then", "note1 A note."],
        ),
        (
            '<p>So.<a href="#_ftn1">[1]</a></p><div id="ftn1"><p><a href="#_ftnref1">[1]</a> Note',
            ["p So.", "note Note"],
        ),
        ("<p>In 2020<sup>[2]</sup> it rose", ["p In 2020 it rose"]),
        ('<p>It rose. <a href="#r1">↩</a>', ["p It rose."]),
        ('<p>See <a href="#s2">2020</a> and <a href="/x">[3]</a>', ["p See 2020 and [3]"]),
        ('<aside role="doc-footnote">A note</aside>', ["note A note"]),
    ],
)
def test_notes_are_kept_and_the_marks_that_link_to_them_are_not(
    source: str, blocks: list[str]
) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    "element",
    [
        "<nav>Home</nav>",
        "<aside>More on this</aside>",
        "<footer>© 2021</footer>",
        "<header><a>Site</a></header>",
        "<script>let x</script>",
        "<style>p {}</style>",
        "<form>Your name <input><button>Send</button></form>",
        "<noscript>Turn it on</noscript>",
        "<template>x</template>",
        "<div hidden>x</div>",
        "<p style='display: none'>x</p>",
        "<span aria-hidden=true>x</span>",
        "<div role=navigation>x</div>",
        "<svg><text>x</text></svg>",
        "<del>x</del>",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(element: str) -> None:
    assert shown(read_html(f"<p>One</p>{element}<p>two")) == ["p One", "p two"]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<header><a>Site</a><h1>A</h1></header><p>x", ["#1 A", "p x"]),
        ("<header><h1>Site</h1></header><h1>A</h1>", ["#1 A"]),
        ("<article><header><h2>A</h2>By Li</header><p>x</article>", ["#1 A", "p By Li", "p x"]),
        ("<form><input><main><p>All of it</main></form>", ["p All of it"]),
        ("<div role=banner><h1>A</h1></div>", ["#1 A"]),
    ],
)
def test_a_header_or_a_form_around_the_text_is_kept(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<div><a href=/a>Share</a> | <a href=/b>E-mail</a></div><p>x", ["p x"]),
        ("<p><a href=/a><span>Home</span></a> / <a href=/b>Briefs</a><p>x", ["p x"]),
        ("<p><a href=/a>Ann Moor</a> and <a href=/b>Wang Li</a>", ["p Ann Moor and Wang Li"]),
        ("<p><a href=/a>They rise</a>. <a href=/b>They fall</a>.", ["p They rise. They fall."]),
        ("<p><a href=/a>Tides</a>", ["p Tides"]),
        ("<ul><li><p><a href=/a>UN</a> / <a href=/b>EU</a></p></ul>", ["-• UN / EU"]),
        (f"<p><a href=/a>{'Tides ' * 30}</a><a href=/b>x</a>", [f"p {'Tides ' * 30}x"]),
    ],
)
def test_a_row_of_links_leads_elsewhere(source: str, blocks: list[str]) -> None:
    assert shown(read_html(source)) == blocks


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title>Site</title><h1>A</h1><h2>B</h2>", "A"),
        ("<title>A\n page</title><h2>B</h2><h2>C</h2>", "A page"),
        ("<h2>A</h2><h1>B</h1>", ""),
        ("<h1>A</h1><p>x<h1>B</h1>", ""),
        ("<p>12 March 2024<h1>A</h1><p>x", "A"),
        (f"<p>{'It rose again. ' * 20}<h1>A</h1><p>x", ""),
        ("<p>x", ""),
    ],
)
def test_the_title_is_the_only_highest_heading_or_that_of_the_page(source: str, title: str) -> None:
    assert read_html(source).title == title


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    source = "<p><b>Aims</b></p><p>x</p><p><strong>Means</strong></p><p><b>Not this:</b></p><p>y"
    blocks = ["#1 Aims", "p x", "#2 Means", "p Not this:", "p y"]
    assert shown(read_html(source, bold_headings=True)) == blocks
    assert shown(read_html(f"<h1>T</h1>{source}", bold_headings=True))[1] == "p Aims"
    assert shown(read_html(source))[0] == "p Aims"


@pytest.mark.parametrize("source", ["", "<!-- -->", "<p></p>", "<br>", "<script>x</script>"])
def test_a_page_without_text_is_empty(source: str) -> None:
    assert not read_html(source).blocks


@pytest.mark.parametrize(
    "source",
    [
        "<p>before" + "<div>" * 100_000 + "lost",
        "<b>" * 3000 + "lost",
        "<p>x" * (MOST_TAGS + 1),
        "<div>" * 1_000_000,
    ],
)
def test_a_page_of_which_a_part_would_be_lost_is_refused(source: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableDocument, match="copy and paste"):
        read_html(source)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "piece",
    [
        "<sup>",
        "<div>",
        "<ul><li>",
        "<table><tr><td>",
        "<header>",
        "<blockquote>",
        "<a href=#fn1>",
        "<q>",
    ],
)
def test_deep_nesting_takes_no_long_time(piece: str) -> None:
    began = time.process_time()
    read_html(piece * 300 + "<p>the end <sup>1</sup><li>x" * 3000)
    assert time.process_time() - began < 3
