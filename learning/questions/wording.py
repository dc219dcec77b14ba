"""How questions name the speaker. No claim is asked without its speaker or the brief."""

from content.material import (
    RELATION_LABELS,
    AttributedItem,
    Material,
    Quote,
    QuoteMode,
    Relation,
)
from content.reading.quotations import words_said
from learning.questions.cues import DENYING, Cue, is_noun, is_preposition, takes_no_that
from learning.questions.grammar import capitalised, in_sentence, is_plural, joined, lowered
from learning.questions.question import Attribution

THE_BRIEF = "The brief"
THE_BRIEF_SAYS = "The brief says"  # of a sentence with a gap
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


def gap_frame(material: Material, item: AttributedItem) -> str:
    """The frame of a sentence with a gap: "The brief says" where it is nobody's."""
    told = frame(material, item)
    return THE_BRIEF_SAYS if told == THE_BRIEF else told


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
    quotation = item.text == text and quoted(material, item) if isinstance(item, Quote) else ""
    sentence = quotation or lowered(material, text.rstrip("."))
    after = ":" if quotation else that(item)
    if item.inferred and item.speakers:
        says = "say" if len(item.speakers) > 1 else "says"
        if takes_phrase(item):
            says = verb(item).finite(plural=len(item.speakers) > 1)
        return f"{who}, {AS_REPORTED}, {says}{after} {sentence}."
    if is_preposition(item.cue) and who != "the brief":
        return f"According to {who}, {sentence}."
    if is_noun(item.cue) and who != "the brief":
        said = f"{who}’s {item.cue} is{':' if quotation else ' that'} {sentence}"
    else:
        said = f"{who} {verb(item).finite(plural=len(item.speakers) > 1)}{after} {sentence}"
    reporter = getattr(item, "reported_by", "")
    if reporter:
        said = f"{said}, as {material.person(reporter).name} tells it"
    return capitalised(said) + "."


def clause(material: Material, quote: Quote) -> str:
    """The statement as it follows "argues that", however its editor began it."""
    return lowered(material, quote.text.rstrip("."))


def quoted(material: Material, quote: Quote) -> str:
    """Direct speech in quotation marks, with a capital; "" for a statement in other words than the
    text has, which no marks may hold.
    """
    text, words = quote.text.rstrip("."), material.words(quote.span).rstrip(".")
    verbatim = text.casefold() in words.casefold()
    verbatim = verbatim or text.casefold().startswith(f"{words.casefold()} ")
    verbatim = verbatim or words_said(text) == words_said(words)
    if quote.mode is not QuoteMode.DIRECT or not verbatim:
        return ""
    return f"“{capitalised(text)}”"


def asked_for(question: str, material: Material, quote: Quote) -> str:
    """A question that ends in a statement: "Who says that it rains?", "Who says: “It rains”?"

    A quotation that is a question needs no mark of its own behind it.
    """
    if words := quoted(material, quote):
        question = "Whose words are these" if takes_phrase(quote) else question
        return f"{question}: {words}" if words.endswith("?”") else f"{question}: {words}?"
    return f"{question}{that(quote)} {clause(material, quote)}?"


def that(item: AttributedItem) -> str:
    """The conjunction between cue and statement; empty before a noun phrase."""
    return "" if takes_phrase(item) else " that"


def takes_phrase(item: AttributedItem) -> bool:
    """Whether no clause with "that" follows the cue: "called for" a ban, "asked" whether."""
    told = getattr(item, "text", "") or getattr(item, "statement", "")
    return takes_no_that(verb(item), told)


def hangs_on_cue(quote: Quote) -> bool:
    """Whether the text is no statement of the speaker's without its cue: it is a phrase, or what
    the speaker denies.
    """
    cue = verb(quote)
    return takes_phrase(quote) or cue.base in DENYING or "not" in cue.rest.split()


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
