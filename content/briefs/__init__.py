"""The briefs that ship with the app, each a file in the app's own format."""

import logging
from datetime import datetime
from pathlib import Path

from content.formats import lilun
from content.models import Brief
from content.storage.store import SlugTaken, save

FOLDER = Path(__file__).parent
FIRST = "new-productive-forces.yaml"  # newcomers start with the oldest of the public briefs

logger = logging.getLogger(__name__)


def import_shipped_briefs(now: datetime) -> None:
    """Import every shipped brief as a public one; writes nothing for those that are unchanged.

    Skips a brief whose slug belongs to another brief, and logs a warning.
    """
    for file in sorted(FOLDER.glob("*.yaml"), key=lambda file: (file.name != FIRST, file.name)):
        material = lilun.read_brief(file.read_bytes(), name=file.name)
        try:
            save(material, visibility=Brief.Visibility.PUBLIC, now=now)
        except SlugTaken as reason:
            logger.warning("%s was not imported: %s", file.name, reason)
