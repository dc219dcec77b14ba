"""A session: how it begins, what it is on, and how it ends."""

from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    CardFactory,
    QuestionFactory,
    ReadingFactory,
    ReviewFactory,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.models import Card
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HUGE = "9" * 5000


def test_studying_a_section_begins_the_brief(learner_client, learner):
    brief = BriefFactory.create(visibility="public")
    heading = PassageFactory.create(brief=brief, kind="heading")
    passage = PassageFactory.create(brief=brief, section=heading)
    question = QuestionFactory.create(brief=brief, passage=passage)

    response = learner_client.post(
        reverse("start_study"), {"brief": brief.slug, "section": heading.slug}
    )

    assert question.body["stem"] in learner_client.get(response.url).text


def test_another_learners_private_brief_cannot_be_studied(learner_client, other_learner):
    brief = BriefFactory.create(owner=other_learner, visibility="private")

    response = learner_client.post(reverse("start_study"), {"brief": brief.slug})

    assert response.status_code == 404


def test_a_brief_that_is_open_by_link_can_be_studied(learner_client, learner):
    question = QuestionFactory.create(brief__visibility="link")

    response = learner_client.post(reverse("start_study"), {"brief": question.brief.slug})

    assert question.body["stem"] in learner_client.get(response.url).text


@pytest.mark.parametrize("named", [f"{HUGE}-0", f"1-{HUGE}", "²-0", "-", "1"])
def test_an_address_that_names_no_card_shows_the_next_one(learner_client, session, named):
    assert page(learner_client, session, card=named).status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("undo", {"review": HUGE}, 200),
        ("card_action", {"card": HUGE, "action": "bury"}, 404),
        ("answer", {"shown": "x" * 5000}, 404),
        ("reveal", {}, 404),
    ],
)
def test_data_that_no_form_sends_causes_no_error(learner_client, session, name, data, status):
    assert post(learner_client, name, session, data, **HTMX).status_code == status


def test_the_title_of_the_brief_is_left_out_where_it_is_the_answer(
    learner_client, learner, session
):
    brief = BriefFactory.create(title="Zebras of the steppe", visibility="public")
    CardFactory.create(
        user=learner,
        in_review=True,
        question__brief=brief,
        question__body=question_body(answer="zebras", formats=["typed"]),
    )

    asked = page(learner_client, session).text

    assert "Who argues that ports feed cities?" in asked
    assert "Zebras" not in asked


def test_reaching_the_days_limit_is_said_on_the_finish_page(learner_client, learner, session, now):
    learner.new_per_day = 1
    learner.save()
    met, *_ = CardFactory.create_batch(2, user=learner)
    ReviewFactory.create(card=met, state=Card.State.NEW, reviewed_at=now)

    said = page(learner_client, session).text
    assert "Today’s limit of new cards (1) is reached; more wait for another day." in said


@pytest.mark.parametrize("sort", ["term", "figure", "date", "place"])
def test_an_altered_statement_says_what_sort_of_thing_is_changed(
    learner_client, learner, session, sort
):
    stem = f"The lock opened in 1991. One {sort} here is wrong: select and correct it."
    due_card(learner, stem=stem, formats=["altered word"], altered=["1991", "1990"])

    shown = page(learner_client, session).text

    assert f"One {sort} is changed." in shown
    assert f"The wrong {sort}" in shown
    assert "select and correct it" not in shown


@pytest.mark.parametrize(("format", "capped"), [("choice", True), ("typed", False)])
def test_the_key_to_give_up_is_named_where_no_field_takes_it(
    learner_client, learner, session, format, capped
):
    due_card(learner, formats=[format])
    assert ('<kbd aria-hidden="true">0</kbd>' in page(learner_client, session).text) == capped


def test_options_come_from_what_was_read(learner_client, learner, session):
    body = question_body(formats=["choice"])
    read, unread = ReadingFactory.create(user=learner).section, "never-read"
    for distractor in body["distractors"]:
        distractor["source"] = distractor["source"] | {"section": unread}
    body["reserve"] = [
        {"text": name, "source": {"section": read.slug}, "truth": f"{name} is a mason."}
        for name in ("Guo Jing", "Lin Hao")
    ]
    CardFactory.create(user=learner, question__brief=read.brief, question__body=body)

    response = page(learner_client, session)

    assert "Guo Jing" in response.text
    assert "Zhao Min" not in response.text
    picked = {"shown": token(response), "option": opaque(body, "Lin Hao")}
    answered = post(learner_client, "answer", session, picked, **HTMX)
    assert "Lin Hao is a mason." in answered.text


@pytest.mark.parametrize(
    ("days", "strokes", "said"),
    [(1, 11, "1 of 1 section known"), (-1, 0, "Each section you learn draws a stroke.")],
)
def test_the_end_draws_the_seal_as_far_as_sections_are_known(
    learner_client, learner, session, now, days, strokes, said
):
    heading = PassageFactory.create(heading=True, brief__visibility="public")
    card = CardFactory.create(
        user=learner,
        in_review=True,
        due_at=now + timedelta(days=days),
        show_at=now + timedelta(days=1),
        question__brief=heading.brief,
        question__passage=heading,
    )
    ReviewFactory.create(card=card, session=session, reviewed_at=now)

    finished = page(learner_client, session).text

    drawn = finished.partition('<g class="stroked__drawn">')[2].partition("</g>")[0]
    assert drawn.count("<path") == strokes
    assert said in finished
