"""That the benchmark of a class at a quiz runs, with a small one."""

import re

from tests.benchmarks.exams.takers import Taker, all_do
from tests.server import free_port, python

SMALL = ("--questions", "3", "--joins", "4", "--seconds", "1", "--takers", "3", "--answers", "2")


def test_everybody_joins_answers_and_hands_in(tmp_path):
    ran = python(tmp_path, "-m", "tests.benchmarks.exams", *SMALL)
    assert ran.returncode == 0, ran.stderr
    steps = re.findall(r"^\| ([a-z, ]+) \| (\d+) \| [\d.]+ \|", ran.stdout, re.M)
    assert steps == [
        ("strangers join", "4"),
        ("learners join", "3"),
        ("learners answer", "6"),
        ("learners next question", "6"),
        ("learners hand in, see results", "3"),
        ("learners hand in", "3"),
    ]
    assert "\n0 failed" in ran.stdout


def test_whoever_finds_no_server_is_in_trouble():
    taker = Taker(free_port())
    all_do([taker], lambda one: one.join("ABCDEF"))
    assert "refused" in taker.trouble
