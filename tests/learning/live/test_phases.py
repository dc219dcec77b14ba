import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.live.phases import (
    CLOSED,
    ENDED,
    LOBBY,
    OPEN,
    POLL,
    REVEALED,
    Action,
    Stage,
    after,
    first_to_answer,
)

SIZE = 3


@pytest.mark.parametrize(
    ("stage", "action", "reached"),
    [
        (Stage(LOBBY, 0), Action.NEXT, Stage(OPEN, 1)),
        (Stage(OPEN, 1), Action.CLOSE, Stage(CLOSED, 1)),
        (Stage(OPEN, 1), Action.REVEAL, Stage(REVEALED, 1)),
        (Stage(CLOSED, 1), Action.REVEAL, Stage(REVEALED, 1)),
        (Stage(CLOSED, 1), Action.NEXT, Stage(OPEN, 2)),
        (Stage(REVEALED, 1), Action.NEXT, Stage(OPEN, 2)),
        (Stage(OPEN, 2), Action.END, Stage(ENDED, 2)),
        (Stage(LOBBY, 0), Action.POLL, Stage(POLL, 0)),
        (Stage(REVEALED, SIZE), Action.POLL, Stage(POLL, SIZE)),
        (Stage(POLL, 1), Action.POLL, Stage(POLL, 1)),
        (Stage(POLL, 1), Action.NEXT, Stage(OPEN, 2)),
    ],
)
def test_each_press_leads_on(stage: Stage, action: Action, reached: Stage) -> None:
    assert after(action, stage, SIZE) == reached


@pytest.mark.parametrize(
    ("stage", "action"),
    [
        (Stage(OPEN, 1), Action.NEXT),
        (Stage(LOBBY, 0), Action.CLOSE),
        (Stage(LOBBY, 0), Action.REVEAL),
        (Stage(REVEALED, 1), Action.REVEAL),
        (Stage(REVEALED, SIZE), Action.NEXT),
        (Stage(ENDED, 2), Action.NEXT),
        (Stage(ENDED, 2), Action.END),
        (Stage(OPEN, 1), Action.POLL),
        (Stage(ENDED, 2), Action.POLL),
        (Stage(POLL, 1), Action.REVEAL),
        (Stage(POLL, SIZE), Action.NEXT),
    ],
)
def test_what_cannot_be_done_now_leads_nowhere(stage: Stage, action: Action) -> None:
    assert after(action, stage, SIZE) is None


@given(st.lists(st.sampled_from(Action)))
def test_a_session_only_goes_on_and_stays_ended(actions: list[Action]) -> None:
    stage, order = Stage(LOBBY, 0), (OPEN, CLOSED, REVEALED, POLL, ENDED)
    for action in actions:
        reached = after(action, stage, SIZE)
        if reached is None:
            continue
        assert stage.phase != ENDED
        assert stage.position <= reached.position <= SIZE
        if reached.position == stage.position and stage.phase not in (LOBBY, reached.phase):
            assert order.index(reached.phase) > order.index(stage.phase)
        stage = reached


def test_who_comes_late_begins_with_what_is_still_open() -> None:
    assert first_to_answer(Stage(LOBBY, 0)) == 1
    assert first_to_answer(Stage(OPEN, 2)) == 2
    assert first_to_answer(Stage(CLOSED, 2)) == first_to_answer(Stage(REVEALED, 2)) == 3
