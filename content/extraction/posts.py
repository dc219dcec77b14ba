"""A person's post, taken apart into the role and the body; only what may be asked of it."""

import re

from content.extraction.sentences import WORD_OF_LETTERS
from content.extraction.vocabulary.bodies import BODIES_OF_ONE_WORD, ORGANISATIONS
from content.extraction.vocabulary.places import PEOPLES, PLACES
from content.extraction.vocabulary.titles import (
    EMPLOYED,
    HOLDS,
    KIN,
    OCCUPIES,
    POST_TITLES,
    is_calling,
)

# Posts that are held of a place: "governor of Bali", "France's interior minister".
OF_PLACES = frozenset(
    """
    minister premier president governor mayor secretary king queen emperor chancellor
    commissioner senator prefect leader chief
    """.split()
)
MOST_WORDS = 8  # of a role
# Who is sent or gives advice to a body or a country does not work for it: "envoy to Sudan".
_SENT = re.compile(
    r"\b(?:ambassador|envoy|emissary|consul|high commissioner|representative|delegate|liaison|"
    r"adviser|advisor|aide|assistant|counsell?or)\b",
    re.IGNORECASE,
)
# What one is to another person.
_TO_OTHERS = frozenset(
    "student pupil colleague collaborator co-author disciple successor counterpart rival".split()
)
# An abbreviation in brackets, whether they are closed or not; a second post; a date.
_BRACKETED = re.compile(r"\s*\([^()]*(?:\)|$)")
_FURTHER = re.compile(
    r",? (?:that|which|(?:and|but) (?:once|formerly|later|previously|before that|an?|the)|"
    r"(?:since|until|from|in) \d{4}|for (?:\d+|[a-z]+) (?:years|decades|months))\b.*$"
)
_COMMA = re.compile(r"^(?P<role>[^,]+), (?:the )?(?P<body>[A-Z].+)$")
_AT = re.compile(r"^(?P<role>.+?),? (?:at|with) (?:the )?(?P<body>(?:[a-z-]+ ){0,2}[A-Z].+)$")
_OF = re.compile(r"^(?P<role>.+?),? (?:of|for|in|to) (?:the )?(?P<body>[A-Z].+)$")
_POSSESSIVE = re.compile(r"^(?P<body>[A-Z].*?)(?:s['’]|['’]s) (?P<role>.+)$")
_LAST = re.compile(r"^(?P<body>[A-Z].*?),? (?P<role>(?:[a-z-]+ ){0,3}[a-z-]+)$")
_UNNAMED_BODY = re.compile(
    r" (?:of|at|in|for) (?:the|an?|its|his|her|their) (?:[\w-]+ ){0,4}(?:company|firm|group|body|"
    r"agency|association|party|union|charity|bank|institute|university|school|college|board)$"
)
_FIRST = re.compile(r"^(?:an?|the) ")
_SUBJECT = re.compile(r"[A-Z]\w+ (?:in|of) [A-Z]")
_EPITHET = re.compile(r"(?:Old|Young|Little|Great) [A-Z]\w+$")  # "Old Master"
_COMMON_NOUN = re.compile(r"^(?:[a-z-]+ ){1,3}(?=[A-Z])")  # "consultancy Hill Partners"


def split_post(post: str) -> tuple[str, str]:
    """The role and the body of "professor of law at X", "X former vice-president" or "X".

    "" for what it does not name, and for what cannot be asked: a bare title, a relative, a calling
    without a body, a body that no word of it shows to be one.
    """
    post = _FIRST.sub("", _FURTHER.sub("", _BRACKETED.sub("", post)).strip(" ,;"))
    words = WORD_OF_LETTERS.findall(post)
    if not words or set(map(str.lower, words)) & KIN or _EPITHET.match(post):
        return "", ""
    if words[0].lower() in EMPLOYED | HOLDS | OCCUPIES:
        found = _AT.match(post) or _OF.match(post)
        return "", _body(found["body"]) if found else ""
    sent = _is_sent(post)
    for form in (_COMMA, _AT, *(() if sent else (_OF,)), _POSSESSIVE, _LAST):
        found = form.match(post)
        if found and (_is_role(found["role"]) or (form is _AT and _is_named_post(found["role"]))):
            role, body = found["role"].strip(" ,"), _body(found["body"], found["role"])
            if form is _COMMA and role.rpartition(" ")[2] in _TO_OTHERS:
                return "", body  # "his former student, now at": not of that body
            if body:
                return role, body
    if sent:
        return (post, "") if _is_role(post) else ("", "")
    if body := _body(post):
        return "", body
    if _UNNAMED_BODY.search(post):
        return "", ""
    if _POSSESSIVE.match(post):  # "Utility's chief executive": the name of the body is cut short
        return "", ""
    if words[-1].lower() == "counterpart":
        return "", ""  # of whom?
    return (post, "") if _is_role(post) and 1 < len(words) <= MOST_WORDS else ("", "")


def _is_sent(post: str) -> bool:
    """Whether a post is a role that names whom it is held with, "ambassador to China", or the
    country that it is held for: "France's ambassador", "ambassador of France".
    """
    role, to, _ = post.partition(" to ")
    if to:
        return bool(_SENT.search(role))
    owned = _POSSESSIVE.match(post) or _OF.match(post)
    words = WORD_OF_LETTERS.findall(owned["body"].lower()) if owned else ()
    return bool(owned and _SENT.search(owned["role"]) and {*words} <= PLACES | {"of", "and"})


def _is_role(text: str) -> bool:
    """Whether a text is a post: "Deputy Minister", "senior fellow", "professor of law"."""
    words = [word.lower() for word in WORD_OF_LETTERS.findall(text)]
    names_one = any(is_calling(word, guess=True) or word in POST_TITLES for word in words)
    return names_one and len(words) <= MOST_WORDS


def _is_named_post(text: str) -> bool:
    """A post that its capital shows before the body: "Reader in Criminology"."""
    words = WORD_OF_LETTERS.findall(text)
    bodies = any(word.lower() in ORGANISATIONS for word in words)
    return bool(_SUBJECT.match(text)) and not bodies and len(words) <= MOST_WORDS


def _body(text: str, role: str = "") -> str:
    """The name of a body, if a text is one; of a place, where the role is held of places."""
    text = _COMMON_NOUN.sub("", text.strip(" ,"))
    words = WORD_OF_LETTERS.findall(text)
    known = {word.lower() for word in words}
    if not words or not words[0][0].isupper():
        return ""
    of_role = {word.lower() for word in WORD_OF_LETTERS.findall(role)}
    if of_role & OF_PLACES and known <= PLACES | {"of", "and"} and not known <= PEOPLES:
        return text
    if len(words) == 1:
        return text if words[0].isupper() or words[0].lower() in BODIES_OF_ONE_WORD else ""
    named = any(word.lower() in ORGANISATIONS and word[0].isupper() for word in words)
    return text if named and not is_calling(words[-1]) else ""
