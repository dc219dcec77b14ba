"""Types 6, 7 and 22: where people are, as what, and who they are."""

from dataclasses import replace

import pytest

from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import person_affinity
from tests.learning.questions.changes import asked, options, reason, shown, with_item, without
from tests.learning.questions.harbour import harbour


def test_a_post_is_asked_with_its_time() -> None:
    assert shown(asked(harbour(), "affiliation-of-person")["wang-li",]) == (
        "The brief, early 2020 | Where does Wang Li work?"
    )
    undated = with_item(replace(harbour(), source_date=""), "people", "wang-li", period="")
    assert shown(asked(undated, "affiliation-of-person")["wang-li",]) == (
        "The brief | Where does Wang Li work?"
    )


def test_a_former_post_is_asked_as_former() -> None:
    assert shown(asked(harbour(), "affiliation-of-person")["lin-hao",]) == (
        "The brief, early 2020 | Of which body is Lin Hao a former president?"
    )
    assert shown(asked(harbour(), "holder-of-post")["lin-hao",]) == (
        "The brief, early 2020 | Who is a former president of Fuzhou University?"
    )
    late = with_item(harbour(), "people", "lin-hao", role="late president")
    assert "is Lin Hao the late president?" in asked(late, "affiliation-of-person")["lin-hao",].stem


def test_a_correction_is_accepted_and_explained() -> None:
    question = asked(harbour(), "affiliation-of-person")["sun-tao",]
    assert question.accepted == ("Institute of Harbours",)
    assert "It should probably read Institute of Harbours." in question.explanation


def test_the_options_for_a_body_are_bodies_and_never_one_of_the_persons_own() -> None:
    question = asked(harbour(), "affiliation-of-person")["wang-li",]
    assert options(question) == {"Fuzhou University", "Hangzhou University"}
    nets = harbour().person("wang-li").biography[0]
    moved = with_item(
        harbour(),
        "people",
        "wang-li",
        biography=(replace(nets, text="taught at Fuzhou University"),),
    )
    assert "Fuzhou University" not in options(asked(moved, "affiliation-of-person")["wang-li",])


def test_a_place_is_not_mixed_with_organisations() -> None:
    placed = with_item(harbour(), "people", "wang-min", affiliation="Fujian", role="governor")
    assert options(asked(placed, "affiliation-of-person")["wang-min",]) == set()


def test_a_role_is_asked_by_itself_only_where_no_body_comes_with_it() -> None:
    assert reason(harbour(), "role-of-person", "people/sun-tao") == (
        "its holder and its body are asked"
    )
    leader = with_item(harbour(), "people", "sun-tao", affiliation="", role="Harbour Master")
    question = asked(leader, "role-of-person")["sun-tao",]
    assert shown(question) == "The brief, early 2020 | Which post does Sun Tao hold?"
    assert question.answer == "Harbour Master"


def test_a_former_post_is_held_no_more() -> None:
    former = with_item(
        harbour(), "people", "sun-tao", affiliation="", role="former clerk of Ningbo"
    )
    question = asked(former, "role-of-person")["sun-tao",]
    assert shown(question) == "The brief, early 2020 | Which post did Sun Tao once hold?"
    assert (question.answer, question.accepted) == ("clerk of Ningbo", ("former clerk of Ningbo",))


def test_a_calling_is_no_post_that_somebody_holds() -> None:
    calling = with_item(
        harbour(), "people", "sun-tao", affiliation="", role="historian of silt in Ningbo"
    )
    question = asked(calling, "role-of-person")["sun-tao",]
    assert shown(question) == "The brief, early 2020 | What is the profession of Sun Tao?"
    assert question.accepted == ("historian", "historian of silt")


def test_a_role_that_opens_with_its_body_is_right_the_other_way_round_too() -> None:
    leader = with_item(harbour(), "people", "sun-tao", affiliation="", role="Party leader")
    assert asked(leader, "role-of-person")["sun-tao",].accepted == ("leader of the Party",)
    titled = with_item(harbour(), "people", "sun-tao", affiliation="", role="Harbour Master")
    assert asked(titled, "role-of-person")["sun-tao",].accepted == ()


def test_a_bare_role_is_no_choice_since_another_may_be_true_as_well() -> None:
    leader = with_item(harbour(), "people", "sun-tao", affiliation="", role="Harbour Master")
    question = asked(leader, "role-of-person")["sun-tao",]
    assert question.formats == (formats.TYPED, formats.RECALL)
    assert options(question) == set()


def test_the_holder_of_a_post_is_asked_for() -> None:
    question = asked(harbour(), "holder-of-post")["sun-tao",]
    assert (question.stem, question.answer) == (
        "Who is dean of the Institute of Ports?",
        "Sun Tao",
    )


