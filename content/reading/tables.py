"""Tables without a heading: Markdown writes them with an empty one, and HTML with none."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def without_empty_headings(parser: MarkdownIt) -> None:
    """A plugin of the parser."""
    parser.core.ruler.push("empty_headings", _leave_out)


def _leave_out(state: StateCore) -> None:
    kept, start = list[Token](), 0
    for token in state.tokens:
        if token.type == "thead_open":
            start = len(kept)
        kept.append(token)
        if token.type == "thead_close" and not any(one.content for one in kept[start:]):
            del kept[start:]
    state.tokens = kept
