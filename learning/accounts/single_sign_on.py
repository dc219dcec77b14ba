"""How signing in by a university's OpenID Connect provider differs from allauth's own way."""

from time import time
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from learning.models import User


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """People are known by the name that the provider has for them, never by an e-mail address: who
    has an account here already signs in to it, and then links the two.
    """

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": "First set a password: else you couldn’t sign in any more.",
        "no_verified_email": "First confirm an e-mail address: else a lost password is lost.",
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A new account gets no address that another account has, nor one that the provider has not
        verified: else its owner, who asks for a new password, would share the account.
        """
        if not sociallogin.is_existing:
            verified = [one for one in sociallogin.email_addresses if one.verified]
            free = [one for one in verified if not _is_taken(one.email)]
            sociallogin.email_addresses = free
            sociallogin.user.email = free[0].email if free else ""

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("mfa_index")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None for links with a provider: the page that makes and removes them asks who it is."""


def provider_name() -> str:
    """What people call the provider; "" if there is none."""
    found = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect")
    return str(found["APPS"][0]["name"]) if found else ""


def linked_accounts(user: User) -> QuerySet[SocialAccount]:
    accounts: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=user)
    return accounts


def signs_in(user: User | AnonymousUser) -> bool:
    """Whether the provider signs them in."""
    return bool(user.is_authenticated and provider_name() and linked_accounts(user).exists())


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether the person came from the provider as recently as allauth asks of passwords."""
    since = time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "socialaccount" and one["at"] > since for one in records)


def _is_taken(email: str) -> bool:
    known = EmailAddress.objects.filter(email__iexact=email).exists()
    return known or User.objects.filter(email__iexact=email).exists()
