"""How sure it is who makes a statement."""

# The share of statements, from 0 to 1, in which a rule names the right speaker, as far as that
# depends on the rule. Nothing computes these: they are estimates.
RULES = {
    "inverted": 0.97,
    "inverted within": 0.93,
    "subject first": 0.95,
    "subject last": 0.94,
    "subject within": 0.93,
    "as": 0.92,
    "according to": 0.95,
    "in the view of": 0.94,
    "noun is that": 0.94,
    "noun colon": 0.92,
    "for": 0.95,
    "by": 0.9,
    "label": 0.93,
    "block quotation": 0.93,
    "participle": 0.9,
    "second verb": 0.93,
    "who": 0.9,
    "to say": 0.75,
    "said to have": 0.75,
    "colon": 0.8,
    "speech behind a colon": 0.93,
    "same speech": 0.94,
    "light verb": 0.92,
    "noun": 0.7,
    "body": 0.7,
    "speech goes on": 0.7,
    "continuation": 0.6,
}
WEAK = 0.85  # times that for a verb that often does something else
UNFINISHED = 0.9  # and for a content that has no subject, or another speaker


def confidence(rule: str, certainty: float, weak: bool, doubted: tuple[str, ...]) -> float:
    """How sure it is who says it, given how sure it is whom the subject means."""
    sure = RULES[rule] * certainty
    if weak:
        sure *= WEAK
    if {"opens_with_a_participle", "has_another_speaker"} & set(doubted):
        sure *= UNFINISHED
    return round(sure, 3)
