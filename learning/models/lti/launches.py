"""Launches from a platform, from the login that it begins to the page that opens."""

from django.db import models

from learning.models.lti.platforms import LONGEST_URL, LtiRegistration
from learning.random_tokens import TOKEN_LENGTH


class LtiLogin(models.Model):
    """A login that a platform began; one DELETE uses it up. Only the browser with the cookie
    ``browser`` can finish it, with a launch of ``target``.
    """

    registration = models.ForeignKey(
        LtiRegistration, models.CASCADE, related_name="+", db_index=False
    )
    state = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    nonce = models.CharField(max_length=TOKEN_LENGTH)
    browser = models.CharField(max_length=TOKEN_LENGTH)
    target = models.URLField(max_length=LONGEST_URL)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.target


class LtiLaunch(models.Model):
    """A launch that was accepted, until the person is signed in; one DELETE uses it up.

    The platform's POST carries no session, so that the next page settles who the person is here.
    ``told`` is what it told: see `learning.lti.messages.Message`.
    """

    registration = models.ForeignKey(
        LtiRegistration, models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    browser = models.CharField(max_length=TOKEN_LENGTH)
    told = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.told.get("sub", ""))
