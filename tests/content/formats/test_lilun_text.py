"""Texts that are not YAML are one problem; reading stops early for large or hopeless ones."""

import pytest

from content.formats.lilun import read_brief
from tests.content.formats.spoiling import BRIEF, changed, problems


def test_the_brief_of_these_tests_is_valid():
    assert read_brief(BRIEF).title == "A small brief"


NOT_YAML = [
    ("title: a: b", "rice.yaml:1: this is not YAML (mapping values are not allowed"),
    ('slug: a\ntitle: "open', "rice.yaml:2: this is not YAML (found unexpected end of stream)"),
    ("slug: rice\n  title: A\n", "rice.yaml:2: this is not YAML"),
    ("slug: rice\ntitle: @home\n", "rice.yaml:2: this is not YAML (found character that cannot"),
    ("", "rice.yaml:1: the file is empty: start with"),
    ("# nothing\n", "rice.yaml:1: the file is empty: start with"),
    ("slug: a\n---\nslug: b\n", "rice.yaml:3: a second document starts here"),
    (b"slug: a\ntitle: \xff\n", "rice.yaml:2: byte 16 is not UTF-8: save the file as UTF-8"),
    ("slug: a\ntitle: b\x07\n", "rice.yaml:2: the invisible character U+0007 is here: delete it"),
    ("slug: a\ntitle: \ud800\n", "rice.yaml:2: the invisible character U+D800 is here"),
    ("slug: a\ntitle: &t b\n", "rice.yaml:2: “&” and “*” are for YAML's references"),
    ("slug: &t a\ntitle: *t\n", "rice.yaml:1: “&” and “*” are for YAML's references"),
    ("slug: a\ntitle: !!python/name:os.system x\n", "rice.yaml:2: “!” is for YAML's tags"),
    ("slug: a\ntitle: " + "[" * 30, "rice.yaml:2: this is nested more than 20 deep"),
    ("slug: a\ntitle: " + "[" * 100_000, "rice.yaml:2: this is"),
    ("? " * 1000, "rice.yaml:1: this is nested more than 20 deep"),
    (" " * 2_000_001, "rice.yaml:1: the file is larger than 2,000,000 bytes"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_YAML)
def test_text_that_is_not_yaml_is_one_problem_on_its_line(text, expected):
    (problem,) = problems(text)
    assert problem.startswith(expected)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    assert read_brief(b"\xef\xbb\xbf" + BRIEF.replace("\n", "\r\n").encode()) == read_brief(BRIEF)


def test_reading_stops_after_two_hundred_problems():
    found = problems("slug: a\ntitle: A\n" + "".join(f"x{n}: y\n" for n in range(5000)))
    assert len(found) == 201
    assert found[-1].endswith(": and more: fix those above first")


def test_only_the_first_twenty_wrong_names_get_a_hint():
    keys = "".join(f"titel{n}: x\n" for n in range(15))
    speakers = "".join(f"  - wang-l{n}\n" for n in range(15))
    text = changed("title: A small brief\n", "title: A small brief\n" + keys)
    found = problems(text.replace("  - wang-li\n", speakers))
    assert len(found) == 30
    assert sum("did you mean" in problem for problem in found) == 20


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: a: b", "write the keys of one item under each other"),
        ("slug: rice\ntitle: 'A', she says\n", "put the whole between quotes of the other kind"),
        ("slug: rice\npassages: [{slug: a, text: b]\n", "or write each entry on a line of its own"),
    ],
)
def test_common_yaml_mistakes_get_a_hint(text, hint):
    (problem,) = problems(text)
    assert problem.endswith(hint)
