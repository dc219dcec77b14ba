"""Cards that give each other away stand apart in a session, in each section of any brief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from content.formats import lilun
from content.material import HEADINGS
from content.models import Brief, Passage
from content.storage import store
from learning.factories import (
    CardFactory,
    CompositeFactory,
    ReviewFactory,
    UserFactory,
    composite_cards,
)
from learning.models import Card, Question, StudySession, User
from learning.questions.words import contains
from learning.scheduling import Rating
from learning.study.answering import Answer, record_answer
from learning.study.order.queue import next_turn, session_progress
from learning.study.order.turns import ready_composite
from learning.study.reading.readings import read_section
from learning.study.sessions import Scope, start_session
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[4]
BRIEFS = [
    ROOT / "content" / "briefs" / "new-productive-forces.yaml",
    ROOT / "tests" / "data" / "harbour.yaml",
    ROOT / "tests" / "data" / "sponge-cities.yaml",
]
APART = 5
SENTENCE_END = re.compile(r"[.!?][”’)]*\s+[^a-z]")
Link = Question.kept_apart.through


@dataclass
class Step:
    """A card as it was shown in a session, and what else was waiting."""

    card: Card
    others: list[Card]


def simulated(
    user: User, section: Passage, now: datetime, sessions: int = 2
) -> Iterator[list[Step]]:
    """Sessions on a section that was just read; every fourth answer is wrong."""
    read_section(user, section, now)
    count = 0
    for _ in range(sessions):
        session = start_session(user, Scope(section.brief, section), now)
        steps: list[Step] = []
        while turn := next_turn(session_progress(session, user, now)):
            steps.append(Step(turn.card, waiting(session, now, turn.card)))
            count += 1
            rating = Rating.GOOD if count % 4 else Rating.AGAIN
            shown = shown_now([turn.card], "recall", session, now)
            now += timedelta(seconds=20)
            record_answer(user, shown, Answer(rating=rating), now)
        yield steps


def waiting(session: StudySession, now: datetime, shown: Card) -> list[Card]:
    """The cards that could have been shown instead."""
    progress = session_progress(session, session.user, now)
    if progress.is_full:
        return []
    cards = session.user.cards.filter(suspended=False).exclude(pk=shown.pk)
    return [
        card
        for card in cards.select_related("question__passage__section")
        if session.section in (card.question.passage, card.question.passage.section)
        and (card.show_at is None or card.show_at <= now)
    ]


def are_close(one: Card, other: Card) -> bool:
    """Whether two cards are on one sentence, or feedback on one shows the answer of the other."""
    if one == other:
        return False
    bodies = one.question.body, other.question.body
    first, second = sorted((body["source"] for body in bodies), key=lambda span: span["start"])
    if first["passage"] == second["passage"]:
        between = one.question.passage.text[first["end"] - 1 : second["start"] + 1]
        if second["start"] < first["end"] or not SENTENCE_END.search(between):
            return True
    return gives_away(*bodies) or gives_away(*reversed(bodies))


def gives_away(body: dict, other: dict) -> bool:
    shown = f"{body['explanation']}\n{body['source']['text']}"
    return any(contains(shown, answer) for answer in other["elements"] or [other["answer"]])


def faults(steps: list[Step]) -> list[tuple[str, str]]:
    """The stems of cards that stand too close to each other without need."""
    found = []
    for place, step in enumerate(steps):
        recent = [one.card for one in steps[max(0, place - APART) : place]]
        close = [one for one in recent if are_close(one, step.card)]
        better = [one for one in step.others if not any(are_close(each, one) for each in recent)]
        if close and [one for one in better if one not in recent]:
            found.append((close[0].question.body["stem"], step.card.question.body["stem"]))
    return found


def sections_of(brief: Brief) -> list[Passage]:
    return list(brief.passages.current().filter(kind__in=HEADINGS))


@pytest.fixture(params=BRIEFS, ids=lambda path: path.stem)
def stored(request, now) -> Brief:
    return store.save(lilun.read_brief(request.param.read_bytes()), visibility="public", now=now)


def sessions_on(brief: Brief, now: datetime) -> Iterator[list[Step]]:
    for section in sections_of(brief):
        user = UserFactory.create(new_per_day=100, scope=User.Scope.EVERYTHING)
        yield from simulated(user, section, now)


def test_cards_that_give_each_other_away_stand_apart(stored, now):
    sessions = list(sessions_on(stored, now))

    assert sum(map(len, sessions)) > 30
    assert [fault for steps in sessions for fault in faults(steps)] == []


def test_without_the_links_they_do_not(stored, now):
    Link.objects.all().delete()

    assert [fault for steps in sessions_on(stored, now) for fault in faults(steps)]


def shown(session: StudySession, now: datetime) -> Card | None:
    turn = next_turn(session_progress(session, session.user, now))
    return turn and turn.card


def answered(session: StudySession, now: datetime, **question) -> Question:
    card = CardFactory.create(user=session.user, state=2, stability=1, difficulty=5, **question)
    ReviewFactory.create(card=card, session=session, state=2, reviewed_at=now)
    return card.question


@pytest.mark.parametrize("state", [{}, {"in_review": True}, {"in_learning": True}])
def test_a_close_card_waits_for_five_others(session, now, state):
    asked = answered(session, now)
    close = CardFactory.create(user=session.user, **state)
    asked.kept_apart.add(close.question)
    others = CardFactory.create_batch(6, user=session.user)

    order = []
    for _ in range(6):
        card = shown(session, now)
        order.append(card)
        ReviewFactory.create(card=card, session=session, state=0, reviewed_at=now)
        Card.objects.filter(pk=card.pk).update(suspended=True)

    assert order == [*others[:5], close]


def test_a_close_card_comes_if_none_else_is_left(session, now):
    asked = answered(session, now)
    close = CardFactory.create(user=session.user)
    asked.kept_apart.add(close.question)

    assert shown(session, now) == close


def test_the_parts_of_a_composite_count_as_one_card(session, now):
    asked = answered(session, now)
    close, other = CardFactory.create_batch(2, user=session.user)
    asked.kept_apart.add(close.question)
    key = "11111111-1111-1111-1111-111111111111"
    for card in CardFactory.create_batch(6, user=session.user, suspended=True):
        ReviewFactory.create(card=card, session=session, reviewed_at=now, key=key)

    assert shown(session, now) == other


def test_a_composite_waits_if_one_of_its_parts_is_close(session, now):
    parts = composite_cards(CompositeFactory.create(), session.user)
    progress = session_progress(session, session.user, now)
    turn = next_turn(progress)
    assert ready_composite(turn, session.user, now, progress.asked)

    other = next(card for card in parts if card != turn.card)
    answered(session, now).kept_apart.add(other.question)

    progress = session_progress(session, session.user, now)
    assert ready_composite(turn, session.user, now, progress.asked) is None
