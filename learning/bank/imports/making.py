"""Makes the questions of an import."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from content.models import Brief
from learning.bank.imports.pictures import keep_pictures
from learning.bank.imports.preview import Found, ImportPreview
from learning.bank.imports.texts import keep_texts
from learning.bank.writing import Filing, add_many_questions
from learning.kinds.limits import MOST_TAGS
from learning.kinds.written import WrittenQuestion
from learning.models import ImportImage, Question, QuestionImport
from learning.models.people import lock_user

NOTHING: dict[str, Any] = {"items": [], "unread": []}


class NotPlaced(Exception):
    """The questions cannot be put where they should go; the text says why."""


def make_imported(
    question_import: QuestionImport,
    now: datetime,
    *,
    about: Brief | None = None,
    tags: Sequence[str] = (),
    with_known: bool = False,
    with_cards: bool = True,
    place: Callable[[Sequence[Question]], int | None] = lambda made: None,
) -> int:
    """Make the questions of an import once, without the known ones unless ``with_known``, and
    return how many. ``place`` puts them, if any, into a quiz and returns its id; nothing is made
    where that raises ``NotPlaced``. Raises ``OverLimit``, ``TooManyImages`` and
    ``TooManyTexts``."""
    owner = question_import.owner
    with transaction.atomic():
        lock_user(owner)
        row = QuestionImport.objects.defer("content", "source").get(pk=question_import.pk)
        if row.done_at is not None:
            return row.made
        found = ImportPreview(question_import)
        chosen = found.found if with_known else found.new
        images = list(question_import.images.all()) if _has_pictures(question_import) else []
        questions = make_questions(
            question_import,
            chosen,
            images,
            now,
            about=about,
            tags=tags,
            with_cards=with_cards,
        )
        if images:
            question_import.images.all().delete()
        quiz = place(questions) if questions else None
        QuestionImport.objects.filter(pk=row.pk).update(
            done_at=now,
            made=len(chosen),
            content=NOTHING if quiz is None else NOTHING | {"quiz": quiz},
            source="",
        )
    return len(chosen)


def make_questions(
    question_import: QuestionImport,
    chosen: Sequence[Found],
    images: Sequence[ImportImage],
    now: datetime,
    *,
    about: Brief | None = None,
    tags: Sequence[str] = (),
    with_cards: bool,
) -> list[Question]:
    """Make these questions of an import, with their texts and those of its ``images`` that they
    show, in the transaction of a caller who has locked its owner. Raises ``OverLimit``,
    ``TooManyImages`` and ``TooManyTexts``."""
    owner, texts = question_import.owner, question_import.content.get("texts", [])
    wanted = {one.text for one in chosen if one.text is not None}
    names = keep_texts(owner, {place: texts[place] for place in sorted(wanted)}, images, now)
    many = [(_written(one, names), _filing(one, about, tags)) for one in chosen]
    questions = add_many_questions(owner, many, now, with_cards=with_cards)
    keep_pictures(owner, questions, images, now)
    return questions


def _written(one: Found, names: Mapping[int, str]) -> WrittenQuestion:
    """The question under its text, whose hash is in ``names``."""
    name = "" if one.text is None else names[one.text]
    return replace(WrittenQuestion.of(one.body), reading_text=name)


def _has_pictures(question_import: QuestionImport) -> bool:
    """Whether a question in it, or a text over one, has a picture."""
    content = question_import.content
    texts = content.get("texts", [])
    return any("image" in one["body"] for one in content["items"]) or any(
        one["images"] for one in texts
    )


def _filing(one: Found, about: Brief | None, tags: Collection[str]) -> Filing:
    names = tuple(dict.fromkeys((*tags, *one.tags)))
    return Filing(about=about, tags=names[:MOST_TAGS])
