"""The questions on the brief that ships with the app."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from statistics import median

import pytest

from content.material import Material
from learning.grading import Outcome, formats
from learning.grading.expects import Expects
from learning.kinds import KINDS, kind_of
from learning.quality import RULES, check
from learning.quality.export import as_json
from learning.quality.guessing import guesses
from learning.quality.provenance import turned_round
from learning.questions import claims
from learning.questions.drafts import reference
from learning.questions.generators import generate, reasons
from learning.questions.question import GeneratedQuestion
from learning.questions.words import contains, tokens, word_count

ROOT = Path(__file__).parents[3]
FILE = ROOT / "content" / "briefs" / "new-productive-forces.yaml"
MARKED = frozenset(KINDS) - {formats.RECALL}
WRITTEN = {formats.RECALL, formats.TYPED, formats.NUMBER, formats.CLOZE}
OF_OPTIONS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 21, 22}  # the numbers of rules
WORD_FOR_WORD = {formats.TYPED, formats.NUMBER, formats.CLOZE, formats.LIST}


def test_no_rule_is_broken(brief: Material, questions: tuple[GeneratedQuestion, ...]) -> None:
    assert check(questions, brief) == []


def test_no_rule_is_broken_by_the_reserve(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    shown = [replace(one, distractors=one.reserve or one.distractors) for one in questions]
    assert sum(bool(one.reserve) for one in questions) >= 10
    rules = [rule for rule in RULES if rule.number in OF_OPTIONS]
    assert [fault for rule in rules for fault in rule.find(shown, brief)] == []


def test_there_are_enough_and_most_can_be_graded(
    questions: tuple[GeneratedQuestion, ...],
) -> None:
    assert 165 <= len(questions) <= 230
    assert sum(not MARKED.isdisjoint(one.formats) for one in questions) >= 100


def test_the_mix_is_even(questions: tuple[GeneratedQuestion, ...]) -> None:
    total = len(questions)
    types = Counter(one.type for one in questions)
    assert max(types.values()) <= total / 5
    assert sum(not WRITTEN.isdisjoint(one.formats) for one in questions) >= 0.6 * total
    assert types["not-said"] + types["odd-one-out"] <= 0.05 * total


def test_no_formula_opens_the_stems(questions: tuple[GeneratedQuestion, ...]) -> None:
    openings = Counter(tokens(one.stem)[:3] for one in questions)
    assert max(openings.values()) <= len(questions) / 10
    assert median(word_count(one.stem) for one in questions) <= 12


def test_a_guesser_scores_no_better_than_chance(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    assert [guess for guess in guesses(questions, brief) if guess.score > guess.allowed] == []


def test_control_options_beside_the_topic_can_be_guessed(
    brief: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "meanings", lambda material, text: frozenset({"anything"}))
    loose = {guess.strategy: guess for guess in guesses(generate(brief), brief)}
    assert loose["nearest to the topic"].score > loose["nearest to the topic"].allowed


def test_every_body_is_valid_for_its_kinds(questions: tuple[GeneratedQuestion, ...]) -> None:
    for question in questions:
        for format in question.formats:
            kind_of(format).validate(question.body())


def test_typed_answers_occur_in_their_passage_word_for_word(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    typed = [one for one in questions if not WORD_FOR_WORD.isdisjoint(one.formats)]
    assert typed
    for question in typed:
        if question.expects is Expects.CHARACTERS and question.subject in added_characters(brief):
            continue
        text = brief.passage(question.source.passage).text
        answers = [(one,) for one in question.elements] or [(question.answer, *question.accepted)]
        for names in answers:
            assert any(contains(text, name) for name in names), question.stem


def added_characters(brief: Material) -> set[str]:
    named = (*brief.concepts, *brief.people)
    return {reference(one) for one in named if "characters" in one.added}


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("‘0 to 1’ inventions", "0 to 1"),
        ("‘0 to 1’ inventions", "zero-to-one invention"),
        ("‘0 to 1’ inventions", "zero to one inventions"),
        ("tech innovation", "technological innovation"),
        ("Party leader", "leader of the Party"),
        ("PRC competitiveness", "competitiveness"),
    ],
)
def test_other_names_of_the_answer_are_right(
    questions: tuple[GeneratedQuestion, ...], answer: str, typed: str
) -> None:
    asked = [one for one in questions if one.answer == answer and one.owns_card]
    recalled = [one for one in asked if {formats.TYPED, formats.CLOZE} & {*one.formats}]
    assert recalled
    for question in recalled:
        (format,) = {formats.TYPED, formats.CLOZE} & {*question.formats}
        verdict = kind_of(format).grade(question.body(), {"text": typed})
        assert verdict.outcome is Outcome.RIGHT, question.stem


def test_no_two_facts_or_lists_give_away_the_answers_of_each_other(
    questions: tuple[GeneratedQuestion, ...],
) -> None:
    plain = [one for one in questions if one.type in ("date", "figure", "place", "name-two")]
    assert plain
    for one, other in permutations(plain, 2):
        assert not (gives(one, other) and gives(other, one)), (one.stem, other.stem)


def gives(one: GeneratedQuestion, other: GeneratedQuestion) -> bool:
    """Whether a question shows enough of another's answer to be right there."""
    answers = other.elements or (other.answer,)
    return sum(contains(one.stem, answer) for answer in answers) >= (other.needed or 1)


