"""The skyline of a brief by a learner's cards."""

from datetime import timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import CardFactory
from learning.maps.skylines import brief_skyline, minutes_to_read

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def brief():
    return BriefFactory.create(visibility="public")


def card(user, passage, **fields):
    return CardFactory.create(
        user=user, question__brief=passage.brief, question__passage=passage, **fields
    )


def test_each_paragraph_is_a_block_and_headings_are_none(learner, brief, now):
    heading = PassageFactory.create(brief=brief, kind="heading", position=1)
    texts = [PassageFactory.create(brief=brief, position=2 + n) for n in range(5)]
    new, known, fading, learning, missed = texts
    card(learner, new)
    card(learner, known, in_review=True, due_at=now + DAY)
    card(learner, fading, in_review=True, due_at=now - DAY)
    card(learner, learning, in_learning=True)
    card(learner, missed, in_review=True, state=3, due_at=now)
    card(learner, known, in_review=True, state=3, due_at=now, suspended=True)
    card(CardFactory.create().user, known, in_review=True, state=3, due_at=now)

    drawn = brief_skyline(learner, brief, now, heading)

    looks = [block.look for block in drawn.blocks]
    assert looks == ["new", "known", "fading", "fading", "missed"]
    assert drawn.next_at < drawn.blocks[1].x


def test_it_takes_two_statements(learner, brief, now, django_assert_num_queries):
    for n in range(8):
        card(learner, PassageFactory.create(brief=brief, position=n), in_review=True)
    brief_skyline(learner, brief, now, None)

    with django_assert_num_queries(2):
        assert brief_skyline(learner, brief, now, None).next_at is None


def test_a_section_takes_at_least_a_minute(brief):
    heading = PassageFactory.create(brief=brief, kind="heading")
    assert minutes_to_read(heading) == 1
    PassageFactory.create_batch(2, brief=brief, section=heading, text="x" * 2100)
    assert minutes_to_read(heading) == 3
