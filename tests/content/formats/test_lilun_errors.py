"""Each kind of mistake that a brief file may hold, met alone: its line, and what to do."""

import pytest

from content.formats import decoding, spans
from content.formats.lilun import BriefError, read

BRIEF = """\
slug: rice
title: A small brief
passages:
- slug: first
  text: Ningbo lives by its port, says Wang Li. The port feeds Ningbo.
people:
- slug: wang-li
  at: first
  words: Wang Li
  name: Wang Li
concepts:
- slug: port
  at: first
  words: port
  occurrence: 1
  term: port
- slug: feeding
  at: first
  words: feeds
  term: feeding
quotes:
- slug: living
  at: first
  words: Ningbo lives by its port
  speakers:
  - wang-li
  text: Ningbo lives by its port
listings:
- slug: needs
  at: first
  words: Ningbo lives
  lead_in: Ningbo needs
  category: a need
  items:
  - slug: port
    at: first
    words: its port
    text: a port
facts:
- slug: place
  at: first
  words: Ningbo lives
  kind: place
  value: Ningbo
  statement: The port is in Ningbo
relations:
- slug: feeds
  at: first
  words: The port feeds
  source: port
  label: leads-to
  target: feeding
"""
EXTRA = {  # lines that may follow an item's last one
    "people": "  name: Wang Li\n",
    "concepts": "  term: feeding\n",
    "quotes": "  text: Ningbo lives by its port\n",
    "listings": "    text: a port\n",
    "facts": "  statement: The port is in Ningbo\n",
    "relations": "  target: feeding\n",
}


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(BriefError) as caught:
        read(text, name="rice.yaml")
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str) -> str:
    assert BRIEF.count(old) == 1
    return BRIEF.replace(old, new)


def added(family: str, lines: str) -> str:
    return changed(EXTRA[family], EXTRA[family] + lines)


def test_the_brief_that_these_tests_spoil_is_sound():
    assert read(BRIEF).title == "A small brief"


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
def test_text_that_is_no_usable_yaml_is_one_problem_on_its_line(text, expected):
    (problem,) = problems(text)
    assert problem.startswith(expected)


