"""What a demo learner answers, by their ability and the question's difficulty. Pure.

Those who know an answer give it. The others pick an option, mostly the usual mistake, so that the
same two are confused again and again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp
from random import Random

from learning.demo.questions import BELIEVED, ESSAYS
from learning.grading import formats
from learning.kinds import Body, Post, ResponseData, kind_of
from learning.kinds.response_fields import opaque

SLOPE = 1.7  # the logistic curve closest to the normal one
PLAIN = 3.5  # the slope of a question with high discrimination
TEMPTING = 0.75  # share of the usual mistake among mistakes
SILENT = 0.25  # share of blanks among those who do not know, without options


@dataclass(frozen=True, slots=True)
class Reply:
    """``known`` says whether they knew it, whatever they sent; ``response`` is None if they left it
    open. ``certainty`` is from 1 to 3.
    """

    known: bool
    response: ResponseData | None
    certainty: int


def difficulty_of(body: Body) -> float:
    """The ability at which the chance of knowing it is even; constant for each question."""
    return Random(f"difficulty of {body['stem']}").gauss(-0.7, 0.8)  # noqa: S311


def chance_of_knowing(ability: float, difficulty: float, slope: float = SLOPE) -> float:
    """From 0 to 1, by the two-parameter logistic model of difficulty and slope."""
    return 1 / (1 + exp(-slope * (ability - difficulty)))


def reply(body: Body, format: str, ability: float, rng: Random) -> Reply:
    """The answer to a question in a quiz."""
    slope = PLAIN if body["stem"] in BELIEVED else SLOPE
    chance = chance_of_knowing(ability, difficulty_of(body), slope)
    known = rng.random() < chance
    if format == formats.OPEN:
        text = rng.choice(ESSAYS[body["stem"]][_quality(chance, rng)])
        return Reply(known, response_of(body, format, text), 2)
    text = known_answer(body) if known else distractor(body, format, rng)
    certainty = rng.choices((1, 2, 3), (1, 3, 6) if known else (6, 3, 1))[0]
    return Reply(known, response_of(body, format, text) if text else None, certainty)


def known_answer(body: Body) -> str:
    """The answer of those who know it, even if the key is wrong."""
    return BELIEVED.get(body["stem"], str(body["answer"]))


def distractor(body: Body, format: str, rng: Random) -> str:
    """The answer of those who do not know it; "" for none. It may be right by luck."""
    wrong = [one["text"] for one in body["distractors"]]
    known = known_answer(body)
    options = [one for one in (body["answer"], *wrong) if one != known]
    if format != formats.CHOICE and (not wrong or rng.random() < SILENT):
        return ""
    if rng.random() < TEMPTING:
        return usual_mistake(body)
    return str(rng.choice([*options, known] if format == formats.CHOICE else options))


def usual_mistake(body: Body) -> str:
    """The option most often mistaken for the answer; the key, if the key is wrong."""
    if body["stem"] in BELIEVED:
        return str(body["answer"])
    wrong = sorted(one["text"] for one in body["distractors"])
    return str(Random(f"mistake of {body['stem']}").choice(wrong))  # noqa: S311


def response_of(body: Body, format: str, text: str) -> ResponseData:
    """The response that a form with this text would send, or an option's if it is picked.

    Raises ``KeyError`` for a format that demo learners cannot answer in.
    """
    return kind_of(format).parse(_FORMS[format](body, text))


def _picked(body: Body, text: str) -> Post:
    return {"option": [opaque(body, text)]}


def _written(body: Body, text: str) -> Post:
    return {"response": [text]}


_FORMS: Mapping[str, Callable[[Body, str], Post]] = {
    formats.CHOICE: _picked,
    formats.TYPED: _written,
    formats.CLOZE: _written,
    formats.NUMBER: _written,
    formats.OPEN: _written,
}
FORMATS = frozenset(_FORMS)


def _quality(chance: float, rng: Random) -> int:
    """0 for a poor essay, 1 for a fair one and 2 for a good one."""
    return sum(rng.random() < chance for _ in range(2))
