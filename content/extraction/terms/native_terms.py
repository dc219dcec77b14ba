"""Terms beside their native form: "sponge city (海绵城市)"."""

import re
from collections.abc import Iterator

from content.extraction.names.pinyin import syllables
from content.extraction.names.words import NATIVE, OTHER_SCRIPT
from content.extraction.terms.definition_cues import KIND
from content.extraction.terms.grammar.phrases import (
    WORD,
    after_determiner,
    is_pinyin,
    phrase_before,
)
from content.extraction.terms.grammar.words import TERM_NOUNS
from content.extraction.terms.term_words import TermWords
from content.extraction.vocabulary.bodies import BODY_WORDS
from content.extraction.vocabulary.commonness import RARE, rank

_SCRIPTS = "\u0370-\u03ff\u0530-\u06ff\u0900-\u109f\u10a0-\u10ff\u1780-\u17ff"
_BEGINS = r"(?<![\u0400-\u052f\u2e80-\u9fff\uac00-\ud7a3])"  # not amid such a text
_VERB_WITHIN = re.compile(
    r"(?:.* )?\b(?:is|are|was|were|issued?(?= \w)|that of|those of)\b ?(?:the |an? )?"
)
_ANY = rf"{NATIVE}|[{_SCRIPTS}]+(?: [{_SCRIPTS}]+){{0,3}}"
# "(Greek: ", "(in Thai ", "(zimnik, "
_LANGUAGE = r"(?:in )?[A-Z]\w+(?:ese|ish|[aeiou]n|ek|ai|ic|ch|di|li|il|u)\b[:,]? ?"
_READING = r"[a-zÀ-ɏḀ-ỿ’' -]{2,40}?,? "
_NATIVE_BESIDE = re.compile(
    r"(?<=[A-Za-zÀ-ɏḀ-ỿ”’\"'])[\"”’']?,?\s?"
    rf"(?:[(（](?:(?:in )?[A-Z]\w+: ?|{_LANGUAGE}|{_READING})?[«“‘\"']?"
    rf"(?P<native>{_ANY})(?P<more>[^()（）]{{0,80}})[)）]|(?P<bare>{NATIVE}))"
)
_NATIVE_BEHIND = re.compile(
    r"[\"”’']?(?: \([A-Z][\w-]{1,9}\))?,?\s?"
    rf"(?:[(（](?:[^\W\d_][\w-]{{1,9}}[,;] )?(?:{_LANGUAGE}|{_READING})?[«“‘\"']?"
    rf"(?P<native>(?:{_ANY})(?:\d[\d.]*)?)(?=[^()（）]{{0,80}}[)）])"
    rf"|[(（](?:{_LANGUAGE})(?P<latin>[^\W\d_][\w’'-]*(?: [a-z][\w’'-]*){{0,3}})(?=[)）,])"
    rf"|(?<!,.)(?P<bare>{NATIVE}))"
)
# "The word hegemony (ba)", "village cadres (cunganbu)"
_READING_BESIDE = re.compile(
    r"(?<=[A-Za-z])(?: \((?P<reading>[a-zà-ɏ]{2,12}(?:[ ’'-][a-zà-ɏ]{1,12}){0,5})\))"
)
_TERM_NOUN_BEFORE = re.compile(
    r"\b(?:term|word|concept|notion|idea|principle|ideal|doctrine)(?: of)? (?:the )?"
    rf"(?P<term>{WORD}(?: {WORD}){{0,2}})$"
)
_TAIL = re.compile(rf"(?<=[A-Za-zÀ-ɏḀ-ỿ])[\"”’']? (?:{NATIVE})$")
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
    rf"{_BEGINS}(?P<native>{NATIVE})\s?[(（](?P<spoken>[^()（）–—,;:]{{2,40}}?)"
    r"(?:\s?[–—,;:]\s?[\"“‘']?(?P<gloss>[^()（）\"”]{3,80}?)[\"”’']?)?[)）]"
)
# "淤渍 (yūzì), literally “silt stain”", "淤渍, “silt stain”"
_TRANSLATED_NATIVE = re.compile(
    rf"{_BEGINS}(?P<native>{NATIVE})[»”\"’]?"
    r"(?:\s?[(（](?P<reading>[^()（）–—,;:]{2,40})[)）])?,? "
    r"(?:(?:literally|lit\.|meaning|or|roughly|which means|that is),? )?(?:the |an? )?"
    r"[\"“‘](?P<gloss>[^()\"“”‘]{3,60}?),?[\"”’]"
)
# "(yuzi 淤渍, ‘silt stain’)"
_READ_IN_BRACKETS = re.compile(
    rf"[(（](?P<term>[a-zÀ-ɏḀ-ỿ’'-]+(?: [a-zÀ-ɏḀ-ỿ’'-]+){{0,3}}),? (?P<native>{NATIVE})[,;:] "
    r"(?:literally |lit\. |or )?[\"“‘][^()\"“”‘]{3,60}[\"”’][)）]"
)
_WORD_BEFORE = re.compile(r"([a-zÀ-ɏḀ-ỿ][\w’'-]*)[\"”’']? $")
# "Somebody shouts 好", "said 好"
_SHOUTED = re.compile(
    r"(?:^|[.,;:] |\b(?:some|any|every|no)(?:body|one) |\b(?:he|she|it|they|we|who|people) )\w+s?$"
    r"|\b(?:as|says?|said|shouts?|shouted|writes?|wrote|types?|typed)$"
)
# "Posts as Mud Cat", "the user Mud Cat"
_NAMED_USER = re.compile(
    r"\b(?:(?:post|blog|writ|tweet|comment|stream)(?:s|es|ed|ing)? (?:as|under(?: the name)?)|"
    r"user|netizen|blogger|commenter|handle|nickname)(?: [A-Z][\w’-]*['’]s)? [\"“‘]?$"
)
_USER = re.compile(r"(?:user|netizen|blogger|commenter) (?=[A-Z])")
_PLACED = frozenset("local new old traditional ordinary so-called native various".split())
# "The Tea and", "his Record of the", "her book The Price of"
_NAME_WITH_AND = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|his|her|their|its|"
    r"book|work|essay|novel|poem|film|play|study|series|journal) "
    r"(?:[a-z-]+ )?(?P<name>(?:[A-Z][\w’'-]+ (?:(?:and|&|of|for|on) (?:the )?)?){0,6}"
    r"(?P<last>[A-Z][\w’'-]+) (?:and|&|of|for|on) (?:the )?)$"
)
# "Ishi no [kawa]"
_FOREIGN_NAME = re.compile(
    r"\b[A-Z][\w’-]+ (?:no|ni|to|wo|de|del|della|du|des|la|le|les|el|et|og|och|und|von|e|y) $"
)
_NAME_BEFORE = re.compile(r"(?<![\w.])[A-Z][\w’-]+ [A-Z][\w’-]+ $")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_SIGNS_OF_WORD = 3  # that an English word has in Chinese or Japanese at most
_HEAD_WITH_OF = re.compile(
    r"(?:\b(?:the|an?|as|its|their|called|of|is)|[,:;(–—]|^) "
    r"(?P<head>(?:(?!(?:the|an?|as|its|their|called|known|of|is) )[a-z][\w-]* ){1,3})"
    r"(?:of|for|on|in) (?:the )?$"
)


