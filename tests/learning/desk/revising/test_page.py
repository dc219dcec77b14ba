"""What a page shows of the passages of a new version."""

from content.revision.comparison import Change, Run
from learning.desk.revising.page import shown_change

LONG = "The sea is wide and cold. " * 40


def test_a_long_stretch_that_did_not_change_is_left_out_between_whole_words():
    runs = (
        Run(text="Yes. ", differs=True),
        Run(text=LONG, differs=False),
        Run(text="No. ", differs=True),
        Run(text=LONG, differs=False),
    )
    [shown] = shown_change(Change(what="edited", before=(), after=(runs,), old=(0,))).after
    assert [one.text for one in (shown[0], shown[2])] == ["Yes. ", "No. "]
    start, end = shown[1].text.split(" … ")
    assert LONG.startswith(start + " ")
    assert LONG.endswith(" " + end)
    assert len(shown[1].text) < 250
    assert shown[3].text.endswith(" … ")


def test_a_short_passage_is_shown_whole():
    runs = (Run(text="The sea is wide.", differs=False), Run(text=" Yes.", differs=True))
    shown = shown_change(Change(what="edited", before=(runs,), after=(runs,), old=(0,)))
    assert shown.before == shown.after == (runs,)
