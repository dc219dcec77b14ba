"""Where a text names its terms."""

import time

from content.extraction.document import Block, Document
from content.extraction.terms.mentions import Mentions


def places(text: str, *names: str) -> list[str]:
    document = Document((Block(text),))
    return [document.words(one) for one in Mentions(document).of(names)]


def test_a_name_is_found_as_a_whole_and_in_the_plural() -> None:
    text = "Port fees: a port fee, port feed, PORT FEES; two ports, a report, a port’s fee."
    assert places(text, "port fee") == ["Port fees", "port fee", "PORT FEES"]
    assert places(text, "port") == ["Port", "port", "port", "PORT", "ports", "port"]
    assert places("The R&D of a U.S. port, and R&Ds.", "R&D", "U.S.") == ["R&D", "U.S.", "R&Ds"]


def test_very_many_names_with_one_first_word_take_seconds_at_most() -> None:
    mentions = Mentions(Document((Block("The port fee is low. "),) * 16_000))
    before = time.process_time()
    found = [mentions.of([f"port duty {n}"]) for n in range(8_000)]
    assert time.process_time() - before < 2
    assert not any(found)
