from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import backups
from content.management.database import require_database


class Command(BaseCommand):
    help = "Write a checked backup of the whole database to a file; the server may run meanwhile."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that does not exist yet")

    def handle(self, *, file: Path, **options: object) -> None:
        require_database()
        try:
            contents = backups.back_up(file)
        except backups.BackupError as error:
            raise CommandError(f"No backup was made: {error}.", returncode=2) from error
        self.stdout.write(
            f"{file}: {contents.total:,} rows in {len(contents.rows)} tables, checked."
        )
