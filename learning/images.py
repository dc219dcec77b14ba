"""Pictures that people put into questions of their own: read, drawn anew, and kept.

What is kept is named by its own hash, so that a question, each version of it and each attempt at it
go on showing the picture that they have had.
"""

import hashlib
import struct
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db.models import Exists, OuterRef, Q, Sum
from PIL import Image, ImageOps, UnidentifiedImageError

from learning.models import Attempt, Card, Question, QuestionImage, Response, User

MOST_BYTES, MOST_SIDE, SHOWN_SIDE = 2_000_000, 4000, 1600
MOST_OF_ONE_PERSON = 50_000_000  # bytes
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
READ = (*TYPES, "GIF")
TOO_LARGE = f"This picture is too large: {MOST_SIDE} points a side are the most."
UNREADABLE = "This is no picture that can be read: choose a PNG, JPEG, WebP or GIF file."


class UnreadableImage(Exception):
    """No picture that is taken; the text says why, and what to do."""


class TooManyImages(Exception):
    """The text says how much there may be."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One as it is kept: nothing but its points."""

    content: bytes
    content_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def picture_from(data: bytes) -> Picture:
    """The picture in a file, drawn anew: without what a camera, a program or anybody else has put
    in beside it, upright, and no larger than a page shows it. Raises ``UnreadableImage``."""
    if len(data) > MOST_BYTES:
        raise UnreadableImage("This file is too large: 2 MB are the most.")
    try:
        with Image.open(BytesIO(data), formats=READ) as image:
            _check(image)
            return _drawn_anew(image)
    except Image.DecompressionBombError as error:
        raise UnreadableImage(TOO_LARGE) from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        TypeError,
        struct.error,
    ) as error:
        raise UnreadableImage(UNREADABLE) from error  # what the library says of broken files


def keep_picture(owner: User, question: Question, picture: Picture, now: datetime) -> None:
    """Let the question have it, within the caller's transaction. Raises ``TooManyImages``."""
    own = QuestionImage.objects.filter(owner=owner)
    image = own.filter(sha256=picture.sha256).first()
    if image is None:
        held = own.aggregate(size=Sum("size"))["size"] or 0
        if held + len(picture.content) > MOST_OF_ONE_PERSON:
            raise TooManyImages("Your pictures take 50 MB, as much as there may be.")
        image = QuestionImage.objects.create(
            owner=owner,
            sha256=picture.sha256,
            content=picture.content,
            content_type=picture.content_type,
            size=len(picture.content),
            kept_at=now,
        )
    image.questions.add(question)


def image_shown_to(user: User, sha256: str) -> QuestionImage | None:
    """The picture with this hash, if it is the user's or in a question that they were asked or
    study, or that their learners were asked."""
    read = Attempt.objects.read_by(user)
    theirs = Response.objects.filter(attempt__in=read, question__images=OuterRef("pk"))
    asked = Response.objects.filter(attempt__user=user, question__images=OuterRef("pk"))
    studied = Card.objects.filter(user=user, question__images=OuterRef("pk"))
    images = QuestionImage.objects.filter(sha256=sha256)
    return images.filter(Q(owner=user) | Exists(asked) | Exists(studied) | Exists(theirs)).first()


def _check(image: Image.Image) -> None:
    """By what the file says of itself, before any point of it is read."""
    if max(image.size) > MOST_SIDE:
        raise UnreadableImage(TOO_LARGE)
    if getattr(image, "n_frames", 1) > 1:
        raise UnreadableImage("This picture moves: choose one that stands still.")


def _drawn_anew(image: Image.Image) -> Picture:
    form = image.format if image.format in TYPES else "PNG"
    ImageOps.exif_transpose(image, in_place=True)
    image.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    points = image.convert(mode)
    bare = Image.new(mode, points.size)
    bare.paste(points)
    form = "PNG" if mode == "RGBA" and form == "JPEG" else form
    out = BytesIO()
    bare.save(out, form, quality=88)
    return Picture(out.getvalue(), TYPES[form], *bare.size)
