"""Free space on the disk that the app writes to.

Answers take a few hundred bytes, files take megabytes. Files are refused while there is still room
for answers, so that a full disk does not stop anybody from studying.
"""

import os
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.db import connection

KEPT_FREE = 500_000_000  # bytes kept for answers, backups and the database's journal,
KEPT_SHARE = 0.05  # or this share of a small disk
FULL_SHARE = 0.02  # of what is kept; below it even an answer may not be stored


class Room(Enum):
    ENOUGH = "enough"
    LITTLE = "little"  # files are refused
    NONE = "none"  # even answers may fail


def room_left() -> Room:
    """The least room on the disks of the data folder and the SQLite file.

    The disk of a PostgreSQL server is not checked: it may be on another machine.
    """
    folders = {Path(settings.LILUN_HOME)}
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        folders |= {file.parent} if file.is_absolute() else set()
    rooms = [room_in(folder) for folder in folders]
    return max(rooms, key=list(Room).index)


def room_in(folder: Path) -> Room:
    """The room that this user has on the disk of a folder."""
    disk = os.statvfs(folder)
    free, size = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
    kept = min(KEPT_FREE, size * KEPT_SHARE)
    if free >= kept:
        return Room.ENOUGH
    return Room.LITTLE if free >= kept * FULL_SHARE else Room.NONE
