"""The skeleton of a block of text: one letter a token, so that short patterns tell who speaks.

A person with title, native script and affiliation is one token, and so is a quotation. "Professor
Liu, 'a realist', says that prices fell." has the shape ``P,Q,Vtxx.``
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from content.extraction.attribution.grammar.letters import letter_of_verb, letter_of_word
from content.extraction.findings import Mention, PersonFound
from content.extraction.quotations import Quotation, quotations
from content.extraction.sentences import LANGUAGE, NOTE, sentences
from content.extraction.vocabulary.speech_cues import PHRASE_STARTS, SPEECH_VERBS, SpeechVerb

_LONGEST = 200  # tokens; what goes on for longer is no sentence, and is read in parts
_TOKEN = re.compile(
    r"\ue000+|\ue001+"  # a person, a quotation
    r"|['’]s\b|\b(?:[A-Z]\.){2,}(?:-\w+)*|\d+(?:[.,]\d+)+|\w+(?:['’\-‐‑]\w+)*|([^\w\s])\1*"
)
_POST = re.compile(r"(?: [^\W\d_][\w\-]+){1,3}")
_POST_GOES_ON = re.compile(r" (?:of|for)\b|['’]s?\b|['’]|-\w| \ue000")
_CAPITAL = re.compile(r" [A-Z]")
_GOES_ON = ",?!"  # signs within a quotation after which its sentence may go on
_PERSON, _QUOTE = "\ue000", "\ue001"
# A question is over, but not the sentence: '"Who pays?" Liu asked.'
_SPEAKER_AFTER_QUOTE = re.compile(
    r"(?:[eWx]{0,4}[PR][mhda]*[VN]|V[eWx]{0,4}P)(?:[oraeWx#]{0,8})[.,]"
)


@dataclass(frozen=True, slots=True)
class Token:
    letter: str
    start: int
    end: int
    word: str  # in lower case; "" for a person, and the comma or "?" at the end of a quotation
    person: int | None = None  # its index among the people
    mention: Mention | None = None
    quotation: Quotation | None = None
    verb: SpeechVerb | None = None


@dataclass(slots=True)
class Sentence:
    """Its tokens in order, and the ``shape`` that their letters spell."""

    tokens: list[Token]
    shape: str = field(init=False)

    def __post_init__(self) -> None:
        shape = "".join(token.letter for token in self.tokens)
        body = shape.rstrip(".!?")
        self.shape = body.replace(".", "*") + shape[len(body) :]  # "Vol. 3" goes on

    @property
    def start(self) -> int:
        return self.tokens[0].start


def mentions_by_block(people: Iterable[PersonFound]) -> dict[int, list[tuple[int, Mention]]]:
    """The mentions by name, each with the index of the person, in the order of each block."""
    found: dict[int, list[tuple[int, Mention]]] = {}
    for index, person in enumerate(people):
        for mention in person.mentions:
            found.setdefault(mention.stretch.block, []).append((index, mention))
    for one_block in found.values():
        one_block.sort(key=lambda each: (each[1].whole, each[1].stretch))
    return found


def skeleton(
    text: str, mentions: list[tuple[int, Mention]], posts: Container[str] = ()
) -> list[Sentence]:
    """The sentences of a block, which do not end within a quotation.

    "The commissioner" is one token too if "commissioner" is among the ``posts``.
    """
    whole: dict[int, Token] = {}  # people and quotations, by where they start
    plain = text.replace(_PERSON, " ").replace(_QUOTE, " ")
    for left_out in (NOTE, LANGUAGE):
        plain = left_out.sub(lambda found: " " * len(found[0]), plain)
    masked = list(plain)
    named = {(one.stretch.start, one.stretch.end): one.whole for _, one in mentions}
    for quotation in quotations(text):
        around = named.get((quotation.inner_start, quotation.inner_end))
        if around and around.start <= quotation.start and quotation.end <= around.end:
            continue  # the name of somebody: a user called “Slow Goose”
        start, end = quotation.start, quotation.end
        stop = text[quotation.inner_end - 1]
        whole[start] = Token("Q", start, end, stop if stop in _GOES_ON else "", quotation=quotation)
        masked[start:end] = _QUOTE * (end - start)
    last = 0
    for person, mention in mentions:
        start, end = max(mention.whole.start, last), mention.whole.end
        if _QUOTE in masked[start:end]:
            start, end = mention.stretch.start, mention.stretch.end
        if last <= start <= mention.stretch.start and _QUOTE not in masked[start:end]:
            whole[start] = Token("P", start, end, "", person=person, mention=mention)
            masked[start:end] = _PERSON * (end - start)
            last = end
    return _sentences(text, _tokens("".join(masked), whole, posts))


def _tokens(masked: str, whole: dict[int, Token], posts: Container[str]) -> list[Token]:
    found: list[Token] = []
    at = 0
    while match := _TOKEN.search(masked, at):
        token = (
            whole.get(match.start())
            or _phrase(masked, match)
            or _post(masked, match, posts)
            or _word(match, found)
        )
        found.append(token)
        at = token.end
    return found


def _phrase(masked: str, match: re.Match[str]) -> Token | None:
    """A cue of several words: "pointed out", "has no doubt"."""
    longest = PHRASE_STARTS.get(match[0].lower())
    if longest is None:
        return None
    ends = [match.end()]
    while len(ends) < longest and (more := _TOKEN.match(masked, _skip_space(masked, ends[-1]))):
        ends.append(more.end())
    for end in reversed(ends[1:]):
        words = " ".join(masked[match.start() : end].lower().split())
        if verb := SPEECH_VERBS.get(words):
            return Token(letter_of_verb(verb), match.start(), end, words, verb=verb)
    return None


def _post(masked: str, match: re.Match[str], posts: Container[str]) -> Token | None:
    """ "The commissioner", "the deputy minister"; not "the minister of" another body."""
    if match[0].lower() != "the":
        return None
    found = _POST.match(masked, match.end())
    if not found:
        return None
    post = None
    for word in re.finditer(r"[\w\-]+", found[0]):
        if word[0].lower() in posts:
            post = word
        elif post:
            break
    if post is None or _POST_GOES_ON.match(masked, end := match.end() + post.end()):
        return None
    return Token("R", match.start(), end, post[0].lower())


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _word(match: re.Match[str], before: list[Token]) -> Token:
    word = match[0].lower().replace("’", "'")
    start, end = match.span()
    if word == "'s":
        return Token("'", start, end, word)
    last = -2 if before and before[-1].word == "own" else -1  # "her own view"
    letter = letter_of_word(match[0], before[last].letter if len(before) >= -last else "")
    if letter == "d" and before and before[-1].letter == "W" and _CAPITAL.match(match.string, end):
        letter = "W"  # "the Jornal do Recife"
    if word == "then" and before and before[-1].letter not in ",;:c-.":
        letter = "a"  # "nobody then believed"
    # A noun may turn out to be a verb: "claims" with a subject.
    verb = SPEECH_VERBS.get(word) if letter in "VBGN" else None
    return Token(letter, start, end, word, verb=verb)


def _sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    ends = [end for _, end in sentences(text)]
    found: list[Sentence] = []
    current: list[Token] = []
    at = 0
    for index, token in enumerate(tokens):
        while at < len(ends) and ends[at] <= token.start:
            at += 1
            if current and not _goes_on(text, current[-1], tokens, index):
                found.append(Sentence(current))
                current = []
        if len(current) == _LONGEST:
            found.append(Sentence(current))
            current = []
        current.append(token)
        while at < len(ends) and ends[at] < token.end:
            at += 1  # an end within a quotation
    if current:
        found.append(Sentence(current))
    return found


def _goes_on(text: str, last: Token, tokens: list[Token], index: int) -> bool:
    if last.quotation is None or text[last.quotation.inner_end - 1] not in "?!…":
        return False
    shape = "".join(token.letter for token in tokens[index : index + 16])
    return bool(_SPEAKER_AFTER_QUOTE.match(shape))
