"""That the benchmark of live sessions runs, on a small class."""

import re

from tests.server import python


def test_a_small_class_loses_no_answer(tmp_path):
    options = ("--phones", "6", "--questions", "3", "--kills", "1", "--window", "1")
    ran = python(tmp_path, "-m", "tests.benchmarks.live", *options)
    assert ran.returncode == 0, ran.stderr
    counted = dict(re.findall(r"^\| ([^|]+) \| (\d+) \|", ran.stdout, re.M))
    assert counted["from Next to the question"] == "12"
    assert counted["an answer, 1 workers killed"] == "6"
    assert "18 answers: 0 refused, 0 lost, 0 stored twice." in ran.stdout
