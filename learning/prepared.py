"""SQL that is made once and executed many times.

This is the only module that rests on the insides of Django's query compiler.

Django makes the SQL of a query anew at each call. For the queries of an answer that takes several
times as long as the database takes to execute them. Measured on SQLite, in CPU time, an answer with
its next card takes 7 ms, with plain querysets 32 ms.

Written for Django 6.1. Look again at Django 6.2 (April 2027) and at Django 2028 (January 2028):
``tests/learning/test_django_internals.py`` names what has changed. To do without this module,
call the decorated functions as they are.
"""

import enum
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from operator import itemgetter
from typing import Any

from django.db import connections
from django.db.models import FETCH_ONE, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler

type Value = int | str | date

FIRST_NUMBER = 8_888_000_000_000_000
FIRST_MOMENT = datetime(2888, 8, 8, 8, 8, 8, tzinfo=UTC)


def prepared[Row](make: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Decorates a function that returns a queryset, so that it returns the rows::

        @prepared
        def due(user: int, now: datetime) -> QuerySet[Card]:
            return Card.objects.filter(user=user, due_at__lte=now)

    The arguments are positional: numbers, texts, dates, moments, booleans, enumerations, None, and
    tuples of these, named tuples too. The function is called once for each combination of their
    types, so it must pass numbers, texts, dates and moments to the queryset unchanged. It may
    branch on booleans, enumerations, on whether an argument is None and on the length of a tuple.
    The queryset must not prefetch. A field for small numbers is compared with ``Value(argument)``:
    by itself it would find that nothing can equal the large placeholder.
    """
    queries: dict[Hashable, _PreparedQuery] = {}

    @wraps(make)
    def rows(*args: Any) -> list[Row]:
        shape = tuple(map(_shape, args))
        if shape not in queries:
            placeholders = _placeholders()
            stand_ins = [_replaced(arg, placeholders) for arg in args]
            queries[shape] = _PreparedQuery(make(*stand_ins), list(_values(stand_ins)))
        return queries[shape].rows(list(_values(args)))

    return rows


class _PreparedQuery:
    """The SQL of a queryset in which placeholders stand for the values.

    ``slots`` has a pair for each parameter of the SQL: the position of the value that it takes, or
    None and a constant. Constant numbers stand in the SQL itself: SQLite plans a statement anew at
    each call where a parameter might decide whether a partial index fits.
    """

    def __init__(self, queryset: Any, placeholders: Sequence[Value]) -> None:
        assert not queryset._prefetch_related_lookups
        self.alias = queryset.db
        self.compiler = queryset.query.get_compiler(self.alias)
        sql, params = self.compiler.as_sql()
        database = self.compiler.connection
        positions = {_adapted(value, database): n for n, value in enumerate(placeholders)}
        first, *rest = sql.split("%s")
        pieces, self.slots = [first], []
        for param, piece in zip(params, rest, strict=True):
            position = positions.get(param)
            assert position is not None or not _is_derived(param), (
                f"{param} must be passed as it is"
            )
            if position is None and isinstance(param, int):
                pieces += [_literal(param, database), piece]
            else:
                pieces += ["%s", piece]
                self.slots.append((position, param))
        self.sql = "".join(pieces)
        self.width = self.compiler.col_count  # any columns after these are only for the order
        selected = [column for column, *_ in self.compiler.select[: self.width]]
        self.converters = self.compiler.get_converters(selected)
        self.make_row = _ROW_MAKERS[queryset._iterable_class](queryset, self.compiler)

    def rows(self, values: Sequence[Value]) -> list[Any]:
        database = connections[self.alias]
        adapted = [_adapted(value, database) for value in values]
        params = [
            constant if position is None else adapted[position] for position, constant in self.slots
        ]
        with database.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = [row[: self.width] for row in cursor.fetchall()]
        return list(map(self.make_row, self.compiler.apply_converters(found, self.converters)))


def _instance_maker(queryset: Any, compiler: SQLCompiler) -> Callable[[list[Any]], Any]:
    """Makes instances as ``ModelIterable`` does, with annotations and ``select_related``."""
    alias, columns, described = queryset.db, compiler.select, compiler.klass_info
    first, last = described["select_fields"][0], described["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in columns[first:last]]
    related = get_related_populators(described, columns, alias, FETCH_ONE)
    annotations = list(compiler.annotation_col_map.items())
    model = described["model"]

    def instance(row: list[Any]) -> Any:
        made = model.from_db(alias, names, row[first:last])
        for each in related:
            each.populate(row, made)
        for name, position in annotations:
            setattr(made, name, row[position])
        return made

    return instance


_ROW_MAKERS: dict[type, Callable[..., Callable[[list[Any]], Any]]] = {
    ModelIterable: _instance_maker,
    ValuesListIterable: lambda *_: tuple,
    FlatValuesListIterable: lambda *_: itemgetter(0),
}


def _literal(number: int, database: Any) -> str:
    if isinstance(number, bool) and database.vendor == "postgresql":
        return str(number).lower()
    return str(int(number))


def _is_constant(arg: Any) -> bool:
    return arg is None or isinstance(arg, bool | enum.Enum)


def _shape(arg: Any) -> Hashable:
    """What the SQL depends on: constants themselves, the types of all else."""
    if isinstance(arg, tuple):
        return tuple(map(_shape, arg))
    if _is_constant(arg):
        return arg  # type: ignore[no-any-return]
    return type(arg).__name__


def _values(args: Iterable[Any]) -> Iterator[Value]:
    """The arguments that become parameters, tuples flattened."""
    for arg in args:
        if isinstance(arg, tuple):
            yield from _values(arg)
        elif not _is_constant(arg):
            yield arg


def _placeholders() -> dict[type, Iterator[Value]]:
    """Values by type, all different, that no query of the app contains itself."""
    numbers = range(1, 1000)
    return {
        int: (FIRST_NUMBER + n for n in numbers),
        str: (f"placeholder {n}" for n in numbers),
        datetime: (FIRST_MOMENT + timedelta(microseconds=n) for n in numbers),
        date: (FIRST_MOMENT.date() + timedelta(days=n) for n in numbers),
    }


def _is_derived(param: Any) -> bool:
    """Whether a parameter was computed from a placeholder, so that the value cannot take its place.
    Moments and dates of that year stand for nothing else; SQLite takes them as texts."""
    return isinstance(param, date | str) and str(param).startswith(f"{FIRST_MOMENT.year}-")


def _replaced(arg: Any, placeholders: dict[type, Iterator[Value]]) -> Any:
    """The argument with a placeholder for each of its values."""
    if isinstance(arg, tuple):
        make: Callable[[Iterable[Any]], Any] = getattr(arg, "_make", tuple)  # of a named tuple
        return make(_replaced(each, placeholders) for each in arg)
    return arg if _is_constant(arg) else next(placeholders[type(arg)])


def _adapted(value: Value, database: Any) -> Any:
    """The value as the driver of the database takes it."""
    if isinstance(value, datetime):
        return database.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return database.ops.adapt_datefield_value(value)
    return value
