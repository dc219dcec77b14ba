"""Starting as a guest, claiming an account, and the settings.

The pages for names, passwords and addresses are allauth's, wrapped where guests need another
answer.
"""

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.utils import (
    complete_signup,
    get_login_redirect_url,
    get_next_redirect_url,
)
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from learning.accounts import guests
from learning.accounts.access import TOO_MANY_GUESTS_FROM_ADDRESS, is_guest, sign_in_guest
from learning.accounts.adapter import AccountAdapter
from learning.accounts.forms import ClaimForm, SettingsForm, SignUpForm
from learning.accounts.known_browsers import known_accounts
from learning.accounts.middleware import to_sign_in
from learning.accounts.single_sign_on import provider_name
from learning.limits.rates import count, too_often_is_429
from learning.models import MailStop, User
from learning.models.people import TWICE
from learning.requests import LearnerRequest, page_with_form
from learning.study import claim_offer
from learning.study.live_card import go_on, live_card, live_question
from learning.study.reading.readings import first_section

MAIL = {"sends_mail": guests.sends_mail}  # templates call it


class SignUp(allauth_views.SignupView):  # type: ignore[misc]
    """A form that is sent again leads to the same account."""

    def form_valid(self, form: SignUpForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except IntegrityError:
            form.add_error("username", get_adapter().validation_error("username_taken"))
            return self.form_invalid(form)
        return response

    def form_invalid(self, form: SignUpForm) -> HttpResponse:
        response: HttpResponse
        if user := self._made_a_moment_ago(form):
            response = complete_signup(self.request, user, None, self.get_success_url())
        else:
            response = super().form_invalid(form)
        return response

    def _made_a_moment_ago(self, form: SignUpForm) -> User | None:
        """The account that the same form has just made; its password counts as a guess."""
        if not form.has_error("username", "username_taken") or len(form.errors) > 1:
            return None
        name, password = form.data["username"].strip(), form.data["password1"]
        since = timezone.now() - TWICE
        if not User.objects.filter(username__iexact=name, date_joined__gt=since).exists():
            return None
        try:
            found: User | None = get_adapter().authenticate(
                self.request, username=name, password=password
            )
        except ValidationError:  # too many guesses
            return None
        return found


sign_in_page = allauth_views.LoginView.as_view(extra_context={"provider_name": provider_name})
start_page = allauth_views.LoginView.as_view(extra_context={"guest_first": True})
sign_up_page = SignUp.as_view(extra_context=MAIL)
email_page = allauth_views.EmailView.as_view(extra_context=MAIL)


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_POST
@login_not_required
@too_often_is_429
def start(request: HttpRequest) -> HttpResponse:
    """Starts at once, as a guest; with the answer given on the welcome page, if there is one, or on
    the page that was asked for.
    """
    if request.user.is_anonymous:
        count(request, "start_guest", TOO_MANY_GUESTS_FROM_ADDRESS)
        sign_in_guest(request, request.POST.get("time_zone", ""))
    if there := get_next_redirect_url(request):
        return redirect(there)
    question = live_question() if "option" in request.POST else None
    if question and request.user.is_authenticated and request.user.is_guest:
        card = live_card(question, request.POST)
        if card.asked.outcome:
            return redirect("study_session", go_on(request.user, card, timezone.now()).pk)
    section = first_section()
    return redirect("section", section.brief.slug, section.slug) if section else redirect("library")


@login_not_required
@sensitive_post_parameters("password1", "password2")
def claim(request: HttpRequest) -> HttpResponse:
    """Choosing a name and a password, and keeping everything.

    A form that is sent again ends in the same place, although the first one changed the session.
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
        messages.success(request, f"Welcome, {user.username}. Your cards are saved.")
        return redirect(there or "home")
    if form.is_bound:
        user.refresh_from_db()
    if user.is_guest:
        context = MAIL | {"form": form, "next": there or ""}
        return render(request, "learning/accounts/claim.html", context)
    if guests.is_theirs(user, form.data.get("username"), form.data.get("password1")):
        update_session_auth_hash(request, user)
        return redirect(there or "home")
    return redirect(otherwise)


def _signed_in_by_claim(request: HttpRequest) -> HttpResponse:
    """The first of two identical forms has ended the guest's session: the second signs in."""
    signing_in = request.POST.copy()
    for theirs, ours in (("login", "username"), ("password", "password1")):
        signing_in[theirs] = request.POST[ours]
    signing_in["remember"] = "on"
    request.POST = signing_in  # type: ignore[assignment]
    return sign_in(request)


@require_POST
def decline_claim(request: LearnerRequest) -> HttpResponse:
    """Returns to the page that offered it, which does not offer it again today."""
    claim_offer.decline_claim(request.user, timezone.now())
    return redirect(get_next_redirect_url(request) or "home")


def _claimed(guest: User, form: ClaimForm) -> bool:
    """Whether this form claimed the account; adds an error if the name is taken."""
    username, password, email = (form.cleaned_data[n] for n in ("username", "password1", "email"))
    try:
        return guests.claim_account(guest, username=username, password=password, email=email)
    except IntegrityError:
        form.add_error("username", AccountAdapter.error_messages["username_taken"])
        return False


@page_with_form
def settings(request: LearnerRequest) -> HttpResponse:
    form = SettingsForm(posted(request), instance=request.user)
    if form.is_valid():
        guests.save_settings(form.save(commit=False), form.Meta.fields)
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"form": form, "mail_stops": MailStop.objects.of(request.user)}
    return render(request, "learning/accounts/settings.html", context)


@require_POST
def allow_invitations(request: LearnerRequest) -> HttpResponse:
    """Takes back the press in a mail that stopped invitations to the user's addresses."""
    if MailStop.objects.of(request.user).delete()[0]:
        messages.success(request, "You get invitations to classes again.")
    return redirect("settings")


@require_POST
def set_theme(request: LearnerRequest) -> HttpResponse:
    """Changes the colours, and returns to the page where that was asked for."""
    theme = request.POST.get("theme", "")
    if theme not in User.Theme.values:
        raise Http404
    User.objects.filter(pk=request.user.pk).update(theme=theme)
    return redirect(get_next_redirect_url(request) or "settings")


@page_with_form
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and not is_guest(request):
        return redirect(get_login_redirect_url(request))
    view = start_page if _is_stranger_to_brief(request) else sign_in_page
    response: HttpResponse = view(request)
    return response


def _is_stranger_to_brief(request: HttpRequest) -> bool:
    """Whether the page of a brief was asked for where nobody has signed in yet, and no account is
    asked for.
    """
    if request.method != "GET" or "account" in request.GET or request.user.is_authenticated:
        return False
    _, accounts = known_accounts(request)
    there = get_next_redirect_url(request) or ""
    return there.startswith(reverse("library")) and not accounts


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
    """Requests a link by mail, or explains how to get one if the server sends no mail."""
    if not guests.sends_mail():
        return render(request, "account/password_reset.html")
    response: HttpResponse = allauth_views.password_reset(request)
    return response
