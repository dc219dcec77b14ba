"""The settings of the database, the cache and background tasks, from the environment."""

import atexit
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.db import connections

from config.data_folder import refuse
from config.environment import refuse_invalid, whole_number

PREPARE_AFTER = 3  # executions of the same statement on a connection
# One plan fits all parameters; in memory or on an SSD random reads cost little more.
PLANS = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1"
DATABASE_SCHEMES = ("postgres", "postgresql", "psql", "pgsql", "sqlite")
EXPECTED_URL = (
    "postgres://user:password@host:5432/name, with %2F for / and the like, or unset it for SQLite"
)
SQLITE_FROM = (3, 43)  # contentless tables of FTS5 that can delete, for the search
CACHE_TABLE = "lilun_cache"
TASK_BACKENDS = {
    "immediate": "django.tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
CACHE_SCHEMES = {"redis": "redis", "rediss": "rediss", "valkey": "redis", "valkeys": "rediss"}


def database(env: environ.Env, folder: Path) -> dict[str, Any]:
    """The database that DATABASE_URL names, or SQLite in ``folder``.

    Each commit to SQLite survives a power cut. On PostgreSQL each process has a pool: it keeps one
    connection, as one thread answers requests, and opens more when other threads need them. A
    connection prepares and plans a repeated statement once, for all parameters, which makes an
    answer a third faster. ``options`` in the URL override these. Refuses other databases, a URL
    without a database name, and an old SQLite.
    """
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{folder}/lilun.sqlite3"
    with refuse_invalid("DATABASE_URL", EXPECTED_URL):
        settings = _named_database(url)
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        if sqlite3.sqlite_version_info < SQLITE_FROM:
            refuse(
                f"This Python has SQLite {sqlite3.sqlite_version}, and 3.43 or later is needed: "
                "start with `uv run --managed-python manage.py …`, or use PostgreSQL."
            )
        settings["CONN_MAX_AGE"] = None  # the last connection to close would checkpoint each time
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
        return settings
    least = whole_number(env, "DATABASE_POOL_MIN", default=1)
    most = whole_number(env, "DATABASE_POOL_MAX", default=4, least=1)
    pool = {
        "min_size": least,
        "max_size": max(least, most),
        "timeout": 10,
        "num_workers": 1,
    }
    options = {
        "connect_timeout": 5,
        "pool": pool,
        "server_side_binding": True,
        "prepare_threshold": PREPARE_AFTER,
    }
    own = settings.get("OPTIONS", {})
    plans = f"{PLANS} {own.get('options', '')}".rstrip()
    settings["OPTIONS"] = options | own | {"options": plans}
    settings["CONN_HEALTH_CHECKS"] = True  # the server may have been restarted
    atexit.register(close_pools)  # their threads cannot be stopped later in Python's shutdown
    return settings


def _named_database(url: str) -> dict[str, Any]:
    """The entry of DATABASES for a URL; raises ValueError for one that the app cannot use."""
    scheme, separator, rest = url.partition("://")
    if scheme not in DATABASE_SCHEMES or not separator:
        raise ValueError("another kind of database")
    if scheme == "sqlite" and not rest.startswith("/"):
        raise ValueError("a relative path is read as a host and ignored")
    settings: dict[str, Any] = environ.Env.db_url_config(url)
    in_memory = settings["NAME"] == ":memory:"  # each process would have its own
    if in_memory or not (settings["NAME"] or "service" in settings.get("OPTIONS", {})):
        raise ValueError("no name")
    return settings


def close_pools() -> None:
    """Close all connections of this thread and all pools."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def cache(url: str) -> dict[str, Any]:
    """The cache that counts for the rate limits, shared by all processes.

    Without a URL it is a table of the database; else Valkey or Redis. Refuses other URLs.
    """
    if not url:
        return {
            "BACKEND": "config.cache_table.StrictDatabaseCache",
            "LOCATION": CACHE_TABLE,
            # Beyond that some are deleted; one address can make about 15,000 in a day.
            "OPTIONS": {"MAX_ENTRIES": 50_000},
        }
    scheme = urlsplit(url).scheme
    if scheme not in CACHE_SCHEMES:
        refuse("CACHE_URL is not known: give valkey://host:6379/0 or redis://host:6379/0, or none.")
    if not find_spec("redis"):
        refuse("CACHE_URL needs the package redis: start with `uv run --extra valkey manage.py …`.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_SCHEMES[scheme] + url.removeprefix(scheme),
        "KEY_PREFIX": "lilun",
        "OPTIONS": {"socket_connect_timeout": 5, "socket_timeout": 5},
    }


def task_backend(name: str) -> str:
    """The path of the backend of Django's tasks; refuses an unknown name."""
    if name not in TASK_BACKENDS:
        refuse(f"LILUN_TASKS is {name!r}: give immediate, or database with a worker running.")
    return TASK_BACKENDS[name]
