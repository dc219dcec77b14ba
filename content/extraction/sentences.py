"""Where the sentences of a paragraph begin and end."""

import re

# Abbreviations before a capital or a number; with one letter, an initial.
BEFORE_A_NAME = frozenset(
    """
    mr mrs ms mx dr prof profs gen lt col capt cmdr sgt maj rev hon fr sr st sen rep gov amb messrs
    pres supt ret vs cf no nos vol vols art arts sec fig figs para paras ch chap p pp ed eds al op
    cit
    """.split()
)
# Abbreviations inside a sentence, which ends after them only before a capital.
INSIDE = frozenset(
    "e.g i.e etc inc ltd co corp a.m p.m u.s u.k u.n e.u approx jan feb mar apr aug "
    "sept oct nov dec jr sr ph.d b.a m.a".split()
)
# "The U.S. Department of Defense", "a U.N. envoy": after these no sentence ends before such a noun.
_OF_STATES = frozenset("u.s u.k u.n e.u".split())
_OF_A_STATE = re.compile(
    r"\s+(?:Agency|Air|Ambassador|Army|Attorney|Bureau|Census|Charter|Children|Coast|Commission|"
    r"Congress|Constitution|Convention|Council|Court|Customs|Department|Embassy|Environment|Federal|"
    r"Fish|Food|Foreign|Forest|General|Geological|Government|High|House|Justice|Marine|National|Navy|"
    r"Office|Patent|President|Secretar(?:y|iat)|Security|Senate|Senator|Special|State|Supreme|Trade|"
    r"Treasury)\b"
)
# A word, with what hyphens and apostrophes join to it.
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
WORD_OF_LETTERS = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
# A note behind a sentence: "bread is dear.[12] Then", "bread is “dear”.3 Then".
NOTE = re.compile(
    r"(?<=[.!?,;:\"”’»)\w])(?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\])+"
    r"|(?<=[^\W\d_][.!?])\d{1,3}(?= [A-Z\"“‘(]|$)|(?<=[.!?,][\"”’])\d{1,3}(?=\s|$)"
    r"|(?<=[^\W\d_][\"”’][.!?,])\d{1,3}(?=\s|$)"
)
# In which language a page is that a post links to: "writes [fr]:", "Liu [es, en]".
LANGUAGE = re.compile(
    r"(?<=[\w”\"’'])\s?[\[(](?i:(?:in )?(?:ar|arabic|be|bg|bn|cn|cs|de|el|eng?|english|es|fa|fr|"
    r"french|ger|german|gr|he|hi|hu|hy|id|it|ja|jp|ka|km|ko|kr|mg|mk|ms|my|ne|nl|pl|pt(?:-br)?|ro|rus?|"
    r"russian|sq|sr|sw|ta|th|tr|uk|ur|vi|zh|chinese|spanish|portuguese)(?:, ?|/| and |(?=[\])])))+"
    r"[\])]"
)
_END = re.compile(rf"[.!?…]+[\"'”’»)\]“]*(?:{NOTE.pattern})?(?=\s|$)|[。！？]+[”’」』）]*")
_LONGEST_ABBREVIATION = 20
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]+$")
_OPENS = re.compile(r"\s+[\"'“‘«(\[]*(?=[A-Z0-9À-ÖØ-Þ]|[^\x00-ɏ])")


def sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of each sentence, without the space around it; a colon ends none."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            found.append(_trimmed(text, start, end.end()))
            start = end.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return found


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    if end[0][0] in "。！？":
        return True
    if end.end() == len(text):
        return True
    if not _OPENS.match(text, end.end()):
        return False
    if not end[0].startswith("."):
        return True
    near = max(start, end.start() - _LONGEST_ABBREVIATION)
    before = _WORD_BEFORE.search(text, near, end.start())
    word = before[0].casefold() if before else ""
    if word in BEFORE_A_NAME or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in _OF_STATES and _OF_A_STATE.match(text, end.end()):
        return False
    return word not in INSIDE or bool(re.match(r"\s+[A-Z]", text[end.end() :]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def is_in_another_script(text: str) -> bool:
    """Whether at most half the letters of a text are Latin, as in Chinese that names a "VPN"."""
    return 2 * len(_LATIN.findall(text)) <= len(_LETTER.findall(text))


# Words of grammar that are of one language; "in", "a", "as", "do", "no", "on" are of several.
_ENGLISH = frozenset(
    """
    the and of to that with from this have they which not are were for his her their it by you my
    she he been has would is be or but we our at what there will
    """.split()
)
_OF_OTHERS = frozenset(
    """
    le la les des du de et que qui un une est pas pour dans sur au aux avec ce cette nous vous plus
    à ou mais sont leur même tout el los las del y en por para con una es se lo su al como pero
    e o os um uma não em da dos das ao
    der die das und ist nicht den dem mit von zu auf ein eine für sich auch il che di è per non sono
    della dei gli nel het een van dat niet zijn op te ik och att det som är på av på og til ikke
    nie się że jest na w z i do to jak ale po dan yang untuk ini itu dengan tidak di ke ya wa kwa ni
    bir ve bu için da ki nu și să din
    """.split()
) - frozenset("to do".split())
_FEWEST, _FEWEST_ALONE = 3, 2  # such words that show another language, beside English ones or not


def is_in_another_language(text: str) -> bool:
    """Whether a text is no English, by its script or by its words of grammar."""
    if is_in_another_script(text):
        return True
    words = [word.casefold() for word in WORD_OF_LETTERS.findall(text)]
    of_others = sum(word in _OF_OTHERS for word in words)
    english = sum(word in _ENGLISH for word in words)
    return of_others >= (_FEWEST if english else _FEWEST_ALONE) and of_others > 2 * english
