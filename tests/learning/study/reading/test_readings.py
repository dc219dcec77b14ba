"""New cards follow what was read."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from content.models import Passage
from learning.factories import QuestionFactory, ReadingFactory
from learning.models import Card, Question, Reading, User
from learning.study.reading.readings import begin_unread, place_in, read_section, section_after
from learning.study.sessions import Scope, start_session

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sections() -> list[Passage]:
    """Three sections of a brief, each with a heading, a passage and a question."""
    brief = BriefFactory.create(visibility="public")
    headings = []
    for place in (1, 2, 3):
        heading = PassageFactory.create(brief=brief, heading=True, position=10 * place)
        below = PassageFactory.create(brief=brief, section=heading, position=10 * place + 1)
        QuestionFactory.create(brief=brief, passage=below, position=place)
        headings.append(heading)
    return headings


def asked(learner: User) -> list[int]:
    """The sections that the learner has cards of, by their place in the brief."""
    cards = learner.cards.order_by("position").select_related("question")
    return [card.question.position for card in cards]


def test_a_session_on_the_brief_asks_only_of_what_was_read(learner, sections, now):
    ReadingFactory.create(user=learner, section=sections[1])

    start_session(learner, Scope(sections[0].brief), now)

    assert asked(learner) == [2]


def test_a_session_on_everything_asks_only_of_what_was_read(learner, sections, now):
    read_section(learner, sections[0], now)
    QuestionFactory.create(brief=sections[0].brief, passage=sections[0].passages.get(), position=1)
    start_session(learner, Scope(), now)
    assert asked(learner) == [1, 1]


def test_the_readings_of_another_learner_bring_no_cards(learner, sections, now):
    for section in sections:
        ReadingFactory.create(section=section)

    start_session(learner, Scope(sections[0].brief), now)

    assert asked(learner) == []


def test_questions_outside_of_sections_are_asked_with_the_brief(learner, sections, now):
    brief = sections[0].brief
    QuestionFactory.create(brief=brief, passage=None, position=8)
    QuestionFactory.create(
        brief=brief, passage=PassageFactory.create(brief=brief, position=0), position=9
    )

    start_session(learner, Scope(brief), now)

    assert asked(learner) == [8, 9]


def test_a_question_on_a_heading_itself_belongs_to_its_section(learner, sections, now):
    QuestionFactory.create(brief=sections[1].brief, passage=sections[1], position=20)

    start_session(learner, Scope(sections[0].brief), now)
    assert asked(learner) == []
    read_section(learner, sections[1], now)
    assert asked(learner) == [2, 20]


def test_reading_a_section_makes_its_cards_at_once(learner, sections, now):
    read_section(learner, sections[0], now)
    read_section(learner, sections[0], now + MINUTE)

    assert asked(learner) == [1]
    assert Reading.objects.get().read_at == now + MINUTE


def test_reading_on_goes_to_the_next_section_and_then_to_what_was_left_out(learner, sections, now):
    first, second, third = sections
    assert section_after(learner, first) == second
    read_section(learner, third, now)
    assert section_after(learner, third) == first
    read_section(learner, first, now)
    read_section(learner, second, now)
    assert section_after(learner, third) is None


def test_a_learners_place_is_after_what_they_read_last(learner, sections, now):
    brief = sections[0].brief
    place = place_in(learner, brief)
    assert (place.following, place.number, place.read) == (sections[0], 1, frozenset())
    assert not place.all_read

    read_section(learner, sections[1], now)
    place = place_in(learner, brief)
    assert (place.following, place.number) == (sections[2], 3)
    assert place.read == {sections[1].pk}

    read_section(learner, sections[2], now + MINUTE)
    place = place_in(learner, brief)
    assert (place.following, place.number) == (sections[0], 1)

    read_section(learner, sections[0], now + 2 * MINUTE)
    place = place_in(learner, brief)
    assert (place.following, place.all_read, place.unasked) == (None, True, False)


def test_a_brief_without_sections_is_never_all_read(learner):
    place = place_in(learner, BriefFactory.create())
    assert (place.following, place.all_read, place.unasked) == (None, False, False)


def test_unread_sections_are_asked_one_at_a_time(learner, sections, now):
    brief = sections[0].brief
    read_section(learner, sections[0], now)

    assert begin_unread(learner, brief, now) == sections[1]
    assert asked(learner) == [1, 2]
    place = place_in(learner, brief)
    assert (place.following, place.read) == (sections[1], {sections[0].pk})

    learner.cards.update(state=Card.State.REVIEW)
    assert begin_unread(learner, brief, now) == sections[2]
    learner.cards.update(state=Card.State.REVIEW)
    assert begin_unread(learner, brief, now) is None
    assert not place_in(learner, brief).unasked


def test_no_other_section_is_begun_unread_while_new_cards_of_one_are_waiting(
    learner, sections, now
):
    brief = sections[0].brief
    assert begin_unread(learner, brief, now) == sections[0]
    assert begin_unread(learner, brief, now) == sections[0]
    assert learner.readings.count() == 1

    learner.cards.update(suspended=True, suspension=Card.Suspension.LEARNER)
    assert begin_unread(learner, brief, now) == sections[1]


def test_a_section_that_is_asked_unread_belongs_to_later_sessions_too(learner, sections, now):
    begin_unread(learner, sections[0].brief, now)
    QuestionFactory.create(brief=sections[0].brief, passage=sections[0].passages.get(), position=7)

    start_session(learner, Scope(), now)

    assert asked(learner) == [1, 7]


def test_a_section_of_details_is_passed_over_for_those_who_want_essentials(learner, sections, now):
    Question.objects.filter(position=1).update(position=Question.DETAILS_FROM)

    assert begin_unread(learner, sections[0].brief, now) == sections[1]


def test_asking_for_what_was_read_does_not_make_it_unread(learner, sections, now):
    read_section(learner, sections[0], now)
    learner.cards.all().delete()

    begin_unread(learner, sections[0].brief, now)

    assert Reading.objects.get().read_at == now
