"""Exporting questions as files."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.bank.images import contents_of
from learning.bank.pages import A_PAGE, selection_in
from learning.bank.search import chosen_questions
from learning.cards.seals import sealed_questions
from learning.exchange import WRITTEN, ExchangeFormat, format_named
from learning.exchange.format import ExchangeItem, FileText, ItemPicture
from learning.kinds.written import WrittenQuestion
from learning.models import ReadingText, User
from learning.rendering.texts import texts_over
from learning.requests import LearnerRequest, id_of, text_of

MOST_OF_EACH = 50  # questions that lose the same


@require_safe
def export_questions(request: LearnerRequest) -> HttpResponse:
    """What a format loses of the chosen questions, and a link to their file."""
    format, items = _format(request), _items(request)
    lost: dict[str, list[WrittenQuestion]] = defaultdict(list)
    for item in items:
        if lack := format.lost_of(item.question, item.text):
            lost[lack].append(item.question)
    by_number = sorted(lost.items(), key=lambda pair: -len(pair[1]))
    rest = request.GET.copy()
    rest.pop("format", None)
    context = {
        "format": format,
        "formats": WRITTEN,
        "count": len(items),
        "lost": [
            (lack, len(questions), [one.body() for one in questions[:MOST_OF_EACH]])
            for lack, questions in by_number
        ],
        "affected": sum(map(len, lost.values())),
        "chosen": rest.lists(),
        "address": request.GET.urlencode(),
    }
    return render(request, "learning/bank/export.html", context)


@require_safe
def export_file(request: LearnerRequest) -> HttpResponse:
    format, items = _format(request), _items(request)
    assert format.write is not None
    if format.has_pictures:
        items = _with_pictures(request.user, items)
    name = f"lilun-questions-{timezone.localdate()}.{format.endings[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(format.write(items), content_type=format.media_type, headers=headers)


def _format(request: HttpRequest) -> ExchangeFormat:
    """The format that the address names; the first where it names none."""
    name = text_of(request.GET, "format")
    format = format_named(name) if name else WRITTEN[0]
    if format is None or format.write is None:
        raise Http404
    return format


def _items(request: LearnerRequest) -> list[ExchangeItem]:
    """The questions that the address names by id, or all that its filter leaves, without sealed
    ones."""
    ids = [id_of(text) or 0 for text in request.GET.getlist("question")[:A_PAGE]]
    found = chosen_questions(request.user, selection_in(request.GET), ids)
    sealed = sealed_questions(request.user, timezone.now())
    chosen = [question for question in found if question.pk not in sealed]
    texts = texts_over([question.body for question in chosen])
    return [_item(question, texts) for question in chosen]


def _item(question: Any, texts: Mapping[str, ReadingText]) -> ExchangeItem:
    tags = tuple(tag.name for tag in question.tags.all())
    item = ExchangeItem(WrittenQuestion.of(question.body).with_framed_stem(), tags)
    over = texts.get(question.body.get("reading_text", ""))
    if over is None:
        return item
    pictures = tuple(ItemPicture(one["alt"], sha256=one["sha256"]) for one in over.images)
    return replace(item, text=FileText(over.title, over.text, pictures))


def _with_pictures(owner: User, items: list[ExchangeItem]) -> list[ExchangeItem]:
    images = [item.question.image for item in items]
    texts = {item.text for item in items if item.text}
    in_texts = {one.sha256 for text in texts for one in text.pictures}
    stored = contents_of(owner, in_texts | {image["sha256"] for image in images if image})
    filled = {text: _filled(text, stored) for text in texts}
    items = [replace(one, text=filled[one.text]) if one.text else one for one in items]
    return [
        replace(item, picture=ItemPicture(image["alt"], stored[image["sha256"]]))
        if image and image["sha256"] in stored
        else item
        for item, image in zip(items, images, strict=True)
    ]


def _filled(text: FileText, stored: Mapping[str, bytes]) -> FileText:
    """The text with the contents of its pictures."""
    kept = (one for one in text.pictures if one.sha256 in stored)
    return replace(text, pictures=tuple(replace(one, content=stored[one.sha256]) for one in kept))
