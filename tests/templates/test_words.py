"""How many words the pages use at a time.

To list all sentences of the pages, the longest first:

    uv run --group dev python -m tests.templates.test_words
"""

import re
import statistics
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2] / "templates"
HELP = {"help/deploy.html", "help/components.html", "content/brief_format.html"}
# What does not end a sentence.
INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong"}
READ_OUT = {"aria-label", "placeholder", "title"}
UNSEEN = {"script", "style", "svg"}
TURNS = r"\{% (?:block|elif|else|empty|endblock|endpartialdef|partialdef)\b.*?%\}"
MEDIAN, MOST_OF_ALL, LONGEST = 4, 14, 20  # words


class Texts(HTMLParser):
    """The texts of a page, cut where an element ends that is no part of a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._current, self._unseen = "", 0

    def end_text(self) -> None:
        if text := " ".join(self._current.split()):
            self.found.append(text)
        self._current = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        if tag not in INLINE:
            self.end_text()
        self.found += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.end_text()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._current += data


def texts(source: str) -> list[str]:
    """The texts of a template: values are a word each, and what an ``else`` parts is parted."""
    source = re.sub(r"\{#.*?#\}", "", source)
    source = re.sub(r"\{\{.*?\}\}", "…", source)
    source = re.sub(r"\{%.*?%\}", " ", re.sub(TURNS, "<hr>", source))
    parser = Texts()
    parser.feed(source)
    parser.end_text()
    return parser.found


def sentences() -> Iterator[tuple[int, str, str]]:
    """Each sentence of the pages, outside the help: its words, its template and the sentence."""
    for path in sorted(ROOT.rglob("*.html")):
        name = str(path.relative_to(ROOT))
        for text in texts(path.read_text(encoding="utf-8")) if name not in HELP else ():
            for sentence in re.split(r"(?<=[.?!:])\s+", text):
                if words := len(re.findall(r"[\w’'%-]+", sentence)):
                    yield words, name, sentence


def test_the_texts_of_a_template_are_found() -> None:
    source = """{% if due %}<p>Study <b>{{ count }}</b> cards.
      {% else %}Nothing to do.</p>{% endif %}{# not this #}
      <button aria-label="Close it"><svg><title>no</title></svg></button>"""
    assert texts(source) == ["Study … cards.", "Nothing to do.", "Close it"]


def test_the_pages_are_short_of_words() -> None:
    lengths = sorted(words for words, _, _ in sentences())
    assert len(lengths) > 1000
    assert statistics.median(lengths) <= MEDIAN
    assert lengths[int(0.95 * len(lengths))] <= MOST_OF_ALL


def test_no_sentence_is_too_long() -> None:
    too_long = [one for one in sentences() if one[0] > LONGEST]
    assert not too_long, "\n".join(f"{words}: {where}: {said}" for words, where, said in too_long)


if __name__ == "__main__":
    for words, where, said in sorted(sentences(), reverse=True):
        print(f"{words:3} {where}: {said}")
