"""A brief is stored, changed, deleted and its wordings accepted by one form sent many times."""

from contextlib import nullcontext
from itertools import cycle
from types import SimpleNamespace

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client

from content.models import Brief
from content.sharing import BriefQuerySet
from content.storage import versions
from content.storage.store import load
from content.storage.versions import material_digest
from learning.briefs import wordings
from learning.factories import QuestionFactory, ReviewFactory
from learning.models import AnswerWording, Question
from tests.learning.races.crowd import after_meeting, at_once, statuses, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]
TEXT = """\
slug: mud
title: On mud
passages:
- {slug: first, text: Mud is a soft ground.}
concepts:
- slug: mud
  at: first
  words: Mud
  term: mud
  definition: a soft ground
  definition_words: a soft ground
"""
FORM = {"text": TEXT, "visibility": "private", "seen": "", "key": "abcdefghij", "store": "1"}


def test_a_brief_is_stored_once(client):
    assert statuses(at_once(client, "/briefs/new/", FORM)) == {302}
    assert Brief.objects.count() == 1
    assert Question.objects.count() == 2


def test_a_brief_is_deleted_once(client):
    client.post("/briefs/new/", FORM)
    brief = Brief.objects.get()
    found = statuses(at_once(client, f"/briefs/{brief.slug}/delete/", {}))
    assert 302 in found
    assert found <= {302, 404}
    assert not Brief.objects.exists()


class TestChanging:
    @pytest.fixture
    def brief(self, client: Client) -> Brief:
        client.post("/briefs/new/", FORM)
        return Brief.objects.get()

    def change_in_two_tabs(self, client: Client, brief: Brief) -> list[HttpResponse]:
        """Half of the crowd sends one text, half another, all from the same version."""
        url, form = f"/briefs/{brief.slug}/edit/", FORM | {"seen": material_digest(load(brief))}
        forms = cycle([{"text": TEXT.replace("On mud", title)} for title in ("Mine", "Late")])
        send = Client.post

        def turn(browser: Client, path: str, data: object, **rest: object) -> HttpResponse:
            return send(browser, path, form | next(forms), **rest)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Client, "post", turn)
            return at_once(client, url, {})

    def test_one_version_is_stored_and_the_other_needs_confirmation(self, client, brief, crowd):
        responses = self.change_in_two_tabs(client, brief)

        assert sorted(statuses(responses)) == [302, 409]
        assert sum(response.status_code == 409 for response in responses) == crowd // 2

    def test_control_without_the_lock_both_are_stored(self, client, brief, crowd, monkeypatch):
        monkeypatch.setattr(BriefQuerySet, "select_for_update", lambda rows: rows)
        monkeypatch.setattr(versions, "transaction", SimpleNamespace(atomic=nullcontext))
        both = crowd // 2 + 1  # so many include both texts
        monkeypatch.setattr(versions, "save", after_meeting(versions.save, both))
        responses = self.change_in_two_tabs(client, brief)
        assert sum(response.status_code == 409 for response in responses) < crowd // 2


@pytest.fixture
def question(learner):
    question = QuestionFactory.create(brief__owner=learner)
    ReviewFactory.create(
        card__question=question,
        format="typed",
        response={"given": {"text": "the author"}},
        verdict={"outcome": "wrong", "overridden": "right"},
    )
    return question


def accept_at_once(client, question):
    form = {"action": "accept", "question": question.pk, "wording": "the author"}
    return at_once(client, f"/briefs/{question.brief.slug}/wordings/", form)


def test_a_wording_is_accepted_once(client, question):
    assert statuses(accept_at_once(client, question)) == {302}
    question.refresh_from_db()
    assert question.body["accepted"] == ["the author"]
    assert AnswerWording.objects.count() == 1


def test_control_without_the_lock_a_wording_is_not(client, question, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(wordings, "_decided", after_meeting(wordings._decided))
    with pytest.raises(IntegrityError):
        accept_at_once(client, question)
