"""The app's own key pairs: made when first needed, replaced on demand, published as a set."""

from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.db import transaction

from learning.accounts import encryption
from learning.lti.tokens import new_key, public_jwk
from learning.models import LtiKey


def signing_key(now: datetime) -> tuple[str, RSAPrivateKey]:
    """The id of the key that signs, and the key; a new one where none can be decrypted, as
    when SECRET_KEY has changed.
    """
    row = LtiKey.objects.first()
    try:
        text = encryption.decrypt(row.private) if row else ""
    except encryption.UnknownKey:
        text = ""
    if row is None or not text:
        row = replace_key(now)
        text = encryption.decrypt(row.private)
    key = load_pem_private_key(text.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return row.kid, key


def replace_key(now: datetime) -> LtiKey:
    """Makes a new key that signs from now on. The former one stays published until the next
    replacement, since platforms keep copies of the set for hours.
    """
    key, kid = new_key(), token_urlsafe(16)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with transaction.atomic():
        if former := LtiKey.objects.first():
            LtiKey.objects.exclude(pk=former.pk).delete()
        return LtiKey.objects.create(
            kid=kid, private=encryption.encrypt(pem), public=public_jwk(key, kid), made_at=now
        )


def published_keys(now: datetime) -> dict[str, Any]:
    """The set of keys (JWKS) by which platforms check what the app signs."""
    if not LtiKey.objects.exists():
        signing_key(now)
    return {"keys": list(LtiKey.objects.values_list("public", flat=True))}


def encrypt_with_present_key() -> None:
    """Encrypts keys anew that are under a former SECRET_KEY, which can then be dropped."""
    for row in LtiKey.objects.all():
        if encryption.is_under_present_key(row.private):
            continue
        try:
            row.private = encryption.encrypt(encryption.decrypt(row.private))
        except encryption.UnknownKey:
            continue  # a new key replaces it when it is next needed
        row.save(update_fields=["private"])
