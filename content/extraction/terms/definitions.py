"""What a sentence says that a term means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.extraction.terms import definition_cues as cues
from content.extraction.terms.grammar.classes import is_plural_kind
from content.extraction.terms.grammar.clauses import (
    VERB_AFTER_COMMA,
    end_of_apposition,
    opens_a_clause,
    rest_of_clause,
)
from content.extraction.terms.grammar.shapes import MADE, Sign, explains
from content.extraction.terms.grammar.words import PRONOUNS
from content.extraction.terms.named_phrases import before_name
from content.extraction.terms.predicates import Found, predicates
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS


@dataclass(frozen=True, slots=True)
class DefinitionWords:
    """``start:end`` of a text completes "TERM means …"."""

    start: int
    end: int
    rule: str
    confidence: float


_LONGEST = 45  # words
_LONGEST_OTHER_WORD = 8  # words
_LEAST_BEFORE = 4  # words before a name, if others lead from them to it
_REACH = 100  # characters before a term
_WORDS = re.compile(r"[\w’'-]+")
# Says who coined the term rather than what it means.
_ABOUT_THE_WORD = re.compile(
    r"(?!the (?:idea|notion|concept) that\b)"
    r"(?:an?|the|his|her|its) (?:\w+ )?(?:term|word|phrase|name|label|concept|idea|notion|"
    r"expression) (?:that|which|he|she|they|coined|used|first|borrowed|made|invented|introduced)\b"
    r"|an? (?:\w+ )?(?:view|claim|verdict|judgement|judgment|opinion|interpretation|"
    r"conclusion|assertion|accusation|figure|finding|move|decision|step|fact|label|proposal|"
    r"suggestion|request|demand|offer|outcome|sign) "
    r"(?:that|which|he|she|they|the)\b|an? (?:\w+ )?reading that (?![a-z]+s\b)"
)
# What somebody says goes on with the sentence: "…, testified that".
_SAYS_THAT = re.compile(
    r"(?:\w+ed|said|told|wrote|held|thought|found|felt|knew) that\b|according to\b"
)
# "Pilots have a name for this"
_HAS_A_NAME = re.compile(r"\b(?:has|have|had) (?:\w+ ){1,3}?(?:name|word|term|phrase) for\b")
# "A phrase by which some denote the streets …"
_BEHIND = ("known as", "is the term", "sentence before")  # of terms that stand behind
_POINTS = re.compile(
    r"(?:(?:this|these|that|those|such) (?:[\w’'-]+ ){0,3}[\w’'-]+$"
    r"|(?:the|a|its|their|another|one) (?:\w+ ){0,3}?(?:word|term|phrase|name|expression|label)\b)",
    re.IGNORECASE,
)
# "Cells where three sleep are what they": leads to the name and says no more.
_LEADS_ON = re.compile(
    r"(?:[,\s–—-]+(?:and|or|is|are|was|were|what|which|that|they|we|who|where|soon|properly|"
    r"collectively|by|in|of|(?:has|have|had) (?:come|gone)(?: to be| to)?))+$"
)
_PHRASE_FOR = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:term|word|phrase|name|label|expression|concept|shorthand|title) "
    r"(?:(?:(?:by|with|under) which|that|which) )?(?:[\w’'-]+ ){0,5}?"
    r"(?:denotes?|denoted|designates?|describes?|described|means?|meant|covers?|covered|"
    r"used? (?:(?:(?:in|by|of|among) [^,.;:]{2,40}? )?for|to (?:mean|describe|denote|cover))|"
    r"refers? to|referred to|stands? for) (?=[a-z])"
)
# "Into which firms pay", "a list of which was made": a clause about the thing.
_RELATIVE_CLAUSE = re.compile(
    r"(?:(?P<about>(?:(?:an?|the) )?[\w-]+ of)|into|onto|in|by|at|on|from|to|with|under|"
    r"through|for|after) "
    r"(?:which|whom|whose)\b"
)
_PARTICIPLE = re.compile(  # "agreed in London", "set up by the state": what was done with it
    rf"(?:{MADE}|[a-z]+(?:ed|wn|ilt|ught))(?: (?:up|out|down|off|over|away|back))? "
    r"(?:in|by|at|on|from|to|with|after|under|during|as|for)\b"
)
# "Gave the port a year", "which she left": the sentence goes on with what was done.
_EVENT = re.compile(
    r"(?:[a-z]+ed|gave|took|made|sent|won|lost|held|began|led|cost|brought|saw|put|set|met) "
    r"(?:the|an?|his|her|its|their|[A-Z][\w’'-]+) |(?:and|but|until|unless|have|has|had|stood|"
    r"stands|"
    r"now stands) |which (?:[A-Z][\w’'-]+|he|she|they|it|was|were) "
)
# Behind the comma that closes an aside: the verb of the sentence, or its next noun phrase.
_MAIN_VERB = re.compile(r", (?=[a-z]{3,}[^\Ws]s (?!and\b|or\b|of\b|that\b|which\b)[a-z])")
_NEXT_PHRASE = re.compile(
    r", (?=(?:an?|the|its|their|he|she|they|we|I|it|neither|both|nobody|everyone|each|most|many) )"
)
_POINTERS = PRONOUNS - {
    "one",
    "anything",
    "everything",
    "something",
    "nothing",
    "anyone",
    "everyone",
    "anybody",
    "everybody",
}
_BRACKET = re.compile(r"\([^()]*\)")
# "In line with the rules of the" pact
_FRONTED = re.compile(
    r"(?:^|, )(?:In|Under|At|By|After|Before|Since|During|Following|pursuant to|according to|"
    r"in line with|on the basis of) [^,.;:]*$"
)
# "Under the rules of the port, a boat moves the mud": no apposition, but the sentence itself
_FRONTED_BY_IT = re.compile(
    r"(?:In|Under|At|By|After|Before|Since|During|Following|With|According to|On|For|Within|"
    r"Through)\b[^,;:]{0,80}(?:, [^,;:]{3,60}){0,2}$"
)
_GOES_ON = re.compile(
    r"(?:an?|the|each|every|any|all) (?:(?!(?:that|which|who|whose|where|of|for)\b)[\w’'-]+ ){1,4}?"
    r"(?!\w+(?:ss|us|is) )[a-z]{2,}[^\Ws]s (?:into|the|an?|if|less|more|their|its|for the)\b"
)
_SERIES_OF_THE = re.compile(
    r"the [\w’'-]+(?: [\w’'-]+){0,2},? and the [\w’'-]+(?: [\w’'-]+){0,3}\.?$"
)
_MARKS = re.compile(r"[,;:.–—]")
_CLAUSE_END = re.compile(r"[,.;]")


def definitions(text: str, start: int, end: int, term: str) -> Iterator[DefinitionWords]:
    """What a sentence, ``text``, says of the term at ``start:end``."""
    text = without_marks_in_brackets(text)
    found = (*_after(text, start, end), *before_name(text, start, end))
    for at, to, rule, confidence, least in found:
        yield from whole_definition(text, DefinitionWords(at, to, rule, confidence), term, least)


def without_marks_in_brackets(text: str) -> str:
    """The text, as long as it was, in which no mark within a bracket seems to end a clause."""
    return _BRACKET.sub(lambda bracket: _MARKS.sub("_", bracket[0]), text)


def _after(text: str, start: int, end: int) -> Iterator[Found]:
    """What follows the term."""
    ends = _ends_of_term(text, end)

    def said(pattern: re.Pattern[str]) -> int | None:
        """Where what is said starts if the pattern leads to it."""
        return next((match.end() for at in ends if (match := pattern.match(text, at))), None)

    subject = _search_before(cues.SUBJECT_BEFORE, text, start)
    if subject and (at := said(cues.MEANS)):
        yield at, rest_of_clause(text, at), "means", 0.92, 3
    if (at := said(cues.THAT_IS)) and not cues.QUOTED_ALONE.match(text, at):
        yield at, _end_of_aside(text, at, is_subject=subject is not None), "that is", 0.9, 3
    if subject and (at := said(cues.IS)):
        weak = cues.JUDGED.match(text, at)
        yield at, rest_of_clause(text, at), "is a", 0.5 if weak else 0.85, 3
    elif subject and (at := said(cues.IS_ANY)) and explains(text, at, Sign.IS):
        weak = cues.JUDGED.match(text, at)
        yield at, rest_of_clause(text, at), "is a", 0.5 if weak else 0.8, 3
    if at := said(cues.IS_WHAT_THEY_CALL):
        yield at, rest_of_clause(text, at), "as they call", 0.88, 3
    if at := said(cues.COINED_FOR):
        yield at, end_of_apposition(text, at, at_comma=False), "term for", 0.8, 3
    if _search_before(cues.SPEAKS_OF, text, start) and (at := said(cues.WHEN)):
        yield at, rest_of_clause(text, at), "whereby", 0.7, 4
    if _search_before(cues.DEFINITION_OF, text, start) and (at := said(cues.IS_SIMPLY)):
        yield at, rest_of_clause(text, at), "means", 0.9, 2
    if _search_before(cues.BY_TERM, text, start) and (at := said(cues.WE_MEAN)):
        yield at, rest_of_clause(text, at), "by", 0.92, 3
    if match := cues.CLAUSE_IN_BRACKETS.match(text, end):
        yield *match.span("gloss"), "whereby", 0.75, 4
    if _search_before(cues.DEFINES, text, start) and (at := said(cues.AS)):
        yield at, rest_of_clause(text, at), "defined as", 0.92, 3
    if (at := said(cues.COLON)) and text[at] not in "\"“‘'«":
        yield at, rest_of_clause(text, at), "colon", 0.85, 3
    if at := said(cues.DASH):
        close = cues.CLOSING_DASH.search(text, at)
        yield at, close.start() if close else rest_of_clause(text, at), "dash", 0.8, 3
    apposed = said(cues.APPOSED)
    if apposed and _FRONTED_BY_IT.match(text, 0, start) and _GOES_ON.match(text, apposed):
        apposed = None
    if apposed is None or opens_a_clause(text, apposed):
        apposed = _quoted_and_explained(text, end)
    goes_on = apposed is not None and _is_next_item(text, start, apposed)
    if apposed is not None and not goes_on:
        yield apposed, end_of_apposition(text, apposed), "apposition", 0.8, 3
    elif not goes_on and (at := said(cues.APPOSED_PLURAL)) and not opens_a_clause(text, at):
        verb = VERB_AFTER_COMMA.search(text, at)
        stop = end_of_apposition(text, at) if is_plural_kind(text, at) else at
        yield at, verb.start() if verb else stop, "apposition", 0.76, 4
    if called := cues.AS_IT_IS_CALLED.match(text, ends[0]):
        yield *called.span("gloss"), "as they call", 0.85, 3
    if at := said(cues.AS_SOMEBODY_CALLS):
        yield at, end_of_apposition(text, at), "as they call", 0.85, 3
    if _search_before(cues.USED, text, start) and (at := said(cues.TO_MEAN)):
        yield at, rest_of_clause(text, at), "means", 0.9, 3
    if _search_before(cues.TERM_NOUN_BEFORE, text, start) and (at := said(cues.FOR)):
        yield at, rest_of_clause(text, at), "term for", 0.85, 3
    if at := said(cues.WHEREBY):
        yield at, end_of_apposition(text, at, at_comma=False), "whereby", 0.75, 3
    if (other := cues.OR.match(text, end)) and (close := _CLAUSE_END.search(text, other.end())):
        short = len(text[other.end() : close.start()].split()) <= _LONGEST_OTHER_WORD
        yield other.end(), close.start() if short else other.end(), "or", 0.7, 1
    if other := cues.OR_QUOTED.match(text, end):
        yield *other.span("gloss"), "or", 0.8, 2
    if at := said(cues.WHICH):
        yield at, end_of_apposition(text, at), "which", 0.5, 3
    named = cues.NAMING_HINT.search(text, max(0, start - 24), start)
    if relative := (cues.RELATIVE_OF_NAME if named else cues.RELATIVE).match(text, end):
        yield relative.end(), rest_of_clause(text, relative.end()), "that", 0.6, 3
    if _search_before(cues.UNDER, text, start) and (at := said(cues.UNDER_IT)):
        yield at, rest_of_clause(text, at), "under it", 0.6, 5
    if subject and (at := said(cues.PROVIDES)):
        yield at, rest_of_clause(text, at), "provides", 0.55, 3
    yield from predicates(text, start, end, ends)
    if named and (at := said(cues.NAMED_BECAUSE)):
        yield at, rest_of_clause(text, at), "named because", 0.7, 3


def _is_next_item(text: str, start: int, at: int) -> bool:
    """Whether the subject of the sentence follows a term, "Under the pact, a court of judges
    ruled", or the next item of a series: "the pact, the court and the port".
    """
    stop = end_of_apposition(text, at)
    fronted = _FRONTED.search(text, max(0, start - _REACH), start)
    if fronted and VERB_AFTER_COMMA.match(text, stop):
        return True
    return bool(_SERIES_OF_THE.match(text, at, stop))


def _quoted_and_explained(text: str, end: int) -> int | None:
    """Where "money given to a town" begins, which explains a term in quotation marks."""
    sign = cues.CLOSED.match(text, end)
    return sign.end() if sign and explains(text, sign.end(), Sign.IS) else None


def _ends_of_term(text: str, end: int) -> list[int]:
    """Where the term may end, with its marks and brackets and what kind of thing it is."""
    after = cues.AFTER_TERM.match(text, end)
    last = after.end() if after else end
    kind = cues.KIND.match(text, last)
    return [*([kind.end()] if kind else []), last, *([end] if last > end else [])]


def _search_before(
    pattern: re.Pattern[str], text: str, end: int, reach: int = 40
) -> re.Match[str] | None:
    """The pattern, which ends at ``end``, within reach before it."""
    return pattern.search(text, max(0, end - reach), end)


def names_what_came_before(sentence: str, start: int) -> bool:
    """Whether a sentence names by the term at ``start`` what the one before it says."""
    return bool(cues.NAMES_BACK.fullmatch(sentence, 0, start))


def takes_up(sentence: str) -> DefinitionWords | None:
    """What a sentence, with the space before it, says of the term that the one before it names."""
    opening = cues.TAKES_UP.match(sentence, len(sentence) - len(sentence.lstrip()))
    if opening is None:
        return None
    return DefinitionWords(opening.end(), rest_of_clause(sentence, opening.end()), "next", 0.72)


def led_in_to(text: str, start: int, end: int) -> Iterator[DefinitionWords]:
    """What a sentence says of its subject that goes on in the items of a list."""
    is_subject = _search_before(cues.SUBJECT_BEFORE, text, start)
    if is_subject and (match := cues.LEADS_IN.match(text, _ends_of_term(text, end)[0])):
        yield DefinitionWords(match.start("gloss"), len(text.rstrip(" :")), "list", 0.65)


def _told_before(words: str) -> str:
    """What stands before a name without what leads to that; nothing of "such a sheet", "the word of
    the week", "the trade has what", which tell nothing by themselves.
    """
    told = _LEADS_ON.sub("", words)
    short = told != words and len(told.split()) < _LEAST_BEFORE
    return "" if short or _POINTS.match(told) else told


def _is_speech(words: str) -> bool:
    """Whether a sentence goes on with its verb: "reports that"."""
    first, *more = words.split(maxsplit=2)
    return more[:1] == ["that"] and first in SPEECH_VERBS


def whole_definition(
    text: str, found: DefinitionWords, term: str, least: int = 3
) -> Iterator[DefinitionWords]:
    """The definition if it is of a fair length, whole, and does not name the term itself."""
    words = text[found.start : found.end].strip(" ,;:.\"”“’‘'")
    if words.endswith(")") and "(" not in words:
        words = words.rstrip(" ._)")  # of a sentence in brackets
    if found.rule in _BEHIND:
        words = _told_before(words)
    if not least <= len(words.split()) <= _LONGEST or term.casefold() in words.casefold():
        return
    if _HAS_A_NAME.search(words):
        return
    if _SAYS_THAT.match(words) or (found.rule == "apposition" and _is_speech(words)):
        return
    if found.rule != "whereby" and (clause := _RELATIVE_CLAUSE.match(words)):
        if clause["about"]:
            return
        found = replace(found, rule="whereby", confidence=0.76)
    if found.rule == "apposition" and (_PARTICIPLE.match(words) or _EVENT.match(words)):
        return
    if used := _PHRASE_FOR.match(words):
        words = words[used.end() :]
        if len(words.split()) < least:
            return
    if _ABOUT_THE_WORD.match(words) or words.split()[0].casefold() in _POINTERS:
        return
    start = text.index(words, found.start)
    if any(words.count(a) != words.count(b) for a, b in ("()", "[]", "“”")):
        words = re.split(r"\s*[(\[“]", words)[0]
        if len(words.split()) < least:
            return
    yield DefinitionWords(start, start + len(words), found.rule, found.confidence)


def _end_of_aside(text: str, start: int, *, is_subject: bool) -> int:
    """The comma that closes "that is, …" where the sentence goes on; one within a series does not,
    which has "and" or "or" before its last.
    """
    end = end_of_apposition(text, start, at_comma=False)
    if text[end : end + 1] == ",":
        return end
    if is_subject and (verbs := list(_MAIN_VERB.finditer(text, start, end))):
        return verbs[-1].start()
    phrase = _NEXT_PHRASE.search(text, start, end)
    closes = phrase and not re.search(r"\b(?:and|or)\b", text[phrase.start() : end])
    return phrase.start() if phrase and closes else end
