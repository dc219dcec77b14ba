from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import task_worker
from content.management.database import require_migrated_database


class Command(BaseCommand):
    help = "Run background tasks until Ctrl-C; several workers may run at once."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-server", action="store_true", help="end when standard input does (for `serve`)"
        )

    def handle(self, *, with_server: bool, **options: object) -> None:
        if settings.LILUN_TASKS != "database":
            raise CommandError("No task is queued: set LILUN_TASKS to database.", returncode=2)
        if with_server:
            task_worker.stop_with_server()
        require_migrated_database()
        call_command("prune_db_task_results", verbosity=0)
        task_worker.run_tasks()
