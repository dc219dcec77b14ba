"""What the platform of ``lms`` does for the app's worker, on the library lti1p3platform: it gives
tokens, keeps columns and scores, and names the people of the course.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from lti1p3platform.exceptions import LineItemNotFoundException
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.membership import Context
from lti1p3platform.request import Request
from lti1p3platform.response import Response, generate_next_link
from lti1p3platform.score import UpdateScoreStatus
from lti1p3platform.service_connector import (
    AssignmentsGradesService,
    NamesRoleProvisioningService,
    TPage,
)

A_PAGE = 100  # of the roster


def nothing() -> None:
    """Happens after a score unless a test says otherwise."""


@dataclass
class Gradebook:
    """``columns`` by their id; ``scores`` are those that were kept, by column and person, and
    ``received`` counts all. ``meanwhile`` happens before the app is told that a score was kept.
    """

    url: str
    columns: dict[str, dict[str, Any]] = field(default_factory=dict)
    scores: dict[tuple[str, str], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    received: int = 0
    meanwhile: Callable[[], None] = nothing
    lock: Lock = field(default_factory=Lock)

    def add(self, column: dict[str, Any], name: str = "") -> dict[str, Any]:
        name = name or f"made-{len(self.columns)}"
        self.columns[name] = column | {"id": f"{self.url}/items/{name}"}
        return self.columns[name]

    def keep(self, column: str, score: dict[str, Any]) -> UpdateScoreStatus:
        """A score is kept if it is later than the last."""
        with self.lock:
            self.received += 1
            kept = self.scores[column, score["userId"]]
            if kept and _stamp(score) <= _stamp(kept[-1]):
                return UpdateScoreStatus.OLD_TIMESTAMP
            kept.append(score)
        return UpdateScoreStatus.SUCCESS

    def points(self, user: str) -> list[float]:
        """Those that were kept for a person, on the scale of their columns."""
        return [
            one["scoreGiven"] / one["scoreMaximum"] * self.columns[column]["scoreMaximum"]
            for (column, sub), kept in self.scores.items()
            if sub == user
            for one in kept
        ]


def _stamp(score: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(score["timestamp"])


class Grades(AssignmentsGradesService):
    def __init__(
        self, gradebook: Gradebook, request: Request, platform: LTI1P3PlatformConfAbstract
    ) -> None:
        super().__init__(request, platform, f"{gradebook.url}/items")
        self.gradebook = gradebook

    def find_lineitems(  # type: ignore[override]
        self, resource_link_id: str = "", **asked: Any
    ) -> TPage:
        found = [
            one
            for one in self.gradebook.columns.values()
            if one.get("resourceLinkId") == resource_link_id
        ]
        return {"content": found, "has_next": False, "next": None}

    def create_lineitem(self, creation_data: Any) -> Any:
        return self.gradebook.add(dict(creation_data))

    def update_score(self, line_item_id: str, score: Any) -> UpdateScoreStatus:
        if line_item_id not in self.gradebook.columns:
            raise LineItemNotFoundException
        status = self.gradebook.keep(line_item_id, score)
        self.gradebook.meanwhile()
        return status

    # The app needs no more.
    find_lineitem = update_lineitem = delete_lineitem = get_results = None  # type: ignore[assignment]


class Names(NamesRoleProvisioningService):
    def __init__(
        self, people: list[Any], url: str, request: Request, platform: LTI1P3PlatformConfAbstract
    ) -> None:
        super().__init__(request, platform, url)
        self.people = people

    def get_context_by_id(self) -> Context:
        return Context(id="c1", label="P101", title="Policy 101")

    def get_member_data_page(  # type: ignore[override]
        self, page: int = 1, limit: int = A_PAGE, **asked: Any
    ) -> TPage:
        found = self.people[(page - 1) * limit : page * limit]
        return {"content": found, "has_next": page * limit < len(self.people), "next": None}


def names_response(names: Names) -> tuple[Response, dict[str, str]]:
    """A page of the roster. The library puts the address of the next into its body; the standard
    has it in a header."""
    response: Response = names.handle_resp(names.handle_get_members)
    following = (response.result or {}).pop("next", "")
    return response, {"Link": generate_next_link(following)} if following else {}


def columns_response(grades: Grades) -> Response:
    """The columns; the library wraps the list, which the standard does not."""
    response: Response = grades.handle_resp(grades.handle_get_lineitems)
    response.result = (response.result or {}).get("content")
    return response
