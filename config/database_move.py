"""Copies all rows into an empty PostgreSQL database, in one transaction."""

import hashlib
import json
import warnings
from collections.abc import Iterator
from typing import Any

import environ
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, Error, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from content.management.database import first_line
from learning.search_index.upkeep import fill as fill_search_index

TARGET = "target"
CHUNK = 2000
NO_ADDRESS = "the address is not that of a database: postgres://user@host/name"

Row = tuple[Any, ...]


class MoveError(Exception):
    """Nothing was moved; the message is for the person who ran the command."""


def move_database(url: str) -> dict[str, int]:
    """Copy every row into the database at ``url``; returns the number of rows of each table.

    The caller makes sure that nobody writes meanwhile. The cache is not copied. Raises MoveError,
    and leaves the target as it was, if the target is no empty PostgreSQL, if the source has pending
    migrations, or if the rows differ after the copy.
    """
    source, target = connections[DEFAULT_DB_ALIAS], connection_to(url)
    executor = MigrationExecutor(source)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MoveError("the present database is not up to date: start the server once, or migrate")
    try:
        with transaction.atomic(), transaction.atomic(TARGET), target.cursor() as cursor:
            if tables := target.introspection.table_names(cursor):
                raise MoveError(f"the database to move to is not empty (it has {tables[0]})")
            require_utf8(cursor)
            call_command("migrate", database=TARGET, interactive=False, verbosity=0)
            # Rows are copied in any order, so foreign keys are checked at the end.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            moved = {model._meta.db_table: copy_rows(model, cursor) for model in stored_models()}
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in target.ops.sequence_reset_sql(no_style(), stored_models()):
                cursor.execute(statement)
            for model in stored_models():
                require_equal_rows(model)
            fill_search_index(TARGET)
    except MigrationSchemaMissing as error:
        reason = first_line(error.__context__)
        raise MoveError(f"no table can be made in the database to move to ({reason})") from error
    except Error as error:
        raise MoveError(first_line(error)) from error
    finally:
        target.close()
    return moved


def connection_to(url: str) -> BaseDatabaseWrapper:
    """The connection to the database at a URL, under the alias ``TARGET``."""
    try:
        with warnings.catch_warnings(action="ignore"):  # an unknown scheme is refused below
            settings = environ.Env.db_url_config(url)
    except (environ.ImproperlyConfigured, ValueError) as error:
        raise MoveError(NO_ADDRESS) from error
    if settings.get("ENGINE") != "django.db.backends.postgresql":
        raise MoveError("only PostgreSQL can be moved to: postgres://user@host/name")
    complete = connections.configure_settings({DEFAULT_DB_ALIAS: settings})
    connections.settings[TARGET] = complete[DEFAULT_DB_ALIAS]
    try:
        connections[TARGET].get_connection_params()
    except ImproperlyConfigured as error:  # the name is missing or too long
        raise MoveError(NO_ADDRESS) from error
    return connections[TARGET]


def require_utf8(cursor: Any) -> None:
    """Raise MoveError unless the database can store every character."""
    cursor.execute("SHOW server_encoding")
    [encoding] = cursor.fetchone()
    if encoding != "UTF8":
        raise MoveError(
            f"the database to move to holds text as {encoding}: "
            "make one with `createdb --encoding=UTF8 --template=template0`"
        )


def stored_models() -> list[type[models.Model]]:
    """Every model with its own table, with those of many-to-many relations."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def copy_rows(model: type[models.Model], cursor: Any) -> int:
    """Copy the rows of a model, after deleting those that ``migrate`` inserted."""
    target = connections[TARGET]
    quote = target.ops.quote_name
    fields = stored_fields(model)
    table = quote(model._meta.db_table)
    names = ", ".join(quote(str(field.column)) for field in fields)
    cursor.execute(f"DELETE FROM {table}")  # noqa: S608
    count = 0
    copying = f"COPY {table} ({names}) FROM STDIN"
    with target.wrap_database_errors, cursor.copy(copying) as copy:
        for row in stored_rows(model, DEFAULT_DB_ALIAS):
            pairs = zip(fields, row, strict=True)
            copy.write_row([field.get_db_prep_save(value, target) for field, value in pairs])
            count += 1
    return count


def require_equal_rows(model: type[models.Model]) -> None:
    """Raise MoveError unless both databases hold exactly the same rows of a model."""
    (count, digest), (arrived, of_arrived) = (
        fingerprint(model, alias) for alias in (DEFAULT_DB_ALIAS, TARGET)
    )
    table = model._meta.db_table
    if count != arrived:
        raise MoveError(f"of {count} rows of {table}, {arrived} have arrived")
    if digest != of_arrived:
        raise MoveError(f"rows of {table} have not arrived as they were sent")


def fingerprint(model: type[models.Model], alias: str) -> tuple[int, int]:
    """The number of rows, and the sum of their digests, which does not depend on their order."""
    count = total = 0
    for row in stored_rows(model, alias):
        data = json.dumps(row, sort_keys=True, default=str).encode()
        total += int.from_bytes(hashlib.sha256(data).digest()[:16])
        count += 1
    return count, total % (1 << 128)


def stored_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.generated]


def stored_rows(model: type[models.Model], alias: str) -> Iterator[Row]:
    """The rows of a model as tuples of Python values, loaded in chunks."""
    names = [field.attname for field in stored_fields(model)]
    queryset = model._base_manager.using(alias).order_by().values_list(*names)
    yield from queryset.iterator(chunk_size=CHUNK)
