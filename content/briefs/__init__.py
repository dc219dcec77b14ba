"""The briefs that ship with the app, each a file in the app's own format."""

import logging
from datetime import datetime
from pathlib import Path

from content.formats import lilun
from content.models import Brief
from content.storage.store import SlugTaken, save

FOLDER = Path(__file__).parent

logger = logging.getLogger(__name__)


def import_shipped_briefs(now: datetime) -> None:
    """Bring the rows of every shipped brief up to date, public; writes nothing if they are.

    A brief whose slug somebody else's brief has is left out, with a warning in the log.
    """
    for file in sorted(FOLDER.glob("*.yaml")):
        material = lilun.read_brief(file.read_bytes(), name=file.name)
        try:
            save(material, visibility=Brief.Visibility.PUBLIC, now=now)
        except SlugTaken as reason:
            logger.warning("%s was not imported: %s", file.name, reason)
