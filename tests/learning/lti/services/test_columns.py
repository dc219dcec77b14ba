"""Columns of a platform's gradebook are found, or made once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from learning.lti.services import scopes
from learning.lti.services.columns import scores_url, with_query
from learning.models import LtiCourse, LtiLineItem, LtiScore, User
from tests.learning.lti.services.conftest import attempt_at, handed_in
from tests.learning.lti.services.university import University, known_as, line_item_at, send_all


@pytest.fixture
def without_column(university: University, course: LtiCourse) -> LtiLineItem:
    return line_item_at(university, course, url="")


def take(line_item: LtiLineItem, user: User, now: datetime) -> None:
    handed_in(attempt_at(line_item, user), 1, now)


def test_one_is_made_where_the_link_has_none(
    university: University, without_column: LtiLineItem, ana: User, now: datetime
) -> None:
    take(without_column, ana, now)
    bo = known_as("bo", without_column.link.course.deployment.registration)
    take(without_column, bo, now)
    send_all()
    [column] = university.columns
    link = without_column.link
    assert column["label"] == link.assignment.title
    assert column["scoreMaximum"] == 100
    assert column["resourceLinkId"] == link.resource_link_id
    assert column["resourceId"] == str(link.key)
    without_column.refresh_from_db()
    assert (without_column.url, without_column.claimed_until) == (column["id"], None)
    assert university.kept() == {"ana": [50.0], "bo": [50.0]}


@pytest.mark.usefixtures("clock")
def test_one_whose_making_was_not_noted_is_found(
    university: University,
    without_column: LtiLineItem,
    ana: User,
    now: datetime,
    clock: time_machine.Traveller,
) -> None:
    take(without_column, ana, now)
    university.answers = [200, "lost"]  # the look, then the making
    send_all()
    assert len(university.columns) == 1
    clock.shift(timedelta(hours=1))
    send_all()
    assert len(university.columns) == 1
    assert university.kept() == {"ana": [50.0]}


def test_another_process_is_not_disturbed(
    university: University, without_column: LtiLineItem, ana: User, now: datetime
) -> None:
    LtiLineItem.objects.update(claimed_until=datetime.max.replace(tzinfo=now.tzinfo))
    take(without_column, ana, now)
    send_all()
    assert (university.columns, LtiScore.objects.waiting().count()) == ([], 1)


@pytest.mark.parametrize("changes", [{"container": ""}, {"scopes": [scopes.SCORES]}])
def test_a_platform_that_allows_none(
    university: University, course: LtiCourse, ana: User, now: datetime, changes: dict[str, Any]
) -> None:
    take(line_item_at(university, course, url="", **changes), ana, now)
    send_all()
    assert LtiScore.objects.get().error == "The link has no gradebook column there."


def test_a_platform_that_makes_none_is_told_of(
    university: University,
    without_column: LtiLineItem,
    ana: User,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take(without_column, ana, now)
    monkeypatch.setattr(university, "column", lambda sent: (201, {}, {"id": "javascript:1"}))
    send_all()
    assert LtiScore.objects.get().error == "It doesn’t say where its gradebook column is."
    without_column.refresh_from_db()
    assert (without_column.url, without_column.claimed_until) == ("", None)


@pytest.mark.parametrize(
    ("column", "scores"),
    [
        ("https://a.example/items/1", "https://a.example/items/1/scores"),
        ("https://a.example/items/1/", "https://a.example/items/1/scores"),
        ("https://a.example/1/lineitem?type_id=2", "https://a.example/1/lineitem/scores?type_id=2"),
    ],
)
def test_the_query_of_a_column_stays_behind_the_path(column: str, scores: str) -> None:
    assert scores_url(column) == scores


def test_a_query_is_added_to_another() -> None:
    assert with_query("https://a.example/c?t=1", link="a b") == "https://a.example/c?t=1&link=a+b"
    assert with_query("https://a.example/c", link="&") == "https://a.example/c?link=%26"
