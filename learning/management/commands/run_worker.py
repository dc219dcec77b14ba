from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import task_worker
from content.management.database import require_database


class Command(BaseCommand):
    help = "Do what the app puts off, until Ctrl-C; as many of these may run as one wants."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-server", action="store_true", help="end when standard input does (for `serve`)"
        )

    def handle(self, *, with_server: bool, **options: object) -> None:
        if settings.LILUN_TASKS != "database":
            raise CommandError("Nothing is put off: set LILUN_TASKS to database.", returncode=2)
        if with_server:
            task_worker.stop_with_server()
        require_database()
        call_command("prune_db_task_results", verbosity=0)
        task_worker.work()
