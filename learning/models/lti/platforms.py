"""Platforms, the app's keys, and the accounts of people whom platforms know."""

from typing import Self

from django.conf import settings
from django.db import models

from learning.random_tokens import TOKEN_LENGTH

LONGEST_ID = 255  # characters of a sub, of a deployment, of a context, by the standard
LONGEST_URL = 1000


class LtiKey(models.Model):
    """A key pair of the app: the newest signs, the one before is still published.

    ``private`` is the key in PEM, encrypted as `learning.accounts.encryption` does it.
    """

    kid = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    private = models.TextField()
    public = models.JSONField()  # as it stands in the set of keys
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.kid


class LtiInvitation(models.Model):
    """A link, made by staff, by which a platform may register itself once."""

    key = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"until {self.expires_at:%Y-%m-%d}"


class LtiRegistrationQuerySet(models.QuerySet["LtiRegistration"]):
    def working(self) -> Self:
        """Those that may open the app: confirmed by staff and not paused."""
        return self.filter(confirmed_at__isnull=False, paused_at=None)


class LtiRegistration(models.Model):
    """A platform that knows the app as ``client_id``. One issuer may register several times, such
    as all schools in the cloud of Canvas do.

    ``site`` is the address at which people use the platform, if it is none of the others: its pages
    may show ours in a frame. Assertions for tokens name ``audience``, or ``token_url`` if there is
    none. A platform that registered itself waits until staff confirm it.
    """

    name = models.CharField(max_length=100)
    issuer = models.URLField(max_length=LONGEST_ID)
    client_id = models.CharField(max_length=LONGEST_ID)
    auth_url = models.URLField(max_length=LONGEST_URL)
    token_url = models.URLField(max_length=LONGEST_URL)
    jwks_url = models.URLField(max_length=LONGEST_URL)
    audience = models.CharField(max_length=LONGEST_URL, blank=True, default="")
    site = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)

    objects = LtiRegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "client_id"], name="lti_registered_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def works(self) -> bool:
        return self.confirmed_at is not None and self.paused_at is None

    @property
    def token_audience(self) -> str:
        return self.audience or self.token_url


class LtiDeployment(models.Model):
    """A place in the platform where the tool is installed. One that staff have not entered is kept
    when it first appears in a signed launch, and works once it is confirmed.
    """

    registration = models.ForeignKey(
        LtiRegistration, models.CASCADE, related_name="deployments", db_index=False
    )
    deployment_id = models.CharField(max_length=LONGEST_ID)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "deployment_id"], name="lti_deployed_once"
            )
        ]

    def __str__(self) -> str:
        return self.deployment_id


class LtiAccount(models.Model):
    """Whom a platform calls ``sub``: found by this pair alone, never by an e-mail address.

    The roster may bring people before they first launch.
    """

    registration = models.ForeignKey(
        LtiRegistration, models.CASCADE, related_name="accounts", db_index=False
    )
    sub = models.CharField(max_length=LONGEST_ID)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lti_accounts")
    linked_at = models.DateTimeField()
    launched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "sub"], name="lti_account_once")
        ]

    def __str__(self) -> str:
        return self.sub
