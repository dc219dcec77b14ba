"""What speaks for and against a run of words as the name of a person, by weight."""

from collections.abc import Callable, Iterable

from content.extraction.names import inner_evidence, outer_evidence, post_evidence
from content.extraction.names.setting import Setting

ENOUGH = 2.5  # the sum of weights from which on a run of words names a person
ENOUGH_PLACES = 12  # of a name are weighed; what a name is shows in the first few

# By rule: 0.5 to 5 for what speaks for a person, below 0 for what speaks against one.
type Weights = dict[str, float]


def weigh(setting: Setting) -> Weights:
    """The weight of each rule that applies to a name at one place."""
    found: Weights = {}
    for rule, test in _RULES.items():
        if weight := test(setting):
            found[rule] = weight
    return found


def total(weights: Iterable[Weights]) -> Weights:
    """The strongest weight of each rule over all places of a name; what speaks against it counts
    as the mean.
    """
    rows = list(weights)
    found: Weights = {}
    for rule in sorted({rule for row in rows for rule in row}):
        values = [row.get(rule, 0.0) for row in rows]
        found[rule] = max(values) if max(values) > 0 else sum(values) / len(values)
    return found


_RULES: dict[str, Callable[[Setting], float]] = {
    "native": outer_evidence.native,
    "title": outer_evidence.title,
    "late": outer_evidence.late,
    "calling": post_evidence.calling_before,
    "among": post_evidence.among,
    "apposition": post_evidence.apposition,
    "apposition-before": post_evidence.apposition_before,
    "cue": outer_evidence.cue,
    "taught-by": outer_evidence.taught_by,
    "made-by": outer_evidence.made_by,
    "according": outer_evidence.according,
    "of-body": post_evidence.of_body,
    "post-before": post_evidence.post_before,
    "predicate": post_evidence.predicate,
    "life": outer_evidence.life,
    "dates": outer_evidence.dates,
    "chinese": inner_evidence.chinese,
    "korean": inner_evidence.korean,
    "given": inner_evidence.given,
    "family": inner_evidence.family,
    "reuse": inner_evidence.reuse,
    "shape": inner_evidence.shape,
    "article": outer_evidence.article,
    "ordinary": inner_evidence.ordinary,
    "place": inner_evidence.place,
    "locative": outer_evidence.locative,
    "title-of-work": outer_evidence.title_of_work,
    "named-after": outer_evidence.named_after,
    "a-place": outer_evidence.a_place,
    "heading": outer_evidence.heading,
}
