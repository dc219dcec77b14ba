"""A learning platform on loopback, on the library lti1p3platform: one course, teachers (tom…) and
learners, whose pages show the app in a frame or in a window.
"""

import html
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration
from lti1p3platform.request import Request
from lti1p3platform.response import Response

from learning.lti.tokens import new_key
from tests.e2e.support.lms_services import (
    A_PAGE,
    Gradebook,
    Grades,
    Names,
    columns_response,
    names_response,
)

ROLES = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration"
CHOOSES, ADD = "LtiDeepLinkingRequest", "add"


@dataclass
class Lms:
    """The platform's state. ``certificate`` is the one that it trusts, ``people`` are those of the
    course, who come into it by opening it.
    """

    url: str
    certificate: str
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    registration: Registration = field(default_factory=Registration)
    items: list[dict[str, Any]] = field(default_factory=list)
    tool: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gradebook = Gradebook(self.url)
        key = new_key()
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        self.registration.set_iss(self.url).set_client_id("lilun").set_deployment_id("1")
        self.registration.set_platform_private_key(private.decode())
        self.registration.set_platform_public_key(public.decode())

    def register(self, tool: dict[str, Any]) -> dict[str, Any]:
        """Takes a dynamic registration, and gives the answer to it."""
        self.tool = tool
        messages = {one["type"]: one["target_link_uri"] for one in tool[TOOL]["messages"]}
        self.registration.set_oidc_login_url(tool["initiate_login_uri"])
        self.registration.set_launch_url(messages["LtiResourceLinkRequest"])
        self.registration.set_deeplink_launch_url(messages[CHOOSES])
        self.registration.set_tool_key_set_url(tool["jwks_uri"])
        return tool | {"client_id": "lilun", TOOL: tool[TOOL] | {"deployment_id": "1"}}

    @property
    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/auth",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "registration_endpoint": f"{self.url}/register",
            PLATFORM: {"product_family_code": "campus"},
        }

    def begin(self, user: str, what: str) -> str:
        """The address with which a login to open an item, or to add one, begins."""
        login = Login(None, Configuration(lms=self))
        login.set_lti_message_hint(what=what)
        if what == ADD:
            login.set_deeplinking_launch_url()
        return str(login.prepare_preflight_url(user))

    def launch(self, asked: dict[str, str]) -> str:
        """The page that sends the launch to the app."""
        request = PlainRequest({"get_data": asked, "form_data": {}})
        return str(Launch(request, Configuration(lms=self)).lti_launch())

    def enrol(self, user: str, **more: str) -> list[str]:
        """Puts somebody into the course; their roles."""
        roles = [ROLES + ("Instructor" if user.startswith("tom") else "Learner")]
        self.people[user] = {"user_id": user, "roles": roles, "name": user.title()} | more
        return roles

    def add(self, form: dict[str, str]) -> list[dict[str, Any]]:
        """Takes what a teacher chose, after checking who signed it."""
        added: list[dict[str, Any]] = self.trusting().validate_deeplinking_resp(form)
        for item in added:
            self.gradebook.add(item["lineItem"], str(len(self.items)))
            self.items.append(item)
        return added

    def trusting(self) -> "Configuration":
        """The library's part, with the keys of the app."""
        platform = Configuration(lms=self)
        platform.get_registration()
        keys = requests.get(self.tool["jwks_uri"], timeout=10, verify=self.certificate).json()
        self.registration.set_tool_key_set(keys)
        return platform

    def serve(self, asked: dict[str, Any]) -> tuple[Response, dict[str, str]] | None:
        """The answer to a request of the app's worker, and its headers; None for another one."""
        request, platform = PlainRequest(asked), Configuration(lms=self)
        platform.get_registration()
        place = asked["path"].strip("/").split("/")
        if place == ["members"]:
            people = list(self.people.values())
            return names_response(Names(people, f"{self.url}/members", request, platform))
        grades = Grades(self.gradebook, request, platform)
        if place == ["items"] and asked["method"] == "GET":
            return columns_response(grades), {}
        if place == ["items"]:
            return grades.handle_resp(grades.handle_create_lineitem), {}
        if place[0] == "items" and place[2:] == ["scores"]:
            return grades.handle_resp(grades.handle_update_score, line_item_id=place[1]), {}
        return None


class Configuration(LTI1P3PlatformConfAbstract):
    def init_platform_config(self, **kwargs: Any) -> None:
        self.lms: Lms = kwargs["lms"]

    def get_registration_by_params(self, **kwargs: Any) -> Registration:
        return self.lms.registration


class PlainRequest(Request):
    def build_metadata(self, request: Any) -> Any:
        return request


