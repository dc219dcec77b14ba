"""How much free space a disk must have for files, and for any write."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from learning.limits.disk_space import Room, room_in

MB = 1_000_000


@pytest.mark.parametrize(
    ("size", "free", "room"),
    [
        (4_000_000 * MB, 500 * MB, Room.ENOUGH),
        (4_000_000 * MB, 499 * MB, Room.LITTLE),
        (1_000 * MB, 50 * MB, Room.ENOUGH),
        (1_000 * MB, 49 * MB, Room.LITTLE),
        (1_000 * MB, 1 * MB, Room.LITTLE),
        (1_000 * MB, 0.9 * MB, Room.NONE),
        (1_000 * MB, 0, Room.NONE),
    ],
)
def test_the_reserve_is_half_a_gigabyte_or_five_percent_of_a_small_disk(
    size: int, free: float, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SimpleNamespace(f_frsize=1000, f_blocks=size // 1000, f_bavail=int(free) // 1000)
    monkeypatch.setattr(os, "statvfs", lambda folder: disk)
    assert room_in(Path("/data")) is room
