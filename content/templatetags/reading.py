"""How texts are set on a page."""

from django import template
from django.utils.safestring import SafeString

from content.reading.markup import emphasised as with_emphasis
from content.reading.markup import plain, rendered

register = template.Library()


@register.filter
def han(text: str) -> SafeString:
    """The text with its Chinese characters named as such, for their typeface and voice."""
    return plain(str(text))


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


@register.filter
def emphasised(text: str) -> SafeString:
    """What somebody wrote on one line, with the emphasis that they gave it."""
    return with_emphasis(text)
