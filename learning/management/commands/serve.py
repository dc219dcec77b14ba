from collections.abc import Callable
from io import StringIO

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from config import serve_options, server_lock, startup
from config.data_folder import refuse
from config.server import serve
from config.task_worker import running_task_worker
from content.briefs import import_shipped_briefs
from learning.limits.database_errors import Trouble, trouble_in
from learning.limits.disk_space import Room, room_left

NO_NETWORK = "This computer is in no network: others cannot open that address."
UNTRUSTED_PROXY = (
    "ALLAUTH_TRUSTED_PROXY_COUNT is 0: all who come through a proxy share one address, and its "
    "rate limits."
)
LITTLE_ROOM = "The disk of {} is nearly full: files are refused until there is room again."
MAKING_DEMO = "Making a demo class with months of study: this takes a while."
DEMO_IS_TEMPORARY = "All of it is deleted when the server stops."


class Command(BaseCommand):
    help = "Set everything up in the data folder, then serve the app until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        serve_options.add_arguments(parser)

    def handle(
        self,
        *,
        host: str,
        port: int,
        workers: int,
        worker: bool,
        demo: int | None = None,
        **options: object,
    ) -> None:
        if not settings.SERVED:
            refuse("Start the server as `python manage.py serve`.")
        with server_lock.sole_server(settings.LILUN_HOME, settings.LILUN_URL):
            try:
                self._prepare()
            except (OSError, DatabaseError) as error:
                if trouble_in(error) is not Trouble.FULL:
                    raise
                refuse(f"The disk of {settings.LILUN_HOME} is full: make room, then start again.")
            about_demo = self._make_demo(demo) if demo else ""
            address = serve_options.free_address(host, port)
            with running_task_worker(worker):
                serve(address, port, workers, self.announcement(address, port, about_demo))

    def _prepare(self) -> None:
        now = timezone.now()
        startup.prepare_database(now)
        startup.reencrypt_secrets()
        call_command("clearsessions")
        startup.refresh_questions(now)
        import_shipped_briefs(now)
        startup.collect_static()
        if room_left() is not Room.ENOUGH:
            self.stderr.write(LITTLE_ROOM.format(settings.LILUN_HOME))

    def _make_demo(self, learners: int) -> str:
        """Make a demo class; returns what to print about it once the server runs."""
        self.stdout.write(MAKING_DEMO)
        self.stdout.flush()
        output = StringIO()
        call_command("seed_demo", learners=learners, stdout=output)
        return f"{output.getvalue()}{DEMO_IS_TEMPORARY}"

    def announcement(self, address: str, port: int, about_demo: str) -> Callable[[], None]:
        def announce() -> None:
            behind_proxy = f", listening on {address}:{port}" if settings.HTTPS else ""
            self.stdout.write(f"Lilun is at {settings.LILUN_URL}{behind_proxy} (Ctrl-C stops it)")
            if address in serve_options.ANY_ADDRESS and not settings.HTTPS:
                self.stdout.write(NO_NETWORK if settings.ONLY_HERE else _qr_code())
            if settings.HTTPS and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
                self.stdout.write(UNTRUSTED_PROXY)
            if about_demo:
                self.stdout.write(about_demo)
            self.stdout.flush()

        return announce


def _qr_code() -> str:
    """The server's address, for the phones of others in the same network."""
    output = StringIO()
    segno.make(settings.LILUN_URL, error="m").terminal(output, border=2, compact=True)
    return output.getvalue()
