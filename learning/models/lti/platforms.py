"""LTI 1.3: the platforms (Moodle, Canvas …) that open the app from their courses."""

from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from learning.models.attempts import Attempt
from learning.models.classrooms import Assignment, Classroom

LONGEST_ID = 255  # characters of a sub, of a deployment, of a context, by the standard
LONGEST_URL = 1000
SECRET_LENGTH = 43  # of 32 random bytes in base64


class LtiKey(models.Model):
    """A key pair of the app: the newest signs, the one before is still published.

    ``private`` is the key in PEM, encrypted as `learning.accounts.encryption` does it.
    """

    kid = models.CharField(max_length=SECRET_LENGTH, unique=True)
    private = models.TextField()
    public = models.JSONField()  # as it stands in the set of keys
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.kid


class LtiInvitation(models.Model):
    """A link, made by staff, by which a platform may register itself once."""

    key = models.CharField(max_length=SECRET_LENGTH, unique=True)
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


class LtiCourseQuerySet(models.QuerySet["LtiCourse"]):
    def with_roster_due(self, now: datetime) -> Self:
        """Courses whose roster is to be read now, of platforms that work."""
        platform = "deployment__registration"
        return self.filter(
            Q(roster_due_at__lte=now) | Q(roster_due_at=None),
            deployment__confirmed_at__isnull=False,
            **{f"{platform}__confirmed_at__isnull": False, f"{platform}__paused_at": None},
        ).exclude(members_url="")

    def told(self) -> Any:
        """Annotates each course with the number of ``people`` in it, of grades that ``wait`` to be
        sent and of those that ``failed``."""
        scores = LtiScore.objects.filter(line_item__link__course=OuterRef("pk")).order_by()
        people = LtiPlace.objects.filter(course=OuterRef("pk")).order_by()
        return self.select_related("deployment__registration").annotate(
            people=_count(people, "course"),
            wait=_count(scores.waiting(), "line_item__link__course"),
            failed=_count(scores.failed(), "line_item__link__course"),
        )


def _count(rows: models.QuerySet[Any], by: str) -> Coalesce:
    counted = rows.values(by).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class LtiCourse(models.Model):
    """A course of the platform (a "context"), bound to a class.

    ``members_url`` gives its roster; "" where the platform offers none. It is read next at
    ``roster_due_at``, at once if that is None, and was read last at ``roster_at``;
    ``roster_error`` says why the last reading failed.
    """

    deployment = models.ForeignKey(
        LtiDeployment, models.CASCADE, related_name="courses", db_index=False
    )
    context_id = models.CharField(max_length=LONGEST_ID)
    title = models.CharField(max_length=100, blank=True, default="")
    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="lti_courses")
    members_url = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    roster_due_at = models.DateTimeField(null=True)
    roster_at = models.DateTimeField(null=True)
    roster_error = models.CharField(max_length=200, blank=True, default="")

    objects = LtiCourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deployment", "context_id"], name="lti_course_once")
        ]

    def __str__(self) -> str:
        return self.title or self.context_id


class LtiPlace(models.Model):
    """Who is in a course, by its roster as it was read last, or by a launch since."""

    course = models.ForeignKey(LtiCourse, models.CASCADE, related_name="places", db_index=False)
    account = models.ForeignKey(LtiAccount, models.CASCADE, related_name="places")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "account"], name="lti_place_once")]

    def __str__(self) -> str:
        return f"{self.account_id} in course {self.course_id}"


class LtiLink(models.Model):
    """What a link in a course opens: an assignment of its class.

    The link is known by its ``key``, which the platform passes on, until the first launch tells its
    ``resource_link_id``.
    """

    course = models.ForeignKey(LtiCourse, models.CASCADE, related_name="links", db_index=False)
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="lti_links")
    key = models.UUIDField(unique=True, default=uuid4)
    resource_link_id = models.CharField(  # noqa: DJ001  unique, and a new link has none
        max_length=LONGEST_ID, null=True
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "resource_link_id"], name="lti_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} in course {self.course_id}"


class LtiLineItem(models.Model):
    """The column of the platform's gradebook for a link, as its last launch told it.

    ``url`` is the column, "" while there is none; then one can be made in ``container``, if
    ``scopes`` allow that. One process at a time makes it, until ``claimed_until``.
    """

    link = models.OneToOneField(LtiLink, models.CASCADE, related_name="line_item")
    url = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    container = models.URLField(max_length=LONGEST_URL, blank=True, default="")
    scopes = models.JSONField(default=list)
    claimed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url or self.container


class LtiScoreQuerySet(models.QuerySet["LtiScore"]):
    def due(self, now: datetime) -> Self:
        """Scores to be sent now, the one that waits longest first."""
        return self.filter(try_at__lte=now).order_by("try_at", "pk")

    def waiting(self) -> Self:
        return self.filter(try_at__isnull=False)

    def failed(self) -> Self:
        return self.filter(try_at=None).exclude(error="")


class LtiScore(models.Model):
    """What is to be sent to a line item about one attempt: an outbox.

    Each change raises ``version`` and gives a new ``stamped_at``, later than the one before. A
    score that is sent again keeps its stamp, so that the platform counts it once. It is sent when
    ``version`` is past ``sent_version``, at ``try_at``; None when nothing is left to send.
    ``error`` says why the last try failed. A score is ``withheld`` if only its attempt was told so
    far, because its learner may not see the mark yet.
    """

    line_item = models.ForeignKey(
        LtiLineItem, models.CASCADE, related_name="scores", db_index=False
    )
    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="lti_scores")
    version = models.PositiveIntegerField(default=1)
    stamped_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, default="")
    withheld = models.BooleanField(default=False)

    objects = LtiScoreQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line_item", "attempt"], name="lti_score_once")
        ]
        indexes = [
            models.Index(
                fields=["try_at"], condition=Q(try_at__isnull=False), name="lti_score_due"
            ),
            models.Index(fields=["attempt"], condition=Q(withheld=True), name="lti_score_withheld"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.attempt_id}, version {self.version}"


class LtiLogin(models.Model):
    """A login that a platform began; one DELETE uses it up. Only the browser with the cookie
    ``browser`` can finish it, with a launch of ``target``.
    """

    registration = models.ForeignKey(
        LtiRegistration, models.CASCADE, related_name="+", db_index=False
    )
    state = models.CharField(max_length=SECRET_LENGTH, unique=True)
    nonce = models.CharField(max_length=SECRET_LENGTH)
    browser = models.CharField(max_length=SECRET_LENGTH)
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
    key = models.CharField(max_length=SECRET_LENGTH, unique=True)
    browser = models.CharField(max_length=SECRET_LENGTH)
    told = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.told.get("sub", ""))
