"""What is done in the background, where a worker runs; at once, where none does."""

from datetime import datetime

from django.tasks import task
from django.utils import timezone

from learning.accounts import downloads
from learning.bank import imports


@task
def make_download(download_id: int, name: str) -> None:
    downloads.make_download(download_id, name, timezone.now())


@task
def remove_old_downloads() -> None:
    downloads.remove_old_downloads(timezone.now())


def clear_away_later(asked_at: datetime) -> None:
    """Where a worker keeps dates, the file goes on its own; else whoever next asks clears it."""
    if remove_old_downloads.get_backend().supports_defer:
        remove_old_downloads.using(run_after=asked_at + downloads.KEPT_FOR).enqueue()


@task
def remove_old_imports() -> None:
    imports.remove_old_imports(timezone.now())


def clear_imports_away_later(made_at: datetime) -> None:
    """As with files to fetch: what nobody took in goes on its own, or with the next."""
    if remove_old_imports.get_backend().supports_defer:
        remove_old_imports.using(run_after=made_at + imports.KEPT_FOR).enqueue()
