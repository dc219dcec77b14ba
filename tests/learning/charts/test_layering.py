from hypothesis import given
from hypothesis import strategies as st

from learning.charts.layering import plan, without_cycles

pairs = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])


def leads_back(pairs) -> bool:
    left = set(pairs)
    while ends := {pair for pair in left if pair[1] not in {source for source, _ in left}}:
        left -= ends
    return bool(left)


@given(st.lists(pairs, max_size=24))
def test_cycles_are_removed(related):
    turned = without_cycles(related)

    assert not leads_back(turned)
    assert [set(pair) for pair in turned] == [set(pair) for pair in related]
    if not leads_back(related):
        assert turned == related


def test_unconnected_parts_are_placed_below_one_another():
    places = plan([(0, 1), (2, 3)], 4).places

    assert places[0][1] == places[1][1] < places[2][1] == places[3][1]
