"""Laws and treaties are terms by their names."""

import pytest

from content.extraction.terms.laws import named_laws


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Vacant Houses Act of 2014 is old.", ["Vacant Houses Act"]),
        ("Under the Launch Activities Act 2018 it is.", ["Launch Activities Act 2018"]),
        ("It follows Japan’s Basic Act on Energy Policy.", ["Basic Act on Energy Policy"]),
        ("The Paris Agreement’s aims differ.", ["Paris Agreement"]),
        ("They wait for the Textile Stewardship Bill.", ["Textile Stewardship Bill"]),
        ("The draft Clean Ports Bill would pass.", ["Clean Ports Bill"]),
        ("It signed the Green Harbour Scheme.", ["Green Harbour Scheme"]),
        ("Japan’s National Housing Strategy is old.", ["National Housing Strategy"]),
        ("They ended the Clean Ports Initiative.", ["Clean Ports Initiative"]),
        ("It helped the Silt Legacy Program.", ["Silt Legacy Program"]),
        ("It broke the U.S.-Leon Mud Treaty.", ["U.S.-Leon Mud Treaty"]),
        ("Under the Convention of Wex.", []),
        ("It broke Mud Convention No. 12 in May.", ["Mud Convention No. 12"]),
        ("By Executive Order 4411 it closed.", ["Executive Order 4411"]),
        ("Under Law No. 27/2007 it must.", ["Law No. 27/2007"]),
        ("It is Dorn’s Mud Method of laying stones.", ["Mud Method"]),
        ("It is Dorn’s Mud Method. Convention 2 met.", []),
        ("The Wex Pact on the Law of the Sand ended.", ["Wex Pact on the Law of the Sand"]),
        ("The Conference of the Parties of the Mud Pact met.", ["Mud Pact"]),
        ("The Protection of the Quays Act is old.", ["Protection of the Quays Act"]),
        ("Leon’s Plan for Winning the Mud War", []),
        ("Leon’s New Strategy for Mud", []),
        ("Key Plan for Leeds", []),
        ("Uncle Bill spoke to Mr Bill.", []),
        ("This Act and the Convention apply. In Act two", []),
        ("The Rhine Treaty Fund pays.", []),
        ("The River Sends Another Bill", []),  # a headline
    ],
)
def test_a_law_is_named_with_what_it_is_on(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in named_laws(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It fails the Decent Quays Standard, the least that a port must meet.", 1),
        ("The Mud Test, a measure of silt, is old.", 1),
        ("The Right to Dredge Fund (RDF), under which ports borrow, fell.", 1),
        ("The Silt Levy, which pays for quays, is new.", 1),
        ("They read the Evening Standard, a newspaper for Leon.", 0),
        ("They sailed the Silt Model, a ferry.", 0),
        ("They met at the Mud Index, then left.", 0),
        ("The Mud Test, Leon and Wex are far.", 0),
    ],
)
def test_a_standard_or_a_fund_is_one_if_it_is_explained(text: str, names: int) -> None:
    assert len(list(named_laws(text))) == names
