"""Queries whose SQL is made once and sent again with other values.

Making the SQL of a query with many subqueries takes Django several times as long as the database
takes to answer it. A prepared query is written like any other, in a function of its values::

    @prepared
    def due(user: int, now: datetime) -> QuerySet[Card]:
        return Card.objects.filter(user=user, due_at__lte=now)

The first call with arguments of a shape has the SQL made with a mark in the place of each value;
later ones put their values there. It rests on how Django's compiler hands on its SQL and what its
iterables make of a row, which only this module knows.
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

SOME_NUMBER = 8_888_000_000_000_000
SOME_MOMENT = datetime(2888, 8, 8, 8, 8, 8, tzinfo=UTC)


def prepared[Row](make: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """The rows of a query that is made once for each shape of its arguments, which are given by
    their places.

    The function may decide by booleans, enumerations, and whether a thing is None; numbers, texts,
    dates and moments it has to put into the query as they are. Tuples of all these, named ones
    too, may be given as well. Nothing may be prefetched, which would take another statement.
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
    """A query with its SQL, and what makes Python's values of its columns and rows of them;
    ``slots`` tells of each parameter which of the values it takes, or what it always is.

    Numbers that are always the same stand in the SQL itself: SQLite would else plan anew at each
    call, since a partial index might fit another one.
    """

    def __init__(self, queryset: Any, marks: Sequence[Value]) -> None:
        assert not queryset._prefetch_related_lookups
        self.alias = queryset.db
        compiler = queryset.query.get_compiler(self.alias)
        connection = compiler.connection
        sql, params = compiler.as_sql()
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
        self.compiler, self.width = compiler, compiler.col_count  # what follows is to order by
        columns = [column for column, *_ in compiler.select[: self.width]]
        self.converters = compiler.get_converters(columns)
        self.make = _MAKERS[queryset._iterable_class](queryset, compiler)

    def rows(self, values: Sequence[Value]) -> list[Any]:
        connection = connections[self.alias]
        given = [_adapted(value, connection) for value in values]
        params = [param if place is None else given[place] for place, param in self.slots]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = [row[: self.width] for row in cursor.fetchall()]
        return list(map(self.make, self.compiler.apply_converters(found, self.converters)))


def _instances(queryset: Any, compiler: SQLCompiler) -> Callable[[list[Any]], Any]:
    """Makes an instance of the model of a row, with its annotations and what was selected along."""
    alias, columns, about = queryset.db, compiler.select, compiler.klass_info
    first, last = about["select_fields"][0], about["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in columns[first:last]]
    related = get_related_populators(about, columns, alias, FETCH_ONE)
    annotations = list(compiler.annotation_col_map.items())
    model = about["model"]

    def instance(row: list[Any]) -> Any:
        made = model.from_db(alias, names, row[first:last])
        for each in related:
            each.populate(row, made)
        for name, place in annotations:
            setattr(made, name, row[place])
        return made

    return instance


# What is made of a row, by what Django would have made the rows of the query.
_MAKERS: dict[type, Callable[..., Callable[[list[Any]], Any]]] = {
    ModelIterable: _instances,
    ValuesListIterable: lambda *_: tuple,
    FlatValuesListIterable: lambda *_: itemgetter(0),
}


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
