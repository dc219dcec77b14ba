"""Whether words say of what class a thing is: "a method of", "the tax that"."""

import re

from content.extraction.terms.grammar.words import CLASS_NOUNS

_CLASS = re.compile(
    r"(?:an?|the|any|one of the) (?:[\w’'-]+ ){0,4}?(?P<noun>[\w-]+)"
    r"(?: (?P<next>of|that|which|for|in|by|used|where|whereby|to|on|with|under|designed|made|"
    r"consisting|based|between|from|whose|characterised|characterized|levied|paid|set|and|or|"
    r"an?|somebody|people|they|we|you)\b|[,.;:)—–])"
)
_MADE = ("used", "designed", "made", "consisting", "characterised", "characterized", "levied")
_ACTIONS = ("ing", "tion", "sion", "ment", "ance", "ence", "ity", "age", "al")
_RELATIVE = re.compile(
    r"(?:[\w’'-]+ ){2,7}?"
    r"(?:that|which|whose|where|(?:in|by|at|to|on|from|under|with|through) which) "
)
_BY_SOMEBODY = re.compile(
    r"an? (?:[\w’'-]+ ){1,3}?(?:\w+ed|made|built|held|kept|run|paid|given|set) "
    r"(?:by|for|to|from|with|between|on|in) "
)
_PLURAL = re.compile(
    r"(?!(?:holds|says|argues|means|shows|claims|states|feels|finds|knows|sees|hopes|fears|denies|"
    r"adds|notes|warns|insists|stipulates|but|and|or|as|is|was|has|does) )"
    r"(?:[a-z][\w’'-]* ){0,2}[a-z][\w’'-]*s (?:that|which|who|whose|(?:in|from|under) which|made|"
    r"paid|given|set|kept|used|held|grown|designed|run|owned|sold|issued|taken|built|flown|put|left|"
    r"meant|intended|required|levied|charged|promised|owed) "
)
_A_WORD = re.compile(
    r"an? (?:\w+ )?(?:term|word|phrase|slogan|concept|notion|expression|buzzword|catchphrase|label)"
    r" (?:that|which|coined|used|first|borrowed|made|invented|introduced|for|from)\b"
)


def is_class(text: str, start: int) -> bool:
    """Whether a noun for a class of things comes, or one for an action: "the blocking of"."""
    match = _CLASS.match(text, start)
    if not match:
        return False
    noun = match["noun"].casefold()
    if {noun, noun.removesuffix("s"), noun.removesuffix("es")} & CLASS_NOUNS:
        return True
    return (match["next"] == "of" and noun.endswith(_ACTIONS)) or match["next"] in _MADE


def is_told_apart(text: str, start: int, end: int) -> bool:
    """Whether a relative clause tells the thing from others: "a reaction in which …"."""
    return bool(_RELATIVE.match(text, start, end))


def is_made(text: str, start: int) -> bool:
    """Whether a participle tells a thing from others: "a counter shared by"."""
    return bool(_BY_SOMEBODY.match(text, start))


def is_plural_kind(text: str, start: int) -> bool:
    """Whether several things of a kind are told apart: "payments made to the poor"."""
    return bool(_PLURAL.match(text, start))


def is_a_word(text: str, start: int) -> bool:
    """Whether the thing is only said to be a term, without what it means."""
    return bool(_A_WORD.match(text, start))
