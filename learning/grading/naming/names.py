"""Names of people: in pinyin or characters, in either order, with typing errors."""

from collections.abc import Callable

from content.characters import chinese_characters
from learning.grading.answer_key import AnswerKey, near, too_near, wrong
from learning.grading.naming.name_parts import given_names, is_surname, loose_cost, surname_of
from learning.grading.naming.person_name import Name, joined, known_name, orders_of
from learning.grading.naming.titles import without_possessive, without_post, without_title
from learning.grading.parsing.pinyin import may_be_read, usual_reading
from learning.grading.spelling.misspellings import edits, within
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import Phrase

NEAREST = 1  # letters by which a name may differ and still be nearly right
FULL_NAME, HOW_SPELT = "The full name?", "How is it spelt?"


def grade_name(expected: AnswerKey, response: str) -> Verdict:
    """Grades a name. Tones, tone numbers, spaces, the dots of ü, the order of the names, a title in
    front and a post behind are ignored.

    Characters are compared by their sound. A surname alone is enough if nobody else in the pool has
    it; if somebody does, the verdict asks which person is meant. Part of a name, or one that nobody
    else's is as close to, is nearly right.
    """
    response = without_possessive(response)
    verdict = _grade(expected, response)
    for plain in (without_title(response), without_post(expected, response)):
        if verdict.outcome.is_right or verdict.outcome is Outcome.WHICH or verdict.matched:
            return verdict
        if plain != response:
            verdict = _grade(expected, plain)
    return verdict


def _grade(expected: AnswerKey, response: str) -> Verdict:
    given = Name.of(response)
    forms = [known_name(form) for form in expected.forms]
    rivals = [known_name(other) for other in expected.rivals(lambda text: known_name(text).key)]
    exact = _first(forms, given, _same)
    if exact:
        return Verdict.right(exact.text)
    other = _first(rivals, given, _same)
    if other:
        return wrong(expected, Phrase.of(response), matched=other.text)
    free = _first(forms, given, _same_but_free)
    if free:
        return Verdict.right(free.text)
    return (
        _surname_alone(expected, forms, given, rivals)
        or _misspelt(forms, given, rivals)
        or _loosely(expected, forms, given, rivals)
        or _nearly(expected, forms, given, rivals, response)
        or wrong(expected, Phrase.of(response), matched=_meant(expected, rivals, given))
    )


def grade_pinyin(expected: AnswerKey, response: str) -> Verdict:
    """Grades as ``grade_name`` does, but accepts letters only: the question may show the
    characters.
    """
    if chinese_characters(response):
        return Verdict(outcome=Outcome.WRONG, note="Write it in pinyin.")
    return grade_name(expected, response)


def _first(names: list[Name], given: Name, same: Callable[[Name, Name], bool]) -> Name | None:
    return next((name for name in names if same(name, given)), None)


def _same(name: Name, given: Name) -> bool:
    """Whether the response gives the name, surname first; in both scripts where it uses both."""
    if given.characters and given.characters != name.characters:
        return _reads(given, usual_reading(given.characters) == name.key, name)
    return _reads(given, bool(given.characters or given.words), name)


def _same_but_free(name: Name, given: Name) -> bool:
    """Whether the response gives the name with the surname last, or with a rare reading."""
    if given.characters:
        return _reads(given, may_be_read(given.characters, name.key), name)
    return any(joined(order) == given.key for order in name.orders[1:])


def _reads(given: Name, characters_fit: bool, name: Name) -> bool:
    return characters_fit and (not given.words or given.key == name.key)


def _surname_alone(
    expected: AnswerKey, forms: list[Name], given: Name, rivals: list[Name]
) -> Verdict | None:
    form = next((form for form in forms if is_surname(given, surname_of(expected, form))), None)
    if form is None:
        return None
    surname = surname_of(expected, form)
    shown = surname[:1].upper() + surname[1:]
    if any(is_surname(given, surname_of(expected, rival)) for rival in rivals):
        return _which(surname)
    if expected.surnames:
        return Verdict.right(form.text)
    return Verdict(
        outcome=Outcome.NEAR, matched=form.text, present=(shown,), note=FULL_NAME, score=0.5
    )


def _which(surname: str) -> Verdict:
    shown = surname[:1].upper() + surname[1:]
    note = f"Which {shown}? Give the whole name."
    return Verdict(outcome=Outcome.WHICH, present=(shown,), note=note, score=0.5)


def _misspelt(forms: list[Name], given: Name, rivals: list[Name]) -> Verdict | None:
    if given.characters:
        return None
    key = given.key
    others = [joined(order) for rival in rivals for order in rival.orders]
    for form, order in orders_of(forms):
        cost = edits(order, key)
        if cost and not too_near(key, others, cost):
            return Verdict.right(form.text, edits=cost)
    return None


def _loosely(
    expected: AnswerKey, forms: list[Name], given: Name, rivals: list[Name]
) -> Verdict | None:
    """Right for "R. A. Bjork", "Robert Bjork", a misspelt "Roedigger" and "Justin Yifu Lin"; asks
    which, if that fits several people.
    """
    if not expected.surnames or given.characters or not given.words:
        return None
    theirs = {word.text for rival in rivals for word in rival.words} | {"or", "and"}
    for form in forms:
        surname = surname_of(expected, form)
        found = loose_cost(form, surname, given)
        if found is None:
            continue
        cost, strange = found
        is_more = form.words and all(word in given.words for word in form.words)
        if strange and (len(strange) > 1 or not is_more or strange[0].text in theirs):
            continue
        fits = (loose_cost(rival, surname_of(expected, rival), given) for rival in rivals)
        if any(fit is not None and not fit[1] for fit in fits):
            return _which(surname)
        return Verdict.right(form.text, edits=cost)
    return None


def _nearly(
    expected: AnswerKey, forms: list[Name], given: Name, rivals: list[Name], response: str
) -> Verdict | None:
    """Nearly right for the given name alone, or a misspelling that is closest to this name."""
    if given.characters:
        return None
    surnames = filter(None, (surname_of(expected, rival) for rival in rivals))
    is_another = any(is_surname(given, surname) for surname in surnames)
    for form in forms:
        if given.key in given_names(expected, form) and not is_another:
            return near(expected, Phrase.of(response), FULL_NAME, matched=form.text)
    others = [joined(order) for rival in rivals for order in rival.orders]
    for form, order in orders_of(forms):
        is_close = len(order) > 1 and within(given.key, joined(order), NEAREST)
        if is_close and not too_near(given.key, others, NEAREST):
            return near(expected, Phrase.of(response), HOW_SPELT, matched=form.text)
    return None


def _meant(expected: AnswerKey, rivals: list[Name], given: Name) -> str:
    """The other name that a wrong response gives, allowing typing errors; "" if none."""
    turned = _first(rivals, given, _same_but_free)
    meant = turned.text if turned else ""
    if not meant and expected.surnames:
        bearers = [one.text for one in rivals if is_surname(given, surname_of(expected, one))]
        meant = bearers[0] if len(bearers) == 1 else ""
    if not meant and not given.characters:
        misspelt = (name.text for name, order in orders_of(rivals) if edits(order, given.key))
        meant = next(misspelt, "")
    return meant
