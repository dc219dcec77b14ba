"""In which format a question is shown: recognised first, recalled later."""

from collections.abc import Collection

from learning.grading import formats
from learning.grading.expects import Expects
from learning.scheduling import State

MATURE = 21.0  # days of stability from which a long answer need not be typed any more
SHORT = (formats.CLOZE, formats.NUMBER)  # quick to type, and judged
LONG = (formats.TYPED, formats.LIST)


def pick_format(
    offered: Collection[str],
    *,
    expects: str,
    state: State,
    stability: float | None,
    recall_due: bool,
    characters: str = "write",
) -> str:
    """The format for a card's next showing.

    A new question is picked from options; one that has none is shown as recall, with its answer
    at once. Later it is answered where that can be judged: typed while the memory is young, then
    recalled. ``recall_due`` asks for recall whatever else. ``characters`` is the learner's wish
    for questions that expect them: "recognise" never has them written.
    """
    if expects == Expects.CHARACTERS and characters != "write":
        return formats.CHOICE if formats.CHOICE in offered else formats.RECALL
    if state == State.NEW and not recall_due:
        return _first_met(offered)
    mature = stability is not None and stability >= MATURE
    wanted = (*SHORT, formats.RECALL, *LONG) if mature else (*SHORT, *LONG, formats.RECALL)
    return next((one for one in wanted if one in offered), next(iter(offered)))


def _first_met(offered: Collection[str]) -> str:
    if formats.CHOICE in offered:
        return formats.CHOICE
    judged = (*SHORT, *LONG, formats.RECALL)
    return formats.RECALL if any(one in judged for one in offered) else next(iter(offered))
