"""Which link of the navigation leads to where one is."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: Context, name: str, *under: str, but: str = "") -> SafeString:
    """Marks the link to the page of this name, or to the part of the site whose addresses begin
    with one of ``under``, and not with ``but``."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if match and match.url_name == name:
        return mark_safe('aria-current="page"')
    path = getattr(request, "path", "")
    if under and path.startswith(under) and not (but and path.startswith(but)):
        return mark_safe('aria-current="true"')
    return mark_safe("")