def is_foreign_wording(words: str) -> bool:
    """Whether words in Latin letters are of another language: "fang yu fang", "buen vivir"."""
    parts = re.split(r"[ ’'-]", words)
    rare = [part for part in parts if rank(part) >= RARE]
    if len(parts) == 1:
        return bool(rare) and (is_pinyin(words) or not words.isascii())
    known = all(rank(part) >= RARE or syllables(part) for part in parts)
    return known and 2 * len(rare) >= len(parts)


def terms_with_reading(text: str) -> Iterator[TermWords]:
    """The terms behind which a bracket has the Chinese for them in Latin letters."""
    for match in _READING_BESIDE.finditer(text):
        parts = match["reading"].split()
        chinese = all(map(syllables, parts)) if len(parts) > 1 else is_pinyin(match["reading"])
        noun = _TERM_NOUN_BEFORE.search(text, max(0, match.start() - 60), match.start())
        if noun and rank(match["reading"]) >= RARE:
            yield TermWords(*noun.span("term"), "native form", 0.8, match["reading"])
        elif chinese and is_foreign_wording(match["reading"]):
            start = after_determiner(text, phrase_before(text, match.start()), match.start())
            if start < match.start() and rank(text[start : match.start()].split()[-1]) < RARE:
                yield TermWords(start, match.start(), "native form", 0.8, match["reading"])


