"""How our accounts differ from allauth's."""

import logging
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal import flows as _flows  # noqa: F401  before stages: they form a ring
from allauth.account.stages import EmailVerificationStage
from allauth.core.ratelimit import consume
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from learning.accounts import encryption, guests, single_sign_on
from learning.accounts.belongings import belongings
from learning.accounts.sign_in_limits import count_attempt
from learning.models import User

logger = logging.getLogger(__name__)

GUEST_LEFT = "guest_left"  # session key: the guest who signed in to another account
BY_PROVIDER = "provider"  # id of a way to reauthenticate, beside those of allauth

# Mails to any address that somebody types, known or unknown alike: otherwise the limit would
# reveal which addresses have an account.
TO_ANYBODY = {
    f"account/email/{name}"
    for name in (
        "email_confirmation",
        "email_confirmation_signup",
        "account_already_exists",
        "password_reset_key",
        "unknown_account",
    )
}


def _at_home(url: str) -> str:
    return f"{settings.LILUN_URL}{urlsplit(url)._replace(scheme='', netloc='').geturl()}"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Wrong username or password.",
        "email_password_mismatch": "Wrong e-mail address or password.",
        "too_many_login_attempts": (
            "Too many failed attempts. Wait five minutes, then try again. "
            "Browsers you’ve used before still work."
        ),
        "username_is_email": "A username can’t contain an @.",
        "username_is_guest": "Usernames can’t start with “guest-”. Choose another.",
        "username_taken": "This username is taken. Choose another.",
        "email_taken": "This e-mail address is taken.",
        "email_too_long": "Use at most 254 characters.",
        "duplicate_email": "This is already your e-mail address.",
        "incorrect_password": "Wrong password.",
        "enter_current_password": "This isn’t your current password.",
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        if "@" in username:
            raise self.validation_error("username_is_email")
        if username.lower().startswith(guests.GUEST_PREFIX):
            raise self.validation_error("username_is_guest")
        return str(super().clean_username(username, shallow))

    def clean_email(self, email: str) -> str:
        if len(email) > app_settings.EMAIL_MAX_LENGTH:
            raise self.validation_error("email_too_long")
        return str(super().clean_email(email))

    def set_password(self, user: User, password: str) -> None:
        """Setting a password, in whatever way, ends the account's guest status."""
        user.is_guest = False
        super().set_password(user, password)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the attempt by our own limits; allauth takes it back if the password is right."""
        login = credentials.get("email") or credentials.get("username", "")
        self._login_failed_rl_usage = count_attempt(request, login)
        if self._login_failed_rl_usage is None:
            raise self.validation_error("too_many_login_attempts")

    def reauthenticate(self, user: User, password: str) -> bool:
        """By the username alone: with an e-mail address as well, a wrong password is
        hashed twice.
        """
        found = self.authenticate(self.request, username=user.username, password=password)
        return found is not None and found.pk == user.pk

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Who has neither password nor passkey signs in at the provider again; [] for those whom
        courses alone sign in.
        """
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not methods and single_sign_on.signs_in(user):
            url = reverse("openid_connect_login")
            methods = [{"id": BY_PROVIDER, "description": "", "url": url}]
        return methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of those who have no way to do it, and not right after the way of the provider, which
        allauth does not count.
        """
        methods = self.get_reauthentication_methods(self.request.user)
        if not methods:
            return False
        by_provider = methods[0]["id"] == BY_PROVIDER
        if by_provider and single_sign_on.signed_in_lately(self.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def login(self, request: HttpRequest, user: User) -> None:
        """Remembers the guest who was signed in, if they have anything to merge."""
        before: User | AnonymousUser = getattr(request, "guest", request.user)
        guest = before.pk if isinstance(before, User) and before.is_guest else user.pk
        super().login(request, user)
        if guest != user.pk and belongings(guest).is_anything:
            request.session[GUEST_LEFT] = guest

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if GUEST_LEFT in request.session:
            there = urlencode({"next": response["Location"]})
            return redirect(f"{reverse('merge_guest')}?{there}")
        return response

    def is_safe_url(self, url: str) -> bool:
        """Only paths of this site: no other host name, and no name of a view."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links use our own address, whatever host the request named, and a mail server that is
        down must not undo the action that the mail is about.
        """
        links = {name: _at_home(url) for name, url in context.items() if name.endswith("_url")}
        context |= links | {"home": settings.LILUN_URL}
        may_send = template_prefix not in TO_ANYBODY or consume(
            self.request, action="mail", key=email.lower()
        )
        if not may_send:
            self._tell_of_no_mail(email)
            return
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            logger.exception("%s could not be mailed", template_prefix)
            self._tell_of_no_mail(email)

    def _tell_of_no_mail(self, email: str) -> None:
        messages.error(self.request, f"We couldn’t send mail to {email}. Try again later.")
        self.request.mail_failed = True

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        template = args[0] if args else kwargs.get("message_template")
        sent = guests.sends_mail() and not hasattr(request, "mail_failed")
        if sent or template != "account/messages/email_confirmation_sent.txt":
            super().add_message(request, level, *args, **kwargs)

    def get_login_stages(self) -> list[str]:
        stages = super().get_login_stages()
        ours = f"{__name__}.{VerifyBeforeFirstSignIn.__name__}"
        verifies = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
        return [ours if stage == verifies else stage for stage in stages]


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts TOTP secrets and seeds of recovery codes in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "unknown_key": (
            "No code can be checked: the secret key of this server has changed. "
            "Tell whoever runs it; they can let you in without a code."
        ),
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises ``ValidationError``, which a form reports like a wrong code."""
        try:
            return encryption.decrypt(encrypted_text)
        except encryption.UnknownKey as error:
            raise self.validation_error("unknown_key") from error


class VerifyBeforeFirstSignIn(EmailVerificationStage):  # type: ignore[misc]
    """Where verification is mandatory, it applies to people who sign up with an address.

    Somebody who was signed in before, such as a guest who claimed their account and mistyped an
    optional address, must not lose their cards over it; nor must somebody without an address.
    """

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        if user and not self.login.signup and (user.last_login or not user.email):
            return None, True
        return super().handle()  # type: ignore[no-any-return]
