"""Coming in, making the account one's own, and the settings.

The pages for names, passwords and addresses are allauth's, wrapped where a guest needs another
answer.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account import views as allauth_views
from allauth.account.models import EmailAddress
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from allauth.core.ratelimit import consume_or_429
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from learning import accounts
from learning.adapter import AccountAdapter
from learning.forms import ClaimForm, SettingsForm
from learning.middleware import to_sign_in
from learning.models import User
from learning.requests import LearnerRequest, page_with_form

type View = Callable[..., HttpResponse]

BACKEND = "learning.backends.AuthenticationBackend"
MAIL = {"sends_mail": accounts.sends_mail}  # a template that reads it calls it

sign_up_page = allauth_views.SignupView.as_view(extra_context=MAIL)
email_page = allauth_views.EmailView.as_view(extra_context=MAIL)


def is_guest(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_guest


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def to_claim(request: HttpRequest, there: str) -> HttpResponse:
    """Lead a guest to a name, under which others see who asks them, and back."""
    messages.info(request, "Choose a name first, so that others see who asks them.")
    return redirect(f"{reverse('claim')}?{urlencode({'next': there})}")


def claimed_first(view: View) -> View:
    """Send a guest to the claim page: a name and a password come before all else."""

    @page_with_form
    @wraps(view)
    def wrapped(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        return redirect("claim") if is_guest(request) else view(request, *args, **kwargs)

    return wrapped


@require_POST
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin at once, as a guest."""
    if request.user.is_anonymous:
        refusal: HttpResponse | None = consume_or_429(request, action="start_guest")
        if refusal:
            return refusal
        zone = request.POST.get("time_zone", "")
        login(request, accounts.start_guest(timezone.now(), time_zone=zone), BACKEND)
    section = accounts.first_section()
    return redirect("section", section.brief.slug, section.slug) if section else redirect("library")


@login_not_required
@sensitive_post_parameters("password1", "password2")
def claim(request: HttpRequest) -> HttpResponse:
    """Choose a name and a password, and keep everything.

    A form that is sent again ends where it did at first, though it has changed the session.
    """
    if request.user.is_authenticated:
        response: HttpResponse = claim_page(request)
        return response
    if request.POST.get("username") and request.POST.get("password1"):
        return _signed_in_by_claim(request)
    return to_sign_in(request)


@page_with_form
@rate_limit(action="claim")  # type: ignore[untyped-decorator]
def claim_page(request: LearnerRequest) -> HttpResponse:
    user, there = request.user, get_next_redirect_url(request)
    form, otherwise = ClaimForm(posted(request)), "home" if user.is_guest else "settings"
    if user.is_guest and form.is_valid() and _claimed(user, form):
        update_session_auth_hash(request, user)
        if user.email:
            EmailAddress.objects.add_email(request, user, user.email, confirm=True)
        messages.success(request, f"The account is yours, {user.username}.")
        return redirect(there or "home")
    if form.is_bound:
        user.refresh_from_db()
    if user.is_guest:
        context = MAIL | {"form": form, "next": there or ""}
        return render(request, "learning/claim.html", context)
    if accounts.is_theirs(user, form.data.get("username"), form.data.get("password1")):
        update_session_auth_hash(request, user)
        return redirect(there or "home")
    return redirect(otherwise)


def _signed_in_by_claim(request: HttpRequest) -> HttpResponse:
    """The first of two equal forms has ended the session of the guest: the other signs in."""
    signing_in = request.POST.copy()
    for theirs, ours in (("login", "username"), ("password", "password1")):
        signing_in[theirs] = request.POST[ours]
    signing_in["remember"] = "on"
    request.POST = signing_in  # type: ignore[assignment]
    return sign_in(request)


@require_POST
def decline_claim(request: LearnerRequest) -> HttpResponse:
    """Not now: back to the page that proposed it, which will not do so again today."""
    accounts.decline_claim(request.user, timezone.now())
    return redirect(get_next_redirect_url(request) or "home")


def _claimed(guest: User, form: ClaimForm) -> bool:
    """Whether this form made the account somebody's; it says why not, if the name is taken."""
    username, password, email = (form.cleaned_data[n] for n in ("username", "password1", "email"))
    try:
        return accounts.claim_account(guest, username=username, password=password, email=email)
    except IntegrityError:
        form.add_error("username", AccountAdapter.error_messages["username_taken"])
        return False


@page_with_form
def settings(request: LearnerRequest) -> HttpResponse:
    form = SettingsForm(posted(request), instance=request.user)
    if form.is_valid():
        accounts.save_settings(form.save(commit=False), form.Meta.fields)
        messages.success(request, "Saved.")
        return redirect("settings")
    return render(request, "learning/settings.html", {"form": form})


@page_with_form
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and not is_guest(request):
        return redirect(get_login_redirect_url(request))
    response: HttpResponse = allauth_views.login(request)
    return response


@page_with_form
@login_not_required
def sign_up(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("claim" if is_guest(request) else "home")
    response: HttpResponse = sign_up_page(request)
    return response


@page_with_form
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = allauth_views.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response


@page_with_form
@login_not_required
def reset_password(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail, or read how to get one where the server sends no mail."""
    if not accounts.sends_mail():
        return render(request, "account/password_reset.html")
    response: HttpResponse = allauth_views.password_reset(request)
    return response
