"""How texts are set on a page."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from content.models import Person
from content.reading.blocks import TextRun
from content.reading.markup import markdown, question_markdown, text_as_html

register = template.Library()
register.filter("markdown", markdown)
register.filter("question_markdown", question_markdown)


@register.filter
def han(text: str) -> SafeString:
    """The text with its Chinese characters named as such, for their typeface and voice."""
    return text_as_html(str(text))


@register.simple_tag
def words(runs: Sequence[TextRun], shaded: Iterable[tuple[str, str]] | None = None) -> SafeString:
    """The runs of a text, each with its link or mark. ``shaded`` are pieces of the same text, each
    with the name of its shade or "".
    """
    if not shaded:
        return format_html_join("", "{}", ((_run(run, han(run.text)),) for run in runs))
    texts = _shaded_texts([run.text for run in runs], shaded)
    return format_html_join("", "{}", ((_run(*each),) for each in zip(runs, texts, strict=True)))


@register.filter
def enumerated(parts: Sequence[str]) -> SafeString:
    """At least one name or phrase: "a, b and c"."""
    *others, last = parts
    if not others:
        return format_html("{}", last)
    return format_html("{} and {}", format_html_join(", ", "{}", zip(others)), last)


@register.simple_tag
def voice(
    speakers: Iterable[Person], holder: str = "", *, linked: bool = False, characters: bool = False
) -> SafeString:
    """Who says something: its speakers, else its holder, else the brief."""
    names = [_name(speaker, linked=linked, characters=characters) for speaker in speakers]
    return enumerated(names) if names else han(holder or "The brief")


def _shaded_texts(texts: Iterable[str], shaded: Iterable[tuple[str, str]]) -> list[SafeString]:
    """The texts, each with the shades of its parts within it, so that no link is cut in two."""
    pieces = iter(shaded)
    left, shade = next(pieces)
    found = []
    for text in texts:
        parts = []
        while text:
            left, shade = (left, shade) if left else next(pieces)
            part, text = text[: len(left)], text[len(left) :]
            left = left[len(part) :]
            parts.append(_shaded(part, shade))
        found.append(format_html_join("", "{}", ((part,) for part in parts)))
    return found


def _shaded(text: str, shade: str) -> SafeString:
    if not shade:
        return han(text)
    return format_html('<span class="shade shade--{}">{}</span>', shade, han(text))


def _run(run: TextRun, text: SafeString) -> SafeString:
    quotes = format_html(' data-quotes="{}"', " ".join(run.quotes)) if run.quotes else ""
    if run.href:
        kind = f"{run.kind} term--marked" if run.marked else run.kind
        return format_html(
            '<a class="term term--{}" href="{}"{}>{}</a>', kind, run.href, quotes, text
        )
    return format_html("<mark{}>{}</mark>", quotes, text) if run.marked else text


def _name(person: Person, *, linked: bool, characters: bool) -> SafeString:
    name = format_html("{}", person.name)
    if linked:
        name = format_html('<a href="{}">{}</a>', person.get_absolute_url(), name)
    if not characters or not person.characters:
        return name
    span = '{} <span class="voice__characters" lang="zh-Hans">{}</span>'
    return format_html(span, name, person.characters)
