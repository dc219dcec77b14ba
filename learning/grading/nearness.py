"""Terms and posts that are nearly right: incomplete, with a word too many, or in another form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.stems import stem_of
from learning.grading.answer_key import AnswerKey, near
from learning.grading.content_words import ContentWords
from learning.grading.spelling.antonyms import antonyms_of
from learning.grading.spelling.english import SHORTEST, is_english
from learning.grading.spelling.misspellings import within
from learning.grading.spelling.polarity import NEGATIONS, is_negated
from learning.grading.verdict import Verdict
from learning.grading.words import FUNCTION, Phrase, Word, known, normalise

WHOLE, FEWER, FORM, SPELT = (
    "The whole answer?",
    "In fewer words?",
    "In which form?",
    "How is it spelt?",
)
FEWEST_INITIALS, MOST_INITIALS = 3, 8
MOST_EXTRA = 2  # words
# Words without which, or with which, a phrase names something else.
# fmt: off
DECISIVE = frozenset((
    "vice", "deputy", "acting", "assistant", "anti", "counter", "pseudo", "semi", "quasi", "half",
    "from", "against", "or", "than", "over", "under", "before", "after", "until", "since", "only",
    "fewer", "less", "more", "least", "either", "non", "post", "pre",
    "opposite", "fake", "failed", "end", "lack", "loss", "fall", "decline",
))
QUANTIFIERS = frozenset(("all", "some", "few", "many", "most", "both"))
# fmt: on
LINKS = frozenset(("of", "in", "for", "on", "by"))
CHANGING = frozenset(("former", "late", "future", "old", "new", "other", "another", "low", "high"))
_DIFFERENT_FORMS = ({"ed", "ing"}, {"er", "ee"}, {"or", "ee"})


@dataclass(frozen=True)
class _Comparison:
    """The content words of an answer that a response has (``found``, in its order) and lacks, and
    its own. ``note`` is what differs in those found."""

    found: list[Word]
    missing: list[Word]
    extra: list[Word]
    note: str

    @classmethod
    def of(cls, ours: Sequence[Word], theirs: Sequence[Word]) -> "_Comparison":
        left, found, extra, notes = list(ours), [], [], [""]
        for word in theirs:
            same = ((own, note) for own in left if (note := _resemblance(own, word)) is not None)
            own, note = next(same, (None, ""))
            if own is None:
                extra.append(word)
            else:
                left.remove(own)
                found.append(own)
                notes.append(note)
        return cls(found, left, extra, max(notes))

    def is_in_order(self, ours: Sequence[Word]) -> bool:
        places = [ours.index(word) for word in self.found]
        return places == sorted(places)


def grade_nearness(expected: AnswerKey, given: Phrase, rivals: list[Phrase]) -> Verdict | None:
    """A nearly right verdict that asks for what is lacking, or None."""
    response = ContentWords(given)
    others = [ContentWords(rival) for rival in rivals]
    if is_abbreviated(expected, given.text):
        return near(expected, given, WHOLE)
    for form in expected.forms:
        note = _lacking(ContentWords(known(form)), response, others)
        if note:
            return near(expected, given, note, matched=form)
    return None


def is_abbreviated(expected: AnswerKey, response: str) -> bool:
    """Whether a response is the initials of the answer, and of no other, nor of the question's."""
    initials = normalise(response).replace(" ", "").removesuffix("s")
    if not FEWEST_INITIALS <= len(initials) <= MOST_INITIALS or " " in response.strip():
        return False
    if initials in (word.removesuffix("s") for word in normalise(expected.stem).split()):
        return False
    others = expected.rivals(normalise)
    return initials == _initials(expected.answer) and initials not in map(_initials, others)


def _initials(text: str) -> str:
    return "".join(word.text[0] for word in known(text).words if word.text not in FUNCTION)


