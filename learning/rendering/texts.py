"""The texts that questions stand under, loaded by what their bodies name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning.kinds import Body
from learning.models import ReadingText


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text above or beside a question; ``was_read`` says that it stood over the question before,
    so that it is folded."""

    text: ReadingText
    was_read: bool = False


def reads_first(text: ShownText | None) -> bool:
    """Whether a text is to be read before the question: then nothing below it takes the focus."""
    return text is not None and not text.was_read


def texts_over(bodies: Iterable[Body]) -> dict[str, ReadingText]:
    """The texts that these bodies name, by their hashes: one statement, or none for none."""
    names = {name for body in bodies if (name := body.get("reading_text"))}
    if not names:
        return {}
    return {text.sha256: text for text in ReadingText.objects.filter(sha256__in=names)}


def text_over(body: Body, *, was_read: bool = False) -> ShownText | None:
    """The text of one question."""
    text = texts_over([body]).get(body.get("reading_text", ""))
    return ShownText(text, was_read) if text else None


def texts_above(bodies: Sequence[Body]) -> list[ShownText | None]:
    """For each question in a list its text, where the one before it does not stand under the same:
    so each text stands once above its questions."""
    texts, found, before = texts_over(bodies), list[ShownText | None](), ""
    for body in bodies:
        name = body.get("reading_text", "")
        text = texts.get(name) if name != before else None
        found.append(ShownText(text) if text else None)
        before = name
    return found
