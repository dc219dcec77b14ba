"""Pages show the frame of a question before its stem."""

import html
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.models import Passage
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Card, QuizItem, User
from learning.quizzes.submitting import submit_attempt
from tests.routes import ROUTES, address, fits
from tests.things import THINGS, Thing

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads((Path(__file__).parents[2] / "data" / "access.toml").read_text())
BODY = question_body()
FRAMED = re.compile(rf"{BODY['frame']}(?: · [^:]+)?\s*:\s*{re.escape(BODY['stem'])}")
UNSEEN = re.compile(
    r"<head>.*?</head>|<textarea.*?</textarea>|<ins>.*?</ins>|"
    r'<span\s+class="visually-hidden">(?!:</span>)[^<]*</span>',
    re.DOTALL,
)
SHOWN_ON = (
    "briefs/<slug:slug>/cards/",
    "briefs/<slug:slug>/wordings/",
    "cards/put-away/",
    "questions/",
    "questions/from-briefs/",
    "questions/<int:question_id>/",
    "questions/<int:question_id>/versions/",
    "quizzes/<int:attempt_id>/<int:number>/",
    "quizzes/<int:attempt_id>/results/",
    "quizzes/own/<int:quiz_id>/",
    "quizzes/own/<int:quiz_id>/<int:number>/pick/",
    "quizzes/own/<int:quiz_id>/answers/",
    "quizzes/own/<int:quiz_id>/answers/<int:attempt_id>/",
    "quizzes/own/<int:quiz_id>/analysis/",
    "quizzes/own/<int:quiz_id>/analysis/<slug:uid>/",
    "quizzes/own/<int:quiz_id>/marking/",
    "quizzes/own/<int:quiz_id>/marking/<int:question_id>/",
    "study/<int:pk>/",
    "study/<int:pk>/answers/<int:review_id>/",
    "study/<int:pk>/report/<int:card_id>/",
)


def seen_text(page: str) -> str:
    """The text of a page as people see it, with the colons that only screen readers hear."""
    return " ".join(html.unescape(re.sub("<[^>]*>", "", UNSEEN.sub("", page))).split())


def questions_everywhere(owner: User) -> dict[str, Thing]:
    """A brief with cards, a quiz with an attempt, and a question of the owner's bank, by their
    names in THINGS."""
    things = {name: THINGS[name](owner) for name in ("brief", "shared quiz")}
    slugs = things["brief"].arguments["slug"], things["brief"].form["passage"]
    passage = Passage.objects.get(brief__slug=slugs[0], slug=slugs[1])
    of_brief = {"question__brief": passage.brief, "question__passage": passage}
    CardFactory.create(user=owner, **of_brief)
    hidden = Card.Suspension.HIDDEN
    CardFactory.create(user=owner, suspended=True, suspension=hidden, **of_brief)
    item = QuizItem.objects.get(quiz=things["shared quiz"].arguments["quiz_id"])
    attempt = AttemptFactory.create(quiz=item.quiz)
    ResponseFactory.create(attempt=attempt, question=item.question, answered_at=timezone.now())
    submit_attempt(attempt, timezone.now())
    own = QuestionFactory.create(own=True, owner=owner, body=BODY | {"source": None})
    return things | {"own question": Thing({"question_id": own.pk})}


def pages(client: Client, owner: User) -> Iterator[tuple[str, str]]:
    """Each route outside the admin that the owner can open, with the text of its page."""
    things = questions_everywhere(owner)
    for route in ROUTES:
        line = next(TABLE[line] for line in TABLE if fits(route, line))
        if line.get("get") != 200 or line["for"] == "staff":
            continue
        of = line.get("of", "")
        if of not in things:
            things[of] = THINGS[of](owner)
        response = client.get(address(route, things[of].arguments))
        if response.headers["Content-Type"].startswith("text/html"):
            yield route, seen_text(response.text)


def test_each_page_shows_the_frame_before_the_stem(learner_client: Client, learner: User) -> None:
    texts = dict(pages(learner_client, learner))
    shown = {route: text.count(BODY["stem"]) for route, text in texts.items()}
    assert {route: len(FRAMED.findall(text)) for route, text in texts.items()} == shown
    assert set(SHOWN_ON) <= {route for route, count in shown.items() if count}


def test_a_question_without_a_frame_shows_its_stem_alone(
    learner_client: Client, learner: User
) -> None:
    old = {name: value for name, value in BODY.items() if name != "frame"}
    hidden = Card.Suspension.HIDDEN
    CardFactory.create(user=learner, question__body=old, suspended=True, suspension=hidden)
    page = learner_client.get(reverse("suspended_cards")).text
    assert BODY["stem"] in page
    assert 'class="frame"' not in page
