"""An imported file is previewed first, then all its questions are made once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.factories import BriefFactory
from learning.bank.imports.beginning import begin_import, imports_of, read_again, remove_old_imports
from learning.bank.imports.making import make_imported
from learning.bank.imports.preview import ImportPreview
from learning.bank.writing import MOST_WRITTEN, OverLimit
from learning.exchange.format import ExchangeItem, ParsedFile, TableLayout
from learning.exchange.tables.table import read, read_as
from learning.factories import QuestionFactory, UserFactory
from learning.models import Card, Question, QuestionImport, User
from tests.learning.exchange.questions import bodies_and_tags, one_of_each

pytestmark = pytest.mark.django_db


def table(*stems: str, tags: str = "rivers") -> ParsedFile:
    rows = "".join(f"typed,{stem},Yangtze,{tags}\n" for stem in stems)
    return read(f"kind,question,answer,tags\n{rows}".encode())


def start_import(user: User, now: datetime, *stems: str) -> QuestionImport:
    begun = begin_import(user, table(*(stems or ("Which river?",))), "a.csv", "csv", now)
    return QuestionImport.objects.get(pk=begun.pk)


def test_all_questions_are_made_with_cards_tags_and_versions(learner: User, now: datetime) -> None:
    brief = BriefFactory.create()
    begun = start_import(learner, now, "Which river?", "Which sea?")
    assert make_imported(begun, now, about=brief, tags=("asia",)) == 2
    made = Question.objects.written_by(learner)
    assert [question.body["stem"] for question in made.order_by("pk")] == [
        "Which river?",
        "Which sea?",
    ]
    assert {tag.name for tag in made[0].tags.all()} == {"rivers", "asia"}
    assert {card.brief for card in learner.cards.all()} == {brief}
    assert [version.history_user for version in made[0].versions.all()] == [learner]
    assert made[0].changed_at == now


def test_each_kind_of_question_is_imported_as_it_was_read(learner: User, now: datetime) -> None:
    items = [ExchangeItem(question, ("a",)) for question in one_of_each().values()]
    begun = begin_import(learner, ParsedFile(items), "", "csv", now)
    make_imported(QuestionImport.objects.get(pk=begun.pk), now)
    bodies = Question.objects.written_by(learner).order_by("pk").values_list("body", flat=True)
    assert list(bodies) == [body for body, _ in bodies_and_tags(items)]


def test_an_import_makes_its_questions_once(learner: User, now: datetime) -> None:
    begun = start_import(learner, now)
    assert [make_imported(begun, now), make_imported(begun, now)] == [1, 1]
    assert Question.objects.written_by(learner).count() == 1
    begun.refresh_from_db()
    assert (begun.content, begun.source) == ({"items": [], "unread": []}, "")


def test_questions_already_in_the_bank_are_skipped_unless_requested(
    learner: User, now: datetime
) -> None:
    make_imported(start_import(learner, now), now)
    again = start_import(learner, now, "which  RIVER?", "Which sea?", "Which sea?")
    found = ImportPreview(again).found
    assert [one.is_known for one in found] == [True, False, True]
    assert [(one.is_own, one.is_twice) for one in found if one.is_known] == [
        (True, False),
        (False, True),
    ]
    assert make_imported(again, now) == 1
    assert make_imported(start_import(learner, now, "Which sea?"), now, with_known=True) == 1


def test_questions_of_other_users_are_not_known(learner: User, now: datetime) -> None:
    make_imported(start_import(UserFactory.create(), now), now)
    assert not ImportPreview(start_import(learner, now)).known


def test_a_table_keeps_its_text_until_it_is_imported(learner: User, now: datetime) -> None:
    begun = start_import(learner, now, "Which river?")
    assert begun.source.startswith("kind,question,answer,tags")
    read_again(
        begun, read_as(begun.source.encode(), TableLayout(",", ("", "answer", "question", "")))
    )
    again = QuestionImport.objects.get(pk=begun.pk)
    assert [one.body["stem"] for one in ImportPreview(again).found] == ["Yangtze"]
    assert make_imported(again, now) == 1
    read_again(again, table("Which sea?"))
    again.refresh_from_db()
    assert again.content == {"items": [], "unread": []}


def test_an_import_stored_without_a_layout_still_works(learner: User, now: datetime) -> None:
    begun = start_import(learner, now)
    old = {name: begun.content[name] for name in ("items", "unread")}
    QuestionImport.objects.update(content=old, source="")
    begun.refresh_from_db()
    assert (ImportPreview(begun).layout, ImportPreview(begun).notes) == (None, [])
    assert make_imported(begun, now) == 1


def test_the_same_file_sent_twice_within_a_minute_is_one_import(
    learner: User, now: datetime
) -> None:
    first = start_import(learner, now)
    assert start_import(learner, now + timedelta(seconds=59)) == first
    assert start_import(learner, now + timedelta(seconds=61)) != first
    assert QuestionImport.objects.count() == 1


def test_a_new_import_replaces_the_previous_one_of_its_user(learner: User, now: datetime) -> None:
    other = start_import(UserFactory.create(), now)
    start_import(learner, now)
    second = start_import(learner, now, "Which sea?")
    assert set(QuestionImport.objects.all()) == {other, second}


def test_an_import_expires_after_a_day(learner: User, now: datetime) -> None:
    start_import(learner, now)
    assert imports_of(learner, now + timedelta(hours=23)).exists()
    assert not imports_of(learner, now + timedelta(hours=25)).exists()
    remove_old_imports(now + timedelta(hours=25))
    assert not QuestionImport.objects.exists()


def test_an_import_over_the_limit_makes_nothing(
    learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning.bank.writing.MOST_WRITTEN", 2)
    QuestionFactory.create(own=True, owner=learner)
    begun = start_import(learner, now, "Which river?", "Which sea?")
    with pytest.raises(OverLimit, match="no room for 2 more"):
        make_imported(begun, now)
    assert Question.objects.count() == 1
    assert not learner.tags.exists()


def test_an_import_that_fails_half_way_makes_nothing(
    learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("learning.bank.writing.add_cards", fail)
    begun = start_import(learner, now)
    with pytest.raises(RuntimeError):
        make_imported(begun, now)
    assert not Question.objects.exists()
    assert imports_of(learner, now).get().done_at is None


def test_the_largest_import_takes_few_statements(learner: User, now: datetime) -> None:
    begun = start_import(learner, now, *(f"Which river is {one}?" for one in range(MOST_WRITTEN)))
    with CaptureQueriesContext(
        connection,
    ) as statements:
        assert make_imported(begun, now) == MOST_WRITTEN
    assert len(statements) <= 55
    assert Card.objects.filter(user=learner).count() == MOST_WRITTEN
    assert Question.history.count() == MOST_WRITTEN
