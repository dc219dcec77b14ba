"""Pictures in questions that people write: checked in a child process, and stored.

A picture is named by its hash, so that a question, its versions and the attempts at it each keep
showing the picture that they had.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Sum

from content.sandbox import LimitExceeded, run_limited
from learning.bank.image_files import (
    MOST_BYTES,
    TOO_MANY_SCANS,
    Picture,
    UnreadableImage,
    read_picture,
)
from learning.models import Attempt, Card, Question, QuestionImage, Response, User

MOST_OF_ONE_PERSON = 50_000_000  # bytes

__all__ = ["MOST_BYTES", "Picture", "UnreadableImage"]


class TooManyImages(Exception):
    """The owner has no room for more pictures; the text says how much there is."""


def picture_sent(data: bytes) -> Picture:
    """The picture in an uploaded file. Raises ``UnreadableImage``."""
    try:
        picture, refusal = run_limited(read_picture, data)
    except LimitExceeded as error:
        raise UnreadableImage(TOO_MANY_SCANS) from error
    if picture is None:
        raise UnreadableImage(refusal)
    return picture


def keep_picture(owner: User, question: Question, picture: Picture, now: datetime) -> None:
    """Store the picture of a question, in the caller's transaction. Raises ``TooManyImages``."""
    own = QuestionImage.objects.filter(owner=owner)
    image = own.filter(sha256=picture.sha256).first()
    if image is None:
        used = own.aggregate(size=Sum("size"))["size"] or 0
        if used + len(picture.content) > MOST_OF_ONE_PERSON:
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
    """The picture with this hash, if the user owns it, studies or was asked a question with it,
    or teaches somebody who was asked one."""
    read = Attempt.objects.read_by(user)
    theirs = Response.objects.filter(attempt__in=read, question__images=OuterRef("pk"))
    asked = Response.objects.filter(attempt__user=user, question__images=OuterRef("pk"))
    studied = Card.objects.filter(user=user, question__images=OuterRef("pk"))
    images = QuestionImage.objects.filter(sha256=sha256)
    return images.filter(Q(owner=user) | Exists(asked) | Exists(studied) | Exists(theirs)).first()
