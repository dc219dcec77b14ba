"""Who may read a brief, as queries; and what follows before briefs are deleted."""

from collections.abc import Iterable
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q

from content.signals import brief_deleting


class Visibility(models.TextChoices):
    PRIVATE = "private", "Private"
    CLASS = "class", "Classes it is set for"
    LINK = "link", "Anyone with the link"
    PUBLIC = "public", "Public"


OPEN_TO_ALL = (Visibility.LINK, Visibility.PUBLIC)


class BriefQuerySet[T: models.Model](models.QuerySet[T]):
    def visible_to(self, user: models.Model) -> Self:
        """Public briefs and the user's own, for lists; others may still be open by their link.

        An anonymous user owns no brief, not even one without an owner.
        """
        public = self.filter(visibility=Visibility.PUBLIC)
        return public if user.pk is None else public | self.filter(owner=user.pk)

    def open_to(self, user: models.Model) -> Self:
        """The briefs that the user may read: the visible ones, those open by their link, and those
        that are shared with a class of theirs.
        """
        found = self.visible_to(user) | self.filter(visibility=Visibility.LINK)
        if user.pk is None:
            return found
        all_briefs = type(self)(self.model, using=self.db)
        return found | self.filter(pk__in=all_briefs.shared_in_class_of(user.pk).values("pk"))

    def shared_in_class_of(self, user_id: int | models.OuterRef) -> Self:
        """Those that are set for a class of their owner's, in which this person teaches or learns;
        after the owner's account was deleted, those that are set for any. They may come several
        times.
        """
        members = "assignments__classroom__memberships"
        member = {f"{members}__user": user_id, f"{members}__role__in": ("teacher", "learner")}
        return self.filter(_shared_in_class(), **member)

    def shared_in_class(self) -> Self:
        """Those that any class may read in this way. They may come several times."""
        return self.filter(_shared_in_class())

    def open_to_all(self) -> Self:
        return self.filter(visibility__in=OPEN_TO_ALL)

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self.announce_deletion()
            return super().delete()

    # As in Django: neither a manager's method, nor one that a template calls.
    delete.queryset_only = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]

    def announce_deletion(self) -> None:
        """Locks the briefs, those that they are copies of and their own copies in the order of
        their ids, as what changes a brief locks it before any card or question, and sends
        ``brief_deleting`` for each.
        """
        pairs = list(self.order_by("pk").values_list("pk", "copied_from"))
        related = Q(pk__in=with_originals(pairs)) | copies_of(pairs)
        rows = self.model._default_manager.filter(related).order_by("pk")
        locked = {brief.pk: brief for brief in rows.select_for_update(of=("self",))}
        for brief in (locked[pk] for pk, _ in pairs if pk in locked):
            brief_deleting.send(self.model, brief=brief)

    announce_deletion.queryset_only = True  # type: ignore[attr-defined]
    announce_deletion.alters_data = True  # type: ignore[attr-defined]


def with_originals(pairs: Iterable[tuple[int, int | None]]) -> set[int]:
    """The ids in pairs of a brief and what it is a copy of."""
    return {pk for pair in pairs for pk in pair if pk}


def copies_of(pairs: Iterable[tuple[int, int | None]]) -> Q:
    """Those whose questions are taken from questions of the briefs in such pairs."""
    return Q(copied_from__in=[pk for pk, _ in pairs])


def _shared_in_class() -> Q:
    """Goes into the same ``filter`` as conditions on the class: in a second one, Django would look
    for any other assignment of the brief.
    """
    of_owner = Q(
        owner__memberships__classroom=F("assignments__classroom"),
        owner__memberships__role="teacher",
    )
    is_set = Q(visibility=Visibility.CLASS, assignments__withdrawn_at=None)
    return (of_owner | Q(owner=None)) & is_set
