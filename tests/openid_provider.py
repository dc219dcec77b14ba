"""An OpenID Connect provider on loopback, strict about what an app sends it."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

from config.single_sign_on import PROVIDER_ID

CLIENT_ID, CLIENT_SECRET = "lilun", "a secret of the client"
MEI = {"sub": "u-1", "preferred_username": "mei.lin", "given_name": "Mei", "family_name": "Lin"}


class Provider(ThreadingHTTPServer):
    """``person`` is who is signed in there; ``down`` answers everything with 500."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.person: dict[str, Any] = MEI
        self.down = False
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}

    def settings(self, name: str = "Riverside University") -> dict[str, Any]:
        """As the app's settings have it."""
        app = {"provider_id": PROVIDER_ID, "name": name, "client_id": CLIENT_ID}
        app |= {"secret": CLIENT_SECRET, "settings": {"server_url": self.url}}
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}

    def environment(self, name: str = "Riverside University") -> dict[str, str]:
        names = {"OIDC_URL": self.url, "OIDC_NAME": name, "OIDC_CLIENT_ID": CLIENT_ID}
        return names | {"OIDC_CLIENT_SECRET": CLIENT_SECRET}


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        if self.server.down:
            self.send_error(500)
        elif url.path == "/.well-known/openid-configuration":
            self._json(self._configuration())
        elif url.path == "/authorize":
            self._authorize(asked)
        elif url.path == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            self._json(self.server.tokens[token])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        asked = self.server.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            asked is None
            or sent["redirect_uri"] != asked["redirect_uri"]
            or challenge != asked["code_challenge"]
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET)
        ):
            self._json({"error": "invalid_grant"}, 400)
            return
        now, access = int(time.time()), token_urlsafe()
        self.server.tokens[access] = self.server.person
        claims = self.server.person | {"iss": self.server.url, "aud": CLIENT_ID}
        claims |= {"iat": now, "exp": now + 60}
        id_token = jwt.encode(claims, "not looked at, as it comes from here" * 2, "HS256")
        self._json({"access_token": access, "token_type": "Bearer", "id_token": id_token})

    def _authorize(self, asked: dict[str, str]) -> None:
        """Asks nobody anything: the person is signed in already. No person at all refuses."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        answer = {"state": asked["state"]}
        if self.server.person:
            code = token_urlsafe()
            self.server.codes[code] = asked
            answer["code"] = code
        else:
            answer["error"] = "access_denied"
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer)}")
        self.end_headers()

    def _configuration(self) -> dict[str, Any]:
        url = self.server.url
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "userinfo_endpoint": f"{url}/userinfo",
            "jwks_uri": f"{url}/keys",
        }

    def _json(self, value: object, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def openid_provider() -> Iterator[Provider]:
    with Provider() as provider:
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        yield provider
        provider.shutdown()
