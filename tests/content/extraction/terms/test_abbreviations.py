"""Abbreviations beside what they stand for."""

import time

import pytest

from content.extraction.terms.abbreviations import find_abbreviations, short_behind


def pairs(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], text[one.short_start : one.short_end])
        for one in find_abbreviations(text)
    ]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("by gross domestic product (GDP)", "gross domestic product", "GDP"),
        ("the World Trade Organization (WTO)", "World Trade Organization", "WTO"),
        ("a Ministry of Trade and Ports (MTP)", "Ministry of Trade and Ports", "MTP"),
        ("the Ministry of Finance (MoF)", "Ministry of Finance", "MoF"),
        ("by non-governmental organisations (NGOs)", "non-governmental organisations", "NGOs"),
        ("on research and development (R&D)", "research and development", "R&D"),
        ("the People’s Bank of China (PBoC)", "People’s Bank of China", "PBoC"),
        ("the vehicle-to-grid (V2G) plan", "vehicle-to-grid", "V2G"),
        ("of tuberculosis (TB)", "tuberculosis", "TB"),
        ("by HZV (Wex Harbour Association) in May", "Wex Harbour Association", "HZV"),
        ("the CDU or coastal data unit and the crew", "coastal data unit", "CDU"),
        ("on S&D or silt and dust in ports", "silt and dust", "S&D"),
        ("the Ports Commission (PC, 港口委)", "Ports Commission", "PC"),
        ("the Ports Commission (the “PC”)", "Ports Commission", "PC"),
        (
            "the Instituto Nacional de Estadística (INEGI)",
            "Instituto Nacional de Estadística",
            "INEGI",
        ),
        (
            "the Office of Gas and Electricity Markets (Ofgem)",
            "Office of Gas and Electricity Markets",
            "Ofgem",
        ),
        ("low-tide sea salt (LTSS) rose", "low-tide sea salt", "LTSS"),
        ("grows with LNG (liquefied natural gas)", "liquefied natural gas", "LNG"),
        ("liquefied natural gas, or LNG, rose", "liquefied natural gas", "LNG"),
        ("the Central Water Board or CWB", "Central Water Board", "CWB"),
        ("run by the Central Water Board, the CWB.", "Central Water Board", "CWB"),
        ("the European Ports Agency, EPA, said", "European Ports Agency", "EPA"),
        ("LNG, short for liquefied natural gas, rose", "liquefied natural gas", "LNG"),
        ("liquefied natural gas, LNG for short, rose", "liquefied natural gas", "LNG"),
        ("liquefied natural gas, usually abbreviated to LNG, rose", "liquefied natural gas", "LNG"),
        ("Liquefied natural gas — LNG, as all say — rose", "Liquefied natural gas", "LNG"),
        ("Liquefied natural gas – LNG – rose", "Liquefied natural gas", "LNG"),
        ("the Bund der Bauern (Farmers’ League, here BDB for short)", "Bund der Bauern", "BDB"),
        ("the Bauernbund (German: Bund der Bauern, BDB)", "Bund der Bauern", "BDB"),
        ("in M&R yards (for maintenance and repair)", "maintenance and repair", "M&R"),
        ("He had an ECG. The letters stand for electrocardiogram.", "electrocardiogram", "ECG"),
        (
            "by ABCD, which stands for age, build, colour and diet, and more",
            "age, build, colour and diet",
            "ABCD",
        ),
        ("The LWB, or Local Water Board, met", "Local Water Board", "LWB"),
        ("with LNG – liquefied natural gas – the", "liquefied natural gas", "LNG"),
        ("LNG is an abbreviation of liquefied natural gas.", "liquefied natural gas", "LNG"),
        ("liquefied natural gas, known in the trade as LNG, rose", "liquefied natural gas", "LNG"),
        ("liquefied natural gas, which sailors call LNG, rose", "liquefied natural gas", "LNG"),
        ("liquefied natural gas [LNG] rose", "liquefied natural gas", "LNG"),
        ("bankers call liquefied natural gas “LNG”", "liquefied natural gas", "LNG"),
        ("the Local Water Board (Vik’s LWB) met", "Local Water Board", "LWB"),
        ("the Local Water Board 水务局 (LWB) met", "Local Water Board", "LWB"),
        ("of “low-tide zones” (LTZs)", "low-tide zones", "LTZs"),
        ("the Defence Ports Agency, or Depa, met", "Defence Ports Agency", "Depa"),
        ("a samarium-cobalt (SmCo) alloy", "samarium-cobalt", "SmCo"),
        ("after post-operative care (PO)", "post-operative care", "PO"),
        ("used lidar (light detection and ranging)", "light detection and ranging", "lidar"),
        ("the Gas Pollution Funds (GP Funds) pay", "Gas Pollution Funds", "GP Funds"),
        ("the Baltic Union Gas Tax System (BU GTS) began", "Baltic Union Gas Tax System", "BU GTS"),
        ("the Water Board (WB Members) met", "Water Board", "WB"),
        ("the Centre for Ice, known by its Finnish initials, JTK.", "Centre for Ice", "JTK"),
        ("the Union of Net Menders, known by the acronym VSO,", "Union of Net Menders", "VSO"),
        (
            "the Tide Table Project, usually shortened to Chaobiao, ran",
            "Tide Table Project",
            "Chaobiao",
        ),
        ("the level of spring tide, usually cut to LST: it", "level of spring tide", "LST"),
        ("a gas transfer licence, a GTL in the trade, costs", "gas transfer licence", "GTL"),
        ("relief from debts and dues, or RDD+, began", "relief from debts and dues", "RDD+"),
        ("the Salt Import Levy. Under SIL a buyer pays", "Salt Import Levy", "SIL"),
        ("low-tide sea salt — every cook says LTSS — is", "low-tide sea salt", "LTSS"),
        ("LNG, as sailors call liquefied natural gas, rose", "liquefied natural gas", "LNG"),
        ("the Lyon Port School (Études portuaires de Lyon, EPL)", "Lyon Port School", "EPL"),
    ],
)
def test_abbreviations_of_either_order(text: str, long: str, short: str) -> None:
    assert pairs(text) == [(long, short)]


