"""Signing in by a university's provider: the way there and back, and the link to one's account.

The pages in between are allauth's.
"""

import logging
from urllib.parse import urlsplit

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.internal.flows.connect import disconnect, validate_disconnect
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from learning.accounts.access import View, claimed_first, has_password, past_the_guest
from learning.accounts.single_sign_on import linked_accounts, provider_name
from learning.requests import LearnerRequest, page_with_form

logger = logging.getLogger(__name__)


def _by_provider(view: View) -> View:
    """The view of allauth for our provider; 404 if there is none, and a page if it is down."""

    @page_with_form
    @login_not_required
    @past_the_guest
    def wrapped(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except (RequestException, KeyError):  # it does not answer, or does not say where to go
            logger.exception("The provider at OIDC_URL does not answer as one")
            context = {"provider_name": provider_name()}
            return render(request, "socialaccount/down.html", context, status=503)

    return wrapped


def _login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Goes to the provider by a page of ours: our CSP lets no form end at another site."""
    response: HttpResponse = openid_connect.login(request, provider_id)
    there = response.headers.get("Location", "")
    if urlsplit(there).netloc:
        context = {"there": there, "provider_name": provider_name()}
        response = render(request, "socialaccount/going.html", context)
        response["Refresh"] = f"0; url={there}"
    return response


sign_in = _by_provider(_login)
come_back = require_safe(_by_provider(openid_connect.callback))


@require_safe
@login_not_required
def cancelled(request: HttpRequest) -> HttpResponse:
    messages.info(request, "You cancelled. Nothing has changed.")
    return redirect("account_login")


@require_POST
@claimed_first
@reauthentication_required(enabled=has_password)  # type: ignore[untyped-decorator]
def unlink(request: LearnerRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(linked_accounts(request.user), pk=pk)
    try:
        validate_disconnect(request, account)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        disconnect(request, account)
    return redirect("mfa_index")
