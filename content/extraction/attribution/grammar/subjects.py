"""Which words of a sentence are the subject of a verb of speech."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from content.extraction.attribution.grammar.skeleton import Sentence, Token
from content.extraction.vocabulary.speech_cues import BODIES, GROUPS, TOGETHER, WRITTEN_BY
from content.extraction.vocabulary.titles import is_calling


class SubjectKind(StrEnum):
    PEOPLE = "people"
    PRONOUN = "pronoun"
    POST = "post"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Subject:
    """``tokens`` are those of the people, or the words of the body; the whole subject, with what
    stands before a name, begins at ``first``. ``pronoun`` is joined to people by "and": "he and
    Liu".
    """

    kind: SubjectKind
    tokens: tuple[int, ...]
    first: int
    pronoun: int | None = None


_WINDOW = 46  # tokens before a verb among which its subject is looked for
_KIND_OF = {
    "P": SubjectKind.PEOPLE,
    "H": SubjectKind.PRONOUN,
    "T": SubjectKind.PRONOUN,
    "R": SubjectKind.POST,
}
# Between a subject and its verb: "(left)", "of X", "and colleagues", ", an economist,", "has also".
_BETWEEN = re.compile(
    r"(?:\([^()]{0,14}\)[xWN]{0,3})?(?:c[e#xW]{1,4}|xx\*(?:\([^()]{0,14}\))?)?(?:,?[rf][^,.;:?!VBQ]{1,14})?"
    r"(?:,[^.;:?!]{1,44},|,|u[^.;:?!,]{1,40},|-[^.;:?!\-]{1,30}-)?(?:r[^,.;:?!VBQ]{1,10})?[mhdan]*"
)
_BETWEEN_PRONOUN = re.compile(r"(?:,[^.;:?!VQ]{1,14},)?[mhdan]*")
_JOINED_BEFORE = re.compile(
    r"(?:P(?:\([^()]{0,8}\))?(?:,[^.;:?!VQP]{1,24}|r[^,.;:?!VBQP]{1,10})?,?)+"
    r"(?:c[eWx]{0,4}|(?P<apart>ce[Wx]{1,3},))$"  # "Liu and her colleague, Ortiz,"
)
_INVERTED = re.compile(r"e?[Wx'r#N]{0,8}?[PR]|e[Wx'r#N]{1,8},P(?=[,.;]|$)|H")
_DESCRIBED = re.compile(r"(?:^|[,:;Q])(?P<by>e[xWN'r#]{1,8}),$")
_PRONOUN_JOINED = re.compile(r"[HTI]c$")
_NAME_JOINED = re.compile(r"Pc$")
_JOINED_AFTER = re.compile(r"(?:,P)*,?c[eWx]{0,4}P(?!a*[VmhdN])")
# "The Bank", "a leaked report", "the Office of Water"; the head is the last word before "of".
_BODY = re.compile(r"(?P<head>[e#]?[xN]{0,2}(?:W{1,6}|[xN]))(?:r[eWx]{1,4})?")
# A relative clause that has not ended: "who replaced" Liu, "that hired" Liu.
_RELATIVE = re.compile(r"(?<=[xWNTe])(?P<sign>[ut])[^,.;:?!utc\-QP]{1,12}$")
_NOUNS_IN_ING = frozenset(
    "evening morning meeting hearing briefing spring reading building opening closing thing "
    "following ruling filing posting".split()
)
_WHOSE = re.compile(r"(?P<who>P)(?:,[^.;:?!PQVHTIu]{1,24})?,?(?P<whose>u)[xWN#]{0,3}$")
_NAMES = re.compile(r"(?:e?[Wx'r#N]{0,8}?)(?P<names>P(?:(?:,P)*,?cP)?|R|(?<=o)x?H)")
# What somebody is to another: "her pupil", "his rival".
_BESIDE_OTHERS = frozenset(
    "pupil successor predecessor friend neighbour neighbor rival mentor compatriot".split()
)
_PREPOSITIONS = "rofyk"
# "A study of 34 cities" by Liu, "a survey made in 2010" by Liu
_WORK_ON = re.compile(r"[xNVW]{1,2}l?(?:r[exWN'#]{1,8})?$")
# "A trial she led in Leeds", "the paper that Liu wrote"
_WORK_DONE_BY = re.compile(
    r"(?:^|[,;ct])[e#][xWN]{0,3}(?P<work>[xN])t?(?P<who>[PH])h?(?P<did>[xVl])(?:r[^,.;:?!QPHVBu]{1,12})?$"
)
_DONE = frozenset(
    "wrote written published led ran conducted edited supervised carried did made co-wrote "
    "co-authored commissioned directed oversaw completed produced".split()
)


def subject_before(sentence: Sentence, verb: int) -> Subject | None:
    """The subject that a verb follows, perhaps after an apposition."""
    shape = sentence.shape
    if (author := _author_of_work(sentence, verb)) is not None:
        return author
    for at in range(verb - 1, max(-1, verb - _WINDOW), -1):
        letter = shape[at]
        if letter in ".;?!:":
            break
        if letter in "xNB" and sentence.tokens[at].word in WRITTEN_BY:
            whose = _whose(sentence, at)
            writer = whose or (possessor(sentence, at) if letter != "B" else None)
            if writer and _BETWEEN.fullmatch(shape, at + 1, verb):  # "Liu's report says"
                return writer if whose or _opens_a_clause(sentence, writer.tokens[0]) else None
        if letter == "R" and shape[max(0, at - 2) : at] == "P,":
            continue  # "Kalb, the minister, said"
        if letter in _KIND_OF:
            between = _BETWEEN if letter in "PR" else _BETWEEN_PRONOUN
            if between.fullmatch(shape, at + 1, verb):
                subject = _people(sentence, at)
                if _is_subject(sentence, subject.tokens[0]):
                    return subject
                if _is_compared(sentence, at):
                    continue  # "Liu, unlike Ortiz, says"
                return None
    return None


def _whose(sentence: Sentence, noun: int) -> Subject | None:
    """Liu of "by Liu, a baker, whose report says"."""
    owner = _WHOSE.search(sentence.shape, max(0, noun - _WINDOW), noun)
    if not owner or sentence.tokens[owner.start("whose")].word != "whose":
        return None
    name = owner.start("who")
    return Subject(SubjectKind.PEOPLE, (name,), owner.start("whose"))


def _opens_a_clause(sentence: Sentence, at: int) -> bool:
    """Whether a possessor may open a clause: not in "critics of" Liu's report, "who doubt" it."""
    return not at or sentence.shape[at - 1] in ",;:ct-a#WQ"