@pytest.mark.parametrize(
    ("role", "body", "asks"),
    [
        ("dean", "Ningbo University", "Who is dean of Ningbo University?"),
        ("dean of the School of Tides", "Ningbo University", "of Tides at Ningbo University?"),
        ("minister", "Ministry of Ports", "Who is minister at the Ministry of Ports?"),
    ],
)
def test_a_post_is_of_one_body_only(role: str, body: str, asks: str) -> None:
    posted = with_item(harbour(), "people", "sun-tao", role=role, affiliation=body)
    assert asked(posted, "holder-of-post")["sun-tao",].stem.endswith(asks)


def test_an_office_has_its_article() -> None:
    posted = with_item(
        harbour(), "people", "sun-tao", role="Harbour Safety Officer", affiliation=""
    )
    question = asked(posted, "holder-of-post")["sun-tao",]
    assert question.stem.endswith(" is the Harbour Safety Officer?")


def test_a_post_at_a_body_without_a_name_is_not_asked() -> None:
    posted = with_item(harbour(), "people", "sun-tao", role="company’s director", affiliation="")
    assert ("sun-tao",) not in asked(posted, "holder-of-post")


def test_options_are_people_whose_names_are_ordered_alike() -> None:
    material = harbour()
    western = (("guo-jing", "Jane Gower"), ("wu-fang", "Tom Wharf"), ("xu-ping", "Ann Quay"))
    for slug, name in western:
        material = with_item(material, "people", slug, name=name, characters="", pinyin="")
    strangers = {name for _, name in western}
    chinese = asked(material, "holder-of-post")
    assert options(chinese["wang-li",])
    assert options(chinese["wang-li",]).isdisjoint(strangers)
    assert options(chinese["guo-jing",]) <= strangers
    assert options(asked(material, "affiliation-of-person")["wang-li",]) == {
        "Fuzhou University",
        "Institute of Ports",
    }


def test_all_holders_of_one_post_are_asked_for_at_once() -> None:
    question = asked(harbour(), "holder-of-post")["wu-fang", "xu-ping"]
    assert question.stem == ("Which two people in the brief work at Hangzhou University?")
    assert question.elements == ("Wu Fang", "Xu Ping")
    assert question.formats == (formats.LIST, formats.RECALL)
    assert question.expects is Expects.SET


def test_a_body_that_the_brief_also_abbreviates_is_one_body() -> None:
    short = {"affiliation": "GO", "affiliation_aliases": ("Grain Office",), "role": ""}
    early = with_item(harbour(), "people", "wang-min", period="1986")
    both = with_item(early, "people", "lin-hao", **short, period="2018")
    assert shown(asked(both, "holder-of-post")["lin-hao", "wang-min"]) == (
        "The brief, for 1986 and 2018 | Which two people in the brief worked at the Grain Office?"
    )
    paid = with_item(both, "people", "lin-hao", role="clerk")
    assert ("wang-min",) in asked(paid, "holder-of-post")


def test_people_in_office_resemble_each_other_more_than_scholars() -> None:
    governor = {"affiliation": "Fujian", "role": "governor"}
    material = with_item(harbour(), "people", "xu-ping", **governor)
    material = with_item(material, "people", "wu-fang", affiliation="", role="")

    def alike(one: str, other: str) -> int:
        return person_affinity(material, material.person(one), material.person(other))

    assert alike("xu-ping", "guo-jing") > alike("xu-ping", "sun-tao")
    assert alike("lin-hao", "sun-tao") > alike("lin-hao", "guo-jing")
    assert alike("xu-ping", "wu-fang") == alike("sun-tao", "wu-fang")


def test_a_post_that_many_hold_is_not_asked_for_by_them() -> None:
    material = harbour()
    wu = material.person("wu-fang")
    crowd = tuple(replace(wu, slug=f"wu-{n}", name=f"Wu {n}") for n in range(11))
    crowded = replace(material, people=(*material.people, *crowd))
    assert reason(crowded, "holder-of-post", "people/wu-0") == (
        "too many people hold it to be named"
    )


def test_a_mere_title_is_no_post() -> None:
    titled = with_item(harbour(), "people", "wang-min", affiliation="", role="professor")
    for type in ("holder-of-post", "role-of-person"):
        assert ("wang-min",) not in asked(titled, type)
        assert reason(titled, type, "people/wang-min") == (
            "the brief gives no post, at most a title"
        )


def test_a_person_is_asked_for_by_two_clues() -> None:
    question = asked(harbour(), "who-is-it")["wang-li",]
    assert question.stem == (
        "Who mended nets in Wenzhou and wrote a book on tides, with Sun Tao as adviser?"
    )
    assert reason(harbour(), "who-is-it", "people/lin-hao") == (
        "fewer than two clues tell this person from others"
    )


