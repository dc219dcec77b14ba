"""How many words the pages use at a time, those of templates and those said in Python.

To list all sentences of the pages, the longest first:

    uv run --group dev python -m tests.templates.test_words
"""

import ast
import re
import statistics
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
# What Python says to readers is here, except in these: the admin, commands, help and questions.
PACKAGES = ("content", "learning")
NOT_FOR_READERS = {
    "admin.py",
    "checking",
    "demo",
    "editing",
    "extraction",
    "factories.py",
    "formats",
    "grading",
    "management",
    "migrations",
    "prepared.py",
    "quality",
    "questions",
    "sandbox.py",
    "scheduling.py",
    "strokes.py",
}
SQL = r"\b(SELECT|INSERT|JSON_TYPE|COUNT)\b"
HELP = {
    "help/deploy.html",
    "help/live.html",
    "help/lti.html",
    "help/components.html",
    "content/brief_format.html",
}
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


def said(source: str) -> list[str]:
    """The texts of a module that read like a sentence: a capital first, and a space. A value in
    one is a word; docstrings are none.
    """
    tree = ast.parse(source)
    parts = {id(part) for node in ast.walk(tree) for part in _parts(node)}
    found = [
        _plain(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in parts
    ]
    return [text for text in found if re.match(r"[A-Z“…].*\s", text) and not re.search(SQL, text)]


def _parts(node: ast.AST) -> list[ast.expr]:
    """What is no text of its own: the pieces of an f-string, and a docstring."""
    if isinstance(node, ast.JoinedStr):
        return node.values
    return [node.value] if isinstance(node, ast.Expr) else []


def _plain(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(_plain(part) if isinstance(part, ast.Constant) else "…" for part in node.values)


def all_texts() -> Iterator[tuple[str, str]]:
    """Every text of the pages, outside the help, with the file that has it."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        if str(path.relative_to(TEMPLATES)) not in HELP:
            for text in texts(path.read_text(encoding="utf-8")):
                yield str(path.relative_to(ROOT)), text
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if NOT_FOR_READERS.isdisjoint(path.parts):
                for text in said(path.read_text(encoding="utf-8")):
                    yield str(path.relative_to(ROOT)), text


def sentences() -> Iterator[tuple[int, str, str]]:
    """Each sentence of the pages: its words, its file and the sentence."""
    for name, text in all_texts():
        for sentence in re.split(r"(?<=[.?!:])\s+", text):
            if words := len(re.findall(r"[\w’'%-]+", sentence)):
                yield words, name, sentence


def test_the_texts_of_a_template_are_found() -> None:
    source = """{% if due %}<p>Study <b>{{ count }}</b> cards.
      {% else %}Nothing to do.</p>{% endif %}{# not this #}
      <button aria-label="Close it"><svg><title>no</title></svg></button>"""
    assert texts(source) == ["Study … cards.", "Nothing to do.", "Close it"]


def test_the_texts_of_a_module_are_found() -> None:
    source = '''"""Not this docstring."""
def view(count):
    say(f"Study {count} cards. " "Then rest.", "key", "Save")
    return "Nothing to do."'''
    assert said(source) == ["Nothing to do.", "Study … cards. Then rest."]


def test_the_pages_are_short_of_words() -> None:
    lengths = sorted(words for words, _, _ in sentences())
    assert len(lengths) > 2000
    assert statistics.median(lengths) <= MEDIAN
    assert lengths[int(0.95 * len(lengths))] <= MOST_OF_ALL


def test_no_sentence_is_too_long() -> None:
    too_long = [one for one in sentences() if one[0] > LONGEST]
    assert not too_long, "\n".join(f"{words}: {where}: {said}" for words, where, said in too_long)


if __name__ == "__main__":
    for words, where, said in sorted(sentences(), reverse=True):
        print(f"{words:3} {where}: {said}")
