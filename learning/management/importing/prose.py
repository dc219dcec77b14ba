"""Prose in a text, a web page, a Word document or a PDF: searched, or stored as a draft."""

import hashlib
import json
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper
from django.utils import timezone

from content.extraction.as_json import as_json
from content.extraction.extract import extract
from content.management.database import require_migrated_database
from content.readers.errors import UnreadableDocument
from content.readers.limited import read_limited
from content.readers.reading import MOST_BYTES
from learning.briefs.drafts import Naming
from learning.desk.findings import desk_standing, store_prose
from learning.desk.prose import read_prose
from learning.management.importing.files import bytes_of, owner_called


def findings(file: Path, errors: OutputWrapper) -> str:
    """What is found in a file, as JSON; what was assumed to read it goes to ``errors``."""
    try:
        reading = read_limited(file.name, _bytes_of(file))
    except UnreadableDocument as error:
        raise CommandError(f"{file} cannot be read. {error}", returncode=2) from error
    for note in reading.notes:
        errors.write(note)
    return json.dumps(as_json(extract(reading.document)), ensure_ascii=False, indent=1)


def draft(file: Path, owner: str | None, errors: OutputWrapper) -> str:
    """What waits at its owner's desk; the same file twice is one draft."""
    if owner is None:
        message = "A draft waits at somebody's desk: name them with --owner."
        raise CommandError(message, returncode=2)
    data = _bytes_of(file)
    require_migrated_database()
    user = owner_called(owner)
    key = hashlib.sha256(data + owner.encode()).hexdigest()[:10]
    prose = read_prose(data, file.name, Naming(kept="", key=key, taken=None))
    if prose.trouble:
        raise CommandError(f"{file} cannot be read. {prose.trouble}", returncode=2)
    for note in prose.notes:
        errors.write(note)
    brief = store_prose(prose, user, timezone.now())
    standing = desk_standing(brief)
    ready, waiting = (standing.ready, standing.to_check) if standing else (0, 0)
    return f"{brief.slug} has {ready} questions ready, and {waiting} findings to check."


def _bytes_of(file: Path) -> bytes:
    """One byte too many tells the reader that a file is too large."""
    return bytes_of(file, MOST_BYTES + 1)
