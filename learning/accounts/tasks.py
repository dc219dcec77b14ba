"""Background tasks of the accounts; without a worker they run at once."""

from datetime import datetime

from django.tasks import task
from django.utils import timezone

from learning.accounts import downloads


@task
def make_download(download_id: int, name: str) -> None:
    downloads.make_download(download_id, name, timezone.now())


@task
def remove_old_downloads() -> None:
    downloads.remove_old_downloads(timezone.now())


def clear_away_later(asked_at: datetime) -> None:
    """Removes the file on time if the worker keeps schedules; otherwise the next request does."""
    if remove_old_downloads.get_backend().supports_defer:
        remove_old_downloads.using(run_after=asked_at + downloads.KEPT_FOR).enqueue()
