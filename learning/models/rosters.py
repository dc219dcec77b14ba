"""The people whom a class expects, and the mails about classes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from learning.models.classrooms import LONGEST_IDENTIFICATION, Classroom, Membership
from learning.models.people import User
from learning.models.quizzes import LONGEST_NAME
from learning.random_tokens import TOKEN_LENGTH, new_token


class RosterEntryQuerySet(models.QuerySet["RosterEntry"]):
    def waiting(self) -> Self:
        """Those who have not joined."""
        return self.filter(membership=None)


class RosterEntry(models.Model):
    """A person whom a class expects, until they have joined with a ``membership``. Their personal
    link has the ``token``; a link is the only way to a place, so that nobody takes one by guessing
    a number.
    """

    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="roster", db_index=False)
    name = models.CharField(max_length=LONGEST_NAME)
    identification = models.CharField(max_length=LONGEST_IDENTIFICATION, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    token = models.CharField(
        max_length=TOKEN_LENGTH, unique=True, default=new_token, editable=False
    )
    membership = models.OneToOneField(
        Membership, models.CASCADE, null=True, editable=False, related_name="roster_entry"
    )
    invited_at = models.DateTimeField(null=True, editable=False)

    objects = RosterEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["classroom", "identification"],
                condition=~Q(identification=""),
                name="expected_once_per_class",
            )
        ]
        indexes = [models.Index(fields=["classroom"], name="roster_of_class")]

    def __str__(self) -> str:
        return self.name


class MailStopQuerySet(models.QuerySet["MailStop"]):
    def of(self, user: User) -> Self:
        """Those of the addresses that the user has confirmed."""
        confirmed = User.objects.filter(pk=user.pk, emailaddress__verified=True)
        return self.filter(email__in=confirmed.values(lower=Lower("emailaddress__email")))


class MailStop(models.Model):
    """An address, in small letters, that wants no invitations to classes."""

    email = models.EmailField(unique=True)

    objects = MailStopQuerySet.as_manager()

    def __str__(self) -> str:
        return self.email


class SentNotice(models.Model):
    """A mail about a class that somebody was sent, so that they get it once: ``about`` is the id of
    an assignment, or of an attempt that was graded."""

    class Kind(models.TextChoices):
        SET = "set", "Set"
        DUE = "due", "Due tomorrow"
        GRADED = "graded", "Graded"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=6, choices=Kind)
    about = models.PositiveBigIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "about"], name="notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} to {self.user_id}"
