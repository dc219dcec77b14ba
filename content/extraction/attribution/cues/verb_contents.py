"""Where the content begins that follows a verb of speech."""

import re
from itertools import pairwise

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.perceptions import perceived
from content.extraction.attribution.cues.verb_objects import (
    held_in_quotes,
    holds_to_be,
    is_no_name,
    is_taken_as,
    likened,
    opens_with_plural_and_verb,
    taken_as,
    warned_against,
)
from content.extraction.attribution.grammar.clauses import (
    after_time,
    end_of,
    has_clause_sign,
    has_verb,
    is_adjunct,
    is_clause,
)
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject
from content.extraction.vocabulary.speech_cues import (
    BACKING,
    ESTIMATING,
    FINDING,
    FINDINGS,
    HOLDING_TO_BE,
    LISTENERS,
    QUOTING,
    SEEING,
    TO_DO_VERBS,
    WARNING,
    WEAK_VERBS,
    WITH_ING,
    WITH_OBJECT,
    SpeechVerb,
    Takes,
)

_TO_BE = re.compile(r"[exWNP#r]{1,6}ob")  # "reckons the loss to be small"
_WITHOUT_OBJECT = frozenset("say reckon".split())  # but for a clause
_PARTICLES = frozenset("up down out away back".split())  # "backed down"
_TRACING = frozenset("attribute ascribe blame".split())  # "blames the loss on three things: …"
_FINDING_NONE = frozenset("find_no_evidence find_no_sign see_no_evidence see_no_sign".split())
_NO_CONTENT = frozenset("nothing little much more no".split())
TO_DO = re.compile(r"(?:[exWN#'r]{1,8}|[PRT])?n?o(?=[xbGdhBVlQ])")
_AMOUNT_AT = re.compile(r"[exWN'raf]{1,10}")
_ARGUED = frozenset("point case toss matter".split())  # "argued the point in court"
_SIGNS_OF_FIGURES = "Q#$€£¥"
_NEWS = frozenset("learn hear discover".split())
_ABOUT = frozenset(
    "perhaps probably about around some nearly over under between roughly least most".split()
)
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_FORMULA = re.compile(
    r"(?:thank|thanks|please|sorry|hello|goodbye|good-bye|goodnight|farewell|hi|yes|no|nothing|grace|"
    r"mass|amen|cheese|(?:his|her|their|a|my|our|the) (?:prayers?|word|words|name|names|line|lines|"
    r"piece|goodbyes|farewells|rosary|blessing|hello)|(?:good|happy) (?:morning|evening|night|day|"
    r"bye|birthday)|(?:very |so |as )?(?:little|much|more|less)|something|anything|what|which|it|"
    r"that|this)(?= (?:[,.;]|or|and|to|about|when|if)|$| you\b)"
)
_OF_A_SUM = re.compile(r"[exWN]{0,4}(?:r[exWN]{0,2})?[#$€£¥]")
_AGAINST = frozenset("warn caution advise counsel urge".split())
_ASKED_SO = re.compile(r"(?:[PR]|r[ex]?[Wx](?:r#)?|a)(?=w)")  # "asked in public" why
_APPOSED = re.compile(r",e[xWN#]{1,4}$")  # ", a figure" that
_TIMES = frozenset("years decades decade months weeks days long year month while".split())
_WOULD_DO = re.compile(r"[exWN#'rP]{1,14}m[an]*[xbhBl]")
_FEW = 3  # tokens
_SEEN_DOING = re.compile(r"[exWN'r]{2,9}")
_WITH_QUOTATION = re.compile(
    r"(?:[^,;:cGVutmbhy]{1,6}V(?=[or]))?[^,;:cGVutmbhy]{0,10}?(?:u[hbm]?a?|(?P<last>s))?Q"
)  # "a man who “…”"
_IT_IS_LIKELY = re.compile(r"i[ax]{1,3}t")
_LIKELY = frozenset(
    "likely likelier probable possible conceivable plausible certain clear obvious evident "
    "undeniable true".split()
)
_SHORT_QUOTATION = 18  # characters: a word or two say nothing without what they are said of
_TAUGHT = re.compile(r"(?:[PiT]|[exWN'#]{1,6})(?P<by>r)[xG](?:[exPTI]|eW?x)(?:t|(?=Q))")
_TEACHING = frozenset("teaching showing persuading convincing reminding".split())
_AS_A_NAME = re.compile(r"se?Q")
_LONGEST_NAME = 30  # characters
_LISTENER = re.compile(r"e?W+|e[xN]")
_BEFORE_QUOTE = re.compile(r"(?:,|r[Wx#]{1,2},?|a,?)?(?=Q)")


