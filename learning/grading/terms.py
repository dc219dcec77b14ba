"""Terms, roles and other plain words."""

from learning.grading.answer_key import AnswerKey, too_near, wrong
from learning.grading.content_words import grade_content_words
from learning.grading.nearness import grade_nearness
from learning.grading.parsing.pinyin import syllables
from learning.grading.spelling.misspellings import edits, is_other_word
from learning.grading.verdict import Verdict
from learning.grading.words import Phrase, known


def grade_term(expected: AnswerKey, response: str) -> Verdict:
    """Compares word by word, in the order of the answer; spaces, hyphens and plurals are ignored.

    A wrong plural ("force" for "forces") is accepted unless another answer differs by it alone. In
    answers of three words or more, function words and light verbs may be missing. Pinyin may have
    tone numbers. Plain other wordings of an answer count as it does. A response that is incomplete,
    has a word too many, or another form of one is nearly right.
    """
    expected, given = expected.with_wordings(), Phrase.of(response)
    for form in expected.forms:
        if known(form).squeezed == given.squeezed:
            return Verdict.right(form)
    rivals = [known(other) for other in expected.rivals(lambda text: known(text).squeezed)]
    for rival in rivals:
        if rival.singular == given.singular:
            return wrong(expected, given, matched=rival.text)
    for form in expected.forms:
        if known(form).singular == given.singular or _same_sound(form, response):
            return Verdict.right(form)
    return (
        _misspelt(expected, given, rivals)
        or grade_content_words(expected, given, rivals)
        or grade_nearness(expected, given, rivals)
        or wrong(expected, given)
    )


def _misspelt(expected: AnswerKey, given: Phrase, rivals: list[Phrase]) -> Verdict | None:
    forms = [form for form in expected.forms if known(form).has_of or not given.has_of]
    for form in forms:  # an extra "of" is a word, not two typing errors
        cost = edits(known(form).spelt, given.squeezed)
        if not cost or is_other_word(given, known(form).words):
            continue
        if not too_near(given.spaced, (rival.spaced for rival in rivals), cost):
            return Verdict.right(form, edits=cost)
    return None


def _same_sound(form: str, response: str) -> bool:
    if any(letter.isdigit() for letter in form):
        return False
    mine, theirs = syllables(form), syllables(response)
    return bool(mine) and "".join(w.text for w in mine) == "".join(w.text for w in theirs)
