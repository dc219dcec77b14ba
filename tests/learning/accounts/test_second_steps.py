"""Secrets of two-factor codes when the server's key changes, and how to regain access."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from pytest_django import Settings

from config.startup import reencrypt_secrets
from learning.accounts.encryption import is_under_present_key
from learning.models import User

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def secrets() -> list[str]:
    rows = [row.data for row in Authenticator.objects.exclude(type="webauthn").order_by("type")]
    return [data.get("seed") or data["secret"] for data in rows]


@pytest.fixture(autouse=True)
def codes(learner: User) -> None:
    TOTP.activate(learner, SECRET)
    RecoveryCodes.activate(learner)


def test_the_database_contains_no_plain_secret() -> None:
    assert all(is_under_present_key(secret) for secret in secrets())


def test_a_start_with_a_new_key_reencrypts_them(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().generate_codes()
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    settings.SECRET_KEY_FALLBACKS = [former]
    reencrypt_secrets()
    settings.SECRET_KEY_FALLBACKS = []
    assert all(is_under_present_key(secret) for secret in secrets())
    assert Authenticator.objects.get(type="recovery_codes").wrap().generate_codes() == codes
    assert not caplog.text


def test_a_start_without_the_former_key_says_what_to_do(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    before, settings.SECRET_KEY = secrets(), "another"
    reencrypt_secrets()
    assert "Codes of these accounts cannot be checked: learner." in caplog.text
    assert "SECRET_KEY_FALLBACKS" in caplog.text
    assert secrets() == before


class TestRemoveCodes:
    def removed(self, username: str) -> str:
        printed = StringIO()
        call_command("remove_codes", username, stdout=printed)
        return printed.getvalue()

    def test_without_codes_the_password_is_enough(self) -> None:
        assert "their password and nothing else" in self.removed("learner")
        assert not Authenticator.objects.exists()

    def test_passkeys_are_kept(self, learner: User) -> None:
        Authenticator.objects.create(user=learner, type="webauthn", data={})
        assert "their password and a passkey" in self.removed("learner")
        assert Authenticator.objects.get().type == "webauthn"

    def test_the_codes_of_others_are_kept(self, other_learner: User) -> None:
        with pytest.raises(CommandError, match="is asked for no codes"):
            self.removed("other")
        assert Authenticator.objects.count() == 2

    def test_an_unknown_name_is_refused(self) -> None:
        with pytest.raises(CommandError, match="Nobody is called “nemo”"):
            self.removed("nemo")
