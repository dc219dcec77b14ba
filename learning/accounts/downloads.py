"""Making the file with all of a person's data, keeping it for a day, and removing it.

The file is a zip: ``everything.json`` for machines, a table of each kind for people, and their
briefs in the app's own format.
"""

import csv
import io
import json
import os
import uuid
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from content.formats import lilun
from content.models import Brief
from content.storage import store
from learning.accounts import takeout
from learning.models import Download, QuestionImage, User
from learning.models.people import lock_user
from learning.spreadsheets import BOM, harmless

type Told = Callable[[Iterator[Any]], Iterator[Any]]

KEPT_FOR = timedelta(days=1)
GIVEN_UP_AFTER = timedelta(minutes=15)  # if no worker has started it
STALLED_AFTER = timedelta(minutes=1)  # without progress in its file: the process has died
TOLD_EVERY = 500  # rows


def begin_download(user: User, now: datetime) -> tuple[Download, bool]:
    """The person's download, and whether it has to be started: one under way continues, a finished
    one is replaced.
    """
    with transaction.atomic():
        lock_user(user)
        present = Download.objects.filter(user=user).first()
        if present and is_under_way(present, now):
            return present, False
        if present:
            discard(present)
        return Download.objects.create(user=user, asked_at=now), True


def is_under_way(download: Download, now: datetime) -> bool:
    """Whether it waits for a worker, or a process is still writing its file."""
    if download.ready_at or download.failed:
        return False
    try:
        written_at = datetime.fromtimestamp(file_of(download).stat().st_mtime, UTC)
    except FileNotFoundError:
        return download.asked_at > now - GIVEN_UP_AFTER
    return written_at > now - STALLED_AFTER


def make_download(download_id: int, name: str, now: datetime) -> None:
    """Writes the file; on failure, records that in the row and raises."""
    asked = Download.objects.filter(pk=download_id, name=name)
    download = asked.select_related("user").first()
    if download is None:
        return
    path = file_of(download)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with open(path, "xb", opener=_private) as file:
            _write(file, download)
    except BaseException:
        path.unlink(missing_ok=True)  # first, because on a full disk this makes room for the row
        asked.update(failed=True)
        raise
    if not asked.update(ready_at=now):  # the owner was deleted meanwhile
        path.unlink(missing_ok=True)


def present_download(user: User, now: datetime) -> Download | None:
    """The person's download of the last day: being made, ready or failed."""
    return Download.objects.filter(user=user, asked_at__gt=now - KEPT_FOR).first()


def opened_download(user: User, name: uuid.UUID, now: datetime) -> IO[bytes] | None:
    """The person's file with this name; None if there is none (any more)."""
    since = now - KEPT_FOR
    ready = Download.objects.filter(user=user, name=name, asked_at__gt=since)
    download = ready.exclude(ready_at=None).first()
    try:
        return file_of(download).open("rb") if download else None
    except FileNotFoundError:
        return None


def remove_old_downloads(now: datetime) -> None:
    """Removes files older than a day, and files whose owners are gone."""
    files = list(_folder().glob("*.zip")) if _folder().is_dir() else []
    if not files:
        return
    kept = Download.objects.filter(asked_at__gt=now - KEPT_FOR)
    names = {str(name) for name in kept.values_list("name", flat=True)}
    old = [path for path in files if path.stem not in names]
    for path in old:
        path.unlink(missing_ok=True)
    if old:
        Download.objects.filter(asked_at__lte=now - KEPT_FOR).delete()


def discard_with_owner(user_id: int) -> None:
    """Removes the files of a deleted person once the caller's transaction commits."""
    for download in Download.objects.filter(user=user_id):
        transaction.on_commit(partial(file_of(download).unlink, missing_ok=True), robust=True)


def discard(download: Download) -> None:
    file_of(download).unlink(missing_ok=True)
    download.delete()


def file_of(download: Download) -> Path:
    return _folder() / f"{download.name}.zip"


def _folder() -> Path:
    return Path(settings.LILUN_HOME) / "downloads"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write(file: IO[bytes], download: Download) -> None:
    user, now = download.user, download.asked_at
    account = takeout.account(user)
    total = 2 * sum(table.rows(user, now).count() for table in takeout.TABLES)
    Download.objects.filter(pk=download.pk).update(total=total)
    told = _teller(download)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with _text(archive, "everything.json") as out:
            _write_json(out, account, user, now, told)
        with _text(archive, "account.csv") as out:
            _write_table(out, takeout.ACCOUNT, [account])
        for table in takeout.TABLES:
            with _text(archive, f"{table.name}.csv") as out:
                _write_table(out, table.header, told(table.of(user, now)))
        for brief in Brief.objects.filter(owner=user):
            archive.writestr(f"briefs/{brief.slug}.yaml", lilun.write_brief(store.load(brief)))
        images = QuestionImage.objects.filter(owner=download.user_id)
        for pk in images.values_list("pk", flat=True):  # only one in memory at a time
            for image in images.filter(pk=pk):
                ending = image.content_type.removeprefix("image/")
                archive.writestr(f"pictures/{image.sha256}.{ending}", image.content)


def _text(archive: zipfile.ZipFile, name: str) -> io.TextIOWrapper:
    binary = archive.open(name, "w", force_zip64=True)
    return io.TextIOWrapper(binary, encoding="utf-8", newline="")


def _teller(download: Download) -> Told:
    """A filter that counts the rows passing through, and records the count from time to time."""
    done = 0

    def told(rows: Iterator[Any]) -> Iterator[Any]:
        nonlocal done
        for row in rows:
            yield row
            done += 1
            if done % TOLD_EVERY == 0:
                Download.objects.filter(pk=download.pk).update(done=done)

    return told


def _write_json(
    out: io.TextIOWrapper, account: dict[str, Any], user: User, now: datetime, told: Told
) -> None:
    out.write('{"account": ')
    out.write(_json(account))
    for table in takeout.TABLES:
        out.write(f",\n{_json(table.name)}: [")
        for place, row in enumerate(told(table.of(user, now))):
            out.write(",\n" if place else "\n")
            out.write(_json(row))
        out.write("]")
    out.write("}\n")


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def _write_table(
    out: io.TextIOWrapper,
    header: Collection[str],
    rows: Iterable[dict[str, Any]],
) -> None:
    out.write(BOM)
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    for row in rows:
        cells = {
            name: _json(value) if isinstance(value, dict | list) else value
            for name, value in row.items()
        }
        writer.writerow({name: harmless(cell) for name, cell in cells.items()})
