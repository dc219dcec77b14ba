"""Reads Markdown: the plain reader knows its blocks, and here the marks within a line go."""

import re
from dataclasses import replace

from content.extraction.document import Document
from content.readers.plain_text import read_plain_text

# What a site's generator is told at the beginning, in YAML or TOML.
_FRONT = re.compile(
    r"\s*(---|\+\+\+)[ \t]*\n(?=(?:.*\n){0,30}?(?:title|date|author|layout|tags|slug)[ \t]*[:=])"
    r"(?:(?:[\w-]{1,40}[ \t]*[:=]|[ \t#\[-]).*\n|\n){1,200}?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)",
    re.IGNORECASE,
)
_FRONT_TITLE = re.compile(
    r"""^title[ \t]*[:=][ \t]*(?P<mark>["']?)(?P<title>\S.*?)(?P=mark)[ \t]*$""",
    re.MULTILINE | re.IGNORECASE,
)
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)"  # with the brackets that an address has
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,300}})\]{_TARGET}")
_PICTURE = re.compile(
    rf"^[ \t]*(?:\[?!\[[^\[\]\n]{{0,300}}\]{_TARGET}(?:\]{_TARGET})?[ \t]*)+$", re.MULTILINE
)
_LINK = re.compile(rf"(?<!!)\[([^\[\]\n]{{1,300}})\]{_TARGET}")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,80})\]")
_ADDRESS = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,80})\]:[ \t]*<?(?:https?|mailto|/|#|\.)\S*.*$", re.MULTILINE
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>")
_NOTE = re.compile(r"(?<=\S)\[\^[^\[\]\n]{1,40}\](?!:)")
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL)
_BREAK = re.compile(r"(?:\\|<br ?/?>)$", re.MULTILINE)
_CODE = re.compile(r"(`{1,2})([^`\n]{1,300})\1")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=[^\s*_\\])\1(?![\w*_])"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,1000}?)(?<=\S)~~")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|-])")


def read_markdown(text: str) -> Document:
    """The blocks of a text without emphasis, links, images, code marks and front matter.

    Plain text may be given as well: a lone mark, as in "5 * 3" or "[1][2]", stays.
    """
    front = _FRONT.match(text)
    text = text[front.end() :] if front else text
    for pattern, left in ((_COMMENT, ""), (_FENCE, ""), (_PICTURE, "")):
        text = pattern.sub(left, text)
    text = _without_references(text)
    for pattern, left in (
        (_IMAGE, r"\1"),
        (_LINK, r"\1"),
        (_AUTOLINK, r"\1"),
        (_NOTE, ""),
        (_CODE, r"\2"),
        (_STRONG, r"\2"),
        (_EMPHASIS, r"\2"),
        (_STRUCK, r"\1"),
        (_BREAK, ""),
        (_ESCAPED, r"\1"),
    ):
        text = pattern.sub(left, text)
    document = read_plain_text(text)
    title = _FRONT_TITLE.search(front[0]) if front else None
    return replace(document, title=" ".join(title["title"].split())) if title else document


def _without_references(text: str) -> str:
    """The text without addresses on lines of their own, and without the links to these."""
    addresses = {found[1].casefold() for found in _ADDRESS.finditer(text)}

    def shown(link: re.Match[str]) -> str:
        words, address = link.groups()
        # Two numbers are two notes.
        is_link = (address or words).casefold() in addresses and not words.isdigit()
        return words if is_link else link[0]

    return _REFERENCE.sub(shown, _ADDRESS.sub("", text))
