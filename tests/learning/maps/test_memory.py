"""How much of each passage of a brief a learner would recall."""

from datetime import timedelta

import pytest
from django.db import connection

from content.factories import BriefFactory, PassageFactory
from learning.charts.levels import Level
from learning.factories import NOON, CardFactory, QuestionFactory, question_body
from learning.maps.memory import classroom_map, memory_map, own_cards, standings, study_passage
from learning.models import Card, User

pytestmark = pytest.mark.django_db

TEXT = "Ningbo rests on its port, and the port on its river."


@pytest.fixture
def brief():
    brief = BriefFactory.create()
    PassageFactory.create(brief=brief, heading=True, slug="harbours", position=0)
    PassageFactory.create(brief=brief, slug="port", text=TEXT, position=1)
    return brief


def ask(brief, *, passage="port", start=0, end=6, **fields):
    source = {"passage": passage, "start": start, "end": end, "text": TEXT[start:end]}
    return QuestionFactory.create(
        brief=brief,
        passage=brief.passages.get(slug=passage),
        body=question_body(source=source),
        **fields,
    )


def levels(learner, brief, days=0):
    passages = memory_map(learner, brief, NOON, days).passages
    return [(run.text, run.level) for each in passages for run in each.runs]


def test_words_fade_while_nothing_is_studied(learner, brief):
    CardFactory.create(user=learner, question=ask(brief), in_review=True, reviewed_at=NOON)

    assert ("Ningbo", Level.FIRM) in levels(learner, brief)
    assert ("Ningbo", Level.HELD) in levels(learner, brief, days=30)


def test_new_questions_and_text_without_questions_have_their_own_levels(learner, brief):
    ask(brief)

    marked = dict(levels(learner, brief))
    assert marked["Ningbo"] is Level.UNMET
    assert marked[TEXT[6:]] is Level.UNASKED


def test_the_memory_of_a_class_is_the_mean_of_its_learners(learner, other_learner, brief):
    question, unmet = ask(brief), ask(brief, start=15, end=23)
    for user, days in ((learner, 0), (other_learner, 300)):
        at = NOON - timedelta(days=days)
        CardFactory.create(user=user, question=question, in_review=True, reviewed_at=at)
    # Somebody outside the class has learnt it, too.
    CardFactory.create(question=question, in_review=True, reviewed_at=NOON)
    users = [learner.pk, other_learner.pk]

    (today,), (lost,) = (
        [one.now for one in standings(user, brief, NOON) if one.question == question.pk]
        for user in (learner, other_learner)
    )
    drawn = classroom_map(users, brief, NOON - timedelta(days=365), NOON, days=0)
    asked = {one.question: one for each in drawn.passages for one in each.standings}
    assert asked[question.pk].now == pytest.approx((today + lost) / 2)
    assert asked[unmet.pk].now is None
    assert (drawn.mastery.questions, drawn.mastery.learnt) == (2, 1)

    since = classroom_map(users, brief, NOON - timedelta(days=1), NOON, days=0)
    assert since.mastery.now == pytest.approx(today)


def test_the_memory_of_another_learner_is_not_shown(learner, brief):
    CardFactory.create(question=ask(brief), in_review=True, reviewed_at=NOON)

    assert dict(levels(learner, brief))["Ningbo"] is Level.UNMET


def test_a_lucky_click_does_not_count_as_recall(learner, brief):
    CardFactory.create(user=learner, question=ask(brief), in_learning=True)

    (one,) = standings(learner, brief, NOON)
    assert one.now is None
    assert one.level is Level.UNMET


def test_a_missed_question_counts_as_forgotten_until_it_is_recalled(learner, brief):
    missed = {"state": Card.State.RELEARNING, "recall_due": True}
    CardFactory.create(
        user=learner, question=ask(brief), in_review=True, reviewed_at=NOON, **missed
    )

    assert ("Ningbo", Level.LOST) in levels(learner, brief)
    assert ("Ningbo", Level.LOST) in levels(learner, brief, days=30)


def test_retired_questions_and_unwanted_characters_are_left_out(learner, brief):
    ask(brief, retired_at=NOON)
    ask(brief, type="name-of-characters")
    learner.characters = User.Characters.OFF

    assert standings(learner, brief, NOON) == []


def test_the_weakest_passage_is_suggested_first(learner, brief):
    PassageFactory.create(brief=brief, slug="river", text=TEXT, position=2)
    for passage, days in (("port", 1), ("river", 60)):
        ago = NOON - timedelta(days=days)
        question = ask(brief, passage=passage)
        CardFactory.create(user=learner, question=question, in_review=True, reviewed_at=ago)

    weakest = memory_map(learner, brief, NOON, 0).weakest
    assert weakest
    assert weakest.passage.slug == "river"


def test_studying_a_passage_starts_with_its_weakest_question(learner, brief):
    weak, firm, unmet = (ask(brief, position=place) for place in range(3))
    for question, days in ((weak, 60), (firm, 0)):
        ago = NOON - timedelta(days=days)
        CardFactory.create(user=learner, question=question, in_review=True, reviewed_at=ago)

    session = study_passage(learner, brief.passages.get(slug="port"), NOON)

    assert session
    asked = {card.pk: card.question for card in learner.cards.all()}
    assert [asked[pk] for pk in session.chosen] == [weak, firm, unmet]


def test_a_passage_without_questions_starts_no_session(learner, brief):
    assert study_passage(learner, brief.passages.get(slug="port"), NOON) is None
    assert not learner.study_sessions.exists()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL plans by how much the tables hold"
)
def test_a_passage_is_studied_ahead_of_many_other_cards(learner, brief):
    assert "(user_id=? AND brief_id=?)" in own_cards(learner, brief).explain()
