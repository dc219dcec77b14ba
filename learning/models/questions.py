"""What can be asked, and what learners say of it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.models.people import Reading, User
from learning.models.versions import Versions

# What a version of a question does not hold, since it stays as it is.
KNOWN_BY_THE_ROW = [
    *("uid", "origin", "type", "brief", "owner", "passage", "sibling_key"),
    *("confusable_key", "weight", "position", "owns_card", "copy_of", "offered_at", "changed_at"),
    *("taken_from", "taken_at"),
]
OF_NO_SECTION = Q(passage=None) | (Q(passage__section=None) & ~Q(passage__kind__in=HEADINGS))


class QuestionQuerySet(models.QuerySet["Question"]):
    def current(self) -> Self:
        return self.filter(retired_at=None)

    def written_by(self, user: User) -> Self:
        return self.filter(owner=user, origin=Question.Origin.AUTHORED)

    def saying(self, query: str) -> Self:
        """Those with this in their stem, their answer or a tag; all of them for ""."""
        if not query:
            return self
        words = Q(body__stem__icontains=query) | Q(body__answer__icontains=query)
        through = Question.tags.through.objects.filter(question=OuterRef("pk"))
        return self.filter(words | Exists(through.filter(tag__name__icontains=query.casefold())))

    def begun_with(self, section: Passage) -> Self:
        """Those of a section, and those of its brief that belong to no section."""
        return self.filter(
            Q(passage=section) | Q(passage__section=section) | OF_NO_SECTION, brief=section.brief_id
        )

    def of_sections_begun_by(self, user: User) -> Self:
        """Those of the sections that the learner has read or is asked about already, and those
        that belong to no section."""
        begun = Reading.objects.filter(user=user).values("section")
        return self.filter(OF_NO_SECTION | Q(passage__in=begun) | Q(passage__section__in=begun))


class Tag(models.Model):
    """A word under which somebody finds questions of their own again; in small letters."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tags", db_index=False
    )
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="tag_once")]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """One thing to know in one direction; ``body`` holds its text and is validated by its kind.

    ``sibling_key`` is shared by the questions on one item, which never come on one day;
    ``confusable_key`` by those whose subjects are easily taken for each other. ``position`` puts
    essentials before details (from ``DETAILS_FROM`` up), each in reading order. A whole, such as
    a matching, owns no card: its ``parts`` do. ``offered_at`` is when learners who have begun its
    section may last have come to lack its card: when it was made, changed or brought back, or its
    brief was opened to them again.

    What somebody wrote themselves is in no ``brief``, whose readers would be asked it; it may be
    ``about`` one. ``changed_at`` tells its versions apart. A version of one's own is a ``copy_of``
    a generated question: as long as both have the same answer, it owns no card either. What was
    ``taken_from`` a colleague's bank, at ``taken_at``, is one's own in all else; the colleague may
    be gone since.
    """

    DETAILS_FROM = 1_000_000

    class Origin(models.TextChoices):
        GENERATED = "generated", "Generated"
        AUTHORED = "authored", "Authored"
        IMPORTED = "imported", "Imported"

    uid = models.CharField(max_length=40, unique=True)
    origin = models.CharField(max_length=10, choices=Origin)
    type = models.CharField(max_length=40)
    brief = models.ForeignKey(Brief, models.CASCADE, null=True, related_name="questions")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="questions"
    )
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, related_name="questions")
    subject = models.CharField(max_length=220)
    sibling_key = models.CharField(max_length=220, db_index=True)
    confusable_key = models.CharField(max_length=100, blank=True)
    weight = models.CharField(max_length=10)
    position = models.PositiveIntegerField()
    body = models.JSONField()
    owns_card = models.BooleanField(default=True)
    about = models.ForeignKey(
        Brief, models.SET_NULL, null=True, blank=True, related_name="own_questions"
    )
    copy_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="copies"
    )
    taken_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="takings"
    )
    taken_at = models.DateTimeField(null=True, editable=False)
    tags = models.ManyToManyField(Tag, blank=True, related_name="questions")
    parts = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="wholes")
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()
    versions: Any  # the manager of their records
    history = Versions(related_name="versions", excluded_fields=KNOWN_BY_THE_ROW)

    class Meta:
        ordering = ["brief", "position"]
        indexes = [models.Index(fields=["brief", "offered_at"], name="question_offered")]
        constraints = [
            models.UniqueConstraint(fields=["owner", "copy_of"], name="copied_once"),
            models.UniqueConstraint(fields=["owner", "taken_from"], name="taken_once"),
        ]

    def __str__(self) -> str:
        return str(self.body.get("stem", self.uid))

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote it: it then keeps its versions, as made by ``_history_user`` at
        ``_history_date``."""
        return self.origin == Question.Origin.AUTHORED

    @property
    def _history_user(self) -> User | None:
        return self.owner

    @property
    def _history_date(self) -> datetime:
        return self.changed_at or self.offered_at


class QuestionReport(models.Model):
    """A learner's complaint about a question, for whoever edits the brief."""

    class Reason(models.TextChoices):
        WRONG = "wrong", "The answer is wrong"
        UNCLEAR = "unclear", "The question is unclear"
        ALSO_RIGHT = "also-right", "Another answer is right too"
        LANGUAGE = "language", "There is a language mistake"
        OTHER = "other", "Something else"

    question = models.ForeignKey(Question, models.CASCADE, related_name="reports")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=20, choices=Reason)
    comment = models.TextField(blank=True, max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "question", "reason"],
                condition=Q(resolved_at=None),
                name="report_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.question}"
