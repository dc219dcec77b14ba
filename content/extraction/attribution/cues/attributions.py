"""An attribution in a sentence, and the tokens that it attributes."""

from dataclasses import dataclass

from content.extraction.attribution.grammar.subjects import Subject


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens ``first:last`` attribute the content, the tokens of ``parts``, to a subject.

    ``weak`` if the verb often does something else. ``asks`` and ``denies`` if the content is not
    what the subject holds to be true: a denying cue stays with it. ``object`` if the content is no
    clause but what somebody calls for.
    """

    rule: str
    first: int
    last: int
    subject: Subject
    cue: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    weak: bool = False
    asks: bool = False
    denies: bool = False
    object: bool = False
