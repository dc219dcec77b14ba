"""How well texts fit a query: exactly before misspelt, and the title before the text."""

import pytest

from learning.search_index.texts import Texts, rank
from learning.search_index.words import Query

FORCES = Texts(
    names=("new productive forces", "NPF"),
    spoken=(("新质生产力", "xīnzhì shēngchǎnlì"),),
    text=("growth drivers of the 未来产业 to come",),
)
GREEN = Texts(names=("green",), spoken=(("绿色", "lǜsè"),))


@pytest.mark.parametrize(
    "query",
    [
        *("new productive forces", "forc prod", "npf", "newproductive", "productiveforces"),
        *("新质生产力", "生产力", "力", "未来", "xinzhi", "xin zhi shengchanli", "xīnzhì"),
        *("xinzhishengchanli", "shengchan", "chanli", "drivers", "productive drivers"),
        *("produtive", "produuctive", "prodactive", "prodcutive", "forecs"),
    ],
)
def test_it_is_found(query: str) -> None:
    assert rank(Query.of(query), FORCES)


@pytest.mark.parametrize(
    "query",
    [
        "zebra",
        "new zebra",
        "ductive",
        "n",
        "生力",
        "力生",
        "产业未来",
        "prdctive",
        "hengchan",
        "",
        "*",
    ],
)
def test_it_is_not_found(query: str) -> None:
    assert rank(Query.of(query), FORCES) is None


@pytest.mark.parametrize("query", ["lüse", "luse", "lvse", "lǜsè", "se"])
def test_u_with_dots_is_typed_as_u_or_v(query: str) -> None:
    assert rank(Query.of(query), GREEN)


def test_the_best_come_first() -> None:
    query = Query.of("reform")
    every = [
        Texts(title="reform now"),
        Texts(title="reforms now"),
        Texts(title="the reform"),
        Texts(title="the reforms"),
        Texts(title="now", text=("the reform",)),
        Texts(title="the refrom"),
        Texts(title="now", text=("the refrom",)),
    ]
    ranks = [rank(query, texts) for texts in every]
    assert None not in ranks
    assert sorted(range(len(every)), key=lambda place: ranks[place]) == [*range(len(every))]
