"""Types 6 and 7: the post that the brief gives a person, and who holds a post.

A role is asked alone only if no organisation comes with it: "president" says little, and the holder
is asked for by "president of Fudan University". It is never a choice, since a bare "president" may
be true of anybody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from content.material import Material, Person
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import (
    confusable_people,
    contemporaries,
    leads,
    order_affinity,
    origin,
    person_affinity,
    post,
    role,
    who,
)
from learning.questions.drafts import Made, asked, draft, in_order, skip
from learning.questions.grammar import in_words, joined, the
from learning.questions.naming import names_of_person
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import GeneratedQuestion, Source
from learning.questions.wording import THE_BRIEF
from learning.questions.words import contains, normalised, tokens

# Posts of similar rank, so that rank does not give away a distractor.
RANKS = ("leader", "secretary", "president", "director", "dean", "professor", "researcher")
ORGANISATIONS = frozenset(
    (
        *("university", "academy", "institute", "centre", "center", "commission", "ministry"),
        *("party", "bank", "council", "school", "bureau", "association", "committee", "court"),
        *("college", "company", "corporation", "foundation", "laboratory", "society", "agency"),
    )
)
MOST_HOLDERS = 5  # of a post, to be named at once
PAST = ("former", "late", "then")
_HEAD = re.compile(r"(?:[\w’'-]+ )*?(?P<noun>[\w’'-]+)(?= (?:of|in|at|for|with|from|on)\b|$)")
# "The company’s director": which company, its question would not say.
_OF_UNNAMED = re.compile(r"(?:the )?[a-z][\w-]*[’']s? ")
_SERVES = re.compile(r" (?:to|for) (?:the|an?|its|his|her) ")
_BEHIND_HEAD = re.compile(r" (?:of|in|at|for|with|from|on) ")
_PROFESSIONS = (
    *("ian", "ist", "yst", "maker", "wright", "smith", "lawyer", "engineer", "farmer", "baker"),
    *("poet", "painter", "writer", "novelist", "nurse", "doctor", "surveyor", "architect"),
)


def affiliation_of_person(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        if not person.affiliation:
            yield skip("affiliation-of-person", person, "the brief gives no affiliation")
            continue
        question = _draft(
            material,
            person,
            type="affiliation-of-person",
            stem=_where(material, person),
            answer=person.affiliation,
            accepted=_accepted(person),
            expects=Expects.ORGANISATION,
        )
        yield asked(material, offer(question, _organisations(material, person), ratio=NAMES))


def role_of_person(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        if not person.role or is_title(person):
            yield skip("role-of-person", person, "the brief gives no post, at most a title")
            continue
        if person.affiliation:
            yield skip("role-of-person", person, "its holder and its body are asked")
            continue
        once = _once_held(person.role)
        question = _draft(
            material,
            person,
            type="role-of-person",
            stem=_which_role(material, person),
            answer=once or person.role,
            accepted=(
                *_turned(person.role),
                *_professions(person.role),
                *person.role_aliases,
                *([person.role] if once else []),
            ),
            expects=Expects.ROLE,
        )
        yield asked(material, question)


def holder_of_post(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        if is_title(person):
            yield skip("holder-of-post", person, "the brief gives no post, at most a title")
            continue
        if _OF_UNNAMED.match(person.role):
            yield skip("holder-of-post", person, "the post is of a body that it does not name")
            continue
        holders = sharing_post(material, person)
        if holders[0] is not person:
            continue  # asked once, about the first
        if len(holders) > MOST_HOLDERS:
            yield skip("holder-of-post", person, "too many people hold it to be named")
            continue
        several = len(holders) > 1
        held = post(person, len(holders))
        past = is_over(material, person)
        does = _held(person, several=several, past=past)
        calls = "calls" if person.role else "places"
        names = tuple(holder.name for holder in holders)
        periods = tuple(dict.fromkeys(holder.period for holder in holders if holder.period))
        question = _draft(
            material,
            person,
            type="holder-of-post",
            keys=tuple(sorted(holder.slug for holder in holders)),
            frame=dated(material, replace(person, period=joined(periods or ("",)))),
            stem=f"{_who(person, len(holders))} {does} {held}?",
            answer=joined(names),
            accepted=names_of_person(person)[1:] if len(holders) == 1 else (),
            elements=names if len(holders) > 1 else (),
            explanation=f"The brief {calls} {joined(names)} {held}.{_corrected(person)}",
            formats=(formats.TYPED if len(holders) == 1 else formats.LIST, formats.RECALL),
            expects=Expects.PERSON if len(holders) == 1 else Expects.SET,
        )
        if len(holders) == 1:
            question = offer(question, _holders(material, person), ratio=NAMES)
        yield asked(material, question)


def _who(person: Person, holders: int) -> str:
    """ "Who" of a post that one person holds at a time, such as a dean's; many work at a body."""
    if holders > 1:
        return f"Which {in_words(holders)} people in the brief"
    return "Who" if leads(person) else "Which person in the brief"


def sharing_post(material: Material, person: Person) -> list[Person]:
    """Everybody with the same post in the brief, in reading order."""
    return [other for other in in_order(material, material.people) if _same_post(person, other)]


def _same_post(person: Person, other: Person) -> bool:
    """Whether two posts are one, also where the brief abbreviates the body of one of them."""
    same_role = normalised(person.role) == normalised(other.role)
    at_one_body = bool(person.affiliation and other.affiliation) and _same_body(person, other)
    return normalised(post(other)) == normalised(post(person)) or (same_role and at_one_body)


