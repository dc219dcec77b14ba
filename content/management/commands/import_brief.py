import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.formats import lilun
from content.management.database import require_database
from content.material import Material
from content.models import Brief
from content.storage.store import SlugTaken
from content.storage.versions import OverwritesEdits, store_version


class Command(BaseCommand):
    help = "Create a brief from a file in the app's own format, or update the one with its slug."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only report its mistakes")
        parser.add_argument("--public", action="store_true", help="let everybody read it")
        parser.add_argument("--force", action="store_true", help="overwrite later edits")
        parser.add_argument("--owner", metavar="USERNAME", help="the brief's owner (nobody)")

    def handle(
        self,
        *,
        file: Path,
        check: bool,
        public: bool,
        force: bool,
        owner: str | None,
        **options: object,
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
            return lilun.read_brief(file.read_bytes(), name=str(file))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error
        except lilun.BriefError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            sys.exit(2)


def counts_summary(material: Material) -> str:
    """The number of entries of each family: "3 passages, 1 concepts, …"."""
    return ", ".join(
        f"{len(getattr(material, family))} {family}"
        for family in ("passages", "concepts", "people", "quotes", "listings", "facts", "relations")
    )


def _user(username: str) -> AbstractBaseUser:
    users = get_user_model()
    try:
        return users._default_manager.get_by_natural_key(username)
    except users.DoesNotExist as error:
        raise CommandError(f"Nobody is called “{username}”.", returncode=2) from error
