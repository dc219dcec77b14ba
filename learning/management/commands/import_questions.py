from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.management.database import require_migrated_database
from learning.bank.imports.at_once import ImportAtOnce
from learning.management.importing import questions
from learning.management.importing.files import owner_called

NOTHING_READ = 1


class Command(BaseCommand):
    help = (
        "Import the questions of a file (GIFT, Moodle XML, Aiken, a table and others) into "
        "somebody's bank. What was read otherwise than it stands, or not at all, is listed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--owner", metavar="USERNAME", help="whose questions they become")
        parser.add_argument("--format", metavar="NAME", help="instead of the one that is likeliest")
        parser.add_argument("--check", action="store_true", help="store nothing")
        parser.add_argument("--json", action="store_true", help="list what is read as JSON")
        parser.add_argument("--duplicates", action="store_true", help="with those there already")
        parser.add_argument("--study", action="store_true", help="make cards of them as well")

    def handle(
        self,
        *,
        file: Path,
        owner: str | None,
        format: str | None,
        check: bool,
        json: bool,
        duplicates: bool,
        study: bool,
        **options: object,
    ) -> None:
        if not (owner or check):
            raise CommandError("Say whose questions they become with --owner.", returncode=2)
        if owner:
            require_migrated_database()
        user = owner_called(owner) if owner else None
        read = questions.read_file(file, format)
        self.stdout.write(read.as_json() if json else read.as_text())
        if not read.reading.items:
            message = f"{file} holds no question that can be read."
            raise CommandError(message, returncode=NOTHING_READ)
        if user is None:
            return
        out = self.stderr if json else self.stdout
        found = ImportAtOnce(user, read.reading)
        if known := questions.known_to(user, found):
            out.write(known)
        if not check:
            made = questions.store(found, timezone.now(), with_known=duplicates, with_cards=study)
            out.write(made)
