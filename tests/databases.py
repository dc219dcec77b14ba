"""The database of these tests, or another beside it, as a server under test is given it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql


def environment() -> dict[str, str]:
    """What a server needs to use the database of this process and accept what is signed here."""
    return {"SECRET_KEY": settings.SECRET_KEY, "DATABASE_URL": url_of_database()}


def url_of_database(name: str = "") -> str:
    """The URL of the open database, or of another one on the same server."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    password = f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else ""
    port = f":{given['PORT']}" if given["PORT"] else ""
    host = quote(given["HOST"], safe="")
    return (
        f"postgres://{quote(given['USER'], safe='')}{password}@{host}{port}/{name or given['NAME']}"
    )


def connect(name: str) -> psycopg.Connection[Any]:
    """A connection to a database on the PostgreSQL server of these tests."""
    given = connection.settings_dict
    return psycopg.connect(
        dbname=name,
        user=given["USER"],
        password=given["PASSWORD"],
        host=given["HOST"],
        port=given["PORT"] or 5432,
        autocommit=True,
    )


@contextmanager
def own_database(name: str, options: str = "") -> Iterator[str]:
    """The URL of a new PostgreSQL database, dropped at the end; ``options`` are those of CREATE
    DATABASE."""
    drop_database(name)
    create = sql.SQL(f"CREATE DATABASE {{}} {options}").format(sql.Identifier(name))
    with connect("postgres") as server:
        server.execute(create)
    yield url_of_database(name)
    drop_database(name)


def drop_database(name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with connect("postgres") as server:
        server.execute(drop)
