from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config import backups
from config.server_lock import sole_server
from content.management.database import require_server


class Command(BaseCommand):
    help = "Replace the present database by a backup; the present one is kept beside it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `backup` wrote")

    def handle(self, *, file: Path, **options: object) -> None:
        with sole_server(settings.LILUN_HOME, url=""):
            require_server()
            try:
                kept = backups.restore_backup(file, timezone.now())
            except backups.BackupError as error:
                raise CommandError(f"Nothing was restored: {error}.", returncode=2) from error
        before = f"; the database as it was before is in {kept}" if kept else ""
        self.stdout.write(f"{file} is restored{before}.")
