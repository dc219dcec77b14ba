"""Former names of tasks: a queue may hold them for a day after an upgrade."""

from learning.accounts.tasks import make_download, remove_old_downloads
from learning.bank.tasks import remove_old_imports

__all__ = ["make_download", "remove_old_downloads", "remove_old_imports"]
