"""Lines that a site or a page puts around a text, and the marks of notes within it."""

import re
from collections import defaultdict
from collections.abc import Iterable

_NETWORKS = (
    "Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Telegram|Threads|Twitter|WhatsApp|X|YouTube"
)
_LONGEST = 160  # characters
_SITE_LINE = re.compile(
    r"(?:\[edit(?: source)?\]|From Wikipedia, the free encyclopedia|Jump to (?:navigation|search|"
    r"content)\b.*"
    r"|(?:Main articles?|Further information|See also|Read (?:more|next|also)|Also read|"
    r"More on this|Related(?: (?:articles?|stories|posts?|topics?|coverage))?|You may also like|"
    r"Don[’']t miss): \S.*"
    r"|For other uses, see .*|Not to be confused with .*"
    r"|This (?:article|section) (?:needs additional|does not cite|relies (?:largely|too)|"
    r"has multiple|may require|is a stub).*"
    r"|Categor(?:y|ies): .*|Media related to .* at Wikimedia Commons"
    r"|This page was last (?:edited|modified) on .*"
    r"|Advertisements?|Story continues below(?: advertisement)?|Most (?:read|popular)|Top stories"
    r"|Share (?:this )?(?:article|story|post|page|on .*)|Share this|Listen to this article"
    r"|(?:Sign up|Subscribe) (?:to|for) (?:our|the|this) .*\bnewsletters?\b.*"
    rf"|Follow (?:us|me|[@\w]+(?: \w+)?) on (?:{_NETWORKS})\b.*"
    r"|(?:©|\(c\)|Copyright(?: ©)?) ?(?:19|20)\d\d\b.*|All rights reserved\.?"
    r"|\d+ comments?|comments? \(\d+\)|Leave a (?:comment|reply)|Reply [·|•].*"
    r"|Posted (?:on|at|in) .*|Posted by [a-z].*|Filed under:? .*|Tags?: .*|Tagged(?: with|:) .*"
    r"|(?:Please )?[Cc]lick here (?:to|for) .*|Page \d{1,4}(?: of \d{1,4})?"
    rf"|(?:(?:{_NETWORKS}|Tweet|Share|Email|E-mail|Print|Pinterest|Reddit|Pocket|Like|Copy link)"
    r"(?:[ ·|•,]+|$)){2,})",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^\d{1,4}\b[ |·–—-]*|[ |·–—-]*\b\d{1,4}$")
_OFTEN = 3
_LONGEST_HEAD = 90  # characters
_TEMPLATE = (
    r"citation needed|failed verification|clarification needed|better source needed|"
    r"verification needed|dubious – discuss|when\?|who\?|by whom\?|edit|edit source"
)
_MARK = re.compile(
    r"(?<=[\w.,;:!?\"”’)])"
    r"(?:\[(?:(?:note |nb )?\d{1,3}|" + _TEMPLATE + r")\](?:: ?\d{1,4}(?:[–-]\d{1,4})?\b)?){1,9}"
    r"|(?<=[.,;:!?\"”)])\[[a-z]\]"
    # "The port was safe.12 We agree."
    r"|(?<=[a-z]{4}\.)\d{1,3}(?= [A-Z“\"]|$)|(?<=[a-z][.,][”\"])\d{1,3}(?=\s|$)",
    re.MULTILINE,
)


def is_site_line(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_SITE_LINE.fullmatch(text))


def without_note_marks(text: str) -> str:
    """The text without "[12]", "[citation needed]" and the like behind its words."""
    return _MARK.sub("", text)


def running_lines(texts: Iterable[str]) -> set[str]:
    """The lines that stand on several pages, each time with another number of the page."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        if len(text) <= _LONGEST_HEAD and _PAGE_NUMBER.search(text):
            found[_PAGE_NUMBER.sub("", text, count=1)].add(text)
    return {
        line
        for head, lines in found.items()
        if head and any(map(str.isalpha, head)) and not head.endswith(".") and len(lines) >= _OFTEN
        for line in lines
    }
