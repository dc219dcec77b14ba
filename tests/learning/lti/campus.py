"""A platform for tests: it signs launches, and publishes its keys on loopback as it is told to."""

import html
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.http import HttpResponse
from django.test import Client

from learning.lti.factories import LtiDeploymentFactory
from learning.lti.tokens import CLAIM, DEEP_LINK_CLAIM, new_key, public_jwk
from learning.models import LtiRegistration, User
from tests.clients import new_session

SITE = "https://lilun.example"
LAUNCH, CHOOSE = f"{SITE}/lti/launch/", f"{SITE}/lti/choose/"
INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"
LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
KEY, FOREIGN_KEY = new_key(), new_key()  # made once: it takes a moment
WINDOW, FRAME = {"Sec-Fetch-Dest": "document"}, {"Sec-Fetch-Dest": "iframe"}


@dataclass
class Answers:
    """How the platform answers, and what it was asked."""

    keys: list[dict[str, Any]] = field(default_factory=lambda: [public_jwk(KEY, "one")])
    status: int = 200
    wait: float = 0.0  # seconds before the answer
    pause: float = 0.0  # seconds between its bytes
    body: bytes | None = None
    location: str = ""
    asked: list[str] = field(default_factory=list)
    posted: list[dict[str, Any]] = field(default_factory=list)
    registered: dict[str, Any] = field(default_factory=lambda: {"client_id": "by-itself"})
    configuration: dict[str, Any] = field(default_factory=dict)


@contextmanager
def answering() -> Iterator[tuple[str, Answers]]:
    """A server on loopback: its address, and its answers, which may be changed at any time."""
    answers = Answers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers.asked.append(self.path)
            if self.path.startswith("/configuration"):
                self.send(answers.configuration)
            else:
                self.send({"keys": answers.keys})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            token = self.headers.get("Authorization")
            answers.posted.append(json.loads(sent) | {"authorization": token})
            self.send(answers.registered)

        def send(self, told: dict[str, Any]) -> None:
            time.sleep(answers.wait)
            body = json.dumps(told).encode() if answers.body is None else answers.body
            self.send_response(answers.status)
            self.send_header("Content-Length", str(len(body)))
            if answers.location:
                self.send_header("Location", answers.location)
            self.end_headers()
            try:
                for byte in [bytes([one]) for one in body] if answers.pause else [body]:
                    self.wfile.write(byte)
                    self.wfile.flush()
                    time.sleep(answers.pause)
            except ConnectionError:
                pass  # the app has had enough

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", answers
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Campus:
    """The platform with one browser of a person in it."""

    registration: LtiRegistration
    answers: Answers
    client: Client

    def log_in(self, headers: dict[str, str] = WINDOW, **asked: str) -> HttpResponse:
        """The request with which the platform begins, in a window unless ``headers`` say else."""
        usual = {
            "iss": self.registration.issuer,
            "client_id": self.registration.client_id,
            "login_hint": "17",
            "lti_message_hint": "course 1",
            "target_link_uri": LAUNCH,
        }
        return self.client.get("/lti/login/", usual | asked, secure=True, headers=headers)

    def begun(self, **asked: str) -> dict[str, str]:
        """What the app asks the platform for, after a login."""
        response = self.log_in(**asked)
        assert response.status_code == 302, response.text
        query = parse_qs(urlsplit(response["Location"]).query)
        return {name: value for name, [value] in query.items()}

    def claims(self, nonce: str, /, **changes: Any) -> dict[str, Any]:
        """Those of a learner who opens a link; a change to None leaves one out."""
        now = int(time.time())
        whole: dict[str, Any] = {
            "iss": self.registration.issuer,
            "aud": self.registration.client_id,
            "sub": "ana",
            "given_name": "Ana",
            "family_name": "Lopez",
            "name": "Ana Lopez",
            "email": "ana@campus.example",
            "iat": now,
            "exp": now + 3600,
            "nonce": nonce,
            CLAIM + "message_type": "LtiResourceLinkRequest",
            CLAIM + "version": "1.3.0",
            CLAIM + "deployment_id": "1",
            CLAIM + "target_link_uri": LAUNCH,
            CLAIM + "roles": [LEARNER],
            CLAIM + "context": {"id": "c1", "title": "Policy 101"},
            CLAIM + "resource_link": {"id": "r1", "title": "Week 1"},
        }
        changed = whole | changes
        return {name: value for name, value in changed.items() if value is not None}

    def token(
        self, claims: dict[str, Any], key: RSAPrivateKey | str = KEY, kid: str = "one", **how: Any
    ) -> str:
        return jwt.encode(claims, key, headers={"kid": kid}, **{"algorithm": "RS256"} | how)

    def post(self, token: str, state: str) -> HttpResponse:
        form = {"id_token": token, "state": state}
        origin = {"Origin": "https://campus.example"}
        return self.client.post("/lti/launch/", form, secure=True, headers=origin)

    def launch(self, **changes: Any) -> HttpResponse:
        """A login and its launch; what comes of the POST."""
        begun = self.begun()
        return self.post(self.token(self.claims(begun["nonce"], **changes)), begun["state"])

    def enter(self, **changes: Any) -> HttpResponse:
        """A whole launch, up to the page on which the person is signed in or asked."""
        response = self.launch(**changes)
        assert response.status_code == 302, response.text
        return self.client.get(response["Location"], secure=True)

    def choose(self, sub: str = "tom", **settings: Any) -> HttpResponse:
        """A launch by a teacher that chooses content, in a frame."""
        begun = self.begun(headers=FRAME, target_link_uri=CHOOSE)
        told = {
            "deep_link_return_url": f"{self.registration.issuer}/back?course=1",
            "accept_types": ["ltiResourceLink"],
            "accept_multiple": True,
            "data": "opaque",
        }
        claims = self.claims(
            begun["nonce"],
            **{
                "sub": sub,
                CLAIM + "message_type": "LtiDeepLinkingRequest",
                CLAIM + "target_link_uri": CHOOSE,
                CLAIM + "roles": [INSTRUCTOR],
                CLAIM + "resource_link": None,
                DEEP_LINK_CLAIM + "deep_linking_settings": told | settings,
            },
        )
        return self.post(self.token(claims), begun["state"])

    def send_choice(self, page: HttpResponse, **form: str) -> HttpResponse:
        """Presses a button on the page for choosing."""
        [state] = re.findall(r'name="state" value="([^"]+)"', page.text)[:1]
        return self.client.post(
            "/lti/choose/",
            {"state": html.unescape(state)} | form,
            secure=True,
            headers={"Origin": SITE},
        )


def sign_in(client: Client, user: User) -> None:
    client.cookies["sessionid"] = new_session(user)


def signed_in_id(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def connected(client: Client, address: str, answers: Answers) -> Campus:
    deployment = LtiDeploymentFactory.create(
        registration__jwks_url=f"{address}/keys", registration__token_url=f"{address}/token"
    )
    return Campus(deployment.registration, answers, client)
