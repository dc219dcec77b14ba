"""Questions within the text of a section: where they stand, and what is told of an answer."""

import re
from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from content.models import A_PAGE
from learning.factories import (
    AttemptFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.models import Card, Review, User
from learning.study.reading.questions import WORDS_BETWEEN, reading_questions

pytestmark = pytest.mark.django_db
LONG, SHORT = "word " * WORDS_BETWEEN, "word " * 20


@pytest.fixture
def section():
    brief = BriefFactory.create(slug="ports", visibility="public")
    return PassageFactory.create(brief=brief, heading=True, slug="harbours", position=1)


def passage(section, text=LONG, **fields):
    position = 2 + section.brief.passages.count()
    return PassageFactory.create(
        brief=section.brief, section=section, text=text, position=position, **fields
    )


def question(passage, **fields):
    body = question_body(formats=["choice"]) | fields.pop("body", {})
    return QuestionFactory.create(brief=passage.brief, passage=passage, body=body, **fields)


def asked_in(learner, now, *passages, **answered):
    found = reading_questions(learner, [[one] for one in passages], now, answered)
    return {pk: one.question for pk, one in found.items()}


def test_a_question_stands_after_so_many_words_and_is_about_them(learner, section, now):
    short, long, rest = passage(section, SHORT), passage(section), passage(section, SHORT)
    first = question(short, position=1)
    question(long, position=2)
    question(rest, position=3)

    assert asked_in(learner, now, short, long, rest) == {long.pk: first}


def test_words_without_a_question_are_asked_about_later(learner, section, now):
    bare, long = passage(section), passage(section, SHORT)
    later = question(long)

    assert asked_in(learner, now, bare, long) == {long.pk: later}


def test_whose_view_it_is_is_asked_where_there_is_nothing_else(learner, section, now):
    text = passage(section)
    view = question(text, type="who-vouches", position=1)
    assert asked_in(learner, now, text) == {text.pk: view}

    date = question(text, type="date", position=2)

    assert asked_in(learner, now, text) == {text.pk: date}


@pytest.mark.parametrize(
    "fields",
    [
        {"body": {"formats": ["typed", "choice"]}},
        {"owns_card": False},
        {"retired_at": "2026-01-01T00:00Z"},
        {"type": "characters-of-name"},
    ],
)
def test_others_are_not_asked(learner, section, now, fields):
    text = passage(section)
    question(text, **fields)

    assert asked_in(learner, now, text) == {}


def test_characters_are_asked_of_those_who_learn_them(learner, section, now):
    learner.characters = User.Characters.RECOGNISE
    text = passage(section)
    about = question(text, type="characters-of-name")

    assert asked_in(learner, now, text) == {text.pk: about}


def test_a_question_that_a_quiz_seals_is_not_asked(learner, section, now):
    text = passage(section)
    sealed = question(text)
    quiz = QuizFactory.create(authored=True)
    attempt = AttemptFactory.create(user=learner, quiz=quiz, sealed=True)
    ResponseFactory.create(attempt=attempt, question=sealed)
    assert asked_in(learner, now, text) == {}

    attempt.delete()

    assert asked_in(learner, now, text) == {text.pk: sealed}


def test_the_answer_is_told_in_place_and_not_recorded(learner_client, section):
    text = passage(section)
    asked = question(text, body={"explanation": "It was Wang Li."})
    address = section.get_absolute_url()
    page = learner_client.get(address).text
    assert "In passing" in page
    assert "tile--right" not in page
    assert "It was Wang Li." not in page

    wrong = asked.body["distractors"][0]["text"]
    for option, verdict in ((asked.body["answer"], "Right."), (wrong, "Not quite.")):
        form = {"asked": asked.uid, "option": opaque(asked.body, option)}
        told = learner_client.get(address, form).text
        assert verdict in told
        assert "tile--right" in told
        assert re.search(r'<button class="tile[^>]*disabled', told, re.DOTALL)

    assert not Review.objects.exists()
    assert not Card.objects.filter(question=asked).exists()


@pytest.mark.parametrize("form", [{}, {"option": "x"}, {"asked": "nobody", "option": "x"}])
def test_another_form_answers_nothing(learner_client, section, form):
    asked = question(passage(section))
    form = {"asked": asked.uid} | form if form == {"option": "x"} else form

    page = learner_client.get(section.get_absolute_url(), form).text

    assert "In passing" in page
    assert "told__verdict" not in page


def test_it_takes_two_statements_however_long_the_section_is(
    learner, section, now, django_assert_num_queries
):
    texts = [passage(section) for _ in range(6)]
    for text in texts:
        question(text)
    asked_in(learner, now + timedelta(days=1), *texts)

    with django_assert_num_queries(2):
        assert len(asked_in(learner, now, *texts)) == 6


def test_a_question_on_a_later_page_of_a_long_section_leads_back_to_it(learner_client, section):
    passages = [passage(section) for _ in range(A_PAGE)]
    question(passages[0])
    question(passages[-1])
    first, second = (learner_client.get(section.get_absolute_url(), {"page": n}) for n in (1, 2))
    assert 'class="passing"' in first.text
    assert 'name="page"' not in first.text
    form = second.text[second.text.index('class="passing"') :]
    assert 'name="page" value="2"' in form
