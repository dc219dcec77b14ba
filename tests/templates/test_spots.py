"""What stands where nothing is yet: a drawing in ink alone, a short sentence and what to do."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from content.factories import BriefFactory
from learning.models import User

SPOTS = sorted((Path(__file__).parents[2] / "templates" / "includes" / "spots").iterdir())
BARE = "/briefs/bare/"
EMPTY_PAGES = (
    "/progress/",
    "/cards/put-away/",
    BARE,
    f"{BARE}cards/",
    f"{BARE}cards/print/",
    f"{BARE}concepts/",
    f"{BARE}people/",
    f"{BARE}quotes/",
    f"{BARE}timeline/",
    f"{BARE}concept-map/",
    f"{BARE}people-by-topic/",
    "/briefs/nowhere/",
    "/offline/",
)
EMPTY = re.compile(r'<div class="empty">(.+?)</div>', re.DOTALL)
MOST_WORDS = 14


@pytest.mark.parametrize("spot", SPOTS, ids=[spot.stem for spot in SPOTS])
def test_a_spot_is_small_and_drawn_in_ink_alone(spot: Path) -> None:
    drawn = spot.read_text()
    assert drawn.startswith('<svg class="spot" viewBox="0 0 480 300" aria-hidden="true">')
    assert set(re.findall(r' ([\w-]+)="', drawn)) <= {
        "class",
        "viewBox",
        "aria-hidden",
        "d",
        "fill-opacity",
    }
    assert len(drawn) < 3_000


@pytest.mark.django_db
@pytest.mark.parametrize("address", EMPTY_PAGES)
def test_an_empty_page_has_a_spot_one_sentence_and_one_thing_to_do(
    learner_client: Client, learner: User, address: str
) -> None:
    BriefFactory.create(slug="bare", owner=learner)
    (empty,) = EMPTY.findall(learner_client.get(address).text)
    assert empty.count('<svg class="spot"') == 1
    assert empty.count('class="button') == 1
    (said,) = re.findall(r"<p>(.+?)</p>", empty)
    assert len(said.split()) <= MOST_WORDS


@pytest.mark.django_db
def test_the_first_page_of_a_newcomer_has_a_spot(learner_client: Client) -> None:
    scroll = render_to_string("includes/spots/scroll.html")
    assert scroll in learner_client.get("/").text
