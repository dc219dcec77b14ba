"""Which questions a practice quiz draws, by its focus."""

from datetime import timedelta
from random import Random

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    ReadingFactory,
    ResponseFactory,
    ReviewFactory,
    composite_cards,
    question_body,
)
from learning.models import Question
from learning.questions.characters import TO_WRITE
from learning.quizzes.practice_drawing import Rules, draw_practice

pytestmark = pytest.mark.django_db


def studied(learner, *, days: int, **fields) -> Question:
    """The question of a card that was answered so many days ago."""
    reviewed_at = fields.pop("now") - timedelta(days=days)
    card = CardFactory.create(user=learner, in_review=True, reviewed_at=reviewed_at, **fields)
    return card.question


def drawn(learner, now, focus="mix", **rules) -> list[Question]:
    return [
        one.question for one in draw_practice(learner, Rules(focus=focus, **rules), now, Random(1))
    ]


class TestAboutToForget:
    def test_the_likeliest_to_be_forgotten_comes_first(self, learner, now):
        fresh, stale, middling = (studied(learner, days=days, now=now) for days in (1, 30, 9))

        assert drawn(learner, now, "fading") == [stale, middling, fresh]

    def test_a_strong_memory_outlasts_a_weak_one(self, learner, now):
        strong = studied(learner, days=20, stability=300.0, now=now)
        weak = studied(learner, days=10, stability=2.0, now=now)

        assert drawn(learner, now, "fading") == [weak, strong]

    def test_only_cards_in_review_that_may_be_asked(self, learner, other_learner, now):
        CardFactory.create(user=learner)
        studied(learner, days=9, suspended=True, now=now)
        studied(learner, days=9, question__retired_at=now, now=now)
        studied(learner, days=9, question__brief__visibility="private", now=now)
        studied(other_learner, days=9, now=now)
        asked = studied(learner, days=9, now=now)

        assert drawn(learner, now, "fading") == [asked]

    def test_a_composite_comes_in_the_place_of_its_parts(self, learner, now):
        composite = CompositeFactory.create()
        composite_cards(composite, learner, reviewed_at=now - timedelta(days=40))
        fresh = studied(learner, days=1, now=now)

        found = drawn(learner, now, "fading", formats=("matching",))

        assert found == [composite]
        assert fresh not in found


class TestWrongLately:
    def test_questions_missed_in_study_or_a_quiz_come_latest_first(self, learner, now):
        in_study = ReviewFactory.create(
            card__user=learner, rating=1, reviewed_at=now - timedelta(days=3)
        )
        attempt = AttemptFactory.create(user=learner, submitted_at=now - timedelta(days=1))
        in_quiz = ResponseFactory.create(
            attempt=attempt,
            question__brief=in_study.card.brief,
            answered_at=now - timedelta(days=1),
            verdict={"outcome": "wrong"},
        )

        assert drawn(learner, now, "missed") == [in_quiz.question, in_study.card.question]

    def test_neither_what_was_right_nor_what_is_long_ago(self, learner, now):
        ReviewFactory.create(card__user=learner, rating=3, reviewed_at=now - timedelta(days=3))
        ReviewFactory.create(card__user=learner, rating=1, reviewed_at=now - timedelta(days=15))
        missed = ReviewFactory.create(card__user=learner, rating=1, undone_at=now)
        attempt = AttemptFactory.create(user=learner, submitted_at=now)
        for outcome, answered_at in (("right", now), ("blank", None)):
            ResponseFactory.create(
                attempt=attempt,
                question__brief=missed.card.brief,
                answered_at=answered_at,
                verdict={"outcome": outcome},
            )

        assert drawn(learner, now, "missed") == []

    def test_a_question_given_up_was_missed(self, learner, now):
        question = studied(learner, days=3, now=now)
        attempt = AttemptFactory.create(user=learner, submitted_at=now)
        ResponseFactory.create(
            attempt=attempt, question=question, answered_at=now, verdict={"outcome": "blank"}
        )

        assert drawn(learner, now, "missed") == [question]


