"""A question as somebody writes it, with none of what a generator knows of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from learning.grading import formats
from learning.grading.expects import Expects

OWN = "own"  # the type of such a question
OF_ANY = frozenset(
    ("stem", "answer", "formats", "expects", "explanation", "attribution", "source", "image")
)  # what a body of any kind has


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion:
    """``particulars`` are what its kind needs beyond the answer, by their names in a body;
    ``image`` is a picture in it: its hash, its size and what it shows in words."""

    format: str
    stem: str
    answer: str
    explanation: str = ""
    expects: Expects = Expects.TERM
    particulars: Mapping[str, Any] = field(default_factory=dict)
    image: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """The question whose ``body()`` this is."""
        return cls(
            format=body["formats"][0],
            stem=body["stem"],
            answer=body["answer"],
            explanation=body["explanation"],
            expects=Expects(body["expects"]),
            particulars={name: body[name] for name in body if name not in OF_ANY},
            image=body.get("image"),
        )

    @property
    def formats(self) -> list[str]:
        """An open answer, which only a person can grade, is recalled where one studies alone."""
        alone = [formats.RECALL] if self.format == formats.OPEN else []
        return [str(one) for one in (self.format, *alone)]

    def body(self) -> Mapping[str, Any]:
        """What is stored of it, as of a ``GeneratedQuestion``; its kind says whether it is whole.

        It has no source: nothing of it is in a brief.
        """
        nothing: dict[str, Any] = {
            "accepted": [],
            "distractors": [],
            "keywords": [],
            "elements": [],
            "aliases": [],
            "needed": 0,
            "altered": None,
            "pool": [],
            "parts": [],
        }
        return nothing | {
            "stem": self.stem,
            "answer": self.answer,
            "formats": self.formats,
            "expects": str(self.expects),
            "explanation": self.explanation,
            "attribution": {"speakers": [], "cue": ""},
            "source": None,
            **self.particulars,
            **({"image": self.image} if self.image else {}),
        }


def wrong_option(text: str, truth: str = "") -> dict[str, Any]:
    """A wrong option as a body holds it; ``truth`` is what whoever picks it is told."""
    return {"text": text, "source": None, "truth": truth}


def part(prompt: str, answer: str = "") -> dict[str, Any]:
    """An element of a matching or an ordering that has no card of its own."""
    return {"prompt": prompt, "answer": answer, "uid": "", "source": None}
