"""Merging a guest after sign-in, and deleting an account."""

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render

from learning.accounts.access import has_password
from learning.accounts.adapter import GUEST_LEFT
from learning.accounts.belongings import belongings, delete_account
from learning.accounts.merging import merge_guest as merge
from learning.models import User
from learning.requests import LearnerRequest, page_with_form


@page_with_form
def merge_guest(request: LearnerRequest) -> HttpResponse:
    """Asks whether the account takes over what its owner learned as a guest, and does so.

    Only the session says which guest that was.
    """
    there = get_next_redirect_url(request) or "home"
    left = request.session.get(GUEST_LEFT, 0)
    guest = User.objects.filter(pk=left, is_guest=True).first()
    choice = request.POST.get("choice")
    if guest is None or choice in ("merge", "drop"):
        if guest and choice == "merge" and merge(guest.pk, request.user):
            messages.success(request, "Your guest cards are in your account now.")
        elif guest and choice == "drop" and delete_account(guest.pk):
            messages.success(request, "Your guest cards are deleted.")
        request.session.pop(GUEST_LEFT, None)
        return redirect(there)
    context = {"guest": belongings(guest.pk), "own": belongings(request.user.pk), "next": there}
    return render(request, "learning/accounts/merge_guest.html", context)


@page_with_form
@reauthentication_required(enabled=has_password)  # type: ignore[untyped-decorator]
def delete(request: LearnerRequest) -> HttpResponse:
    """Lists what is deleted with the account, and deletes it."""
    user = request.user
    if request.method == "POST" and request.POST.get("sure"):
        delete_account(user.pk)
        logout(request)
        messages.success(request, "Your account is deleted.")
        response: HttpResponse = redirect("home")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    unsure = request.method == "POST"
    context = {"own": belongings(user.pk), "unsure": unsure}
    return render(request, "learning/accounts/delete_account.html", context)
