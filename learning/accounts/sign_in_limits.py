"""How often signing in may fail before the next attempt has to wait.

Strangers may fail 5 times in five minutes and 20 times a day for one name from one address, and all
strangers together 100 times a day for one name. That is 36,500 guesses a year (twice that for an
account with a username and an e-mail address), against passwords that exclude the 20,000 most
common ones. Locking the owner out of a new browser takes five addresses. Nobody can lock them out
of a browser in which they have signed in before: its failures are counted separately, 10 in five
minutes and 50 a day. One address may fail 500 times an hour over all names.
"""

from typing import Any

from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from django.http import HttpRequest

from learning.accounts.known_browsers import known_accounts
from learning.limits.rates import RateCounts, address_of, counted


def count_attempt(request: HttpRequest, login: str) -> RateCounts | None:
    """RateCounts an attempt before the password is checked; None if it has to wait.

    The typed name counts, whether or not an account has it. ``rollback`` takes back the count of a
    successful attempt.
    """
    if browser := _browser_known_for(request, login):
        return counted(request, {"login_failed_in_known_browser": browser})
    name = login.lower()
    here = f"{name}|{address_of(request)}"
    return counted(request, {"login_failed": here, "login_failed_by_name": name})


def _browser_known_for(request: HttpRequest, login: str) -> str:
    """The key to count by if this browser is known for the account, or else "".

    An address of several accounts counts only if all are known here: anybody can sign up with
    somebody else's address.
    """
    browser, known = known_accounts(request)
    if not browser:
        return ""
    users: list[Any] = filter_users_by_email(login, for_login=True)
    named = {user.pk for user in [*users, get_user_by_username(login)] if user}
    return f"{browser}:{min(named)}" if named and named <= set(known) else ""
