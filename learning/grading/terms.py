"""Terms, roles and other plain words."""

from learning.grading.asked import Asked, too_near, wrong
from learning.grading.misspellings import edits
from learning.grading.parsing.pinyin import syllables
from learning.grading.telling import told
from learning.grading.verdict import Verdict
from learning.grading.words import Phrase, known


def grade_term(asked: Asked, response: str) -> Verdict:
    """Compares word by word, in the order of the answer; spaces, hyphens and plurals are ignored.

    A wrong plural ("force" for "forces") is accepted unless another answer differs by it alone. In
    answers of three words or more, function words and light verbs may be missing. Pinyin may have
    tone numbers.
    """
    given = Phrase.of(response)
    for form in asked.forms:
        if known(form).squeezed == given.squeezed:
            return Verdict.right(form)
    rivals = [known(other) for other in asked.rivals(lambda text: known(text).squeezed)]
    for rival in rivals:
        if rival.singular == given.singular:
            return wrong(asked, given, matched=rival.text)
    for form in asked.forms:
        if known(form).singular == given.singular or _same_sound(form, response):
            return Verdict.right(form)
    return _misspelt(asked, given, rivals) or told(asked, given, rivals) or wrong(asked, given)


def _misspelt(asked: Asked, given: Phrase, rivals: list[Phrase]) -> Verdict | None:
    forms = [form for form in asked.forms if known(form).has_of or not given.has_of]
    for form in forms:  # an extra "of" is a word, not two typing errors
        cost = edits(known(form).spelt, given.squeezed)
        if cost and not too_near(given.spaced, (rival.spaced for rival in rivals), cost):
            return Verdict.right(form, edits=cost)
    return None


def _same_sound(form: str, response: str) -> bool:
    if any(letter.isdigit() for letter in form):
        return False
    mine, theirs = syllables(form), syllables(response)
    return bool(mine) and "".join(w.text for w in mine) == "".join(w.text for w in theirs)
