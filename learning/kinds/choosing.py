"""In which format a question is shown: recognised first, recalled later."""

from collections.abc import Collection

from learning.grading.expects import Expects
from learning.grading.formats import Format
from learning.scheduling import State

MATURE = 21.0  # days of stability from which a long answer need not be typed any more
SHORT = (Format.CLOZE, Format.NUMBER)  # quick to type, and judged
LONG = (Format.TYPED, Format.LIST)


def pick_format(
    formats: Collection[str],
    *,
    expects: str,
    state: State,
    stability: float | None,
    recall_due: bool,
    characters: str = "write",
) -> Format:
    """The format for a card's next showing.

    A new question is picked from options; one that has none is shown as recall, with its answer
    at once. Later it is answered where that can be judged: typed while the memory is young, then
    recalled. ``recall_due`` asks for recall whatever else. ``characters`` is the learner's wish
    for questions that expect them: "recognise" never has them written.
    """
    offered = [Format(one) for one in formats]
    if expects == Expects.CHARACTERS and characters != "write":
        return Format.CHOICE if Format.CHOICE in offered else Format.RECALL
    if state == State.NEW and not recall_due:
        return _first_met(offered)
    mature = stability is not None and stability >= MATURE
    wanted = (*SHORT, Format.RECALL, *LONG) if mature else (*SHORT, *LONG, Format.RECALL)
    return next((one for one in wanted if one in offered), offered[0])


def _first_met(offered: list[Format]) -> Format:
    if Format.CHOICE in offered:
        return Format.CHOICE
    judged = (*SHORT, *LONG, Format.RECALL)
    return Format.RECALL if any(one in judged for one in offered) else offered[0]
