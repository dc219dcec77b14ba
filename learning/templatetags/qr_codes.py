"""QR codes, drawn into the page."""

from io import BytesIO

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """The text as a QR code: dark on light in either theme, with a margin."""
    picture = BytesIO()
    segno.make(text, error="m").save(
        picture, kind="svg", xmldecl=False, svgns=False, omitsize=True, light="#fff", nl=False
    )
    return mark_safe(picture.getvalue().decode())  # noqa: S308  drawn, with nothing of the text in it
