"""Each kind of mistake in a brief file is reported on its line, with what to do."""

import pytest

from content.formats.lilun import read_brief
from tests.content.formats.spoiling import added, changed, problems


def gaps(accepted):
    return added("quotes", f"  gaps: [port]\n  accepted: {accepted}\n")


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
    (added("quotes", "  why: so\n"), 28, "“why” needs “because” or “by” beside it: add"),
    (added("quotes", "  because: so\n"), 28, "“because” needs “why” beside it: add it"),
    (added("quotes", "  by: a ferry\n"), 28, "“by” needs “why” beside it: add it"),
    (added("quotes", "  example_of: what?\n"), 28, "“example_of” ends a question that has its"),
    (added("quotes", "  accepted: [port = quay]\n"), 28, "names no gap of the quote: write “GAP"),
    (gaps("[port = ]"), 29, "“port =” names no gap of the quote: write “port = WORDING”"),
    (gaps("[a port = quay]"), 29, "“a port = quay” names no gap of the quote"),
    (added("quotes", "  shares_point_with: [other]\n"), 28, "no quote of this brief has the slug"),
    (
        added("quotes", "  shares_point_with: [living]\n"),
        28,
        "a quote shares its point with others",
    ),
    (added("people", "  accepted: [Wang, Wang]\n"), 11, "“Wang” is given twice in “accepted”"),
    (added("concepts", "  accepted: [Port]\n"), 21, "“Port” is a name of “port”: delete it"),
    (added("concepts", f"  kind: {'x' * 41}\n"), 21, "“kind” has 41 characters, 40 at most"),
    (added("concepts", "  inferred: yes\n"), 21, "“inferred” is for a definition with a holder"),
    (added("concepts", "  case: Two feedings a day\n"), 21, "gives the term away by “feedings”"),
    (added("relations", "  wording: gives,\n"), 53, "“wording” stands between the two terms"),
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


def test_all_problems_are_reported_in_the_order_of_the_file():
    text = changed("name: Wang Li", "nam: Wang Li").replace("label: leads-to", "label: x")
    text = text.replace("words: feeds", "words: fed")
    lines = [int(problem.split(":")[1]) for problem in problems(text)]
    assert lines == [7, 10, 19, 51]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("- slug: first\n  text: Barges.\n", "the slug “first” is taken in passages"),
        ("- slug: other\n  text: ''\n", "“text” is empty"),
    ],
)
def test_words_of_a_refused_passage_are_not_searched(other, message):
    passage = changed("people:\n", other + "people:\n")
    slug = other.split()[2]
    text = passage + f"- slug: x\n  at: {slug}\n  words: Barges\n  source: port\n"
    (problem,) = problems(text + "  label: drives\n  target: feeding\n")
    assert message in problem


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
    assert read_brief(text.replace(second, second + "  shares_point_with: [living]\n"))


@pytest.mark.parametrize("slug", ["port", "second"])
def test_slugs_of_listing_items_are_unique_in_the_whole_listing(slug):
    nested = f"    items: [{{slug: {slug}, at: first, words: by, text: by}}]\n"
    text = added("listings", nested)
    if slug == "second":
        assert read_brief(text).listings[0].items[0].items[0].text == "by"
    else:
        assert problems(text)[0].startswith("rice.yaml:39: the slug “port” is taken in listing")


@pytest.mark.parametrize("when", ["2024", "2024-02", "2024-02-29", "1990/2009", "2023-12/2024-01"])
def test_a_date_may_have_any_precision(when):
    assert read_brief(added("facts", f"  when: {when}\n")).facts[0].when == when


@pytest.mark.parametrize(
    "when",
    ["early 2024", "24", "2024-13", "2023-02-29", "2024-1", "2009/1990", "1/2/3", "２０２４"],
)
def test_an_invalid_date_is_refused(when):
    (problem,) = problems(added("facts", f"  when: {when}\n"))
    assert problem.startswith("rice.yaml:46: ")
    assert "date" in problem


@pytest.mark.parametrize("subject", ["port", "wang-li"])
def test_the_subject_of_a_fact_is_a_concept_or_a_person(subject):
    assert read_brief(added("facts", f"  subject: {subject}\n")).facts[0].subject == subject


def test_the_words_of_a_person_may_be_in_a_heading():
    text = changed("slug: first", "slug: first\n  kind: heading")
    assert read_brief(text).passages[0].opens_section


def test_other_wordings_are_read_with_what_they_stand_for():
    quote = read_brief(gaps("[port = quay, port = sea = port]")).quotes[0]
    assert quote.accepted_in("port") == ("quay", "sea = port")
    assert quote.accepted_in("quay") == ()


@pytest.mark.parametrize(
    "reason", ["because: it must", "by: a ferry", "because: it must\n  by: a ferry"]
)
def test_why_is_answered_by_a_reason_or_a_means(reason):
    assert read_brief(added("quotes", f"  why: does it live\n  {reason}\n")).quotes[0].why


def test_a_case_may_have_parts_of_the_terms_words():
    text = added("concepts", "  case: A reporter is misfeeding a newspaper\n")
    assert read_brief(text).concepts[1].case
