"""The questions of a brief follow its changes: made, changed, retired and restored."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.material import Material, Weight
from content.models import Brief
from content.storage import store
from learning.bank import generated
from learning.bank.forms import form_of
from learning.bank.generated import Changes
from learning.bank.writing import Filing, add_question
from learning.factories import CardFactory, UserFactory
from learning.models import Card, Question, User
from learning.quality.provenance import turned_round
from learning.questions.generators import generate
from learning.study.sessions import Scope, start_session
from tests.learning.questions.changes import with_item, without
from tests.learning.questions.harbour import harbour

PUBLIC = Brief.Visibility.PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief(now: datetime) -> Brief:
    return store.save(harbour(), visibility=PUBLIC, now=now)


def who_said(slug: str = "grain") -> Question:
    return Question.objects.get(
        type="who-said", subject=f"quotes/{slug}", brief__slug="harbour", origin="generated"
    )


def no_canals() -> Material:
    """The harbour without Wang Min's statement."""
    return without(harbour(), "quotes", "canals")


def test_saving_a_brief_makes_its_questions(brief: Brief) -> None:
    stored = Question.objects.filter(brief=brief, retired_at=None)
    assert set(stored.values_list("uid", flat=True)) == {one.uid for one in generate(harbour())}
    question = who_said()
    assert question.origin == Question.Origin.GENERATED
    assert question.passage is not None
    assert question.passage.slug == "voices"
    assert question.body["answer"] == "Wang Li"
    assert question.sibling_key == "harbour/quotes/grain/said"
    assert question.confusable_key == "surname:wang"


def test_essentials_come_before_details_each_in_reading_order(now: datetime) -> None:
    store.save(with_item(harbour(), "quotes", "grain", weight=Weight.DETAIL), now=now)
    assert who_said("grain").position >= Question.DETAILS_FROM
    assert who_said("cranes").position < who_said("clerks").position < Question.DETAILS_FROM


def test_a_second_refresh_changes_nothing_and_writes_nothing(brief: Brief, now: datetime) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert generated.refresh(brief, now) == Changes()
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_the_number_of_statements_does_not_grow_with_the_brief(now: datetime) -> None:
    brief = Brief.objects.create(slug="empty", title="Empty")
    with CaptureQueriesContext(connection) as few:
        generated.refresh(brief, now)
    with CaptureQueriesContext(connection) as many:
        store.save(harbour(), now=now)
    made = [q for q in many if 'INSERT INTO "learning_question"' in q["sql"]]
    assert Question.objects.count() > 60
    assert len(made) == 1
    assert len(few) <= 26


def test_correcting_a_wording_keeps_the_question_and_its_cards(brief: Brief, now: datetime) -> None:
    card = CardFactory.create(question=who_said(), in_review=True)
    mended = with_item(harbour(), "quotes", "grain", text="barges carry grain for half of the cost")
    store.save(mended, now=now)
    question = who_said()
    assert question == card.question
    assert "for half of the cost" in question.body["stem"]
    card.refresh_from_db()
    assert (card.stability, card.suspended) == (10.0, False)


def test_a_removed_question_is_retired_with_its_cards(brief: Brief, now: datetime) -> None:
    card = CardFactory.create(question=who_said("canals"))
    later = now + timedelta(days=1)
    store.save(no_canals(), now=later)
    assert who_said("canals").retired_at == later
    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, Card.Suspension.RETIRED)


def test_a_restored_question_restores_its_cards(brief: Brief, now: datetime) -> None:
    card = CardFactory.create(question=who_said("canals"), in_review=True)
    store.save(no_canals(), now=now)
    store.save(harbour(), now=now)
    assert who_said("canals").retired_at is None
    card.refresh_from_db()
    assert (card.suspended, card.suspension, card.stability) == (False, "", 10.0)


def test_a_card_suspended_by_the_learner_stays_suspended(brief: Brief, now: datetime) -> None:
    card = CardFactory.create(
        question=who_said("canals"), suspended=True, suspension=Card.Suspension.LEARNER
    )
    store.save(no_canals(), now=now)
    store.save(harbour(), now=now)
    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, Card.Suspension.LEARNER)


