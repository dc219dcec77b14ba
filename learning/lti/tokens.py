"""Signed tokens: those of a platform are checked, our own are made.

By LTI 1.3 and the 1EdTech Security Framework 1.0, on the library PyJWT.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from jwt.algorithms import RSAAlgorithm

ALGORITHM = "RS256"  # the one that the standard demands; "none" and shared secrets are refused
OLDEST = timedelta(minutes=5)  # that a platform's token may be when it arrives
AHEAD = timedelta(minutes=1)  # that a platform's clock may be
LASTS = timedelta(minutes=5)  # a token of ours
LATEST = 10.0**11  # seconds: the year 5138
KEY_BITS = 2048
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP_LINK_CLAIM = "https://purl.imsglobal.org/spec/lti-dl/claim/"


class Refused(Exception):
    """A request by a platform that is not accepted; the text is for a page and says why."""


def key_id(token: str) -> str:
    """The id of the key that signed it. Raises ``Refused``, also for another algorithm."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError as error:
        raise Refused("The platform’s message can’t be read.") from error
    if header.get("alg") != ALGORITHM:
        raise Refused("The platform’s message isn’t signed as LTI 1.3 asks.")
    return str(header.get("kid") or "")


def verified_claims(
    token: str, key: Mapping[str, Any], *, issuer: str, client_id: str, now: datetime
) -> dict[str, Any]:
    """What a platform's token claims, if ``key`` (a public JWK) signed it for this client and it is
    new. Raises ``Refused``.
    """
    try:
        public = RSAAlgorithm.from_jwk(dict(key))
    except (jwt.InvalidKeyError, ValueError) as error:
        raise Refused("The platform’s key can’t be read.") from error
    if not isinstance(public, RSAPublicKey):
        raise Refused("The platform’s key can’t be read.")
    try:
        claims = jwt.decode(
            token,
            public,
            algorithms=[ALGORITHM],
            audience=client_id,
            issuer=issuer,
            options={
                "require": ["iss", "aud", "exp", "iat", "nonce"],
                "verify_exp": False,  # by ``now``, below
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
    except jwt.InvalidSignatureError as error:
        raise Refused("The signature isn’t the platform’s.") from error
    except jwt.InvalidAudienceError as error:
        raise Refused("The platform’s message is for another tool.") from error
    except jwt.InvalidIssuerError as error:
        raise Refused("The message is from another platform.") from error
    except jwt.InvalidTokenError as error:
        raise Refused("The platform’s message can’t be read.") from error
    _check_authorized_party(claims, client_id)
    _check_times(claims, now)
    return claims


def _check_authorized_party(claims: Mapping[str, Any], client_id: str) -> None:
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    party = claims.get("azp")
    if (several or party is not None) and party != client_id:
        raise Refused("The platform’s message is for another tool.")


def _check_times(claims: Mapping[str, Any], now: datetime) -> None:
    issued, expires = claims["iat"], claims["exp"]
    # JSON in Python has NaN, which is neither early nor late, and infinity.
    if not all(isinstance(at, int | float) and abs(at) < LATEST for at in (issued, expires)):
        raise Refused("The platform’s message can’t be read.")
    age = now.timestamp() - issued
    if age < -AHEAD.total_seconds():
        raise Refused(f"The platform’s clock is {_minutes(-age)} ahead of ours.")
    late = age >= OLDEST.total_seconds() or now.timestamp() >= expires + AHEAD.total_seconds()
    if late:
        raise Refused(f"This link is {_minutes(age)} old, or the platform’s clock is behind.")


def _minutes(seconds: float) -> str:
    count = max(1, round(seconds / 60))
    return "a minute" if count == 1 else f"{count} minutes"


def new_key() -> RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def public_jwk(key: RSAPrivateKey, kid: str) -> dict[str, str]:
    """The public half, as it stands in a set of keys."""
    whole = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {"kty": "RSA", "n": whole["n"], "e": whole["e"], "alg": ALGORITHM, "use": "sig"} | {
        "kid": kid
    }


def client_assertion(
    key: RSAPrivateKey, kid: str, *, client_id: str, audience: str, now: datetime
) -> str:
    """The assertion with which the app asks for an access token (RFC 7523). ``audience`` is
    `LtiRegistration.token_audience`."""
    claims = {"iss": client_id, "sub": client_id, "aud": audience, "jti": token_urlsafe(16)}
    return _signed(claims, key, kid, now)


def deep_linking_response(
    key: RSAPrivateKey,
    kid: str,
    *,
    client_id: str,
    issuer: str,
    deployment_id: str,
    data: Any,
    items: list[dict[str, Any]],
    now: datetime,
) -> str:
    """What was chosen, for the platform; ``data`` is its own and goes back as it came."""
    claims: dict[str, Any] = {
        "iss": client_id,
        "aud": issuer,
        "nonce": token_urlsafe(16),
        CLAIM + "message_type": "LtiDeepLinkingResponse",
        CLAIM + "version": "1.3.0",
        CLAIM + "deployment_id": deployment_id,
        DEEP_LINK_CLAIM + "content_items": items,
    }
    if data is not None:
        claims[DEEP_LINK_CLAIM + "data"] = data
    return _signed(claims, key, kid, now)


def _signed(claims: dict[str, Any], key: RSAPrivateKey, kid: str, now: datetime) -> str:
    lasts = {"iat": int(now.timestamp()), "exp": int((now + LASTS).timestamp())}
    return jwt.encode(claims | lasts, key, algorithm=ALGORITHM, headers={"kid": kid})
