"""Writes Moodle's XML, the format of its own exports."""

from collections.abc import Sequence

from learning.exchange.format import LEFT_OUT, ExchangeItem, FileText
from learning.exchange.moodle.pictures import pictured
from learning.exchange.moodle.reading.texts import name_of
from learning.exchange.moodle.writing.kinds import EXPORTED
from learning.exchange.moodle.writing.texts import (
    NOT_IN_XML,
    formatted,
    html_of,
    marked,
    plain_html,
    text_of,
)
from learning.exchange.texts import by_text, seen_of
from learning.kinds.written import WrittenQuestion

INVISIBLE = "It holds an invisible character, which is left out."


def write(items: Sequence[ExchangeItem]) -> bytes:
    questions = []
    for text, some in by_text(item for item in items if item.question.format in EXPORTED):
        questions += [_description(text)] if text else []
        questions += map(_question, some)
    return "\n".join(
        ('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *questions, "</quiz>", "")
    ).encode()


def cannot_hold(question: WrittenQuestion) -> str:
    export = EXPORTED.get(question.format)
    if export is None:
        return LEFT_OUT
    unseen = INVISIBLE if NOT_IN_XML.search(seen_of(question)) else ""
    return " ".join(filter(None, (export.lost(question.body()), unseen)))


def _description(text: FileText) -> str:
    """A text over the questions after it."""
    pictures, files = pictured(text.pictures)
    html = html_of(text.text)
    shown = "\n\n".join(filter(None, (html or text.text, pictures)))
    return "\n".join(
        (
            '<question type="description">',
            f"<name>{text_of(text.title or name_of(text.text))}</name>",
            formatted("questiontext", shown, files, "html" if html else "markdown"),
            marked("generalfeedback", ""),
            "<defaultgrade>0</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
            "</question>",
        )
    )


def _question(item: ExchangeItem) -> str:
    body = item.question.body()
    kind, asked, answers = EXPORTED[item.question.format].write(body)
    picture, file = pictured([item.picture] if item.picture else [])
    html = plain_html(asked) if kind == "cloze" else html_of(asked)
    shown = "\n\n".join(filter(None, (html or asked, picture)))
    return "\n".join(
        (
            f'<question type="{kind}">',
            f"<name>{text_of(name_of(body['stem']))}</name>",
            formatted("questiontext", shown, file, "html" if html else "markdown"),
            marked("generalfeedback", body["explanation"]),
            "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
            *answers,
            f"<tags>{''.join(f'<tag>{text_of(tag)}</tag>' for tag in item.tags)}</tags>",
            "</question>",
        )
    )
