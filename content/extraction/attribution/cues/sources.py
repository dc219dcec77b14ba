"""Where words before a colon say that a quotation comes from: "A comment by Liu reads: “…”"."""

import re

from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, people_at
from content.extraction.vocabulary.speech_cues import WRITTEN_BY

# What somebody has said or written.
SAID = frozenset(
    """
    answer comment entry message note post reply response review statement thread tweet verdict
    warning word words
    """.split()
) | (WRITTEN_BY & frozenset("article blog column commentary essay letter speech".split()))
_GOES = "reads|read|runs|ran|goes|went|says|said|was|is"
_READS = re.compile(rf"(?:, )?(?:(?:simply|only|just) )?(?:{_GOES})?")
_NOUN = re.compile(r"(?:[eW]?[axW#]{0,2})[xNBW],?$")


def source_before(sentence: Sentence, colon: int) -> tuple[Subject, tuple[int, int]] | None:
    """Who is the source of what stands behind a colon, and the tokens of the cue."""
    shape = sentence.shape
    for at in range(colon - 1, max(0, colon - 12), -1):
        token = sentence.tokens[at]
        if token.word not in ("by", "from") or not (named := people_at(sentence, at + 1)):
            continue
        subject, last = named
        behind = " ".join(one.word for one in sentence.tokens[last:colon])
        came = token.word == "from" and sentence.tokens[at - 1].word in ("came", "comes")
        if came and last == colon:
            return subject, (at - 1, at + 1)
        noun = at - 1 - (shape[at - 1] == ",")
        plain = _NOUN.fullmatch(shape, 0, at) is not None
        if plain and sentence.tokens[noun].word in SAID and _READS.fullmatch(behind):
            return subject, (noun, noun + 1)
        return None
    return None
