from learning.charts import line_chart
from learning.charts.lines import HEAD, TALL


def test_the_scale_begins_at_one_half_or_lower_if_needed():
    high, low = line_chart([("a", 1.0, True), ("b", 0.5, True)]), line_chart([("a", 0.2, True)])
    assert [point.y for point in high.points] == [HEAD, HEAD + TALL]
    assert [text for _, text in high.ticks] == ["100\u202f%", "75\u202f%", "50\u202f%"]
    assert [text for _, text in low.ticks] == ["100\u202f%", "50\u202f%", "0\u202f%"]


def test_the_line_breaks_at_missing_values():
    chart = line_chart([("a", 0.9, True), ("b", None, False), ("c", 0.8, False), ("d", 0.9, True)])
    assert [part[0] for part in chart.path.split(" ") if part[0] in "ML"] == ["M", "M", "L"]
    assert [point.firm for point in chart.points] == [True, False, True]


def test_labels_are_counted_back_from_the_last_point():
    chart = line_chart([(str(n), 0.9, True) for n in range(10)], every=4)
    assert [point.label for point in chart.points if point.label] == ["1", "5", "9"]


def test_a_target_is_placed_on_the_scale():
    assert line_chart([("a", 0.9, True)], target=0.75).target_at == HEAD + TALL / 2
    assert line_chart([("a", 0.9, True)]).target_at is None


def test_a_chart_without_values_is_empty():
    assert line_chart([("a", None, False)]).empty
    assert not line_chart([("a", 0.5, True)]).empty
