"""Signing in who launched: at once, or after a question if somebody else is signed in."""

from datetime import datetime
from enum import StrEnum

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from learning.lti.people import is_only_expected, signs_in_here
from learning.models import LtiAccount, User


class Step(StrEnum):
    GO_ON = "go on"  # they are signed in
    SIGN_IN = "sign in"  # as the account of the launch, or as a new one
    SIGN_IN_HERE = "sign in here"  # a launch is not enough for this account
    ASK_TO_LINK = "ask to link"  # signed in, and no launch has named an account yet
    ASK_TO_SWITCH = "ask to switch"  # signed in as somebody else
    REFUSE = "refuse"  # the account is switched off


def next_step(signed_in: User | None, account: LtiAccount | None) -> Step:
    """``signed_in`` is None for guests too: what a guest learned is merged after signing in."""
    if account is None:
        return Step.ASK_TO_LINK if signed_in else Step.SIGN_IN
    if signed_in and account.user_id == signed_in.pk:
        return Step.GO_ON
    if not account.user.is_active:
        return Step.REFUSE
    if signed_in and is_only_expected(account):
        return Step.ASK_TO_LINK
    if signs_in_here(account.user):
        return Step.SIGN_IN_HERE
    return Step.ASK_TO_SWITCH if signed_in else Step.SIGN_IN


def can_prove(user: User | AnonymousUser) -> bool:
    """Whether there is a way to ask them once more who they are: not if courses alone sign them
    in."""
    return bool(get_adapter().get_reauthentication_methods(user))


@reauthentication_required  # type: ignore[untyped-decorator]
def proved(request: HttpRequest) -> User:
    """Whoever is signed in, once they have shown lately that it is they: a link lets the platform
    sign in to their account. allauth asks them, and then goes on with the request.
    """
    assert request.user.is_authenticated
    return request.user


def sign_in(request: HttpRequest, account: LtiAccount, now: datetime) -> None:
    """Until the browser is closed: in a room of computers the next person sits down there."""
    if not (request.user.is_authenticated and request.user.pk == account.user_id):
        get_adapter(request).login(request, account.user)
        request.session.set_expiry(0)
    LtiAccount.objects.filter(pk=account.pk).update(launched_at=now)
