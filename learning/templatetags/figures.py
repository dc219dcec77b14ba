"""How pages say shares and lengths of time."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 as a whole percentage; "–" for none. It is 100 % only of all."""
    if share is None:
        return "–"
    return "99\u202f%" if 0.99 < share < 1 else f"{share:.0%}".replace("%", "\u202f%")


@register.filter
def spent(seconds: float) -> str:
    """A time as long as it was: "45 s", "12 min", "1 h 5 min"."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
