"""The admin pages of briefs: staff edit all rows, retired ones too, and the questions follow."""

import re
from typing import Any

from django.contrib import admin, messages
from django.db.models import JSONField, Max, Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from content.editing import forms
from content.editing.changes import ChangeBreaksBrief, propagate_change, set_retired
from content.models import (
    Biography,
    Brief,
    BriefRow,
    Concept,
    Fact,
    Listing,
    ListingItem,
    Passage,
    Person,
    Quote,
    Relation,
)
from content.storage.moved_spans import move_spans

LINES_FIELD: Any = {JSONField: {"form_class": forms.LinesField, "help_text": "One a line."}}
PRIMARY_KEY = re.compile(r"[0-9]{1,18}")  # fits into a database integer
SPAN: Any = ["passage", "words", "occurrence"]
ATTRIBUTION: Any = ["speakers", "holder", "cue", "inferred"]


@admin.register(Brief)
class BriefAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["title", "slug", "owner", "visibility", "updated_at"]
    list_filter = ["visibility"]
    list_select_related = ["owner"]
    search_fields = ["title", "slug", "source"]
    autocomplete_fields = ["owner"]
    readonly_fields = ["created_at", "updated_at"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return [*(["slug"] if obj else []), *self.readonly_fields]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        propagate_change(form.instance, timezone.now())

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """The permission to delete a brief covers its rows, questions and cards."""
        _, counts, _, protected = super().get_deleted_objects(objs, request)
        return [str(brief) for brief in objs], counts, set(), protected


class BriefRowAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows of a brief. They are retired, not deleted, and keep their slug and their brief."""

    form: type[forms.BriefRowForm] = forms.ItemForm
    list_filter = ["brief", "weight", ("retired_at", admin.EmptyFieldListFilter)]
    list_select_related = ["brief"]
    ordering = ["brief", "position"]
    formfield_overrides = LINES_FIELD
    actions = ["retire", "restore"]
    save_on_top = True

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return ["brief", "slug", "retired_at"] if obj else ["retired_at"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Offer the fields of a row's form only the current rows of the same brief."""
        brief = request.GET.get("brief", "")
        if PRIMARY_KEY.fullmatch(brief) and "field_name" in request.GET:
            queryset = queryset.filter(brief=int(brief), retired_at=None)
        return super().get_search_results(request, queryset, search_term)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            rows = self.model._default_manager.filter(brief=obj.brief)
            obj.position = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        propagate_change(form.instance.brief, timezone.now())

    @admin.action(
        description="Retire: no longer asked, its history is kept", permissions=["change"]
    )
    def retire(self, request: HttpRequest, rows: QuerySet[BriefRow]) -> None:
        self._retire(request, rows.filter(retired_at=None), "retired", retiring=True)

    @admin.action(description="Restore retired rows", permissions=["change"])
    def restore(self, request: HttpRequest, rows: QuerySet[BriefRow]) -> None:
        self._retire(request, rows.exclude(retired_at=None), "restored", retiring=False)

    def _retire(
        self, request: HttpRequest, rows: QuerySet[BriefRow], done: str, *, retiring: bool
    ) -> None:
        now, count = timezone.now(), rows.count()
        try:
            set_retired(rows, now if retiring else None, now)
        except ChangeBreaksBrief as reason:
            self.message_user(request, f"Nothing was changed: {reason}.", messages.ERROR)
        else:
            self.message_user(request, f"{count} {done}.", messages.SUCCESS)


@admin.register(Passage)
class PassageAdmin(BriefRowAdmin):
    form = forms.PassageForm
    list_display = ["slug", "brief", "kind", "number", "text", "retired_at"]
    list_filter = ["brief", "kind", ("retired_at", admin.EmptyFieldListFilter)]
    search_fields = ["slug", "text"]
    fields = ["brief", "slug", "kind", "number", "text", "position", "retired_at"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "text" in form.changed_data:
            move_spans(obj, form.initial["text"])


@admin.register(Concept)
class ConceptAdmin(BriefRowAdmin):
    form = forms.ConceptForm
    list_display = ["term", "abbreviation", "characters", "brief", "weight", "retired_at"]
    search_fields = ["term", "abbreviation", "aliases", "characters", "slug"]
    autocomplete_fields = ["passage", "definition_passage", "part_of"]
    fieldsets = [
        (None, {"fields": ["brief", "slug", "term", "abbreviation", "aliases", "accepted"]}),
        ("Among other terms", {"fields": ["kind", "part_of"]}),
        ("In Chinese", {"fields": ["characters", "pinyin"]}),
        ("In the text", {"fields": SPAN}),
        (
            "What it means",
            {
                "fields": [
                    "definition",
                    "definition_passage",
                    "definition_words",
                    "definition_occurrence",
                    "holder",
                    "inferred",
                    "keywords",
                    "case",
                ]
            },
        ),
        ("For the reader", {"fields": ["weight", "note", "added", "retired_at"]}),
    ]


class RowInline(admin.StackedInline):  # type: ignore[type-arg]
    """Rows inside another row's form; one query loads them with their passages."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("passage")


class BiographyInline(RowInline):
    model = Biography
    form = forms.NestedForm
    formset = forms.BiographyFormSet
    fields = ["slug", "position", "text", *SPAN, "people", "weight"]
    autocomplete_fields = ["passage", "people"]
    extra = 0


@admin.register(Person)
class PersonAdmin(BriefRowAdmin):
    form = forms.PersonForm
    list_display = ["name", "characters", "affiliation", "role", "brief", "retired_at"]
    search_fields = ["name", "aliases", "characters", "affiliation", "slug"]
    autocomplete_fields = ["passage", "post_passage"]
    inlines = [BiographyInline]
    fieldsets = [
        (
            None,
            {"fields": ["brief", "slug", "name", "aliases", "accepted", "characters", "pinyin"]},
        ),
        ("In the text", {"fields": SPAN}),
        (
            "Post",
            {
                "fields": [
                    "affiliation",
                    "affiliation_aliases",
                    "role",
                    "role_aliases",
                    "period",
                    "post_passage",
                    "post_words",
                    "post_occurrence",
                    "correction",
                ]
            },
        ),
        ("For the reader", {"fields": ["weight", "note", "added", "retired_at"]}),
    ]


@admin.register(Quote)
class QuoteAdmin(BriefRowAdmin):
    form = forms.QuoteForm
    list_display = ["text", "cue", "mode", "brief", "weight", "retired_at"]
    search_fields = ["text", "topic", "speakers__name", "slug"]
    autocomplete_fields = ["passage", "speakers", "reported_by", "shares_point_with"]
    fieldsets = [
        (None, {"fields": ["brief", "slug", "text", "topic", "mode"]}),
        ("Who says it", {"fields": [*ATTRIBUTION, "reported_by", "shares_point_with"]}),
        ("In the text", {"fields": SPAN}),
        ("To ask with", {"fields": ["gaps", "accepted", "why", "because", "by", "example_of"]}),
        ("For the reader", {"fields": ["weight", "note", "retired_at"]}),
    ]


class ListingItemInline(RowInline):
    model = ListingItem
    form = forms.NestedForm
    formset = forms.ListingItemFormSet
    fields = ["slug", "position", "text", *SPAN, "parent"]
    autocomplete_fields = ["passage"]
    extra = 0


@admin.register(Listing)
class ListingAdmin(BriefRowAdmin):
    list_display = ["lead_in", "category", "open", "brief", "weight", "retired_at"]
    search_fields = ["lead_in", "category", "slug"]
    autocomplete_fields = ["passage", "speakers"]
    inlines = [ListingItemInline]
    fieldsets = [
        (None, {"fields": ["brief", "slug", "lead_in", "category", "open"]}),
        ("In the text", {"fields": SPAN}),
        ("Who says it", {"fields": ATTRIBUTION}),
        ("For the reader", {"fields": ["weight", "note", "retired_at"]}),
    ]


@admin.register(Fact)
class FactAdmin(BriefRowAdmin):
    list_display = ["statement", "kind", "value", "when", "brief", "weight", "retired_at"]
    list_filter = ["kind", *BriefRowAdmin.list_filter]
    search_fields = ["statement", "value", "event", "slug"]
    autocomplete_fields = ["passage", "speakers"]
    fieldsets = [
        (
            None,
            {"fields": ["brief", "slug", "kind", "value", "accepted", "statement", "correction"]},
        ),
        ("To ask with", {"fields": ["about", "unit", "when", "event", "subject"]}),
        ("In the text", {"fields": SPAN}),
        ("Who says it", {"fields": ATTRIBUTION}),
        ("For the reader", {"fields": ["weight", "note", "retired_at"]}),
    ]


@admin.register(Relation)
class RelationAdmin(BriefRowAdmin):
    list_display = ["source", "label", "target", "brief", "weight", "retired_at"]
    list_filter = ["label", *BriefRowAdmin.list_filter]
    list_select_related = ["brief", "source", "target"]
    search_fields = ["source__term", "target__term", "slug"]
    autocomplete_fields = ["source", "target", "passage", "speakers"]
    fieldsets = [
        (None, {"fields": ["brief", "slug", "source", "label", "wording", "target"]}),
        ("In the text", {"fields": SPAN}),
        ("Who says it", {"fields": ATTRIBUTION}),
        ("For the reader", {"fields": ["weight", "note", "retired_at"]}),
    ]
