"""The signs of Markdown and HTML in texts of other programs."""

import html
import re

from content.reading.formulas import outside_formulas

_HUGE_REFERENCE = re.compile(r"&#\d{8,};?")  # Python fails on numbers of some thousand digits
_IS_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|[a-zA-Z]{2,31});")
_SPECIAL = re.compile(r"([\\`*\[]|~~|&(?=#?\w{1,31};)|(?<![\w_])_(?!_)|(?<!_)_(?![\w_]))")
_BEGINS_BLOCK = re.compile(r"^([ \t]{0,3})([#>+-])", re.MULTILINE)


def looks_like_html(text: str) -> bool:
    return _IS_HTML.search(text) is not None


def unescaped(text: str) -> str:
    """The text without HTML's references to characters."""
    return html.unescape(_HUGE_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", text))


def escaped(text: str) -> str:
    """A plain text as Markdown that shows the text unchanged, but for its formulas."""
    return _BEGINS_BLOCK.sub(r"\1\\\2", escaped_in_line(text))


def escaped_in_line(text: str) -> str:
    return outside_formulas(text, lambda other: _SPECIAL.sub(r"\\\1", other))