def _author_of_work(sentence: Sentence, verb: int) -> Subject | None:
    """Who led "a trial she led in Leeds", of which the verb tells what it found."""
    done = _WORK_DONE_BY.search(sentence.shape, max(0, verb - _WINDOW), verb)
    if not done or sentence.tokens[done.start("did")].word not in _DONE:
        return None
    if sentence.tokens[done.start("work")].word not in WRITTEN_BY:
        return None
    who = done.start("who")
    return Subject(_KIND_OF[sentence.shape[who]], (who,), done.start())


def _is_subject(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a name lets it be a subject: "of Liu" does not."""
    if at == 0:
        return True
    if _is_of_a_relative_clause(sentence, at):
        return False
    before = sentence.tokens[at - 1]
    if before.word in ("neither", "nor", "not"):
        return False
    if before.letter == "V" and at >= 2 and sentence.shape[at - 2] in ",Q-":
        return False  # ", argues Liu, …"
    if before.letter == "y" and at >= 2:
        work = _WORK_ON.search(sentence.shape, 0, at - 1)
        words = sentence.tokens[work.start() : work.start() + 2] if work else ()
        return any(one.word in WRITTEN_BY for one in words) or _is_led_by(sentence, at)
    if before.letter == "'" and sentence.shape[max(0, at - 2)] == "P" and _has_role(sentence, at):
        return _is_subject(sentence, at - 2)
    if before.word == "like" and _is_one_of_them(sentence, at):
        return True
    if before.letter == "'" or before.word in ("between", "than", "like"):
        return False
    if before.word == "with" and at >= 2 and sentence.shape[at - 2] == ",":
        return True
    return before.letter not in _PREPOSITIONS and before.word not in ("told", "asked")


def _is_led_by(sentence: Sentence, at: int) -> bool:
    """ "Researchers led by" Liu"""
    if at < 3 or sentence.tokens[at - 2].word not in ("led", "headed"):
        return False
    return sentence.tokens[at - 3].word in ("team", "group") or _are_people(sentence, at - 3)


def _is_one_of_them(sentence: Sentence, at: int) -> bool:
    """ "Critics like" Liu"""
    return at >= 2 and _are_people(sentence, at - 2)


def _are_people(sentence: Sentence, at: int) -> bool:
    word = sentence.tokens[at].word
    return word in GROUPS or (word.endswith("s") and is_calling(word[:-1]))


def _has_role(sentence: Sentence, at: int) -> bool:
    """Whether a name has what its bearer is to another before it: Liu's "colleague Ana Ortiz"."""
    mention = sentence.tokens[at].mention
    return mention is not None and mention.whole.start < mention.stretch.start


def _is_compared(sentence: Sentence, at: int) -> bool:
    """ "Like Liu," or "not Liu,", between commas."""
    if at < 2 or sentence.shape[at + 1 : at + 2] != "," or sentence.shape[at - 2] != ",":
        return False
    return sentence.tokens[at - 1].word in ("like", "unlike", "not")


def _is_of_a_relative_clause(sentence: Sentence, at: int) -> bool:
    """ "The man who replaced Liu says", "the man replacing Liu says": it is not Liu who does."""
    first = _opening(sentence, at) if sentence.shape[at] == "P" else at
    relative = _RELATIVE.search(sentence.shape, max(0, at - _WINDOW), at)
    if relative:
        verb = sentence.tokens[relative.end("sign")]
        if verb.letter in "mhbdV" or (verb.letter == "x" and verb.word.endswith("ed")):
            return True
        if relative["sign"] == "u" and relative.end("sign") < first:
            return True
        if relative.end("sign") == at - 1 and verb.letter == "x":
            return True  # "the team that beat Liu"
    noun = at >= 2 and sentence.shape[at - 2] in "xW" and sentence.shape[at - 1] == "x"
    word = sentence.tokens[at - 1].word if noun else ""
    return word.endswith("ing") and word not in _NOUNS_IN_ING


def _people(sentence: Sentence, at: int) -> Subject:
    """The subject that ends with the name ``at``, with whom "and" joins to it."""
    shape = sentence.shape
    tokens: tuple[int, ...] = (at,)
    first = at
    if shape[at] == "P":
        lowest = max(0, at - _WINDOW)
        joined = _JOINED_BEFORE.search(shape, lowest, at)
        if joined and joined["apart"] and not _is_apart(sentence, at):
            joined = None
        if joined and not (joined.start() and shape[joined.start() - 1] in "VB"):
            names = tuple(n for n in range(joined.start(), at) if shape[n] == "P")
            tokens, first = (*names, at), names[0]
        if _is_joined(sentence, _PRONOUN_JOINED, first):
            return Subject(SubjectKind.PEOPLE, tokens, first - 2, pronoun=first - 2)
    elif _is_joined(sentence, _NAME_JOINED, at):
        return replace(_people(sentence, at - 2), pronoun=at)
    return Subject(_KIND_OF[shape[at]], tokens, _opening(sentence, first))


def _is_apart(sentence: Sentence, at: int) -> bool:
    """ "Liu and his deputy", Ortiz, "say": not "Liu left, and the next day," Ortiz."""
    called = sentence.tokens[at - 2].word
    return sentence.shape[at + 1 : at + 2] == "," and (
        is_calling(called) or called in _BESIDE_OTHERS
    )


def _is_joined(sentence: Sentence, before: re.Pattern[str], at: int) -> bool:
    """Whether "and" joins somebody to the name or pronoun ``at``: "he and" Liu, "Liu and" he."""
    joined = before.search(sentence.shape, max(0, at - 2), at)
    return joined is not None and sentence.tokens[at - 1].word == "and"


def _opening(sentence: Sentence, at: int) -> int:
    """Where the words begin that stand before a name: "the Labour MP" Liu."""
    described = _DESCRIBED.search(sentence.shape, max(0, at - 14), at)
    apposed = described and sentence.shape[at + 1 : at + 2] == ","
    if described and apposed and is_calling(sentence.tokens[at - 2].word):
        return described.start("by")  # "its director, Ana Ortiz, said"
    first = at
    while first and at - first < 12 and sentence.shape[first - 1] in "Wxe'#Nra":
        first -= 1
    if first and sentence.shape[first - 1 : first + 1] == "P'":
        first -= 1  # "Liu's colleague" Ortiz
    return first


def subject_after(sentence: Sentence, verb: int) -> tuple[Subject, int] | None:
    """The subject that a verb precedes ("argues Liu"), and the token after it."""
    shape = sentence.shape
    match = _INVERTED.match(shape, verb + 1)
    if not match or shape[match.end() : match.end() + 1] == "'":
        return None
    at = match.end() - 1
    if any(token.letter == "r" and token.word != "of" for token in sentence.tokens[verb + 1 : at]):
        return None
    tokens: tuple[int, ...] = (at,)
    end = at + 1
    if shape[at] == "P" and (joined := _JOINED_AFTER.match(shape, end)):
        tokens = (at, *(n for n in range(end, joined.end()) if shape[n] == "P"))
        end = joined.end()
    return Subject(_KIND_OF[shape[at]], tokens, verb + 1), end


def main_subject(sentence: Sentence, before: int) -> Subject | None:
    """The person who is the subject of the sentence, as far as that shows, before a token."""
    shape = sentence.shape
    for match in re.finditer(r"[PHR]", shape[:before]):
        at = match.start()
        if shape[at + 1 : at + 2] == "'" or not _is_subject(sentence, at):
            continue
        joined = _JOINED_AFTER.match(shape, at + 1) if shape[at] == "P" else None
        subject = _people(sentence, joined.end() - 1 if joined else at)
        lead = shape[: subject.first]
        described = sentence.tokens[subject.first : subject.tokens[0]]
        plain = all(token.letter == "W" for token in described) or _is_a_role(described)
        if plain and (not lead or lead[-1] in ",;ct" or lead in ("a", "r", "s")):
            return subject
        return None
    return None


def _is_a_role(described: list[Token]) -> bool:
    """ "Her pupil" Liu, "the young baker" Liu; not "the mill" Liu built."""
    if not described:
        return False
    first, last = described[0], described[-1]
    return first.letter == "e" and (is_calling(last.word) or last.word in _BESIDE_OTHERS)


def possessor(sentence: Sentence, noun: int) -> Subject | None:
    """Whose the argument is: "Liu's main argument", "her argument"."""
    shape = sentence.shape
    for at in range(noun - 1, max(-1, noun - 5), -1):
        if shape[at] == "'" and at and shape[at - 1] in "PR":
            subject = _people(sentence, at - 1)
            return replace(subject, first=subject.tokens[0])
        if sentence.tokens[at].word in ("his", "her", "their"):
            return Subject(SubjectKind.PRONOUN, (at,), at)
        if shape[at] not in "xaWN#":
            return None
    return None


def body_before(sentence: Sentence, verb: int) -> Subject | None:
    """A body, a group or a document as the subject: "The World Bank", "the report"."""
    shape = sentence.shape
    end = verb
    while end and shape[end - 1] in "mhdan":
        end -= 1
    if end and sentence.tokens[end - 1].word.endswith("'s"):
        return None  # "the board's claim that": a noun
    if shape[max(0, end - 3) : end] == "(W)":
        end -= 3  # "The World Bank (WB) says"
    if _opens_here(sentence, end) and sentence.tokens[end].word == "both":
        return Subject(SubjectKind.BODY, (end,), end)  # "and both admit"
    start = end
    while start and end - start < 10 and shape[start - 1] in "Wxe'#Nr":
        start -= 1
    match = _BODY.fullmatch(shape, start, end)
    if start and sentence.tokens[start - 1].word == "both":
        start -= 1  # "Both economists say"
    if not match or not _opens_here(sentence, start):
        return None
    head = sentence.tokens[match.end("head") - 1]
    counted = sentence.tokens[start].word in ("the", "both") and head.word in TOGETHER
    if not (head.letter == "W" or head.word in BODIES or head.word in GROUPS or counted):
        return None
    return Subject(SubjectKind.BODY, tuple(range(start, end)), start)


def _opens_here(sentence: Sentence, at: int) -> bool:
    return not at or sentence.shape[at - 1] in ",;c-t("


def people_at(sentence: Sentence, at: int) -> tuple[Subject, int] | None:
    """The people who stand at a token, with what stands before their names."""
    match = _NAMES.match(sentence.shape, at)
    if not match or sentence.shape[match.end() : match.end() + 1] == "'":
        return None
    start, end = match.span("names")
    kind = SubjectKind.POST if sentence.shape[start] == "R" else SubjectKind.PEOPLE
    tokens = tuple(n for n in range(start, end) if sentence.shape[n] in "PR")
    return Subject(kind, tokens, at), end
