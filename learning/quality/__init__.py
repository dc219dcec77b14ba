"""The quality rules for questions, as code: ``check`` finds violations."""

from content.material import Material
from learning.quality import claims, grading, guessing, options, provenance, stems, variety
from learning.quality.rule import Questions, Rule, Violation

RULES: tuple[Rule, ...] = (
    Rule(1, "No leak", stems.no_leak),
    Rule(2, "One key", options.one_key),
    Rule(3, "Distractor not true", options.false_distractors),
    Rule(4, "One kind", options.one_kind),
    Rule(5, "Three options", options.three_options),
    Rule(6, "Length", options.even_lengths),
    Rule(7, "Banned wordings", stems.banned_wordings),
    Rule(8, "No grammar cue", stems.no_grammar_cue),
    Rule(9, "Order", options.fair_order),
    Rule(10, "Guess-bot", guessing.nothing_to_guess_by),
    Rule(11, "Stem", stems.well_built_stem),
    Rule(12, "Minimum information", stems.minimum_information),
    Rule(13, "Attribution", claims.attributed),
    Rule(14, "Qualifiers survive", claims.qualifiers_kept),
    Rule(15, "NOT", stems.marked_negatives),
    Rule(16, "No duplicates", provenance.no_duplicates),
    Rule(17, "No ambiguous prompt", provenance.no_ambiguous_prompt),
    Rule(18, "Provenance", provenance.traced_to_source),
    Rule(19, "Stable identity", provenance.stable_identity),
    Rule(20, "Determinism", provenance.determined),
    Rule(21, "Grader closure", grading.graded_as_meant),
    Rule(22, "Feedback", provenance.with_feedback),
    Rule(23, "Running text only", provenance.from_running_text),
    Rule(24, "No second helping", variety.no_second_helping),
    Rule(25, "Spread distractors", variety.spread_distractors),
)


def check(questions: Questions, material: Material) -> list[Violation]:
    """All violations, rule by rule; empty if the questions are fit to be asked."""
    return [
        Violation(rule.number, question.uid if question else "", message)
        for rule in RULES
        for question, message in rule.find(questions, material)
    ]


__all__ = ["RULES", "Rule", "Violation", "check"]
