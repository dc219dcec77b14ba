"""How pages format shares and durations, and frame figures."""

import pytest
from django.template import Context, Template

from learning.templatetags.figures import decimal, grade, percent, rounded, spent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, "–"),
        (0, "0 %"),
        (0.29, "29 %"),
        (0.874, "87 %"),
        (0.899, "89 %"),
        (0.998, "99 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_rounded_down_to_a_percentage(share, said):
    assert percent(share).replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (45.4, "45 s"),
        (59.9, "1 min"),
        (61, "1 min"),
        (3599, "1 h 0 min"),
        (3900, "1 h 5 min"),
    ],
)
def test_a_duration_is_in_seconds_minutes_or_hours(seconds, said):
    assert spent(seconds) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, "–"),
        (0.285, "28 %"),
        (0.874, "87 %"),
        (-0.126, "−13 %"),
        (-0.001, "0 %"),
        (1, "100 %"),
    ],
)
def test_a_figure_is_rounded_to_the_nearest_percentage(share, said):
    assert rounded(share).replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("value", "said"), [(None, "–"), (-0.7074, "−0.71"), (-0.001, "0.00"), (1.5, "1.50")]
)
def test_a_number_has_two_decimals(value, said):
    assert decimal(value) == said


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (None, "–"),
        (0.0, "0 %"),
        (-0.04, "0 %"),
        (80.0, "80 %"),
        (100 * 8 / 15, "53.3 %"),
        (58.96, "59 %"),
        (-12.5, "−12.5 %"),
    ],
)
def test_a_grade_has_one_decimal_at_most(reached, said):
    assert grade(reached).replace("\u202f", " ") == said


def drawn(template, **context):
    return Template("{% load figures %}" + template).render(Context(context))


def test_a_figure_is_named_by_its_heading():
    template = '{% figure "by-ports" title level=3 %}<p>{{ n }}</p>{% endfigure %}'
    assert drawn(template, title="A & B", n=1) == (
        '<section class="figure" aria-labelledby="by-ports">'
        '<h3 id="by-ports">A &amp; B</h3><p>1</p></section>'
    )
    assert 'class="figure figure--wide"' in drawn('{% figure "a" "A" wide=True %}{% endfigure %}')


def test_the_numbers_of_a_figure_open_as_a_table():
    table = drawn(
        '{% figure_table "days" "Day" "n" %}<tr><td>{{ n }}</td></tr>{% endfigure_table %}', n="<"
    )
    assert '<summary>As a table<span class="visually-hidden">: days</span></summary><table' in table
    assert '<thead><tr><th scope="col">Day</th><th scope="col">n</th></tr></thead>' in table
    assert "<tbody><tr><td>&lt;</td></tr></tbody>" in table


def test_a_wide_table_scrolls():
    table = drawn(
        '{% figure_table "a" summary="All" kind="days" scrolls=True %}{% endfigure_table %}'
    )
    assert "<summary>All<" in table
    assert '<div class="table-scroll"><table class="table table--days">' in table
