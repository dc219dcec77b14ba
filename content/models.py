"""The rows in which a ``Material`` is stored.

``content.storage.store`` saves and loads them. Rows are matched by slug. A row that a new version
of its brief no longer has is not deleted but gets a ``retired_at``, so that learners keep their
history.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse

from content.material import HEADINGS, RELATION_LABELS, FactKind, PassageKind, QuoteMode, Weight
from content.sharing import OPEN_TO_ALL, BriefQuerySet, Visibility


def enum_choices(enum: type[Weight | PassageKind | QuoteMode | FactKind]) -> list[tuple[str, str]]:
    return [(member.value, member.value.capitalize()) for member in enum]


class Brief(models.Model):
    """A source text with its passages and items."""

    Visibility = Visibility

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Title of the text retold.")
    source_date = models.CharField(max_length=50, blank=True)
    # A brief stays when its owner's account is deleted; only staff then see a private one.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="briefs"
    )
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PRIVATE)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="copies"
    )
    # Identifies the version that was imported last: an import must not undo later edits unseen.
    imported_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("brief", args=[self.slug])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            Brief.objects.filter(pk=self.pk).announce_deletion()
            return super().delete(*args, **kwargs)

    @property
    def title_in_lists(self) -> str:
        """A copy has the title of its original, beside which it may stand there."""
        return f"{self.title} (copy)" if self.copied_from_id else self.title

    @property
    def is_open_to_all(self) -> bool:
        return self.visibility in OPEN_TO_ALL

    def is_open_to_others(self) -> bool:
        """Whether anybody but its owner may read it; a statement for one shared with classes."""
        if self.visibility != Brief.Visibility.CLASS:
            return self.is_open_to_all
        return Brief.objects.shared_in_class().filter(pk=self.pk).exists()

    def is_open_to(self, user_id: int) -> bool:
        """The same rule as ``BriefQuerySet.open_to``, for a loaded brief; a statement for one that
        somebody else shares with classes.
        """
        if self.owner_id == user_id or self.is_open_to_all:
            return True
        if self.visibility == Brief.Visibility.PRIVATE:
            return False
        return Brief.objects.shared_in_class_of(user_id).filter(pk=self.pk).exists()


class BriefRowQuerySet[T: models.Model](models.QuerySet[T]):
    def current(self) -> Self:
        return self.filter(retired_at=None)


class BriefRow(models.Model):
    """A row of a brief; its slug is unique there, and ``position`` is its order in the file."""

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="%(class)ss")
    slug = models.SlugField(max_length=100)
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = BriefRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "slug"], name="%(app_label)s_%(class)s_slug_unique"
            )
        ]


A_PAGE = 100  # passages of a section, with its heading, that one page shows


def place_in_section(slug: str, rank: int) -> str:
    """The end of the address of a passage, the ``rank``-th of its section; the heading is 0."""
    page = rank // A_PAGE + 1
    return f"?page={page}#p-{slug}" if page > 1 else f"#p-{slug}"


class Passage(BriefRow):
    """One paragraph, heading or list item, with its number in the source."""

    kind = models.CharField(
        max_length=10, choices=enum_choices(PassageKind), default=PassageKind.PARAGRAPH
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    section = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="passages"
    )

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        """The passage in its section; before the first heading, on the brief's own page."""
        brief = self.brief
        if self.opens_section:
            return reverse("section", args=[brief.slug, self.slug])
        if self.section is None:
            return brief.get_absolute_url() + place_in_section(self.slug, self.position)
        place = place_in_section(self.slug, self.position - self.section.position)
        return reverse("section", args=[brief.slug, self.section.slug]) + place

    @property
    def opens_section(self) -> bool:
        return self.kind in HEADINGS


class ItemRow(BriefRow):
    """An item, with the words ``start:end`` of its passage."""

    passage = models.ForeignKey(Passage, models.RESTRICT, related_name="%(class)ss")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    weight = models.CharField(max_length=10, choices=enum_choices(Weight), default=Weight.CORE)
    note = models.TextField(blank=True)

    class Meta(BriefRow.Meta):
        abstract = True


