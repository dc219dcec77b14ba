"""Dynamic registration (LTI Advantage 1.0): a platform opens a link of ours, and the app asks it to
be registered.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from learning.lti.fetching import Unreachable, fetch, is_safe_url
from learning.lti.messages import CHOOSES, OPENS
from learning.lti.services import scopes
from learning.lti.texts import id_in, name_in
from learning.lti.tokens import Refused
from learning.models import LtiInvitation, LtiRegistration
from learning.models.lti.platforms import LONGEST_ID, LONGEST_URL
from learning.random_tokens import new_token

OPEN_FOR = timedelta(days=7)
TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration"
CLAIMS = ("iss", "sub", "name", "given_name", "family_name")  # no e-mail address
USED = "This registration link was used already. Ask for a new one."


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """The app's addresses that a platform has to know."""

    site: str
    login: str
    launch: str
    choose: str
    keys: str
    icon: str


def invite(now: datetime) -> LtiInvitation:
    LtiInvitation.objects.filter(expires_at__lt=now).delete()
    return LtiInvitation.objects.create(key=new_token(), expires_at=now + OPEN_FOR)


def invitation(key: str, now: datetime) -> LtiInvitation:
    """Raises ``Refused``."""
    found = LtiInvitation.objects.filter(key=key, expires_at__gt=now).first()
    if found is None:
        raise Refused(USED)
    return found


def register(
    key: str,
    configuration_url: str,
    token: str,
    *,
    site: str,
    ours: OwnAddresses,
    now: datetime,
) -> LtiRegistration:
    """Registers the app at the platform that ``configuration_url`` describes and people use at
    ``site``, by an invitation that this uses up. Staff confirm it. Raises ``Refused``; then the
    invitation stays.
    """
    found = invitation(key, now)
    deleted, _ = LtiInvitation.objects.filter(pk=found.pk).delete()  # of two at once, one registers
    if not deleted:
        raise Refused(USED)
    try:
        return _registered(configuration_url, token, site, ours, now)
    except (Refused, Unreachable) as reason:
        LtiInvitation.objects.create(key=found.key, expires_at=found.expires_at)
        raise Refused(f"The platform could not be registered. {reason}") from reason


def _registered(
    configuration_url: str, token: str, site: str, ours: OwnAddresses, now: datetime
) -> LtiRegistration:
    told = _object(fetch("GET", configuration_url).json())
    addresses = {
        "auth_url": _url(told, "authorization_endpoint"),
        "token_url": _url(told, "token_endpoint"),
        "jwks_url": _url(told, "jwks_uri"),
    }
    endpoint, issuer = _url(told, "registration_endpoint"), _url(told, "issuer", LONGEST_ID)
    audience = id_in(told.get("authorization_server"), LONGEST_URL)
    if not (token.isascii() and token.isprintable()):
        raise Refused("Its registration token isn’t valid.")
    answer = fetch(
        "POST",
        endpoint,
        body=json.dumps(client(ours, told)).encode(),
        headers={"Content-Type": "application/json"}
        | ({"Authorization": f"Bearer {token}"} if token else {}),
    )
    made = _object(answer.json())
    client_id = id_in(_as_text(made.get("client_id")), LONGEST_ID)
    if not client_id:
        raise Refused("It gave no client id.")
    deployment_id = id_in(_as_text(_object(made.get(TOOL, {})).get("deployment_id")), LONGEST_ID)
    try:
        with transaction.atomic():
            registration = LtiRegistration.objects.create(
                name=_name(told, site),
                issuer=issuer,
                client_id=client_id,
                audience=audience,
                site=site,
                made_at=now,
                **addresses,
            )
            if deployment_id:  # some platforms install the tool at once, and say where
                registration.deployments.create(
                    deployment_id=deployment_id, made_at=now, confirmed_at=now
                )
    except IntegrityError as error:
        raise Refused("It is registered already.") from error
    return registration


def client(ours: OwnAddresses, platform: Mapping[str, Any]) -> dict[str, Any]:
    """What the app asks to be registered as: no more scopes than the platform has."""
    supported = platform.get("scopes_supported")
    asked = [one for one in scopes.ALL if not isinstance(supported, list) or one in supported]
    return {
        "application_type": "web",
        "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"],
        "client_name": "Lilun",
        "client_uri": ours.site,
        "logo_uri": ours.icon,
        "initiate_login_uri": ours.login,
        "redirect_uris": [ours.launch],
        "jwks_uri": ours.keys,
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": " ".join(asked),
        TOOL: {
            "domain": urlsplit(ours.site).netloc,
            "description": "Briefs to learn, and quizzes on them.",
            "target_link_uri": ours.launch,
            "claims": list(CLAIMS),
            "messages": [
                {"type": OPENS, "target_link_uri": ours.launch, "label": "Lilun"},
                {
                    "type": CHOOSES,
                    "target_link_uri": ours.choose,
                    "label": "Lilun",
                    "icon_uri": ours.icon,
                },
            ],
        },
    }


def _name(told: Mapping[str, Any], address: str) -> str:
    kind = name_in(_object(told.get(PLATFORM, {})).get("product_family_code"), 40).title()
    return f"{kind} {urlsplit(address).hostname}".strip()[:100]


def _as_text(value: object) -> object:
    """Some platforms give their ids as numbers."""
    return str(value) if isinstance(value, int) else value


def _object(value: object) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise Refused("Its answer isn’t what the standard asks.")


def _url(told: Mapping[str, Any], name: str, most: int = LONGEST_URL) -> str:
    value = told.get(name)
    if isinstance(value, str) and len(value) <= most and is_safe_url(value):
        return value
    raise Refused(f"Its “{name}” isn’t an address with https.")
