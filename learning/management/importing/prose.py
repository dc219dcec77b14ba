"""Prose in a text, a web page, a Word document or a PDF: searched, or stored as a draft."""

import hashlib
import json
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from content.extraction.as_json import as_json
from content.extraction.extract import extract
from content.management.database import require_database
from content.readers.errors import UnreadableDocument
from content.readers.limited import read_limited
from learning.briefs.drafts import Naming
from learning.desk.findings import desk_standing, store_prose
from learning.desk.prose import read_prose
from learning.management.importing.files import bytes_of, owner_called


def findings(file: Path) -> str:
    """What is found in a file, as JSON."""
    try:
        document = read_limited(file.name, bytes_of(file)).document
    except UnreadableDocument as error:
        raise CommandError(f"{file} cannot be read. {error}", returncode=2) from error
    return json.dumps(as_json(extract(document)), ensure_ascii=False, indent=1)


def draft(file: Path, owner: str | None) -> str:
    """What waits at its owner's desk; the same file twice is one draft."""
    if owner is None:
        message = "A draft waits at somebody's desk: name them with --owner."
        raise CommandError(message, returncode=2)
    require_database()
    user, data = owner_called(owner), bytes_of(file)
    key = hashlib.sha256(data + owner.encode()).hexdigest()[:10]
    prose = read_prose(data, file.name, Naming(kept="", key=key, taken=None))
    if prose.trouble:
        raise CommandError(f"{file} cannot be read. {prose.trouble}", returncode=2)
    brief = store_prose(prose, user, timezone.now())
    standing = desk_standing(brief)
    ready, waiting = (standing.ready, standing.to_check) if standing else (0, 0)
    return f"{brief.slug} has {ready} questions ready, and {waiting} findings to check."
