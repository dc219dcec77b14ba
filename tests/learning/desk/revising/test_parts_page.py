"""A new version with many decisions is decided on in parts."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from content.models import Brief
from content.revision import parts
from content.revision.comparison import Comparison
from content.storage.store import load
from learning.desk.findings import store_prose
from learning.desk.revising import applying, choices, pending
from learning.desk.views import changes, revising
from learning.models import Finding, Revision, User
from tests.learning.briefs.copies import at_once
from tests.learning.desk.revising.quays import NEW, claim, name, quays

pytestmark = pytest.mark.django_db
GONE = 4
HERE = "/briefs/quays/new-version/changes/"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes, and no questions, which take long to make."""
    monkeypatch.setattr(pending, "run_limited", at_once)
    monkeypatch.setattr(applying, "run_limited", lambda *_, **__: ())


def waiting(learner: User, now: datetime, many: int) -> Brief:
    """A version in which every claim says something else, and one nothing at all."""
    brief = store_prose(quays(many), learner, now)
    pending.put_forward(brief, quays(many, NEW, gone=GONE), now)
    return brief


@pytest.fixture
def brief(learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Brief:
    """With five decisions in three parts: 0 and 1, 2 and 3, 4."""
    monkeypatch.setattr(parts, "MOST_DECISIONS", 2)
    return waiting(learner, now, 5)


def part(client: Client, number: int) -> str:
    return client.get(HERE, {"part": number}).text


def chosen(text: str) -> dict[str, str]:
    """What is checked on a page, by the names of the claims."""
    return dict(re.findall(r'name="choice:([^"]+)" value="(\w+)"\s+checked', text))


def sent(
    client: Client, number: int, about: dict[str, Any] | None = None, **changed: str
) -> HttpResponse:
    """The response to the form of a part with some choices changed; moves on to the next part
    unless it is ``about`` something else.
    """
    text = part(client, number)
    form = {f"choice:{key}": value for key, value in chosen(text).items()}
    seen = re.findall(r'name="seen" value="(\w+)"', text)
    form |= {"seen": seen[0], **(about or {"part": str(number + 1)})}
    return client.post(f"{HERE}?part={number}", form | changed)


APPLY = {"action": "apply"}


def test_450_decisions_come_in_parts_that_a_form_can_hold(
    learner_client: Client, learner: User, now: datetime, settings: Settings
) -> None:
    waiting(learner, now, 450)
    pages = [part(learner_client, number) for number in (1, 2, 3)]
    assert [f"Part {n} of 3" in text for n, text in enumerate(pages, 1)] == [True] * 3
    found = [one for text in pages for one in chosen(text)]
    assert found == [name(n) for n in range(450)]
    fields = [len(set(re.findall(r'name="([^"]+)"', text))) for text in pages]
    assert max(fields) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_what_is_chosen_in_a_part_is_kept_when_somebody_moves_on(
    learner_client: Client, brief: Brief
) -> None:
    response = sent(learner_client, 1, **{f"choice:{name(1)}": "keep"})
    assert response.url == f"{HERE}?part=2"
    assert chosen(part(learner_client, 1)) == {name(0): "read", name(1): "keep"}
    assert load(brief).quote("quay-1").text == claim(1)


def test_that_all_is_replaced_is_kept_when_somebody_moves_on(
    learner_client: Client, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Comparison, "is_little_left", True)
    ticked = 'name="replace" value="1" checked'
    for box, kept in (({}, False), ({"replace": "1"}, True)):
        response = sent(learner_client, 1, {"part": "2", **box})
        text = learner_client.get(response.url).text
        assert "Part 2 of 3" in text
        assert (ticked in text) is kept


@pytest.mark.parametrize("after", [(), (1,), (2, 1)])
def test_a_page_says_how_many_are_not_looked_at(
    learner_client: Client, brief: Brief, after: tuple[int, ...]
) -> None:
    for number in after:
        sent(learner_client, number)
    found = re.findall(r"(\d) not looked at: they take the suggestion", part(learner_client, 3))
    assert found == {0: ["4"], 1: ["2"], 2: []}[len(after)]


def test_a_version_is_applied_from_any_part_with_what_was_chosen_in_each(
    learner_client: Client, brief: Brief
) -> None:
    sent(learner_client, 1, **{f"choice:{name(0)}": "keep"})
    response = sent(learner_client, 2, APPLY, **{f"choice:{name(3)}": "remove"})
    assert response.url == reverse("desk", args=["quays"])
    assert {one.slug: one.text for one in load(brief).quotes} == {
        "quay-0": claim(0),
        "quay-1": claim(1, NEW),
        "quay-2": claim(2, NEW),
    }
    assert Revision.objects.get().choices == {}


def test_a_choice_that_does_not_work_is_shown_in_its_part(
    learner_client: Client, brief: Brief
) -> None:
    placed = {f"choice:{name(GONE)}": "place", f"words:{name(GONE)}": "no such words"}
    sent(learner_client, 3, {"part": "1"}, **placed)
    response = sent(learner_client, 1, APPLY, **{f"choice:{name(0)}": "keep"})
    assert response.status_code == 422
    assert "Part 3 of 3" in response.text
    assert "1 choice doesn’t work yet" in response.text
    assert "The new text doesn’t have these words" in response.text
    assert 'value="no such words"' in response.text
    assert chosen(part(learner_client, 1))[name(0)] == "keep"
    assert load(brief).quote("quay-0").text == claim(0)

    right = placed | {f"words:{name(GONE)}": "sea is calm"}
    assert sent(learner_client, 3, APPLY, **right).status_code == 302
    assert load(brief).words(load(brief).quote(f"quay-{GONE}").span) == "sea is calm"


def test_the_same_part_comes_again_if_a_box_of_words_is_left_with_enter(
    learner_client: Client, brief: Brief
) -> None:
    text = part(learner_client, 2)
    first = re.findall(r'<button[^>]+name="(\w+)" value="(\w+)"', text.split('name="seen"')[1])[0]
    assert first == ("part", "2")


def test_words_have_an_end(learner_client: Client, brief: Brief) -> None:
    long = {f"choice:{name(GONE)}": "place", f"words:{name(GONE)}": "long " * 9_000}
    sent(learner_client, 3, {"part": "1"}, **long)
    assert len(Revision.objects.get().choices[name(GONE)][1]) == choices.LONGEST_WORDS


def test_readers_page_through_all_that_changed(
    learner_client: Client, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(learner, now, 5)
    sent(learner_client, 1, APPLY | {"replace": "1"})
    monkeypatch.setattr(changes, "A_PAGE", 2)
    here = reverse("brief_changes", args=["quays"])
    pages = [learner_client.get(here, {"page": number}).text for number in (1, 2, 3)]
    assert [len(re.findall("at quay", text)) for text in pages] == [4, 4, 1]
    assert [f"Page {n} of 3" in text for n, text in enumerate(pages, 1)] == [True] * 3
    assert not any("are kept" in text for text in pages)

    Revision.objects.update(changed=7)
    assert "The first 6 of 7 are kept." in learner_client.get(here).text


def test_choices_that_are_none_are_not_kept(learner_client: Client, brief: Brief) -> None:
    none = {f"choice:{name(0)}": "place", "choice:quotes/other": "keep", "choice:": "keep"}
    sent(learner_client, 1, **none)
    assert Revision.objects.get().choices.keys() == {name(1)}


def test_nobody_else_can_choose(learner_client: Client, other_client: Client, brief: Brief) -> None:
    Brief.objects.update(visibility="public")
    seen = re.findall(r'name="seen" value="(\w+)"', part(learner_client, 1))[0]
    form = {"seen": seen, "part": "2", f"choice:{name(0)}": "keep"}
    assert other_client.post(HERE, form).status_code == 404
    assert other_client.get(HERE, {"part": 2}).status_code == 404
    assert Revision.objects.get().choices == {}


class TestMeanwhile:
    def test_choices_for_another_comparison_are_not_kept(
        self, learner_client: Client, brief: Brief
    ) -> None:
        old = {"seen": "other", "part": "2"}
        response = sent(learner_client, 1, old, **{f"choice:{name(0)}": "keep"})
        assert response.status_code == 409
        assert revising.CHANGED in response.text
        assert "Part 1 of 3" in response.text
        assert chosen(response.text)[name(0)] == "keep"
        assert Revision.objects.get().choices == {}

    def test_only_choices_whose_decision_has_changed_fall_away(
        self, learner_client: Client, brief: Brief
    ) -> None:
        changed = {f"choice:{name(0)}": "remove", f"choice:{name(1)}": "remove"}
        sent(learner_client, 1, **changed)
        row = Finding.objects.get(slug="quay-0")
        row.entry |= {"topic": "ships"}
        row.save()
        assert chosen(part(learner_client, 1)) == {name(0): "read", name(1): "remove"}
        sent(learner_client, 2)
        assert name(0) not in Revision.objects.get().choices

    def test_choices_stay_when_the_same_text_with_another_change_is_sent(
        self, learner_client: Client, brief: Brief, now: datetime
    ) -> None:
        sent(learner_client, 1, **{f"choice:{name(1)}": "keep"})
        pending.put_forward(brief, quays(5, NEW, gone=3), now)
        assert chosen(part(learner_client, 1))[name(1)] == "keep"

    def test_a_choice_that_comes_while_a_version_is_applied_is_not_lost(
        self, learner_client: Client, brief: Brief, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def choosing(*_: Any, **__: Any) -> tuple[()]:
            sent(learner_client, 2, **{f"choice:{name(3)}": "keep"})
            return ()

        monkeypatch.setattr(applying, "run_limited", choosing)
        response = sent(learner_client, 1, APPLY)
        assert response.status_code == 409
        assert revising.CHANGED in response.text
        assert Revision.objects.get().applied_at is None

    def test_a_version_that_is_dropped_meanwhile_keeps_no_choice(
        self, learner_client: Client, brief: Brief, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def dropping(*values: Any) -> Any:
            Revision.objects.all().delete()
            return choices.keep_choices(*values)

        monkeypatch.setattr(revising, "keep_choices", dropping)
        assert sent(learner_client, 1).url == reverse("desk", args=["quays"])


@pytest.mark.django_db(transaction=True)
def test_a_version_that_waited_before_choices_were_kept_opens(
    learner_client: Client, learner: User, now: datetime
) -> None:
    waiting(learner, now, 5)
    sent(learner_client, 1)
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        MigrationExecutor(connection).migrate([("learning", "0030_pictures_of_imports")])
    finally:
        MigrationExecutor(connection).migrate(latest)
    assert Revision.objects.get().choices == {}
    assert len(chosen(part(learner_client, 1))) == 5
    assert sent(learner_client, 1).status_code == 302