def following(
    sentence: Sentence, at: int, verb: SpeechVerb, subject: Subject, bare: bool
) -> Attribution | None:
    """ "Liu argues that …", "Liu said: …", "Liu told the committee …" """
    end = end_of(sentence)
    if verb.lemma == "refer_to" and _names_a_thing(sentence, at, subject):
        return None
    start, weak = _content_start(sentence, at, verb, bare)
    if start is None or start >= end:
        return None
    if sentence.shape[start : start + 2] == "Q," and _is_relative(sentence, subject):
        end = start + 1
    elif sentence.shape[start : start + 3] == "eQ:":
        end = start + 2  # "finds this “a farce”: prices fell"
    return Attribution(
        "subject first", subject.first, start, subject, (at, at + 1), ((start, end),), weak=weak
    )


def _names_a_thing(sentence: Sentence, at: int, subject: Subject) -> bool:
    """ "A group that Liu referred to as the “Night Club”" """
    named = _AS_A_NAME.match(sentence.shape, at + 1)
    before = sentence.shape[subject.first - 1] if subject.first else ""
    if named is None or before not in tuple("utx"):
        return False
    quoted = sentence.tokens[named.end() - 1]
    return quoted.end - quoted.start < _LONGEST_NAME


def _is_relative(sentence: Sentence, subject: Subject) -> bool:
    """ "The levy, which Liu called “a farce”, was dropped" """
    return subject.first > 0 and sentence.shape[subject.first - 1] == "u"


