"""An item of QTI 2 or 3, while it becomes a question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from learning.exchange.markup import escaped
from learning.exchange.pictures import pictures_in
from learning.exchange.qti.material import blocks, html_of, option
from learning.exchange.qti.questions import Asked
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.processing import Processing

TITLE = "It asks nothing but its title."


@dataclass(slots=True)
class Item:
    """An item with its interactions. ``front`` is the HTML that stands before its text, ``rubric``
    what it tells those who mark it, and ``hidden`` the ids of elements that are left out."""

    body: Element
    asked: Asked
    processing: Processing
    front: str
    rubric: Sequence[Element]
    title: str
    hidden: frozenset[int] = frozenset()

    def html(self, replaced: Mapping[str, Callable[[Element], str]]) -> str:
        """Its text; ``replaced`` gives that of its interactions, by their name. What the text
        shows are the pictures of the question."""

        def replace(element: Element) -> str | None:
            if id(element) in self.hidden:
                return ""
            make = replaced.get(element.name)
            return make(element) if make else None

        html = self.front + html_of(self.body.content, replace)
        self.asked.pictures = pictures_in(html)
        return html

    def ask(self, interaction: Element, inside: str = "") -> None:
        """Makes a stem of its text, with the prompt and the inside of its interaction."""
        html = self.html({interaction.name: lambda one: f"<div>{prompt_html(one)}{inside}</div>"})
        self.asked.stem = blocks(html, self.asked.notes)
        if not self.asked.stem and self.title:
            self.asked.stem = escaped(self.title)
            self.asked.notes.append(TITLE)

    def options(self, elements: Sequence[Element], *, as_plain: bool = False) -> dict[str, str]:
        """The texts of these elements by their identifiers."""
        return {
            one["identifier"]: option(html_of(one.content), self.asked.notes, as_plain=as_plain)
            for one in elements
        }


def prompt_html(interaction: Element) -> str:
    return html_of(interaction.all("prompt"))
