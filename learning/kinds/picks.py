"""What can be picked in a question and was, told apart option by option, and what guessing brings.

Kinds that are not named here are written or put in order: their answers are told as one text.
"""

from collections.abc import Callable, Mapping

from learning.grading import formats
from learning.kinds.kind import Body, Response, by_id

_RIGHT: dict[str, Callable[[Body], list[str]]] = {
    formats.CHOICE: lambda body: [body["answer"]],
    formats.SEVERAL: lambda body: list(body["elements"]),
}


def options_of(format: str, body: Body) -> Mapping[str, bool]:
    """Whether each of the options is right, in the order of the body; of a matching the right pairs
    alone. Empty where answers are not picked."""
    if format == formats.MATCHING:
        return dict.fromkeys(
            (_pair(part["prompt"], part["answer"]) for part in body["parts"]), True
        )
    right = _RIGHT[format](body) if format in _RIGHT else []
    wrong = (one["text"] for one in body["distractors"])
    return dict.fromkeys(right, True) | dict.fromkeys(wrong, False) if right else {}


def picked(format: str, body: Body, response: Response) -> list[str]:
    """Those of the options, or of the pairs of a matching, that a response names."""
    if format == formats.MATCHING:
        lefts = by_id(body, [part["prompt"] for part in body["parts"]])
        rights = by_id(body, _partners(body))
        pairs = response["pairs"].items()
        return [_pair(lefts[a], rights[b]) for a, b in pairs if a in lefts and b in rights]
    chosen = response.get("options", [response.get("option")])
    return [
        text for key, text in by_id(body, list(options_of(format, body))).items() if key in chosen
    ]


def guess(format: str, body: Body) -> float | None:
    """The share of a question's points that blind guessing brings on average; None where that
    depends on how much is picked.

    One of n options brings 1/n, a pair one of as many as there are partners: Moodle,
    ``get_random_guess_score`` of its kinds of questions, which says nothing of several right
    options either, and 0 of what is typed. Of an order in which nothing is known every second pair
    stands right.
    """
    match format:
        case formats.CHOICE:
            return 1 / len(options_of(format, body))
        case formats.MATCHING:
            return 1 / len(_partners(body))
        case formats.ORDERING:
            return 0.5
        case formats.SEVERAL:
            return None
    return 0.0


def _partners(body: Body) -> list[str]:
    return [
        *(part["answer"] for part in body["parts"]),
        *(one["text"] for one in body["distractors"]),
    ]


def _pair(left: str, right: str) -> str:
    return f"{left} – {right}"
