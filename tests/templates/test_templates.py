"""No template holds what our content security policy forbids, or a line that is too long."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "templates"
LONGEST_LINE = 120
OPEN = re.compile(
    r"\{#(?!.*#\})|\{%(?!.*%\})|\{\{(?!.*\}\})"
)  # at the end of a line: shown as text
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[\w:-]*)\s*=", re.IGNORECASE),
    "code in an attribute": re.compile(r"=\s*[\"']\s*(?:js|javascript):", re.IGNORECASE),
    "somebody else's host": re.compile(r"<(?:script|link|img)\b[^>]*\"(?:https?:)?//"),
    "unescaped text": re.compile(r"\{%\s*autoescape off|\|\s*safe(?:seq)?\b"),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_template_holds_nothing_that_the_policy_forbids(page):
    source = (ROOT / page).read_text(encoding="utf-8")
    found = {name for name, pattern in FORBIDDEN.items() if pattern.search(source)}
    allowed = {"unescaped text"} if page == "includes/field.html" else set()
    assert found <= allowed


def test_each_of_these_would_be_found():
    for name, example in {
        "inline style": '<p style="color:red">',
        "inline script": "<script>x()</script>",
        "inline handler": '<p hx-on:click="x()">',
        "code in an attribute": '<a href="javascript:x()">',
        "somebody else's host": '<img src="https://example.org/x.png">',
        "unescaped text": "{{ text|safe }}",
    }.items():
        assert FORBIDDEN[name].search(example)


def lines_where(is_wrong: Callable[[str], object]) -> str:
    """Where they stand in the templates of pages and mails."""
    return "\n".join(
        f"templates/{path.relative_to(ROOT)}:{number}"
        for path in sorted([*ROOT.rglob("*.html"), *ROOT.rglob("*.txt")])
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if is_wrong(line)
    )


def test_no_line_is_too_long():
    """Break a line where whitespace does not show."""
    assert not lines_where(lambda line: len(line) > LONGEST_LINE)


def test_no_comment_or_tag_goes_on_over_a_line():
    """Django would show both halves to the reader."""
    assert not lines_where(OPEN.search)
