"""Texts as HTML that is safe to show: as they are, or Markdown that a person wrote."""

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
# Each bracket that opens is looked at once for every level that it may stand in.
_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20})


def inline_markdown(text: str) -> SafeString:
    """One line of text as HTML with its emphasis and code, for a heading or a button: no links."""
    html = nh3.clean(
        _PARSER.renderInline(text[:LONGEST_NOTE]),
        tags=_INLINE - {"a", "br"},
        attributes={},
    )
    return mark_safe(_set(html))  # noqa: S308 - cleaned just above


def inline_markdown_text(text: str) -> str:
    """The words of such a line alone, for where no tag may stand."""
    return unescape(nh3.clean(_PARSER.renderInline(text[:LONGEST_NOTE]), tags=set()))


def escaped(text: str) -> SafeString:
    """A text as it is."""
    return mark_safe(_set(escape(text)))  # noqa: S308 - escaped just now


def _set(html: str) -> str:
    """HTML whose tags hold no text of anybody's, with its Chinese characters named as such, for
    their typeface and voice."""
    return CHINESE_RUN.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', html)


def markdown(text: str) -> SafeString:
    """``text`` as HTML of a few harmless tags: no images, scripts, styles, ids or data.

    What lies beyond ``LONGEST_NOTE`` characters is cut off, and an ellipsis says so.
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
