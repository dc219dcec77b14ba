"""A change at the desk or of the text is noticed by whoever comes with what was made before it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from content.models import Brief, Passage
from learning.desk.findings import ChangedMeanwhile, apply_findings, material_at_desk
from learning.desk.questions import questions_on
from learning.desk.state import DeskState
from learning.models import Finding, Question
from tests.learning.desk.mud import finding

pytestmark = pytest.mark.django_db


def reject() -> None:
    Finding.objects.filter(slug="zhao-min").update(state="rejected")


def edit() -> None:
    row = finding("zhao-min")
    row.entry |= {"role": "rector"}
    row.save()


def take_away() -> None:
    finding("zhao-min").delete()


def add() -> None:
    row = finding("zhao-min")
    row.pk, row.slug = None, "zhao-wei"
    row.save()


def reword() -> None:
    Passage.objects.filter(slug="p3").update(text="Good mud has three parts, namely sand and silt.")


def retire() -> None:
    Passage.objects.filter(slug="p3").update(retired_at="2026-01-01T00:00Z")


CHANGES = (reject, edit, take_away, add, reword, retire)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_each_change_is_noticed(brief: Brief, change: Callable[[], None]) -> None:
    state = DeskState(brief)
    assert state.is_still(Brief.objects.get())
    assert state.digest() == DeskState(brief).digest()
    change()
    assert not state.is_still(Brief.objects.get())
    assert state.digest() != DeskState(brief).digest()


@pytest.mark.parametrize("name", ["title", "subtitle", "source", "source_date"])
def test_so_is_one_of_what_stands_over_the_text(brief: Brief, name: str) -> None:
    state = DeskState(brief)
    Brief.objects.update(**{name: "1987"})
    assert not state.is_still(Brief.objects.get())
    assert state.digest() != DeskState(brief).digest()


def test_questions_on_what_the_desk_no_longer_has_are_not_stored(
    brief: Brief, now: datetime
) -> None:
    state, before = DeskState(brief), Question.objects.count()
    material = material_at_desk(state.stored, state.rows)
    made = questions_on(material)[:1]
    edit()
    with pytest.raises(ChangedMeanwhile):
        apply_findings(brief, state, material, made, Brief.Visibility.LINK, now)
    assert Question.objects.current().count() == before
    assert Brief.objects.get().visibility == "private"
