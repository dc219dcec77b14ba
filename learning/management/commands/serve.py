from collections.abc import Callable
from io import StringIO

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from config import serve_options, startup
from config.data_folder import refuse
from config.server import serve
from config.task_worker import worker_beside
from content.briefs import import_shipped_briefs
from learning.limits.database_errors import Trouble, trouble_in
from learning.limits.disk_space import Room, room_left

NO_NETWORK = "This computer is in no network: others cannot open that address."
UNCOUNTED = (
    "ALLAUTH_TRUSTED_PROXY_COUNT is 0: the rate limits take all who come through a proxy for one."
)
LITTLE_ROOM = "The disk of {} is nearly full: files are refused until there is room again."
MAKING = "Making a class to look at, with months of study: this takes a while."
THROWN_AWAY = "All of it is thrown away when the server stops."


def _for_phones(url: str) -> str:
    """The address as others in the same network can take it off the screen."""
    if settings.ONLY_HERE:
        return NO_NETWORK
    picture = StringIO()
    segno.make(url, error="m").terminal(picture, border=2, compact=True)
    return picture.getvalue()


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
        with serve_options.sole_server(settings.LILUN_HOME, settings.LILUN_URL):
            try:
                self._prepare()
            except (OSError, DatabaseError) as error:
                if trouble_in(error) is not Trouble.FULL:
                    raise
                refuse(f"The disk of {settings.LILUN_HOME} is full: make room, then start again.")
            class_to_look_at = self._demo(demo) if demo else ""
            address = serve_options.free_address(host, port)
            with worker_beside(worker):
                serve(address, port, workers, self.announcement(address, port, class_to_look_at))

    def _prepare(self) -> None:
        now = timezone.now()
        startup.prepare_database(now)
        startup.prepare_secrets()
        call_command("clearsessions")
        startup.refresh_questions(now)
        import_shipped_briefs(now)
        startup.collect_static()
        if room_left() is not Room.ENOUGH:
            self.stderr.write(LITTLE_ROOM.format(settings.LILUN_HOME))

    def _demo(self, learners: int) -> str:
        """Make a class to look at; gives what is to be said of it."""
        self.stdout.write(MAKING)
        self.stdout.flush()
        said = StringIO()
        call_command("seed_demo", learners=learners, stdout=said)
        return f"{said.getvalue()}{THROWN_AWAY}"

    def announcement(self, address: str, port: int, besides: str) -> Callable[[], None]:
        def announce() -> None:
            behind = f", listening on {address}:{port}" if settings.HTTPS else ""
            self.stdout.write(f"Lilun is at {settings.LILUN_URL}{behind} (Ctrl-C stops it)")
            if address in serve_options.ANY_ADDRESS and not settings.HTTPS:
                self.stdout.write(_for_phones(settings.LILUN_URL))
            if settings.HTTPS and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
                self.stdout.write(UNCOUNTED)
            if besides:
                self.stdout.write(besides)
            self.stdout.flush()

        return announce
