"""Converts texts and Markdown to safe HTML."""

from collections.abc import Callable
from html import unescape

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from content.characters import CHINESE_RUN
from content.checking.limits import LONGEST_NOTE
from content.reading.formulas import as_html, kept_out, put_back
from content.reading.tables import without_empty_headings

_BLOCKS = {"blockquote", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "del", "em", "strong"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
# The page has no styles but its sheets'.
_ALIGNED = {
    'style="text-align:right"': 'class="cell-end"',
    'style="text-align:center"': 'class="cell-middle"',
}
LONGEST_WRITTEN = 10_000  # characters of a text in a question that somebody wrote
MOST_BRACKETS = 300  # in one; with more none makes a link, since the parser takes a second
# The parser reads an opening bracket once for each level of nesting, so these are limited.
_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20}).use(without_empty_headings)


def inline_markdown(text: str) -> SafeString:
    """A line of what somebody wrote in a question as HTML, with emphasis, code and formulas but no
    links, for headings and buttons."""
    return _with_formulas(text, lambda kept: _inline(_with_few_brackets(kept)))


def _inline(text: str) -> str:
    tags = _INLINE - {"a", "br"}
    return _with_language(nh3.clean(_PARSER.renderInline(text), tags=tags, attributes={}))


def text_as_html(text: str) -> SafeString:
    """A plain text as HTML."""
    return mark_safe(_with_language(escape(text)))  # noqa: S308 - escaped just now


def plain_with_formulas(text: str) -> SafeString:
    """A plain text as HTML in which nothing but formulas is rendered."""
    return _with_formulas(text, text_as_html)


def inline_markdown_text(text: str) -> str:
    """A line of Markdown as plain text, for places without tags; of a formula its source."""
    kept, formulas = kept_out(text[:LONGEST_WRITTEN])
    plain = unescape(nh3.clean(_PARSER.renderInline(_with_few_brackets(kept)), tags=set()))
    return put_back(plain, formulas, lambda formula: formula.source)


def question_markdown(text: str) -> SafeString:
    """As ``markdown``, for what somebody wrote in a question: longer, with formulas, and tables
    that scroll within their box."""
    html = _with_formulas(text, lambda kept: _blocks(_with_few_brackets(kept)))
    table = '<div class="written-table"><table>'
    framed = html.replace("<table>", table).replace("</table>", "</table></div>")
    return mark_safe(framed)  # noqa: S308 - only tags that are ours were added


def _with_formulas(text: str, render: Callable[[str], str]) -> SafeString:
    """The text without its formulas as it is rendered, with the MathML of each in its place."""
    kept, formulas = kept_out(text[:LONGEST_WRITTEN])
    html = put_back(render(kept), formulas, as_html)
    return mark_safe(html)  # noqa: S308 - ``render`` and ``as_html`` make safe HTML


def _with_few_brackets(text: str) -> str:
    return text if text.count("[") <= MOST_BRACKETS else text.replace("[", "&#91;")


def _with_language(html: str) -> str:
    """Put Chinese characters into elements of that language, for typefaces and screen readers.

    No attribute of ``html`` may contain users' text.
    """
    return CHINESE_RUN.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', html)


def markdown(text: str) -> SafeString:
    """Markdown as HTML of a few harmless tags: no images, scripts, styles, ids or data.

    After ``LONGEST_NOTE`` characters it is cut off with an ellipsis.
    """
    if len(text) > LONGEST_NOTE:
        text = text[:LONGEST_NOTE] + "…"
    return mark_safe(_blocks(text))  # noqa: S308 - cleaned there


def _blocks(text: str) -> str:
    html = _PARSER.render(text)
    for style, name in _ALIGNED.items():
        html = html.replace(style, name)  # text has &quot; in place of such marks
    return nh3.clean(
        html,
        tags=_BLOCKS | _INLINE | _TABLE,
        attributes={"a": {"href"}, "ol": {"start"}},
        allowed_classes={cell: {"cell-end", "cell-middle"} for cell in ("td", "th")},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
