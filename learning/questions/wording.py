"""How questions name who says a thing. No claim is asked without its speaker or the brief."""

import re

from content.material import RELATION_LABELS, Attributed, Material, Quote, Relation
from learning.questions.cues import PREPOSITIONS, Cue, is_noun, is_preposition
from learning.questions.question import Attribution
from learning.questions.words import remembered

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def joined(texts: list[str] | tuple[str, ...]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = texts
    return f"{', '.join(most)} and {last}" if most else last


def names(material: Material, slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(material.person(slug).name for slug in slugs)


def voice(material: Material, item: Attributed) -> str:
    """Whose statement it is: full names, the holder, or "the brief"."""
    return joined(names(material, item.speakers)) if item.speakers else item.holder or "the brief"


def attribution(material: Material, item: Attributed) -> Attribution:
    speakers = names(material, item.speakers) or ((item.holder,) if item.holder else ())
    return Attribution(speakers=speakers, cue=item.cue)


def according_to(material: Material, item: Attributed) -> str:
    """The opening of a question or statement: "According to the brief, reporting Ma Xiaohe"."""
    who = voice(material, item)
    if item.inferred and item.speakers:
        return f"According to the brief, reporting {who}"
    if not item.speakers and not item.holder:
        return "According to the brief"
    reporter = getattr(item, "reported_by", "")
    if reporter:
        return f"According to {who}, as {material.person(reporter).name} tells it"
    return f"According to {who}"


def verb(item: Attributed) -> Cue:
    """The cue, or "say" ("hold" of a doctrine) where it is no verb or not the brief's own."""
    if not item.cue or is_noun(item.cue) or is_preposition(item.cue):
        return Cue("hold" if item.holder else "say")
    return Cue.parse(item.cue) if item.speakers or item.holder else Cue("say")


def statement(material: Material, item: Attributed, text: str) -> str:
    """The whole as a true sentence, with the strength of its cue: "Huang boasted that …"."""
    who = voice(material, item)
    sentence = lowered(material, text.rstrip("."))
    if item.inferred and item.speakers:
        return f"The brief, reporting {who}, says that {sentence}."
    if is_preposition(item.cue) and who != "the brief":
        return f"According to {who}, {sentence}."
    if is_noun(item.cue) and who != "the brief":
        said = f"{who}’s {item.cue} is that {sentence}"
    else:
        said = f"{who} {verb(item).finite(plural=len(item.speakers) > 1)}"
        said = f"{said}{that(item)} {sentence}"
    reporter = getattr(item, "reported_by", "")
    if reporter:
        said = f"{said}, as {material.person(reporter).name} tells it"
    return capitalised(said) + "."


def clause(material: Material, quote: Quote) -> str:
    """What is said, as it follows "argues that", however its editor began it."""
    return lowered(material, quote.text.rstrip("."))


def that(item: Attributed) -> str:
    """What joins the cue to the statement: nothing where a noun phrase follows."""
    return "" if takes_phrase(item) else " that"


def takes_phrase(item: Attributed) -> bool:
    """Whether the cue ends in a preposition ("called for"), so that no clause follows it."""
    return verb(item).rest in PREPOSITIONS


def related_so(material: Material, relation: Relation) -> str:
    """A relation as a sentence, with whose it is."""
    first, second = (material.concept(slug).term for slug in (relation.source, relation.target))
    verb, _, rest = RELATION_LABELS[relation.label].active.partition(" ")
    plural = is_plural(first)
    cue = Cue.parse(f"{verb} {rest}").finite(plural=plural)
    reads = f"{'are' if plural else 'is'} {rest}" if verb == "is" else cue
    subject, other = in_sentence(material, first), in_sentence(material, second)
    return statement(material, relation, f"{subject} {reads} {other}")


def related_to_what(material: Material, relation: Relation, source: str) -> str:
    """The question for the target of a relation, with ``source`` as it is to be called: "what
    does steam power drive"."""
    active = RELATION_LABELS[relation.label].active
    verb, _, rest = active.partition(" ")
    plural, subject = is_plural(source), in_sentence(material, source)
    if verb == "is":
        return f"what {'are' if plural else 'is'} {subject} {rest}"
    return f"what {Cue.parse(active).asked(subject, plural=plural)}"


def in_sentence(material: Material, term: str) -> str:
    """A term as it stands in a sentence: with the article that the text gives it, if any."""
    if is_plural(term):
        return term
    texts = " ".join(passage.text for passage in material.passages)
    articles = _articles(texts, term)
    if not articles:
        return term
    return f"the {term}" if "the" in articles or term[:1].isupper() else f"{articles[0]} {term}"


@remembered
def _articles(texts: str, term: str) -> tuple[str, ...]:
    found = re.findall(rf"\b(the|an?) [‘“]?{re.escape(term)}\b", texts, re.IGNORECASE)
    return tuple(sorted({article.casefold() for article in found}))


def is_plural(term: str) -> bool:
    if " and " in term:
        return True
    last = term.casefold().rstrip("’' ").rpartition(" ")[2]
    return last.endswith("s") and not last.endswith(("ss", "ics", "us", "is"))


def is_adjective(term: str) -> bool:
    """Whether a term goes before a noun and cannot stand for one: "high-quality"."""
    bare = term.casefold().lstrip("‘“")
    return " " not in term and bare.startswith(("high-", "low-", "long-", "short-"))


def is_proper(term: str) -> bool:
    """Whether a term is the name of one thing: "China Miracle", not "Marxist doctrine"."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in term.split())


def indefinite(term: str) -> str:
    """ "a" or "an", by the term's first letter."""
    return "an" if term.lstrip("‘“")[:1].casefold() in tuple("aeiou") else "a"


def capitalised(text: str) -> str:
    """A text as a sentence begins, inside an opening quotation mark too."""
    at = 1 if text[:1] in "‘“" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


FUNCTION_WORDS = frozenset(
    (
        *(
            "the",
            "there",
            "a",
            "an",
            "this",
            "these",
            "each",
            "every",
            "all",
            "most",
            "many",
            "some",
        ),
        *(
            "no",
            "its",
            "their",
            "his",
            "her",
            "both",
            "after",
            "among",
            "unlike",
            "in",
            "to",
            "for",
        ),
        *("by", "at", "on", "from", "with", "without", "when", "where", "while", "since", "until"),
        *("as", "if", "about", "over", "under", "between", "before", "during", "only", "not", "it"),
    )
)


def lowered(material: Material, text: str) -> str:
    """A sentence's text as it goes on after a comma: small, unless it opens with a name."""
    first = text.partition(" ")[0]
    small = first[:1].lower() + first[1:]
    known = any(f" {small} " in passage.text for passage in material.passages)
    return small + text[len(first) :] if known or small in FUNCTION_WORDS else text


ARTICLED = frozenset(
    (
        *("Academy", "Institute", "Centre", "Center", "Commission", "Ministry", "Party"),
        *("Politburo", "Board", "Office", "Council", "Bank", "Bureau", "Committee"),
    )
)


def the(organisation: str) -> str:
    """An organisation's name as it stands in a sentence, with the article where it takes one."""
    head = re.split(r" (?:of|at|for|in|on) ", organisation)[0].split()
    takes_article = (
        not ARTICLED.isdisjoint(head)
        or head[0] in ("Central", "State", "National")
        or head[-1] in ("School", "Faculty", "Department")
        or head == ["University"]
    )
    return f"the {organisation}" if takes_article and head[0] != "the" else organisation
