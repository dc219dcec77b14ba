"""How texts and those who speak in them are set on a page."""

import pytest

from content.models import Brief, Person
from content.reading.blocks import TextRun
from content.templatetags.reading import enumerated, voice, words

BRIEF = Brief(slug="ports")
WANG = Person(brief=BRIEF, slug="wang-li", name="Wang Li", characters="王丽")
ZHAO = Person(brief=BRIEF, slug="zhao-min", name="Zhao <Min>")


@pytest.mark.parametrize(
    ("parts", "said"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "<b>", "c"], "a, &lt;b&gt; and c")],
)
def test_several_names_are_said_as_one(parts, said):
    assert enumerated(parts) == said


def test_a_voice_is_its_speakers_else_its_holder_else_the_brief():
    assert voice([WANG, ZHAO], "the Board") == "Wang Li and Zhao &lt;Min&gt;"
    assert voice([], "the <Board>") == "the &lt;Board&gt;"
    assert voice([]) == "The brief"


def test_a_speaker_may_have_a_link_and_characters():
    link = '<a href="/briefs/ports/people/wang-li/">Wang Li</a>'
    assert voice([WANG], linked=True) == link
    assert voice([WANG, ZHAO], characters=True) == (
        'Wang Li <span class="voice__characters" lang="zh-Hans">王丽</span> and Zhao &lt;Min&gt;'
    )


def test_nothing_stands_between_the_runs_of_a_text():
    runs = [
        TextRun("The ", "", "", marked=False, quotes=()),
        TextRun("<ports>", "concept", "/a?b&c", marked=True, quotes=("feed", "grow")),
        TextRun(" feed", "", "", marked=True, quotes=("feed",)),
        TextRun(" 王", "", "", marked=True, quotes=()),
    ]
    assert words(runs) == (
        'The <a class="term term--concept term--marked" href="/a?b&amp;c" data-quotes="feed grow">'
        '&lt;ports&gt;</a><mark data-quotes="feed"> feed</mark>'
        '<mark> <span lang="zh-Hans">王</span></mark>'
    )


def test_a_shade_stands_within_the_links_that_it_crosses():
    runs = [
        TextRun("The ", "", "", marked=False, quotes=()),
        TextRun("ports", "concept", "/a", marked=False, quotes=()),
        TextRun(" 港口 feed", "", "", marked=True, quotes=()),
    ]
    shaded = [("The po", "known"), ("rts ", ""), ("港口 feed", "missed")]
    assert words(runs, shaded) == (
        '<span class="shade shade--known">The </span>'
        '<a class="term term--concept" href="/a"><span class="shade shade--known">po</span>rts</a>'
        '<mark> <span class="shade shade--missed">'
        '<span lang="zh-Hans">港口</span> feed</span></mark>'
    )


@pytest.mark.parametrize("shaded", [None, [], [("The ports", "")]])
def test_without_shades_the_text_is_plain(shaded):
    assert words([TextRun("The ports", "", "", marked=False, quotes=())], shaded) == "The ports"
