from datetime import timedelta

import pytest

from content.factories import BriefFactory
from learning.cards import making
from learning.cards.making import (
    bring_back,
    bury,
    choose_characters,
    follow_visibility,
    follow_wish_for_characters,
    make_cards,
    report_question,
    suspend,
)
from learning.factories import CardFactory, QuestionFactory, QuestionReportFactory
from learning.models import Card, Question, QuestionReport, User

pytestmark = pytest.mark.django_db


def test_making_cards_twice_makes_them_once(learner):
    question = QuestionFactory.create()

    make_cards(learner, Question.objects.filter(brief=question.brief))
    make_cards(learner, Question.objects.filter(brief=question.brief))

    assert learner.cards.get().question == question


def test_cards_about_characters_start_suspended_for_those_who_want_none(learner):
    learner.characters = User.Characters.OFF
    question = QuestionFactory.create(type="characters-of-name")

    make_cards(learner, Question.objects.filter(brief=question.brief))

    assert learner.cards.get().suspension == Card.Suspension.CHARACTERS


def test_retired_questions_and_wholes_get_no_cards(learner, now):
    QuestionFactory.create(retired_at=now)
    QuestionFactory.create(owns_card=False)

    make_cards(learner, Question.objects.all())

    assert not learner.cards.exists()


def test_a_leech_that_is_brought_back_starts_counting_anew(learner, now):
    card = CardFactory.create(
        user=learner, in_review=True, lapses=8, suspended=True, suspension=Card.Suspension.LEECH
    )

    bring_back(card, now)

    card.refresh_from_db()
    assert (card.suspended, card.lapses, card.show_at) == (False, 0, now)


def test_a_buried_card_comes_back_to_its_own_date(learner, now):
    card = CardFactory.create(user=learner, in_review=True, show_at=now + timedelta(days=1))

    bring_back(card, now)

    card.refresh_from_db()
    assert card.show_at == card.due_at


def test_a_card_that_was_read_but_never_rated_comes_back_at_once(learner, now):
    tomorrow = now + timedelta(days=1)
    card = CardFactory.create(user=learner, state=Card.State.LEARNING, step=0, show_at=tomorrow)

    bring_back(card, now)

    card.refresh_from_db()
    assert card.show_at == now


def test_burying_never_brings_a_card_forward(learner, now):
    later = now + timedelta(days=9)
    card = CardFactory.create(user=learner, in_review=True, show_at=later)

    bury(card, now + timedelta(days=1))

    card.refresh_from_db()
    assert card.show_at == later


@pytest.mark.parametrize("suspension", Card.Suspension.values)
def test_a_retired_question_comes_back_for_no_reason(learner, now, suspension):
    card = CardFactory.create(
        user=learner,
        question__type="name-of-characters",
        question__retired_at=now,
        question__brief__visibility="public",
        suspended=True,
        suspension=suspension,
    )

    bring_back(card, now)
    choose_characters(learner, User.Characters.WRITE)
    follow_visibility(card.brief)

    card.refresh_from_db()
    assert card.suspended


def test_characters_come_back_when_they_are_wanted_after_all(learner):
    left_out = CardFactory.create(user=learner, question__type="name-of-characters")
    hidden = CardFactory.create(
        user=learner,
        question__type="name-of-characters",
        suspended=True,
        suspension=Card.Suspension.HIDDEN,
    )
    choose_characters(learner, User.Characters.OFF)
    left_out.refresh_from_db()
    assert left_out.suspension == Card.Suspension.CHARACTERS

    choose_characters(learner, User.Characters.WRITE)

    left_out.refresh_from_db()
    hidden.refresh_from_db()
    assert not left_out.suspended
    assert hidden.suspension == Card.Suspension.HIDDEN


def test_leaving_characters_out_touches_no_other_learner_and_no_other_card(learner, other_learner):
    theirs = CardFactory.create(user=other_learner, question__type="name-of-characters")
    mine = CardFactory.create(user=learner)
    learner.characters = User.Characters.OFF

    follow_wish_for_characters(learner)

    assert not Card.objects.filter(pk__in=[theirs.pk, mine.pk], suspended=True).exists()


def test_the_same_report_twice_stays_one_until_it_is_resolved(learner, now):
    card = CardFactory.create(user=learner)
    report_question(learner, card, "unclear", "What?")
    report_question(learner, card, "unclear", "What port?")
    assert QuestionReport.objects.get().comment == "What port?"

    QuestionReport.objects.update(resolved_at=now)
    report_question(learner, card, "unclear", "Still unclear.")

    assert QuestionReport.objects.count() == 2


def test_a_report_by_another_learner_is_another_report(learner):
    theirs = QuestionReportFactory.create(reason="unclear")
    mine = CardFactory.create(user=learner, question=theirs.question)

    report_question(learner, mine, "unclear", "")

    assert QuestionReport.objects.count() == 2


@pytest.mark.parametrize(("hide", "suspension"), [(True, Card.Suspension.HIDDEN), (False, "")])
def test_a_reported_card_is_hidden_if_its_learner_wishes(learner, hide, suspension):
    card = CardFactory.create(user=learner)

    report_question(learner, card, "unclear", "", hide=hide)

    card.refresh_from_db()
    assert card.suspension == suspension


def test_a_report_that_cannot_hide_its_card_is_not_kept(learner, monkeypatch):
    def broken(*args):
        raise RuntimeError("no hiding today")

    monkeypatch.setattr(making, "suspend", broken)
    with pytest.raises(RuntimeError, match="no hiding"):
        report_question(learner, CardFactory.create(user=learner), "unclear", "", hide=True)

    assert not QuestionReport.objects.exists()


def test_a_brief_made_private_closes_its_cards_to_all_but_its_owner(learner, other_learner):
    brief = BriefFactory.create(owner=learner, visibility="private")
    mine = CardFactory.create(user=learner, question__brief=brief)
    theirs = CardFactory.create(user=other_learner, question__brief=brief)

    follow_visibility(brief)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.suspended, theirs.suspension) == (False, Card.Suspension.CLOSED)
    brief.visibility = "public"
    brief.save()
    follow_visibility(brief)
    theirs.refresh_from_db()
    assert not theirs.suspended


def test_a_private_brief_that_changes_hands_opens_for_its_new_owner_only(learner, other_learner):
    brief = BriefFactory.create(owner=learner, visibility="private")
    old, new = (
        CardFactory.create(user=user, question__brief=brief) for user in (learner, other_learner)
    )
    follow_visibility(brief)
    brief.owner = other_learner
    brief.save()

    follow_visibility(brief)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.suspension, new.suspended) == (Card.Suspension.CLOSED, False)


def test_a_closed_card_cannot_be_brought_back_by_its_learner(learner, now):
    card = CardFactory.create(
        user=learner,
        question__brief__visibility="private",
        suspended=True,
        suspension=Card.Suspension.CLOSED,
    )

    bring_back(card, now)

    card.refresh_from_db()
    assert card.suspended


def test_putting_away_a_retired_card_keeps_its_reason(learner):
    card = CardFactory.create(user=learner, suspended=True, suspension=Card.Suspension.RETIRED)

    suspend(card, Card.Suspension.LEARNER)

    card.refresh_from_db()
    assert card.suspension == Card.Suspension.RETIRED


def test_burying_a_card_that_has_moved_on_leaves_its_date(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    Card.objects.update(seq=9)

    bury(card, now + timedelta(days=1))

    card.refresh_from_db()
    assert card.show_at == now
