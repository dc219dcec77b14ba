"""A question, or a text over questions, as its author writes it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from learning.grading.expects import Expects

_BLOCK = r"[ \t]{0,3}(?:\||[-*+][ \t]|\d{1,3}[.)][ \t]|\$\$|\\\[)"
_BEGINS_BLOCK = re.compile(_BLOCK)
_HAS_BLOCKS = re.compile(rf"\n[ \t]*\n|\n{_BLOCK}|^[ \t]{{0,3}}\|.*\n|\n[ \t]{{0,3}}:?-+:?[ \t]*\|")
OWN = "own"  # the type of such a question
OF_ANY = frozenset(
    (
        *("frame", "stem", "answer", "formats", "expects"),
        *("explanation", "attribution", "source", "image", "reading_text"),
    )
)  # what a body of any kind has


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion:
    """``format`` is the name of its kind. ``frame`` is a line above the stem that says who holds
    what it asks; "" for none. ``particulars`` are what that needs beyond the answer, by their names
    in a body; ``image`` is its picture: hash, size and description. ``reading_text`` is the hash
    of the text that it stands under; "" for none, and None where that is not decided: then a
    change of the question leaves its text as it is."""

    format: str
    stem: str
    answer: str
    frame: str = ""
    explanation: str = ""
    expects: Expects = Expects.TERM
    particulars: Mapping[str, Any] = field(default_factory=dict)
    image: Mapping[str, Any] | None = None
    reading_text: str | None = None
    also_asked_as: tuple[str, ...] = ()

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """The question whose ``body()`` this is."""
        format, *others = body["formats"]
        return cls(
            format=format,
            frame=body.get("frame", ""),
            stem=body["stem"],
            answer=body["answer"],
            explanation=body["explanation"],
            expects=Expects(body["expects"]),
            particulars={name: body[name] for name in body if name not in OF_ANY},
            image=body.get("image"),
            reading_text=body.get("reading_text", ""),
            also_asked_as=tuple(others),
        )

    def body(self) -> Mapping[str, Any]:
        """What is stored, in the shape of ``GeneratedQuestion.body()``; ``validate`` of its kind
        says whether it is complete. Its source is None, since no brief contains it."""
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
            "formats": [self.format, *self.also_asked_as],
            "expects": str(self.expects),
            "explanation": self.explanation,
            "attribution": {"speakers": [], "cue": ""},
            "source": None,
            **self.particulars,
            **({"frame": self.frame} if self.frame else {}),
            **({"image": self.image} if self.image else {}),
            **({"reading_text": self.reading_text} if self.reading_text else {}),
        }

    def with_framed_stem(self) -> Self:
        """The question with its frame in its stem, for files that have no place for a frame."""
        return replace(self, frame="", stem=framed_stem(self.body()))


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text in Markdown that questions stand under, with a ``title``, "" for none. ``images`` are
    its pictures, each as in the body of a question."""

    title: str
    text: str
    images: tuple[Mapping[str, Any], ...] = ()

    @property
    def sha256(self) -> str:
        """The name of the text: equal texts have the same."""
        whole = json.dumps([self.title, self.text, self.images], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()


def framed_stem(body: Mapping[str, Any]) -> str:
    """The frame and the stem of a question in one plain line: "PRC doctrine: What is meant by
    socialism?". Old bodies have no frame."""
    frame = body.get("frame", "")
    return f"{frame}: {body['stem']}" if frame else str(body["stem"])


def wrong_option(text: str, feedback: str = "") -> dict[str, Any]:
    """A wrong option as a body stores it."""
    return {"text": text, "source": None, "truth": feedback}


def part(prompt: str, answer: str = "") -> dict[str, Any]:
    """An element of a matching or an ordering that has no card of its own."""
    return {"prompt": prompt, "answer": answer, "uid": "", "source": None}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def in_blocks(text: str) -> str:
    """A text in Markdown, on one line unless its lines mean something: paragraphs, tables, lists
    and displayed formulas."""
    lines = in_lines(text)
    return lines if _HAS_BLOCKS.search(lines) else on_one_line(lines)


def lead_of(stem: str) -> tuple[str, str]:
    """The first paragraph of a stem for its heading, and the blocks after it; "" for either."""
    lines = stem.split("\n")
    ends = (n for n, line in enumerate(lines) if not line.strip() or _BEGINS_BLOCK.match(line))
    end = next(ends, len(lines))
    return "\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n")


def in_lines(text: str) -> str:
    """A text of several lines, whichever way they end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
