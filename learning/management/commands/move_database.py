from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.database_move import MoveError, move_database
from config.server_lock import sole_server
from content.management.database import require_database


class Command(BaseCommand):
    help = "Copy all data into an empty PostgreSQL database; the present one stays as it is."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", required=True, metavar="URL", help="postgres://user@host/name (PGPASSWORD)"
        )

    def handle(self, *, to: str, **options: object) -> None:
        with sole_server(settings.LILUN_HOME, url=""):
            require_database()
            try:
                moved = move_database(to)
            except MoveError as error:
                raise CommandError(f"Nothing was moved: {error}.", returncode=2) from error
        self.stdout.write(
            f"{sum(moved.values()):,} rows in {len(moved)} tables were copied and compared: "
            "set DATABASE_URL to that address, and start the server."
        )
