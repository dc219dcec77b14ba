"""The grader agrees with careful readers about hundreds of typed answers."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from learning.grading import Outcome
from learning.kinds import kind_of
from learning.kinds.written import WrittenQuestion

TABLE = Path(__file__).parents[2] / "data/verdicts.yaml"
FEWEST_PAIRS = 300
AGREEMENT = 0.98
VERDICTS = {
    Outcome.RIGHT: "right",
    Outcome.TYPO: "right",
    Outcome.NEAR: "near",
    Outcome.WHICH: "near",
    Outcome.WRONG: "wrong",
    Outcome.BLANK: "wrong",
}


class Pair(NamedTuple):
    """A question and an answer to it, with the readers' verdict and the grader's."""

    question: str
    given: str
    meant: str
    graded: str

    def __str__(self) -> str:
        return f"{self.question} — “{self.given}” is {self.meant}, graded {self.graded}"


def body_of(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("accepted", "pool", "surnames", "elements", "expects")
    written = WrittenQuestion(format=entry["kind"], stem=entry["stem"], answer=entry["answer"])
    return {**written.body(), **{name: entry[name] for name in names if name in entry}}


def graded_pairs() -> list[Pair]:
    pairs = []
    for entry in yaml.safe_load(TABLE.read_text()):
        kind, body = kind_of(entry["kind"]), body_of(entry)
        for given, meant in entry["given"]:
            outcome = kind.grade(body, kind.parse({"response": [given]})).outcome
            pairs.append(
                Pair(f"{entry['stem']} [{entry['answer']}]", given, meant, VERDICTS[outcome])
            )
    return pairs


def listed(pairs: list[Pair]) -> str:
    return "\n".join(map(str, pairs))


def test_answers_are_graded_as_readers_would() -> None:
    pairs = graded_pairs()
    differing = [pair for pair in pairs if pair.graded != pair.meant]
    assert len(pairs) >= FEWEST_PAIRS
    assert len(differing) <= (1 - AGREEMENT) * len(pairs), listed(differing)


def test_no_wrong_answer_is_graded_right() -> None:
    praised = [pair for pair in graded_pairs() if (pair.meant, pair.graded) == ("wrong", "right")]
    assert not praised, listed(praised)
