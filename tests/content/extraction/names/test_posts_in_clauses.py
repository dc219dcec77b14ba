"""The post of a person that a clause tells, and what stands apart from the name."""

import pytest

from content.extraction.document import Block, BlockKind, Document
from content.extraction.people import find_people


def affiliation(*blocks: str) -> str:
    kinds = [BlockKind.HEADING] * (len(blocks) - 1) + [BlockKind.PARAGRAPH]
    found = find_people(Document(tuple(map(Block, blocks, kinds))))
    return next(one.affiliation for one in found if one.name == "Anna Lindqvist")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Anna Lindqvist, 52, who grows plums near Vik, agrees.", "grows plums near Vik"),
        ("At the Daily Herald, Anna Lindqvist argues so.", "Daily Herald"),
        ("Writing for Palm Nuts, Anna Lindqvist argues so.", "Palm Nuts"),
        ("On her blog Palm Nuts, Anna Lindqvist argues so.", "Palm Nuts"),
        ("At the Vik Conference, Anna Lindqvist argued so.", ""),
        ("Over in Lima, Anna Lindqvist argued so.", ""),
        ("Anna Lindqvist is one of the founders of Vik Bank.", "one of the founders of Vik Bank"),
        ("Anna Lindqvist, 52, a plumber from Vik, agrees.", "plumber from Vik"),
        ("Anna Lindqvist, aged 52, a plumber from Vik, agrees.", "plumber from Vik"),
        ("Anna Lindqvist – a plumber from Vik – agrees.", "plumber from Vik"),
        ("Anna Lindqvist, who works as a nurse in Vik, agrees.", "nurse in Vik"),
        ("Anna Lindqvist, who took over as head of the Ports Board in 2020, agrees.",
         "head of the Ports Board"),
        ("Anna Lindqvist, who used to run the mill, agrees.", "run the mill"),
        ("Anna Lindqvist, who is in charge of the lock, agrees.", "in charge of the lock"),
        ("Anna Lindqvist has chaired the Ports Board since 1990.", "chaired the Ports Board"),
        ("Anna Lindqvist, who today runs the mill in Vik, agrees.", "runs the mill in Vik"),
        ("Anna Lindqvist, who had been head cook at Vik, agrees.", "head cook at Vik"),
        ("Anna Lindqvist, who has been a childminder in Vik, agrees.", "childminder in Vik"),
        ("Anna Lindqvist, who kept the gate at Vik, agrees.", "kept the gate at Vik"),
        ("Anna Lindqvist, who holds the post of town clerk, agrees.",
         "holds the post of town clerk"),
        ("Anna Lindqvist, who designed the quay for the Ports Board, agrees.",
         "designed the quay for the Ports Board"),
        ("Anna Lindqvist told me, who runs the mill in Vik.", "runs the mill in Vik"),
        ("Anna Lindqvist, whose firm builds ferries, agrees.", "whose firm builds ferries"),
        ("Anna Lindqvist, whose team at Fudan University has drilled wells, agrees.",
         "team at Fudan University"),
        ("Anna Lindqvist runs a charity that mends bicycles.",
         "runs a charity that mends bicycles"),
        ("Anna Lindqvist, a former WHO adviser, agrees.", "former WHO adviser"),
        ("Anna Lindqvist, policy lead at the Ports Board, agrees.",
         "policy lead at the Ports Board"),
        ("Anna Lindqvist, governor-general of Vik, agrees.", "governor-general of Vik"),
        ("Anna Lindqvist of the sailors' charity Safe Haven agrees.",
         "sailors' charity Safe Haven"),
        ("Lady Anna Lindqvist of Wyre, the minister for ports, agrees.", "minister for ports"),
        ("He wrote to the fund, whose director, Anna Lindqvist, agrees.", "director"),
        ("His teacher there, Anna Lindqvist, agrees.", "teacher"),
        ("The son of a Danish machinist, Anna Lindqvist, agrees.", "Danish machinist"),
        ("Anna Lindqvist has changed the town. A baker from Vik, she came in May.",
         "baker from Vik"),
    ],
)  # fmt: skip
def test_reads_a_post_in_a_clause(text: str, post: str) -> None:
    assert affiliation(text) == post


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lindqvist, who kept silent, left.",
        "Anna Lindqvist, who held the view that it rained, left.",
        "Anna Lindqvist, who voted for the Labour Party, left.",
        "Anna Lindqvist, who asked for help for the city, left.",
        "Anna Lindqvist, whose book sold well, left.",
        "Anna Lindqvist, 52, left.",
        "Anna Lindqvist – the harbour was full – left.",
        "Anna Lindqvist has to lead the town out of it.",
        "Anna Lindqvist, who took it as an insult, left.",
        "Anna Lindqvist, who is in love with the sea, left.",
        "Anna Lindqvist took the lead in Vik.",
        # Nobody knows whether "she" is the last one named.
        "The town thanked Anna Lindqvist. It was cold. A baker from Vik, she came in May.",
        "A crowd came to see Anna Lindqvist. A baker from Vik, she had no time.",
    ],
)
def test_reads_no_post_in_a_clause_about_something_else(text: str) -> None:
    assert affiliation(text) == ""


@pytest.mark.parametrize(
    ("clause", "over"),
    [
        ("who was dean of Ningbo University until 2018", True),
        ("who headed the Ports Board from 1990 to 1996", True),
        ("who led the Ports Board between 1990 and 1996", True),
        ("who has led the Ports Board since 1990", False),
        ("who is dean of Ningbo University", False),
    ],
)
def test_a_clause_may_say_that_a_post_is_over(clause: str, over: bool) -> None:
    text = f"Anna Lindqvist, {clause}, agrees."
    [found] = find_people(Document((Block(text, BlockKind.PARAGRAPH),)))
    assert found.former is over


def test_reads_the_post_in_the_line_below_who_signed() -> None:
    assert (
        affiliation("Dr Anna Lindqvist", "Chief Inspector of Ports") == "Chief Inspector of Ports"
    )


@pytest.mark.parametrize(
    "below", ["Director of what?", "He met the director of the board.", "Background", "director"]
)
def test_reads_no_post_in_a_line_that_is_none(below: str) -> None:
    assert affiliation("Dr Anna Lindqvist", below) == ""


def test_a_text_that_breaks_off_within_a_clause_is_read() -> None:
    assert affiliation("The first to see it was Anna Lindqvist, whose team at") == ""
