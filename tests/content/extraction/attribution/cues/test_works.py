"""What a study found is what its author says."""

import pytest

from tests.content.extraction.attribution.cast import said

ORTIZ = "Ana Ortiz"


@pytest.mark.parametrize(
    "opening",
    [
        "Research by Ortiz of Leeds University shows",
        "A survey made in 1990 by Ortiz of the Bread Board found",
        "A new study of six towns by Ortiz finds",
        "A trial that Ortiz led in a small mill showed",
        "The survey Ortiz ran in May found",
    ],
)
def test_a_study_speaks_for_its_author(opening):
    ((speaker, _, content),) = said(f"{opening} that bakers sold less bread.")

    assert (speaker, content) == (ORTIZ, "bakers sold less bread")


@pytest.mark.parametrize("noun", ["data", "results", "counts", "figures"])
def test_a_plural_work_has_a_verb_in_the_plural(noun):
    ((speaker, _, content),) = said(
        "Ortiz works in Leeds.", f"Her {noun} suggest that bakers sold less bread."
    )

    assert (speaker, content) == (ORTIZ, "bakers sold less bread")


def test_figures_somebody_gave_are_no_part_of_the_content():
    assert said("According to figures Ortiz gave to the board, bread was dear in May.") == [
        (ORTIZ, "According to", "bread was dear in May")
    ]


def test_a_study_that_shows_a_thing_is_no_clause():
    assert said("Ortiz works in Leeds.", "Her results show no effect in the smaller towns.") == [
        (ORTIZ, "show", "no effect in the smaller towns")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bread Ortiz made in May showed that the oven was hot.",
        "The mill that Ortiz ran found that the oven was hot.",
        "A loaf baked in May by Ortiz showed that the oven was hot.",
        "Critics of Ortiz's results say that the oven was hot.",
        "Those who doubt Ortiz's data suggest that the oven was hot.",
        "The team that beat Ortiz found that the oven was hot.",
        "The figures Ortiz disputes show that the oven was hot.",
    ],
)
def test_what_somebody_made_is_no_study(text):
    assert [one for one in said(text) if one[0] == ORTIZ] == []
