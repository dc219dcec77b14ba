"""No answer is in a page, a fragment or a header before the learner has answered or asked for it.

Every part of a question that tells its answer is replaced by a word found nowhere else.
"""

import json

import pytest
from django.urls import reverse

from content.factories import PassageFactory
from learning.factories import CardFactory, QuestionFactory, StudySessionFactory, question_body
from learning.grading import formats
from learning.kinds import KINDS
from learning.models import Card
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
CANARIES = {
    "answer": "Quagga",
    "accepted": ["Thylacine"],
    "explanation": "Aurochs",
    "keywords": ["Dinornis"],
    "pool": ["Solitaire"],
    "elements": ["Solenodon", "Heteralocha"],
    "altered": ["ports", "Pinguinus"],
    "source": {"passage": "p", "start": 0, "end": 7, "text": "Quokkas"},
}
PASSAGE = "Quokkas graze."
WORDS = (
    "Quagga",
    "Thylacine",
    "Aurochs",
    "Dinornis",
    "Solitaire",
    "Solenodon",
    "Heteralocha",
    "Pinguinus",
    "Quokka",
)
TRUTH = "Stellers"
# Ordering and matching are asked apart from their cards, and polls have none.
ON_CARDS = [name for name in KINDS if name not in ("ordering", "matching", "poll")]


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test happens at the moment at which the factories' cards are due."""


@pytest.fixture
def session(learner):
    return StudySessionFactory.create(user=learner)


def body_of(format: str, **changes):
    distractors = [
        {"text": text, "truth": TRUTH, "source": CANARIES["source"]} for text in ("left", "right")
    ]
    stem = "According to the brief, ports feed ____."
    return question_body(**CANARIES, stem=stem, formats=[format], distractors=distractors) | changes


def ask(learner, format: str) -> Card:
    passage = PassageFactory.create(text=PASSAGE)
    question = QuestionFactory.create(
        brief=passage.brief, passage=passage, body=body_of(format), type="who-said"
    )
    return CardFactory.create(user=learner, question=question, in_review=True)


def everything(client, session, **headers) -> str:
    response = client.get(reverse("study_session", args=[session.pk]), headers=headers)
    assert response.status_code == 200
    return response.text + json.dumps(dict(response.headers)) + str(response.cookies)


def found(text: str, *, shown: tuple[str, ...] = ()) -> list[str]:
    return [word for word in (*WORDS, TRUTH) if word in text and word not in shown]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("format", ON_CARDS)
def test_a_card_that_is_asked_holds_nothing_of_its_answer(
    learner_client, learner, session, format, headers
):
    card = ask(learner, format)
    shown = {formats.CHOICE: ("Quagga",), formats.SEVERAL: ("Solenodon", "Heteralocha")}.get(
        format, ()
    )

    page = everything(learner_client, session, **headers)

    assert card.question.body["stem"].split(" ____")[0] in page
    assert found(page, shown=shown) == []


@pytest.mark.parametrize("format", [formats.ORDERING, formats.MATCHING])
def test_a_composite_shows_neither_the_right_order_nor_the_pairs(
    learner_client, learner, session, format
):
    names = ["Ann", "Bob", "Cy", "Dee"]
    parts = [
        {"prompt": name, "answer": f"post-{name}", "uid": f"uid-{name}", "source": {}}
        for name in names
    ]
    composite = QuestionFactory.create(
        uid="0" * 32, body=body_of(format, parts=parts, stem="Which goes where?"), owns_card=False
    )
    for name in names:
        card = CardFactory.create(user=learner, in_review=True, question__uid=f"uid-{name}")
        composite.parts.add(card.question)

    page = everything(learner_client, session)

    assert "Which goes where?" in page
    assert found(page) == []
    order = sorted(names, key=page.index)
    assert order != names, "the right order would be the order of the page"


def test_the_right_option_stands_in_every_place_equally_often(learner_client, learner, session):
    places = []
    for number in range(40):
        Card.objects.all().delete()
        card = ask(learner, formats.CHOICE)
        card.question.uid = f"{number:032x}"
        card.question.save()
        page = everything(learner_client, session)
        options = sorted(("Quagga", "left", "right"), key=lambda text: page.index(f">{text}<"))
        places.append(options.index("Quagga"))

    assert {places.count(place) > 5 for place in range(3)} == {True}


def test_the_control_finds_the_words_once_the_answer_was_given(learner_client, learner, session):
    card = ask(learner, formats.TYPED)
    url = reverse("study_session", args=[session.pk])
    token = learner_client.get(url).text.split('name="shown" value="')[1].split('"')[0]

    response = learner_client.post(
        reverse("answer", args=[session.pk]), {"shown": token, "response": "x"}, headers=HTMX
    )

    assert card.reviews.exists()
    assert {"Quagga", "Quokka"} <= set(found(response.text))
