"""A valid brief, functions that put mistakes into it, and the reported problems."""

import pytest

from content.formats.lilun import BriefError, read_brief

BRIEF = """\
slug: rice
title: A small brief
passages:
- slug: first
  text: Ningbo lives by its port, says Wang Li. The port feeds Ningbo.
people:
- slug: wang-li
  at: first
  words: Wang Li
  name: Wang Li
concepts:
- slug: port
  at: first
  words: port
  occurrence: 1
  term: port
- slug: feeding
  at: first
  words: feeds
  term: feeding
quotes:
- slug: living
  at: first
  words: Ningbo lives by its port
  speakers:
  - wang-li
  text: Ningbo lives by its port
listings:
- slug: needs
  at: first
  words: Ningbo lives
  lead_in: Ningbo needs
  category: a need
  items:
  - slug: port
    at: first
    words: its port
    text: a port
facts:
- slug: place
  at: first
  words: Ningbo lives
  kind: place
  value: Ningbo
  statement: The port is in Ningbo
relations:
- slug: feeds
  at: first
  words: The port feeds
  source: port
  label: leads-to
  target: feeding
"""


EXTRA = {  # the last lines of items, after which lines can be added
    "people": "  name: Wang Li\n",
    "concepts": "  term: feeding\n",
    "quotes": "  text: Ningbo lives by its port\n",
    "listings": "    text: a port\n",
    "facts": "  statement: The port is in Ningbo\n",
    "relations": "  target: feeding\n",
}


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(BriefError) as caught:
        read_brief(text, name="rice.yaml")
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str) -> str:
    assert BRIEF.count(old) == 1
    return BRIEF.replace(old, new)


def added(family: str, lines: str) -> str:
    return changed(EXTRA[family], EXTRA[family] + lines)
