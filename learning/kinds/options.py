"""The options of a question: how authors write them, and in which order they are shown."""

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from learning.grading import normalise
from learning.grading.expects import Expects
from learning.grading.part_marks import ALL, in_text
from learning.kinds.kind import Body, Kind, check_weight, require, stored_weight
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.response_fields import ResponseData, by_id
from learning.kinds.written import on_one_line, wrong_option
from learning.questions.dates import magnitude


@dataclass(frozen=True, slots=True)
class Option:
    """``feedback`` is what a learner reads who picks it; ``weight`` is the percentage of the marks
    that it brings, None for the usual one of its kind."""

    text: str
    right: bool = False
    feedback: str = ""
    weight: Decimal | None = None


class OfOptions(Kind):
    """A kind whose learners pick from options: what ``Choice`` and ``Several`` share."""

    is_picked = True
    rows_called = "options"

    def validate(self, body: Body) -> None:
        super().validate(body)
        if weights := body.get("weights"):
            texts = {one.text for one in options_of({**body, "weights": {}})}
            require(set(weights) == texts, "There are weights of other options.")
            require(max(weights_of(body).values()) > 0, "No option is marked as right.")

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {"options": options_of(body)}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        for option in options_of(body):
            yield f"The option “{option.text[:40]}”", option.text, LONGEST_ANSWER
            yield f"What is said of “{option.text[:40]}”", option.feedback, LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        return len(options_of(body))

    def picked(self, body: Body, response: ResponseData) -> list[str]:
        chosen = response.get("options", [response.get("option")])
        named = by_id(body, list(self.options(body)))
        return [text for key, text in named.items() if key in chosen]


def tidied(options: Sequence[Option]) -> list[Option]:
    """The options, each on one line; if one of them has a weight, all have."""
    weighted = any(one.weight is not None for one in options)
    return [
        replace(
            one,
            text=on_one_line(one.text),
            feedback=on_one_line(one.feedback),
            weight=_weight(one) if weighted else None,
        )
        for one in options
    ]


def _weight(option: Option) -> Decimal:
    weight = option.weight
    if weight is None:
        weight = ALL if option.right else Decimal(0)
    check_weight(option.text, weight)
    return weight


def particulars_of(options: Sequence[Option], right: Sequence[Option]) -> dict[str, Any]:
    """What a body keeps of options beside which are ``right``."""
    weights = {one.text: in_text(one.weight) for one in options if one.weight is not None}
    wrong = [one for one in options if not any(one is each for each in right)]
    return {
        "distractors": [wrong_option(one.text, one.feedback) for one in wrong],
        "notes": {one.text: one.feedback for one in right if one.feedback},
        "written": [one.text for one in options],
        **({"weights": weights} if weights else {}),
    }


def weights_of(body: Body) -> dict[str, Decimal]:
    """The weight of each option, if the body says them. Raises ``InvalidBody``."""
    return {text: stored_weight(weight) for text, weight in body.get("weights", {}).items()}


def options_of(body: Body) -> list[Option]:
    """The options of a body in the order in which their author wrote them."""
    notes = body.get("notes", {})
    right = body["elements"] or [body["answer"]]
    weights = weights_of(body)
    options = [Option(text, True, notes.get(text, ""), weights.get(text)) for text in right]
    options += [
        Option(one["text"], False, one["truth"], weights.get(one["text"]))
        for one in body["distractors"]
    ]
    places: dict[str, int] = {}
    for place, text in enumerate(body.get("written", ())):
        places.setdefault(text, place)
    return sorted(options, key=lambda one: places.get(one.text, 0))


def wrong_options(body: Body) -> list[Mapping[str, Any]]:
    """All wrong options that a choice may show: its distractors and its reserve, which bodies of
    earlier versions do not have."""
    return [*body["distractors"], *body.get("reserve", ())]


def for_reader(body: Body, read: Collection[str]) -> Body:
    """The body with its reserve in place of distractors from sections that somebody has not read.

    ``read`` are the slugs of those they have. Without a reserve that they have read, the body stays
    as it is.
    """
    reserve = body.get("reserve")
    if reserve and _come_from(reserve, read) and not _come_from(body["distractors"], read):
        return {**body, "distractors": reserve}
    return body


def _come_from(options: Iterable[Mapping[str, Any]], sections: Collection[str]) -> bool:
    return all(one["source"]["section"] in ("", *sections) for one in options)


def compared(body: Body, options: Sequence[str]) -> list[str]:
    """Options in the form in which two of them count as the same.

    An author's are compared sign by sign, since "5 %" may stand beside "-5 %"; those of a
    generator as typed answers are.
    """
    if body.get("source", ()) is None:
        plain = (unicodedata.normalize("NFKC", one).casefold() for one in options)
        return [on_one_line(one) for one in plain]
    return [normalise(one) for one in options]


def ordered_options(body: Body, presentation: int, *, uid: str) -> list[str]:
    """The answer and the distractors of a choice, as shown the ``presentation``-th time: numbers
    and dates ascending, everything else shuffled."""
    texts = [body["answer"], *(distractor["text"] for distractor in body["distractors"])]
    if body["expects"] in (Expects.NUMBER, Expects.DATE):
        return sorted(texts, key=lambda text: (magnitude(text) or (0, 0), text))
    return shuffled(texts, f"{uid}{presentation}")


def shuffled(texts: list[str], seed: str) -> list[str]:
    """The texts in an order that depends on the seed and not on the order they come in, so that a
    page that is fetched again shows the same order."""
    return sorted(texts, key=lambda text: hashlib.sha256(f"{seed}\x1f{text}".encode()).digest())
