"""The verb of an attribution, in the forms that questions need.

A brief writes a cue as its sentence has it: "argues", "claim" (of two people), "boasted", "calls
for".
"""

import re
from dataclasses import dataclass

from learning.questions.phrases import tells_clause

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
            ("agree", "agreed"),
            ("rise", "rose"),
            ("swear", "swore"),
            ("undertake", "undertook"),
            ("run", "ran"),
            ("take", "took"),
            ("teach", "taught"),
        ),
    )
}
# Bare verbs that lost a silent "e" before "-ed": conclude, observe, describe, but not explain.
_SILENT_E = re.compile(
    r"(v|[^e]am|[^e]ed|c|u|z|[^s]s|[dr]g|[^e]at|ud|um|[^e]ar|[^a]in|id|ut|ib|ur|ot|ik)$"
)
_DOUBLED = re.compile(r"([^aeiouls])\1$")  # admit, refer
_BE = ("is", "are", "was", "were")
NOUNS = frozenset(("maxim", "motto", "saying", "view", "opinion", "belief"))

# Verbs with an object instead of a clause: "called the plan a disgrace".
_WITH_OBJECT = frozenset(
    (
        *(
            "accuse",
            "attack",
            "attribute",
            "brand",
            "call",
            "characterise",
            "characterize",
            "compare",
        ),
        *("condemn", "criticise", "criticize", "defend", "denounce", "deride", "describe"),
        *("dismiss", "dub", "hail", "label", "liken", "praise", "put", "term", "welcome"),
        *("back", "blame", "favor", "favour", "oppose", "regard", "support", "treat"),
    )
)
# Verbs with a clause or a thing: "stressed that quays are short", "stressed the need for quays".
TAKING_THINGS = frozenset(
    (
        *("accept", "acknowledge", "advocate", "affirm", "announce", "anticipate", "bemoan"),
        *("confirm", "consider", "declare", "deem", "demand", "demonstrate", "deny", "deplore"),
        *("detect", "disclose", "dispute", "doubt", "emphasise", "emphasize", "envisage"),
        *("explain", "fear", "find", "forecast", "foresee", "highlight", "judge", "lament"),
        *("mention", "note", "observe", "predict", "prefer", "promise", "propose", "question"),
        *("reaffirm", "recall", "recognise", "recognize", "recommend", "regret", "reiterate"),
        *("reject", "remember", "repeat", "report", "request", "reveal", "see", "show", "stress"),
        *("suggest", "underline", "underscore", "understand", "want"),
    )
)
DENYING = frozenset(("deny", "dispute", "doubt", "reject"))
_ASKING = frozenset(("ask", "inquire", "enquire", "question", "wonder"))
_INDIRECT = re.compile(r"(?:whether|if|why|how|who|whom|what|when|where|which)\b")
_GERUND = re.compile(r"(?:having|being) ", re.IGNORECASE)
# Verbs of what somebody wants of others, "asked the port to buy barges", and promises to do.
_ORDERING = frozenset(
    (
        *("advise", "appeal", "ask", "beg", "call", "encourage", "exhort", "expect", "implore"),
        *("instruct", "order", "request", "require", "tell", "urge", "want"),
    )
)
_PROMISING = frozenset(
    (
        *("agree", "demand", "intend", "offer", "pledge", "promise", "propose", "refuse", "swear"),
        *("threaten", "undertake", "vow"),
    )
)
# No clause: its verb would come before "to".
_TO_DO = re.compile(
    r"(?:(?!(?:is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|may|might|must|"
    r"shall|should|needs?|ought|that)\b)[^\s,;]+ ){0,8}(?:not )?to [a-z]",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:not )?to [a-z]", re.IGNORECASE)
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
        if verb == "did":
            return cls("do", rest, past=verb)
        if verb in ("has", "does"):
            return cls("have" if verb == "has" else "do", rest)
        if verb == "would":
            return cls(verb, rest, past=verb)
        if verb in _BE:
            return cls("be", rest, past=verb if verb in ("was", "were") else "")
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
        if self.base == "be":
            pair = ("was", "were") if self.past else ("is", "are")
            return f"{pair[plural]} {self.rest}".rstrip()
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
        if self.base == "be":
            verb, _, rest = self.finite(plural=plural).partition(" ")
            return f"{verb} {subject} {rest}".rstrip()
        if self.base == "would":
            return f"would {subject} {self.rest}"
        auxiliary = "did" if self.past else "do" if plural else "does"
        return f"{auxiliary} {subject} {self.base} {self.rest}".rstrip()


def takes_no_that(cue: Cue, text: str) -> bool:
    """Whether a statement follows its cue as it is: "called for a ban", "described the plan as
    dear", "asked whether it rained", "denied having slept", "asked Wang Li to stay", "promised to
    stay", "stressed the need for quays".
    """
    if cue.rest in PREPOSITIONS or (cue.base in _WITH_OBJECT and not cue.rest):
        return True
    if cue.base in _ASKING | DENYING and _INDIRECT.match(text):
        return True
    if text and cue.base in TAKING_THINGS and not cue.rest and not tells_clause(text):
        return True
    gerund = cue.base in DENYING and _GERUND.match(text)
    orders = cue.base in _ORDERING or (cue.base, cue.rest) == ("would", "like")
    ordered = orders and _TO_DO.match(text)
    promised = (orders or cue.base in _PROMISING) and _TO.match(text)
    return bool(gerund or ordered or promised)


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
