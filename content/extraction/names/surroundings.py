"""What stands directly around a name: titles, native script, a post before it or behind it."""

import re
from dataclasses import dataclass, replace

from content.extraction.names.before_names import before, titles_start
from content.extraction.names.behind_names import behind
from content.extraction.names.descriptions import Description, described, is_finite
from content.extraction.names.native_names import behind_aside
from content.extraction.names.who_clauses import clause
from content.extraction.names.words import Kind, Word, fold
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.titles import HONORIFICS, KIN, POST_NOMINALS

_ROW = re.compile(r"(?: (?:of|from|at) [^,.;:]{1,60}| \([^()]{1,40}\))?(?:,| and| &) ")
_NOMINALS = re.compile(
    rf"(?:,? (?:{'|'.join(sorted(POST_NOMINALS))}|[KQS]\.C\.|Ph\.D\.|M\.P\.)(?![\w’'-]))+"
)
_ORGANISATIONS = ORGANISATIONS | frozenset(one + "s" for one in ORGANISATIONS)
_RANKS = frozenset(
    """
    captain colonel major general admiral commodore lieutenant sergeant corporal commander marshal
    brigadier officer constable inspector superintendent councillor councilor alderman judge justice
    bishop archbishop cardinal senator deputy reader fellow congressman congresswoman representative
    col capt maj lt sgt cmdr supt rep sen
    """.split()
)
# Before a verb.
_ONCE = frozenset("once also still never then now later first often always soon".split())
_BEHIND_OBJECTS = frozenset("for to by about as on".split())
_AUXILIARY = re.compile("(?:ha|i|wa)s$")
_ASIDE_IS_OVER = 30  # characters behind "said" in "The head, Liu Wei said on Monday, was away"
_MEMBERS = frozenset("mp mep msp mla mhk mlc td".split())  # of a parliament
_PEERS = frozenset("lord lady baroness baron viscount viscountess earl countess duke".split())
# Say of somebody only whose they are.
_BESIDE_OTHERS = KIN | frozenset("author co-author colleague friend neighbour successor".split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``start:end`` holds the name and all that stands directly beside it; a clause about the
    person describes, but lies outside.
    """

    start: int
    end: int
    description: Description | None = None
    leading: Description | None = None  # of those who are named next in a row


def surroundings(
    text: str, words: list[Word], first: int, last: int, taken: int, *, full: bool
) -> Surroundings:
    """What stands around the name ``words[first:last]``, behind the offset ``taken`` and within
    the words. Beside a surname alone no name of a body is looked for.
    """
    opens = _behind_late(words, titles_start(words, first))
    start, end = words[opens].start, words[last - 1].end
    post = before(text, words, first, taken)
    if post:
        closed = _ROW.match(text, end) if post.leads else _is_closed(text, end)
        closed = closed or (full and _is_unclosed(text, words, post, last))
        if post.rule == "before-comma" and not closed:
            post = None
        else:
            start = min(start, post.start)
    found = _behind(text, words, first, last, start, post, full=full)
    return replace(found, leading=post) if post and post.leads else found


def _behind(
    text: str,
    words: list[Word],
    first: int,
    last: int,
    start: int,
    post: Description | None,
    *,
    full: bool,
) -> Surroundings:
    """What stands behind a name, together with the ``post`` before it."""
    end = words[last - 1].end
    if words[last - 1].possessive:
        return Surroundings(start, end, post)
    end = _behind_nominals(text, end)
    aside_end = behind_aside(text, end)
    glued = aside_end > end or text[end : end + 3] == " | "
    after = last
    while after < len(words) and words[after].start < aside_end:
        after += 1
    end = aside_end
    found = behind(text, words, after, end, glued=glued and full)
    if found and found.rule == "of-name" and first and words[first - 1].key in _PEERS:
        # "Lord Butler of Brockwell, the minister for trade"
        while after < len(words) and words[after].start < found.end:
            after += 1
        seat_end, found = found.end, behind(text, words, after, found.end, glued=False)
        if not found or found.rule != "apposition":
            return Surroundings(start, seat_end, post)
    if found and found.rule == "apposition" and _says_more(text, post, found):
        return Surroundings(start, max(end, found.end), found)
    if found and (full or found.rule == "apposition"):
        end = max(end, found.end)
        return Surroundings(start, end, _together(post, found))
    member = words[last] if last < after and words[last].key in _MEMBERS else None
    seat = described(text, words, last, last + 1, "nominal") if member else None
    told = clause(text, words, after, end)
    if told and _says_more(text, post, told):
        return Surroundings(start, end, told)
    return Surroundings(start, end, post or told or seat)


def _says_more(text: str, title: Description | None, behind_it: Description) -> bool:
    """Whether a body is named behind a name that has only a rank before it: "Captain Liu, chairman
    of the Harbour Board", "Councillor Liu, who leads the Town Council".
    """
    if title is None or title.text.casefold() not in _RANKS:
        return False
    if text[title.start : title.end].casefold() not in _RANKS:
        return False
    return not _ORGANISATIONS.isdisjoint(fold(word) for word in behind_it.text.split())


def _behind_late(words: list[Word], first: int) -> int:
    """The index where "the late" before a name begins, or that of the name."""
    if first >= 2 and words[first - 1].key == "late" and words[first - 2].key == "the":
        return first - 2 if words[first].joined and words[first - 1].joined else first
    return first


def _behind_nominals(text: str, end: int) -> int:
    """The end of "MP" or ", OBE" behind a name."""
    match = _NOMINALS.match(text, end)
    return match.end() if match else end


def _is_closed(text: str, end: int) -> bool:
    """Whether a comma or the end of the sentence shuts off an apposition: "its head, Liu," but not
    "after the head, Liu spoke".
    """
    aside = behind_aside(text, _behind_nominals(text, end))
    after = text[aside : aside + 2].strip(" ")
    return after[:1] in ("", ",", ".", ";", ":", ")", "(", "’", "'", "”", '"', "?", "!", "—", "–")


def _is_unclosed(text: str, words: list[Word], post: Description, last: int) -> bool:
    """Whether the comma behind an apposition is left out: "The French critic, Liu Wei once wrote",
    "of another poet, Liu Wei for the magazine", but not "The head, Liu Wei said, was away".
    """
    if last >= len(words) or not words[last].joined or words[last].kind is not Kind.LOWER:
        return False
    if words[last].key in _BEHIND_OBJECTS:
        return True
    first = next((n for n, word in enumerate(words) if word.start == post.start), 0)
    fronted = words[first].opens or text[max(0, post.start - 2) : post.start] == ", "
    while last + 1 < len(words) and (words[last].key in _ONCE or words[last].key.endswith("ly")):
        last += 1
    verb = words[last]
    acts = is_finite(verb) or verb.key.endswith(("ed", "s"))
    told = is_finite(verb) and not _AUXILIARY.match(verb.text)
    return fronted and acts and not (told and "," in text[verb.end : verb.end + _ASIDE_IS_OVER])


def _together(post: Description | None, behind_it: Description) -> Description:
    """A post before and a body behind a name are one description: "researcher Mu Li of Y"."""
    if post is None or post.rule == "owner" or post.text.casefold() in _BESIDE_OTHERS:
        return behind_it
    if behind_it.rule not in ("of-body", "of-name", "brackets", "glued"):
        return post if len(post.text) > 3 else behind_it
    if post.text.casefold() in HONORIFICS:
        return behind_it
    return replace(
        behind_it, text=f"{post.text}, {behind_it.text}", start=post.start, former=post.former
    )
