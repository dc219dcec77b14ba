"""Why an entry gives no question: what the generators told of it, in plain words. Pure."""

import re
from collections.abc import Iterable

from content.material import Concept, Fact, KnowledgeItem, Listing, Person, Quote, Relation
from learning.questions.drafts import CARD_WORDS, STEM_WORDS
from learning.questions.gaps import GAP_WORDS
from learning.questions.listings import FEWEST_ITEMS, MOST_ITEMS
from learning.questions.posts import MOST_HOLDERS
from learning.questions.question import Skip
from learning.questions.words import content_stems

OTHERS = "It gives one alone, but none beside the other questions."
NONE_FITS = "None of the question types fits it."
NO_MEANING = "The text gives no meaning and no short form."
OWN_MEANING = "The text doesn’t give this definition."

# The question types whose refusal is told, those first that would ask of most.
FIRST: dict[type[KnowledgeItem], tuple[str, ...]] = {
    Concept: ("term-for-definition", "definition-of-term"),
    Person: ("holder-of-post", "role-of-person", "affiliation-of-person"),
    Quote: ("who-said", "who-vouches", "cloze"),
    Listing: ("missing-item", "name-two", "name-all"),
    Fact: ("cloze", "figure", "date", "place"),
    Relation: ("target-of-relation", "source-of-relation"),
}
# By the reason of the generator; those without a sentence here only lead to another type.
SENTENCES = {
    "its definition only repeats the term": "Its definition only repeats the term.",
    "two terms are defined alike": "Another term has the same definition.",
    "the brief gives no post, at most a title": "The text gives no post and no characters.",
    "too many people hold it to be named": f"Over {MOST_HOLDERS} people have this post.",
    "it names its speaker or their employer": "It names its speaker, or where they work.",
    "it says “I” outside quotation marks": "It says “I” outside quotation marks.",
    "others make the same point": "Others make the same point.",
    "it is a detail": "It is only a detail.",
    "the section has no doctrine that it could be taken for": "The text names nobody who says it.",
    "a noun and no verb says that it is its holder's": "Give it a verb, such as “says”.",
    "its holder is known only beside other words": "Name the body that says it in full.",
    "it is no sentence, or others say the same": "It is no sentence, or others say the same.",
    "it names who vouches for it": "It names who says it.",
    "it has under three entries or over seven": (
        f"Lists of {FEWEST_ITEMS} to {MOST_ITEMS} items are asked."
    ),
    "its value does not stand in its statement just once": (
        "The value must stand in its sentence just once."
    ),
    "its value has over four words": f"The value has over {GAP_WORDS} words. Shorten it.",
    "it is asked as the statement of its speaker": "It is asked by who says it.",
    "a figure or a place told in the same words is asked": (
        "A figure or place from the same words is asked."
    ),
    "it reads the same from its other end": "It reads the same from its other end.",
    "the answer is the concept that most relations have": "Too many links have this answer.",
    "two concepts fit": "More than one answer would fit.",
    "its words do not name the concept just once": "Its words must name the term just once.",
    "the answer would have no words": "Its answer would have no words.",
    "the card would be too long": f"Question and answer have over {CARD_WORDS} words.",
    "its sentence is asked in three other ways": "Its sentence is asked in three other ways.",
}
_GIVEN_AWAY = "the question gives away "
_COUNTED = re.compile(r"the (question|answer) would have (\d+) words")
_WORD = re.compile(r"[^\W\d_]+|\S+")


def why_none(entry: KnowledgeItem, refusals: Iterable[Skip]) -> str:
    """Why no question is made of an entry, by what the generators told of it."""
    first = FIRST[type(entry)]
    told = sorted(
        refusals, key=lambda one: first.index(one.type) if one.type in first else len(first)
    )
    return next((said for one in told if (said := _sentence(entry, one))), NONE_FITS)


def _sentence(entry: KnowledgeItem, refusal: Skip) -> str:
    reason = refusal.reason
    if counted := _COUNTED.fullmatch(reason):
        return _too_long(counted[1], int(counted[2]))
    if reason.startswith(_GIVEN_AWAY):
        return _shared(entry, reason.removeprefix(_GIVEN_AWAY).split(", "))
    if reason == "the source does not define it":
        return OWN_MEANING if getattr(entry, "definition", "") else NO_MEANING
    if isinstance(entry, Person) and entry.role and reason.startswith("the brief gives no post"):
        return f"It doesn’t say where: “{entry.role}” of what?"
    return SENTENCES.get(reason, "")


def _too_long(part: str, words: int) -> str:
    fit = f"At most {STEM_WORDS.stop - 1} fit." if words > STEM_WORDS.start else "Say more."
    return f"Its {part} would have {words} words. {fit if part == 'question' else 'Shorten it.'}"


def _shared(entry: KnowledgeItem, stems: list[str]) -> str:
    """The stems of an answer are told as the words of the entry that have them."""
    words = [word for word in _WORD.findall(_answers(entry)) if content_stems(word) & {*stems}]
    word = words[0].casefold() if words else stems[0]
    if isinstance(entry, Concept):
        return f"Its definition also says “{word}”, as the term does."
    return f"Its question would give “{word}” away."


def _answers(entry: KnowledgeItem) -> str:
    match entry:
        case Concept():
            return entry.definition
        case Person():
            return f"{entry.role} {entry.affiliation}"
        case Quote():
            return entry.text
        case Listing():
            return " ".join(item.text for item in entry.items)
        case Fact():
            return entry.value
    return ""