def _held(person: Person, *, several: bool, past: bool) -> str:
    """The verb before a post: "is", "worked"."""
    if person.role:
        return ("were" if several else "was") if past else ("are" if several else "is")
    return "worked" if past else "work" if several else "works"


def _where(material: Material, person: Person) -> str:
    """The stem that asks for a person's organisation, or for the place that they govern."""
    organised, past = is_organisation(person.affiliation), is_over(material, person)
    if is_past(person) or (leads(person) and not organised):
        verb = "was" if past else "is"
        if organised:
            return f"Of which body {verb} {person.name} {role(person)}?"
        return f"What {verb} {person.name} {role(person)} of?"
    return f"Where did {person.name} work?" if past else f"Where does {person.name} work?"


def is_over(material: Material, person: Person) -> bool:
    """Whether the time of a post is given and is another than the brief's own."""
    return any(letter.isdigit() for letter in person.period) and (
        person.period != material.source_date
    )


def dated(material: Material, person: Person) -> str:
    """The frame of a post, with the time it is held: "The brief, early 2024", or "The brief, as of
    1885" and "The brief, for 1989 to 2012" if that is not the brief's own time.
    """
    if is_over(material, person):
        span = {"to", "and"} & set(person.period.split())
        return f"{THE_BRIEF}, {'for' if span else 'as of'} {person.period}"
    dates = (person.period, material.source_date)
    when = next((date for date in dates if any(letter.isdigit() for letter in date)), "")
    return f"{THE_BRIEF}, {when}" if when else THE_BRIEF


def is_organisation(body: str) -> bool:
    """Whether an affiliation is an organisation rather than a place, by a word in its name."""
    return not ORGANISATIONS.isdisjoint(tokens(body))


def is_past(person: Person) -> bool:
    """Whether a post was over when the brief was written, as its name then says."""
    return any(word in tokens(person.role) for word in PAST)


def is_title(person: Person) -> bool:
    """Whether a person has at most a title ("professor"), no post and no place, nor anybody whom
    they serve ("adviser to the minister").
    """
    if person.affiliation or _SERVES.search(person.role):
        return False
    return person.role == person.role.lower()


def rank(person: Person) -> str:
    return next((name for name in RANKS if name in person.role.casefold()), "")


def _draft(material: Material, person: Person, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        person,
        person.post_span,
        **{
            "sibling": f"people/{person.slug}/post",
            "confusable": confusable_people(material, person),
            "frame": dated(material, person),
            "formats": (formats.TYPED, formats.RECALL),
            "explanation": f"{who(person)}{_corrected(person)}",
        }
        | fields,
    )


def _which_role(material: Material, person: Person) -> str:
    """What asks for a role: nobody holds the post of a "historian of irrigation"."""
    if _once_held(person.role):
        return f"Which post did {person.name} once hold?"
    if any(_professions(person.role)):
        was = "was" if is_over(material, person) else "is"
        return f"What {was} the profession of {person.name}?"
    return f"Which post {_does(material, person)} {person.name} hold?"


def _once_held(role: str) -> str:
    """The clerk of a "former clerk", which a stem asks for that says it is over; "" of others."""
    first, _, held = role.partition(" ")
    return held if first in PAST else ""


def _professions(role: str) -> Iterator[str]:
    """What somebody may be said to be whose role is a profession: "engineer" and "harbour engineer"
    of a "harbour engineer in Ningbo".
    """
    head = _HEAD.match(role)
    if head and head["noun"].casefold().endswith(_PROFESSIONS):
        cuts = (match.start() for match in _BEHIND_HEAD.finditer(role, head.end()))
        yield from dict.fromkeys((head["noun"], *(role[:cut] for cut in cuts)))


def _does(material: Material, person: Person) -> str:
    return "did" if is_over(material, person) else "does"


def _turned(role: str) -> tuple[str, ...]:
    """A role that begins with the name of its organisation, reversed: "leader of the Party"."""
    body, _, post = role.partition(" ")
    is_body = body[:1].isupper() and "-" not in body  # not "Soviet-trained"
    return (f"{post} of {the(body)}",) if post.islower() and is_body else ()


def _corrected(person: Person) -> str:
    return f" It should probably read {person.correction}." if person.correction else ""


def _accepted(person: Person) -> tuple[str, ...]:
    return tuple(filter(None, (*person.affiliation_aliases, person.correction)))


def _organisations(material: Material, person: Person) -> Iterator[Candidate]:
    lives = " ".join(one.text for one in person.biography)
    for other in contemporaries(material, person):
        body = other.affiliation
        true = _same_body(person, other) or contains(lives, body)
        if origin(other) != origin(person):
            continue
        if body and not true and is_organisation(body) == is_organisation(person.affiliation):
            shared = set(tokens(body)) & set(tokens(person.affiliation)) - {"of", "and", "the"}
            affinity = min(3, len(shared)) + order_affinity(person, other)
            yield Candidate(
                body, Source.of(material, other.post_span or other.span), who(other), affinity
            )


def _same_body(person: Person, other: Person) -> bool:
    names = {normalised(name) for name in (person.affiliation, *_accepted(person))}
    return not names.isdisjoint(normalised(n) for n in (other.affiliation, *_accepted(other)))


def _holders(material: Material, person: Person) -> Iterator[Candidate]:
    for other in contemporaries(material, person):
        if origin(other) != origin(person):
            continue
        if post(other) and not (person.affiliation and _same_body(person, other)):
            affinity = 2 * (rank(other) == rank(person)) + person_affinity(material, person, other)
            source = Source.of(material, other.post_span or other.span)
            yield Candidate(other.name, source, who(other), affinity)
