"""The pictures in a file of questions and texts: checked and re-encoded while it is previewed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from learning.bank.image_files import Picture
from learning.bank.images import keep_import_images, pictures_sent
from learning.exchange.format import DESCRIBE, PICTURE, ExchangeItem, ParsedFile
from learning.kinds.limits import LONGEST_ANSWER
from learning.kinds.written import on_one_line
from learning.models import ImportImage, Question, QuestionImport, User

CLAIM_FIRST = "Its picture is left out: pictures need an account."

type Read = Mapping[str, Picture | str]  # by the hash in the file: a picture, or why there is none


def pictures_read(owner: User, reading: ParsedFile) -> Read:
    """The pictures of a file, re-encoded in a child process."""
    if owner.is_guest:
        return dict.fromkeys(reading.pictures, CLAIM_FIRST)
    found = pictures_sent(owner, list(reading.pictures.values()))
    return {
        name: one if isinstance(one, Picture) else f"{PICTURE} {one}"
        for name, one in zip(reading.pictures, found, strict=True)
    }


def with_picture(item: ExchangeItem, read: Read) -> tuple[dict[str, Any], Sequence[str]]:
    """The body of a question with its picture, and its notes."""
    body = dict(item.question.body())
    if item.picture is None:
        return body, item.notes
    picture = read[item.picture.sha256]
    if isinstance(picture, str):
        return body, (*(one for one in item.notes if one != DESCRIBE), picture)
    size = {"width": picture.width, "height": picture.height}
    image = {"sha256": picture.sha256, "alt": item.picture.description, **size}
    return body | {"image": image}, item.notes


def store_pictures(question_import: QuestionImport, read: Read) -> None:
    """Store the pictures with an import that has none, in the caller's transaction."""
    ImportImage.objects.bulk_create(unsaved_images(question_import, read))


def unsaved_images(question_import: QuestionImport, read: Read) -> list[ImportImage]:
    pictures = {one.sha256: one for one in read.values() if isinstance(one, Picture)}
    return [
        ImportImage(
            question_import=question_import,
            sha256=sha256,
            content=one.content,
            content_type=one.content_type,
            size=len(one.content),
        )
        for sha256, one in pictures.items()
    ]


def keep_pictures(
    owner: User, questions: Sequence[Question], images: Sequence[ImportImage], now: datetime
) -> None:
    """Store those that the questions show, in the caller's transaction. Raises
    ``TooManyImages``."""
    shown = [(one, one.body["image"]["sha256"]) for one in questions if one.body.get("image")]
    if shown:
        keep_import_images(owner, shown, images, now)


def described(items: Iterable[dict[str, Any]], descriptions: Mapping[int, str]) -> bool:
    """Describe the pictures of these items by their numbers; whether that changed any."""
    changed = False
    for number, item in enumerate(items, 1):
        text = on_one_line(descriptions.get(number, ""))[:LONGEST_ANSWER]
        image = item["body"].get("image")
        if image and text and image["alt"] != text:
            item["body"]["image"] = image | {"alt": text}
            item["notes"] = [one for one in item["notes"] if one != DESCRIBE]
            changed = True
    return changed
