"""The bank's background tasks."""

from datetime import datetime

from django.tasks import task
from django.utils import timezone

from learning.bank.imports import beginning


@task
def remove_old_imports() -> None:
    beginning.remove_old_imports(timezone.now())


def remove_import_later(made_at: datetime) -> None:
    """Let a worker remove an unfinished import; without workers, the next import does it."""
    if remove_old_imports.get_backend().supports_defer:
        remove_old_imports.using(run_after=made_at + beginning.KEPT_FOR).enqueue()
