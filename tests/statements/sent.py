"""The forms that are sent at a visit; some are made of what the world holds."""

from collections.abc import Callable
from typing import Any

from content.storage.store import load
from content.storage.versions import material_digest
from learning.factories import (
    RevealFactory,
)
from learning.models import Attempt, Card, Question, Quiz, Response
from learning.results.regrading import key_of
from tests.statements.world import World

NEW_PASSWORD = "seven quiet herons"
NEW_PASSWORDS = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
SETTINGS = {
    "scope": "everything",
    "characters": "write",
    "new_per_day": 5,
    "reviews_per_day": 50,
    "desired_retention": 95,
    "maximum_interval": 180,
    "buttons": 4,
    "time_zone": "Asia/Shanghai",
    "day_starts_at": 6,
    "theme": "dark",
}
BRIEF = {
    "text": "slug: mud\ntitle: On mud\npassages:\n- {slug: first, text: Mud is soft.}\nconcepts:\n"
    "- {slug: mud, at: first, words: Mud, term: mud}\n",
    "visibility": "private",
    "key": "abcdefghij",
    "seen": "",
}
SIGN_UP_BY_MAIL = {"username": "mei", "email": "mei@example.org", **NEW_PASSWORDS}

type Form = dict[str, Any]


def typed(world: World) -> Form:
    return {"shown": world.shown(world.due[0]), "response": "Zhao Min"}


def graded(world: World) -> Form:
    RevealFactory.create(card=world.due[0])
    return {"shown": world.shown(world.due[0], "recall"), "rating": 3}


def graded_last(world: World) -> Form:
    """The answer that leads to the page on which a session ends."""
    Card.objects.exclude(pk=world.due[0].pk).update(suspended=True)
    return graded(world)


def revealed(world: World) -> Form:
    return {"shown": world.shown(world.due[0], "recall")}


def latest(world: World) -> Form:
    return {"review": world.arguments["review_id"]}


def with_questions(action: str, **form: Any) -> Callable[[World], Form]:
    """Something done with all the questions that the learner has written."""

    def chosen(world: World) -> Form:
        own = Question.objects.written_by(world.learner)
        return {"question": [one.pk for one in own], "action": action, **form}

    return chosen


def table_of_questions(world: World) -> Form:
    """As many new ones as there is of anything, each with a tag of its own and one of all."""
    rows = (f"What is {one}?,Mud,mud | tag {one}\n" for one in range(10 * world.size))
    return {"text": "question,answer,tags\n" + "".join(rows)}


def some_questions(world: World) -> Form:
    own = Question.objects.written_by(world.learner)
    return {"question": [one.pk for one in own], "format": "csv"}


def one_of_a_colleague(world: World) -> Form:
    theirs = Question.objects.filter(owner__username="colleague-0")
    return {"question": [theirs.earliest("pk").pk]}


def of_the_brief(world: World) -> Form:
    return {"about": world.brief.pk, "tags": "rivers"}


def in_another_brief(world: World) -> Form:
    return with_questions("move", about=world.brief.pk)(world)


def of_a_question(world: World) -> Form:
    """A question worded anew, as its page is sent."""
    question = Question.objects.get(pk=world.arguments["question_id"])
    seen = question.changed_at.isoformat()
    return {"stem": "Which river?", "answer": "The Rhine", "tags": "a, b", "seen": seen}


def version_of_a_question(world: World) -> Form:
    """As the page of one's own version is sent, with its answer as it was."""
    return {"stem": "Who says so?", "text_1": "Wang Li", "text_2": "Zhao Min", "right": "1"}


def another_answer(world: World) -> Form:
    question = Question.objects.get(pk=world.arguments["question_id"])
    return version_of_a_question(world) | {"right": "2", "seen": question.changed_at.isoformat()}


def with_card(action: str) -> Callable[[World], Form]:
    return lambda world: {"card": world.due[0].pk, "action": action}


def brought_back(world: World) -> Form:
    return {"card": put_away(world).pk, "action": "bring-back"}


def put_away(world: World) -> Card:
    return world.learner.cards.filter(suspended=True)[0]


def a_passage(world: World) -> Form:
    return {"passage": world.due[0].question.passage.slug}


def changed_brief(world: World) -> Form:
    return BRIEF | {"store": "1", "seen": material_digest(load(world.brief))}


def answered_in_quiz(world: World) -> Form:
    return {"shown": world.answer_in_quiz(), "response": "Zhao Min", "go": "2"}


def called_right(world: World) -> Form:
    return {"shown": world.answer_in_quiz(), "verdict": "right"}


def first_item(world: World) -> Form:
    quiz = Quiz.objects.get(pk=world.arguments["quiz_id"])
    return {"question": quiz.items.get(position=1).question_id}


def first_entry(world: World) -> Form:
    first = Quiz.objects.get(pk=world.arguments["quiz_id"]).items.get(position=1)
    return {"entry": f"item-{first.pk}", "to": 1}


def points(world: World) -> Form:
    items = Quiz.objects.get(pk=world.arguments["quiz_id"]).items.all()
    return {f"points-{item.pk}": 2 for item in items}


def to_be_added(world: World) -> Form:
    return {"question": [world.arguments["question_id"]]}


def a_mark(world: World) -> Form:
    response = Response.objects.get(attempt=world.arguments["attempt_id"], format="open")
    return {"answer": response.pk, f"answer-{response.pk}-points": 0.5}


def a_mended_key(world: World) -> Form:
    item = Quiz.objects.get(pk=world.arguments["quiz_id"]).items.get(position=1)
    return {"question": item.question_id, "key": key_of(item.question)}


def twice_as_long(world: World) -> Form:
    attempt = Attempt.objects.filter(quiz=world.arguments["quiz_id"]).first()
    assert attempt
    return {"user": attempt.user_id, "attempts_allowed": 2}


def picked(world: World) -> Form:
    return first_item(world) | {"picked": world.arguments["question_id"]}


def written_in_place(world: World) -> Form:
    return first_item(world) | {"stem": "What is mud?", "answer": "Soft"}


def code_of_quiz(world: World) -> Form:
    return {"code": world.arguments["code"]}
