"""Lists of paragraphs that open with what they are about."""

import pytest

from tests.content.extraction.listed import items_of

LEAKS, WAITING, LYING = "Half of them leak.", "They wait for it.", "Ships lie idle."


@pytest.mark.parametrize(
    ("source", "items"),
    [
        (
            f"We offer these:\n\nMend the Roofs. {LEAKS}\n\nPay “Spare” Crews. {WAITING}",
            ["Mend the Roofs", "Pay “Spare” Crews"],
        ),
        (
            f"A port has several ways out.\n\nMend the Roofs. {LEAKS}\n\nRoof of it. Photo: Bo\n\n"
            f"Pay the Crews. {WAITING}\n\nOpen Ports. {LYING}\n\nThat is all. We left.",
            ["Mend the Roofs", "Pay the Crews", "Open Ports"],
        ),
        (
            f"Steps\n\nMend the Roofs. {LEAKS}\n\nPay Crews. {WAITING}\n\nOpen Ports. {LYING}",
            ["Mend the Roofs", "Pay Crews", "Open Ports"],
        ),
        (
            f"Two steps would help:\n\nMend roofs. {LEAKS}\n\nPay crews. {WAITING}",
            ["Mend roofs", "Pay crews"],
        ),
    ],
)
def test_paragraphs_with_heads_are_items(source: str, items: list[str]) -> None:
    assert items_of(source) == [items]


@pytest.mark.parametrize(
    "source",
    [
        f"Ruiz spoke:\n\nWe went home. {LEAKS}\n\nWe ate bread. {WAITING}\n\nWe slept. {LYING}",
        f"Two towns were lost.\n\nIt rained. {LEAKS}\n\nIt snowed. {WAITING}\n\nIt froze. {LYING}",
        f"We offer these:\n\nMend the Roofs. {LEAKS}\n\nIt is late. {WAITING}",
    ],
)
def test_short_first_sentences_are_no_heads(source: str) -> None:
    assert items_of(source) == []
