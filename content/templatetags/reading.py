"""How texts are set on a page."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from content.marking import Piece, han_runs
from content.markup import rendered

register = template.Library()


@register.filter
def han(text: str) -> SafeString:
    """The text with its Chinese characters named as such, for their typeface and voice."""
    return format_html_join("", "{}", ((_set(piece),) for piece in han_runs(str(text))))


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


def _set(piece: Piece[None]) -> str:
    return format_html('<span lang="zh-Hans">{}</span>', piece.text) if piece.han else piece.text
