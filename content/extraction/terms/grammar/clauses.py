"""Where clauses and appositions begin and end, by the words that open and close them."""

import re

from content.extraction.terms.grammar.classes import is_class
from content.extraction.terms.grammar.words import AUXILIARIES, PREPOSITIONS
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS

_RELATIVES = frozenset(
    "that which who whom whose where when by because if how what once unless until although though "
    "since whether whenever than".split()
)
_WORDS = re.compile(r"[\w’'-]+")
_LAST_OPENING = re.compile(r"(?:^|[,;:(–—]\s)[^,;:(–—]*$")
# "The time that passes between a fault and": a phrase with a clause about its noun.
_WITH_CLAUSE = re.compile(
    r"(?:^|[,;:(–—]\s|[.!?]\s)(?P<phrase>(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+) "
    r"(?:that|which|(?:by|in|at|for|on|under|with) which) "
    r"(?!(?:the|an?|this|that|these|its|their|it|he|she|they|some|all|no|is|are|was|were)\b)"
    r"[a-z]+(?: |$))"
)
# Where a clause turns from what it says.
_TURN = re.compile(
    r"; |(?:, |,? (?:he|she|they|[A-Z][\w-]+) )(?:said|says|argues|argued|explains|explained|"
    r"according to|notes|noted|writes|wrote)\b|"
    r", (?:but|although|though|however|yet|while|whereas|so|and (?:it|they|he|she|this|that|the|"
    r"there|is|are|was|were|has|have|had|\w+s (?:at|in|on|by|with|the|an?|to|from))) "
)
# A comma after which the sentence goes on with its verb.
VERB_AFTER_COMMA = re.compile(
    r",\s+(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|"
    r"did)\b|"
    r"(?:makes?|takes?|gives?|shows?|needs?|lies|lay|stands?|stood|remains?|means|meant|becomes?|"
    r"became|"
    r"comes?|came|goes|went|runs|ran|rose|fell|grew|held|led|made|took|gave|kept|put|began|helps?|"
    r"works?|"
    r"serves?|plays?) |[a-z]{2,}ed (?:the|an?|to|by|that|in|on|at|from|with|for|its|their|up|out|"
    r"into) |[a-z]{2,}s (?:the|an?|to|that|its|their|from|as|with|into) )"
)
_SERIES = re.compile(
    r"(?:(?:, (?!(?:and|or|which|who|that|is|are|was|were|has|have|but)\b)[a-z-]+"
    r"(?: [a-z-]+)?){1,6}, (?:(?!(?:and|or)\b)[a-z-]+ ){0,2}"
    r"|, (?:[A-Z][\w-]+(?: [A-Z][\w-]+)?,? )(?=and [A-Z])|, (?:(?!(?:and|or)\b)[a-z-]+ ){1,2})"
    r"(?:and|or) (?!is\b|was\b|has\b|it\b|they\b)[a-zA-Z]+"
)
# "A soft, dark mud rich in shells": the comma ends nothing.
_ADJECTIVES_APART = re.compile(
    r"(?:an?|the|any|[a-z]+ly) (?:soft|hard|long|short|small|large|big|little|low|high|thin|thick|"
    r"heavy|light|dark|bright|dry|wet|warm|cold|hot|sweet|sour|bitter|rough|smooth|flat|round|deep|"
    r"shallow|narrow|wide|broad|old|new|young|simple|slow|quick|fast|loose|tight|sharp|stiff|"
    r"strong|"
    r"weak|rich|poor|fine|coarse|pale|tall|formal|plain|crude|dense|steep|quiet|clear|\w+y), "
    r"(?=[a-z]+ )(?!(?:and|or|but|which|who|that|as|so|in|on|at|by|for|with|from|to)\b)"
)
# "A stone that shows, in figures, which"
_ASIDE = re.compile(
    r", [^,.;:]{3,60}, (?=(?:that|whose|how|whether|to|which|(?:in|by|under|through) which) [a-z])"
)
# "A hole no wider than a bowl, sunk by hand"
_MADE_SO = re.compile(
    r", (?:\w+ly )?(?:sunk|made|built|held|kept|paid|set|sold|cut|put|bound|woven|dug|cast|spun|"
    r"drawn|driven|worn|hung|laid|fed|lit|taught|run|given) (?:up |out )?(?:by|for|to|from|with|"
    r"between|on|in|under|into|at|of|as|through|without) "
)
_MOST_ASIDES = 4
_COMMA = re.compile(r",(?!\d)")
# "The sand of certain beaches, which utters a note"
_GOES_ON = re.compile(r", (?:(?:in|on|by|at|from|under|through) )?which (?!was |were |had )")
_TELLS = re.compile(r"\b(?:that|which|who|whose|where|whereby)\b")
_NEXT_SUBJECT = re.compile(r", (?=(?:he|she|they|we|I|it|neither|both|nobody|everyone) )")


