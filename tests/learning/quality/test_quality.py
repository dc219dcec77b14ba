"""Each rule finds the question that is made to break it, and no other rule does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from content.material import Material, Span
from learning.grading import formats
from learning.grading.expects import Expects
from learning.grading.spelling import misspellings
from learning.quality import RULES, check
from learning.quality.claims import qualifiers_kept
from learning.quality.guessing import guesses
from learning.quality.options import chance_of_counts, even_lengths
from learning.quality.provenance import determined
from learning.questions import generators
from learning.questions.generators import generate
from learning.questions.question import Attribution, Distractor, GeneratedQuestion, Source
from tests.learning.questions.changes import with_item
from tests.learning.questions.harbour import harbour

MATERIAL = harbour()
SOUND = generate(MATERIAL)
# Determinism depends on the material alone, so it is checked only with the sound questions.
OF_QUESTIONS = [rule for rule in RULES if rule.find is not determined]


def changed(type: str, *keys: str, **fields: Any) -> GeneratedQuestion:
    """A sound question with some fields changed."""
    sound = next(one for one in SOUND if one.type == type and one.keys == keys)
    return replace(sound, **fields)


def wrong(*texts: str, truth: str = "Something else.") -> tuple[Distractor, ...]:
    source = Source.of(MATERIAL, MATERIAL.people[0].span)
    return tuple(Distractor(text=text, source=source, truth=truth) for text in texts)


def words_of(passage: str, words: str) -> Source:
    start = MATERIAL.passage(passage).text.index(words)
    return Source.of(MATERIAL, Span(passage=passage, start=start, end=start + len(words)))


def rules_broken_by(*questions: GeneratedQuestion) -> set[int]:
    """The rules broken once these are added to the sound questions or, by uid, replace some."""
    by_uid = {one.uid: one for one in (*SOUND, *questions)}
    given = list(by_uid.values())
    return {rule.number for rule in OF_QUESTIONS for _ in rule.find(given, MATERIAL)}


def test_the_rules_are_numbered_and_each_has_its_name() -> None:
    assert [rule.number for rule in RULES] == list(range(1, 26))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_sound_questions_break_no_rule() -> None:
    assert check(SOUND, MATERIAL) == []


def test_a_violation_names_its_question_and_what_is_wrong() -> None:
    question = changed("definition-of-term", "dry-dock", explanation="Yes.")
    (violation,) = check([question], MATERIAL)
    assert violation.uid == question.uid
    assert violation.message == "the explanation does not hold the answer"


def altered_date(shown: str, right: str) -> GeneratedQuestion:
    """The question on the date of a lock as a statement in which a word was altered."""
    task = "One date here is wrong: select and correct it."
    return replace(
        changed("date", "lock-date"),
        type="altered-word",
        stem=f"River trade filled the dry dock in {shown}. {task}",
        formats=(formats.ALTERED,),
        distractors=(),
        answer=right,
        explanation=f"The lock at Ningbo opened in {right}.",
        altered=(shown, right),
    )


CHOICE = (formats.CHOICE, formats.RECALL)
BARGES = "barges carry grain at half the cost of carts"
CANALS = "old canals deserve new locks and deeper beds"
OAK = "barges must be built of oak to last"
TIDES = "tides come before profits"
FLEETS = "fishing fleets will need to share the nets"
BREAKERS = [
    (
        1,
        changed("who-said", "grain", stem=f"Who argues, as Wang Li does, that {BARGES}?"),
    ),
    (
        1,
        changed("what-said", "canals", stem="What does Wang Min note about deeper beds?"),
    ),
    (1, changed("characters-of-name", "wang-li", stem="Which characters write the name 孙 Li?")),
    (1, changed("name-of-characters", "wang-li", stem="Whose name, Wang Li, is 王丽?")),
    (2, changed("who-said", "grain", distractors=wrong("Wang Min", "wang min"))),
    (
        2,
        changed(
            "missing-item",
            *("barge-loads", "grain"),
            distractors=wrong("salt", "coal"),
            accepted=("salt",),
            formats=(formats.CHOICE, formats.RECALL),
        ),
    ),
    (3, changed("what-said", "grain", distractors=wrong(OAK, CANALS), formats=CHOICE)),
    (3, changed("odd-one-out", "barge-loads", distractors=wrong("silk", "salt"))),
    (3, altered_date("March 1990", "May 1985")),
    (4, changed("name-of-characters", "wang-li", distractors=wrong("Sun Tao", "Grain Office"))),
    (4, altered_date("40", "March 1990")),
    (4, altered_date("dry dock", "steam power")),
    (
        4,
        changed(
            *("what-said", "grain"),
            formats=CHOICE,
            distractors=wrong(
                "the clerks of the customs house will be fewer",
                "old canals deserve new locks and deeper beds",
            ),
        ),
    ),
    (5, changed("who-said", "grain", distractors=wrong("Wang Min"))),
    (5, changed("definition-of-term", "dry-dock", distractors=wrong("a road beside a canal"))),
    (6, changed("what-said", "grain", distractors=wrong(TIDES, CANALS), formats=CHOICE)),
    (7, changed("who-said", "grain", stem=f"Who, none of the above, argues that {BARGES}?")),
    (8, changed("cloze", "oak", stem="Barges must be built of an ____ to last.")),
    (8, changed("who-said", "fleets", stem=f"Who claim that {FLEETS}?")),
    (9, changed("date", "lock-date", distractors=wrong("late May 1985", "May 1985"))),
    (11, changed("who-said", "grain", stem=f"This being so, who argues that {BARGES}?")),
    (11, changed("who-said", "grain", stem=f"Who argues, with Guo, that {BARGES}?")),
    (11, changed("who-said", "grain", stem=f"Say who argues that {BARGES}.")),
    (
        12,
        changed(
            *("definition-of-term", "dry-dock"),
            answer="a basin; emptied at will",
            explanation="A dry dock means a basin; emptied at will.",
        ),
    ),
    (13, changed("who-said", "grain", stem=f"Who says that {BARGES}?")),
    (
        13,
        changed("cloze", "oak", frame="Wang Li"),
    ),
    (
        13,
        changed("what-said", "tides", stem="What is first in the order of things?"),
    ),
    (13, changed("who-said", "grain", attribution=Attribution(cue="boasts"))),
    (13, changed("cause", "oak", frame="The brief")),
    (
        14,
        changed(
            *("who-said", "clerks"),
            stem="Who says that the clerks of the customs house are fewer?",
        ),
    ),
    (15, changed("who-said", "grain", stem=f"Who argues that {BARGES}, and NOT more?")),
]


@pytest.mark.parametrize(("rule", "question"), BREAKERS)
def test_a_rule_finds_the_question_that_breaks_it(rule: int, question: GeneratedQuestion) -> None:
    assert rules_broken_by(question) == {rule}


@pytest.mark.parametrize(
    ("text", "lost"),
    [("barges may carry grain", 1), ("since 3 May barges carry grain, as in May 1985", 0)],
)
def test_a_month_is_no_qualifier(text: str, lost: int) -> None:
    careful = with_item(MATERIAL, "quotes", "grain", text=text)
    question = changed("who-said", "grain", stem="Who argues that barges carry grain?")
    assert len(list(qualifiers_kept([question], careful))) == lost


def test_an_answer_that_looks_unlike_its_options_can_be_guessed() -> None:
    small = [
        replace(one, distractors=wrong(*(other.text.lower() for other in one.distractors)))
        for one in SOUND
        if one.expects is Expects.PERSON and one.distractors
    ]
    assert len(small) > 10
    assert rules_broken_by(*small) == {10}


def test_the_longest_option_is_seldom_the_answer() -> None:
    statements = [
        replace(one, formats=CHOICE)
        for one in SOUND
        if one.type == "what-said" and len(one.answer) > 10
    ]
    same = [replace(one, keys=(f"{n}",)) for n in range(10) for one in statements]
    short = [replace(one, distractors=wrong("a b", "a c")) for one in same]
    found = {
        message for rule in RULES if rule.number == 6 for _, message in rule.find(short, MATERIAL)
    }
    assert f"the answer is the longest option, as in {len(short)} of {len(short)}" in found


@pytest.mark.parametrize(("choices", "too_many"), [(2, 0), (3, 1), (6, 1)])
def test_of_few_choices_the_longest_option_may_be_the_answer_as_chance_has_it(
    choices: int, too_many: int
) -> None:
    one = replace(changed("who-said", "grain"), distractors=wrong("Li", "Wu"))
    few = [replace(one, keys=(f"{n}",)) for n in range(choices)]
    found = [said for _, said in even_lengths(few, MATERIAL) if "longest option, as in" in said]
    assert len(found) == too_many


def test_of_equally_long_options_each_may_be_picked() -> None:
    """Whoever picks the longest is right in all of these, or in every second."""
    one = replace(changed("who-said", "grain"), answer="Li Wei")
    alone = [replace(one, keys=(f"{n}",), distractors=wrong("Li", "Wu")) for n in range(10)]
    tied = [replace(one, keys=(f"{n}",), distractors=wrong("Wu Hao", "Wu")) for n in range(40)]
    fair = [replace(one, keys=(f"{n}",), distractors=wrong("Wu Hao", "He Lin")) for n in range(40)]

    def named(made: list[GeneratedQuestion]) -> int:
        return sum("as long as any other" in said for _, said in even_lengths(made, MATERIAL))

    assert named(alone) == 8  # of two, chance may have it in both
    assert 0 < named(tied) < 40
    assert named(fair) == 0
    assert 0 < named([*fair, *alone]) < 10


def test_no_two_questions_are_the_same_or_nearly() -> None:
    again = changed("who-said", "grain", keys=("oak",))
    nearly = changed("who-said", "grain", keys=("oak",), stem=again.stem.replace("?", " today?"))
    assert rules_broken_by(again) == {16}
    assert rules_broken_by(nearly) == {16}


def test_one_question_has_one_answer() -> None:
    another = changed(
        "definition-of-term",
        "dry-dock",
        keys=("steam-power",),
        answer="a hollow for ships",
        explanation="A dry dock means a hollow for ships.",
    )
    assert rules_broken_by(another) == {17}


def test_a_question_quotes_its_source_exactly() -> None:
    sound = changed("who-said", "grain")
    assert rules_broken_by(replace(sound, source=replace(sound.source, start=3))) == {18}
    distractor = replace(sound.distractors[0], source=replace(sound.source, passage="nowhere"))
    assert rules_broken_by(replace(sound, distractors=(distractor, *sound.distractors[1:]))) == {18}


def test_a_question_is_named_by_slugs_of_its_brief() -> None:
    assert rules_broken_by(changed("who-said", "grain", keys=("Barges carry grain",))) == {16, 19}
    assert rules_broken_by(changed("date", "lock-date", brief="another")) == {16, 19}


def test_the_order_of_the_material_does_not_change_the_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def first_person(material: Material) -> Iterator[GeneratedQuestion]:
        name = material.people[0].name
        yield changed("definition-of-term", "dry-dock", explanation=f"As {name} told us.")

    assert not any(determined(SOUND, MATERIAL))
    monkeypatch.setattr(generators, "GENERATORS", (first_person,))
    assert {violation.rule for violation in check(SOUND, MATERIAL)} == {20}


def test_right_answers_are_graded_right_and_wrong_ones_wrong() -> None:
    too_near = changed("target-of-relation", "trade-raises-revenue", pool=("harbuor revenue",))
    assert rules_broken_by(too_near) == {21}
    unread = changed("figure", "crane-count", accepted=("a great many",))
    assert rules_broken_by(unread) == {21}


def test_no_typing_error_is_forgiven_in_an_abbreviation() -> None:
    long = changed("abbreviation-of-term", "river-trade", answer="RIVTRA")
    assert 21 not in rules_broken_by(long)


def test_an_antonym_of_an_answer_is_graded_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 21 not in rules_broken_by()
    monkeypatch.setattr(misspellings, "with_antonym", lambda words: ())
    assert rules_broken_by() == {21}


def test_a_sentence_is_asked_in_three_ways_at_most() -> None:
    asked = changed("who-said", "grain")
    ways = [replace(asked, type=type) for type in ("cause", "cloze", "figure")]
    assert 24 not in rules_broken_by(*ways[:1])
    assert 24 in rules_broken_by(*ways)


def test_a_statement_with_one_term_has_no_altered_word() -> None:
    alone = replace(altered_date("March 1990", "May 1985"), stem="Steam power is old.")
    both = replace(alone, stem="Steam power fills a dry dock.")
    assert 24 in rules_broken_by(alone)
    assert 24 not in rules_broken_by(both)


def test_a_term_is_a_wrong_option_of_few_questions() -> None:
    term = changed("source-of-relation", "steam-drives-trade")
    again = [replace(term, keys=(f"{n}",)) for n in range(3)]
    assert 25 not in rules_broken_by()
    assert 25 in rules_broken_by(*again)


def test_feedback_says_what_was_right_and_what_was_chosen() -> None:
    distractors = wrong("Wang Min", "Guo Jing", truth="")
    assert rules_broken_by(changed("who-said", "grain", distractors=distractors)) == {22}
    assert rules_broken_by(changed("who-said", "grain", explanation="Somebody.")) == {22}


def test_nothing_comes_from_headings_or_rhetorical_questions() -> None:
    heading = words_of("quays", "quays")
    profile = words_of("profile-wang", "Wang Li")
    asked = words_of("dates", "a road beside a canal")
    assert rules_broken_by(changed("who-said", "grain", source=heading)) == {23}
    assert rules_broken_by(changed("who-said", "grain", source=profile)) == {23}
    assert rules_broken_by(changed("who-said", "grain", source=asked)) == {23}
    assert rules_broken_by(changed("affiliation-of-person", "wang-li", source=profile)) == set()
    assert rules_broken_by(changed("definition-of-term", "towpath", source=asked)) == set()


def test_even_counts_are_likely_and_lopsided_ones_are_not() -> None:
    # From tables of the χ² distribution for 1, 2 and 3 degrees of freedom.
    assert chance_of_counts([100, 100, 100]) == 1
    assert chance_of_counts([59.8, 40.2]) == pytest.approx(0.05, abs=0.001)
    assert chance_of_counts([120, 100, 80]) == pytest.approx(0.0183, abs=0.0005)
    assert chance_of_counts([110, 110, 90, 90]) == pytest.approx(0.2615, abs=0.0005)
    assert chance_of_counts([200, 50, 50]) < 0.01


def test_a_guesser_who_takes_the_first_option_is_right_by_chance() -> None:
    names = [one for one in SOUND if one.type == "name-of-characters" and one.distractors]
    scores = {guess.strategy: guess.score for guess in guesses(names, MATERIAL)}
    assert scores["first"] == pytest.approx(1 / 3, abs=0.05)
