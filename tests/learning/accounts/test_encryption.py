"""Secrets in the database cannot be read without the key of the app."""

import pytest
from pytest_django import Settings

from learning.accounts.encryption import UnknownKey, decrypt, encrypt, is_under_present_key

SECRET = "JBSWY3DPEHPK3PXP"


def test_an_encrypted_text_can_be_decrypted() -> None:
    encrypted = encrypt(SECRET)
    assert SECRET not in encrypted
    assert encrypted != encrypt(SECRET), "equal texts must not look equal"
    assert decrypt(encrypted) == SECRET


def test_a_plain_secret_of_an_earlier_version_still_works() -> None:
    assert decrypt(SECRET) == SECRET
    assert not is_under_present_key(SECRET)


def test_another_key_decrypts_nothing(settings: Settings) -> None:
    encrypted = encrypt(SECRET)
    settings.SECRET_KEY = "another"
    with pytest.raises(UnknownKey):
        decrypt(encrypted)


def test_a_former_key_decrypts_what_it_encrypted(settings: Settings) -> None:
    encrypted, former = encrypt(SECRET), settings.SECRET_KEY
    assert is_under_present_key(encrypted)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [former]
    assert decrypt(encrypted) == SECRET
    assert not is_under_present_key(encrypted)
    assert is_under_present_key(encrypt(SECRET))
