from learning.charts import scatter


def test_spots_lie_between_the_ends_of_both_scales():
    drawn = scatter([("1", 0.0, -1.0, True), ("2", 1.0, 1.0, False), ("3", 0.5, 0.0, False)])
    low, high, middle = drawn.spots
    assert (low.x, low.y) == (drawn.left, drawn.height)
    assert high.y == 12
    assert low.x < middle.x < high.x < drawn.width
    assert middle.y == drawn.zero


def test_values_beyond_a_scale_are_placed_at_its_end():
    beyond, least = scatter([("1", -0.4, -3.0, True), ("2", 0.0, -1.0, True)]).spots
    assert (beyond.x, beyond.y) == (least.x, least.y)


def test_the_scale_begins_at_zero_without_negative_values():
    above, below = scatter([("1", 0.5, 0.2, False)]), scatter([("1", 0.5, -0.2, False)])
    assert above.zero == above.height
    assert below.zero < below.height
    assert [text for _, text in below.up][-1] == "−100\u202f%"