def test_the_weakest_section_is_that_with_the_lowest_mean(learner, now):
    brief = BriefFactory.create(visibility="public")
    strong, weak = PassageFactory.create_batch(2, brief=brief, heading=True)
    for section in (strong, weak):
        ReadingFactory.create(user=learner, section=section)
    place = {"question__brief": brief, "now": now}
    studied(learner, days=60, question__passage=strong, **place)  # the worst card of all
    for _ in range(4):
        studied(learner, days=1, question__passage=strong, **place)
    low = studied(learner, days=25, question__passage=weak, **place)
    lower = studied(learner, days=35, question__passage=weak, **place)
    unmet = QuestionFactory.create(brief=brief, passage=weak)

    assert drawn(learner, now, "section") == [lower, low, unmet]


class TestMix:
    def test_it_is_drawn_anew_each_time_from_what_was_begun(self, learner, now):
        questions = {studied(learner, days=3, now=now) for _ in range(8)}
        QuestionFactory.create()

        draws = [
            [one.question for one in draw_practice(learner, Rules(), now, Random(seed))]
            for seed in (1, 2)
        ]

        assert set(draws[0]) == set(draws[1]) == questions
        assert draws[0] != draws[1]

    def test_a_section_that_is_unread_only_as_far_as_its_cards_are_studied(self, learner, now):
        section = PassageFactory.create(heading=True)
        place = {"question__brief": section.brief, "question__passage": section}
        asked = studied(learner, days=3, now=now, **place)
        CardFactory.create(user=learner, **place)

        assert drawn(learner, now) == drawn(learner, now, "fading") == [asked]

    def test_all_of_a_chosen_brief_may_be_asked(self, learner, now):
        question = QuestionFactory.create(brief__visibility="public")
        studied(learner, days=3, now=now)

        assert drawn(learner, now, briefs=(question.brief,)) == [question]

    def test_a_private_brief_of_another_may_not(self, learner, now):
        question = QuestionFactory.create(brief__visibility="private")

        assert drawn(learner, now, briefs=(question.brief,)) == []

    def test_a_section_narrows_it(self, learner, now):
        section = PassageFactory.create(heading=True)
        inside = studied(
            learner, days=3, question__passage=section, now=now, question__brief=section.brief
        )
        studied(learner, days=3, question__brief=section.brief, now=now)

        assert drawn(learner, now, sections=(section,)) == [inside]

    def test_no_more_than_wished(self, learner, now):
        for _ in range(5):
            studied(learner, days=3, now=now)

        assert len(drawn(learner, now, size=3)) == 3

    def test_only_one_of_several_siblings_is_asked(self, learner, now):
        for _ in range(2):
            studied(learner, days=3, question__sibling_key="both", now=now)

        assert len(drawn(learner, now)) == 1


class TestFormats:
    def test_a_question_that_can_only_be_recalled_is_not_asked(self, learner, now):
        studied(learner, days=3, question__body=question_body(formats=["recall"]), now=now)

        assert drawn(learner, now) == []

    @pytest.mark.parametrize(("wished", "format"), [((), "typed"), (("choice",), "choice")])
    def test_a_known_one_is_typed_unless_another_is_wished_for(self, learner, now, wished, format):
        studied(learner, days=3, now=now)

        (one,) = draw_practice(learner, Rules(formats=wished), now, Random(1))

        assert one.format == format

    def test_an_unmet_one_is_picked_from_options(self, learner, now):
        brief = QuestionFactory.create(brief__visibility="public").brief

        (one,) = draw_practice(learner, Rules(briefs=(brief,)), now, Random(1))

        assert one.format == "choice"

    @pytest.mark.parametrize(
        ("characters", "formats"),
        [("off", []), ("ask", []), ("recognise", ["choice"]), ("write", ["typed"])],
    )
    def test_characters_as_the_learner_wishes(self, learner, now, characters, formats):
        learner.characters = characters
        body = question_body(expects="characters")
        studied(learner, days=3, now=now, question__type=TO_WRITE, question__body=body)

        found = draw_practice(learner, Rules(), now, Random(1))

        assert [one.format for one in found] == formats