def test_a_person_named_in_a_biography_is_asked_for_with_a_gap() -> None:
    question = asked(harbour(), "cloze")["wang-li", "book"]
    assert question.stem == ("Wang Li wrote a book on tides, with ____ as adviser.")
    assert question.answer == "Sun Tao"


def test_a_biography_row_that_two_people_share_is_asked_once() -> None:
    material = harbour()
    book = material.person("wang-li").biography[1]
    row = replace(book, text="helped Wang Li with a book", people=("wang-li",))
    both = with_item(material, "people", "sun-tao", biography=(row,))
    assert reason(both, "cloze", "people/sun-tao") == (
        "it is told of the other person as well, and asked there"
    )
    assert ("wang-li", "book") in asked(both, "cloze")
    elsewhere = replace(row, span=material.person("wang-li").biography[0].span)
    apart = with_item(material, "people", "sun-tao", biography=(elsewhere,))
    assert asked(apart, "cloze")["sun-tao", "book"].answer == "Wang Li"


def test_people_without_a_post_are_not_asked_for_one() -> None:
    nobody = with_item(harbour(), "people", "wang-min", affiliation="", role="")
    for type in ("affiliation-of-person", "role-of-person", "holder-of-post"):
        assert ("wang-min",) not in asked(nobody, type)
        assert reason(nobody, type, "people/wang-min")


def test_removing_a_person_removes_only_their_own_questions() -> None:
    before = asked(harbour(), "holder-of-post")
    silent = without(harbour(), "quotes", "canals")
    after = asked(without(silent, "people", "wang-min"), "holder-of-post")
    assert before.keys() - after.keys() == {("wang-min",)}


def test_a_post_of_another_time_is_asked_in_the_past() -> None:
    then = with_item(harbour(), "people", "wang-li", period="1985")
    assert shown(asked(then, "affiliation-of-person")["wang-li",]) == (
        "The brief, as of 1985 | Where did Wang Li work?"
    )
    long = with_item(harbour(), "people", "wang-li", period="1985 to 1990")
    assert asked(long, "affiliation-of-person")["wang-li",].frame == "The brief, for 1985 to 1990"
    assert asked(then, "holder-of-post")["wang-li",].stem == (
        "Who was president of Ningbo University?"
    )


def test_a_past_role_is_asked_in_the_past() -> None:
    was = {"affiliation": "", "role": "Harbour Master", "period": "1885"}
    past = with_item(harbour(), "people", "sun-tao", **was)
    assert asked(past, "role-of-person")["sun-tao",].stem == "Which post did Sun Tao hold?"


def test_people_of_quite_another_time_are_no_options() -> None:
    then = with_item(harbour(), "people", "wang-li", period="2010")
    for slug in ("sun-tao", "lin-hao"):
        then = with_item(then, "people", slug, period="1885")
    offered = options(asked(then, "holder-of-post")["wang-li",])
    assert offered
    assert offered.isdisjoint({"Sun Tao", "Lin Hao"})


def test_a_post_without_a_time_is_held_when_the_brief_is_written() -> None:
    then = with_item(harbour(), "people", "wang-li", period="1885")
    assert options(asked(then, "holder-of-post")["wang-li",]) == set()


def test_what_governs_a_place_is_asked_without_saying_what_that_is() -> None:
    firm = with_item(harbour(), "people", "wang-li", affiliation="Bargo", role="founder")
    assert asked(firm, "affiliation-of-person")["wang-li",].stem == "What is Wang Li founder of?"
    hired = with_item(harbour(), "people", "wang-li", affiliation="Bargo", role="engineer")
    assert asked(hired, "affiliation-of-person")["wang-li",].stem == "Where does Wang Li work?"


def test_a_name_from_elsewhere_is_no_option() -> None:
    assert asked(harbour(), "holder-of-post")["wang-li",].distractors
    abroad = harbour()
    for person in harbour().people:
        if person.slug != "wang-li":
            name = f"Takeshi {person.slug.title()}"
            changed = {"name": name, "aliases": (), "characters": "森川武", "pinyin": ""}
            abroad = with_item(abroad, "people", person.slug, **changed)
    for type in ("holder-of-post", "affiliation-of-person"):
        question = asked(abroad, type)["wang-li",]
        assert question.distractors == ()
        assert formats.CHOICE not in question.formats


def test_whom_somebody_serves_makes_a_post_of_a_title() -> None:
    alone = {"affiliation": "", "affiliation_aliases": ()}
    adviser = with_item(harbour(), "people", "sun-tao", role="adviser to the minister", **alone)
    assert asked(adviser, "role-of-person")["sun-tao",].answer == "adviser to the minister"
    title = with_item(harbour(), "people", "sun-tao", role="adviser", **alone)
    assert reason(title, "role-of-person", "people/sun-tao") == (
        "the brief gives no post, at most a title"
    )
