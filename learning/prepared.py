"""Queries whose SQL is made once and sent again with other values.

Making the SQL of a query with many subqueries takes Django several times as long as the database
takes to answer it. A prepared query is written like any other, in a function of its values::

    @prepared
    def due(user: int, now: datetime) -> QuerySet[Card]:
        return Card.objects.filter(user=user, due_at__lte=now)

The first call with arguments of a shape has the SQL made with a mark in the place of each value;
later ones put their values there. It rests on how Django's compiler hands on its SQL, which only
this module knows.
"""

import copy
import enum
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any

from django.db import connections
from django.db.models import QuerySet

type Value = int | str | date

SOME_NUMBER = 8_888_000_000_000_000
SOME_MOMENT = datetime(2888, 8, 8, 8, 8, 8, tzinfo=UTC)


def prepared[Row](make: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """The rows of a query that is made once for each shape of its arguments, which are given by
    their places.

    The function may decide by booleans, enumerations, and whether a thing is None; numbers, texts,
    dates and moments it has to put into the query as they are. Tuples of all these, named ones
    too, may be given as well.
    """
    plans: dict[Hashable, _Plan] = {}

    @wraps(make)
    def rows(*args: Any) -> list[Row]:
        shape = tuple(map(_shape, args))
        if shape not in plans:
            marks = _marks()
            marked = [_marked(arg, marks) for arg in args]
            plans[shape] = _Plan(make(*marked), list(_values(marked)))
        return plans[shape].rows(list(_values(args)))

    return rows


class _Plan:
    """A query with its SQL, and what makes Python's values of its columns; ``slots`` tells of each
    parameter which of the values it takes, or what it always is.

    Numbers that are always the same stand in the SQL itself: SQLite would else plan anew at each
    call, since a partial index might fit another one.
    """

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Value]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        connection = self.compiler.connection
        sql, params = self.compiler.as_sql()
        places = {_adapted(mark, connection): n for n, mark in enumerate(marks)}
        first, *rest = sql.split("%s")
        pieces, self.slots = [first], []
        for param, piece in zip(params, rest, strict=True):
            place = places.get(param)
            if place is None and isinstance(param, int):
                pieces += [_literal(param, connection), piece]
            else:
                pieces += ["%s", piece]
                self.slots.append((place, param))
        self.sql = "".join(pieces)
        columns = [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)

    def rows(self, values: Sequence[Value]) -> list[Any]:
        connection = connections[self.queryset.db]
        given = [_adapted(value, connection) for value in values]
        params = tuple(param if place is None else given[place] for place, param in self.slots)
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_: (self.sql, params)
        compiler.get_converters = lambda _: self.converters
        queryset: Any = self.queryset.all()
        queryset.query.get_compiler = lambda *_, **__: compiler
        return list(queryset)


def _literal(number: int, connection: Any) -> str:
    if isinstance(number, bool) and connection.vendor == "postgresql":
        return str(number).lower()
    return str(int(number))


def _is_constant(arg: Any) -> bool:
    return arg is None or isinstance(arg, bool | enum.Enum)


def _shape(arg: Any) -> Hashable:
    if isinstance(arg, tuple):
        return tuple(map(_shape, arg))
    if _is_constant(arg):
        return arg  # type: ignore[no-any-return]
    return type(arg).__name__


def _values(args: Iterable[Any]) -> Iterator[Value]:
    for arg in args:
        if isinstance(arg, tuple):
            yield from _values(arg)
        elif not _is_constant(arg):
            yield arg


def _marks() -> dict[type, Iterator[Value]]:
    """Values of each type that no query has by itself, no two of them equal."""
    numbers = range(1, 1000)
    return {
        int: (SOME_NUMBER + n for n in numbers),
        str: (f"mark {n}" for n in numbers),
        datetime: (SOME_MOMENT + timedelta(microseconds=n) for n in numbers),
        date: (SOME_MOMENT.date() + timedelta(days=n) for n in numbers),
    }


def _marked(arg: Any, marks: dict[type, Iterator[Value]]) -> Any:
    if isinstance(arg, tuple):
        make: Callable[[Iterable[Any]], Any] = getattr(arg, "_make", tuple)  # of a named tuple
        return make(_marked(each, marks) for each in arg)
    return arg if _is_constant(arg) else next(marks[type(arg)])


def _adapted(value: Value, connection: Any) -> Any:
    """As the database's driver is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
