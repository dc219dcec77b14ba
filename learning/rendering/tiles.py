"""The options of a choice as tiles, before and after one of them was picked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning.kinds import Body, ResponseData


@dataclass(frozen=True, slots=True)
class Tile:
    """An option. Once one was picked, ``look`` is "right", "wrong" or "off", and ``said`` tells
    whose it is where that is not plain; both are "" before.
    """

    id: str
    text: str
    look: str = ""
    said: str = ""


def tiles(shown: Mapping[str, Any]) -> list[Tile]:
    """The options that a choice shows."""
    return [Tile(option["id"], option["text"]) for option in shown["options"]]


def judged_tiles(shown: Mapping[str, Any], body: Body, response: ResponseData) -> list[Tile]:
    """The same, once one was picked or the learner did not know."""
    return [_judged(tile, body["answer"], response["option"]) for tile in tiles(shown)]


def _judged(tile: Tile, answer: str, picked: str) -> Tile:
    is_picked = tile.id == picked
    if tile.text == answer:
        return Tile(tile.id, tile.text, "right", "" if is_picked else "Answer")
    return Tile(tile.id, tile.text, *(("wrong", "Yours") if is_picked else ("off", "")))