def _content_start(
    sentence: Sentence, at: int, verb: SpeechVerb, bare: bool
) -> tuple[int | None, bool]:
    """Where the content begins after the verb, and whether that is a weak sign of it."""
    shape = sentence.shape
    end = end_of(sentence)
    after = at + 4 if shape[at + 1 : at + 4] == ",a," else at + 1  # "doubted, however, whether"
    if after >= end:
        return None, True
    if verb.lemma in ESTIMATING and bare and _at_a_figure(sentence, after):
        return after, True
    if verb.lemma == "put_it" and bare and sentence.tokens[after].word == "at":
        of_figure = shape[after + 1] in _SIGNS_OF_FIGURES
        return (after + 1 if of_figure else None), True
    if bare and verb.lemma == "see_it" and is_taken_as(sentence, after):
        return after + 1, True
    if bare and (view := perceived(sentence, after, verb)) is not None:
        return view, True
    if bare and verb.takes is not Takes.QUOTED and held_in_quotes(sentence, after, verb):
        return after, True
    if verb.takes is Takes.OBJECT and (that := _behind_time(sentence, after)):
        return that + 1, False  # "argued for years that"
    if verb.takes is Takes.OBJECT:
        return (_object(sentence, after, verb), True) if bare else (None, True)
    if bare and (as_it_is := taken_as(sentence, after, verb)) is not None:
        return as_it_is, True
    if verb.takes is Takes.QUOTED and not sentence.tokens[after].word.endswith("ing"):
        if (quoted := _quoted(sentence, after, end)) is not None:
            return quoted, False
        if bare and likened(sentence, after, verb):
            return after, True
        held = bare and verb.lemma == "call" and holds_to_be(sentence, after)
        return after if held and is_no_name(sentence, after) else None, True
    if verb.lemma == "credit":
        return (_taught(sentence, after) if bare else None), False
    if verb.takes is Takes.AS:
        return None, True
    if bare and verb.lemma in HOLDING_TO_BE and (what := _held_of_it(sentence, after)):
        return what, False
    if verb.lemma in _FINDING_NONE and bare and sentence.tokens[after].word == "of":
        return after, True
    if bare and verb.lemma in HOLDING_TO_BE and _TO_BE.match(shape, after):
        return after, True
    if bare and verb.lemma in HOLDING_TO_BE and holds_to_be(sentence, after):
        return after, not opens_with_plural_and_verb(sentence, after)
    if bare and verb.lemma in _AGAINST and (against := warned_against(sentence, after)):
        return against, True
    if that := _that(sentence, after, verb):
        return that + 1, False
    colon = shape.find(":", after, after + 18)
    if colon >= 0 and verb.denies:
        return None, True  # "Liu disputed this: prices fell"
    if colon >= 0 and not bare and verb.lemma in QUOTING and shape[colon + 1 : colon + 2] != "Q":
        return None, True  # "Polls offer her some support: prices fell"
    to_do = TO_DO.match(shape, after) if bare and verb.lemma in TO_DO_VERBS else None
    if to_do and to_do.end() < colon:
        asks = to_do.end() > after + 1
        if _counts_a_list(sentence, after):
            return after if asks else after + 1, True  # "asked it to do two things:"
        if asks and sentence.shape[colon + 1 : end] in ("", "Q"):
            return after, True  # "urged us to take care:", "urged us to wait: “…”"
    if colon >= 0 and not has_clause_sign(shape[after:colon]):
        if sentence.tokens[colon - 1].word in ("following", "follows"):
            return None, True
        if not _leads_to_colon(sentence, after, colon):
            if bare and verb.takes is Takes.SPEECH and is_clause(sentence, after, colon):
                return after, False  # "thinks the loss lies elsewhere: prices fell"
            proposes = verb.lemma in WITH_OBJECT and has_verb(sentence, colon + 1, end)
            explained = "u" not in shape[after:colon] and (
                proposes or is_clause(sentence, colon + 1, end)
            )
            return (colon + 1 if explained else None), True
        listed = verb.lemma in WEAK_VERBS and shape[colon + 1 : colon + 2] != "Q"
        return (None if listed and not is_clause(sentence, colon + 1, end) else colon + 1), False
    quote = _BEFORE_QUOTE.match(shape, after)
    if quote and (verb.takes is not Takes.LISTENER or quote.end() + 1 == end):
        return quote.end(), False
    if shape[after] == "w" and (verb.asks or verb.lemma in ("explain", "know", "doubt")):
        return after, not (verb.asks or verb.lemma == "doubt")
    if verb.asks and (asked := _ASKED_SO.match(shape, after)):
        return asked.end(), False
    if verb.lemma in WITH_ING and (sentence.tokens[after].word.endswith("ing")):
        return after, True
    if not bare:
        return None, True
    if to_do:
        where = sentence.shape[after] == "r"  # "promised in May to sell bread"
        return to_do.end() if where else after if to_do.end() > after + 1 else after + 1, True
    if verb.takes is Takes.OBJECT_OR_THAT:
        return None, True
    if verb.takes is Takes.LISTENER:
        return _after_listener(sentence, after), False
    if verb.lemma in SEEING and _seen_doing(sentence, after):
        return after, True
    if verb.takes is Takes.SPEECH:
        clause = _bare_clause(sentence, after_time(sentence, after), end, verb)
        if clause is not None:
            return clause, False
    if verb.lemma in WITH_OBJECT and _would_do(sentence, after, end):
        return after, False
    has_object = verb.lemma in WITH_OBJECT or _is_a_finding(sentence, after, verb)
    return (_object(sentence, after, verb) if has_object else None), True


def _held_of_it(sentence: Sentence, start: int) -> int | None:
    """What follows "considers it likely that"; from "it" on where that is found to be something
    else: "thinks it odd that".
    """
    held = _IT_IS_LIKELY.match(sentence.shape, start)
    if held is None:
        return None
    is_likely = sentence.tokens[held.end() - 2].word in _LIKELY
    less = sentence.tokens[start + 1].word in ("less", "hardly", "scarcely", "barely")
    return held.end() if is_likely and not less else start


