"""Versions of written questions."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class Versions(HistoricalRecords):  # type: ignore[misc]  # it comes without types
    """A record of each change to a written question, deleted together with it.

    The library alone would keep records of deleted questions, and query the records of each
    generated question when a brief is deleted.
    """

    def get_extra_fields(self, model: type[models.Model], fields: Any) -> dict[str, Any]:
        extra: dict[str, Any] = super().get_extra_fields(model, fields)
        of_row = models.ForeignKey(model, models.CASCADE, related_name=self.related_name)
        return extra | {"history_relation": of_row}

    def post_save(
        self, instance: Any, created: bool, using: str | None = None, **kwargs: Any
    ) -> None:
        if instance.is_written:
            super().post_save(instance, created, using, **kwargs)

    def post_delete(self, instance: Any, using: str | None = None, **kwargs: Any) -> None:
        pass
