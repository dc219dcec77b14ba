"""Values inside JSON columns, selected in SQL."""

from typing import Any

from django.db.models import Case, Func, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Concat
from django.db.models.lookups import GreaterThan


def text_in(column: str, *path: str | int) -> KeyTextTransform:
    """The text at ``path`` in a JSON column, such as ``text_in("question__body", "stem")``; None
    where there is none.

    Select text with this, not with ``body__stem``: SQLite returns the bare text of a JSON string,
    and Django parses that as JSON again, so "4" would come back as a number.
    """
    *outer, last = path
    inside: str | KeyTransform = column
    for key in outer:
        inside = KeyTransform(str(key), inside)
    return KeyTextTransform(str(last), inside)


def framed_stem_in(column: str) -> Case:
    """The line that ``learning.kinds.written.framed_stem`` makes of the body in a JSON column."""
    frame, stem = text_in(column, "frame"), text_in(column, "stem")
    framed = Concat(frame, Value(": "), stem, output_field=TextField())
    return Case(When(GreaterThan(frame, ""), then=framed), default=stem)


class OwnVerdict(Func):
    """The learner's own verdict inside a column of verdicts; null where they did not override ours.

    It has no parameters: with one, SQLite would not use the indexes on
    ``Q(verdict__overridden__isnull=False)``.
    """

    template = """JSON_TYPE(%(expressions)s, '$."overridden"')"""
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **options: Any) -> Any:
        template = "(%(expressions)s -> 'overridden')"
        return super().as_sql(compiler, connection, template=template, **options)
