"""Grading of answers: what other packages use of this one.

Everything here is a pure function of its arguments.
"""

from learning.grading.parsing.measures import Measure, grade_measure
from learning.grading.selections import (
    grade_altered,
    grade_choice,
    grade_matching,
    grade_order,
    grade_picks,
)
from learning.grading.sets import grade_set, split_items
from learning.grading.spelling.letters import Spelling, grade_to_the_letter
from learning.grading.typed import grade_typed
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import LIMIT, normalise

__all__ = [
    "LIMIT",
    "Measure",
    "Outcome",
    "Spelling",
    "Verdict",
    "grade_altered",
    "grade_choice",
    "grade_matching",
    "grade_measure",
    "grade_order",
    "grade_picks",
    "grade_set",
    "grade_to_the_letter",
    "grade_typed",
    "normalise",
    "split_items",
]
