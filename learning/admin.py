"""The admin for staff: people and reports to edit; questions, cards and answers to read."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from learning.models import (
    Card,
    MarkChange,
    Question,
    QuestionReport,
    Response,
    Review,
    StudySession,
    User,
)

RIGHTS = ["is_staff", "is_superuser", "groups", "user_permissions"]


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that only the app writes: staff may read them."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def _is_above(obj: Model | None, request: HttpRequest) -> bool:
    """Whether these are staff accounts, which a person who sets their password could act as."""
    if request.user.is_superuser or not isinstance(obj, User):
        return False
    return obj.is_staff or obj.is_superuser


@admin.register(User)
class LearnerAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ["username", "email", "is_guest", "is_staff", "date_joined", "last_login"]
    list_filter = ["is_guest", "is_staff", "is_active"]
    date_hierarchy = "date_joined"
    fieldsets = [
        (None, {"fields": ["username", "password", "email", "is_guest"]}),
        ("Their day", {"fields": ["time_zone", "day_starts_at"]}),
        (
            "Their cards",
            {
                "fields": [
                    "scope",
                    "characters",
                    "new_per_day",
                    "reviews_per_day",
                    "desired_retention",
                    "maximum_interval",
                    "buttons",
                    "keys",
                ]
            },
        ),
        ("Looks", {"fields": ["theme", "motion", "sounds"]}),
        (
            "What they may do",
            {"fields": ["is_active", *RIGHTS]},
        ),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """What people may do is for superusers alone to say, or staff could make themselves one."""
        return [] if request.user.is_superuser else RIGHTS

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not _is_above(obj, request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not _is_above(obj, request)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Whoever may delete people may delete their cards and answers with them."""
        _, counts, _, protected = super().get_deleted_objects(objs, request)
        refused = {"staff"} if any(_is_above(user, request) for user in objs) else set()
        return [str(user) for user in objs], counts, refused, protected


@admin.register(Question)
class QuestionAdmin(ReadOnly):
    list_display = ["__str__", "type", "brief", "weight", "retired_at"]
    list_filter = ["brief", "type", "weight", "origin", ("retired_at", admin.EmptyFieldListFilter)]
    list_select_related = ["brief"]
    search_fields = ["uid", "subject", "body"]


@admin.register(Card)
class CardAdmin(ReadOnly):
    list_display = ["question", "user", "state", "due_at", "lapses", "suspension"]
    list_filter = ["state", "suspension", "brief"]
    list_select_related = ["question", "user"]
    search_fields = ["user__username", "question__uid"]


class OwnVerdict(admin.SimpleListFilter):
    """Answers that the learner calls right: some name that is accepted may be missing."""

    title = "the learner’s own verdict"
    parameter_name = "overruled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("right", "I was right"), ("wrong", "I was wrong")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(verdict__overridden=value) if value else queryset


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ["reviewed_at", "user", "card", "format", "rating", "undone_at"]
    list_filter = [
        OwnVerdict,
        "format",
        "rating",
        ("undone_at", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["user", "card"]
    search_fields = ["user__username", "card__question__uid"]
    date_hierarchy = "reviewed_at"


@admin.register(Response)
class ResponseAdmin(ReadOnly):
    """Answers in quizzes, of which not all have reviewed a card."""

    list_display = ["__str__", "user", "format", "given", "answered_at"]
    list_filter = [OwnVerdict, "format"]
    list_select_related = ["attempt__user"]
    search_fields = ["attempt__user__username", "uid"]
    date_hierarchy = "answered_at"

    @admin.display(ordering="attempt__user")
    def user(self, response: Response) -> User:
        return response.attempt.user


@admin.register(MarkChange)
class MarkChangeAdmin(ReadOnly):
    """Who changed which mark, from what to what, and why."""

    list_display = ["changed_at", "changed_by", "response", "before", "after", "cause", "reason"]
    list_filter = ["cause"]
    list_select_related = ["changed_by", "response"]
    search_fields = ["changed_by__username", "response__attempt__user__username"]
    date_hierarchy = "changed_at"


@admin.register(StudySession)
class StudySessionAdmin(ReadOnly):
    list_display = ["started_at", "user", "brief", "section", "subjects"]
    list_filter = ["brief"]
    list_select_related = ["user", "brief", "section"]
    search_fields = ["user__username"]
    date_hierarchy = "started_at"


@admin.register(QuestionReport)
class QuestionReportAdmin(ReadOnly):
    """What learners find wrong with a question; ``resolve`` it once the brief is mended."""

    list_display = ["question", "reason", "comment", "user", "created_at", "resolved_at"]
    list_filter = [("resolved_at", admin.EmptyFieldListFilter), "reason", "question__brief"]
    list_select_related = ["question", "user"]
    search_fields = ["question__uid", "comment", "user__username"]
    actions = ["resolve"]

    @admin.action(description="Mark as resolved", permissions=["resolve"])
    def resolve(self, request: HttpRequest, reports: QuerySet[QuestionReport]) -> None:
        count = reports.filter(resolved_at=None).update(resolved_at=timezone.now())
        self.message_user(request, f"{count} marked as resolved.", messages.SUCCESS)

    def has_resolve_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("learning.change_questionreport")
