"""Formats for shares, points and durations."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 as a whole percentage, rounded down so that it never seems to reach a
    target that it misses; "–" for None.
    """
    return "–" if share is None else f"{int(100 * share + 1e-9)}\u202f%"


@register.filter
def rounded(share: float | None) -> str:
    """A statistic as a whole percentage, rounded to the nearest, possibly below 0; "–" for None."""
    return "–" if share is None else f"{round(100 * share) or 0}\u202f%".replace("-", "−")


@register.filter
def grade(percent: float | None) -> str:
    """A percentage with at most one decimal: "80 %", "53.3 %"; "–" for None."""
    if percent is None:
        return "–"
    return f"{round(percent, 1) + 0.0:.1f}".removesuffix(".0").replace("-", "−") + "\u202f%"


@register.filter
def decimal(value: float | None) -> str:
    """Two decimals: "−0.71"; "–" for None."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


@register.filter
def spent(seconds: float) -> str:
    """A duration: "45 s", "12 min", "1 h 5 min"."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@register.filter
def points(number: float | None) -> str:
    """Points with at most two decimals: "1 point", "2.5 points"; "–" for None."""
    if number is None:
        return "–"
    said = short(number)
    return f"{said} point" if said == "1" else f"{said} points"


@register.filter
def short(number: float | None) -> str:
    """A number with at most two decimals and no trailing zeros; "–" for None."""
    if number is None:
        return "–"
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # avoids "-0"


@register.filter
def less(number: float, other: float) -> float:
    """The difference of two numbers."""
    return number - other
