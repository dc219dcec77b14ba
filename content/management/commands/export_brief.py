from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.formats import json_format, lilun
from content.management.database import require_migrated_database
from content.models import Brief
from content.storage.store import load

WRITERS = {"lilun": lilun.write_brief, "json": json_format.write_json}


class Command(BaseCommand):
    help = "Print a brief without its retired rows."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--format", choices=WRITERS, default="lilun", help="(%(default)s)")

    def handle(self, *, slug: str, format: str, **options: object) -> None:
        require_migrated_database()
        try:
            brief = Brief.objects.get(slug=slug)
        except Brief.DoesNotExist as error:
            known = ", ".join(Brief.objects.values_list("slug", flat=True)) or "none yet"
            message = f"No brief has the slug “{slug}” (there are: {known})."
            raise CommandError(message, returncode=2) from error
        self.stdout.write(WRITERS[format](load(brief)), ending="")
