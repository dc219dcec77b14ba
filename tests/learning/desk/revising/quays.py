"""A text with many claims, each in a passage of its own, and new versions of it."""

from collections.abc import Iterator

from content.extraction.entries import Evidence
from content.material import Material, Passage, Person, Quote, Span
from learning.desk.prose import Prose

TITLE = Passage(slug="t", text="Zhao Min on quays")
WHO = Person(slug="zhao-min", span=Span(passage="t", start=0, end=8), name="Zhao Min")
CALM = "The sea is calm today."
OLD, NEW = "ships are lost", "ships are safe"


def quays(many: int, said: str = OLD, *, gone: int | None = None) -> Prose:
    """The claim of one quay may be ``gone``."""
    texts = {n: _text(n, said) for n in range(many)}
    if gone is not None:
        texts[gone] = CALM
    quotes = tuple(_quotes(texts, said))
    material = Material(
        slug="quays",
        title="Quays",
        passages=(TITLE, *(Passage(slug=f"p{n}", text=text) for n, text in texts.items())),
        people=(WHO,),
        quotes=quotes,
    )
    why = [Evidence("people", "zhao-min", "shape", 0.9, (), is_sure=True)]
    why += [Evidence("quotes", one.slug, "that", 0.95, (), is_sure=True) for one in quotes]
    return Prose(material=material, evidence=tuple(why))


def claim(number: int, said: str = OLD) -> str:
    return f"{said} at quay {number} of the northern coast"


def name(number: int) -> str:
    """What a form calls the claim of a quay."""
    return f"quotes/quay-{number}"


def _text(number: int, said: str) -> str:
    return f"Zhao Min argues that {claim(number, said)}."


def _quotes(texts: dict[int, str], said: str) -> Iterator[Quote]:
    for number, text in texts.items():
        words = claim(number, said)
        if words in text:
            start = text.index(words)
            span = Span(passage=f"p{number}", start=start, end=start + len(words))
            yield Quote(
                slug=f"quay-{number}", span=span, text=words, speakers=("zhao-min",), cue="argues"
            )
