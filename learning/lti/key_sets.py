"""The keys with which platforms sign, kept in the cache for an hour.

A key that is not in the set makes the app look again, at most twice a minute. So does a platform
that did not answer: a launch must not hold a thread of the server each time.
"""

import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.cache import cache

from learning.lti.fetching import Unreachable, fetch
from learning.lti.tokens import Refused
from learning.models import LtiRegistration

logger = logging.getLogger(__name__)

KEPT = 60 * 60  # seconds
PAUSE = 30  # seconds between two looks
MOST_KEYS = 50


def platform_key(registration: LtiRegistration, kid: str) -> Mapping[str, Any]:
    """The key (a JWK) with this id; the only one, if the token names none. Raises ``Refused``."""
    place = place_of(registration)
    known = cache.get(place)
    if known and (found := _of_id(known, kid)):
        return found
    if not cache.add(f"{place}:asked", 1, PAUSE):
        if known is None:
            raise Refused(f"{registration} doesn’t answer. Try again in a minute.")
        raise Refused("The signature isn’t the platform’s.")
    keys = _fetched(registration)
    cache.set(place, keys, KEPT)
    if found := _of_id(keys, kid):
        return found
    raise Refused("The signature isn’t the platform’s.")


def place_of(registration: LtiRegistration) -> str:
    """The key in the cache; an address is too long for one."""
    return f"lti-keys:{registration.pk}:{sha256(registration.jwks_url.encode()).hexdigest()}"


def _of_id(keys: list[dict[str, Any]], kid: str) -> dict[str, Any] | None:
    if not kid:
        return keys[0] if len(keys) == 1 else None
    return next((key for key in keys if key.get("kid") == kid), None)


def _fetched(registration: LtiRegistration) -> list[dict[str, Any]]:
    """Those that may sign by RSA."""
    try:
        told = fetch("GET", registration.jwks_url).json()
    except Unreachable as reason:
        logger.warning("No keys from %s: %s", registration.jwks_url, reason)
        raise Refused(f"{registration} doesn’t answer. Try again in a minute.") from reason
    keys = told.get("keys") if isinstance(told, dict) else None
    if not isinstance(keys, list):
        raise Refused("The platform’s key can’t be read.")
    usable = [key for key in keys[:MOST_KEYS] if isinstance(key, dict) and key.get("kty") == "RSA"]
    return [key for key in usable if key.get("use", "sig") == "sig"]
