"""Question files: read, listed, and imported."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management.base import CommandError

from learning.bank.images import TooManyImages
from learning.bank.imports.at_once import ImportAtOnce
from learning.bank.texts import TooManyTexts
from learning.bank.writing import OverLimit
from learning.exchange import READ, ExchangeFormat, format_named, guessed_format
from learning.exchange.format import MOST_BYTES, ExchangeItem, ParsedFile, Unreadable
from learning.exchange.limited import read_limited
from learning.kinds import kind_of
from learning.management.importing.accepted import accepted_in, weights_of
from learning.management.importing.files import bytes_of
from learning.models import User


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What a file holds, in the format that it was read in."""

    file: Path
    format: ExchangeFormat
    reading: ParsedFile

    def as_json(self) -> str:
        """What is found in it, for other programs."""
        found = {
            "format": self.format.name,
            "taken": len(self.reading.items),
            "items": [_as_json(item) for item in self.reading.items],
            "refused": [
                {"line": unread.line, "reason": unread.reason} for unread in self.reading.unread
            ],
        }
        return json.dumps(found, ensure_ascii=False, indent=1)

    def as_text(self) -> str:
        lines = [f"{self.file} is read as {self.format.label}."]
        lines += self.reading.notes
        for item in self.reading.items:
            question = item.question
            label = kind_of(question.format).label
            lines.append(f"line {item.line}: {label}: {' '.join(question.stem.split())[:80]}")
            lines += [f"  {note}" for note in item.notes]
        lines += [f"line {one.line}: not read. {one.reason}" for one in self.reading.unread]
        number, refused = len(self.reading.items), len(self.reading.unread)
        return "\n".join([*lines, f"{_counted(number)} read, {refused} not."])


def read_file(file: Path, format: str | None) -> QuestionFile:
    """Raises ``CommandError`` for a file that cannot be read."""
    data = bytes_of(file, MOST_BYTES + 1)
    found_in = format_named(format) if format else guessed_format(file.name, data)
    if found_in is None or found_in.read is None:
        names = ", ".join(one.name for one in READ)
        raise CommandError(f"“{format}” is no format that is read: {names}.", returncode=2)
    try:
        return QuestionFile(file, found_in, read_limited(found_in, data))
    except Unreadable as error:
        message = f"{file} cannot be read as {found_in.label}. {error}"
        raise CommandError(message, returncode=2) from error


def known_to(owner: User, found: ImportAtOnce) -> str:
    """How many of the questions the owner has already, or the file has twice; "" for none."""
    known = found.preview.known
    return f"{owner.username} has {known} of them already." if known else ""


def store(found: ImportAtOnce, now: datetime, *, with_known: bool, with_cards: bool) -> str:
    """Import the questions, and say how many. Raises ``CommandError``."""
    owner = found.question_import.owner
    try:
        made = found.make(now, with_known=with_known, with_cards=with_cards)
    except (OverLimit, TooManyImages, TooManyTexts) as error:
        raise CommandError(f"{owner.username}: {error}", returncode=2) from error
    return f"{_counted(made)} imported for {owner.username}."


def _as_json(item: ExchangeItem) -> dict[str, object]:
    body, over = item.question.body(), item.text
    text = {"text": {"title": over.title, "text": over.text}} if over else {}
    return {
        "kind": item.question.format,
        "stem": item.question.stem,
        "accepted": accepted_in(body),
        "weights": {text: round(float(one), 5) for text, one in weights_of(body).items()},
        "notes": list(item.notes),
        **text,
    }


def _counted(number: int) -> str:
    return f"{number} question{'' if number == 1 else 's'}"
