"""The options of a choice as tiles, before and after one of them was picked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning.grading import Outcome, formats
from learning.kinds import Body, ResponseData, kind_of
from learning.kinds.options import weights_of
from learning.models import Question
from learning.rendering.feedback import told_note

UNRECORDED = 0  # the presentation of a question whose answer is not recorded


@dataclass(frozen=True, slots=True)
class Tile:
    """An option. Once one was picked, ``look`` is "right", "near", "wrong" or "off", and ``said``
    tells whose it is where that is not plain; both are "" before.
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
    right = {text for text, is_right in kind_of(formats.CHOICE).options(body).items() if is_right}
    brings = {text for text, weight in weights_of(body).items() if weight > 0}
    return [_judged(tile, right, brings, response["option"]) for tile in tiles(shown)]


def _judged(tile: Tile, right: set[str], brings: set[str], picked: str) -> Tile:
    """``brings`` are the options that bring marks, where they differ."""
    is_picked = tile.id == picked
    if tile.text in right:
        return Tile(tile.id, tile.text, "right", "" if is_picked else "Answer")
    if not is_picked:
        return Tile(tile.id, tile.text, "off")
    return Tile(tile.id, tile.text, "near" if tile.text in brings else "wrong", "Yours")


@dataclass(frozen=True, slots=True)
class TileQuestion:
    """A question outside of study, whose answer is told and not recorded. ``outcome`` is "right" or
    "wrong" once an option was ``chosen``, with a ``note`` on it.
    """

    question: Question
    tiles: list[Tile]
    chosen: str = ""
    outcome: str = ""
    note: str = ""


def tile_question(question: Question, chosen: str = "") -> TileQuestion:
    """The question as it is asked, or answered with the option that has this id; what is no option
    is no answer.
    """
    kind, body = kind_of(formats.CHOICE), question.body
    shown = kind.shown(question.uid, body, UNRECORDED)
    if chosen not in {tile.id for tile in tiles(shown)}:
        return TileQuestion(question, tiles(shown))
    response = {"option": chosen}
    verdict = kind.grade(body, response)
    is_right = verdict.outcome is Outcome.RIGHT
    return TileQuestion(
        question=question,
        tiles=judged_tiles(shown, body, response),
        chosen=chosen,
        outcome="right" if is_right else "wrong",
        note=body["explanation"] if is_right else told_note(body, verdict.note),
    )
