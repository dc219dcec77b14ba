"""How pages say shares and lengths of time."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole percent, rounded down, so that it is never said to reach what it
    falls short of; "–" for none."""
    return "–" if share is None else f"{int(100 * share + 1e-9)}\u202f%"


@register.filter
def rounded(share: float | None) -> str:
    """A figure of statistics in whole percent, the nearest, which may be below 0; "–" for none."""
    return "–" if share is None else f"{round(100 * share) or 0}\u202f%".replace("-", "−")


@register.filter
def grade(percent: float | None) -> str:
    """What was reached, in percent with one place at most: "80 %", "53.3 %"; "–" for none."""
    if percent is None:
        return "–"
    return f"{round(percent, 1) + 0.0:.1f}".removesuffix(".0").replace("-", "−") + "\u202f%"


@register.filter
def decimal(value: float | None) -> str:
    """With two places: "−0.71"; "–" for none."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


@register.filter
def spent(seconds: float) -> str:
    """A time as long as it was: "45 s", "12 min", "1 h 5 min"."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@register.filter
def points(number: float | None) -> str:
    """A number of points, with two decimals at most: "1 point", "2.5 points"; "–" for none."""
    if number is None:
        return "–"
    said = short(number)
    return f"{said} point" if said == "1" else f"{said} points"


@register.filter
def short(number: float | None) -> str:
    """A number with two decimals at most, and none that says nothing; "–" for none."""
    if number is None:
        return "–"
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # and no "-0"


@register.filter
def less(number: float, other: float) -> float:
    """What is left of a number without another."""
    return number - other
