"""People: their accounts, their study settings and what they have read."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from content.models import Brief, Passage, place_in_section
from learning import study_days
from learning.random_tokens import TOKEN_LENGTH
from learning.scheduling import Preferences

TWICE = timedelta(minutes=1)  # two equal requests within it count as one press of a button


def known_time_zone(name: str) -> None:
    if name not in study_days.time_zones():
        raise ValidationError("“%(name)s” is not a time zone.", params={"name": name})


class User(AbstractUser):
    """A person with their study settings.

    A guest has no password; claiming the account sets one and clears ``is_guest``. The app offered
    that at the end of the session ``claim_offered_in``, and the guest last declined on the day
    ``claim_declined_on``.
    """

    class Scope(models.TextChoices):
        ESSENTIALS = "essentials", "Essentials"
        EVERYTHING = "everything", "Everything"

    class Characters(models.TextChoices):
        ASK = "ask", "Ask me later"
        OFF = "off", "Skip"
        RECOGNISE = "recognise", "Recognise them"
        WRITE = "write", "Write them"

        @classmethod
        def left_out(cls) -> tuple["User.Characters", ...]:
            """The wishes with which no card about characters is asked."""
            return cls.OFF, cls.ASK

    class Buttons(models.IntegerChoices):
        TWO = 2, "Missed, Got it"
        FOUR = 4, "Again, Hard, Good, Easy"

    class GoalUnit(models.TextChoices):
        CARDS = "cards", "Cards"
        MINUTES = "minutes", "Minutes"

    class Theme(models.TextChoices):
        AUTO = "auto", "Same as device"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    is_guest = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=50, default="UTC", validators=[known_time_zone])
    day_starts_at = models.PositiveSmallIntegerField(default=4, validators=[MaxValueValidator(23)])
    desired_retention = models.FloatField(
        default=0.90, validators=[MinValueValidator(0.70), MaxValueValidator(0.97)]
    )
    maximum_interval = models.PositiveIntegerField(
        default=36500, validators=[MinValueValidator(1), MaxValueValidator(36500)]
    )
    new_per_day = models.PositiveSmallIntegerField(default=20, validators=[MaxValueValidator(999)])
    reviews_per_day = models.PositiveSmallIntegerField(
        default=200, validators=[MaxValueValidator(9999)]
    )
    goal = models.PositiveSmallIntegerField(  # for a day
        default=20, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    goal_unit = models.CharField(max_length=7, choices=GoalUnit, default=GoalUnit.CARDS)
    # When a mail reminds them, by their clock; none if empty.
    reminder_hour = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(23)]
    )
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    # Mails about classes: what is set, what is due tomorrow, and marks.
    mails_set = models.BooleanField(default=True)
    mails_due = models.BooleanField(default=True)
    mails_graded = models.BooleanField(default=True)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.ESSENTIALS)
    # They are asked for at the end of the first session, and left out until then.
    characters = models.CharField(max_length=10, choices=Characters, default=Characters.ASK)
    buttons = models.PositiveSmallIntegerField(choices=Buttons, default=Buttons.TWO)
    keys = models.BooleanField(default=True)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    motion = models.BooleanField(default=True)
    # For how many days ahead the memory of it shades a text; None for no shade.
    shade_ahead = models.PositiveSmallIntegerField(null=True, default=None, editable=False)
    sounds = models.BooleanField(default=False)
    # Shows Teach in the navigation; see ``start_teaching``.
    teaches = models.BooleanField(default=False, editable=False)
    calendar_token = models.CharField(  # noqa: DJ001  unique, and most people have none
        max_length=TOKEN_LENGTH, unique=True, null=True, default=None, editable=False
    )
    claim_declined_on = models.DateField(null=True, blank=True, editable=False)
    claim_offered_in = models.ForeignKey(
        "StudySession", models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )

    @property
    def leaves_characters_out(self) -> bool:
        return self.characters in self.Characters.left_out()

    def study_day(self, at: datetime) -> date:
        """The date that ``at`` counts for: a day begins at ``day_starts_at``, not at midnight."""
        return study_days.study_day(at, self.time_zone, self.day_starts_at)

    @property
    def display_name(self) -> str:
        """The name that other people see: the full name, if there is one."""
        return self.get_full_name() or self.get_username()

    @property
    def preferences(self) -> Preferences:
        return Preferences(
            desired_retention=self.desired_retention, maximum_interval=self.maximum_interval
        )

    def study_day_bounds(self, day: date) -> tuple[datetime, datetime]:
        """The UTC instants at which ``day`` begins and ends."""
        return study_days.day_bounds(day, self.time_zone, self.day_starts_at)


def lock_user(user: User) -> None:
    """Locks the person's row until the commit, so that their requests run one after another."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def start_teaching(user: User) -> None:
    """Shows Teach to a person from now on: they made a class or a quiz for others, or asked to."""
    if not user.teaches:
        User.objects.filter(pk=user.pk).update(teaches=True)
        user.teaches = True


class Reading(models.Model):
    """A section that a learner has read (``read_at``), or wants questions on without reading it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings", db_index=False
    )
    section = models.ForeignKey(Passage, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "section"], name="reading_once_per_section")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.section_id}"


class Bookmark(models.Model):
    """The section of a brief that a learner opened last, on any device, and the ``passage`` that
    they reached in it; None at its beginning.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks", db_index=False
    )
    brief = models.ForeignKey(Brief, models.CASCADE, related_name="+")
    section = models.ForeignKey(Passage, models.CASCADE, related_name="+")
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "brief"], name="bookmark_once_per_brief")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.section_id}"

    @property
    def address(self) -> str:
        """Where reading goes on: the passage, if its section still has it."""
        section, passage = self.section, self.passage
        if passage is None or passage.retired_at or passage.section_id != self.section_id:
            return section.get_absolute_url()
        rank = passage.position - section.position
        return section.get_absolute_url() + place_in_section(passage.slug, rank)