WRONG = [
    ("- slug: a\n", 1, "keys and values belong here, such as “slug: rice”"),
    ("hello\n", 1, "keys and values belong here, such as “slug: rice”"),
    ("title: A\n", 1, "“slug” is missing here: add it"),
    ("slug: a\n", 1, "“title” is missing here: add it"),
    ("slug: a\ntitle:\n", 2, "“title” is empty: fill it in"),
    ("slug: a\ntitle: A\ntitle: B\n", 3, "“title” is given twice: keep one of them"),
    ("slug: a\ntitle: A\npasages: []\n", 3, "unknown key “pasages”: did you mean “passages”?"),
    ("slug: a\ntitle: A\nzzz: 1\n", 3, "unknown key “zzz”; known here: slug, title, subtitle,"),
    ("slug: a\ntitle: A\n[x]: 1\n", 3, "unknown key “”; known here"),
    ("slug: a\ntitle: [A]\n", 2, "“title” is one value, not a list or keys"),
    ("slug: a\ntitle: A\npassages: none\n", 3, "“passages” is a list: write its entries on lines"),
    ("slug: a\ntitle: A\npassages:\n- x\n", 4, "keys and values belong here"),
    ("slug: A B\ntitle: A\n", 1, "“A B” is no slug: use a-z, 0-9 and single hyphens"),
    (changed("slug: first", "slug: first\n  number: two"), 5, "“number” is a number in digits"),
    (changed("slug: first", "slug: first\n  number: -1"), 5, "“number” is a number in digits"),
    (changed("slug: first", "slug: first\n  number: 0"), 5, "the paragraph number 0 is out of"),
    (
        changed("slug: first", "slug: first\n  kind: headin"),
        5,
        "“kind” cannot be “headin”: did you",
    ),
    (changed("kind: place", "kind: 7"), 43, "“kind” cannot be “7”: use one of figure, date,"),
    (changed("slug: wang-li", "slug: Wang_Li"), 7, "“Wang_Li” is no slug: use a-z, 0-9"),
    (changed("slug: feeding", "slug: port"), 17, "the slug “port” is taken in concepts: choose"),
    (changed("\n  term: port", ""), 12, "“term” is missing here: add it"),
    (changed("lives by its port\nlistings", "lives\x7f\nlistings"), 27, "U+007F is here"),
    (added("people", "  role: ''\n  period: ' '\n"), 12, "“period” is blank: fill it in, or"),
    (added("people", f"  role: {'x' * 201}\n"), 11, "“role” has 201 characters, 200 at most"),
    (added("people", '  role: "a\\0b"\n'), 11, "“role” holds the invisible character U+0000"),
    (added("people", "  aliases: Wang\n"), 11, "“aliases” is a list: write its entries on"),
    (added("people", "  aliases: [Li, Li]\n"), 11, "“Li” is given twice in “aliases”: keep"),
    (added("people", "  aliases: ['']\n"), 11, "“aliases” has an empty entry: fill it in"),
    (added("quotes", "  inferred: maybe\n"), 28, "“inferred” cannot be “maybe”: use one of yes"),
    (
        changed("  - wang-li", "  - wang-le"),
        26,
        "no person of this brief has the slug “wang-le”: did",
    ),
    (added("quotes", "  reported_by: bo\n"), 28, "no person of this brief has the slug “bo”: add"),
    (added("quotes", "  holder: the Party\n"), 28, "“holder” names who holds it where no person"),
    (added("quotes", "  gaps: [harbour]\n"), 28, "the gap “harbour” is not in the quote's text"),
    (added("quotes", "  why: so\n"), 28, "“why” needs “because” beside it: add it"),
    (added("quotes", "  shares_point_with: [other]\n"), 28, "no quote of this brief has the slug"),
    (
        added("quotes", "  shares_point_with: [living]\n"),
        28,
        "a quote shares its point with others",
    ),
    (added("concepts", "  part_of: prot\n"), 21, "has the slug “prot”: did you mean “port”?"),
    (added("concepts", "  part_of: feeding\n"), 21, "“feeding” would be a part of itself"),
    (added("concepts", "  definition: to give\n"), 21, "the definition names no words of the"),
    (added("concepts", "  definition_words: feeds\n"), 21, "there are definition words without"),
    (added("concepts", "  definition_at: first\n"), 17, "“definition_words” is missing here: add"),
    (added("concepts", "  added: [pinyn]\n"), 21, "“pinyn” cannot be marked as added: did you"),
    (added("concepts", "  added: [term]\n"), 21, "“term” cannot be marked as added: use abbr"),
    (added("concepts", "  added: [pinyin]\n"), 21, "“pinyin” is marked as added but empty"),
    (added("people", "  biography: [{slug: a, text: b, at: first}]\n"), 11, "“words” is missing"),
    (added("people", "  biography: [{slug: a, text: b, words: Li}]\n"), 11, "“at” is missing here"),
    (
        changed("    text: a port", "    texts: a port"),
        38,
        "unknown key “texts”: did you mean “text”?",
    ),
    (changed("  category: a need\n", ""), 29, "“category” is missing here: add it"),
    (changed("value: Ningbo", "value: Shanghai"), 45, "does not contain the value “Shanghai”"),
    (added("facts", "  subject: prot\n"), 46, "has the slug “prot”: did you mean “port”?"),
    (added("facts", "  subject: A B\n"), 46, "no concept and no person of this brief has the slug"),
    (changed("label: leads-to", "label: lead-to"), 51, "“lead-to” is no relation known here: use"),
    (changed("target: feeding", "target: port"), 52, "a relation joins two concepts: name another"),
    (
        changed("target: feeding", "target: food"),
        52,
        "no concept of this brief has the slug “food”",
    ),
]


@pytest.mark.parametrize(("text", "line", "expected"), WRONG)
def test_a_mistake_is_reported_on_its_line(text, line, expected):
    found = problems(text)
    assert any(
        problem.startswith(f"rice.yaml:{line}: ") and expected in problem for problem in found
    ), found


SPANS = [
    ("at: firts\n  words: feeds", 18, "no passage is called “firts”: did you mean “first”?"),
    ("at: second\n  words: feeds", 18, "no passage is called “second”: give the slug of a"),
    ("words: feeds", 17, "“at” is missing here: add the slug of the passage"),
    ("at: first", 17, "“words” is missing here: add the exact words of the passage"),
    ("at: [first]\n  words: feeds", 18, "“at” is one value, not a list or keys"),
    ("at: first\n  words: fee ds", 19, "“fee ds” is not in the passage “first”: copy its exact"),
    ("at: first\n  words: ''", 19, "“” is not in the passage “first”: copy its exact words"),
    (
        "at: first\n  words: port",
        19,
        "“port” stands more than once in the passage “first”: add “occ",
    ),
    (
        "at: first\n  words: port\n  occurrence: 3",
        19,
        "“port” does not stand 3 times in the passage “first”",
    ),
    ("at: first\n  words: port\n  occurrence: x", 20, "“occurrence” counts the places of the"),
    ("at: first\n  words: port\n  occurrence: 0", 20, "“occurrence” counts the places of the"),
]


@pytest.mark.parametrize(("written", "line", "expected"), SPANS)
def test_words_that_cannot_be_placed_are_the_one_problem(written, line, expected):
    text = changed("at: first\n  words: feeds", written)
    (problem,) = problems(text)
    assert problem.startswith(f"rice.yaml:{line}: {expected}")


