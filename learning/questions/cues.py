"""The verb of an attribution, in the forms that questions need.

A brief writes a cue as its sentence has it: "argues", "claim" (of two people), "boasted", "calls
for".
"""

import re
from dataclasses import dataclass

PASTS = {
    "told": "tell",
    "said": "say",
    "saw": "see",
    "held": "hold",
    "wrote": "write",
    "found": "find",
    "thought": "think",
    "argued": "argue",
    "noted": "note",
    "urged": "urge",
    "stated": "state",
    "proposed": "propose",
    "announced": "announce",
    "described": "describe",
    "believed": "believe",
}
NOUNS = frozenset(("maxim", "motto", "saying", "view", "opinion", "belief"))

PREPOSITIONS = frozenset(("for", "on", "in", "to", "of", "according", "against"))


@dataclass(frozen=True, slots=True)
class Cue:
    """``base`` is the bare verb; ``rest`` is what follows it ("for", "the study session")."""

    base: str
    rest: str = ""
    past: bool = False

    @classmethod
    def parse(cls, text: str) -> "Cue":
        verb, _, rest = text.removesuffix(" that").partition(" ")
        verb = verb.lower()
        if verb in PASTS:
            return cls(PASTS[verb], rest, past=True)
        if len(verb) > 4 and verb.endswith(("ied", "ies")):
            return cls(verb[:-3] + "y", rest, past=verb.endswith("ied"))
        if verb.endswith("ed"):
            return cls(verb[:-2], rest, past=True)
        if verb.endswith(("sses", "shes", "ches")):
            return cls(verb[:-2], rest)
        return cls(verb.removesuffix("s") if not verb.endswith("ss") else verb, rest)

    def finite(self, *, plural: bool) -> str:
        """The verb after its subject: "argues", "argue", "boasted"."""
        stem = self.base[:-1] + "i" if re.search("[^aeiou]y$", self.base) else self.base
        if self.past:
            verb = next((past for past, base in PASTS.items() if base == self.base), "")
            verb = verb or stem + "ed"
        elif plural:
            verb = self.base
        else:
            verb = stem + ("es" if stem.endswith(("s", "sh", "ch", "i")) else "s")
        return f"{verb} {self.rest}".rstrip()

    def asked(self, subject: str, *, plural: bool) -> str:
        """The verb in a question, around its subject: "does Ma Xiaohe argue"."""
        auxiliary = "did" if self.past else "do" if plural else "does"
        return f"{auxiliary} {subject} {self.base} {self.rest}".rstrip()


def is_noun(cue: str) -> bool:
    """Whether a cue is a noun that names the statement ("maxim")."""
    return cue.split()[-1:] != [] and cue.split()[-1] in NOUNS


def is_preposition(cue: str) -> bool:
    """Whether a cue stands before its speaker instead of a verb: "according to", "in
    their mind".
    """
    return cue.split(" ")[0] in PREPOSITIONS
