"""Questions, their tags and learners' reports about them."""

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

# Fields that never change, and so are left out of versions.
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
        """Questions with this text in frame, stem, answer or a tag; all of them for ""."""
        if not query:
            return self
        words = _asks(query) | Q(body__answer__icontains=query)
        through = Question.tags.through.objects.filter(question=OuterRef("pk"))
        return self.filter(words | Exists(through.filter(tag__name__icontains=query.casefold())))

    def asking(self, query: str) -> Self:
        """Questions with this text in the frame or the stem; all of them for ""."""
        return self.filter(_asks(query)) if query else self

    def on_section(self, section: Passage) -> Self:
        return self.filter(Q(passage=section) | Q(passage__section=section))

    def begun_with(self, section: Passage) -> Self:
        """Questions on a section, and those of its brief that belong to no section."""
        return self.filter(
            Q(passage=section) | Q(passage__section=section) | OF_NO_SECTION, brief=section.brief_id
        )

    def of_sections_begun_by(self, user: User) -> Self:
        """Questions on sections that the learner has read or is asked about, and those that belong
        to no section.
        """
        begun = Reading.objects.filter(user=user).values("section")
        return self.filter(OF_NO_SECTION | Q(passage__in=begun) | Q(passage__section__in=begun))


def _asks(query: str) -> Q:
    return Q(body__frame__icontains=query) | Q(body__stem__icontains=query)


class Tag(models.Model):
    """A word, in lower case, under which somebody finds their own questions."""

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
    """One thing to know, asked in one direction; its kind validates ``body``, which holds the text.

    Questions on one item share a ``sibling_key`` and are never asked on the same day; questions on
    subjects that are easily confused share a ``confusable_key``. ``position`` puts essentials
    before details (from ``DETAILS_FROM`` up), each in reading order, except that easy ones open a
    section. A composite question, such as matching, owns no card; its ``parts`` do. Sessions keep
    a question a few cards away from those it is ``kept_apart`` from. After ``offered_at`` (when
    the question was made, changed or brought back, or its brief reopened), learners of its section
    may lack its card.

    A written question has no ``brief``, so that readers of a brief are not asked it; it may be
    ``about`` one. ``changed_at`` identifies its version. A person's own version of a generated
    question is a ``copy_of`` it, and shares its card as long as both have the same answer. A
    question ``taken_from`` a colleague's bank at ``taken_at`` is otherwise the person's own; the
    colleague's account may be gone. The questions of a copied brief are ``taken_from`` those of the
    brief that it was copied from.
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
    kept_apart = models.ManyToManyField("self", symmetrical=True, blank=True)
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()
    versions: Any  # the manager of the version records
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
        """Whether a person wrote it. Written questions keep versions, made by ``_history_user`` at
        ``_history_date``.
        """
        return self.origin == Question.Origin.AUTHORED

    @property
    def _history_user(self) -> User | None:
        return self.owner

    @property
    def _history_date(self) -> datetime:
        return self.changed_at or self.offered_at


class QuestionReport(models.Model):
    """A learner's complaint about a question, for the editors of the brief."""

    class Reason(models.TextChoices):
        WRONG = "wrong", "The answer is wrong"
        UNCLEAR = "unclear", "The question is unclear"
        ALSO_RIGHT = "also-right", "Another answer is right too"
        LANGUAGE = "language", "A language mistake"
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
