"""Where a text introduces a term: in quotation marks, by a word such as "known as", or beside its
native form or a gloss.
"""

import re
from collections.abc import Iterator

from content.extraction.names.words import OTHER_SCRIPT
from content.extraction.quotations import quotations
from content.extraction.terms.definition_cues import KIND, NAMING_HINT
from content.extraction.terms.glosses import glossed_terms
from content.extraction.terms.grammar.kinds import is_person, is_place
from content.extraction.terms.grammar.phrases import WORD, after_determiner
from content.extraction.terms.grammar.verdicts import QUALITY, is_verdict, judges
from content.extraction.terms.grammar.words import (
    ARTICLES,
    BOUNDS,
    CRITICS,
    NAMED,
    NAMING_NOUNS,
    NUMBERS,
    TERM_NOUNS,
)
from content.extraction.terms.name_clauses import named_in_clauses
from content.extraction.terms.native_terms import (
    is_foreign_wording,
    terms_with_native_form,
    terms_with_reading,
)
from content.extraction.terms.parlance import terms_in_parlance
from content.extraction.terms.quoted_phrases import NOT_AT_ENDS, is_noun_phrase, is_short
from content.extraction.terms.term_words import TermWords

_NAMED_BEFORE = re.compile(
    rf"\b(?:{NAMED}|(?:know|knows|knew) as)(?: (?:the|an?|its|their|this|as))?[ :,]*[\"“‘']?$", re.I
)
_OBJECT_BEFORE = re.compile(  # "they call the practice"
    r"\b(?:calls?|called|terms?|termed|dubs?|dubbed|nicknamed|labels?|labell?ed|christened) "
    r"(?:the|this|that|these|those|such|its|their) "
    r"(?:\w+ ){1,3}$"
)
_JUDGED_THING = re.compile(  # "calls the idea “a fad with maps”"
    r"\b(?:calls?|called|dubs?|dubbed|labels?|labell?ed|terms?|termed) "
    r"(?:the|this|that|these|those|his|her|its|their) (?:\w+ ){0,2}?"
    r"(?:ideas?|plans?|proposals?|claims?|law|bill|report|decision|figures?|argument|deal|vote|move|"
    r"step|result) $"
)
_CALLED_AFTER = re.compile(
    r",? (?:as (?:\w+ ){1,4}?(?:call|calls|called|term|terms|termed|dub|dubbed) (?:it|them|this)\b"
    r"|an? (?:\w+ )?(?:term|phrase|word|slogan|label|expression|nickname|coinage)\b)"
)
_TRANSLATES = re.compile(r"\([^()\"“‘]{0,40}\b(?:literally|lit\.),? $")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9]")
_FIGURES = re.compile(r"\d+(?:[-–+/]\d+)+")  # "what planners call “3-2-2”"
# "(yantian)", "[fang yu fang]"
_SPOKEN_AFTER = re.compile(
    r" ?(?:\((?P<round>[^\W\d_A-Z][^\W\d_A-Z’'-]*(?:[ ’'-][^\W\d_A-Z]+){0,7})\)"
    r"|\[(?P<square>[^\W\d_A-Z]+(?:[ ’'-][^\W\d_A-Z]+){0,7})\])"
)
# "(泥)" in characters that no font told: a bracket without a Latin letter
_UNREAD_AFTER = re.compile(r" ?[(（](?=[^()（）]*[^\W\d_])[^\x00-\x7f\u00c0-\u024f]{2,20}[()（）]")
_LONGEST_SPOKEN = 9  # words
_MEANS_AFTER = re.compile(
    r"(?:, (?:which (?:he |she |they |[A-Z]\w+ )?)?| (?:is|was) )(?:first )?"
    r"(?:(?:described|defined|understood|explained) (?:(?:by|in) [^.;:]{2,60}? )?as |"
    r"coined (?:by|in) )"
    r"| (?:shall )?(?:means?|refers? to|denotes?|stands? for|(?:is|was) (?:\w+ )?used to "
    r"(?:mean|denote|describe|refer to)) (?!that\b)[a-z]"
    r"| (?:is|was) (?:\w+ )?used (?:\w+ )?in (?:an?|the|its) (?:\w+ )?sense\b"
)
# "Took part in the call said", "an unanswered call"
_IS_A_NOUN = re.compile(r"\b(?:an?|the|each|every|no|any|un\w+ed|first|last) $")
_OF_US = re.compile(r"\b(?:I|[Ww]e) (?:am|are|was|were) ")  # "I was called staff"
# "She calls her method slow counting"
_THINGS_NAMED = (
    r"(?:approach|art|condition|habit|idea|method|policy|practice|process|project|rule|scheme|style|"
    r"strategy|system|technique|theory|trick|way of \w+ing)"
)
_BY_CRITICS = re.compile(rf"\b{CRITICS} $", re.IGNORECASE)
_CALLS_THE = re.compile(r"(?:calls?|called|terms?|termed|labels?|labell?ed) (?:the|this|that) ")
_NOUN_BEFORE = re.compile(
    # "The pilots' phrase for such tides, “slack hours”", "the trick of “walking the wall”"
    rf"\b{NAMING_NOUNS}[ :,]*$"
    r"|\b(?:phrase|term|name|word|label|expression) for [^,.;:\"“]{2,40}, $"
    r"|\b(?:practices?|games?|tricks?|tactics?|habit|custom|policy|technique|method|culture|"
    r"doctrine|principle|theory) (?:of|called) (?:the )?$",
    re.IGNORECASE,
)
# "Call the first nizha and the second a “mud wall”"
_OTHER_OF_TWO = re.compile(
    r"\b(?:calls?|called|terms?|termed|dubs?|dubbed) the (?:first|former|one) [^.;:]{2,80}"
    r" and the (?:second|latter|other) (?:an? |the )?$"
)
# "Folders labelled “Mud, north”": what somebody wrote on a thing
_WRITTEN_ON = re.compile(
    r"\b(?:binders?|folders?|files?|box(?:es)?|envelopes?|bottles?|jars?|tins?|cans?|bags?|crates?|"
    r"drawers?|doors?|buttons?|signs?|shel(?:f|ves)|tapes?) (?:was |were )?"
    r"(?:labell?ed|marked|titled|called|named) (?:[\"“][^\"”“]{2,40}[\"”]?,?[\"”]? (?:and )?){0,4}$"
)
# "Nobody says the word “state”": that is no talk of a term.
_SAID_OR_READ = re.compile(r"\bwords?[ :,]*$", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:,])[\"”’']?\s*$")
_SPEECH_BEFORE = re.compile(
    r"(?:\b(?:said|says|say|saying|wrote|writes|asked|asks|added|adds|told (?!about|of)\w+|replied|"
    r"reads?|warned|argued|argues|insisted|declared|quipped|according to \w+)(?: that)?|[:,])\s*$"
)
_SPEECH_AFTER = re.compile(
    r",?\s+(?:[A-Z][\w’'-]+ ){0,3}(?:he |she |they |it )?(?:said|says|wrote|writes|asked|added|"
    r"adds|told|replied|warned|argued|insisted|declared|explains|explained|recalled|recalls)\b"
)
_RENDERED = re.compile(
    r"[\"”’']?(?:\s?[(（][^()（）]{1,80}[)）])?,? (?:(?:here|usually|often|below|sometimes|"
    r"hereafter|also|otherwise|better|commonly) )*"
    r"(?:(?:rendered|translated|given|known)(?: here| below| in English)* as|called) "
    r"(?:an? |the )?[\"“‘']?"
)
_UNQUOTED = re.compile(
    rf"\b(?:known as an?|{NAMED}(?: (?:his|her|its|their) {_THINGS_NAMED}|(?: the| as)?)) "
    r"(?P<term>(?!an? |for |on |upon |to |it |him |her |them |out |off |by )"
    rf"{WORD}(?: (?!is |are |was |were |in |on |at |for |by |from |with |to |that |which |who |"
    rf"because |after |before |when |where |and |or |but |as ){WORD}){{0,3}})(?=[,.;:)—–]| [(—–])"
)
# ", called kiosko in the north,"
_CALLED_THERE = re.compile(
    rf", (?:also |often |locally |now )?(?:called|dubbed|termed|nicknamed|known as) "
    rf"(?:the |an? )?(?P<term>{WORD}(?: {WORD})?)"
    rf"(?:(?: (?:in|by|among) (?:[\w’'-]+ ){{0,2}}[\w’'-]+)"
    r"(?=, (?:is|are|was|were|has|have|had|will|can|may|must)\b)|(?=, (?:\w+ )?[\w’'-]+ \w))"
)
# "So-called cool pavements are": two words, since one is often meant as irony.
_SO_CALLED = re.compile(
    r"\b[Ss]o-called (?P<term>[a-z][\w-]* [a-z][\w-]*)(?:[.,;:)]| (?P<next>[a-z]+))"
)
_VERB = re.compile(r"[a-z]+(?:[^s]s|ed)$")
# "Known as a tontine in West Africa"
_KNOWN_IN = re.compile(
    r"\bknown as (?:an? |the )?(?P<term>[a-z][\w-]+(?: [a-z][\w-]+)?) in (?:[A-Z][\w’-]+ ?){1,3}"
)
# "The doctrine of res judicata", which has to come up again or be explained.
_OF_KIND = re.compile(
    r"\b[Tt]he (?:legal |so-called )?(?:doctrine|principle|concept|theory|phenomenon|technique|"
    r"offen[cs]e|defen[cs]e|tort|crime|syndrome|practice) of (?P<term>[a-z][\w-]+(?: [a-z][\w-]+)?)"
    r"(?= (?:is|was|has|holds|means|says|prevents|allows|lets|requires|forbids|applies|protects|"
    r"makes|gives|in|by|that|which|and|to|on)\b|[,.;:])"
)
# "Call it the Varga rule", "call such a gap an unconformity"
# "Teachers call it summer slide", "the trade knows it as shrinkflation", "refer to such plots as
# ransom strips", "call the months before the harvest the hungry gap"
_CALL_IT = re.compile(
    r"\b(?:(?:calls?|dubs?|terms?) (?:it|this|that|them|these) "
    r"(?P<pair>(?!(?:an?|the|his|her|its|their|in|on|at|off|out|up|for|to) )"
    r"[a-z][\w’-]+ [a-z][\w’-]+)(?=[.:;]|,? or |, (?:an?|the) )"
    r"|(?:knows? (?:it|this|that|them|these)|refers? to (?!him |her )[^,.;:]{2,40}?) as "
    r"(?:the |an? )?[\"“‘']?(?P<as>[a-z][\w’-]+(?: [a-z][\w’-]+){0,2})(?=[.,;:”’\"])"
    r"|(?:calls?|called|dubs?|dubbed|terms?|termed|names?|named|nicknamed|christened) (?:"
    r"(?:it|this|that|them|these) the (?P<name>[A-Z][\w’-]+ [a-z]+)"
    r"|(?:the|this|that|those|these) "
    r"(?:(?!(?:by|in|at|on|to|with|from|for) )[a-z][\w’-]* ){1,6}?"
    r"the (?P<the>[a-z][\w’'-]+(?: [a-z][\w’-]+)?)(?=[.,;:])"
    r"|such (?:an? )?(?:[\w’-]+ ){1,8}?(?:an? |the )?(?P<term>[a-z-]+(?: [a-z-]+)?)(?=[.,;:])))"
)
_AS_THEY = re.compile(r"\b(?:as|what|which|that) (?:[\w’'-]+ ){1,4}$")
# "Distinguishes bonding capital, which ties like with like, from bridging capital"
_APART = re.compile(
    r"\b(?:distinguish(?:es|ed)?|separate[sd]?|tells?|told|differentiates?) (?:between )?"
    r"(?P<one>[a-z][\w-]+ (?P<head>[a-z][\w-]+)),? (?:[^.;]{3,90}, )?(?:from|and) "
    r"(?P<other>[a-z][\w-]+ (?P=head))\b"
)
# "The polluter-pays principle", "the Easterlin paradox"
_EFFECT = re.compile(
    r"\b[Tt]he (?P<term>(?:[a-z]+(?:-[a-z]+)+ (?:principle|doctrine|hypothesis|paradox|dilemma)"
    r"|[a-z]+(?:-[a-z]+){2,} (?:test|rule|problem|effect|clause|model|approach|curve)"
    r"|[A-Z][a-z]+(?:[–-][A-Z][a-z]+)* (?:principle|effect|paradox|dilemma|hypothesis|theorem|"
    r"curve|trap|doctrine|syndrome|fallacy|coefficient)))\b(?! of\b)"
    # "Kramer–Ostrov thesis": two people gave it their names.
    r"|(?<![\w-])(?!(?:\w+o|\w+ish|Post|Pre|Non|Anti|Cross|Mid)[–-])"
    r"(?P<two>[A-Z][a-z]+[–-][A-Z][a-z]+ (?:thesis|hypothesis|theorem|conjecture|law|"
    r"effect|curve|equation|inequality|criterion|model|paradox|theory|syndrome|test|scale))\b"
)
# "There is a name for this: survivor bias"
_NAME_FOR = re.compile(
    r"\b(?:a|another|the|their|its|his|her) (?:[\w-]+ )?(?:name|word|term|phrase) for "
    r"(?:this|that|it|them|the [a-z]+)(?::| is| –) "
    r"[\"“‘']?(?P<term>[a-z][\w-]*(?: [a-z][\w-]*){0,2})[\"”’']?(?=[.,;])"
)
# "Distinguish between awareness, in which …, and recall, in which …"
_TOLD = r", (?:in |by |under )?(?:which|where|whereby) "
_BOTH_TOLD = re.compile(
    r"\b(?:distinguish(?:es|ed)?|differentiates?|difference|distinction) between "
    rf"(?P<one>[a-z][\w-]+(?: [a-z][\w-]+)?){_TOLD}[^.;]{{5,90}}, and "
    rf"(?P<other>[a-z][\w-]+(?: [a-z][\w-]+)?){_TOLD}"
)
_ANNOUNCED = re.compile(r"named the [a-z]")
# "A Ghanaian called Nii Sowah", "a ten-year-old called Ada", "a friend of ours called Max"
_WHO_BEFORE = re.compile(
    r"(?:\b[Aa]n? [A-Z]\w+(?:an|ese|ish)|-year-old|\bof (?:ours|mine|his|hers|theirs|yours))$"
)
# "Called the verdict obscene", "spent the night calling relatives abroad"
_NO_NAME_AT_END = frozenset(
    "abroad home back wrong right obscene sentimental absurd true false dead free cheap late "
    "lazy mad ugly crazy dirty cruel unfair corrupt illegal cowardly premature inadequate".split()
)
_ARTICLE = re.compile(r"\b(?:an?|the|each|every|no|any) $")