class Login(OIDCLoginAbstract):
    def set_lti_message_hint(self, **kwargs: Any) -> None:
        self._lti_message_hint = kwargs["what"]

    def get_redirect(self, url: str) -> str:
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    def prepare_launch(self, preflight_response: dict[str, Any]) -> None:
        lms: Lms = self._platform_config.lms  # type: ignore[attr-defined]
        user, what = preflight_response["login_hint"], preflight_response["lti_message_hint"]
        self.set_user_data(user, lms.enrol(user), full_name=user.title())
        self.set_extra_claims({"given_name": user.title()})
        self.set_launch_context_claim("c1", context_title="Policy 101")
        self.set_nrps(f"{lms.url}/members?limit={A_PAGE}")
        if what == ADD:
            self.set_dl(f"{lms.url}/back", accept_types={"ltiResourceLink"})
            return
        item = lms.items[int(what)]
        self.set_resource_link_claim(f"r{what}", title=item["title"])
        self.set_custom_parameters_claim(item["custom"])
        column = lms.gradebook.columns.get(what)
        self.set_ags(f"{lms.url}/items", column["id"] if column else None)

    def render_launch_form(self, launch_data: dict[str, Any], **kwargs: Any) -> str:
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(launch_data[name])}">'
            for name in ("id_token", "state")
        )
        address = html.escape(launch_data["launch_url"])
        script = "<script>document.forms[0].submit()</script>"
        return f'<form method="post" action="{address}">{fields}</form>{script}'


def framed(address: str) -> str:
    return f'<iframe name="tool" width="900" height="700" src="{html.escape(address)}"></iframe>'


CLOSES = """<script>addEventListener("message", ({ data }) => {
  if (data.subject === "org.imsglobal.lti.close") document.body.textContent = "Closed";
})</script>"""


def page_of(lms: Lms, path: str, asked: dict[str, str]) -> str:
    """A page for people, or "" if there is none."""
    user = asked.get("user", "")
    if path == "/course":
        links = "".join(
            f'<li><a href="/open?user={user}&amp;item={place}">{item["title"]}</a></li>'
            for place, item in enumerate(lms.items)
        )
        return f'<h1>Policy 101</h1><ul>{links}</ul><a href="/add?user={user}">Add content</a>'
    if path == "/grades":
        points = ", ".join(f"{one:g}" for one in lms.gradebook.points(user))
        return f"<h1>Grades of {user}</h1><p>{points}</p>"
    if path == "/open":
        return framed(lms.begin(user, asked["item"]))
    if path == "/add":
        return framed(lms.begin(user, ADD))
    if path == "/connect":
        query = {"openid_configuration": f"{lms.url}/configuration", "registration_token": "once"}
        return framed(f"{asked['link']}?{urlencode(query)}") + CLOSES
    if path == "/auth":
        return lms.launch(asked)
    if path == "/cookies":  # a frame of another site, which sets a cookie and looks for it
        return framed(f"{lms.url.replace('127.0.0.1', 'localhost')}/set-cookie")
    return ""


def handler_of(lms: Lms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/set-cookie":
                self.send_response(302)
                self.send_header("Set-Cookie", "seen=1; SameSite=None; Secure")
                self.send_header("Location", "/look-for-cookie")
                self.end_headers()
            elif parts.path == "/look-for-cookie":
                self.send("Kept" if "seen=1" in self.headers.get("Cookie", "") else "Refused")
            elif parts.path == "/keys":
                self.send(json.dumps({"keys": lms.registration.get_jwks()}))
            elif parts.path == "/configuration":
                self.send(json.dumps(lms.configuration))
            elif parts.path in ("/items", "/members"):
                self.serve("")
            else:
                self.send(page_of(lms, parts.path, dict(parse_qsl(parts.query))))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/register":
                self.send(json.dumps(lms.register(json.loads(body))))
            elif self.path == "/token":
                form = dict(parse_qsl(body))
                self.send(json.dumps(lms.trusting().get_access_token(form)))
            elif self.path.startswith("/items"):
                self.serve(body)
            else:
                added = lms.add(dict(parse_qsl(body)))
                self.send(f"<h1>Added: {', '.join(one['title'] for one in added)}</h1>")

        def serve(self, body: str) -> None:
            parts = urlsplit(self.path)
            query = {
                name: int(value) if value.isdecimal() else value
                for name, value in parse_qsl(parts.query)
            }
            asked = {"method": self.command, "path": parts.path, "get_data": query}
            asked |= {"headers": self.headers, "json": json.loads(body) if body else None}
            response, headers = lms.serve(asked) or (Response(None, 404, ""), {})
            told = json.dumps(response.result).encode()
            self.send_response(response.code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", response.media_type)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def send(self, text: str) -> None:
            body = f"<!doctype html>{text}".encode() if text[:1] != "{" else text.encode()
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/html" if text[:1] != "{" else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: Any) -> None:
        """Browsers break off the connections that they open ahead."""


@contextmanager
def lms_running(context: ssl.SSLContext, certificate: str) -> Iterator[Lms]:
    server = QuietServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    lms = Lms(f"https://127.0.0.1:{server.server_port}", certificate)
    server.RequestHandlerClass = handler_of(lms)
    # The handshake is left to the thread of the request: browsers open connections ahead.
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield lms
    finally:
        server.shutdown()
        server.server_close()
