"""Whether a text denies something: "no massive inputs" never means "massive inputs"."""

from itertools import zip_longest

from learning.grading.words import Phrase

# fmt: off
NEGATIONS = frozenset((
    "no", "not", "non", "never", "without", "neither", "nor", "none", "nothing", "nobody",
    "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont",
    "except", "excluding", "unlike", "opposite", "instead", "rather", "isn", "doesn", "don",
    "anything",
))
# fmt: on


def is_negated(phrase: Phrase) -> bool:
    texts = [word.text for word in phrase.words]
    return any(
        text in NEGATIONS and not (text == "no" and after[:1].isdigit())  # "No. 1"
        for text, after in zip_longest(texts, texts[1:], fillvalue="")
    )
