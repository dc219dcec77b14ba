"""A question as somebody writes it, with none of what a generator knows of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning.questions.question import Expects, Format

OWN = "own"  # the type of such a question


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """Without wrong options its answer is typed."""

    stem: str
    answer: str
    wrong: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def format(self) -> Format:
        return Format.CHOICE if self.wrong else Format.TYPED

    def body(self) -> Mapping[str, Any]:
        """What is stored of it, as of a ``GeneratedQuestion``; its kind says whether it is whole.

        It has no source: nothing of it is in a brief.
        """
        return {
            "stem": self.stem,
            "answer": self.answer,
            "accepted": list(self.accepted),
            "distractors": [{"text": text, "source": None, "truth": ""} for text in self.wrong],
            "formats": [str(self.format)],
            "expects": str(Expects.TERM),
            "explanation": self.explanation or f"The right answer: {self.answer}",
            "attribution": {"speakers": [], "cue": ""},
            "source": None,
            "keywords": [],
            "elements": [],
            "aliases": [],
            "needed": 0,
            "altered": None,
            "pool": [],
            "parts": [],
        }
