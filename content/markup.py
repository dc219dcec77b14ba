"""Markdown that a person wrote, as HTML that is safe to show."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

MAX_BYTES = 32 * 1024

_BLOCKS = {"blockquote", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_INLINE = {"a", "br", "code", "del", "em", "strong"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_PARSER = MarkdownIt("js-default", {"html": False})


def rendered(text: str) -> SafeString:
    """``text`` as HTML of a few harmless tags: no images, scripts, styles, ids or data.

    What lies beyond ``MAX_BYTES`` of UTF-8 is cut off, and an ellipsis says so.
    """
    encoded = text.encode()
    if len(encoded) > MAX_BYTES:
        text = encoded[:MAX_BYTES].decode(errors="ignore") + "…"
    html = nh3.clean(
        _PARSER.render(text),
        tags=_BLOCKS | _INLINE | _TABLE,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - cleaned just above
