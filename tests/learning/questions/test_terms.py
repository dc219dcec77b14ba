"""Types 1 to 5: definitions, abbreviations, characters."""

from dataclasses import replace

import pytest

from content.material import Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import meaning
from learning.questions.drafts import ONE_WAY
from tests.learning.questions.changes import asked, options, reason, shown, with_item
from tests.learning.questions.harbour import harbour


def test_a_defined_term_is_asked_both_ways() -> None:
    meaning = asked(harbour(), "definition-of-term")["dry-dock",]
    term = asked(harbour(), "term-for-definition")["dry-dock",]
    assert (meaning.stem, meaning.answer) == (
        "What is meant by the dry dock?",
        "a basin that can be emptied",
    )
    assert (term.stem, term.answer) == (
        "Which term means a basin that can be emptied?",
        "dry dock",
    )
    assert meaning.sibling == term.sibling
    assert meaning.source.text == "a basin that can be emptied"


def test_of_a_name_is_asked_what_it_is_the_name_of() -> None:
    named = with_item(harbour(), "concepts", "dry-dock", term="Wenzhou Dock")
    assert asked(named, "definition-of-term")["dry-dock",].stem == "What is Wenzhou Dock?"
    assert asked(named, "term-for-definition")["dry-dock",].stem == (
        "What is the name of a basin that can be emptied?"
    )


@pytest.mark.parametrize(
    ("term", "text", "said"),
    [
        ("dry dock", "A dry dock is there.", "A dry dock is a basin that can be emptied."),
        ("dry docks", "Dry docks are there.", "Dry docks are a basin that can be emptied."),
        ("lift and dock", "A lift and dock.", "A lift and dock is a basin that can be emptied."),
    ],
)
def test_a_definition_agrees_with_its_term(term: str, text: str, said: str) -> None:
    dock = with_item(harbour(), "concepts", "dry-dock", term=term).concept("dry-dock")
    passage = replace(harbour().passages[0], text=text)
    told = replace(harbour(), passages=(passage,), concepts=(dock,))
    assert meaning(told, dock) == said


def test_a_definition_names_who_holds_it() -> None:
    with_holder = with_item(harbour(), "concepts", "dry-dock", holder="harbour doctrine")
    assert shown(asked(with_holder, "definition-of-term")["dry-dock",]) == (
        "Harbour doctrine | What is meant by the dry dock?"
    )
    by_two = with_item(harbour(), "concepts", "dry-dock", holder="Wu Fang and Xu Ping")
    assert asked(by_two, "definition-of-term")["dry-dock",].frame == "Wu Fang and Xu Ping"


def test_a_gloss_that_an_editor_added_is_not_asked() -> None:
    glossed = with_item(
        harbour(), "concepts", "steam-power", definition="power from steam", added=("definition",)
    )
    for type in ("definition-of-term", "term-for-definition"):
        assert ("steam-power",) not in asked(glossed, type)
        assert reason(glossed, type, "concepts/steam-power") == "the source does not define it"


def test_a_definition_with_the_term_in_it_is_not_asked() -> None:
    circular = with_item(harbour(), "concepts", "dry-dock", definition="the dock, dry")
    assert reason(circular, "definition-of-term", "concepts/dry-dock") == (
        "its definition only repeats the term"
    )
    leaking = with_item(harbour(), "concepts", "dry-dock", definition="a basin like a dock")
    assert "gives away dock" in reason(leaking, "term-for-definition", "concepts/dry-dock")


def test_terms_that_are_defined_alike_are_not_asked_for() -> None:
    alike = with_item(harbour(), "concepts", "towpath", definition="a basin that can be emptied")
    assert reason(alike, "term-for-definition", "concepts/towpath") == "two terms are defined alike"


def test_an_abbreviation_is_asked_both_ways_if_the_text_expands_it() -> None:
    assert asked(harbour(), "expansion-of-abbreviation")["river-trade",].answer == "river trade"
    abbreviated = asked(harbour(), "abbreviation-of-term")["river-trade",]
    assert (abbreviated.stem, abbreviated.answer) == ("How is ‘river trade’ abbreviated?", "RVT")
    bare = with_item(harbour(), "concepts", "river-trade", term="river transport")
    assert reason(bare, "expansion-of-abbreviation", "concepts/river-trade") == (
        "its abbreviation is never expanded in the text"
    )


@pytest.mark.parametrize(
    ("term", "accepted"),
    [
        ("river trade", ()),
        ("river goods", ("RVTs",)),
        ("Rivers and Harbours Board", ()),
        ("Ministry of Tides and Ports", ()),
    ],
)
def test_an_abbreviation_of_several_may_end_in_s(term: str, accepted: tuple[str, ...]) -> None:
    named = with_item(harbour(), "concepts", "river-trade", term=term, aliases=("river trade",))
    assert asked(named, "abbreviation-of-term")["river-trade",].accepted == accepted


@pytest.mark.parametrize(
    ("name", "characters", "pinyin", "script"),
    [
        ("Wang Wen", "王文", "", "Chinese"),
        ("Morinaga Tetsuji", "守永哲治", "", "characters"),
        ("Hiroshi Tachibana", "橘浩", "Jú Hào", "characters"),
        ("John Thornton", "桑顿", "Sāng Dùn", "Chinese"),
    ],
)
def test_a_name_that_is_not_read_in_chinese_is_not_called_so(
    name: str, characters: str, pinyin: str, script: str
) -> None:
    read = with_item(
        harbour(), "people", "wang-li", name=name, characters=characters, pinyin=pinyin, added=()
    )
    found = asked(read, "characters-of-name")["wang-li",].stem
    assert found == f"How is {name} written in {script}?"


