"""How texts are set on a page."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from content.marking import Piece, han_runs
from content.markup import rendered

register = template.Library()


@register.filter
def han(text: str) -> SafeString:
    """The text with its Chinese characters named as such, for their typeface and voice."""
    return mark_safe("".join(map(_set, han_runs(str(text)))))  # noqa: S308  each piece is escaped


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


def _set(piece: Piece[None]) -> str:
    text = escape(piece.text)
    return f'<span lang="zh-Hans">{text}</span>' if piece.han else text
