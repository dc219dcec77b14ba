"""How pages say shares and lengths of time."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole percent, rounded down, so that it is never said to reach what it
    falls short of; "–" for none."""
    return "–" if share is None else f"{int(100 * share + 1e-9)}\u202f%"


@register.filter
def spent(seconds: float) -> str:
    """A time as long as it was: "45 s", "12 min", "1 h 5 min"."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
