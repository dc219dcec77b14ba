"""Whether what somebody is said to emphasise or propose is a clause or a thing: "that quays are
short" or "the need for quays".
"""

import re

from content.extraction.attribution.grammar.clauses import has_plural_verb, is_clause
from content.extraction.attribution.grammar.skeleton import skeleton
from content.extraction.terms.grammar.words import ARTICLES, PREPOSITIONS
from learning.questions.words import remembered

# "The need for improved quays", "the damage caused by floods": these are no verbs.
_PARTICIPLE = re.compile(
    rf"\b(?P<before>{'|'.join(sorted(ARTICLES | PREPOSITIONS | {'more', 'and'}))}) [a-z-]+ed"
    r"(?= [a-z])|(?<=[a-z]) [a-z]+ed(?= by\b)",
    re.IGNORECASE,
)
# "If it rains", "in towns", "she": a clause follows.
_OPENS_CLAUSE = re.compile(
    r"(?:if|when|where|while|although|though|because|unless|since|once|as|in|at|on|for|by|with|"
    r"under|after|before|until|during|I|he|she|it|they|we|there)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile("[utw;:]")  # by the letters of the tokens
_POSSESSIVE = re.compile(r"[’']s?\b|(?<=s)[’']")


@remembered
def tells_clause(text: str) -> bool:
    """Whether a text shows a verb of its own, outside clauses about a thing that it names."""
    if _OPENS_CLAUSE.match(text):
        return True
    text = _PARTICIPLE.sub(lambda found: found["before"] or "", _POSSESSIVE.sub("", text))
    first = next(iter(skeleton(text, [])), None)
    if first is None:
        return False
    relative = _RELATIVE.search(first.shape)
    end = relative.start() if relative else len(first.tokens)
    return is_clause(first, 0, end) or has_plural_verb(first, 0, end)
