"""How questions name who says a thing. No claim is asked without its speaker or the brief."""

from content.material import Attributed, Material
from learning.questions.cues import Cue, is_noun
from learning.questions.question import Attribution

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
    reporter = getattr(item, "reported_by", "")
    if reporter:
        return f"According to {who}, as {material.person(reporter).name} tells it"
    return f"According to {who}"


def verb(item: Attributed) -> Cue:
    """The cue, or "say" for a statement that has none or has a noun for one."""
    cue = item.cue
    if not cue or is_noun(cue):
        return Cue("hold" if item.holder else "say")
    return Cue.parse(cue)


def statement(material: Material, item: Attributed, text: str) -> str:
    """The whole as a true sentence, with the strength of its cue: "Huang boasted that …"."""
    who = voice(material, item)
    sentence = text.rstrip(".")
    if item.inferred and item.speakers:
        return f"The brief, reporting {who}, says that {sentence}."
    if is_noun(item.cue):
        said = f"{who}’s {item.cue} is that {sentence}"
    else:
        said = f"{who} {verb(item).finite(plural=len(item.speakers) > 1)} that {sentence}"
    reporter = getattr(item, "reported_by", "")
    if reporter:
        said = f"{said}, as {material.person(reporter).name} tells it"
    return capitalised(said) + "."


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


ARTICLED = frozenset(
    ("Academy", "Institute", "Centre", "Center", "Commission", "Ministry", "Party", "Politburo")
)


def the(organisation: str) -> str:
    """An organisation's name as it stands in a sentence, with the article where it takes one."""
    words = organisation.split()
    takes_article = not ARTICLED.isdisjoint(words) or words[0] in ("Central", "State", "National")
    return f"the {organisation}" if takes_article and words[0] != "the" else organisation
