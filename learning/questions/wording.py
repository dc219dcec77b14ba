"""How questions name the speaker. No claim is asked without its speaker or the brief."""

from content.material import RELATION_LABELS, AttributedItem, Material, Quote, Relation
from learning.questions.cues import PREPOSITIONS, Cue, is_noun, is_preposition
from learning.questions.grammar import capitalised, in_sentence, is_plural, joined, lowered
from learning.questions.question import Attribution

THE_BRIEF = "The brief"
AS_REPORTED = "as reported in the brief"  # of a continuation, which has no cue of its own


def names(material: Material, slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(material.person(slug).name for slug in slugs)


def voice(material: Material, item: AttributedItem) -> str:
    """Whose statement it is: full names, the holder, or "the brief"."""
    return joined(names(material, item.speakers)) if item.speakers else item.holder or "the brief"


def attribution(material: Material, item: AttributedItem) -> Attribution:
    speakers = names(material, item.speakers) or ((item.holder,) if item.holder else ())
    return Attribution(speakers=speakers, cue=item.cue)


def frame(material: Material, item: AttributedItem) -> str:
    """Who holds what a stem asks, as the line above it: "The brief", "PRC doctrine", "As Ma Xiaohe
    explains", "Deng Xiaoping’s maxim".
    """
    who = voice(material, item)
    if item.inferred and item.speakers:
        return f"{who}, {AS_REPORTED}"
    reporter = getattr(item, "reported_by", "")
    told = f", as {material.person(reporter).name} tells it" if reporter else ""
    if item.speakers and is_noun(item.cue):
        return f"{who}’s {item.cue}{told}"
    if told or not item.speakers or not item.cue or is_preposition(item.cue) or takes_phrase(item):
        return f"{capitalised(who)}{told}"
    return f"As {who} {verb(item).finite(plural=len(item.speakers) > 1)}"


def reported(material: Material, quote: Quote) -> str:
    """The frame of a stem that names the speaker, or asks for one: who reports the statement."""
    if quote.reported_by:
        return f"As {material.person(quote.reported_by).name} tells it"
    return capitalised(AS_REPORTED) if quote.inferred and quote.speakers else ""


def verb(item: AttributedItem) -> Cue:
    """The cue; "say" ("hold" for a doctrine) if it is no verb or not the brief's own."""
    if not item.cue or is_noun(item.cue) or is_preposition(item.cue):
        return Cue("hold" if item.holder else "say")
    return Cue.parse(item.cue) if item.speakers or item.holder else Cue("say")


def statement(material: Material, item: AttributedItem, text: str) -> str:
    """The complete true sentence, as strong as its cue: "Huang boasted that …"."""
    who = voice(material, item)
    sentence = lowered(material, text.rstrip("."))
    if item.inferred and item.speakers:
        says = "say" if len(item.speakers) > 1 else "says"
        return f"{who}, {AS_REPORTED}, {says} that {sentence}."
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
    """The statement as it follows "argues that", however its editor began it."""
    return lowered(material, quote.text.rstrip("."))


def that(item: AttributedItem) -> str:
    """The conjunction between cue and statement; empty before a noun phrase."""
    return "" if takes_phrase(item) else " that"


def takes_phrase(item: AttributedItem) -> bool:
    """Whether the cue ends in a preposition ("called for"), so that no clause follows it."""
    return verb(item).rest in PREPOSITIONS


def related_so(material: Material, relation: Relation) -> str:
    """A relation as a sentence, with its speaker and the verb of its wording, else of its label."""
    first, second = (material.concept(slug).term for slug in (relation.source, relation.target))
    subject, other = in_sentence(material, first), in_sentence(material, second)
    if relation.wording:
        return statement(material, relation, f"{subject} {relation.wording} {other}")
    verb, _, rest = RELATION_LABELS[relation.label].active.partition(" ")
    plural = is_plural(first)
    cue = Cue.parse(f"{verb} {rest}").finite(plural=plural)
    reads = f"{'are' if plural else 'is'} {rest}" if verb == "is" else cue
    return statement(material, relation, f"{subject} {reads} {other}")
