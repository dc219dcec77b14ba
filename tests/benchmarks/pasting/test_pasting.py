"""That the benchmark of long texts runs, on one that is short."""

import re

from tests.benchmarks.pasting.__main__ import _times
from tests.benchmarks.pasting.meanwhile import Step
from tests.benchmarks.pasting.texts import new_version, prose
from tests.server import python


def test_a_text_has_the_length_that_was_asked_for_and_no_paragraph_twice():
    text = prose(15_000)
    assert 15_000 <= len(text.split()) < 15_400
    long = [one for one in text.split("\n\n") if len(one) >= 150]
    assert len(long) == len(set(long))


def test_a_new_version_changes_a_few_paragraphs():
    old, new = (text.split("\n\n") for text in (prose(5_000), new_version(prose(5_000))))
    assert 2 <= len(set(old) - set(new)) <= len(old) // 10
    assert len(set(new) - set(old)) < len(set(old) - set(new))


def test_a_step_that_is_over_before_an_answer_has_no_times():
    assert list(_times(Step("accept", 0.01, 0.0, answers=[], errors=[]))) == ["–", "–", "–"]
    assert list(_times(Step("accept", 0.1, 0.0, answers=[0.02], errors=[]))) == ["20", "20", "20"]


def test_each_step_is_measured_beside_doing_nothing(tmp_path):
    ran = python(tmp_path, "-m", "tests.benchmarks.pasting", "--words", "400", "--quiet", "1")
    assert ran.returncode == 0, ran.stderr
    steps = re.findall(r"^\| [\d,]+ \| (\w+) \| [\d.]+ \| \d+ \| (\d+) ", ran.stdout, re.M)
    assert [name for name, _ in steps] == [
        *("nothing", "paste", "accept", "publish", "unpublish"),
        *("compare", "choose", "apply"),
    ]
    assert int(dict(steps)["nothing"]) > 3
