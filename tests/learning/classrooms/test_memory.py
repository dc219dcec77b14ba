"""How much of a brief a class would recall."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.classrooms.memory import class_memory
from learning.factories import (
    NOON,
    AssignmentFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    question_body,
)
from learning.models import Card
from tests.clients import signed_in
from tests.content.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TEXT = "Ningbo rests on its port, and the port on its river."
YEAR = timedelta(days=365)


@pytest.fixture
def brief():
    brief = BriefFactory.create(visibility="public")
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


def learnt(user, question, days_ago=0, **fields):
    at = NOON - timedelta(days=days_ago)
    CardFactory.create(user=user, question=question, in_review=True, reviewed_at=at, **fields)


def memory_of(brief, *users, since=NOON - YEAR, ahead=0):
    return class_memory([user.pk for user in users], brief, since, NOON, ahead)


def asked_in(memory):
    return [one for each in memory.passages for one in each.questions]


def words_in(memory):
    return dict(words for each in memory.passages for words in each.words)


def test_it_is_the_mean_of_those_who_have_answered(learner, other_learner, brief):
    question = ask(brief, position=1)
    ask(brief, start=15, end=23, position=2)
    learnt(learner, question)
    learnt(other_learner, question, days_ago=300)
    learnt(CardFactory.create().user, question)  # outside of the class

    alone = [asked_in(memory_of(brief, user))[0].now for user in (learner, other_learner)]
    memory = memory_of(brief, learner, other_learner)
    asked, unmet = asked_in(memory)
    assert asked.now == pytest.approx(sum(alone) / 2)
    assert unmet.now is None
    assert (memory.recall.questions, memory.recall.learnt) == (2, 1)

    since = memory_of(brief, learner, other_learner, since=NOON - timedelta(days=1))
    assert since.recall.now == pytest.approx(alone[0])


def test_words_fade_while_nobody_studies(learner, brief):
    learnt(learner, ask(brief))

    assert words_in(memory_of(brief, learner))["Ningbo"] == "known"
    assert words_in(memory_of(brief, learner, ahead=365))["Ningbo"] == "fading"


def test_what_nobody_has_answered_is_plain(learner, brief):
    ask(brief)

    assert words_in(memory_of(brief, learner))[TEXT] == ""


def test_a_missed_question_counts_as_forgotten_until_it_is_recalled(learner, brief):
    learnt(learner, ask(brief), state=Card.State.RELEARNING, recall_due=True)

    assert words_in(memory_of(brief, learner))["Ningbo"] == "missed"


def test_a_lucky_click_does_not_count_as_recall(learner, brief):
    CardFactory.create(user=learner, question=ask(brief), in_learning=True, reviewed_at=NOON)

    assert asked_in(memory_of(brief, learner))[0].now is None


def test_the_weakest_passage_is_named(learner, brief):
    PassageFactory.create(brief=brief, slug="river", text=TEXT, position=2)
    for passage, days in (("port", 1), ("river", 60)):
        learnt(learner, ask(brief, passage=passage), days_ago=days)

    weakest = memory_of(brief, learner).weakest
    assert weakest
    assert weakest.passage.slug == "river"


def test_the_page_looks_ahead_and_lists_questions_without_answers(learner, brief):
    assignment = AssignmentFactory.create(of_brief=True, brief=brief, set_at=NOON - YEAR)
    classroom = assignment.classroom
    MembershipFactory.create(classroom=classroom, user=learner)
    teacher = MembershipFactory.create(classroom=classroom, teacher=True).user
    learnt(learner, ask(brief))
    address = f"/classes/{classroom.pk}/memory/{brief.slug}/"

    today, later = (signed_in(teacher).get(address, {"days": days}).text for days in (0, 45))

    assert "1 of 1 questions are begun, 100 % of them recalled." in words_of(today)
    assert 'href="?days=0"\n        aria-current="page"' in today
    assert "; today 100 %" in words_of(later)
    assert 'href="?days=30"\n        aria-current="page"' in later
    assert "Quincunx" not in today