def named_terms(text: str) -> Iterator[TermWords]:
    """The terms that a text introduces, as often as it does."""
    yield from named_in_clauses(text)
    yield from _quoted(text)
    yield from _called(text)
    yield from terms_with_native_form(text)
    yield from terms_with_reading(text)
    yield from glossed_terms(text)
    yield from terms_in_parlance(text)


def _quoted(text: str) -> Iterator[TermWords]:
    for quotation in quotations(text):
        inner = text[quotation.inner_start : quotation.inner_end]
        bare = inner.strip(" .,;:!?")
        figures = _FIGURES.fullmatch(bare)
        after = text[quotation.end : quotation.end + 90]
        spoken = _is_spoken(after) and bare.count(" ") < _LONGEST_SPOKEN
        if len(bare) < 2 or inner.rstrip()[-1:] in "!?":
            continue
        if not (figures or spoken or is_short(bare)):
            continue
        start = quotation.inner_start + inner.index(bare)
        sentence = _SENTENCE_BEFORE.search(text, max(0, quotation.start - 4), quotation.start)
        if sentence and inner.rstrip()[-1] in ".,":
            continue  # speech of a word or two
        before = text[max(0, start - 80) : quotation.start]
        if _TRANSLATES.search(before) or not _LATIN.search(bare):
            continue  # what another term means, or its native form
        if judges(bare, before) or _JUDGED_THING.search(before) or _WRITTEN_ON.search(before):
            continue
        if _NAMED_BEFORE.search(before) or re.search(r"\b[Ss]o-called\s*$", before):
            rule, confidence = "named", 0.9
        elif (
            _CALLED_AFTER.match(after)
            or _OTHER_OF_TWO.search(text, max(0, start - 160), quotation.start)
            or (" " in bare and _OBJECT_BEFORE.search(before))
        ):
            rule, confidence = "named", 0.85
        elif _MEANS_AFTER.match(after) or (KIND.match(after) and " " in bare):
            rule, confidence = "quoted as a term", 0.75
        elif spoken:
            rule, confidence = "quoted as a term", 0.85
        elif not is_noun_phrase(bare) or is_place(bare):
            continue
        elif noun := _NOUN_BEFORE.search(before):
            if _SAID_OR_READ.search(noun[0]):
                continue
            rule, confidence = "quoted as a term", 0.85
        elif bare.count(" ") and _is_name(bare):
            rule, confidence = "quoted name", 0.55
        elif _SPEECH_BEFORE.search(before[-30:]) or _SPEECH_AFTER.match(after):
            rule, confidence = "quoted as speech", 0.2
        elif " " in bare and OTHER_SCRIPT.match(text, start) and OTHER_SCRIPT.search(before):
            continue  # a quotation within a text of another script
        else:
            rule, confidence = "quoted", 0.5 if " " in bare or bare[0].isupper() else 0.45
        yield TermWords(start, start + len(bare), rule, confidence)


