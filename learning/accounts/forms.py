"""The forms of accounts: allauth's with our labels, and the settings."""

from itertools import groupby
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.fields import EmailField, PasswordField, SetPasswordField
from allauth.account.internal.userkit import get_user_by_username
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from learning.accounts.guests import sends_reminders
from learning.models import User
from learning.study_days import time_zones

PASSWORD_HELP = "At least 8 characters. Not only digits, not a common password."  # noqa: S105
AGAIN = "Password again"
OUT_OF_RANGE = {
    "min_value": "Choose %(limit_value)s or more.",
    "max_value": "Choose %(limit_value)s or less.",
}
REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia"}
    | {"Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)

type Choices = list[tuple[str, str | list[tuple[str, str]]]]


class OurWords(forms.Form):
    """Labels above the fields, so that no field repeats its label inside."""

    labels: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
        if "password1" in self.fields:
            self.fields["password1"].help_text = PASSWORD_HELP


class SignInForm(OurWords, allauth_forms.LoginForm):  # type: ignore[misc]
    labels = {"login": "Username or e-mail", "remember": "Stay signed in"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["login"] = forms.CharField(
            max_length=254, label=self.fields["login"].label, widget=self.fields["login"].widget
        )
        self.fields["remember"].initial = True

    def user_credentials(self) -> dict[str, str]:
        """An address is tried as a username too only where it is one: otherwise the password would
        be looked at more often for an address that is known, and the time would tell."""
        credentials: dict[str, str] = super().user_credentials()
        if "email" in credentials and not get_user_by_username(credentials["email"]):
            credentials.pop("username", None)
        return credentials


class SignUpForm(OurWords, allauth_forms.SignupForm):  # type: ignore[misc]
    field_order = ["username", "password1", "password2", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        required = self.fields["email"].required
        self.fields["email"].label = "E-mail" if required else "E-mail (optional)"
        self.fields["password2"].label = AGAIN

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """For a known address do as much as for a new one: the time would tell them apart.

        Raises ``IntegrityError`` when somebody has taken the username a moment ago.
        """
        if self.account_already_exists:
            self._store(request, keep=False)
        made: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return made

    def save(self, request: HttpRequest) -> User:
        return self._store(request, keep=True)

    def _store(self, request: HttpRequest, *, keep: bool) -> User:
        email = self.cleaned_data.get("email")
        # Hashing is slow on purpose, so it comes before the transaction.
        user: User = get_adapter().save_user(request, User(), self, commit=False)
        with transaction.atomic():
            user.save()
            setup_user_email(request, user, [EmailAddress(email=email)] if email else [])
            transaction.set_rollback(not keep)
        return user


class AddEmailForm(OurWords, allauth_forms.AddEmailForm):  # type: ignore[misc]
    labels = {"email": "New e-mail address"}


class ChangePasswordForm(OurWords, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    labels = {"oldpassword": "Current password", "password1": "New password", "password2": AGAIN}


class SetPasswordForm(OurWords, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    labels = {"password2": AGAIN}


class ResetPasswordForm(OurWords, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": "E-mail"}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """For an unknown address make a key too, that of nobody: the time would tell it apart."""
        if not self.users:
            allauth_forms.default_token_generator.make_token(User(pk=0))
        email: str = super().save(request, **kwargs)
        return email


class ResetPasswordKeyForm(OurWords, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": "New password", "password2": AGAIN}


class ReauthenticateForm(OurWords, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class GoodOnce(OurWords):
    """Accepts a TOTP code once for as long as it is valid: with tolerance for clocks that are off,
    longer than the single period for which allauth remembers it.
    """

    labels = {"code": "Code"}

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]
        key = f"totp-used:{used.user_id}:{normalize_user_code(code)}"
        periods = 2 * mfa_settings.TOTP_TOLERANCE + 1
        if used.type == Authenticator.Type.TOTP and not cache.add(
            key, True, timeout=periods * mfa_settings.TOTP_PERIOD
        ):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(GoodOnce, mfa_forms.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(GoodOnce, mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class FirstCodeForm(OurWords, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    labels = {"code": "Code from the app"}


class ClaimForm(OurWords, allauth_forms.PasswordVerificationMixin, forms.Form):  # type: ignore[misc]
    """What a guest enters to keep their account; ``guests.claim_account`` saves it."""

    username = forms.CharField(
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    password1 = SetPasswordField(label="Password")
    password2 = PasswordField(label=AGAIN, autocomplete="new-password")
    email = EmailField(label="E-mail (optional)", required=False)

    def clean_username(self) -> str:
        return str(get_adapter().clean_username(self.cleaned_data["username"]))

    def clean_email(self) -> str:
        return str(get_adapter().clean_email(self.cleaned_data["email"]))

    def clean(self) -> dict[str, Any]:
        """Refuses a password that resembles the chosen name or address."""
        super().clean()
        cleaned = self.cleaned_data
        chosen = User(username=cleaned.get("username", ""), email=cleaned.get("email", ""))
        if "password1" in cleaned:
            try:
                get_adapter().clean_password(cleaned["password1"], user=chosen)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return cleaned


def time_zone_choices(present: str) -> Choices:
    """The time zones by region; ``present`` is among them, however it is spelt."""
    names = {name for name in time_zones() if name.partition("/")[0] in REGIONS} | {present}
    places: Choices = [("UTC", "UTC")]
    for region, members in groupby(sorted(names - {"UTC"}), lambda name: name.partition("/")[0]):
        places.append(
            (region, [(name, name.partition("/")[2].replace("_", " ") or name) for name in members])
        )
    return places


CLASS_MAILS = ("mails_set", "mails_due", "mails_graded")


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """How a person studies; retention is entered as a percentage."""

    desired_retention = forms.IntegerField(
        label="Target retention (%)",
        min_value=70,
        max_value=97,
        help_text="90 suits most people. At 95, you’ll review about 2.5 times as much.",
    )

    class Meta:
        model = User
        fields = [
            "scope",
            "characters",
            "new_per_day",
            "reviews_per_day",
            "desired_retention",
            "maximum_interval",
            "buttons",
            "keys",
            "goal",
            "goal_unit",
            "reminder_hour",
            *CLASS_MAILS,
            "time_zone",
            "day_starts_at",
            "theme",
            "motion",
            "sounds",
        ]
        labels = {
            "goal": "Daily goal",
            "goal_unit": "Counted in",
            "reminder_hour": "E-mail reminder",
            "mails_set": "When something is set",
            "mails_due": "The day before it’s due",
            "mails_graded": "When it’s marked",
            "scope": "What to ask",
            "characters": "Chinese characters",
            "new_per_day": "New cards a day",
            "reviews_per_day": "Reviews a day",
            "maximum_interval": "Maximum interval (days)",
            "buttons": "Answer buttons",
            "keys": "Keyboard shortcuts",
            "day_starts_at": "New day starts at",
            "motion": "Animations",
            "sounds": "Sounds",
        }
        help_texts = {
            "scope": "Everything adds the details: dates, figures, biographies.",
            "maximum_interval": "No card waits longer.",
            "buttons": "With four, you also say how hard it was.",
            "reminder_hour": "Only on days with something due.",
            "keys": "Turn off if single keys get in your way.",
            "day_starts_at": "Studying after midnight counts for the day before.",
            "motion": "Your device’s setting counts too.",
            "sounds": "Two short ones: right, and missed.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["desired_retention"] = round(self.instance.desired_retention * 100)
        self.fields["time_zone"] = forms.ChoiceField(
            choices=time_zone_choices(self.instance.time_zone)
        )
        hours = [(hour, f"{hour:02}:00") for hour in range(24)]
        self.fields["day_starts_at"].widget = forms.Select(choices=hours)
        self.fields["reminder_hour"].widget = forms.Select(choices=[("", "Never"), *hours])
        if not (sends_reminders() and self.instance.email):
            for name in ("reminder_hour", *CLASS_MAILS):
                del self.fields[name]
        for field in self.fields.values():
            field.error_messages |= OUT_OF_RANGE

    def full_clean(self) -> None:
        """The page opens at the first field with an error."""
        super().full_clean()
        first = next((name for name in self.fields if name in self.errors), None)
        if first:
            self.fields[first].widget.attrs["autofocus"] = True

    @property
    def class_mails(self) -> list[forms.BoundField]:
        return [self[name] for name in CLASS_MAILS]

    def clean_desired_retention(self) -> float:
        return float(self.cleaned_data["desired_retention"]) / 100
