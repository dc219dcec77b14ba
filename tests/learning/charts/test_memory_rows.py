from hypothesis import given
from hypothesis import strategies as st

from learning.charts.levels import Level, Standing
from learning.charts.memory_rows import LEFT, STEP, WIDTH, rows, runs

TEXT = "Ningbo rests on its port, and the port on its river."


def known(start: int, end: int, chance: float | None) -> Standing:
    return Standing(1, 1, start, end, "concepts/port", "What?", now=chance, later=chance)


def test_text_is_cut_where_its_level_changes():
    cut = runs(TEXT, [known(0, 6, 0.95), known(16, 24, None)])

    assert [(run.text, run.level) for run in cut] == [
        ("Ningbo", Level.FIRM),
        (" rests on ", Level.UNASKED),
        ("its port", Level.UNMET),
        (", and the port on its river.", Level.UNASKED),
    ]


def test_text_under_two_questions_has_their_mean_level():
    cut = runs(TEXT, [known(0, 24, 0.95), known(0, 6, 0.15)])

    assert [(run.text, run.level) for run in cut][:2] == [
        ("Ningbo", Level.FADING),
        (" rests on its port", Level.FIRM),
    ]


def test_neighbours_on_the_same_level_form_one_run():
    assert len(runs("its port", [known(0, 4, 0.95), known(4, 8, 0.99)])) == 1


spans = st.tuples(st.integers(0, 60), st.integers(0, 60), st.none() | st.floats(0, 1))


@given(st.text(alphabet="ab 港口", max_size=50), st.lists(spans, max_size=8))
def test_the_runs_join_to_the_text(text, asked):
    cut = runs(text, [known(*span) for span in asked])

    assert "".join(run.text for run in cut) == text
    assert all(text[run.start :].startswith(run.text) for run in cut)


def test_bars_are_proportional_to_the_longest_passage():
    long, half = rows([runs(TEXT, [known(0, 6, 0.95)]), runs(TEXT[:26], [])])

    assert long.bars[0].x == LEFT
    assert long.bars[-1].x + long.bars[-1].width == WIDTH
    assert sum(bar.width for bar in half.bars) == (WIDTH - LEFT) / 2


def test_a_heading_takes_a_row_without_bars():
    heading, first = rows([None, runs(TEXT, [])])

    assert heading.bars == []
    assert (heading.y, first.y) == (0, STEP)


def test_a_heading_has_space_above_it():
    first, heading, second = rows([runs(TEXT, []), None, runs(TEXT, [])])

    assert heading.y - first.y > second.y - heading.y == STEP


def test_bars_stay_within_their_row():
    for level_chance in (None, 0.1, 0.6, 0.8, 1.0):
        (row,) = rows([runs(TEXT, [known(0, 6, level_chance)])])
        assert all(row.y < bar.y < bar.y + bar.height < row.y + STEP for bar in row.bars)
