"""A brief that was written with its entries comes to the desk, and nothing of it is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connections
from django.test import Client

from content.drafting import FAMILIES
from content.formats import lilun
from content.material import Material
from content.models import Brief
from content.storage.store import load, save
from learning.briefs.made import MadeOfBrief
from learning.desk import findings
from learning.desk.entry_forms import FORMS
from learning.desk.findings import bring_to_desk, entry_of, material_at_desk
from learning.desk.speakers.answers import Speakers
from learning.factories import CardFactory
from learning.models import Card, Finding, Question, User
from learning.questions.bank_rows import bank_rows
from learning.questions.generators import generate
from tests.learning.desk import mud

FILE = Path(__file__).parents[3] / "content" / "briefs" / "new-productive-forces.yaml"


@pytest.fixture(scope="module")
def shipped() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


@pytest.fixture
def written(shipped: Material, learner: User, now: datetime) -> Brief:
    """The brief that ships with the app, as one of somebody's own."""
    return save(shipped, owner=learner, now=now, made=MadeOfBrief(()))


def at_desk(brief: Brief) -> Material:
    return material_at_desk(load(brief), Finding.objects.filter(brief=brief))


@pytest.mark.parametrize("family", FAMILIES)
def test_no_form_loses_anything_of_an_entry(family: str, shipped: Material) -> None:
    speakers = Speakers({one.slug: one.name for one in shipped.people})
    for entry in getattr(shipped, family):
        shown = FORMS[family](entry=entry, speakers=speakers).initial
        form = FORMS[family](shown, entry=entry, speakers=speakers)
        assert form.is_valid(), form.errors
        assert form.edited(shipped) == entry


@pytest.mark.django_db
class TestComingToTheDesk:
    def test_every_entry_is_an_accepted_finding(self, written: Brief, shipped: Material) -> None:
        bring_to_desk(written)
        rows = Finding.objects.filter(brief=written)
        assert {(row.state, row.confidence) for row in rows} == {("accepted", 1)}
        assert {entry_of(row) for row in rows} == set(shipped.items())

    def test_together_they_are_the_brief_in_its_order(
        self, written: Brief, shipped: Material
    ) -> None:
        bring_to_desk(written)
        assert at_desk(written) == shipped

    def test_a_longer_brief_than_a_person_may_write_is_whole(
        self, written: Brief, shipped: Material, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(findings, "MOST_ITEMS", 20)
        bring_to_desk(written)
        assert at_desk(written) == shipped

    def test_coming_again_changes_nothing(self, written: Brief) -> None:
        bring_to_desk(written)
        before = list(Finding.objects.values_list())
        bring_to_desk(written)
        assert list(Finding.objects.values_list()) == before

    def test_what_the_file_says_later_counts(
        self, written: Brief, shipped: Material, learner: User, now: datetime
    ) -> None:
        bring_to_desk(written)
        first, *others = shipped.people
        changed = replace(shipped, people=(*others, replace(first, aliases=("Ma of Beijing",))))
        save(changed, owner=learner, now=now, made=MadeOfBrief(()))
        assert at_desk(written) == changed


@pytest.mark.django_db
class TestMendingOne:
    def test_its_questions_and_cards_stay(
        self, shipped: Material, learner: User, learner_client: Client, now: datetime
    ) -> None:
        rows = bank_rows(shipped, generate(shipped))
        written = save(shipped, owner=learner, now=now, made=MadeOfBrief(rows))
        desk = f"/briefs/{written.slug}/check/"
        before = dict(Question.objects.values_list("uid", "body"))
        for question in Question.objects.filter(owns_card=True):
            CardFactory.create(user=learner, question=question, in_review=True)
        learner_client.get(desk)
        row = Finding.objects.get(brief=written, family="people", slug="ma-xiaohe")
        form = FORMS["people"](entry=entry_of(row)).initial | {"aliases": "Ma of Beijing"}
        sent = {"finding": row.pk, "seen": row.version, "action": "accept"} | form
        assert learner_client.post(desk, sent).status_code == 302
        learner_client.post(f"{desk}update/", {"visibility": "private"})

        assert "Ma of Beijing" in load(written).person("ma-xiaohe").aliases
        assert set(Question.objects.current().values_list("uid", flat=True)) == before.keys()
        assert not Card.objects.filter(suspended=True).exists()


@pytest.mark.django_db(transaction=True)
class TestTwoOpenItAtOnce:
    PEOPLE = 2

    @pytest.fixture
    def brief(self, learner: User, now: datetime) -> Brief:
        return save(mud.material(), owner=learner, now=now, made=MadeOfBrief(()))

    def open_at_once(self, brief: Brief) -> list[type[Exception] | None]:
        gate = threading.Barrier(self.PEOPLE)

        def open_desk(_: int) -> type[Exception] | None:
            gate.wait()
            try:
                bring_to_desk(brief)
            except IntegrityError as error:
                return type(error)
            finally:
                connections.close_all()
            return None

        with ThreadPoolExecutor(self.PEOPLE) as pool:
            return list(pool.map(open_desk, range(self.PEOPLE)))

    def test_each_entry_is_one_finding(self, brief: Brief) -> None:
        assert self.open_at_once(brief) == [None, None]
        assert Finding.objects.count() == len(list(load(brief).items()))

    def test_control_without_the_lock_one_of_them_fails(
        self, brief: Brief, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        meeting, stored = threading.Barrier(self.PEOPLE), findings.load

        def loaded(brief: Brief) -> Material:
            meeting.wait()
            return stored(brief)

        monkeypatch.setattr(findings, "load", loaded)
        monkeypatch.setattr(findings, "transaction", SimpleNamespace(atomic=nullcontext))
        monkeypatch.setattr(Brief.objects, "select_for_update", lambda: Brief.objects)
        assert IntegrityError in self.open_at_once(brief)