def _lacking(form: ContentWords, response: ContentWords, rivals: list[ContentWords]) -> str:
    ours, theirs = form.words, response.words
    if not response.light <= form.light or is_negated(form.phrase) != is_negated(response.phrase):
        return ""
    compared = _Comparison.of(ours, theirs)
    differing = [*compared.missing, *compared.extra]
    turned = not compared.is_in_order(ours)
    if (
        not compared.found
        or (turned and (differing or not _is_turned(form, response)))
        or any(word.text in DECISIVE for word in differing)
        or any(word.text in QUANTIFIERS for word in compared.extra)
        or _has_antonym(ours, compared.extra)
    ):
        return ""
    if (compared.missing and compared.extra) or (differing and compared.note):
        return ""
    if compared.missing:
        is_enough = 2 * len(compared.found) >= len(ours) and (
            len(compared.found) > 1 or not _fits_another(response, rivals)
        )
        return WHOLE if is_enough else ""
    if compared.extra:
        is_list = "and" in response.texts and "and" not in form.texts
        if is_list or any(word.singular in CHANGING for word in compared.extra):
            return ""
        room = min(MOST_EXTRA, max(1, len(ours) // 2))
        is_little = len(compared.extra) <= room and not _contains_another(form, response, rivals)
        return FEWER if is_little else ""
    if not compared.note and form.phrase.has_of != response.phrase.has_of:
        return ""  # "party of the leader" for "Party leader"
    return (compared.note or FORM) if not _fits_another(response, rivals) else ""


def _is_turned(form: ContentWords, response: ContentWords) -> bool:
    """Whether one of the two is "tech innovation" and the other "innovation in tech"."""
    links = [{word.text for word in one.phrase.words} & LINKS for one in (form, response)]
    return any(links) and not all(links) and not any("of" in one for one in links)


def _resemblance(own: Word, word: Word) -> str | None:
    """What differs between a word and one of the response that stands for it: "" for nothing; None
    if it is another word."""
    if own.singular == word.singular or {own.text, word.text} <= NEGATIONS:
        return ""
    if own.exact or word.exact:
        return None
    if _is_form(own.singular, word.singular):
        return FORM
    longest = max(len(own.text), len(word.text))
    is_close = len(own.text) >= SHORTEST and within(own.text, word.text, own.allowance + 1)
    if not is_close or longest < SHORTEST or is_english(word.text):
        return None
    closer = any(within(word.text, other, own.allowance) for other in antonyms_of(own.text))
    return None if closer else SPELT


def _is_form(own: str, other: str) -> bool:
    """Whether two words have one stem, and endings that do not set them against each other:
    "developed" and "developing" do."""
    of_doctrines = {one.endswith(("ism", "ist")) for one in (own, other)}
    if _root(own) != _root(other) or len(of_doctrines) > 1:
        return False
    return not any(
        {one, another} == endings and one != another
        for endings in _DIFFERENT_FORMS
        for one in endings
        for another in endings
        if own.endswith(one) and other.endswith(another)
    )


def _root(word: str) -> str:
    stem = stem_of(word)
    if len(stem) > SHORTEST and stem.endswith(("ism", "ian")):
        return stem[:-3] + "ist"
    if len(stem) > SHORTEST and stem.endswith(("anc", "enc")):  # "reliance" and "relying"
        return stem[:-3]
    return stem


def _has_antonym(ours: Sequence[Word], extra: Sequence[Word]) -> bool:
    return any(word.text in antonyms_of(own.text) for own in ours for word in extra)


def _fits_another(response: ContentWords, rivals: list[ContentWords]) -> bool:
    """Whether another answer has all the words of the response."""
    theirs = set(_roots(response))
    return any(theirs <= set(_roots(rival)) for rival in rivals)


def _contains_another(
    form: ContentWords, response: ContentWords, rivals: list[ContentWords]
) -> bool:
    """Whether the response has all the words of another answer that is no part of this one."""
    ours, theirs = set(_roots(form)), set(_roots(response))
    return any(set(_roots(rival)) <= theirs and not set(_roots(rival)) <= ours for rival in rivals)


def _roots(phrase: ContentWords) -> Iterator[str]:
    return (_root(word.singular) for word in phrase.words)
