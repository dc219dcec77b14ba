"""The texts that a user's questions stand under: written, changed and deleted.

A text never changes: a changed one is another, and its questions move under that one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left
from simple_history.utils import bulk_update_with_history

from learning.bank.images import Picture, keep_picture_alone
from learning.kinds.written import WrittenQuestion, WrittenText
from learning.models import (
    Card,
    Question,
    QuestionImage,
    QuestionQuerySet,
    ReadingText,
    ReadingTextQuerySet,
    User,
)
from learning.models.json_text import text_in
from learning.models.people import lock_user
from learning.models.texts import LONGEST_NAME, standing_text
from learning.search_index.upkeep import put_questions

MOST_TEXTS = 1000
Shows = Question.images.through


class TooManyTexts(Exception):
    """The owner has as many texts as there may be; the text says so."""


class TextChanged(Exception):
    """The text was changed or deleted meanwhile; ``text`` is what it is now, None if it is gone."""

    def __init__(self, text: ReadingText | None) -> None:
        self.text = text


def texts_of(owner: User, query: str = "") -> ReadingTextQuerySet:
    """The owner's texts, the latest first."""
    return ReadingText.objects.standing().filter(owner=owner).saying(query).order_by("-pk")


def choosable_texts(owner: User) -> QuerySet[ReadingText, Any]:
    """The owner's texts, each with its ``beginning`` in place of the whole."""
    found = texts_of(owner).defer("text", "images")
    return found.annotate(beginning=Left("text", 2 * LONGEST_NAME))


def numbers_under(owner: User) -> dict[str, int]:
    """How many of the owner's questions stand under each text, by its hash."""
    names = Question.objects.written_by(owner).annotate(over=text_in("body", "reading_text"))
    counted = names.values("over").annotate(number=Count("*")).order_by()
    return dict(counted.values_list("over", "number"))


def questions_under(text: ReadingText) -> QuestionQuerySet:
    """The owner's questions under a text, in the order in which they were written."""
    assert text.owner is not None
    own = Question.objects.written_by(text.owner)
    return own.filter(body__reading_text=text.sha256).order_by("pk")


def text_id_of(question: Question) -> int | None:
    """The id of the text that an owner's question stands under; one statement if there is any."""
    if not _is_under(question):
        return None
    own = ReadingText.objects.standing().filter(owner=question.owner)
    return own.filter(sha256=question.body["reading_text"]).values_list("pk", flat=True).first()


def add_text(
    owner: User, written: WrittenText, pictures: Iterable[Picture], now: datetime
) -> ReadingText:
    """Add a text; ``pictures`` are the new ones among its images. A text that the owner has already
    is that one. Raises ``TooManyTexts`` and ``TooManyImages``."""
    with transaction.atomic():
        lock_user(owner)
        return keep_text(owner, written, pictures, now)


def keep_text(
    owner: User, written: WrittenText, pictures: Iterable[Picture], now: datetime
) -> ReadingText:
    """The same in the transaction of a caller who has locked the owner."""
    own = ReadingText.objects.filter(owner=owner)
    for picture in pictures:
        keep_picture_alone(owner, picture, now)
    if text := own.filter(sha256=written.sha256).first():
        if text.retired_at:
            text.retired_at = text.replaced_by = None
            text.save(update_fields=["retired_at", "replaced_by"])
        return text
    if own.standing().count() >= MOST_TEXTS:
        raise TooManyTexts(f"You have {MOST_TEXTS} texts, as many as there may be.")
    return ReadingText.objects.create(
        owner=owner,
        sha256=written.sha256,
        title=written.title,
        text=written.text,
        images=list(written.images),
        made_at=now,
    )


def change_text(
    text: ReadingText, written: WrittenText, pictures: Iterable[Picture], now: datetime
) -> ReadingText:
    """Change a text and return what it has become; its questions move along, each as a new version.
    The same change again returns the same. Raises ``TextChanged``, ``TooManyTexts`` and
    ``TooManyImages``."""
    owner = text.owner
    assert owner is not None
    with transaction.atomic():
        lock_user(owner)
        seen = ReadingText.objects.get(pk=text.pk)
        if seen.retired_at:
            now_there = standing_text(owner, seen.pk)
            if now_there and now_there.sha256 == written.sha256:
                return now_there
            raise TextChanged(now_there)
        if seen.sha256 == written.sha256:
            return seen
        changed = keep_text(owner, written, pictures, now)
        _move(questions_under(seen), owner, changed, now)
        seen.retired_at, seen.replaced_by = now, changed
        seen.save(update_fields=["retired_at", "replaced_by"])
        return changed


