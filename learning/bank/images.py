"""Pictures in questions that people write: checked in a child process, and stored.

A picture is named by its hash, so that a question, its versions and the attempts at it each keep
showing the picture that they had.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from content.sandbox import LimitExceeded, run_limited
from learning.bank.image_files import (
    MOST_BYTES,
    TOO_MANY_SCANS,
    Picture,
    UnreadableImage,
    read_picture,
    read_pictures,
)
from learning.models import (
    Attempt,
    Card,
    ImportImage,
    Question,
    QuestionImage,
    QuizShare,
    Response,
    User,
)

MOST_OF_ONE_PERSON = 50_000_000  # bytes
FULL = "Your pictures take 50 MB, as much as there may be."
AT_ONCE = 10  # pictures read in one child process
Shows = Question.images.through

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


def pictures_sent(owner: User, files: Collection[bytes]) -> list[Picture | str]:
    """For each file the picture in it, or why there is none. The owner's stored pictures stay as
    they are: a second encoding would make other pictures of them."""
    names = [hashlib.sha256(data).hexdigest() for data in files]
    own = QuestionImage.objects.filter(owner=owner, sha256__in=names)
    stored = set(own.values_list("sha256", flat=True)) if files else set()
    found = [one for some in batched(files, AT_ONCE, strict=False) for one in _read(list(some))]
    return [
        replace(one, content=data) if name in stored and isinstance(one, Picture) else one
        for one, data, name in zip(found, files, names, strict=True)
    ]


def _read(files: list[bytes]) -> list[Picture | str]:
    try:
        found = run_limited(read_pictures, files)
    except LimitExceeded:
        return [TOO_MANY_SCANS] * len(files)
    return [picture or refusal for picture, refusal in found]


def keep_import_images(
    owner: User, shown: Iterable[tuple[Question, str]], images: Sequence[ImportImage], now: datetime
) -> None:
    """Store the pictures of an import, and with them the questions that show them, each named with
    the hash of its picture; in the caller's transaction. Raises ``TooManyImages``."""
    shown = list(shown)
    wanted = {sha256 for _, sha256 in shown}
    own = QuestionImage.objects.filter(owner=owner)
    stored = set(own.filter(sha256__in=wanted).values_list("sha256", flat=True))
    new = [one for one in images if one.sha256 in wanted - stored]
    used = own.aggregate(size=Sum("size"))["size"] or 0
    if new and used + sum(one.size for one in new) > MOST_OF_ONE_PERSON:
        raise TooManyImages(FULL)
    QuestionImage.objects.bulk_create(
        QuestionImage(
            owner=owner,
            sha256=one.sha256,
            content=one.content,
            content_type=one.content_type,
            size=one.size,
            kept_at=now,
        )
        for one in new
    )
    ids = dict(own.filter(sha256__in=wanted).values_list("sha256", "pk"))
    links = (Shows(question=question, questionimage_id=ids[name]) for question, name in shown)
    Shows.objects.bulk_create(links, batch_size=1000, ignore_conflicts=True)


def keep_picture(owner: User, question: Question, picture: Picture, now: datetime) -> None:
    """Store the picture of a question, in the caller's transaction. Raises ``TooManyImages``."""
    keep_picture_alone(owner, picture, now).questions.add(question)


def keep_picture_alone(owner: User, picture: Picture, now: datetime) -> QuestionImage:
    """Store a picture that no question shows yet, in the same way."""
    own = QuestionImage.objects.filter(owner=owner)
    image = own.filter(sha256=picture.sha256).first()
    if image is None:
        used = own.aggregate(size=Sum("size"))["size"] or 0
        if used + len(picture.content) > MOST_OF_ONE_PERSON:
            raise TooManyImages(FULL)
        image = QuestionImage.objects.create(
            owner=owner,
            sha256=picture.sha256,
            content=picture.content,
            content_type=picture.content_type,
            size=len(picture.content),
            kept_at=now,
        )
    return image


def image_shown_to(
    user: User, sha256: str, *, share: str = ""
) -> QuestionImage | ImportImage | None:
    """The picture with this hash, if the user owns or imports it, studies or was asked a question
    with it, teaches somebody who was asked one, or has a colleague who shares one: with them by
    name, or by the link with the token ``share``."""
    read = Attempt.objects.read_by(user)
    theirs = Response.objects.filter(attempt__in=read, question__images=OuterRef("pk"))
    asked = Response.objects.filter(attempt__user=user, question__images=OuterRef("pk"))
    studied = Card.objects.filter(user=user, question__images=OuterRef("pk"))
    images = QuestionImage.objects.filter(sha256=sha256)
    shared = _shared(user, share)
    seen = images.filter(
        Q(owner=user) | Exists(asked) | Exists(studied) | Exists(theirs) | Exists(shared)
    )
    return seen.first() or _imported_by(user).filter(sha256=sha256).first()


def _shared(user: User, token: str) -> QuerySet[QuizShare]:
    """For each picture of a query, what colleagues share that shows it."""
    if not user.teaches:
        return QuizShare.objects.none()
    shares = QuizShare.objects.with_user(user) | QuizShare.objects.open_to(user).filter(token=token)
    return shares.filter(quiz__items__question__images=OuterRef("pk"))


def _imported_by(user: User) -> QuerySet[ImportImage]:
    return ImportImage.objects.filter(question_import__owner=user)


def contents_of(owner: User, names: Collection[str]) -> dict[str, bytes]:
    """The owner's pictures with these hashes."""
    own = QuestionImage.objects.filter(owner=owner, sha256__in=names)
    return {name: bytes(content) for name, content in own.values_list("sha256", "content")}
