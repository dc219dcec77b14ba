"""The links from a person or a concept to their namesakes in other briefs."""

import pytest

from content.factories import BriefFactory, ConceptFactory, PersonFactory
from tests.content.pages import page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ports():
    return BriefFactory.create(title="Ports")


@pytest.fixture
def rivers():
    return BriefFactory.create(title="Rivers")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"name": "Wang Li"}, {"name": "Wang Li"}),
        ({"name": "Wang Li"}, {"name": "WANG LI"}),
        ({"name": "Wang Li"}, {"name": "Lily Wang", "aliases": ["Wang Li"]}),
        ({"name": "Piotr", "aliases": ["Woźniak"]}, {"name": "P. W.", "aliases": ["Woźniak"]}),
        ({"name": "Wang Li", "characters": "王丽"}, {"name": "Wong Lai", "characters": "王丽"}),
    ],
)
def test_a_person_links_to_the_same_person_in_another_brief(
    learner_client, ports, rivers, here, there
):
    nobody = {"characters": "", "pinyin": "", "aliases": []}
    one = PersonFactory.create(brief=ports, **nobody | here)
    other = PersonFactory.create(brief=rivers, **nobody | there)

    for shown, linked, title in ((one, other, "Rivers"), (other, one, "Ports")):
        page = page_of(learner_client, shown)
        assert f"Also in: {title}" in words_of(page)
        assert linked.get_absolute_url() in page


def test_people_who_share_no_name_are_not_linked(learner_client, ports, rivers):
    person = PersonFactory.create(brief=ports, name="Wang Li", characters="")
    PersonFactory.create(brief=rivers, name="Wang Lihua", characters="", aliases=["Wang"])
    PersonFactory.create(brief=ports, name="Wang Li", slug="namesake", characters="")
    assert "Also in:" not in words_of(page_of(learner_client, person))


def test_a_concept_links_to_the_same_concept_in_another_brief(learner_client, ports, rivers):
    one = ConceptFactory.create(brief=ports, term="foreign trade", characters="")
    other = ConceptFactory.create(brief=rivers, term="Foreign trade", characters="")
    ConceptFactory.create(brief=rivers, term="trade", abbreviation="foreign trade", characters="")

    page = page_of(learner_client, one)

    assert other.get_absolute_url() in page
    assert words_of(page).count("Rivers") == 1


@pytest.mark.parametrize("visibility", ["private", "link"])
def test_only_briefs_that_the_reader_may_see_are_named(learner_client, ports, visibility):
    person = PersonFactory.create(brief=ports, name="Wang Li")
    PersonFactory.create(brief__title="Secrets", brief__visibility=visibility, name="Wang Li")
    assert "Secrets" not in page_of(learner_client, person)


def test_somebody_sees_their_own_brief_named(learner_client, learner, ports):
    person = PersonFactory.create(brief=ports, name="Wang Li")
    mine = BriefFactory.create(title="Mine", owner=learner, visibility="private")
    PersonFactory.create(brief=mine, name="Wang Li")
    assert "Also in: Mine" in words_of(page_of(learner_client, person))


def test_a_retired_namesake_is_not_linked(learner_client, ports, rivers):
    person = PersonFactory.create(brief=ports, name="Wang Li")
    PersonFactory.create(brief=rivers, name="Wang Li", retired=True)
    assert "Also in:" not in words_of(page_of(learner_client, person))
