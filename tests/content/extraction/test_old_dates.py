"""Dates by an era, and years that are mere numbers in a text of antiquity."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.figures import find_figures
from content.material import FactKind

ERAS = "The gate fell in 44 BC and again in AD 9."


def dated(text: str, *others: str) -> list[tuple[str, str]]:
    found = find_figures(Document(tuple(map(Block, (text, *others)))))
    return [
        (one.text, one.when) for one in found if not one.stretch.block and one.kind is FactKind.DATE
    ]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("AD 96", "0096"),
        ("A.D. 41", "0041"),
        ("96 CE", "0096"),
        ("44 B.C.", ""),
        ("c. 30 BC", ""),
        ("10,000 BC", ""),
        ("c.1340", "1340"),
        ("18 September AD 96", "0096-09-18"),
        ("September 18, 96 AD", "0096-09-18"),
        ("15 March 44 BC", ""),
        ("19 September 96", ""),
        ("from AD 41 to 54", "0041/0054"),
        ("between AD 122 and 128", "0122/0128"),
        ("AD 165–180", "0165/0180"),
        ("between 600 and 550 BC", ""),
        ("410s BC", ""),
        ("the year 69", "0069"),
        ("the year of our Lord 1348", "1348"),
        ("1200s", "1200/1299"),
        ("1900s", "1900/1909"),
    ],
)
def test_a_date_has_its_era(words: str, when: str) -> None:
    assert dated(f"It burned, {words}, to the ground.") == [(words, when)]


def test_birth_and_death_in_two_eras_are_two_dates() -> None:
    assert dated("Ovid (43 BC – AD 17) wrote it.") == [("43 BC", ""), ("AD 17", "0017")]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 65 he moved; in 71 and again in 90 he was consul.", ["65", "71", "90"]),
        ("She ruled from 96 to 114.", ["from 96 to 114"]),
        ("Galba (r. 68–69) and Titus (39–81) spoke.", ["68–69", "39–81"]),
        ("After the revolt of 132–135 came peace.", ["132–135"]),
        ("In 98 Trajan wrote back.", ["98"]),
        ("In 30 of the towns and in 12 villages, one in 30, from 20 to 30 ships came.", []),
        ("It fell by 30, from 80 to 50 per cent (4–3).", []),
    ],
)
def test_in_an_old_text_small_numbers_may_be_years(text: str, dates: list[str]) -> None:
    assert [one for one, _ in dated(text, ERAS)] == dates


def test_in_another_text_small_numbers_are_no_years() -> None:
    assert dated("In 65 the limit rose from 96 to 114.") == []
    assert dated("On 12 May 96 people came.") == [("12 May", "")]
    assert dated("In 2010 BC Hydro grew.") == [("2010", "2010")]


@pytest.mark.parametrize(
    "amount",
    [
        *("2s 6d", "£3 10s.", "£12 4s 6d", "four shillings and sixpence", "500 denarii"),
        *("two pounds ten shillings", "three score houses", "four score and seven years"),
    ],
)
def test_old_sums_and_scores_are_whole(amount: str) -> None:
    [found] = find_figures(Document((Block(f"They paid for {amount} that day."),)))
    assert (found.text, found.kind) == (amount, FactKind.FIGURE)