def _at_a_figure(sentence: Sentence, start: int) -> bool:
    """ "Puts the loss on trade at 3 bn yuan" """
    amount = _AMOUNT_AT.match(sentence.shape, start)
    end = min(amount.end(), len(sentence.tokens) - 1) if amount else start
    return any(
        first.word == "at" and (then.letter in _SIGNS_OF_FIGURES or then.word in _ABOUT)
        for first, then in pairwise(sentence.tokens[start + 1 : end + 1])
    )


def _is_a_finding(sentence: Sentence, start: int, verb: SpeechVerb) -> bool:
    """ "Found a rise of 8% in prices", "sees little evidence of growth" """
    words = [token.word for token in sentence.tokens[start : start + 3]]
    return verb.lemma in FINDING and not FINDINGS.isdisjoint(words)


def _would_do(sentence: Sentence, start: int, end: int) -> bool:
    """ "Expects mills in the north will close for good": a clause without "that"; a short one could
    be all that is said of a thing, as in "proposed a toll bakers would pay".
    """
    clause = _WOULD_DO.match(sentence.shape, start, end)
    return clause is not None and end - clause.end() >= _FEW


def _seen_doing(sentence: Sentence, start: int) -> bool:
    """ "Sees the price of copper falling by 4%" """
    seen = _SEEN_DOING.match(sentence.shape, start)
    tokens = sentence.tokens[start : seen.end()] if seen else ()
    return any(
        token.word.endswith("ing") and before.letter in "xW" for before, token in pairwise(tokens)
    )


def _taught(sentence: Sentence, start: int) -> int | None:
    """What Liu "credited Ortiz with teaching him that"."""
    taught = _TAUGHT.match(sentence.shape, start)
    if not taught or sentence.tokens[taught.start("by")].word != "with":
        return None
    return taught.end() if sentence.tokens[taught.start("by") + 1].word in _TEACHING else None


def _behind_time(sentence: Sentence, start: int) -> int | None:
    """The "that" of "argued for a decade that"."""
    that = sentence.shape.find("t", start + 1, start + 4)
    return that if that >= 0 and sentence.tokens[that - 1].word in _TIMES else None


