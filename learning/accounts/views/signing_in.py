"""Other ways to sign in: passkeys, TOTP codes, and recovery codes if both are lost.

The pages are allauth's, for people with a password only. What the browser needs for a passkey is in
an attribute, since our CSP allows no script in a page.
"""

import json
from functools import wraps
from textwrap import wrap
from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from django.views.generic.edit import FormView

from learning.accounts.access import View, claimed_first, past_the_guest
from learning.accounts.single_sign_on import linked_accounts, provider_name
from learning.requests import page_with_form

UNREADABLE_CODES = "Your codes no longer work: the server’s key has changed. Make new ones."


def allows_passkeys(request: HttpRequest) -> bool:
    """Whether browsers accept passkeys here: over TLS at a host name, or at localhost."""
    host = request.get_host().partition(":")[0]
    if host == "localhost" or host.endswith(".localhost"):
        return True
    named = not host.replace(".", "").isdecimal() and not host.startswith("[")
    return request.is_secure() and named


class WithOptions:
    """Puts the request for the browser into ``options``, as JSON."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        for options in context.get("js_data", {}).values():
            context["options"] = json.dumps(options, cls=DjangoJSONEncoder)
        context["allows_passkeys"] = allows_passkeys(self.request)  # type: ignore[attr-defined]
        context["url"] = settings.LILUN_URL
        return context


class Index(WithOptions, base.IndexView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        linked = linked_accounts(self.request.user)
        context = {"provider_name": provider_name(), "linked_accounts": linked}
        platforms = self.request.user.lti_accounts.select_related("registration")
        context["platform_accounts"] = platforms.order_by("pk")
        return super().get_context_data(**kwargs) | context


class Authenticate(WithOptions, base.AuthenticateView):  # type: ignore[misc]
    """The step after the password, with a passkey or a TOTP code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        options = context["js_data"]["request_options"]["publicKey"]
        has_passkey = bool(options.get("allowCredentials"))
        context["allows_passkeys"] &= has_passkey
        # Nobody without a second factor gets here.
        context["has_app"] = not has_passkey or is_mfa_enabled(
            self.stage.login.user, [Authenticator.Type.TOTP]
        )
        return context


class SetUpApp(totp.ActivateTOTPView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["key"] = wrap(context["form"].secret, 4)
        context["totp_svg"] = mark_safe(context["totp_svg"])  # noqa: S308  drawn from our own URL
        return context


class AddPasskey(WithOptions, webauthn.AddWebAuthnView):  # type: ignore[misc]
    pass


class ReauthenticateByPasskey(WithOptions, webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    pass


class MakeRecoveryCodes(recovery_codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """New codes can be made even where the old ones cannot be read."""
        try:
            context: dict[str, Any] = super().get_context_data(**kwargs)
        except ValidationError:
            context = FormView.get_context_data(self, **kwargs) | {"unused_code_count": 0}
        return context


def new_codes_if_unreadable(view: View) -> View:
    """Redirects to new recovery codes if the key that encrypted the old ones is gone."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ValidationError:
            messages.warning(request, UNREADABLE_CODES)
            return redirect("mfa_generate_recovery_codes")

    return wrapped


index = require_safe(claimed_first(Index.as_view()))
authenticate = page_with_form(login_not_required(past_the_guest(Authenticate.as_view())))
reauthenticate = claimed_first(base.reauthenticate)
activate_totp = claimed_first(SetUpApp.as_view())
deactivate_totp = claimed_first(totp.deactivate_totp)
view_recovery_codes = require_safe(
    claimed_first(new_codes_if_unreadable(recovery_codes.view_recovery_codes))
)
generate_recovery_codes = claimed_first(MakeRecoveryCodes.as_view())
add_passkey = claimed_first(AddPasskey.as_view())
remove_passkey = claimed_first(
    webauthn.RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))
)
reauthenticate_by_passkey = claimed_first(ReauthenticateByPasskey.as_view())


@page_with_form
@login_not_required
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and not request.user.is_guest:
        return redirect("home")
    response: HttpResponse = webauthn.login_webauthn(request)
    return response
