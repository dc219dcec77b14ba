"""Requests to the services of a platform, with an access token for the app."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.core.cache import caches

from learning.lti.fetching import Answer, Unreachable, fetch
from learning.lti.keys import signing_key
from learning.lti.tokens import client_assertion
from learning.models import LtiRegistration

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LASTS = 3600  # seconds, of a token that does not say so
EARLIER = 60  # seconds before its end that a token is used no more
LONGEST_REST = timedelta(days=1)  # that a platform is given if it asks for time
BUSY = (408, 425, 429)


class Later(Exception):
    """It did not work now, and may work ``after`` a while; the text says why. ``is_alone`` means
    that other requests may work at once."""

    def __init__(
        self, reason: str, after: timedelta = timedelta(0), *, is_alone: bool = False
    ) -> None:
        super().__init__(reason)
        self.after, self.is_alone = after, is_alone


class Never(Exception):
    """The platform does not take this request; the text says why. ``status`` is its answer's."""

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(reason)
        self.status = status


def call(
    registration: LtiRegistration,
    scope: str,
    method: str,
    url: str,
    now: datetime,
    *,
    takes: str,
    sends: str = "",
    content: Any = None,
    most_bytes: int = 1_000_000,
) -> Answer:
    """The answer to a request, which had a status of 2xx. ``takes`` and ``sends`` are the media
    types of the answer and of ``content``. Raises ``Later``, ``Never``.
    """
    headers, body = {"Accept": takes}, None
    if sends:
        headers["Content-Type"] = sends
        body = json.dumps(content).encode()
    for is_new in (False, True):
        token = access_token(registration, [scope], now, renew=is_new)
        try:
            answer = fetch(
                method,
                url,
                body=body,
                headers=headers | {"Authorization": f"Bearer {token}"},
                most_bytes=most_bytes,
            )
        except Unreachable as error:
            raise Later(str(error)) from error
        if answer.status != 401:
            break
    return checked(answer, now)


def checked(answer: Answer, now: datetime) -> Answer:
    """Raises ``Later``, ``Never`` for an answer that is an error."""
    status = answer.status
    if 200 <= status < 300:
        return answer
    reason = f"It answered {status}."
    if status >= 500 or status in BUSY:
        raise Later(reason, asked_rest(answer, now))
    raise Never(reason, status)


def asked_rest(answer: Answer, now: datetime) -> timedelta:
    """How long the platform asks to be left alone: seconds, or a date."""
    text = (answer.headers.get("Retry-After") or "").strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        rest = timedelta(seconds=int(text))
    else:
        try:
            rest = parsedate_to_datetime(text) - now
        except (ValueError, TypeError):
            return timedelta(0)
    return min(max(rest, timedelta(0)), LONGEST_REST)


def json_in(answer: Answer) -> Any:
    """The JSON in an answer. Raises ``Later`` for anything else, such as a page that says the
    platform is being mended.
    """
    try:
        return answer.json()
    except Unreachable as error:
        raise Later(str(error)) from error


def access_token(
    registration: LtiRegistration, scopes: Collection[str], now: datetime, *, renew: bool = False
) -> str:
    """A token for these scopes, kept in this process until shortly before its end. Two
    registrations at one issuer have tokens of their own. Raises ``Later``: staff of the platform or
    of the app can mend what is wrong with a registration.
    """
    asked = " ".join(sorted(scopes))
    whose = f"{registration.client_id} {registration.token_url} {asked}"
    place = f"lti-token:{registration.pk}:{sha256(whose.encode()).hexdigest()}"
    kept = caches["process"]
    known = None if renew else kept.get(place)
    if known and known[1] > now:
        return str(known[0])
    token, lasts = _new_token(registration, asked, now)
    kept.set(place, (token, now + timedelta(seconds=lasts - EARLIER)), max(lasts, 1))
    return token


def _new_token(registration: LtiRegistration, scope: str, now: datetime) -> tuple[str, int]:
    """The token, and for how many seconds it is valid."""
    kid, key = signing_key(now)
    assertion = client_assertion(
        key,
        kid,
        client_id=registration.client_id,
        audience=registration.token_audience,
        now=now,
    )
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION,
        "client_assertion": assertion,
        "scope": scope,
    }
    try:
        answer = fetch(
            "POST",
            registration.token_url,
            body=urlencode(form).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
    except Unreachable as error:
        raise Later(str(error)) from error
    try:
        whole = json_in(checked(answer, now))
    except Never as error:
        raise Later(f"It gives Lilun no access: {error.status}.") from error
    token = whole.get("access_token") if isinstance(whole, dict) else None
    if not isinstance(token, str) or not token.isascii() or not token.isprintable():
        raise Later("It gives Lilun no access.")
    lasts = whole.get("expires_in")
    is_number = isinstance(lasts, int) and not isinstance(lasts, bool)
    return token, max(0, min(lasts, 24 * LASTS)) if is_number else LASTS