class Person(ItemRow):
    brief = models.ForeignKey(Brief, models.CASCADE, related_name="people")
    passage = models.ForeignKey(Passage, models.RESTRICT, related_name="people")
    name = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True)
    accepted = models.JSONField(default=list, blank=True)
    characters = models.CharField(max_length=50, blank=True)
    pinyin = models.CharField(max_length=200, blank=True)
    affiliation = models.CharField(max_length=300, blank=True)
    affiliation_aliases = models.JSONField(default=list, blank=True)
    role = models.CharField(max_length=200, blank=True)
    role_aliases = models.JSONField(default=list, blank=True)
    period = models.CharField(max_length=50, blank=True)
    post_passage = models.ForeignKey(
        Passage, models.RESTRICT, null=True, blank=True, related_name="posts"
    )
    post_start = models.PositiveIntegerField(null=True, blank=True)
    post_end = models.PositiveIntegerField(null=True, blank=True)
    correction = models.CharField(max_length=300, blank=True)
    added = models.JSONField(default=list, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.brief.slug, self.slug])


class Biography(models.Model):
    """One event of a person's life."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="biography")
    slug = models.SlugField(max_length=100)
    position = models.PositiveIntegerField(default=0)
    text = models.TextField()
    passage = models.ForeignKey(Passage, models.RESTRICT, related_name="biographies")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    weight = models.CharField(max_length=10, choices=enum_choices(Weight), default=Weight.DETAIL)
    people = models.ManyToManyField(Person, blank=True, related_name="named_in")

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "biography"
        constraints = [
            models.UniqueConstraint(fields=["person", "slug"], name="content_biography_slug_unique")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.text}"


class Concept(ItemRow):
    term = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=50, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    accepted = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    characters = models.CharField(max_length=50, blank=True)
    pinyin = models.CharField(max_length=200, blank=True)
    definition = models.TextField(blank=True)
    definition_passage = models.ForeignKey(
        Passage, models.RESTRICT, null=True, blank=True, related_name="definitions"
    )
    definition_start = models.PositiveIntegerField(null=True, blank=True)
    definition_end = models.PositiveIntegerField(null=True, blank=True)
    holder = models.CharField(max_length=100, blank=True)
    inferred = models.BooleanField(default=False)
    keywords = models.JSONField(default=list, blank=True)
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    case = models.TextField(blank=True)
    added = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return reverse("concept", args=[self.brief.slug, self.slug])


class AttributedRow(ItemRow):
    """A statement; with neither speakers nor holder, the brief itself makes it."""

    speakers = models.ManyToManyField(Person, blank=True, related_name="%(class)ss")
    holder = models.CharField(max_length=100, blank=True)
    cue = models.CharField(max_length=50, blank=True)
    inferred = models.BooleanField(default=False)

    class Meta(ItemRow.Meta):
        abstract = True


class Quote(AttributedRow):
    text = models.TextField()
    topic = models.CharField(max_length=200, blank=True)
    mode = models.CharField(
        max_length=10, choices=enum_choices(QuoteMode), default=QuoteMode.PARAPHRASE
    )
    reported_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    gaps = models.JSONField(default=list, blank=True)
    accepted = models.JSONField(default=list, blank=True)
    why = models.CharField(max_length=300, blank=True)
    because = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=300, blank=True)
    example_of = models.CharField(max_length=200, blank=True)
    shares_point_with = models.ManyToManyField("self", blank=True)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('quotes', args=[self.brief.slug])}#q-{self.slug}"


class Listing(AttributedRow):
    lead_in = models.TextField()
    category = models.CharField(max_length=100)
    open = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.lead_in


class ListingItem(models.Model):
    """An item of a listing, possibly nested in another item."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="items")
    slug = models.SlugField(max_length=100)
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=300)
    passage = models.ForeignKey(Passage, models.RESTRICT, related_name="listing_items")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "slug"], name="content_listingitem_slug_unique"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Fact(AttributedRow):
    kind = models.CharField(max_length=10, choices=enum_choices(FactKind))
    value = models.CharField(max_length=200)
    accepted = models.JSONField(default=list, blank=True)
    statement = models.TextField()
    about = models.TextField(blank=True)
    unit = models.CharField(max_length=100, blank=True)
    when = models.CharField(max_length=25, blank=True)
    event = models.CharField(max_length=300, blank=True)
    subject = models.SlugField(max_length=100, blank=True)
    correction = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.statement


class Relation(AttributedRow):
    source = models.ForeignKey(Concept, models.RESTRICT, related_name="relations_from")
    label = models.CharField(
        max_length=20, choices=[(slug, label.active) for slug, label in RELATION_LABELS.items()]
    )
    target = models.ForeignKey(Concept, models.RESTRICT, related_name="relations_to")
    wording = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"{self.source} {RELATION_LABELS[self.label].active} {self.target}"
