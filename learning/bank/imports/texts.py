"""The texts over the questions of a file: stored with an import, and made with its questions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from learning.bank.image_files import Picture
from learning.bank.imports.pictures import Read
from learning.bank.texts import keep_text
from learning.exchange.format import FileText
from learning.kinds.limits import LONGEST_ANSWER
from learning.kinds.written import WrittenText, on_one_line
from learning.models import ImportImage, User

IN_TEXT = "In the text over it: {}"


def text_with_pictures(text: FileText, read: Read) -> tuple[dict[str, Any], Sequence[str]]:
    """A text over questions as an import stores it, and why pictures of it are left out."""
    images, notes = [], []
    for one in text.pictures:
        picture = read[one.sha256]
        if isinstance(picture, str):
            notes.append(IN_TEXT.format(picture))
        else:
            size = {"width": picture.width, "height": picture.height}
            images.append({"sha256": picture.sha256, "alt": one.description, **size})
    return {"title": text.title, "text": text.text, "images": images}, tuple(dict.fromkeys(notes))


def texts_described(
    texts: Sequence[dict[str, Any]], descriptions: Mapping[tuple[int, int], str]
) -> bool:
    """Describe pictures by the places of their texts and their own; whether that changed any."""
    changed = False
    for (place, number), said in descriptions.items():
        text = on_one_line(said)[:LONGEST_ANSWER]
        images = texts[place]["images"] if 0 <= place < len(texts) else []
        if text and 0 <= number < len(images) and images[number]["alt"] != text:
            images[number]["alt"] = text
            changed = True
    return changed


def keep_texts(
    owner: User, texts: Mapping[int, dict[str, Any]], images: Sequence[ImportImage], now: datetime
) -> dict[int, str]:
    """Make these texts of an import, with those of its ``images`` that they show, in the
    transaction of a caller who has locked the owner. Returns their hashes by their places. Raises
    ``TooManyTexts`` and ``TooManyImages``."""
    contents = {one.sha256: (bytes(one.content), one.content_type) for one in images}
    names = {}
    for place, text in texts.items():
        written = WrittenText(text["title"], text["text"], tuple(text["images"]))
        pictures = [
            Picture(*contents[one["sha256"]], one["width"], one["height"]) for one in text["images"]
        ]
        names[place] = keep_text(owner, written, pictures, now).sha256
    return names
