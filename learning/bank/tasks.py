"""What the bank puts off to a worker; without one it is done at once."""

from datetime import datetime

from django.tasks import task
from django.utils import timezone

from learning.bank import imports


@task
def remove_old_imports() -> None:
    imports.remove_old_imports(timezone.now())


def remove_import_later(made_at: datetime) -> None:
    """An import that nobody finished is removed by a worker, or with the next import."""
    if remove_old_imports.get_backend().supports_defer:
        remove_old_imports.using(run_after=made_at + imports.KEPT_FOR).enqueue()
