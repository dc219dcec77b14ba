"""Lines that say something of a question: "Answer: b", "Explanation: …", "Tags: …"."""

import re
from enum import StrEnum


class Part(StrEnum):
    STEM = "stem"
    OPTION = "option"
    ANSWER = "answer"
    ACCEPTED = "accepted"
    EXPLANATION = "explanation"
    FEEDBACK = "feedback"  # of one option
    TAGS = "tags"
    POINTS = "points"
    KIND = "kind"


_WORDS = {
    Part.ACCEPTED: r"(?:also\s+)?accept(?:ed|able)?(?:\s+(?:answers?|also))?|also right",
    Part.ANSWER: r"(?:(?:the\s+)?(?:correct|right|model|sample|expected|suggested)\s+)?"
    r"answer(?:s|\(s\))?(?:\s+key)?|(?:correct|right) (?:option|choice)s?|"
    r"ans|key|correct|solution|"
    r"(?:richtige\s+)?antwort(?:en)?|lösung|réponse|bonne réponse|respuesta(?: correcta)?|risposta",
    Part.EXPLANATION: r"(?:general\s+)?feedback|explanation|rationale|reason|why|because|"
    r"justification|comment|note|erklärung|explication|explicación",
    Part.TAGS: r"tags?|topics?|category|categories|subject|chapter|keywords?|difficulty|level",
    Part.POINTS: r"points?|marks?|score|worth|weight|time(?:\s+limit)?",
    Part.KIND: r"(?:question\s+)?(?:type|kind)",
}
_LABELS = [
    (part, re.compile(rf"(?:{words})\s*[:=]\s*", re.IGNORECASE)) for part, words in _WORDS.items()
]
_SHORT_ANSWER = re.compile(
    r"(?:(?:the\s+)?(?:(?:correct|right)\s+)?(?:answers?|options?)\s+(?:is|are)\s*[:=]?\s+"
    r"|ans\.\s*|(?:answer|ans)\s+[–-]\s+|(?:ANSWER|ANS)\s+(?=\(?[A-Z]\)?$))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+[(\[]?(?:correct )?(?:answer|ans)\s?[:.=]\s*([^)\]]+)[)\]]?$", re.IGNORECASE
)
_POINTS = re.compile(
    r"[(\[]\s*(?:\d{1,3}(?:[.,]\d)?\s*(?:points?|pts?\.?|marks?|punkte?|pkt\.?|p\.)"
    r"|points?:?\s*\d{1,3})\s*(?:each)?\s*[)\]]"
    r"|\s[–-]\s*\d{1,3}(?:[.,]\d)?\s*(?:points?|pts?\.?|marks?|punkte?)$",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"\s+(?:PTS|DIF|REF|OBJ|NAT|STA|TOP|KEY|MSC|LOC|NOT|BLM|DOK|Points?|Marks?):.*$", re.DOTALL
)
_ESSAY = re.compile(
    r"essay(?: question)?|open(?: answer| question|-ended)?|long answer", re.IGNORECASE
)
_ESSAY_AROUND = re.compile(rf"[(\[]\s*(?:{_ESSAY.pattern})\s*[)\]]|^essay\s*:", re.IGNORECASE)
TRUE_FALSE = re.compile(
    r"[(\[]?\s*\b(?:true\s*(?:/|or|\|)\s*false|t\s*/\s*f)\b\s*[)\]]?\s*[:.?]?", re.IGNORECASE
)


def labelled_part(text: str) -> tuple[Part, str] | None:
    """Which part of a question a line names, and what it says of it."""
    bare = text.strip("*_ ") if text.startswith(("**", "__")) else text
    bare = re.sub(r"^([\w ]{1,20}:)\*\*", r"\1", bare)
    for part, label in _LABELS:
        if found := label.match(bare):
            return part, bare[found.end() :].strip()
    if found := _SHORT_ANSWER.match(bare):
        return Part.ANSWER, bare[found.end() :].strip()
    return None


def answer_behind(text: str) -> tuple[str, str]:
    """A question without the answer that stands behind it in its line, and that, "" for none."""
    found = _BEHIND.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found else (text, "")


def without_points(text: str) -> tuple[str, str]:
    """A text without "(2 marks)", and that, "" for none."""
    found = _POINTS.search(text)
    if not found:
        return text, ""
    return " ".join((text[: found.start()] + text[found.end() :]).split()), found[0].strip(
        " –-()[]"
    )


def without_fields(text: str) -> tuple[str, str]:
    """An answer without the fields behind it, as in "B  PTS: 1  DIF: Easy", and these."""
    found = _FIELDS.search(text)
    return (text[: found.start()].strip(), found[0].strip()) if found else (text, "")


def names_essay(text: str) -> bool:
    return _ESSAY.fullmatch(text.strip()) is not None


def without_essay(text: str) -> tuple[str, bool]:
    """A text without "(Essay)", and whether it had that."""
    bare = _ESSAY_AROUND.sub(" ", text)
    return (bare.strip(), True) if bare != text else (text, False)
