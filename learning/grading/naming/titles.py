"""What people write around a name: a title in front, a post behind, a possessive ending."""

import re
from itertools import dropwhile

from learning.grading.answer_key import AnswerKey
from learning.grading.naming.person_name import joined, known_name
from learning.grading.parsing.pinyin import syllables

# fmt: off
OFFICES = frozenset((
    "academician", "ambassador", "author", "baron", "chairman", "chairwoman", "chancellor",
    "chief", "comrade", "count", "dean", "deputy", "director", "doctor", "dr", "economist",
    "former", "founder", "general", "governor", "head", "judge", "king", "lady", "late", "leader",
    "lord", "m", "madam", "mayor", "minister", "miss", "mr", "mrs", "ms", "party", "premier",
    "president", "prime", "prof", "professor", "psychologist", "queen", "researcher", "saint",
    "scholar", "secretary", "sir", "the", "vice",
))
# fmt: on
_POST = re.compile(
    r"(?i)(?P<name>.+?)"
    r"(?:,? (?=(?:of|from|at|in|who)\b)"
    rf"|, (?=(?:an?|{'|'.join(sorted(OFFICES))})\b))"
    r"(?P<post>.+)"
)


def without_title(response: str) -> str:
    """ "Xi" for "President Xi"; a text of titles alone stays as it is."""
    words = response.split()
    rest = list(dropwhile(lambda word: word.casefold().rstrip(".") in OFFICES, words))
    return " ".join(rest) if 0 < len(rest) < len(words) else response


def without_possessive(response: str) -> str:
    """ "Deng" for "Deng’s"."""
    return re.sub(r"['’]s?\s*$", "", response)


def without_post(expected: AnswerKey, response: str) -> str:
    """ "Liu Dian" for "Liu Dian of Fudan University" and "Liu Dian, a professor"; the response
    itself if what follows names somebody else.
    """
    found = _POST.fullmatch(response.strip())
    if not found:
        return response
    behind = syllables(found["post"])
    keys = {known_name(other).key for other in expected.rivals(lambda text: known_name(text).key)}
    spans = ((behind[n : n + 2], behind[n : n + 1]) for n in range(len(behind)))
    names_another = any(joined(span) in keys for pair in spans for span in pair)
    return response if names_another else found["name"]