def _object(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """The object of "called for", "attributes to", "blames on"."""
    if (verb.lemma, sentence.tokens[start].word) in (
        ("attribute", "to"),
        ("ascribe", "to"),
        ("blame", "on"),
    ):
        return start + 1  # "a loss that Liu blames on the toll"
    following = " ".join(token.word for token in sentence.tokens[start : start + 2])
    if verb.lemma in ESTIMATING or following == "the following":
        return None
    if verb.lemma == "announce" and not _OF_A_SUM.match(sentence.shape, start):
        return None  # "announced a plan"
    lists = verb.lemma not in _TRACING and _counts_a_list(sentence, start)
    if sentence.tokens[start].word in _PARTICLES or lists:
        return None
    if verb.lemma in BACKING and sentence.shape[start] != "e":
        return None  # "supported fast bowler Lee", "backed Chelsea"
    return start if sentence.shape[start] in "exWGNQP#$£€¥" else None


def _counts_a_list(sentence: Sentence, start: int) -> bool:
    """ "Three things in Leeds: a gate, a lock and a key" """
    colon = sentence.shape.find(":", start, start + 12)
    return (
        any(token.word in _COUNTS or token.letter == "#" for token in sentence.tokens[start:colon])
        and colon > start
    )


def _quoted(sentence: Sentence, start: int, end: int) -> int | None:
    """What a verb says something of, if a quotation is among it: 'called it "a disgrace"'."""
    match = _WITH_QUOTATION.match(sentence.shape, start, end)
    if not match:
        return None
    quotation = sentence.tokens[match.end() - 1]
    whole = quotation.end - quotation.start > _SHORT_QUOTATION
    return match.end() - 1 if match["last"] and whole else start


def _bare_clause(sentence: Sentence, start: int, end: int, verb: SpeechVerb) -> int | None:
    """Where a clause without "that" begins: "says prices fell"."""
    if start >= end:
        return None
    first = " ".join(token.word for token in sentence.tokens[start : start + 2])
    if first in ("the following", "as follows"):
        return None
    if verb.lemma == "argue" and start + 1 < end and sentence.tokens[start + 1].word in _ARGUED:
        return None
    if sentence.tokens[start].word in ("yes", "so") or sentence.shape[start] in "rs(":
        return None
    if verb.lemma == "say" and _is_formula(sentence, start):
        return None
    if sentence.tokens[start].word in _NO_CONTENT:
        dash = sentence.shape.find("-", start, end)  # "wrote little — she was ill"
        return start if is_clause(sentence, start, dash if dash > 0 else end) else None
    plain = (
        verb.lemma in _WITHOUT_OBJECT
        and (end - start >= 4 or _ends_with_words(sentence, start, end))
        and sentence.shape[start] in "aeWxHTIiPRQ#N"
    )
    return start if plain or is_clause(sentence, start, end) else None


def _ends_with_words(sentence: Sentence, start: int, end: int) -> bool:
    """ "The plan 'could not be done'": the verb stands within the quotation."""
    last = sentence.tokens[end - 1]
    long = last.letter == "Q" and last.end - last.start > _SHORT_QUOTATION
    return start < end - 1 and long and sentence.shape[end - 2] in "xWN"


def _is_formula(sentence: Sentence, start: int) -> bool:
    """ "Says thank you", "said his prayers", "says nothing": words of which nothing is told."""
    words = " ".join(token.word for token in sentence.tokens[start : start + 3])
    return _FORMULA.match(words) is not None


def _leads_to_colon(sentence: Sentence, start: int, colon: int) -> bool:
    """Whether nothing but when, to whom or how stands between a verb and its colon: what stands
    behind "recalls a girl with two things:" is no speech, but for a quotation.
    """
    shape = sentence.shape
    between = shape[start:colon].rstrip(",")
    if shape[colon + 1 : colon + 2] == "Q" or len(between) <= 1:
        return "u" not in between
    if shape[start] == "," or is_adjunct(sentence, start, colon):
        return True
    first = sentence.tokens[start]
    if first.word in LISTENERS or first.letter in "PRa" or first.word in ("this", "it", "as"):
        return "u" not in between
    return _LISTENER.fullmatch(between) is not None


def _after_listener(sentence: Sentence, start: int) -> int | None:
    """The clause after "told MPs", "told Sky News", "told the inquiry"."""
    shape, end = sentence.shape, end_of(sentence)
    if sentence.tokens[start].word in LISTENERS or shape[start] in "PR":
        stop = start + 1
    elif match := _LISTENER.match(shape, start):
        stop = match.end()
    else:
        return None
    stop = after_time(sentence, stop)
    return stop if is_clause(sentence, stop, end) else None


def _by_doing(sentence: Sentence, start: int) -> bool:
    """ "By mending", behind a verb: then it is no speech by which somebody replies."""
    return sentence.shape[start] == "y" and sentence.tokens[start + 1].word.endswith("ing")


def _that(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """The "that" that opens the content; not one that is a relative pronoun."""
    shape = sentence.shape
    for match in re.finditer("t", shape[start : start + 20]):
        at = start + match.start()
        if shape[at + 1 : at + 2] == ":":
            return None  # "Liu doubts that: prices fell"
        between = shape[start:at].strip(",")
        if re.search(r"[;:QVGBl]|[IHT]|u", between):
            return None
        if between and verb.lemma in _NEWS:
            return None  # "learned last month that": what happened, and no view
        if _APPOSED.search(shape, start, at) or _by_doing(sentence, start):
            return None  # "put it at 8 bn in 2019, a sum that", "replied by mending a roof that"
        if shape[at + 1 : at + 2] in tuple("mhbdV") and not sentence.tokens[at + 1].word.endswith(
            "s"
        ):
            continue
        if between in ("", "a", "c", "ac") or verb.takes is Takes.LISTENER:
            return at
        if verb.lemma in WARNING and re.fullmatch("[eWxNPR']{1,5}", between):
            return at
        if is_adjunct(sentence, start + (shape[start] == ","), at) or (
            len(between) <= 2 and between[0] in "aW"
        ):
            return at
    return None
