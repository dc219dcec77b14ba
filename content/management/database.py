"""What a command asks of the database before it uses it: that it is there, and the app's."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError, connection


def require_database() -> None:
    """Raise CommandError, with what to do, unless the app's database is there; makes none.

    Django's system checks would open it before, and make a file: such a command does without them.
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


def require_server() -> None:
    """Raise CommandError unless the server of a PostgreSQL lets us in; a file is not looked at."""
    try:
        try_to_connect()
    except DatabaseError as error:
        raise CommandError(cannot_open_message(error), returncode=2) from error


def try_to_connect() -> None:
    """Fail at once where a pool would try, and complain, for as long as its timeout."""
    if connection.vendor == "postgresql":
        with connection.wrap_database_errors:
            connection.Database.connect(**connection.get_connection_params()).close()  # type: ignore[attr-defined]


def cannot_open_message(error: DatabaseError) -> str:
    reason = first_line(error)
    return f"The database cannot be opened ({reason}): check DATABASE_URL and LILUN_HOME."


def first_line(error: BaseException | None) -> str:
    """What an error says, without the lines in which a database explains it."""
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
