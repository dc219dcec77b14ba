from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.management.importing import own_format, prose
from learning.management.importing.files import bytes_of

# The options that say what becomes of a file, and which others they have a use for.
TAKES = {"draft": ("owner",), "extract": (), "check": ("public", "force", "owner")}


class Command(BaseCommand):
    help = (
        "Create a brief from a file in the app's own format (.yaml), or update the one with its "
        "slug; or draft one from prose, in a text, a web page, a Word document or a PDF."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        self.parser = parser
        parser.add_argument("file", type=Path)
        parser.add_argument("--public", action="store_true", help="let everybody read it")
        parser.add_argument("--force", action="store_true", help="overwrite later edits")
        parser.add_argument("--owner", metavar="USERNAME", help="the brief's owner (nobody)")
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument("--check", action="store_true", help="only report its mistakes")
        instead.add_argument("--draft", action="store_true", help="store prose at its owner's desk")
        instead.add_argument("--extract", choices=["json"], help="only print what prose holds")

    def handle(
        self,
        *,
        file: Path,
        public: bool,
        force: bool,
        owner: str | None,
        check: bool,
        draft: bool,
        extract: str | None,
        **options: object,
    ) -> None:
        self._refuse_what_is_ignored(
            {"draft": draft, "extract": extract, "check": check},
            {"public": public, "force": force, "owner": owner},
        )
        if extract:
            done = prose.findings(file, self.stderr)
        elif draft:
            done = prose.draft(file, owner, self.stderr)
        elif file.suffix.lower() not in own_format.SUFFIXES:
            bytes_of(file, 1)  # a missing file is reported as such
            raise CommandError(
                f"{file} is not in the app's own format (.yaml): give --draft to draft a brief "
                "from its prose, or --extract json to see what is found in it.",
                returncode=2,
            )
        elif check:
            done = own_format.check(file, self.stderr)
        else:
            done = own_format.store(file, self.stderr, public=public, force=force, owner=owner)
        self.stdout.write(done)

    def _refuse_what_is_ignored(self, ways: dict[str, object], others: dict[str, object]) -> None:
        for way in (name for name, value in ways.items() if value):
            for other, value in others.items():
                if value and other not in TAKES[way]:
                    self.parser.error(f"argument --{other}: not allowed with argument --{way}")
