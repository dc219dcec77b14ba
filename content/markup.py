"""Markdown that a person wrote, as HTML that is safe to show."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from content.limits import LONGEST_NOTE

_BLOCKS = {"blockquote", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "del", "em", "strong"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
# Each bracket that opens is looked at once for every level that it may stand in.
_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20})


def rendered(text: str) -> SafeString:
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
