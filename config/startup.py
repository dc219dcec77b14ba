"""What `manage.py serve` prepares before it serves: database, secrets, questions, static files."""

import hashlib
import logging
import os
import shutil
import sys
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from config import backups
from config.backups.contents import unknown_migrations
from config.data_folder import QUESTIONS_DIGEST, refuse
from content.management.database import cannot_open_message, try_to_connect
from content.models import Brief
from learning.accounts import second_steps
from learning.bank import generated
from learning.limits.database_errors import Trouble, damage_file, trouble_in
from learning.lti import keys as lti_keys

logger = logging.getLogger(__name__)

BACKUPS_KEPT = 5
QUESTION_CODE = (
    *("learning/questions/*.py", "learning/kinds/**/*.py", "learning/grading/**/*.py"),
    "learning/quality/*.py",
    *("learning/bank/generated.py", "learning/briefs/wordings.py", "learning/scheduling.py"),
    *("content/material.py", "content/concept_kinds.py", "content/characters.py"),
    *("content/reading/__init__.py", "content/reading/names.py", "content/reading/search.py"),
    "content/reading/quotations.py",
    *("content/stems.py", "content/extraction/*.py", "content/extraction/names/*.py"),
    *("content/extraction/vocabulary/*.py", "content/extraction/attribution/__init__.py"),
    *("content/extraction/attribution/grammar/*.py", "content/extraction/terms/__init__.py"),
    "content/extraction/terms/grammar/*.py",
)
LOCKED_ACCOUNTS = (
    "Codes of these accounts cannot be checked: %s. SECRET_KEY has changed: put the former key "
    "into SECRET_KEY_FALLBACKS and start again, or run remove_codes NAME for each."
)
# Slow to compress and never requested: second copies of htmx, sources of minified admin scripts.
STATIC_IGNORED = ("django_htmx", "jquery.js", "select2.full.js", "xregexp.js")


def prepare_database(now: datetime) -> None:
    """Migrate the database, after a backup.

    Refuses a database that is damaged, that cannot be opened or written to, in which no table can
    be created, and that a newer version of the app has migrated.
    """
    try:
        _make_file()
        try_to_connect()
        _check_integrity()
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        refuse(
            damage_message(error)
            if trouble_in(error) is Trouble.DAMAGED
            else cannot_open_message(error)
        )
    file = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not os.access(file, os.W_OK):
        refuse(
            f"The database {file} cannot be written to: "
            "let this user write there, or set LILUN_HOME to another folder."
        )
    loader = executor.loader
    if unknown := unknown_migrations(loader, loader.applied_migrations):
        refuse(
            f"The database is of a newer version of the app (it has {unknown[0]}): "
            "bring the app up to date, or set LILUN_HOME to another folder."
        )
    if not executor.migration_plan(loader.graph.leaf_nodes()):
        return
    backup = _backup_if_any(loader, now)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except MigrationSchemaMissing:
        refuse(
            f"{connection.settings_dict['USER']} may make no tables in the database {file}: "
            "let that user own it, or name another in DATABASE_URL."
        )
    except BaseException:  # Ctrl-C too
        if backup:
            print(f"The database as it was before is in {backup}.", file=sys.stderr)
        raise


def reencrypt_secrets() -> None:
    """Re-encrypt what a former SECRET_KEY encrypted; logs the accounts whose key is missing."""
    lti_keys.encrypt_with_present_key()
    if locked := second_steps.encrypt_with_present_key():
        logger.error(LOCKED_ACCOUNTS, ", ".join(locked[:10]) + (" …" if locked[10:] else ""))


def back_up_before_upgrade(folder: Path, now: datetime) -> Path:
    """Write a checked backup into ``folder``, and delete all but the latest few there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    backup = folder / f"lilun-{now:%Y%m%d-%H%M%S}{backups.backup_suffix()}"
    backups.back_up(backup)
    for old in sorted(folder.glob(f"lilun-*{backups.backup_suffix()}"))[:-BACKUPS_KEPT]:
        old.unlink()
    return backup


def collect_static() -> None:
    """Update the served static files, unless nothing has changed."""
    stamp = Path(settings.STATIC_ROOT) / ".digest"
    digest = static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    call_command(
        "collectstatic",
        interactive=False,
        verbosity=0,
        clear=True,
        ignore_patterns=list(STATIC_IGNORED),
    )
    stamp.write_text(digest)


def static_digest() -> str:
    """A digest of every static file and of the packages that process them."""
    digest = hashlib.sha256(f"{version('django')} {version('whitenoise')}".encode())
    for finder in get_finders():
        for path, storage in finder.list(list(STATIC_IGNORED)):
            content = Path(storage.path(path)).read_bytes()
            digest.update(f"\n{path} {len(content)} ".encode())
            digest.update(content)
    return digest.hexdigest()


def refresh_questions(now: datetime) -> None:
    """Make the questions of every brief again if the code that makes them has changed.

    A brief that fails keeps its questions; the reason is logged, and the next start tries again.
    """
    stamp = settings.LILUN_HOME / QUESTIONS_DIGEST
    digest = question_code_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    failed = False
    for brief in Brief.objects.order_by("pk"):
        try:
            generated.refresh(brief, now)
        except Exception:
            failed = True
            logger.exception("The questions of the brief %s were not refreshed", brief.slug)
    if not failed:
        stamp.write_text(digest)


def question_code_files() -> list[Path]:
    """The source files on which generated questions depend."""
    return sorted(path for glob in QUESTION_CODE for path in settings.BASE_DIR.glob(glob))


def question_code_digest() -> str:
    digest = hashlib.sha256()
    for path in question_code_files():
        digest.update(f"\n{path.relative_to(settings.BASE_DIR)} ".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _check_integrity() -> None:
    """Refuse a damaged SQLite database; reads all of it, which takes seconds for a gigabyte."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            (found,) = cursor.fetchone()
        if found != "ok":
            refuse(damage_message(found))
    damage_file().unlink(missing_ok=True)


def damage_message(reason: object) -> str:
    file = connection.settings_dict["NAME"]
    detail = str(reason).strip().splitlines()[-1]  # the first lines of a check are a heading
    return (
        f"The database {file} is damaged ({detail}): put a backup in its place with "
        f"`manage.py restore FILE`; those made before upgrades are in "
        f"{settings.LILUN_HOME / 'backups'}."
    )


def _make_file() -> None:
    """Create a new database file that only its owner can read; its journals get the same mode."""
    file = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and file.is_absolute():
        with suppress(OSError):  # SQLite says why
            file.touch(mode=0o600)


def _backup_if_any(loader: MigrationLoader, now: datetime) -> Path | None:
    if not loader.applied_migrations:
        return None
    if connection.vendor == "postgresql" and not shutil.which("pg_dump"):
        print("Migrating: no backup is made, as pg_dump (PostgreSQL's client) is not installed.")
        return None
    folder = settings.LILUN_HOME / "backups"
    try:
        backup = back_up_before_upgrade(folder, now)
    except (OSError, backups.BackupError) as error:
        refuse(f"The database cannot be backed up to {folder} ({error}): nothing was changed.")
    print(f"Migrating; the database as it was is kept in {backup}.")
    return backup
