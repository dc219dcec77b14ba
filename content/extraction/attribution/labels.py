"""Blocks that a name labels: replies ("Wise Goose: …") and transcripts."""

import re
from collections import Counter

from content.extraction.attribution.grammar.skeleton import mentions_by_block
from content.extraction.document import Document
from content.extraction.findings import HANDLE, PersonFound
from content.extraction.names.online_names import WRITES
from content.extraction.sentences import is_in_another_script

_LABEL = re.compile(rf"(?P<verb> {WRITES})?[:：] ?(?=[^\s“\"‘«])")
_TURNS = 2  # blocks that open with a name in a transcript


def labelled_blocks(document: Document, people: tuple[PersonFound, ...]) -> frozenset[int]:
    """The blocks of which all is said by whom the label names.

    A name used online labels a reply. Another has to label a second block, for "Liu Wei: a life"
    is a caption. "Wise Goose wrote:" is a label only beside others.
    """
    named: dict[int, int] = {}
    telling: set[int] = set()
    for number, mentions in mentions_by_block(people).items():
        text = document.blocks[number].text
        person, mention = mentions[0]
        label = _LABEL.match(text, mention.whole.end)
        if mention.whole.start == 0 and label and not is_in_another_script(text):
            named[number] = person
            if label["verb"]:
                telling.add(number)
    turns = Counter(person for number, person in named.items() if number not in telling)
    plain = {
        number
        for number, person in named.items()
        if number not in telling and (people[person].rule == HANDLE or turns[person] >= _TURNS)
    }
    online = {number for number in telling if people[named[number]].rule == HANDLE}
    return frozenset(plain | {one for one in online if {one - 1, one + 1} & plain})
