"""Briefs in the app's own format: checked, or stored as a version of their own."""

import sys
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone

from content.formats import lilun
from content.management.database import require_migrated_database
from content.material import Material
from content.models import Brief
from content.storage.store import SlugTaken
from content.storage.versions import OverwritesEdits, store_version
from learning.briefs.made import asked_now, made_of_brief
from learning.management.importing.files import bytes_of, owner_called
from learning.quality.fairness import fair_rows

SUFFIXES = (".yaml", ".yml")


def check(file: Path, errors: OutputWrapper) -> str:
    """The number of entries of a file without mistakes; ends the command for one that has some."""
    return f"{file} is in order: {counts_summary(_read(file, errors))}."


def store(
    file: Path, errors: OutputWrapper, *, public: bool, force: bool, owner: str | None
) -> str:
    """What the stored brief holds; later edits are overwritten only by ``force``."""
    material = _read(file, errors)
    require_migrated_database()
    visibility = Brief.Visibility.PUBLIC if public else None
    user = owner_called(owner) if owner else None
    stored = Brief.objects.filter(slug=material.slug, owner=user).first()
    made = made_of_brief(material, fair_rows(material, asked_now(stored) if stored else ()))
    now = timezone.now()
    try:
        brief = store_version(
            material, owner=user, visibility=visibility, force=force, now=now, made=made
        )
    except SlugTaken as reason:
        message = f"{file}: {reason}, or name its owner with --owner"
        raise CommandError(message, returncode=2) from reason
    except OverwritesEdits as reason:
        for change in reason.changes:
            errors.write(f"  {change}")
        hint = "export it and carry the edits over, or overwrite them with --force"
        message = f"{file}: {reason} its last import; this would change the above ({hint})"
        raise CommandError(message, returncode=2) from reason
    seen = Brief.Visibility(brief.visibility).label.lower()
    return f"{brief.slug} ({seen}) holds {counts_summary(material)}."


def _read(file: Path, errors: OutputWrapper) -> Material:
    try:
        return lilun.read_brief(bytes_of(file), name=str(file))
    except lilun.BriefError as error:
        for problem in error.problems:
            errors.write(str(problem))
        sys.exit(2)


def counts_summary(material: Material) -> str:
    """The number of entries of each family: "3 passages, 1 concepts, …"."""
    return ", ".join(
        f"{len(getattr(material, family))} {family}"
        for family in ("passages", "concepts", "people", "quotes", "listings", "facts", "relations")
    )
