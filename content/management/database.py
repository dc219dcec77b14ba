"""Checks that the app's database is there, for commands."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def require_database() -> None:
    """Raise CommandError, with what to do, unless the app's database exists.

    It creates no file. Django's system checks would, so commands that call this disable them.
    """
    require_server()
    place = connection.settings_dict["NAME"]
    try:
        there = connection.vendor != "sqlite" or Path(place).exists()
        tables = connection.introspection.table_names() if there else []
    except DatabaseError as error:
        raise CommandError(cannot_open_message(error), returncode=2) from error
    if "django_migrations" not in tables:
        raise CommandError(
            f"There is no database of the app at {place}: "
            "check DATABASE_URL and LILUN_HOME, or start the server once.",
            returncode=2,
        )


def require_migrated_database() -> None:
    """Raise CommandError, with what to do, unless the app's database exists and fits the code."""
    require_database()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not up to date: if the server is starting, try again once it has "
            "printed its address; if not, start it once.",
            returncode=2,
        )


def require_server() -> None:
    """Raise CommandError if PostgreSQL refuses the connection; does nothing on SQLite."""
    try:
        try_to_connect()
    except DatabaseError as error:
        raise CommandError(cannot_open_message(error), returncode=2) from error


def try_to_connect() -> None:
    """Connect to PostgreSQL without the pool, which would retry until its timeout."""
    if connection.vendor == "postgresql":
        with connection.wrap_database_errors:
            connection.Database.connect(**connection.get_connection_params()).close()  # type: ignore[attr-defined]


def cannot_open_message(error: DatabaseError) -> str:
    reason = first_line(error)
    return f"The database cannot be opened ({reason}): check DATABASE_URL and LILUN_HOME."


def first_line(error: BaseException | None) -> str:
    """The message of an error without the further lines that databases add."""
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
