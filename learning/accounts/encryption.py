"""Text encrypted in the database, so that a copy of it alone does not reveal the text.

The key is derived from SECRET_KEY, which is kept outside the database.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PREFIX = "fernet:"  # neither TOTP secrets nor recovery seeds contain a colon
SALT, PURPOSE = b"lilun", b"texts encrypted in the database"


class UnknownKey(Exception):
    """The text was encrypted with a key that is neither SECRET_KEY nor one of its fallbacks."""


def encrypt(text: str) -> str:
    return PREFIX + _fernet().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The decrypted text; text that an earlier version stored unencrypted is returned as it is.

    Raises ``UnknownKey``.
    """
    if not text.startswith(PREFIX):
        return text
    try:
        return _fernet().decrypt(text.removeprefix(PREFIX)).decode()
    except InvalidToken as error:
        raise UnknownKey from error


def is_under_present_key(text: str) -> bool:
    """Whether a text is encrypted with the current SECRET_KEY."""
    try:
        _fernet_of(settings.SECRET_KEY).decrypt(text.removeprefix(PREFIX))
    except InvalidToken:
        return False
    return text.startswith(PREFIX)


def _fernet() -> MultiFernet:
    return _fernet_of(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _fernet_of(*keys: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    """The Fernet key: 256 bits by HKDF (RFC 5869), useless for what SECRET_KEY signs."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=SALT, info=PURPOSE)
    return urlsafe_b64encode(hkdf.derive(key.encode()))
