"""In which format a question is shown: recognised first, recalled later."""

from collections.abc import Collection

from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds import kind_of
from learning.kinds.kind import Effort
from learning.scheduling import State

MATURE = 21.0  # days of stability from which a long answer need not be typed any more
WHEN_YOUNG = (Effort.SHORT, Effort.LONG, Effort.RECALL)
WHEN_MATURE = (Effort.SHORT, Effort.RECALL, Effort.LONG)


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

    A new question is picked from options, if it has any. Otherwise it is answered where that can be
    judged: typed while the memory is young, then recalled. ``recall_due`` asks for recall whatever
    else. ``characters`` is the learner's wish for questions that expect them: "recognise" never has
    them written.
    """
    if expects == Expects.CHARACTERS and characters != "write":
        return formats.CHOICE if formats.CHOICE in offered else formats.RECALL
    if state == State.NEW and not recall_due and formats.CHOICE in offered:
        return formats.CHOICE
    efforts = {kind_of(one).effort: one for one in offered}
    mature = stability is not None and stability >= MATURE
    wanted = WHEN_MATURE if mature else WHEN_YOUNG
    return next((efforts[one] for one in wanted if one in efforts), next(iter(offered)))