def test_occurrence_picks_one_of_several_places():
    brief = read(changed("occurrence: 1", "occurrence: 2"))
    span = brief.concept("port").span
    assert brief.words(span) == "port"
    assert span.start == BRIEF.splitlines()[4].rindex("port") - len("  text: ")


def test_a_definition_stands_in_its_concepts_passage_unless_it_says_otherwise():
    text = added("concepts", "  definition: to give\n  definition_words: The port feeds\n")
    assert read(text).concept("feeding").definition_span.passage == "first"


def test_all_problems_come_at_once_in_the_order_of_the_file():
    text = changed("name: Wang Li", "nam: Wang Li").replace("label: leads-to", "label: x")
    text = text.replace("words: feeds", "words: fed")
    lines = [int(problem.split(":")[1]) for problem in problems(text)]
    assert lines == [7, 10, 19, 51]


def test_a_point_shared_on_one_side_only_is_a_problem_on_that_side():
    second = """\
- slug: feeding
  at: first
  words: The port feeds Ningbo
  text: the port feeds Ningbo
"""
    text = added("quotes", "  shares_point_with:\n  - feeding\n" + second)
    (problem,) = problems(text)
    assert problem.startswith("rice.yaml:29: “feeding” does not name “living” in turn: add it")
    assert read(text.replace(second, second + "  shares_point_with: [living]\n"))


@pytest.mark.parametrize("slug", ["port", "second"])
def test_slugs_of_listing_items_are_unique_in_the_whole_listing(slug):
    nested = f"    items: [{{slug: {slug}, at: first, words: by, text: by}}]\n"
    text = added("listings", nested)
    if slug == "second":
        assert read(text).listings[0].items[0].items[0].text == "by"
    else:
        assert problems(text)[0].startswith("rice.yaml:39: the slug “port” is taken in listing")


@pytest.mark.parametrize("when", ["2024", "2024-02", "2024-02-29", "1990/2009", "2023-12/2024-01"])
def test_a_date_may_have_any_precision(when):
    assert read(added("facts", f"  when: {when}\n")).facts[0].when == when


@pytest.mark.parametrize(
    "when",
    ["early 2024", "24", "2024-13", "2023-02-29", "2024-1", "2009/1990", "1/2/3", "２０２４"],
)
def test_a_date_that_is_none_is_refused(when):
    (problem,) = problems(added("facts", f"  when: {when}\n"))
    assert problem.startswith("rice.yaml:46: ")
    assert "date" in problem


@pytest.mark.parametrize("subject", ["port", "wang-li"])
def test_a_fact_tells_of_a_concept_or_a_person(subject):
    assert read(added("facts", f"  subject: {subject}\n")).facts[0].subject == subject


def test_a_person_may_stand_on_a_heading():
    text = changed("slug: first", "slug: first\n  kind: heading")
    assert read(text).passages[0].opens_section


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    assert read(b"\xef\xbb\xbf" + BRIEF.replace("\n", "\r\n").encode()) == read(BRIEF)


def test_a_file_of_nothing_but_mistakes_is_given_up_early():
    found = problems("slug: a\ntitle: A\n" + "".join(f"x{n}: y\n" for n in range(5000)))
    assert len(found) == 201
    assert found[-1].endswith(": and more: mend those above first")


def test_in_a_passage_that_is_too_long_no_words_are_looked_for(monkeypatch):
    looked_in = []

    def placed(text, words, nth):
        looked_in.append(text)
        return spans.placed(text, words, nth)

    monkeypatch.setattr(decoding, "placed", placed)
    long = f"\n- slug: long\n  text: {'a' * 20_001}\npeople:"
    text = changed("\npeople:", long).replace("at: first\n  words: feeds", "at: long\n  words: aa")
    text = text.replace("term: feeding", "term: feeding\n  definition: a\n  definition_words: aa")
    (problem,) = problems(text)
    assert problem.startswith("rice.yaml:7: “text” has 20001 characters, 20000 at most")
    assert {len(text) for text in looked_in} == {len(BRIEF.splitlines()[4]) - len("  text: ")}


def test_words_of_a_definition_that_cannot_be_placed_are_the_one_problem():
    text = added("concepts", "  definition: to give\n  definition_words: gives\n")
    (problem,) = problems(text)
    assert problem.startswith("rice.yaml:22: “gives” is not in the passage “first”")


def test_a_file_of_wrong_names_has_a_hint_for_the_first_twenty_only():
    keys = "".join(f"titel{n}: x\n" for n in range(15))
    speakers = "".join(f"  - wang-l{n}\n" for n in range(15))
    text = changed("title: A small brief\n", "title: A small brief\n" + keys)
    found = problems(text.replace("  - wang-li\n", speakers))
    assert len(found) == 30
    assert sum("did you mean" in problem for problem in found) == 20
