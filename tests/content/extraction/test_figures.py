"""Figures and dates, with their noun, unit and ISO form."""

import pytest

from content.extraction.document import Block, BlockKind, Document
from content.extraction.figures import find_figures
from content.extraction.findings import FigureFound
from content.material import FactKind


def figures(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[FigureFound, ...]:
    return find_figures(Document((Block(text, kind),)))


def dated(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.when) for one in figures(text) if one.kind is FactKind.DATE]


def counted(text: str) -> list[tuple[str, str, str]]:
    found = figures(text)
    assert all(one.kind is FactKind.FIGURE for one in found)
    return [(one.text, one.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Thursday, February 23, 2023", "2023-02-23"),
        ("1 July 1999", "1999-07-01"),
        ("the 3rd of June 2020", "2020-06-03"),
        ("2023-04-05", "2023-04-05"),
        ("Sept. 2021", "2021-09"),
        ("late January 2024", "2024-01"),
        ("early 2023", "2023"),
        ("mid-2023", "2023"),
        ("summer 2023", "2023"),
        ("lunar new year 2024", "2024"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("Q3 2022", "2022-07/2022-09"),
        ("14–16 March 2023", "2023-03-14/2023-03-16"),
        ("March 3-5, 2021", "2021-03-03/2021-03-05"),
        ("14 March to 2 April 2020", "2020-03-14/2020-04-02"),
        ("between July 2003 and December 2004", "2003-07/2004-12"),
        ("from March to June 2022", "2022-03/2022-06"),
        ("2019/20", "2019/2020"),
        ("from 2015 to 2020", "2015/2020"),
        ("the 1990s and 2000s", "1990/2009"),
        ("early 1980s", "1980/1983"),
        ("late 1980s", "1987/1989"),
        ("19th century", "1801/1900"),
        ("nineteenth and twentieth centuries", "1801/2000"),
        ("12 May", ""),
        ("12.03.2004", ""),
        ("03/04/2011", ""),
        ("1230 UTC", ""),
        ("500 BC", ""),
        ("9:30 a.m.", ""),
    ],
)
def test_dates_and_periods(words: str, when: str) -> None:
    [(text, found)] = dated(f"It went on, {words}, as they say.")
    assert text.removeprefix("the ") == words.removeprefix("the ")
    assert found == when


@pytest.mark.parametrize(
    "text",
    ["Imports rose in 2021.", "The 2021 harvest failed.", "In 2021 imports rose.", "(2021)"],
)
def test_a_year_alone(text: str) -> None:
    assert dated(text) == [("2021", "2021")]


def test_a_law_has_its_year() -> None:
    assert dated("The Clean Ports Act 2018 is new.") == [("2018", "2018")]


def test_old_years_need_a_word_of_time() -> None:
    assert dated("It fell in 813, around 735 and after the Edict of 845.") == [
        ("813", "0813"),
        ("735", "0735"),
        ("845", "0845"),
    ]
    assert dated("It sold 813.") == []


def test_two_dates_beside_each_other_stay_two() -> None:
    assert [text for text, _ in dated("on February 23, 2023 and 1 July 1999")] == [
        "February 23, 2023",
        "1 July 1999",
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("about 70 percent", "70 percent", "percent"),
        ("95%", "95%", "%"),
        ("5–7 per cent", "5–7 per cent", "per cent"),
        ("$3.2 billion", "$3.2 billion", "$"),
        ("US$5m", "US$5m", "US$"),
        ("RMB 20 billion", "RMB 20 billion", "RMB"),
        ("41.7 million yuan", "41.7 million", "yuan"),
        ("9,000 firms", "9,000", "firms"),
        ("1709 schoolchildren", "1709", "schoolchildren"),
        ("12 000 people", "12 000", "people"),
        ("3,000 Afghan refugees", "3,000", "Afghan refugees"),
        ("500 square kilometres", "500", "square kilometres"),
        ("more than two billion people", "two billion", "people"),
        ("half a million people", "half a million", "people"),
        ("twenty working days", "twenty", "working days"),
        ("ten to 32 pages", "ten to 32", "pages"),
        ("five of the eight villages", "five of the eight", "villages"),
        ("12 out of 40 villages", "12 out of 40", "villages"),
        ("four decades", "four", "decades"),
        ("15-year", "15", "year"),
        ("three-day", "three", "day"),
        ("45-year-old", "45", "year"),
        ("1.5°C", "1.5°C", "°C"),
        ("almost half", "almost half", ""),
        ("two-thirds", "two-thirds", ""),
        ("one in five", "one in five", ""),
        ("over 150,000", "150,000", ""),
        ("half her members", "half", ""),
        ("nearly half the fleet", "nearly half", ""),
        ("half a century", "half", ""),
        ("a sixth of the fees", "a sixth", ""),
        ("14 such funds", "14", "funds"),
        ("nine of them", "nine", ""),
        ("three of its old ports", "three", "ports"),
        ("40 of those", "40", ""),
        ("one centimetre", "one", "centimetre"),
        ("at least one dollar", "one", "dollar"),
        ("at least five cedis", "five", "cedis"),
        ("400 ariary", "400", "ariary"),
        ("₦300 million", "₦300 million", "₦"),
        ("NOK 30 million", "NOK 30 million", "NOK"),
        ("Rs 500", "Rs 500", "Rs"),
        ("12 per 1,000 births", "12 per 1,000", "births"),
        ("ninety-one", "ninety-one", ""),
    ],
)
def test_amounts_with_their_noun(text: str, value: str, unit: str) -> None:
    assert counted(f"They had {text}, it seems.") == [(text, value, unit)]


