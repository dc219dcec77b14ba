"""The letters that stand for words in the shape of a sentence.

Besides those below: ``P`` a person, ``R`` a post, ``Q`` a quotation, ``V`` ``B`` ``G`` a verb of
speech in a finite form, the base, in -ing, ``N`` a noun of speech, ``l`` a verb that one is the
object of, ``'`` a possessive, ``#`` a number, ``W`` another word with a capital and ``x`` one
without. Punctuation stands for itself.
"""

from content.extraction.vocabulary.speech_cues import (
    GROUPS,
    IN_THE_VIEW_OF,
    LIGHT_VERBS,
    SPEECH_NOUNS_ALL,
    SPEECH_VERBS,
    Form,
    SpeechVerb,
)

_LETTERS = {
    "H": "he she",
    "T": "they",
    "I": "i we",
    "i": "it there",
    "m": "will would can could may might must shall should cannot",
    "h": "has have had",
    "d": "do does did",
    "b": "is are was were be been am 's 're",
    "n": "not never n't hardly scarcely",
    "t": "that",
    "w": "whether why how what if",
    "u": "who whom which whose",
    "s": "as",
    "y": "by",
    "o": "to",
    "f": "for",
    "k": "according",
    "r": "of in on at from with before during after about against under over into since "
    "through between among within without across towards toward upon despite amid following via "
    "near behind beyond throughout alongside outside inside like unlike than beside above below "
    "round around off along past per",
    "c": "and but then while whilst whereas or yet so although though because nor when where until",
    "e": "a an the his her their its this these those our my your some any each every no another "
    "such all many most several few",
    "a": "also both once rather indeed instead overall later again further now recently "
    "repeatedly often still earlier therefore first second similarly likewise however "
    "meanwhile already just always even too rightly thus ever simply only soon initially "
    "subsequently flatly long previously elsewhere nonetheless nevertheless afterwards "
    "yesterday today tonight aloud",
}
_LETTER_OF = {word: letter for letter, words in _LETTERS.items() for word in words.split()}
_SELF = frozenset("himself herself themselves alone".split())
# These stand before no noun: in "a study of 2019 held that" they are no "40 reported cases".
_PAST = frozenset(
    "said held wrote thought told found felt saw argued concluded contended insisted maintained "
    "replied asserted stressed acknowledged conceded".split()
)
_NO_ADVERBS = frozenset(
    "family supply reply anomaly assembly only early daily monopoly ally".split()
)


def _is_name(word: str) -> bool:
    """ "WHO", "US", the month "May" and the letter "i" are no words of grammar."""
    return word in ("May", "i") or (len(word) > 1 and word.isupper())


def letter_of_word(word: str, before: str) -> str:
    """The letter of a word or sign after a token with the letter ``before``."""
    lower = word.lower().replace("’", "'")
    if lower == "since" and before == "h":
        return "a"  # "has since argued"
    if lower in _SELF and before and before in "PHTR":
        return "a"  # "Liu himself says"
    if not _is_name(word) and (letter := _LETTER_OF.get(lower)):
        return letter
    if word[0].isdigit():
        return "#"
    if not word[0].isalpha():
        return {"–": "-", "—": "-", "―": "-", "[": "(", "]": ")", "…": "*"}.get(word[0], word[0])
    after_determiner = before != "" and before in "e'#" and not (before == "#" and lower in _PAST)
    if after_determiner and lower in IN_THE_VIEW_OF:
        return "N"
    is_object = before != "" and before in "Vlr"  # "dismissed fears of", "of claims"
    if lower in SPEECH_NOUNS_ALL and (
        after_determiner or lower not in SPEECH_VERBS or (is_object and lower.endswith("s"))
    ):
        return "N"
    is_noun = after_determiner or (lower in GROUPS and before not in tuple("PHRua"))
    verb = SPEECH_VERBS.get(lower)
    if verb and verb.form is Form.PARTICIPLE and before and before in "xrWe'#N":
        return "x"  # "in written evidence", "a known risk"
    if verb and not is_noun and not word[0].isupper():
        return letter_of_verb(verb)
    opens = before == "" or before in ".?!Q"
    if verb and verb.form is Form.ING and opens:
        return "G"
    if lower in LIGHT_VERBS and not after_determiner:
        return "l"
    if lower.endswith("ly") and lower not in _NO_ADVERBS and word[0].islower():
        return "a"
    return "W" if word[0].isupper() else "x"


def letter_of_verb(verb: SpeechVerb) -> str:
    if verb.form is Form.ING:
        return "G"
    if verb.form is Form.BASE:
        return "B"
    return "V"