def test_initials_are_not_asked_for_since_the_term_gives_them_away() -> None:
    initials = with_item(harbour(), "concepts", "river-trade", abbreviation="RT")
    assert asked(initials, "expansion-of-abbreviation")["river-trade",].answer == "river trade"
    assert reason(initials, "abbreviation-of-term", "concepts/river-trade") == (
        "the term gives its abbreviation away: it is its initials"
    )


def test_a_detail_is_asked_in_one_direction() -> None:
    dock = with_item(harbour(), "concepts", "dry-dock", weight=Weight.DETAIL)
    assert ("dry-dock",) in asked(dock, "term-for-definition")
    assert reason(dock, "definition-of-term", "concepts/dry-dock") == ONE_WAY
    alike = with_item(dock, "concepts", "towpath", definition="a basin that can be emptied")
    assert ("dry-dock",) not in asked(alike, "term-for-definition")
    assert ("dry-dock",) in asked(alike, "definition-of-term")
    wang = with_item(harbour(), "people", "wang-li", weight=Weight.DETAIL)
    assert ("wang-li",) in asked(wang, "name-of-characters")
    assert reason(wang, "characters-of-name", "people/wang-li") == ONE_WAY


def test_adjectives_and_nouns_are_not_mixed_as_options() -> None:
    adjective = with_item(harbour(), "concepts", "towpath", term="high-water")
    assert options(asked(adjective, "term-for-definition")["towpath",]) == set()
    assert "high-water" not in options(asked(adjective, "term-for-definition")["dry-dock",])


def test_a_term_within_the_right_one_is_no_option() -> None:
    within = with_item(harbour(), "concepts", "towpath", term="dock")
    assert "dock" not in options(asked(within, "term-for-definition")["dry-dock",])


def test_a_name_is_asked_both_ways_with_the_same_surname_first() -> None:
    writing = asked(harbour(), "characters-of-name")["wang-li",]
    reading = asked(harbour(), "name-of-characters")["wang-li",]
    assert writing.answer == "王丽"
    assert writing.expects is Expects.CHARACTERS
    assert "王敏" in options(writing)
    assert reading.answer == "Wang Li"
    assert reading.accepted == ("Wáng Lì",)
    assert "Wang Min" in options(reading)
    assert writing.sibling == reading.sibling


def test_the_wrong_name_is_that_of_somebody_who_is_told_of() -> None:
    material = harbour()
    for slug in ("wang-li", "wang-min"):
        material = with_item(material, "people", slug, affiliation="", role="", biography=())
    wrong = asked(material, "characters-of-name")["wang-li",].distractors
    (truth,) = (one.truth for one in wrong if one.text == "王敏")
    assert truth.startswith("王敏 is Wang Min. Wang Min ")
    assert "another person" not in truth


def test_people_of_one_surname_are_confusable() -> None:
    reading = asked(harbour(), "name-of-characters")
    assert reading["wang-li",].confusable == reading["wang-min",].confusable == "surname:wang"
    assert reading["sun-tao",].confusable == ""


def test_characters_of_a_person_that_an_editor_added_are_only_recognised() -> None:
    edited = with_item(harbour(), "people", "wang-li", added=("characters",))
    reading = asked(edited, "name-of-characters")["wang-li",]
    assert reading.weight is Weight.DETAIL
    assert "added by an editor" in reading.explanation
    assert ("wang-li",) not in asked(edited, "characters-of-name")


def test_characters_of_a_term_that_an_editor_added_are_not_asked() -> None:
    assert ("river-trade",) not in asked(harbour(), "name-of-characters")
    assert "to be read" in reason(harbour(), "name-of-characters", "concepts/river-trade")


def test_missing_characters_are_not_invented() -> None:
    unwritten = with_item(harbour(), "people", "sun-tao", characters="")
    for type in ("characters-of-name", "name-of-characters"):
        assert reason(unwritten, type, "people/sun-tao") == "the brief has no characters for it"


def test_characters_can_be_chosen_typed_or_recalled() -> None:
    assert asked(harbour(), "characters-of-name")["wang-li",].formats == (
        formats.CHOICE,
        formats.TYPED,
        formats.RECALL,
    )


def test_a_term_that_is_its_own_pinyin_is_called_chinese() -> None:
    spoken = with_item(harbour(), "concepts", "dry-dock", term="ganwu", pinyin="gānwù")
    assert asked(spoken, "term-for-definition")["dry-dock",].stem.startswith("Which Chinese term")


@pytest.mark.parametrize("characters", ["王丽丽丽", "왕리"])
@pytest.mark.parametrize("type", ["characters-of-name", "name-of-characters"])
def test_a_name_is_chosen_only_among_those_written_alike(type: str, characters: str) -> None:
    assert formats.CHOICE in asked(harbour(), type)["wang-li",].formats
    alone = with_item(harbour(), "people", "wang-li", characters=characters)
    assert asked(alone, type)["wang-li",].formats == (formats.TYPED, formats.RECALL)


@pytest.mark.parametrize(
    "changed",
    [
        {"term": "dry docks"},
        {"term": "ganwu", "pinyin": "gānwù"},
        {"term": "Chinese dock"},
    ],
)
def test_a_term_that_looks_unlike_all_others_is_not_chosen_among_them(
    changed: dict[str, str],
) -> None:
    assert formats.CHOICE in asked(harbour(), "term-for-definition")["dry-dock",].formats
    odd = with_item(harbour(), "concepts", "dry-dock", **changed)
    assert asked(odd, "term-for-definition")["dry-dock",].formats == (
        formats.TYPED,
        formats.RECALL,
    )
