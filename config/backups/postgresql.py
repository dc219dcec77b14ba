"""Backups of PostgreSQL: pg_dump's custom format from one snapshot, restored in one transaction.

The programs come with PostgreSQL's client, which must not be older than the server.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from config.backups.contents import BackupContents, BackupError

SUFFIX = ".dump"
DISCONNECT_SECONDS = 1.0  # the server still lists a closed connection for a moment
OTHER_CONNECTIONS = """SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()
    AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
COPY = re.compile(rb'COPY (?:\w+|"[^"]+")\.(?:"([^"]+)"|(\w+)) \((.*)\) FROM stdin;\n')


def dump(draft: Path) -> BackupContents:
    """Dump one snapshot of the database into ``draft``, and read the dump back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        rows = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows[table] = cursor.fetchone()[0]
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        run_program("pg_dump", *options, f"--file={draft}")
    contents = read_backup(draft)
    if contents.rows != rows:
        raise BackupError("the dump does not hold as many rows as the database")
    return contents


def read_backup(file: Path) -> BackupContents:
    """Read a whole dump; raises BackupError if it is none of the app's, or is damaged."""
    if not file.is_file():
        raise BackupError(f"{file} is not there")
    rows: dict[str, int] = {}
    applied: set[tuple[str, str]] = set()
    with script_of(file, "--data-only") as script:
        for line in script:
            if not (copy := COPY.fullmatch(line)):
                continue
            table = (copy[1] or copy[2]).decode()
            columns = copy[3].decode().split(", ")
            rows[table] = 0
            for row in iter(script.readline, b"\\.\n"):
                if not row:
                    raise BackupError(f"{file} is damaged")
                rows[table] += 1
                if table == "django_migrations":
                    fields = dict(zip(columns, row.decode().rstrip("\n").split("\t"), strict=True))
                    applied.add((fields["app"], fields["name"]))
    if "django_migrations" not in rows:
        raise BackupError(f"{file} is no backup of the app")
    return BackupContents(frozenset(applied), rows)


def replace_database(file: Path, label: str) -> Path:
    """Replace all tables by the dump's in one transaction; returns a dump of the former ones."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    tables = _tables_in_sole_use()
    kept = settings.LILUN_HOME / f"lilun-{label}{SUFFIX}"
    kept.touch(mode=0o600)
    run_program("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={kept}")
    _run_script(file, _drop_statement(tables))
    return Path(kept)


def _tables_in_sole_use() -> list[str]:
    """The names of all tables; raises BackupError while others are connected to the database."""
    parameters = connection.get_connection_params()
    with connection.Database.connect(**parameters) as alone:  # type: ignore[attr-defined]
        end = time.monotonic() + DISCONNECT_SECONDS
        while others := alone.execute(OTHER_CONNECTIONS).fetchone()[0]:
            if time.monotonic() > end:
                raise BackupError(f"the present database is in use ({others} other connections)")
            time.sleep(0.05)
        return [name for (name,) in alone.execute(TABLES).fetchall()]


def _drop_statement(tables: list[str]) -> str:
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    return f"DROP TABLE {quoted} CASCADE;\n" if tables else ""


def _run_script(file: Path, first: str) -> None:
    """Run ``first``, then the dump's script, in one transaction."""
    arguments, environment = program_command(
        "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"
    )
    psql = subprocess.Popen(  # noqa: S603
        [*arguments, "--single-transaction", "--output=/dev/null", "--file=-"],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert psql.stdin
    try:
        with script_of(file, "--no-owner", "--no-privileges") as script:
            psql.stdin.write(first.encode())
            shutil.copyfileobj(script, psql.stdin, 1 << 20)
    except BrokenPipeError:
        pass  # psql says why
    except BaseException:
        psql.kill()  # at the end of its input it would commit
        psql.wait()
        raise
    _, said = psql.communicate()
    if psql.returncode:
        raise BackupError(f"{file} cannot be restored ({_last_line(said)})")


@contextmanager
def script_of(file: Path, *options: str) -> Iterator[IO[bytes]]:
    """The SQL script of a dump; raises BackupError if pg_restore cannot read all of it."""
    pg_restore = subprocess.Popen(  # noqa: S603
        [program_path("pg_restore"), *options, "--file=-", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pg_restore.stdout
    try:
        yield pg_restore.stdout
    except BaseException:
        pg_restore.kill()
        pg_restore.wait()
        raise
    _, said = pg_restore.communicate()
    if pg_restore.returncode:
        raise BackupError(f"{file} is no backup of the app, or is damaged ({_last_line(said)})")


def run_program(name: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on the database; raises BackupError if it fails."""
    arguments, environment = program_command(name, *options)
    result = subprocess.run(arguments, env=environment, capture_output=True, check=False)  # noqa: S603
    if result.returncode:
        raise BackupError(f"{name} has failed ({_last_line(result.stderr)})")


def program_command(name: str, *options: str) -> tuple[list[str], dict[str, str]]:
    """The arguments and the environment that connect a program to the database.

    The environment holds the password.
    """
    arguments, environment = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, list(options)
    )
    return [program_path(name), *arguments[1:]], dict(os.environ) | (environment or {})


def program_path(name: str) -> str:
    """The path of one of PostgreSQL's programs; raises BackupError if it is not installed."""
    if path := shutil.which(name):
        return path
    raise BackupError(f"{name} is not installed: it comes with PostgreSQL's client")


def _last_line(said: bytes) -> str:
    return (said.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
