"""Formats for shares, points and durations, and the frame of a figure."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from learning.exchange import weights

register = template.Library()
register.filter("as_weight", weights.shown)


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


@register.simple_block_tag
def figure(
    content: SafeString, anchor: str, title: str, *, wide: bool = False, level: int = 2
) -> SafeString:
    """Renders a section with a heading that names it."""
    return format_html(
        '<section class="figure{wide}" aria-labelledby="{anchor}">'
        '<h{level} id="{anchor}">{title}</h{level}>{content}</section>',
        wide=" figure--wide" if wide else "",
        anchor=anchor,
        level=level,
        title=title,
        content=content,
    )


@register.simple_block_tag
def figure_table(
    content: SafeString,
    of: str,
    *columns: str,
    summary: str = "As a table",
    kind: str = "",
    scrolls: bool = False,
) -> SafeString:
    """Renders the rows of a figure as a table that opens. Screen readers hear what it is a table
    ``of``; ``kind`` selects its style, and ``scrolls`` lets it be wider than the page."""
    table = format_html(
        '<table class="table{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        f" table--{kind}" if kind else "",
        format_html_join("", '<th scope="col">{}</th>', ((column,) for column in columns)),
        content,
    )
    return format_html(
        '<details class="figure__table">'
        '<summary>{}<span class="visually-hidden">: {}</span></summary>{}</details>',
        summary,
        of,
        format_html('<div class="table-scroll">{}</div>', table) if scrolls else table,
    )
