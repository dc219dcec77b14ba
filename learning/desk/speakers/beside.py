"""Who says words that somebody marked, and by which verb, as the text around them tells. Pure."""

from collections.abc import Iterable, Iterator

from content.extraction.sentences import WORD, sentences
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, WEAK_VERBS
from content.extraction.wording import cue_in_words
from content.material import KnowledgeItem, Material, Person, Quote, Span
from content.reading.mentions import Lexicon
from content.reading.names import surname_in

FAR_BEFORE, FAR_AFTER = 3, 8  # words between a verb and what is said
LONGEST_VERB = 5  # words


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that the characters stand in, from the first one to the last."""
    touched = [one for one in sentences(text) if one[0] < end and start < one[1]]
    return (touched[0][0], touched[-1][1]) if touched else (0, len(text))


def speakers_beside(
    material: Material, span: Span, entries: Iterable[KnowledgeItem]
) -> tuple[str, ...]:
    """The slugs of who is named in the sentence, before the words rather than after them; else of
    who was named or spoke last in the passage.
    """
    entries = list(entries)
    text = material.passage(span.passage).text
    first, last = sentence_around(text, span.start, span.end)
    named = _named(text, entries)
    spoken = {
        one.span.end: one.speakers
        for one in entries
        if isinstance(one, Quote) and one.speakers and one.span.passage == span.passage
    }
    inside = {at: who for at, who in named.items() if first <= at < last}
    before = [at for at in inside if at < span.start]
    after = [at for at in inside if at >= span.end]
    if before or after:
        return inside[max(before) if before else min(after)]
    earlier = {at: who for at, who in (named | spoken).items() if at <= span.start}
    return earlier[max(earlier)] if earlier else ()


def people_beside(
    material: Material, span: Span, entries: Iterable[KnowledgeItem]
) -> tuple[str, ...]:
    """The slugs of everybody who is named in the sentence of the words, in its order."""
    text = material.passage(span.passage).text
    first, last = sentence_around(text, span.start, span.end)
    named = _named(text, list(entries))
    return tuple(dict.fromkeys(s for at, who in named.items() if first <= at < last for s in who))


def cue_beside(text: str, span: Span) -> str:
    """The verb of speech nearest to the words in their sentence, in the form that a claim has; ""
    if there is none.
    """
    first, last = sentence_around(text, span.start, span.end)
    before = [one[0] for one in WORD.finditer(text, first, span.start)]
    after = [one[0] for one in WORD.finditer(text, span.end, last)]
    found = [
        (len(before) - end, verb)
        for _, end, verb in _verbs(before)
        if len(before) - end <= FAR_BEFORE
    ]
    found += [(start, verb) for start, _, verb in _verbs(after) if start <= FAR_AFTER]
    distance, verb = min(found, default=(0, ""), key=lambda one: one[0])
    is_doubtful = SPEECH_VERBS[verb].lemma in WEAK_VERBS and distance > 1 if verb else True
    return "" if is_doubtful else cue_in_words(verb)


def _named(text: str, entries: Iterable[KnowledgeItem]) -> dict[int, tuple[str, ...]]:
    """Who is named at which place of a passage, by a whole name or by a surname of their own."""
    people = [one for one in entries if isinstance(one, Person)]
    surnames = [surname_in(one.name, characters=one.characters) for one in people]
    names = {
        one.slug: [*one.names, *([surname] if surnames.count(surname) == 1 else [])]
        for one, surname in zip(people, surnames, strict=True)
    }
    return {mention.start: (mention.subject,) for mention in Lexicon(names).mentions(text)}


def _verbs(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """The verbs of speech among words, with their first place and the one behind them."""
    lower = [word.lower() for word in words]
    for start in range(len(lower)):
        for end in range(min(len(lower), start + LONGEST_VERB), start, -1):
            verb = " ".join(lower[start:end])
            if verb in SPEECH_VERBS and not SPEECH_VERBS[verb].asks:
                yield start, end, verb
                break
