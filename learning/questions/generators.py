"""All generators, and everything they make of a brief's material."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from content.material import Material
from content.reading import names
from learning.grading.expects import Expects
from learning.grading.words import known
from learning.questions.abbreviations import abbreviation_of_term, expansion_of_abbreviation
from learning.questions.altered import altered_word
from learning.questions.biographies import who_is_it
from learning.questions.causes import cause, means
from learning.questions.characters import TO_RECOGNISE, characters_of_name, name_of_characters
from learning.questions.claims import what_said, who_said
from learning.questions.cloze import cloze
from learning.questions.contributions import contributions
from learning.questions.definitions import definition_of_term, term_for_definition
from learning.questions.drafts import Made
from learning.questions.examples import example, term_for_case
from learning.questions.facts import date, figure, place
from learning.questions.listings import missing_item, name_all, odd_one_out, one_of
from learning.questions.matching import match_pairs
from learning.questions.naming import other_names
from learning.questions.ordering import events_in_order
from learning.questions.pools import with_reserve
from learning.questions.posts import affiliation_of_person, holder_of_post, role_of_person
from learning.questions.question import GeneratedQuestion, Skip
from learning.questions.relations import source_of_relation, target_of_relation
from learning.questions.sentences import asked_too_often
from learning.questions.sorting import sort_lists
from learning.questions.spreading import spread
from learning.questions.unsaid import not_said
from learning.questions.vouching import who_vouches

type Generator = Callable[[Material], Iterable[Made]]

# In the order of the catalogue, which is also the order of questions on one passage.
GENERATORS: tuple[Generator, ...] = (
    definition_of_term,
    term_for_definition,
    term_for_case,
    expansion_of_abbreviation,
    abbreviation_of_term,
    characters_of_name,
    name_of_characters,
    affiliation_of_person,
    role_of_person,
    holder_of_post,
    who_said,
    what_said,
    who_vouches,
    not_said,
    missing_item,
    odd_one_out,
    one_of,
    name_all,
    sort_lists,
    cloze,
    figure,
    date,
    place,
    events_in_order,
    cause,
    means,
    example,
    source_of_relation,
    target_of_relation,
    match_pairs,
    who_is_it,
    contributions,
    altered_word,
)


def generate(material: Material) -> tuple[GeneratedQuestion, ...]:
    """All questions on a brief, in reading order; independent of the order of the material."""
    return made_of(material)[0]


def reasons(material: Material) -> tuple[Skip, ...]:
    """What the generators skipped and why, in the order of the catalogue."""
    return made_of(material)[1]


def made_of(
    material: Material, generators: Iterable[Generator] | None = None
) -> tuple[tuple[GeneratedQuestion, ...], tuple[Skip, ...]]:
    """Both at once, since generating takes most of the time; by all generators or by some."""
    placed = enumerate(GENERATORS if generators is None else generators)
    made = [(place, one) for place, generator in placed for one in generator(material)]
    questions = [
        (one.rank, place, one.keys, one)
        for place, one in made
        if isinstance(one, GeneratedQuestion)
    ]
    in_order = [question for *_, question in sorted(questions, key=lambda one: one[:3])]
    dropped = {one.uid: one for one in asked_too_often(material, in_order)}
    sections = list(dict.fromkeys(material.section_of(one.slug) for one in material.passages))
    named = [with_names(material, one) for one in in_order if one.uid not in dropped]
    named = [with_reserve(question, sections) for question in spread(material, named)]
    finished = with_pools(named, surnames_in(material))
    skipped = [one for _, one in made if isinstance(one, Skip)]
    skipped += [
        Skip(type=one.type, item=one.subject, reason="its sentence is asked in three other ways")
        for one in dropped.values()
    ]
    return finished, tuple(skipped)


def with_names(material: Material, question: GeneratedQuestion) -> GeneratedQuestion:
    """Adds the other names of each entry to a list question; for a list of people, also everybody
    else, who may share a surname with them.
    """
    if not question.elements:
        return question
    surnames, listed = surnames_in(material), set(question.elements)
    are_people = listed <= surnames.keys()
    return replace(
        question,
        aliases=tuple(other_names(material, entry) for entry in question.elements),
        pool=tuple(sorted(surnames.keys() - listed)) if are_people else (),
        surnames=tuple(sorted(surnames.items())) if are_people else (),
    )


def surnames_in(material: Material) -> dict[str, str]:
    """The surnames of all people in a brief, by name; "" for an unknown one."""
    return {
        one.name: names.surname_in(one.name, characters=one.characters, reading=one.pinyin)
        for one in material.people
    }


def with_pools(
    questions: list[GeneratedQuestion], surnames: Mapping[str, str]
) -> tuple[GeneratedQuestion, ...]:
    """Adds to each typed question the answers that a misspelling could also mean.

    Questions that ask for a person get everybody in the brief, so that a unique surname is enough.
    It is not enough where characters have to be read.
    """
    answers = {expects: set[str]() for expects in Expects}
    answers[Expects.PERSON].update(surnames)
    for question in questions:
        answers[question.expects].add(question.answer)
    finished = []
    for question in questions:
        if question.expects not in (Expects.SET, Expects.STATEMENT):
            question = replace(question, pool=_others(question, answers[question.expects]))
        if question.expects is Expects.PERSON and question.type != TO_RECOGNISE:
            question = replace(question, surnames=tuple(sorted(surnames.items())))
        finished.append(question)
    return tuple(finished)


def _others(question: GeneratedQuestion, answers: set[str]) -> tuple[str, ...]:
    """The answers that are wrong here too; singular and plural count as the same."""
    right = {known(text).singular for text in (question.answer, *question.accepted)}
    return tuple(sorted(text for text in answers if known(text).singular not in right))
