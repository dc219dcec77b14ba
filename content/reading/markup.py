"""Converts texts and Markdown to safe HTML."""

from html import unescape

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from content.characters import CHINESE_RUN
from content.checking.limits import LONGEST_NOTE

_BLOCKS = {"blockquote", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "del", "em", "strong"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
# The parser reads an opening bracket once for each level of nesting, so these are limited.
_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20})


def inline_markdown(text: str) -> SafeString:
    """A line of Markdown as HTML with emphasis and code but no links, for headings and buttons."""
    html = nh3.clean(
        _PARSER.renderInline(text[:LONGEST_NOTE]),
        tags=_INLINE - {"a", "br"},
        attributes={},
    )
    return mark_safe(_with_language(html))  # noqa: S308 - cleaned just above


def inline_markdown_text(text: str) -> str:
    """A line of Markdown as plain text, for places without tags."""
    return unescape(nh3.clean(_PARSER.renderInline(text[:LONGEST_NOTE]), tags=set()))


def text_as_html(text: str) -> SafeString:
    """A plain text as HTML."""
    return mark_safe(_with_language(escape(text)))  # noqa: S308 - escaped just now


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
    html = nh3.clean(
        _PARSER.render(text),
        tags=_BLOCKS | _INLINE | _TABLE,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - cleaned just above
