"""What a sentence says of a term by what it does, was made for, and what is done with it."""

import pytest

from content.extraction.terms.definitions import definitions


def said(text: str, term: str) -> set[str]:
    start = text.index(term)
    found = definitions(text, start, start + len(term), term)
    return {text[one.start : one.end] for one in found if one.rule == "provides"}


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        (
            "The Tide Fund (TF) was founded in 1998 by three ports to pay for quays.",
            "founded in 1998 by three ports to pay for quays",
        ),
        (
            "In 1998 the Tide Fund was set up to pay for the mending of quays.",
            "set up to pay for the mending of quays",
        ),
        (
            "They wrote to the Tide Fund, set up by three ports to pay for quays.",
            "set up by three ports to pay for quays",
        ),
        (
            "They asked the Tide Fund, which is financed by a levy on mud, for help.",
            "financed by a levy on mud, for help",
        ),
        ("The Tide Fund, whose main task is to mend quays, has closed.", "to mend quays"),
        (
            "They asked the Tide Fund, responsible for all quays, to help.",
            "responsible for all quays",
        ),
        (
            "Since 1998, the Tide Fund has supported ports that clear their mud.",
            "supported ports that clear their mud",
        ),
        ("The Tide Fund works to keep the quays dry.", "works to keep the quays dry"),
        (
            "The Tide Fund, founded in 1998, maintains a list of quays.",
            "maintains a list of quays",
        ),
        (
            "The Tide Fund pulls together money from several ports.",
            "pulls together money from several ports",
        ),
        (
            "The Tide Fund of 1998 requires ports to clear their mud.",
            "requires ports to clear their mud",
        ),
    ],
)
def test_what_a_body_does(text: str, definition: str) -> None:
    assert said(text, "Tide Fund") == {definition}


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("A quay due is levied on every boat that lands.", "levied on every boat that lands"),
        (
            "The quay due, first described in 1900, is found by weighing the mud of a boat.",
            "found by weighing the mud of a boat",
        ),
    ],
)
def test_what_is_done_with_a_thing(text: str, definition: str) -> None:
    assert said(text, "quay due") == {definition}


def test_what_a_principle_says() -> None:
    text = "The Ostend principle states that mud belongs to whoever moves it."
    assert said(text, "Ostend principle") == {"states that mud belongs to whoever moves it"}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The Tide Fund was founded in 1998.", "Tide Fund"),
        ("The Tide Fund has announced the sale of a port.", "Tide Fund"),
        ("The Tide Fund says that the port is dry.", "Tide Fund"),
        ("They say that mud of the Tide Fund is levied on boats.", "mud"),
        ("The quay due was paid by a friend of the mayor.", "quay due"),
        ("A quay due takes a week to pay.", "quay due"),
    ],
)
def test_what_happened_is_no_definition(text: str, term: str) -> None:
    assert said(text, term) == set()
