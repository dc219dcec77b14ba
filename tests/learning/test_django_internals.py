"""Fails when a release of Django changes internals that ``learning/prepared.py`` or
``content/storage/bulk.py`` uses.

Each check has a name for the line that a failure prints. Where one fails, correct the module to
follow Django, or do without it as its docstring says.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models
from django.db.models import query

from learning.factories import NOON, CardFactory
from learning.models import Card, Question

pytestmark = pytest.mark.django_db

CHECKS: list[tuple[str, Callable[[], bool]]] = []


def rests_on(what: str) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    def register(check: Callable[[], bool]) -> Callable[[], bool]:
        CHECKS.append((what, check))
        return check

    return register


def compiled(queryset: Any) -> tuple[Any, str, tuple[Any, ...]]:
    """The compiler of a queryset, the SQL that it made, and the parameters."""
    compiler = queryset.query.get_compiler(connection.alias)
    sql, params = compiler.as_sql()
    return compiler, sql, tuple(params)


@rests_on("how SQLCompiler.as_sql passes values on: one %s each, in order, adapted for the driver")
def values() -> bool:
    cards = Card.objects.filter(user=41).filter(show_at__lte=NOON).filter(note="a note")
    _, sql, params = compiled(cards)
    where = sql.partition(" WHERE ")[2]
    places = [where.index(f'"{column}"') for column in ("user_id", "show_at", "note")]
    moment = connection.ops.adapt_datetimefield_value(NOON)
    return places == sorted(places) and sql.count("%s") == 3 and params == (41, moment, "a note")


@rests_on("the place of the columns that SQLCompiler only orders by: after its first col_count")
def columns_to_order_by() -> bool:
    ordered = Card.objects.order_by("question__uid").values_list("pk").distinct()
    compiler, sql, _ = compiled(ordered)
    selected = sql.partition(" FROM ")[0]
    return compiler.col_count == 1 and selected.index('"id"') < selected.index('"uid"')


@rests_on("SQLCompiler.klass_info: the model, and the positions of its columns, one after another")
def positions_of_fields() -> bool:
    compiler, *_ = compiled(Card.objects.select_related("question"))
    fields = [field.attname for field in Card._meta.concrete_fields]
    first, *_, last = positions = compiler.klass_info["select_fields"]
    found = [column.target.attname for column, *_ in compiler.select[first : last + 1]]
    return (
        compiler.klass_info["model"] is Card
        and positions == [*range(first, last + 1)]
        and found == fields
    )


@rests_on("SQLCompiler.annotation_col_map: the position of each annotation")
def positions_of_annotations() -> bool:
    compiler, *_ = compiled(Card.objects.annotate(one=models.Value(1)))
    return list(compiler.annotation_col_map) == ["one"] and (
        compiler.annotation_col_map["one"] == compiler.col_count - 1
    )


@rests_on("SQLCompiler.get_converters and apply_converters, which make Python values of a row")
def converters() -> bool:
    compiler, *_ = compiled(Question.objects.values_list("body"))
    found = compiler.get_converters([column for column, *_ in compiler.select])
    [row] = compiler.apply_converters([('{"stem": "?"}',)], found)
    return [*row] == [{"stem": "?"}]


@rests_on("get_related_populators, which makes the rows of select_related")
def related_rows() -> bool:
    card = CardFactory.create()
    compiler, sql, params = compiled(Card.objects.select_related("question").filter(pk=card.pk))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        [row] = compiler.apply_converters(
            cursor.fetchall(), compiler.get_converters([one for one, *_ in compiler.select])
        )
    [question] = query.get_related_populators(
        compiler.klass_info, compiler.select, connection.alias, models.FETCH_ONE
    )
    made = Card(pk=card.pk)
    question.populate(row, made)
    return made.question == card.question


@rests_on("FETCH_ONE, the mode in which a queryset fetches relations that it has not selected")
def fetch_mode() -> bool:
    return Card.objects.all()._fetch_mode is models.FETCH_ONE


@rests_on("QuerySet._iterable_class, which tells what becomes of a row")
def iterables() -> bool:
    cards = Card.objects.all()
    found = [cards, cards.values_list("pk"), cards.values_list("pk", flat=True)]
    return [one._iterable_class for one in found] == [
        query.ModelIterable,
        query.ValuesListIterable,
        query.FlatValuesListIterable,
    ]


@rests_on("QuerySet._prefetch_related_lookups, which is empty where nothing is prefetched")
def prefetches() -> bool:
    cards = Card.objects.all()
    return not cards._prefetch_related_lookups and bool(
        cards.prefetch_related("reviews")._prefetch_related_lookups
    )


@rests_on("Model.from_db, which makes an instance of a database, names and values")
def instances() -> bool:
    card = Card.from_db("default", ["id", "note"], [7, "a note"])
    state = card._state
    return (card.pk, card.note, state.adding, state.db) == (7, "a note", False, "default")


@rests_on("Field.get_db_prep_save, which makes a parameter of a field's value")
def values_to_store() -> bool:
    show_at = Card._meta.get_field("show_at")
    moment = connection.ops.adapt_datetimefield_value(NOON)
    return bool(show_at.get_db_prep_save(NOON, connection) == moment)


@pytest.mark.parametrize(("what", "check"), CHECKS, ids=[check.__name__ for _, check in CHECKS])
def test_django_has_not_changed(what: str, check: Callable[[], bool]) -> None:
    try:
        same, error = check(), ""
    except Exception as raised:
        same, error = False, f" ({type(raised).__name__}: {raised})"
    if not same:
        ours = "learning/prepared.py or content/storage/bulk.py"
        line = f"Django changed {what}, on which {ours} rests{error}."
        pytest.fail(line, pytrace=False)