def test_the_noun_does_not_take_the_verb_along() -> None:
    assert counted("It helped 9,000 firms upgrade.") == [("9,000 firms", "9,000", "firms")]


def test_ranges_are_whole_and_changes_are_two() -> None:
    assert [text for text, *_ in counted("It rose from 12 to 18 per cent.")] == [
        "12 to 18 per cent"
    ]
    assert [text for text, *_ in counted("It rose from 12 per cent to 18 per cent.")] == [
        "12 per cent",
        "18 per cent",
    ]
    assert [text for text, *_ in counted("It rose from 2 million to 3.5 million.")] == [
        "2 million",
        "3.5 million",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 and 6G in the G20",
        "See page 4, Article 12 and No. 37.",
        "Resolution 2231 and the 5th Plan",
        "As was shown [12] (3) 24/7.",
        "the Two Safeguards",
        "the two countries",
        "for three reasons",
        "one of them",
        "the two of them",
        "one of its ports",
        "the kindness of five",
        "a two-way street",
        "a third factor",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_number_without_a_noun_needs_a_word_before_it() -> None:
    assert counted("It fell by 12.") == [("12", "12", "")]
    assert counted("It rose by a tenth.") == [("a tenth", "a tenth", "")]
    assert counted("It has a board of five.") == [("five", "five", "")]
    assert counted("It has a majority of 12.") == [("12", "12", "")]
    assert counted("It was Apollo 11.") == []
    assert counted("Of the ports, 61 were shut.") == [("61", "61", "")]
    assert counted("It belongs to local councils (57).") == [("57", "57", "")]
    assert counted("Ortiz, now 81, left.") == [("81", "81", "")]
    assert counted("At 81, she left.") == [("81", "81", "")]
    assert counted("Ortiz died at age 81 in bed.") == [("81", "81", "")]
    assert counted("A boy aged nine left.") == [("nine", "nine", "")]
    assert counted("It is an anthology of 100 haiku.") == [("100 haiku", "100", "haiku")]
    assert counted("It asked 26 MPs.") == [("26 MPs", "26", "MPs")]
    assert [one for one, *_ in counted("It rose 3 per cent to 40p.")] == ["3 per cent", "40p"]
    assert [one for one, *_ in counted("It has 24 bays, 14 of which are wet.")][1] == "14 of which"
    assert counted("Route 69 saw four kings.") == [("four kings", "four", "kings")]
    assert counted("Ortiz is 81 and a baker.") == [("81", "81", "")]
    assert counted("Ortiz, a baker of 81 who sings, left.") == [("81", "81", "")]
    assert counted("Ships came in, 40 at a time.") == [("40", "40", "")]
    assert counted("Of old ports there are 14.") == [("14", "14", "")]
    assert counted("It is page 81 and a half.") == []
    assert counted("There were many, against 11 before.") == [("11", "11", "")]


def test_what_is_paid_to_so_many_is_no_range() -> None:
    assert [one for one, *_ in counted("It paid €4.3 million to 212 bars.")] == [
        "€4.3 million",
        "212 bars",
    ]
    assert [one for one, *_ in counted("It paid $3 to 5 million.")] == ["$3 to 5 million"]


def test_birth_and_death_are_two_dates_and_a_period_is_one() -> None:
    assert dated("Ortiz (3 May 1801 – 9 June 1870) was a potter.") == [
        ("3 May 1801", "1801-05-03"),
        ("9 June 1870", "1870-06-09"),
    ]
    assert dated("Ortiz (May 3, 1801 - June 9, 1870) was a potter.") == [
        ("May 3, 1801", "1801-05-03"),
        ("June 9, 1870", "1870-06-09"),
    ]
    assert dated("The tour (3 May 2001 – 9 June 2002) was long.") == [
        ("3 May 2001 – 9 June 2002", "2001-05-03/2002-06-09")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on the 33rd floor.", ("33rd floor", "33rd", "floor")),
        ("It is the 5th largest lake.", ("5th largest lake", "5th", "largest lake")),
        ("Ghent ranked 49th.", ("49th", "49th", "")),
    ],
)
def test_ordinals_in_figures(text: str, found: tuple[str, str, str]) -> None:
    assert counted(text) == [found]


