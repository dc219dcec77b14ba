"""Logins that platforms begin: which browser may finish which, once, and within minutes."""

from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from learning.lti.messages import Message
from learning.lti.tokens import Refused
from learning.models import LtiLaunch, LtiLogin, LtiRegistration
from learning.random_tokens import new_token

LASTS = timedelta(minutes=5)
LAUNCH_LASTS = timedelta(minutes=10)  # somebody may have to sign in first
CHOICE_LASTS = timedelta(hours=1)  # a teacher chooses what a link opens

USED = "This link has been used already. Open it again from your course."
GONE = "This link no longer works. Open it again from your course."
TOO_LATE = "That took more than five minutes. Open the link again from your course."
OTHER_BROWSER = "Your browser refused our cookie. Open the link in a new window."


def begin_login(
    registration: LtiRegistration, target: str, browser: str, now: datetime
) -> LtiLogin:
    """A login of the browser with the cookie ``browser``, to open ``target``."""
    LtiLogin.objects.filter(expires_at__lt=now - LASTS).delete()
    return LtiLogin.objects.create(
        registration=registration,
        state=new_token(),
        nonce=new_token(),
        browser=browser,
        target=target,
        expires_at=now + LASTS,
    )


def address_at_platform(login: LtiLogin, redirect_uri: str, hints: dict[str, str]) -> str:
    """Where the browser asks the platform who the person is; ``hints`` are its own."""
    asked = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": login.registration.client_id,
        "redirect_uri": redirect_uri,
        "state": login.state,
        "nonce": login.nonce,
    } | {name: value for name, value in hints.items() if value}
    parts = urlsplit(login.registration.auth_url)
    query = "&".join(part for part in (parts.query, urlencode(asked)) if part)
    return parts._replace(query=query).geturl()


def login_of(state: str, browser: str, now: datetime) -> LtiLogin:
    """The login that this browser began and has not finished. Raises ``Refused``."""
    found = LtiLogin.objects.select_related("registration").filter(state=state).first()
    if found is None:
        raise Refused(USED)
    if not browser or found.browser != browser:
        raise Refused(OTHER_BROWSER)
    if found.expires_at <= now:
        raise Refused(TOO_LATE)
    return found


def use_up(login: LtiLogin) -> None:
    """Raises ``Refused`` if another request was first."""
    deleted, _ = LtiLogin.objects.filter(pk=login.pk).delete()
    if not deleted:
        raise Refused(USED)


def keep_launch(
    registration: LtiRegistration,
    message: Message,
    browser: str,
    now: datetime,
    *,
    lasts: timedelta = LAUNCH_LASTS,
) -> LtiLaunch:
    """The launch, for the browser that began it and for as long as it ``lasts``."""
    LtiLaunch.objects.filter(expires_at__lt=now).delete()
    return LtiLaunch.objects.create(
        registration=registration,
        key=new_token(),
        browser=browser,
        told=message.as_json(),
        expires_at=now + lasts,
    )


def launch_of(key: str, browser: str, now: datetime) -> LtiLaunch:
    """Raises ``Refused``."""
    found = LtiLaunch.objects.select_related("registration").filter(key=key).first()
    if found is None or found.expires_at <= now:
        raise Refused(GONE)
    if not browser or found.browser != browser:
        raise Refused(OTHER_BROWSER)
    return found


def use_up_launch(launch: LtiLaunch) -> None:
    """Raises ``Refused`` if another request was first."""
    deleted, _ = LtiLaunch.objects.filter(pk=launch.pk).delete()
    if not deleted:
        raise Refused(USED)