def test_a_surname_is_enough_unless_two_people_share_it(
    questions: tuple[GeneratedQuestion, ...],
) -> None:
    shared = {"Chen", "Huang", "Liu", "Tang"}
    typed = [one for one in questions if one.surnames and formats.TYPED in one.formats]
    assert {"Xi Jinping", "Chen Binkai"} <= {one.answer for one in typed}
    for question in typed:
        surname = question.answer.split()[0]
        verdict = kind_of(formats.TYPED).grade(question.body(), {"text": surname})
        wanted = Outcome.WHICH if surname in shared else Outcome.RIGHT
        assert verdict.outcome is wanted, question.answer


@pytest.mark.parametrize(
    ("type", "subject", "text"),
    [
        ("place", "ma-education-place", "Renmin"),
        ("place", "chen-doctorate-place", "Peking Univ."),
        (
            "affiliation-of-person",
            "zheng-hairong",
            "Chinese Academy of Sciences Shenzhen Institutes of Advanced Technology",
        ),
    ],
)
def test_organisations_are_accepted_by_their_usual_names(
    questions: tuple[GeneratedQuestion, ...], type: str, subject: str, text: str
) -> None:
    (question,) = (one for one in questions if (one.type, one.keys) == (type, (subject,)))
    verdict = kind_of(formats.TYPED).grade(question.body(), {"text": text})
    assert verdict.outcome is Outcome.RIGHT


def test_a_quote_left_to_another_item_is_asked_by_that_item(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    asked = {one.subject for one in questions if not one.subject.startswith("quotes/")}
    for skipped in reasons(brief):
        if skipped.reason.endswith("drawn from the same words asks it"):
            quote = brief.quote(skipped.item.removeprefix("quotes/"))
            spans = {
                reference(item): getattr(item, "definition_span", None) or item.span
                for item in brief.items()
            }
            beside = {
                name
                for name, span in spans.items()
                if span.passage == quote.span.passage
                and span.start < quote.span.end
                and quote.span.start < span.end
            }
            assert beside & asked, skipped.item


def test_parts_refer_to_questions_that_own_a_card(
    questions: tuple[GeneratedQuestion, ...],
) -> None:
    owning = {one.uid for one in questions if one.owns_card}
    composites = [one for one in questions if not one.owns_card]
    assert {one.type for one in composites} == {"name-all", "events-in-order", "match-pairs"}
    assert all(part.uid in owning for one in composites for part in one.parts)


def test_the_export_is_the_same_in_any_order_and_process(brief: Material) -> None:
    lines = "\n".join(map(as_json, generate(brief)))
    assert "\n".join(map(as_json, generate(turned_round(brief)))) == lines
    code = (
        "import pathlib, sys; from content.formats import lilun;"
        "from learning.quality.export import as_json;"
        "from learning.questions.generators import generate;"
        f"brief = lilun.read_brief(pathlib.Path({str(FILE)!r}).read_bytes());"
        "sys.stdout.buffer.write('\\n'.join(map(as_json, generate(brief))).encode())"
    )
    for seed in ("0", "4711"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert run.stdout.decode() == lines


def test_correcting_a_wording_keeps_every_uid(brief: Material) -> None:
    before = {one.uid for one in generate(brief)}
    mended = replace(
        brief,
        concepts=tuple(replace(one, note="Mended.") for one in brief.concepts),
        quotes=tuple(replace(one, topic=one.topic and f"{one.topic} now") for one in brief.quotes),
        facts=tuple(replace(one, statement=f"{one.statement} indeed") for one in brief.facts),
    )
    assert {one.uid for one in generate(mended)} == before
