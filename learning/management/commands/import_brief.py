import hashlib
import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.extraction.as_json import as_json
from content.extraction.document import Document
from content.extraction.extract import extract as find_all
from content.formats import lilun
from content.management.database import require_database
from content.material import Material
from content.models import Brief
from content.readers.errors import UnreadableDocument
from content.readers.limited import read_limited
from content.storage.store import SlugTaken
from content.storage.versions import OverwritesEdits, store_version
from learning.briefs.drafts import Naming
from learning.desk.findings import desk_standing, store_prose
from learning.desk.prose import read_prose
from learning.models import User

OWN_FORMAT = (".yaml", ".yml")


class Command(BaseCommand):
    help = (
        "Create a brief from a file in the app's own format (.yaml), or update the one with its "
        "slug; or draft one from prose, in a text, a web page, a Word document or a PDF."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only report its mistakes")
        parser.add_argument("--public", action="store_true", help="let everybody read it")
        parser.add_argument("--force", action="store_true", help="overwrite later edits")
        parser.add_argument("--owner", metavar="USERNAME", help="the brief's owner (nobody)")
        prose = parser.add_mutually_exclusive_group()
        prose.add_argument("--draft", action="store_true", help="store prose at its owner's desk")
        prose.add_argument("--extract", choices=["json"], help="only print what prose holds")

    def handle(
        self,
        *,
        file: Path,
        check: bool,
        public: bool,
        force: bool,
        owner: str | None,
        draft: bool,
        extract: str | None,
        **options: object,
    ) -> None:
        if extract:
            self._print_findings(file)
        elif draft:
            self._draft(file, owner)
        elif file.suffix.lower() in OWN_FORMAT:
            self._import(file, check=check, public=public, force=force, owner=owner)
        else:
            raise CommandError(
                f"{file} is not in the app's own format (.yaml): give --draft to draft a brief "
                "from its prose, or --extract json to see what is found in it.",
                returncode=2,
            )

    def _print_findings(self, file: Path) -> None:
        found = as_json(find_all(self._document(file)))
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))

    def _draft(self, file: Path, owner: str | None) -> None:
        if owner is None:
            message = "A draft waits at somebody's desk: name them with --owner."
            raise CommandError(message, returncode=2)
        require_database()
        user, data = _user(owner), _bytes_of(file)
        key = hashlib.sha256(data + owner.encode()).hexdigest()[:10]
        prose = read_prose(data, file.name, Naming(kept="", key=key, taken=None))
        if prose.trouble:
            raise CommandError(f"{file} cannot be read. {prose.trouble}", returncode=2)
        brief = store_prose(prose, user, timezone.now())
        standing = desk_standing(brief)
        ready, waiting = (standing.ready, standing.to_check) if standing else (0, 0)
        self.stdout.write(
            f"{brief.slug} has {ready} questions ready, and {waiting} findings to check."
        )

    def _document(self, file: Path) -> Document:
        try:
            return read_limited(file.name, _bytes_of(file)).document
        except UnreadableDocument as error:
            raise CommandError(f"{file} cannot be read. {error}", returncode=2) from error

    def _import(
        self, file: Path, *, check: bool, public: bool, force: bool, owner: str | None
    ) -> None:
        material = self._read(file)
        if check:
            self.stdout.write(f"{file} is in order: {counts_summary(material)}.")
            return
        require_database()
        visibility = Brief.Visibility.PUBLIC if public else None
        user = _user(owner) if owner else None
        try:
            brief = store_version(
                material, owner=user, visibility=visibility, force=force, now=timezone.now()
            )
        except SlugTaken as reason:
            message = f"{file}: {reason}, or name its owner with --owner"
            raise CommandError(message, returncode=2) from reason
        except OverwritesEdits as reason:
            for change in reason.changes:
                self.stderr.write(f"  {change}")
            hint = "export it and carry the edits over, or overwrite them with --force"
            message = f"{file}: {reason} its last import; this would change the above ({hint})"
            raise CommandError(message, returncode=2) from reason
        seen = Brief.Visibility(brief.visibility).label.lower()
        self.stdout.write(f"{brief.slug} ({seen}) holds {counts_summary(material)}.")

    def _read(self, file: Path) -> Material:
        try:
            return lilun.read_brief(_bytes_of(file), name=str(file))
        except lilun.BriefError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            sys.exit(2)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error


def counts_summary(material: Material) -> str:
    """The number of entries of each family: "3 passages, 1 concepts, …"."""
    return ", ".join(
        f"{len(getattr(material, family))} {family}"
        for family in ("passages", "concepts", "people", "quotes", "listings", "facts", "relations")
    )


def _user(username: str) -> User:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody is called “{username}”.", returncode=2) from error