def test_questions_made_while_a_brief_was_closed_are_asked_once_it_is_open(
    brief: Brief, now: datetime
) -> None:
    learner, section = UserFactory.create(), who_said().passage.section
    start_session(learner, Scope(brief, section), now, was_read=True)
    Question.objects.update(offered_at=now)
    added = learner.cards.latest("pk").question
    Card.objects.filter(question=added).delete()
    for days, visibility in ((1, Brief.Visibility.PRIVATE), (2, PUBLIC)):
        brief.visibility = visibility
        brief.save()
        generated.refresh(brief, now + timedelta(days=days))
        start_session(learner, Scope(), now + timedelta(days=days, hours=5))

    assert learner.cards.filter(question=added).exists()


def test_character_cards_switched_off_meanwhile_stay_suspended(brief: Brief, now: datetime) -> None:
    learner = UserFactory.create()
    question = Question.objects.get(type="characters-of-name", subject="people/sun-tao")
    card = CardFactory.create(user=learner, question=question)
    unwritten = with_item(harbour(), "people", "sun-tao", characters="", pinyin="")
    store.save(unwritten, now=now)
    User.objects.filter(pk=learner.pk).update(characters=User.Characters.OFF)
    store.save(harbour(), now=now)
    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, Card.Suspension.CHARACTERS)


def test_cards_move_with_their_questions(brief: Brief, now: datetime) -> None:
    card = CardFactory.create(question=who_said("canals"))
    before = card.position
    store.save(without(harbour(), "relations", "steam-drives-trade"), now=now)
    card.refresh_from_db()
    assert card.position == who_said("canals").position == before - 2


def test_composites_are_linked_to_the_questions_of_their_parts(brief: Brief, now: datetime) -> None:
    composite = Question.objects.get(type="name-all", subject="listings/barge-loads")
    assert not composite.owns_card
    assert set(composite.parts.values_list("body__answer", flat=True)) == {"grain", "tea", "silk"}
    items = next(one for one in harbour().listings if one.slug == "barge-loads").items
    salt = replace(items[0], slug="oil", text="oil")
    store.save(with_item(harbour(), "listings", "barge-loads", items=(salt, *items[1:])), now=now)
    assert set(composite.parts.values_list("body__answer", flat=True)) == {"oil", "tea", "silk"}


def test_the_order_of_the_file_does_not_matter(brief: Brief, now: datetime) -> None:
    before = list(Question.objects.order_by("uid").values("uid", "position", "body"))
    store.save(turned_round(harbour()), now=now)
    assert list(Question.objects.order_by("uid").values("uid", "position", "body")) == before


def test_questions_of_other_origin_and_other_briefs_are_left_alone(
    brief: Brief, now: datetime
) -> None:
    store.save(replace(harbour(), slug="another", title="Another"), now=now)
    authored = who_said()
    authored.pk, authored.uid, authored.origin = None, "authored", Question.Origin.AUTHORED
    authored.save()
    store.save(no_canals(), now=now)
    assert Question.objects.get(uid="authored").retired_at is None
    assert not Question.objects.filter(brief__slug="another").exclude(retired_at=None).exists()


def test_a_refresh_that_fails_leaves_the_brief_as_it_was(
    brief: Brief, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no questions today")

    monkeypatch.setattr(generated, "fair_rows", broken)
    with pytest.raises(RuntimeError):
        store.save(no_canals(), now=now)
    assert store.load(brief) == harbour()


def test_keys_of_long_slugs_fit_their_columns(now: datetime) -> None:
    long = "a-very-long-slug-" * 5
    facts = tuple(replace(one, slug=f"{long}{one.slug}") for one in harbour().facts)
    store.save(replace(harbour(), facts=facts), now=now)
    ordering = Question.objects.get(type="events-in-order")
    assert len(ordering.sibling_key) == 220


def test_a_version_takes_over_the_card_while_its_original_is_removed(
    brief: Brief, learner: User, now: datetime
) -> None:
    original = who_said("canals")
    card = CardFactory.create(user=learner, question=original, in_review=True)
    make = form_of("choice")
    form = make(make.initial_for(original.body))
    assert form.is_valid()
    copy = add_question(learner, form.question, Filing(), now, original)
    store.save(no_canals(), now=now)
    card.refresh_from_db()
    assert (card.question, card.suspended, card.stability) == (copy, False, 10.0)
    store.save(harbour(), now=now)
    card.refresh_from_db()
    assert (card.question, card.suspended, card.stability) == (original, False, 10.0)
    assert learner.cards.filter(question__in=[original, copy]).count() == 1
