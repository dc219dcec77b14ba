"""Terms beside their native form: "sponge city (海绵城市)"."""

import re
from collections.abc import Iterator

from content.extraction.names.words import NATIVE
from content.extraction.terms.definition_cues import KIND
from content.extraction.terms.grammar.phrases import WORD, after_determiner, phrase_before
from content.extraction.terms.grammar.words import TERM_NOUNS
from content.extraction.terms.term_words import TermWords
from content.extraction.vocabulary.bodies import BODY_WORDS

_OTHER_SCRIPT = re.compile("[\u0400-\u052f\u3000-\u9fff\uac00-\ud7a3]")
_VERB_WITHIN = re.compile(r"(?:^|.* )(?:is|are|was|were) ?(?:the |an? )?")
_NATIVE_BESIDE = re.compile(
    r"(?<=[A-Za-zÀ-ɏḀ-ỿ”’\"'])[\"”’']?,?\s?"
    r"(?:[(（](?:(?:in )?[A-Z]\w+: ?|[a-zÀ-ɏḀ-ỿ’' -]{2,40} )?"
    rf"(?P<native>{NATIVE})(?P<more>[^()（）]{{0,80}})[)）]|(?P<bare>{NATIVE}))"
)
# "(鸣沙, “singing sand”)"
_MEANING = re.compile(
    r"[,;:]? (?:literally|meaning|lit\.|or)?,? ?[\"“‘'](?P<gloss>[^\"“”‘()]{3,80})[\"”’'][)）]"
)
_AFTER_TERM_NOUN = re.compile(
    rf"\b(?:{'|'.join(sorted(TERM_NOUNS))})"
    rf"(?: (?:that \w+ )?(?:is |was |of )?[\"“‘']?(?P<term>{WORD}(?: {WORD}){{0,4}}))?$"
)
_QUOTED_KIND = re.compile(rf"[\"“‘'](?P<term>[^\"“”‘’']{{2,60}})[\"”’']{KIND.pattern}$")
_OPENING_MARK = {"”": "“", "’": "‘", '"': '"', "'": "'"}
_NATIVE_FIRST = re.compile(
    r"(?<![\u0400-\u052f\u2e80-\u9fff\uac00-\ud7a3])"
    rf"(?P<native>{NATIVE})\s?[(（](?P<spoken>[^()（）–—,;:]{{2,40}}?)"
    r"(?:\s?[–—,;:]\s?[\"“‘']?(?P<gloss>[^()（）\"”]{3,80}?)[\"”’']?)?[)）]"
)
# "The Tea and", "his Record of the", "her book The Price of"
_NAME_WITH_AND = re.compile(
    r"\b(?:the|his|her|their|its|book|work|essay|novel|poem|film|play|study|series|journal) "
    r"(?P<name>(?:[A-Z][\w’'-]+ )*(?P<last>[A-Z][\w’'-]+) (?:and|&|of|for|on) (?:the )?)$"
)
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_SIGNS_OF_WORD = 3  # that an English word has in Chinese or Japanese at most
_HEAD_WITH_OF = re.compile(
    r"(?:\b(?:the|an?|as|its|their|called|of|is)|[,:;(–—]|^) "
    r"(?P<head>(?:(?!(?:the|an?|as|its|their|called|known|of|is) )[a-z][\w-]* ){1,3})"
    r"(?:of|for|on|in) (?:the )?$"
)


def terms_with_native_form(text: str) -> Iterator[TermWords]:
    """The terms of a text beside which their form in another script stands."""
    if not _OTHER_SCRIPT.search(text):
        return
    for match in _NATIVE_BESIDE.finditer(text):
        meaning = _MEANING.match(text, match.end("native")) if match["native"] else None
        gloss = meaning.span("gloss") if meaning else None
        native = match["native"] or match["bare"]
        start = after_determiner(text, phrase_before(text, match.start()), match.start())
        start = _with_of(text, _with_name(text, start), match.start(), native)
        if noun := _AFTER_TERM_NOUN.search(text, max(0, match.start() - 50), match.start()):
            start = noun.start("term")
        if start >= 0 and (verb := _VERB_WITHIN.match(text, start, match.start())):
            start = verb.end()
        if start < 0 or not re.search("[A-Za-z]", text[start : match.start()]):
            continue
        quoted = _QUOTED_KIND.search(text, max(0, match.start() - 80), match.start())
        if quoted:
            yield TermWords(*quoted.span("term"), "native form", 0.95, native, gloss)
            continue
        mark = text[match.start()]
        if mark in _OPENING_MARK:
            opening = text.rfind(_OPENING_MARK[mark], max(0, match.start() - 80), match.start())
            if opening >= 0:
                yield TermWords(opening + 1, match.start(), "native form", 0.95, native, gloss)
        elif _OTHER_SCRIPT.match(text, start - 1) or (match["bare"] and native[0].isupper()):
            continue  # a word of English in such a text, "his channel Хвост и грива"
        elif start < match.start() and not text[:start].endswith(("(", "（")):
            yield TermWords(start, match.start(), "native form", 0.8, native, gloss)
    for match in _NATIVE_FIRST.finditer(text):
        name = "gloss" if match["gloss"] else "spoken"
        yield TermWords(*match.span(name), "native form", 0.8, match["native"])


def _with_name(text: str, start: int) -> int:
    """Where a name begins that has "of", "on" or "and" in it: "Tea and Coffee Institute"."""
    name = _NAME_WITH_AND.search(text, max(0, start - 60), start)
    if name is None or not text[start : start + 1].isupper():
        return start
    last = name["last"].casefold()
    return start if last in BODY_WORDS else name.start("name")


def _with_of(text: str, start: int, end: int, native: str) -> int:
    """Where the term begins of which only the last words are a phrase: "land of unknown
    ownership", if its native form is too long for those alone.
    """
    words = text[start:end].split()
    if len(native) <= _SIGNS_OF_WORD * len(words) or not _IDEOGRAPHS.fullmatch(native):
        return start
    head = _HEAD_WITH_OF.search(text, max(0, start - 60), start)
    return head.start("head") if head else start