@pytest.mark.parametrize(
    "text", ["The 9th Congress met.", "She lives in 42nd Street.", "A 3rd-rate play ran."]
)
def test_an_ordinal_in_a_name_is_no_figure(text: str) -> None:
    assert counted(text) == []


def test_a_number_behind_its_name_on_a_line_alone() -> None:
    assert counted("Age: 58") == [("58", "58", "")]
    assert counted("Inhabitants (all): 4,210") == [("4,210", "4,210", "")]
    assert counted("Page: 3") == counted("Phone: 212") == []


def test_sums_of_two_currencies_are_no_range() -> None:
    assert [one for one, *_ in counted("It cost Rs 500 or €12.")] == ["Rs 500", "€12"]
    assert [one for one, *_ in counted("It cost £5 or £6.")] == ["£5 or £6"]


def test_a_length_may_be_part_of_an_adjective() -> None:
    assert counted("A 500-kilometre-long wall stands.") == [
        ("500-kilometre-long", "500", "kilometre")
    ]


def test_pages_from_one_to_another_are_no_amount() -> None:
    assert counted("See pages 12–14 of it.") == []


def test_a_label_labels_only_the_number_beside_it() -> None:
    assert counted("The exhibit shows around 100 stamps.") == [
        ("around 100 stamps", "100", "stamps")
    ]
    assert counted("They opened the exhibit around roughly 100 stamps.") == [
        ("around roughly 100 stamps", "100", "stamps")
    ]


@pytest.mark.parametrize(
    "words", ["6 p.m. and 6 a.m.", "9 a.m. to 5 p.m.", "22p", "12 sq km", "40 m³", "one guilder"]
)
def test_units_and_times_are_whole(words: str) -> None:
    assert [one.text for one in figures(f"It was {words}, they say.")] == [words]


@pytest.mark.parametrize("kind", [BlockKind.ROW, BlockKind.HEADING, BlockKind.FOOTNOTE])
def test_cells_headings_and_notes_are_not_read(kind: BlockKind) -> None:
    assert figures("9,000 firms | 2023", kind) == ()
