"""How a claim or a figure is worded apart from its text."""

import re
from collections import defaultdict
from dataclasses import replace

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import ConceptFound, Findings, MentionForm, StatementFound
from content.extraction.sentences import WORD_OF_LETTERS
from content.extraction.terms.grammar.kinds import is_person, is_plural
from content.extraction.terms.grammar.shapes import MADE
from content.extraction.terms.grammar.words import DETERMINERS, PREPOSITIONS
from content.extraction.vocabulary.bodies import BODIES_OF_ONE_WORD, BODY_WORDS
from content.extraction.vocabulary.commonness import rank
from content.extraction.vocabulary.family_names import FAMILY_NAMES
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import (
    MASS_NOUNS,
    MONTHS_AND_DAYS,
    ORDINARY,
    ORDINARY_ENDINGS,
)
from content.extraction.vocabulary.places import PEOPLES, PLACES
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Form, Takes
from content.material import QuoteMode
from content.stems import stem_of

OF_A_CONVERSATION = frozenset(
    (
        *("add", "continue", "go_on", "repeat", "reiterate", "put_it"),
        *("reply", "respond", "answer", "retort", "counter"),
        *("hit_back", "fire_back", "shoot_back", "argue_back", "write_back", "sneer"),
        *("have_this_to_say", "have_the_following_to_say"),
    )
)
# "admits" by "admit".
_PRESENT = {
    verb.lemma: form
    for form, verb in reversed(SPEECH_VERBS.items())
    if verb.form is Form.FINITE and form.split()[0].endswith("s")
}
# Words that begin a sentence with a capital and have none inside one.
COMMON = frozenset(
    """
    a an the this that these those such each every some any all both no many most much more few
    several other another one two three four five six seven eight nine ten it its they their there
    he his she her we our you your who what when where while if as at by for from in of on to with
    without within under over after before between during since until through across against among
    because although though however also only even still then thus hence so and or but nor not
    better greater new skilled local future far how why
    """.split()
)
_NO_KEYWORD = COMMON | frozenset(
    """
    be is are was were been being has have had do does did can could may might will would shall
    should must which whose whom them than into onto about often usually mainly called known used
    using made make makes
    """.split()
)
MOST_KEYWORDS = 4
_LAST_OF_ITEM = re.compile(r"(?:[;,]\s*(?:and|or))?[\s;,.]*$")
_PLACE_OF_ITEM = re.compile(r"^(?:(?:and )?then|finally|lastly|next) |(?<=\w) first$")
# Rules whose definitions may begin with the verb of which the term is the subject.
_TELLS_WHAT_IT_DOES = frozenset(("does", "which", "provides", "that"))
_NOUN_PHRASES = DETERMINERS | PREPOSITIONS
# "Made of clay", but a noun in "set of rules", "cut in pay"
_DONE = re.compile(rf"(?!(?:set|cut|cast|spread|ground|split|run|read|wound)\b){MADE}\b")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_THAT = re.compile(r"^[,\s]*(?:however,\s*)?(?:that\s+)?")
# "Seriously doubts": in a question the verb comes first.
_STRESS = re.compile(r"^(?:(?!hardly|scarcely|barely|rarely)\w+ly )+")
_PLURAL = re.compile(
    r"\b([a-z]+s)\b(?=\W*(?:(?:are|were|include|included|including|such as)\b|$))", re.IGNORECASE
)
# A lead-in whose last noun has its number, or that points at its items, is a whole clause.
_COMPLETE = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ ){0,3}?[\w-]+s"
    r"(?: (?!are$|were$|include$)[\w-]+){0,7}$|\b(?:following|as follows)$",
    re.IGNORECASE,
)
# A claim that ends by saying what its last term means: the term has that as its definition.
_EXPLAINS = re.compile(
    r"(?P<claim>(?:\S+ ){3,}\S+), (?:that is(?: to say)?,|i\.e\.,?) "
    r"(?:an?|the|any|those|what|[a-z]+s (?:that|which|who)) [^.;]+$"
)
_WE = re.compile(
    r"^We (?P<how>(?:therefore |also |thus |strongly |hence ){0,2})"
    r"(?P<verb>recommend|propose|suggest|urge|advise|ask|call|find|conclude|identify|want|demand)\b"
)
_ENDINGS = (
    *("ing", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ism", "ly"),
    *("ers", "ists", "ors"),
)


# Words that are often called after somebody: "Gini coefficient".
_CALLED_AFTER = frozenset(
    """
    act agreement amendment bias case clause coefficient commission committee constant convention
    criteria criterion curve cycle declaration dilemma disease distribution doctrine effect
    equation fallacy formula gap hypothesis index inquiry law laws limit line list method model
    number paradox plan principle problem process protocol question ratio razor report round rule
    rules scale scandal scheme score spiral statement strategy summit syndrome system tax test
    theorem theory threshold trap treaty
    """.split()
)
_FAMILIAR = 7_000  # among how many of the commonest words one is hardly a name
_ALSO_NAMES = (
    FAMILY_NAMES
    | GIVEN_NAMES
    | MONTHS_AND_DAYS
    | BODY_WORDS
    | BODIES_OF_ONE_WORD
    | frozenset("mars venus amazon apple oracle shell visa".split())
)
_CAPITAL_INSIDE = re.compile(r"[a-z,;] (?P<word>[A-Z][a-z]+)")
_OF_A_PLACE = ("ian", "ese", "ish", "ean")


class Wording:
    """Words parts of one text anew."""

    def __init__(self, document: Document, found: Findings) -> None:
        self.document = document
        words = {word for block in document.blocks for word in WORD_OF_LETTERS.findall(block.text)}
        self.lower_case = {stem_of(word) for word in words if word.islower()}
        self.named = {
            match["word"].lower()
            for block in document.blocks
            for match in _CAPITAL_INSIDE.finditer(block.text)
        }
        self.surnames: dict[int, list[tuple[Stretch, str]]] = defaultdict(list)
        for person in found.people:
            for mention in person.mentions:
                if mention.form is MentionForm.SURNAME:
                    self.surnames[mention.stretch.block].append((mention.stretch, person.name))

    def with_full_names(self, stretch: Stretch) -> str:
        """The words of a stretch without their full stop. Who is called by the surname alone gets
        the full name.
        """
        text = self.document.words(stretch)
        near = self.surnames.get(stretch.block, ())
        inside = sorted(pair for pair in near if pair[0] in stretch)
        for mention, name in sorted(_firsts(inside), reverse=True):
            start, end = mention.start - stretch.start, mention.end - stretch.start
            if name not in text:
                text = text[:start] + name + text[end:]
        return text.rstrip(".").rstrip()

    def of_claim(self, one: StatementFound) -> tuple[str, str]:
        """The cue and what follows it: "denied" and "it rained" of "denied that it rained", "urged"
        and the rest as it stands. A quotation keeps its words.
        """
        cue = cue_of(one)
        if one.mode is QuoteMode.DIRECT:
            return cue, one.text.strip().rstrip(".").rstrip()
        if one.cue_stretch and one.cue_stretch in one.stretch:
            end = one.cue_stretch.end
            cue = _STRESS.sub("", self.document.words(replace(one.stretch, end=end)))
            rest = replace(one.stretch, start=end)
            said = one.text[end - one.stretch.start :] if one.more else self.with_full_names(rest)
            return cue, _THAT.sub("", said.rstrip("."))
        if one.more:
            return cue, self.continued(one.text.strip().rstrip("."))
        said = self.with_full_names(one.stretch)
        return cue, self._to(one) + self.continued(_EXPLAINS.sub(r"\g<claim>", said))

    def _to(self, one: StatementFound) -> str:
        """The "to" between a verb and what somebody wants to do: "promised to buy"."""
        at = one.cue_stretch
        if at is None or at.block != one.stretch.block or at.end > one.stretch.start:
            return ""
        between = replace(at, start=at.end, end=one.stretch.start)
        return "to " if self.document.words(between).strip() == "to" else ""

    def continued(self, text: str) -> str:
        """A claim as it goes on after "that": without the capital that only the beginning of a
        sentence gave its first word.
        """
        first = WORD_OF_LETTERS.match(text)
        if first is None or not self._is_common(first[0]):
            return text
        is_named = first[0].lower() not in COMMON and _CAPITAL_NEXT.match(text, first.end())
        return text if is_named else text[0].lower() + text[1:]

    def definition(self, one: ConceptFound) -> str:
        """What completes "it means …": "something made of clay", "something that lets boats in"."""
        text, noun = self.continued(one.definition), one.term.rpartition(" ")[2]
        first = text.partition(" ")[0].casefold()
        done = _DONE.match(text)
        does = one.definition_rule in _TELLS_WHAT_IT_DOES and first not in _NOUN_PHRASES
        if not (does or done):
            return text
        kind = "somebody" if is_person(noun) else "things" if is_plural(noun) else "something"
        link = "" if done else " who" if kind == "somebody" else " that"
        return f"{kind}{link} {text}"

    def term(self, one: ConceptFound) -> str:
        """A term without the capital that only the beginning of a sentence gave it."""
        first, _, rest = one.term.partition(" ")
        if not (first.isalpha() and first.istitle()) or rest != rest.lower():
            return one.term
        before = self.document.blocks[one.stretch.block].text[: one.stretch.start]
        opens = re.search(r"(?:^|[.!?:])[ \"“‘']*$", before)
        if not opens or not self._is_word(one.term):
            return one.term
        return one.term[0].lower() + one.term[1:]

    def _is_word(self, term: str) -> bool:
        """Whether a term that opens a sentence is no name, nor called after one."""
        first, *_, last = [*term.split()] * 2
        lower = first.lower()
        texts = [
            block.text for block in self.document.blocks if block.kind is not BlockKind.HEADING
        ]
        if any(re.search(rf"\b{re.escape(term.lower())}\b", text) for text in texts):
            return True
        inside = re.compile(rf"[a-z,;] {re.escape(first)}\b")
        is_name = (lower in FAMILY_NAMES or lower in GIVEN_NAMES) and stem_of(
            lower
        ) not in self.lower_case
        if is_name or any(map(inside.search, texts)):
            return False
        if self._is_common(first) or lower.endswith(ORDINARY_ENDINGS):
            return True
        is_place = lower in PLACES or lower in PEOPLES or lower.endswith(_OF_A_PLACE)
        return " " in term and not is_place and last not in _CALLED_AFTER

    def _is_common(self, word: str) -> bool:
        """Whether a capitalised word is no name, as far as can be told: it stands in lower case
        elsewhere, ends as names seldom do, or is a familiar word with no capital elsewhere.
        """
        lower = word.lower()
        if word == "I" or not (len(word) == 1 or word[1:].islower()):
            return False
        if lower in COMMON:
            return True
        if lower in PEOPLES or lower in PLACES:
            return False
        known = lower in ORDINARY or lower in MASS_NOUNS or stem_of(lower) in self.lower_case
        familiar = rank(lower) < _FAMILIAR and lower not in _ALSO_NAMES | self.named
        return known or familiar or lower.endswith(_ENDINGS)


def _firsts(mentions: list[tuple[Stretch, str]]) -> list[tuple[Stretch, str]]:
    """The first mention of each person."""
    return list({name: (stretch, name) for stretch, name in reversed(mentions)}.values())


def cue_of(one: StatementFound) -> str:
    """The cue as a verb that "that" may follow without a listener: "admits" for "admitting";
    "says" for "according to", for "tells", and for "adds" and "replied", which mean nothing in a
    question.
    """
    return cue_in_words(one.cue) if one.cue else ""


def cue_in_words(words: str) -> str:
    """The words of a cue as such a verb."""
    verb = SPEECH_VERBS.get(words.lower())
    if verb is None or verb.takes is Takes.LISTENER or verb.lemma in OF_A_CONVERSATION:
        is_past = words.lower().split()[0].endswith(("ed", "told", "went", "had"))
        return "said" if is_past else "says"
    if verb.takes is Takes.AS and words.lower() == verb.lemma:
        return "holds"  # "in her view", and not "they view it as"
    return words if verb.form is Form.FINITE else _PRESENT[verb.lemma]


def asserts(one: StatementFound) -> bool:
    """Whether the speaker says that it is so, rather than asking or denying it."""
    kept = one.cue_stretch is not None and one.cue_stretch in one.stretch
    verb = SPEECH_VERBS.get(one.cue.lower())
    return not kept and "?" not in one.text and not (verb and (verb.asks or verb.denies))


def keywords_of(term: str, definition: str) -> tuple[str, ...]:
    """The words of a definition that a recalled one should have: its first ones that are neither
    common nor in the term itself.
    """
    known = {word.lower() for word in WORD_OF_LETTERS.findall(term)}
    words = dict.fromkeys(word.lower() for word in WORD_OF_LETTERS.findall(definition))
    telling = [w for w in words if w not in _NO_KEYWORD and w not in known and len(w) > 2]
    return tuple(telling[:MOST_KEYWORDS])


def category_of(lead_in: str) -> str:
    """What an item is, in the singular, from the last plural before the list: "an objective"."""
    found = _PLURAL.findall(lead_in)
    if not found or found[-1].endswith("ss") or len(found[-1]) < 4:
        return "a point"
    plural = found[-1].lower()
    noun = plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def led_in(text: str) -> str:
    """A lead-in without its colon, unless the items only stand beside it: "It has four merits:".
    Who "we" are that recommend, no question could tell.
    """
    bare = text.rstrip(" :,–—-")
    apart = not {":", "–", "—", "-"}.isdisjoint(text[len(bare) :])
    bare = _WE.sub(r"The brief \g<how>\g<verb>s", bare)
    return f"{bare}:" if apart and _COMPLETE.search(bare) else bare


def item_text(text: str) -> str:
    """An item without what joins it to the others: "; and", "then", "pay first"."""
    return _PLACE_OF_ITEM.sub("", _LAST_OF_ITEM.sub("", text))