def terms_with_native_form(text: str) -> Iterator[TermWords]:
    """The terms of a text beside which their form in another script stands."""
    if not re.search(f"[{_SCRIPTS}]", text) and not OTHER_SCRIPT.search(text):
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
        named = _NAMED_USER.search(text[max(0, start - 60) : start]) or _USER.match(text, start)
        if named or OTHER_SCRIPT.search(text, start, match.start()):
            continue  # an English word in such a text, and how somebody is called there
        if _READ_IN_BRACKETS.search(text, match.start(), match.end()):
            continue
        if match["bare"] and _SHOUTED.search(text, max(0, start - 12), match.start()):
            continue
        start = _without_common(text, start, match.start())
        quoted = _QUOTED_KIND.search(text, max(0, match.start() - 80), match.start())
        if quoted:
            yield TermWords(*quoted.span("term"), "native form", 0.95, native, gloss)
            continue
        mark = text[match.start()]
        if mark in _OPENING_MARK:
            opening = text.rfind(_OPENING_MARK[mark], max(0, match.start() - 80), match.start())
            if opening >= 0:
                yield TermWords(opening + 1, match.start(), "native form", 0.95, native, gloss)
        elif OTHER_SCRIPT.match(text, start - 1) or (match["bare"] and native[0].isupper()):
            continue  # a word of English in such a text, "his channel Хвост и грива"
        elif start < match.start() and not text[:start].endswith(("(", "（")):
            yield TermWords(start, match.start(), "native form", 0.8, native, gloss)
    yield from _native_first(text)
    for match in _READ_IN_BRACKETS.finditer(text):
        yield TermWords(*match.span("term"), "native form", 0.8, match["native"])


def _native_first(text: str) -> Iterator[TermWords]:
    """Those whose native form comes before them: "淤渍 (yūzì), literally “silt stain”"."""
    translated = set()
    for match in _TRANSLATED_NATIVE.finditer(text):
        if _follows_reading(text, match.start()):
            continue
        translated.add(match.start())
        reading = match["reading"] or ""
        yield TermWords(*match.span("gloss"), "native form", 0.8, match["native"], reading=reading)
    for match in _NATIVE_FIRST.finditer(text):
        if match.start() in translated or _follows_reading(text, match.start()):
            continue
        named = _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if named and match["spoken"][0].isupper():
            continue  # "Lin Mei 林梅 (Port Institute, School of Silt)" says where somebody works
        name = "gloss" if match["gloss"] else "spoken"
        yield TermWords(*match.span(name), "native form", 0.8, match["native"])


def _follows_reading(text: str, start: int) -> bool:
    """Whether the word before native characters is one that English does not have: "yuzi 淤渍"."""
    word = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return word is not None and rank(word[1]) >= RARE


def _without_common(text: str, start: int, end: int) -> int:
    """The start of "yuzi" in "local yuzi"."""
    first, _, last = text[start:end].partition(" ")
    plain = first in _PLACED and last and " " not in last and rank(last) >= RARE
    return start + len(first) + 1 if plain else start


def native_behind(text: str, end: int) -> str:
    """The native form of the term that ends at ``end``; "" if none stands there."""
    match = _NATIVE_BEHIND.match(text, end)
    if match is None:
        return ""
    words = (match["latin"] or "").split()
    if words and min(rank(words[0]), rank(words[-1])) < RARE:
        return ""  # "(Portuguese pilots said so)"
    return match["native"] or match["latin"] or match["bare"]


def without_native(text: str, start: int, end: int) -> int:
    """Where a term ends without its native form: "yuzi 淤渍"."""
    tail = _TAIL.search(text, start, end)
    return tail.start() if tail else end


def _with_name(text: str, start: int) -> int:
    """Where a name begins that has "of", "on" or "and" in it: "Tea and Coffee Institute"."""
    foreign = _FOREIGN_NAME.search(text, max(0, start - 40), start)
    if foreign and rank(text[start:].partition(" ")[0]) >= RARE:
        return foreign.start()
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
