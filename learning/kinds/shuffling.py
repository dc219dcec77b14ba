"""In which order a question's options are shown."""

import hashlib
from collections.abc import Mapping
from typing import Any

from learning.grading.expects import Expects
from learning.questions.dates import magnitude


def options(body: Mapping[str, Any], presentation: int, *, uid: str) -> list[str]:
    """The answer and the distractors of a question's body, as shown the ``presentation``-th time.

    Numbers and dates ascend. All else is shuffled by SHA-256 over the uid and the presentation, so
    that the same page shows the same order when it is fetched again.
    """
    texts = [body["answer"], *(distractor["text"] for distractor in body["distractors"])]
    if body["expects"] in (Expects.NUMBER, Expects.DATE):
        return sorted(texts, key=lambda text: (magnitude(text) or (0, 0), text))
    return shuffled(texts, f"{uid}{presentation}")


def shuffled(texts: list[str], seed: str) -> list[str]:
    """The texts in an order that depends on the seed and not on the order they come in."""
    return sorted(texts, key=lambda text: hashlib.sha256(f"{seed}\x1f{text}".encode()).digest())
