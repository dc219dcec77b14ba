"""The verb of an attribution, in the forms that questions need.

A brief writes a cue as its sentence has it: "argues", "claim" (of two people), "boasted", "calls
for".
"""

import re
from dataclasses import dataclass

PASTS = {
    past: base
    for base, past in (
        *(("tell", "told"), ("say", "said"), ("see", "saw"), ("hold", "held"), ("write", "wrote")),
        *(("find", "found"), ("think", "thought"), ("argue", "argued"), ("note", "noted")),
        *(("become", "became"), ("begin", "began"), ("bring", "brought"), ("build", "built")),
        *(("drive", "drove"), ("fall", "fell"), ("give", "gave"), ("grow", "grew")),
        *(("keep", "kept"), ("lead", "led"), ("leave", "left"), ("make", "made")),
        *(
            ("mean", "meant"),
            ("rise", "rose"),
            ("run", "ran"),
            ("take", "took"),
            ("teach", "taught"),
        ),
    )
}
# Bare verbs that lost a silent "e" before "-ed": conclude, observe, describe, but not explain.
_SILENT_E = re.compile(r"(v|c|u|z|[^s]s|[dr]g|[^e]at|ud|um|[^e]ar|[^a]in|id|ut|ib|ur|ot)$")
_DOUBLED = re.compile(r"([^aeiouls])\1$")  # admit, refer
NOUNS = frozenset(("maxim", "motto", "saying", "view", "opinion", "belief"))

PREPOSITIONS = frozenset(("for", "on", "in", "to", "of", "according", "against"))


@dataclass(frozen=True, slots=True)
class Cue:
    """``base`` is the bare verb; ``rest`` is what follows it ("for", "the study session")."""

    base: str
    rest: str = ""
    past: str = ""  # the verb as it is written in the past

    @classmethod
    def parse(cls, text: str) -> "Cue":
        verb, _, rest = text.removesuffix(" that").partition(" ")
        verb = verb.lower()
        if verb in ("has", "does"):
            return cls("have" if verb == "has" else "do", rest)
        if verb in PASTS:
            return cls(PASTS[verb], rest, past=verb)
        if len(verb) > 4 and verb.endswith(("ied", "ies")):
            return cls(verb[:-3] + "y", rest, past=verb if verb.endswith("ied") else "")
        if verb.endswith("ed"):
            return cls(_bare(verb[:-2]), rest, past=verb)
        if verb.endswith(("sses", "shes", "ches")):
            return cls(verb[:-2], rest)
        return cls(verb.removesuffix("s") if not verb.endswith("ss") else verb, rest)

    def finite(self, *, plural: bool) -> str:
        """The verb after its subject: "argues", "argue", "boasted"."""
        stem = self.base[:-1] + "i" if re.search("[^aeiou]y$", self.base) else self.base
        if self.past or plural:
            verb = self.past or self.base
        elif self.base == "have":
            verb = "has"
        else:
            verb = stem + ("es" if stem.endswith(("s", "sh", "ch", "i", "o")) else "s")
        return f"{verb} {self.rest}".rstrip()

    def asked(self, subject: str, *, plural: bool) -> str:
        """The verb in a question, around its subject: "does Ma Xiaohe argue"."""
        auxiliary = "did" if self.past else "do" if plural else "does"
        return f"{auxiliary} {subject} {self.base} {self.rest}".rstrip()


def _bare(stem: str) -> str:
    """The bare verb of which "-ed" left ``stem``."""
    if len(stem) > 3 and _DOUBLED.search(stem):
        return stem[:-1]
    return f"{stem}e" if _SILENT_E.search(stem) else stem


def is_noun(cue: str) -> bool:
    """Whether a cue is a noun that names the statement ("maxim")."""
    return cue.split()[-1:] != [] and cue.split()[-1] in NOUNS


def is_preposition(cue: str) -> bool:
    """Whether a cue stands before its speaker instead of a verb: "according to", "in
    their mind".
    """
    return cue.split(" ")[0] in PREPOSITIONS