def delete_text(text: ReadingText, now: datetime) -> None:
    """Delete a text; its questions stay, without it. Raises ``TextChanged``."""
    owner = text.owner
    assert owner is not None
    with transaction.atomic():
        lock_user(owner)
        seen = ReadingText.objects.get(pk=text.pk)
        if seen.retired_at:
            if now_there := standing_text(owner, seen.pk):
                raise TextChanged(now_there)
            return
        _move(questions_under(seen), owner, None, now)
        seen.retired_at = now
        seen.save(update_fields=["retired_at"])


def _move(
    questions: QuestionQuerySet, owner: User, text: ReadingText | None, now: datetime
) -> None:
    """Move questions under a text, or under none, and record a version of each."""
    locked = list(questions.select_for_update(no_key=True))
    for question in locked:
        question.owner = owner  # one object for all: none is loaded again
        body = {name: value for name, value in question.body.items() if name != "reading_text"}
        question.body = body | ({"reading_text": text.sha256} if text else {})
        question.changed_at = now
    if not locked:
        return
    bulk_update_with_history(locked, Question, ["body", "changed_at"])
    ids = [question.pk for question in locked]
    put_questions(ids)
    # Makes open pages with the old text stale.
    Card.objects.filter(question__in=ids).update(seq=F("seq") + 1)
    link_pictures(owner, locked)


def standing_name(owner: User, written: WrittenQuestion, before: str = "") -> WrittenQuestion:
    """The question under the text that stands now in place of the one that it names; under the one
    ``before``, if it names none in particular. The caller has locked the owner if it names one."""
    name = before if written.reading_text is None else written.reading_text
    if name and written.reading_text is not None:
        named = ReadingText.objects.filter(owner=owner, sha256=name).first()
        now_there = standing_text(owner, named.pk) if named else None
        name = now_there.sha256 if now_there else ""
    return replace(written, reading_text=name)


def link_pictures(owner: User, questions: Sequence[Question]) -> None:
    """Show the pictures of their texts to those who may see these questions, in the caller's
    transaction; no statement where no question has a text."""
    names = {question.body["reading_text"] for question in questions if _is_under(question)}
    if not names:
        return
    texts = ReadingText.objects.filter(owner=owner, sha256__in=names)
    shown = {text.sha256: [image["sha256"] for image in text.images] for text in texts}
    wanted = {name for names in shown.values() for name in names}
    if not wanted:
        return
    own = QuestionImage.objects.filter(owner=owner, sha256__in=wanted)
    ids = dict(own.values_list("sha256", "pk"))
    links = (
        Shows(question=question, questionimage_id=ids[name])
        for question in questions
        for name in dict.fromkeys(shown.get(question.body.get("reading_text", ""), ()))
        if name in ids
    )
    Shows.objects.bulk_create(links, batch_size=1000, ignore_conflicts=True)


def _is_under(question: Question) -> bool:
    return bool(question.body.get("reading_text"))


def written_text(text: ReadingText) -> WrittenText:
    """The value of a row."""
    return WrittenText(text.title, text.text, tuple(text.images))


def take_texts(owner: User, questions: Sequence[Question], now: datetime) -> None:
    """Copy for the owner the texts of questions that they have copied, with their pictures, in the
    caller's transaction, which has locked the owner. Raises ``TooManyTexts`` and
    ``TooManyImages``."""
    names = {question.body["reading_text"] for question in questions if _is_under(question)}
    if not names:
        return
    texts = {text.sha256: text for text in ReadingText.objects.filter(sha256__in=names)}
    for text in texts.values():
        keep_text(owner, written_text(text), _pictures_of(text), now)
    link_pictures(owner, questions)


def _pictures_of(text: ReadingText) -> Collection[Picture]:
    names = [image["sha256"] for image in text.images]
    rows = {row.sha256: row for row in QuestionImage.objects.filter(sha256__in=names)}
    return [
        Picture(bytes(row.content), row.content_type, image["width"], image["height"])
        for image in text.images
        if (row := rows.get(image["sha256"]))
    ]
