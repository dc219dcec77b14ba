"""What every kind of question does, and what the kinds share."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from learning.grading import LIMIT, Verdict, normalise
from learning.grading.expects import Expects
from learning.kinds.adapted import card_of

type Body = Mapping[str, Any]  # ``GeneratedQuestion.body()``, as stored
type Post = Mapping[str, Any]  # a QueryDict, or names with lists of values
type Response = dict[str, Any]  # what is stored of an answer, as JSON

MOST_VALUES, LONGEST_NAME = 50, 40  # fields that are looked at, and the length of their names


class Mark(StrEnum):
    """What became of one part of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"  # the response's own, and no part of the answer
    SPARE = "spare"  # right too, but it was not needed


@dataclass(frozen=True, slots=True)
class Told:
    """One part of an answer as feedback shows it: ``text`` is how it should be, ``label`` what it
    belongs to, if anything, and ``note`` what the response has in its place."""

    mark: Mark
    text: str
    label: str = ""
    note: str = ""


class InvalidBody(ValueError):
    """A question's body lacks what its kind needs; the message says what."""


class Kind(Protocol):
    """One format: how a body is checked, shown and answered. Nothing here has a state."""

    @property
    def format(self) -> str: ...

    def validate(self, body: Body) -> None:
        """Raises ``InvalidBody`` where the body cannot be asked in this format."""

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        """All that a page may show before the answer, and nothing that tells it."""

    def parse(self, post: Post) -> Response:
        """The response in a form that was sent; what is missing or broken counts as blank."""

    def grade(self, body: Body, response: Response) -> Verdict:
        """How good a response is."""

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """The answer part by part, each marked; empty where it has only one part."""

    def given_text(self, body: Body, response: Response) -> str:
        """The response as the learner may read it again; "" for none."""


def require(fulfilled: object, message: str) -> None:
    if not fulfilled:
        raise InvalidBody(message)


def validate_common(body: Body, format: str) -> None:
    """What a body of any kind has; whoever writes one may explain it or not."""
    written = body.get("source", ()) is None
    for name in ("stem", "answer") if written else ("stem", "answer", "explanation"):
        text = body.get(name)
        require(isinstance(text, str) and text.strip(), f"The {name} is missing.")
    require(body.get("expects") in set(Expects), "It is not said what sort of answer is expected.")
    require(format in body.get("formats", ()), f"The question is not asked as “{format}”.")


def surnames_in(body: Body) -> dict[str, str]:
    """The surnames of the people in a body, by their names; none in one that was made before there
    were any."""
    return dict(body.get("surnames", ()))


def shown_common(body: Body, format: str) -> dict[str, Any]:
    said = {"format": str(format), "stem": body["stem"], "expects": body["expects"]}
    return said | ({"written": True} if body.get("source", ()) is None else {})


def texts(post: Post, name: str, limit: int = LIMIT) -> list[str]:
    """The values sent under a name, each cut to the length that is looked at."""
    found = post.getlist(name) if hasattr(post, "getlist") else post.get(name, [])
    return [str(value)[:limit].replace("\0", "") for value in found[:MOST_VALUES]]


def named(post: Post, prefix: str) -> dict[str, str]:
    """The values of the fields whose names begin with a prefix, by the rest of the name."""
    names = [name for name in post if name.startswith(prefix) and len(name) <= LONGEST_NAME]
    return {name.removeprefix(prefix): text(post, name) for name in names[:MOST_VALUES]}


def text(post: Post, name: str) -> str:
    """The last value sent under a name: what a button says outweighs the field above it."""
    return next(reversed(texts(post, name)), "")


def compared(body: Body, options: Sequence[str]) -> list[str]:
    """Options as they are told apart: those that somebody wrote sign by sign, for "5 %" may stand
    beside "-5 %"; others as typed answers are."""
    if body.get("source", ()) is None:
        plain = (unicodedata.normalize("NFKC", one).casefold() for one in options)
        return [" ".join(one.split()) for one in plain]
    return [normalise(one) for one in options]


def uids_of_parts(body: Body) -> list[str]:
    """The questions whose cards a whole reviews; none where it has a card of its own."""
    return [part["uid"] for part in body["parts"] if part["uid"]]


def uids_reviewed(body: Body, uid: str) -> list[str]:
    """The questions whose cards an answer reviews, to a question with this uid."""
    return uids_of_parts(body) or [card_of(body, uid)]


def is_blank(value: Any) -> bool:
    """Whether a response, or a part of one, holds nothing."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return not (value.strip() if isinstance(value, str) else value)


def opaque(body: Body, shown: str) -> str:
    """An id for one of a question's options: the same on each page, and without a trace of which
    option is right or where it stood."""
    return hashlib.sha256(f"{body['stem']}\x1f{shown}".encode()).hexdigest()[:12]


def labelled(body: Body, shown: Sequence[str]) -> list[dict[str, str]]:
    return [{"id": opaque(body, one), "text": one} for one in shown]


def by_id(body: Body, shown: Sequence[str]) -> dict[str, str]:
    return {opaque(body, one): one for one in shown}