def rest_of_clause(text: str, start: int, end: int | None = None) -> int:
    """The end of the sentence, or where it turns: "; ", ", but", ", she said". ``end`` is the
    sentence's, if the text goes on behind it.
    """
    most = len(text) if end is None else end
    turn = _TURN.search(text, start, most)
    return turn.start() if turn and len(text[start : turn.start()].split()) > 3 else most


def end_of_apposition(
    text: str, start: int, end: int | None = None, *, at_comma: bool = True
) -> int:
    """The comma after which the sentence goes on with its verb; else the first comma, or where the
    clause ends.
    """
    rest = rest_of_clause(text, start, end)
    verb = VERB_AFTER_COMMA.search(text, start, rest)
    if verb:
        return verb.start()
    if not at_comma:
        subject = _NEXT_SUBJECT.search(text, start, rest)
        return subject.start() if subject else rest
    series = _SERIES.search(text, start, rest)
    adjectives = _ADJECTIVES_APART.match(text, start, rest)
    comma = _comma(text, adjectives.end() if adjectives else start, rest)
    if series and series.start() == comma:  # "breakfast, lunch and bread for schools, is new"
        comma = _comma(text, series.end(), rest)
    for _ in range(_MOST_ASIDES):
        aside = _ASIDE.match(text, comma, rest) or _MADE_SO.match(text, comma, rest)
        if comma < 0 or not aside:
            break
        comma = _comma(text, aside.end(), rest)
    if (more := _GOES_ON.match(text, comma, rest)) and not _TELLS.search(text, start, comma):
        return end_of_apposition(text, more.end(), end, at_comma=False)
    return comma if comma >= 0 else rest


def _comma(text: str, start: int, end: int) -> int:
    """The first comma that is within no number, or -1."""
    comma = _COMMA.search(text, start, end)
    return comma.start() if comma else -1


def phrase_start(text: str, end: int, *, nearest: bool = False) -> int:
    """Where the phrase starts that "known as" follows: at its article, after the last verb. With
    ``nearest`` at its last one, "the shed" of "a feast outside the shed, known as Dock House",
    unless the first says of what kind the whole is: "the practice of burning the stubble".
    """
    opening = _LAST_OPENING.search(text, 0, end)
    floor = opening.start() if opening else 0
    whole = _WITH_CLAUSE.search(text, floor, end)
    if whole and whole["noun"] not in SPEECH_VERBS:
        return whole.start("phrase")
    words = list(_WORDS.finditer(text, floor, end))[-18:]
    verbs = [n for n, word in enumerate(words) if word[0].casefold() in AUXILIARIES | _RELATIVES]
    after = words[verbs[-1] + 1 :] if verbs and verbs[-1] < len(words) - 2 else words
    articles = [word for word in after if word[0].casefold() in ("a", "an", "the")]
    if nearest and len(articles) > 1 and not is_class(text, articles[0].start()):
        return articles[-1].start()
    placed = after and after[0][0].casefold() in PREPOSITIONS  # "In the east the custom is known"
    if articles and (placed or words[-1].start() - articles[0].start() > 8):
        return articles[-1 if placed else 0].start()
    return after[0].start() if after else floor


def opens_a_clause(text: str, start: int) -> bool:
    """Whether a clause of its own follows rather than an apposition: "the port was closed"."""
    for word in _WORDS.finditer(text, start, start + 120):
        known = word[0].casefold()
        if known in AUXILIARIES and text[word.start() - 3 : word.start()] != "to ":
            return text.find(", ", start, word.start()) < 0
        if known in _RELATIVES:
            return False
    return False
