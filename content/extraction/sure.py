"""What may be asked without a person having looked at it."""

import re

from content.extraction.findings import HANDLE, ConceptFound, Finding, PersonFound, StatementFound
from content.extraction.sentences import sentences
from content.extraction.terms.grammar.kinds import is_kind
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Takes

ATTRIBUTED = 0.9  # the least confidence at which it is clear who makes a statement
FOUND = 0.8  # and at which another finding is what it seems

# Rules that find definitions of which a person should see whether they are one.
DOUBTFUL = frozenset(
    (
        *("whereby", "known as", "or", "kind before", "list", "that", "under it", "provides"),
        *("which", "next", "sentence before", "is the term", "does"),
    )
)

# Rules of terms whose gloss is a translation.
TRANSLATED = ("translated", "native form")

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|whereby)\b")

# Rules whose cue is a noun, as "view", which may look like a verb.
BY_NOUN = frozenset(("in the view of", "noun", "noun is that", "noun colon"))


def is_sure(finding: Finding) -> bool:
    """Whether a finding is asked at once: a statement whose speaker is clear and that stands alone,
    and another one from a confidence on.
    """
    match finding:
        case StatementFound():
            clear = finding.confidence >= ATTRIBUTED and not finding.inferred
            whole = _takes_a_clause(finding) and len(sentences(finding.text)) == 1
            return clear and finding.stands_alone and whole
        case ConceptFound() if finding.definition:
            return finding.confidence >= FOUND and _defines(finding)
        case PersonFound():  # whom nobody asks about does no harm
            return finding.rule != HANDLE
        case _:
            return finding.confidence >= FOUND


def _defines(concept: ConceptFound) -> bool:
    """Whether a definition says of what kind the thing is. "Flood fever: cheap loans lure people
    in" is a clause, and "the Tide Fund, a charity in Leeds" is one of many.
    """
    said = concept.definition
    if concept.definition_rule in DOUBTFUL:
        return False
    if concept.definition_rule == "gloss":
        return concept.rule in TRANSLATED
    if is_kind(said, 0, len(said)):
        return True
    is_name = sum(word[0].isupper() for word in concept.term.split()) > 1
    if is_name and not _RELATIVE.search(said):
        return False
    return said.startswith(("a ", "an ")) and concept.definition_rule != "colon"


def _takes_a_clause(finding: StatementFound) -> bool:
    """Whether "that" may follow a cue: it may not in "called it 'a disgrace'", though it may in
    "in Liu's view", where the cue is a noun.
    """
    verb = SPEECH_VERBS.get(finding.cue.lower())
    by_noun = finding.rule in BY_NOUN
    return by_noun or verb is None or verb.takes not in (Takes.OBJECT, Takes.QUOTED, Takes.AS)
