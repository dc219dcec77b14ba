"""A platform on loopback with a gradebook and a roster, which answers as it is told to.

It keeps scores as Moodle does: one that is not a second newer than the last is refused.
"""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

from learning.lti.factories import LtiAccountFactory, LtiCourseFactory, LtiLineItemFactory
from learning.lti.services.sending import Sender
from learning.models import LtiCourse, LtiLineItem, LtiRegistration, LtiScore, User

INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"
LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"


@dataclass
class University:
    """``answers`` are made instead of the usual ones, in turn: a status, with headers or without,
    "garbage", or "lost" for one that is not sent though the request is carried out."""

    address: str = ""
    answers: list[Any] = field(default_factory=list)
    wait: float = 0.0  # seconds before each answer
    token_status: int = 200
    lasts: Any = 3600  # seconds, of a token
    tokens: list[dict[str, Any]] = field(default_factory=list)  # what was asked for
    valid: set[str] = field(default_factory=set)
    scores: dict[tuple[str, str], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )  # those that were kept, by column and person
    columns: list[dict[str, Any]] = field(default_factory=list)
    pages: list[Any] = field(default_factory=lambda: [[]])  # of the roster
    links: dict[int, str] = field(default_factory=dict)  # header of a page, if not the next one
    asked: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None  # happens while a request is answered
    key: Any = None  # the app's public one
    lock: threading.Lock = field(default_factory=threading.Lock)

    def member(self, sub: str, role: str = LEARNER, **more: Any) -> dict[str, Any]:
        return {"user_id": sub, "roles": [role], "name": sub.title()} | more

    def kept(self, column: str = "1") -> dict[str, list[Any]]:
        """The points that were kept in a column, by person."""
        return {
            sub: [one.get("scoreGiven") for one in scores]
            for (item, sub), scores in self.scores.items()
            if item == column
        }

    # What it answers: a status, headers and a body.

    def token(self, form: dict[str, list[str]]) -> tuple[int, dict[str, str], Any]:
        claims = self.claims_of(form["client_assertion"][0])
        self.tokens.append({"client": claims["iss"], "scope": form["scope"][0]})
        token = f"token-{len(self.tokens)}"
        self.valid.add(token)
        return (
            self.token_status,
            {},
            {"access_token": token, "expires_in": self.lasts, "token_type": "Bearer"},
        )

    def claims_of(self, assertion: str) -> dict[str, Any]:
        """Those of an assertion, whose signature is checked where ``key`` is known."""
        options: Any = {"verify_exp": False, "verify_iat": False}  # tests stop the clock
        if self.key is None:
            options = {"verify_signature": False}
        claims: dict[str, Any] = jwt.decode(
            assertion,
            self.key,
            algorithms=["RS256"],
            audience=f"{self.address}/token",
            options=options,
        )
        return claims

    def score(self, column: str, sent: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
        with self.lock:
            earlier = self.scores[column, sent["userId"]]
            stamp = datetime.fromisoformat(sent["timestamp"]).replace(microsecond=0)
            if earlier:
                last = datetime.fromisoformat(earlier[-1]["timestamp"]).replace(microsecond=0)
                if last >= stamp:
                    return 409, {}, "Refusing score with an earlier timestamp"
            earlier.append(sent)
        return 200, {}, {}

    def column(self, sent: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
        with self.lock:
            made = sent | {"id": f"{self.address}/columns/{len(self.columns) + 1}?type=9"}
            self.columns.append(made)
        return 201, {}, made

    def found(self, link: str) -> tuple[int, dict[str, str], Any]:
        same = [one for one in self.columns if one.get("resourceLinkId") == link]
        return 200, {}, same

    def page(self, number: int) -> tuple[int, dict[str, str], Any]:
        context = {"id": "c1", "title": "Policy 101"}
        following = f'<{self.address}/members?page={number + 1}>; rel="next"'
        last = number + 1 >= len(self.pages)
        header = self.links.get(number, "" if last else following)
        body = self.pages[number]
        if isinstance(body, list):
            body = {"id": "x", "context": context, "members": body}
        return 200, {"Link": header} if header else {}, body


def _handler(university: University) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(b"")

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])))

        def answer(self, body: bytes) -> None:
            parts = urlsplit(self.path)
            university.asked.append(f"{self.command} {self.path}")
            time.sleep(university.wait)
            university.meanwhile()
            if parts.path == "/token":
                self.send(*university.token(parse_qs(body.decode())))
                return
            told = university.answers.pop(0) if university.answers else None
            if isinstance(told, int):
                self.send(told, {}, "no")
            elif isinstance(told, tuple):
                self.send(*told, "no")
            elif told == "garbage":
                self.send(200, {}, None)
            elif self.headers["Authorization"].removeprefix("Bearer ") not in university.valid:
                self.send(401, {}, "no")
            else:
                usual = self.usual(parts.path, parse_qs(parts.query), body)
                if told == "lost":
                    self.close_connection = True
                else:
                    self.send(*usual)

        def usual(
            self, path: str, query: dict[str, list[str]], body: bytes
        ) -> tuple[int, dict[str, str], Any]:
            if path == "/members":
                return university.page(int(query.get("page", ["0"])[0]))
            if path == "/columns" and body:
                return university.column(json.loads(body))
            if path == "/columns":
                return university.found(query["resource_link_id"][0])
            return university.score(path.split("/")[2], json.loads(body))

        def send(self, status: int, headers: dict[str, str], told: Any) -> None:
            body = b"<h1>Being mended" if told is None else json.dumps(told).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # the app has had enough

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def open_university() -> Iterator[University]:
    university = University()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(university))
    server.daemon_threads = True
    university.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield university
    finally:
        server.shutdown()
        server.server_close()


def registration_at(university: University, **more: Any) -> dict[str, Any]:
    """The registration of a course there, for factories."""
    usual = {"token_url": f"{university.address}/token", "issuer": university.address}
    place = "deployment__registration__"
    return {f"{place}{name}": value for name, value in (usual | more).items()}


def course_at(university: University, **more: Any) -> LtiCourse:
    course: LtiCourse = LtiCourseFactory.create(
        members_url=f"{university.address}/members", **registration_at(university), **more
    )
    return course


def line_item_at(university: University, course: LtiCourse, **more: Any) -> LtiLineItem:
    """A column for the link to a quiz."""
    usual = {
        "url": f"{university.address}/columns/1?type=9",
        "container": f"{university.address}/columns?type=9",
    }
    line_item: LtiLineItem = LtiLineItemFactory.create(link__course=course, **(usual | more))
    return line_item


def known_as(sub: str, registration: LtiRegistration, **more: Any) -> User:
    """Somebody whom the platform knows."""
    user: User = LtiAccountFactory.create(sub=sub, registration=registration, **more).user
    return user


def send_all() -> int:
    return Sender().send_due()


def score_of(attempt: Any) -> LtiScore:
    score: LtiScore = LtiScore.objects.get(attempt=attempt)
    return score
