"""The kind of a concept, such as "industry": given in its brief, or guessed from its term."""

import re
from collections.abc import Iterator

from content.material import Concept

# The nouns, in the singular, that tell the kind of a term which ends in them.
_NOUNS = {
    "industry": "agriculture business farming fishery industry manufacturing mining retail sector "
    "tourism trade",
    "institution": "academy agency association authority bank board bureau college commission "
    "committee company congress corporation council court department firm foundation government "
    "institute institution ministry office organisation organization parliament party school "
    "university",
    "meeting": "conference convention forum meeting plenum session summit",
    "policy": "campaign drive incentive initiative opening plan policy programme program project "
    "reform sanction strategy subsidy tariff tax",
    "doctrine": "belief creed doctrine dogma hypothesis ideology maxim philosophy principle theory "
    "thesis thought",
    "model": "arrangement economy framework market mechanism model order paradigm regime scheme "
    "structure system",
    "factor": "asset capital cause condition driver element factor force ingredient input labour "
    "labor land resource",
    "measure": "coefficient competitiveness cost curve deficit efficiency frequency gap income "
    "index indicator interval level output percentage price productivity quality rate ratio "
    "retention score share speed stability strength surplus yield",
    "effect": "advantage benefit bias effect illusion phenomenon",
    "method": "algorithm approach experiment method practice procedure schedule study technique "
    "test",
    "technology": "automation computer device equipment infrastructure innovation intelligence "
    "invention machine network platform robot software technology tool",
    "period": "age century decade dynasty epoch era month period phase season stage year",
    "event": "accession breakthrough collapse crisis election event miracle recession revolution "
    "transition upheaval war",
    "group": "adult cadre class clan community elite expert family farmer generation group leader "
    "learner minority participant people person population scholar scientist student team tribe "
    "worker",
    "document": "act agreement charter circular constitution decree document guideline law "
    "regulation report rule standard statute treaty",
    "place": "area city coast county country district island nation port province region river "
    "town village zone",
}
_KINDS = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_HEAD_ENDS = re.compile(r"\b(?:among|between|by|for|from|in|of|on|with)\b")


def kind_of(concept: Concept) -> str:
    """The given kind, else the guessed one; "" if the term gives no hint."""
    return concept.kind or guessed_kind(concept.term)


def guessed_kind(term: str) -> str:
    """The kind that the head noun of a term suggests, such as "policy" for "policy of reform"."""
    head, *_ = _HEAD_ENDS.split(term.casefold().strip("‘’“”'\" "))
    words = re.findall(r"[^\W\d_]+", head)
    if not words:
        return ""
    known = (_KINDS[form] for form in _singulars(words[-1]) if form in _KINDS)
    return next(known, "doctrine" if len(words[-1]) > 5 and words[-1].endswith("ism") else "")


def _singulars(word: str) -> Iterator[str]:
    """The word, and what it may be the plural of."""
    yield word
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