def _is_spoken(after: str) -> bool:
    """Whether a bracket follows with the term in another language."""
    if _UNREAD_AFTER.match(after):
        return True
    spoken = _SPOKEN_AFTER.match(after)
    return spoken is not None and is_foreign_wording(spoken["round"] or spoken["square"])


def other_wording(text: str, end: int) -> int | None:
    """Where the wording starts by which a text goes on to call the term that ends at ``end``."""
    match = _RENDERED.match(text, end)
    return match.end() if match else None


def _is_somebody(text: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether people are named: "known as the author of", "a man called Piet opened"."""
    lead = text[max(0, match.start() - 20) : match.start()].rstrip()
    before = lead.rsplit(" ", 1)[-1]
    if match[0].startswith("named "):
        before = before.removesuffix("s")  # "two brothers named Sandhu"
    if _WHO_BEFORE.search(lead) and all(word[0].isupper() for word in words):
        return True
    return any(is_person(word) for word in (before, *words))


def _is_name(quoted: str) -> bool:
    """Whether each word but the small ones has a capital."""
    return all(word[0].isupper() or word in NOT_AT_ENDS | ARTICLES for word in quoted.split())


def _called(text: str) -> Iterator[TermWords]:
    for match in _UNQUOTED.finditer(text) if NAMING_HINT.search(text) else ():
        if _ANNOUNCED.match(match[0]):
            continue  # "the ministry named the island of Vik"
        if match[0].startswith("named ") and _ARTICLE.search(text, 0, match.start()):
            continue  # "a named coordinator"
        start = match.start("term")
        for _ in range(2):  # "call this the middle-income trap"
            start = after_determiner(text, start, match.end("term"))
        first, _, rest = text[start : match.end("term")].partition(" ")
        if first in TERM_NOUNS and rest:
            start += len(first) + 1
        words = text[start : match.end("term")].split()
        judged = _CALLS_THE.match(match[0]) and words[-1:] and QUALITY.search(words[-1])
        superlative = judged or (
            words and (words[0].endswith("est") or words[0] in ("most", "one", "more"))
        )
        if (
            text.endswith((" such ", " such a ", " such an "), 0, start)
            or ARTICLES.intersection(words)
            or (len(words) > 1 and words[-1] in _NO_NAME_AT_END)
            or (words and words[0] in NUMBERS)
            or _is_somebody(text, match, words)
        ):
            continue  # "call the belt the doldrums", "call such men fools", "known as a man"
        if len(words) == 1 and _BY_CRITICS.search(text, max(0, match.start() - 24), match.start()):
            continue  # "Critics call this theatre"
        before = text[max(0, match.start() - 12) : match.start()]
        if _IS_A_NOUN.search(before) or _OF_US.search(before + match[0]):
            continue
        verdict = superlative or is_verdict(" ".join(words))
        if words and not verdict and is_noun_phrase(" ".join(words)):
            yield TermWords(start, match.end("term"), "named", 0.75)
    for match in _EFFECT.finditer(text):
        yield TermWords(*match.span(match.lastgroup or "term"), "named", 0.75)
    for match in _OF_KIND.finditer(text):
        if is_noun_phrase(match["term"]):
            yield TermWords(*match.span("term"), "of its kind", 0.5)
    for match in _CALL_IT.finditer(text):
        name = match.lastgroup or "term"
        if _AS_THEY.search(text, max(0, match.start() - 40), match.start()):
            continue  # "as hauliers call the road over the hills"
        if is_noun_phrase(match[name]) and not QUALITY.search(match[name]):
            yield TermWords(*match.span(name), "named", 0.75)
    for match in _NAME_FOR.finditer(text):
        if is_noun_phrase(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in (*_APART.finditer(text), *_BOTH_TOLD.finditer(text)):
        yield TermWords(*match.span("one"), "named", 0.75)
        yield TermWords(*match.span("other"), "named", 0.75)
    for match in _SO_CALLED.finditer(text):
        following = match["next"]
        plural = match["term"].partition(" ")[0].endswith("s")  # "the so-called experts left"
        ends = not following or following in BOUNDS or _VERB.match(following)
        if ends and not plural and is_noun_phrase(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in (*_CALLED_THERE.finditer(text), *_KNOWN_IN.finditer(text)):
        if match["term"].islower() and is_noun_phrase(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)