@pytest.mark.parametrize(
    "text",
    [
        "said Brown (Labour)",
        "in the south (London)",
        "He came back in May (UK).",
        "sea transport (see Annex II)",
        "tea or GDP",
        "Ships, BP, said",
        "the PC (a body of twelve)",
        "The ship sank — BP, the owner, says why.",
        "We asked the NHS. The letters stand for nothing here.",
        "an old-fashioned house (see Kent, UK)",
        "well-known firms (BP)",
        "The EU, or rather its court, agreed",
        "BBC: big changes ahead",
        "the steel town, which bankers call BP country, rose",
        "a port, or Paris, or a ship",
        "The gate never tells the docks, NTD, or us",
        "LIMA, Costa Verde (XPA) -- Miners agreed",
        "San Miguel (QNA) — A court said",
        "head of Hill and Dale Coaches (Q47)",
        "We rely on imports. The USA gains.",
    ],
)
def test_other_brackets(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "between the US, UK, Spain and Peru",
        "talks with Ulster, Scotland, US, and Peru",
        "calls at Ulster, Scotland or US ports",
        "the AU, Austria and Ukraine met",
        "the EU (Estonia, Ukraine) met",
    ],
)
def test_an_item_of_a_series_does_not_stand_for_the_others(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("the United States, US, and Peru met", "United States", "US"),
        ("the WB, World Bank, UN and WHO met", "World Bank", "WB"),
        ("in Bosnia and Herzegovina (BH)", "Bosnia and Herzegovina", "BH"),
        (
            "the Board of Land, Docks and Water, BLDW, met",
            "Board of Land, Docks and Water",
            "BLDW",
        ),
    ],
)
def test_a_long_form_beside_other_names_is_one(text: str, long: str, short: str) -> None:
    assert pairs(text) == [(long, short)]


def test_the_long_form_does_not_reach_into_the_sentence_before() -> None:
    text = "They ship gas. Natural data points (GDP) are rare."
    assert pairs(text) == []


@pytest.mark.parametrize("text", ["Aa1" * 20_000, "A&B" * 20_000, "(A" * 20_000])
def test_long_runs_of_capitals_take_seconds_at_most(text: str) -> None:
    before = time.process_time()

    assert pairs(text) == []
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("mixed mud fuel (MOM), a blend", "MOM"),
        ("mud turning point (Tm)", "Tm"),
        ("mixed mud fuel (混泥, MXF)", "MXF"),
        ("mixed mud fuel (ASEAN)", ""),  # no word of the term begins like it
        ("mixed mud fuel (a blend)", ""),
    ],
)
def test_what_stands_behind_a_term_is_its_short_form(text: str, short: str) -> None:
    term = text.partition(" (")[0]
    assert short_behind(text, term, len(term)) == short
