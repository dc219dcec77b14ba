"""The SOCIALACCOUNT_PROVIDERS setting: at most one provider, which speaks OpenID Connect."""

import os
from typing import Any
from urllib.parse import urlsplit

from config.data_folder import refuse
from config.environment import refuse_invalid

# It stands in the database with everyone who has signed in by it.
PROVIDER_ID = "sso"
EXPECTED_URL = "the issuer's address, such as https://login.example/realms/students"


def providers() -> dict[str, dict[str, Any]]:
    """Nothing without ``OIDC_URL``, the issuer's address; then the provider must know us, too."""
    url = os.environ.get("OIDC_URL", "").rstrip("/")
    if not url:
        return {}
    with refuse_invalid("OIDC_URL", EXPECTED_URL):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise ValueError(url)
    # Not by environ, which takes a value that begins with a dollar sign for a variable's name.
    client = {name: os.environ.get(name, "") for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")}
    for name, value in client.items():
        if not value:
            refuse(f"{name} is not set: the provider at OIDC_URL gives it to those it knows.")
    app = {
        "provider_id": PROVIDER_ID,
        "name": os.environ.get("OIDC_NAME") or "your university",
        "client_id": client["OIDC_CLIENT_ID"],
        "secret": client["OIDC_CLIENT_SECRET"],
        "settings": {"server_url": url},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
