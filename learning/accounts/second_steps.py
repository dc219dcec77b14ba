"""Second factors after the password: TOTP codes and recovery codes."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from learning.accounts import encryption


def encrypt_with_present_key() -> list[str]:
    """Encrypts anew whatever is under a former SECRET_KEY, which can then be dropped.

    Returns the usernames whose secrets no known key can decrypt.
    """
    locked = set()
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update(of=("self",)).select_related("user")
        for row in rows.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"):
            try:
                renewed = {name: _renewed(value) for name, value in row.data.items()}
            except encryption.UnknownKey:
                locked.add(row.user.get_username())
                continue
            if renewed != row.data:
                row.data = renewed
                row.save(update_fields=["data"])
    return sorted(locked)


def _renewed(value: object) -> object:
    if isinstance(value, list):  # codes migrated from another program
        return [_renewed(each) for each in value]
    if isinstance(value, str) and not encryption.is_under_present_key(value):
        return encryption.encrypt(encryption.decrypt(value))
    return value
