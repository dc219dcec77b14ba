"""Who a subject is: a person by name, pronoun or post, or a body."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from content.extraction.attribution.designations import (
    Group,
    group_of,
    is_titled,
    posts_of,
    words_of_names,
)
from content.extraction.attribution.focus import Focus
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, SubjectKind, main_subject
from content.extraction.attribution.pronouns import Pronouns, listener, pronoun_in
from content.extraction.document import Document
from content.extraction.findings import HANDLE, MentionForm, OpenName, PersonFound

_MOST_MEANT = 5  # people among whom anybody chooses
_OF_ONLINE = 0.85  # the most certainty of somebody with a name used online, however it is meant
_NOBODY = frozenset("them themselves neither nobody none few".split())
_JOINT = re.compile(r"P[^.;:?!PVQ]{0,26}c[eWx]{0,3}P")  # "Liu, of Fudan, and Chen"


@dataclass(frozen=True, slots=True)
class Speaker:
    """``certainty`` is 1 for a full name that one person has, less for what has to be inferred.
    ``open_name`` says who else could be meant, where that is known.
    """

    names: tuple[str, ...] = ()
    holder: str = ""
    inferred: bool = False
    certainty: float = 1.0
    open_name: OpenName | None = None


class Speakers:
    def __init__(self, document: Document, people: tuple[PersonFound, ...]) -> None:
        self.people = people
        self._posts: dict[str, dict[int, None]] = {}
        self.pronouns = Pronouns(document, people)
        self._called: dict[str, list[int]] = {}
        for index, person in enumerate(people):
            for post in posts_of(document, person):
                self._posts.setdefault(post, {})[index] = None
            for word in words_of_names(person):
                self._called.setdefault(word, []).append(index)
        self._titled = frozenset(
            index for index, person in enumerate(people) if is_titled(document, person)
        )
        self._online = frozenset(person.name for person in people if person.rule == HANDLE)
        self._numbers = {person.name: index for index, person in enumerate(people)}
        self._words = {
            person.name: frozenset(
                word.casefold()
                for name in (person.name, *person.aliases)
                for word in ([name] if person.rule == HANDLE else name.split())
                if len(word) > 1
            )
            for person in people
        }
        self.words = self.words_of(tuple(self._words))

    def words_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """All words by which speakers are named, in lower case."""
        return frozenset().union(*(self._words[name] for name in names))

    def pronoun(self, names: tuple[str, ...]) -> str:
        """ "He" or "she" for a single speaker, "" where that cannot be told."""
        return self.pronouns.of(self._numbers[names[0]]) if len(names) == 1 else ""

    def may_be(self, speaker: Speaker, word: str) -> bool:
        """Whether a pronoun may mean a single speaker."""
        if word in ("they", "their"):
            return False
        people = (self._numbers[name] for name in speaker.names)
        return len(speaker.names) < 2 and all(
            self.pronouns.may_mean(pronoun_in(word), one) for one in people
        )

    def is_told_apart(self, names: tuple[str, ...], beside: Iterable[int]) -> bool:
        """Whether the pronoun for a single speaker means nobody else of those ``beside``."""
        if len(names) != 1:
            return False
        number = self._numbers[names[0]]
        return self.pronouns.tell_apart(number, {*beside} - {number})

    @property
    def posts(self) -> frozenset[str]:
        """The nouns by which a person of the text can be meant: "the commissioner"."""
        return frozenset(self._posts)

    def resolve(
        self,
        text: str,
        sentence: Sentence,
        subject: Subject,
        focus: Focus,
        block: int,
        named: frozenset[int] = frozenset(),
        spoke: Sequence[Speaker | None] = (),
    ) -> Speaker | None:
        """The speaker, if it can be said who it is; ``named`` are people of whom the content speaks
        by name, so that no pronoun before means them. ``spoke`` did who speaks in the sentence
        before the subject.
        """
        meant = self._meant(text, sentence, subject, focus, block, named, spoke)
        if meant is None or self._online.isdisjoint(meant.names):
            return meant
        return replace(meant, certainty=min(meant.certainty, _OF_ONLINE))

    def _meant(
        self,
        text: str,
        sentence: Sentence,
        subject: Subject,
        focus: Focus,
        block: int,
        named: frozenset[int],
        spoke: Sequence[Speaker | None],
    ) -> Speaker | None:
        match subject.kind:
            case SubjectKind.PEOPLE:
                speaker = self._named(text, sentence, subject)
                if subject.pronoun is None:
                    return speaker
                return self._with_pronoun(sentence, subject, speaker, focus, block, named)
            case SubjectKind.PRONOUN:
                before = spoke[-1].names if spoke and spoke[-1] else ()
                last = self._numbers[before[0]] if len(before) == 1 else None
                meant = self._by_pronoun(sentence, subject, focus, block, named, last)
                if meant and not meant.inferred and len(meant.names) == 1:
                    word = sentence.tokens[subject.tokens[0]].word
                    self.pronouns.learn(self._numbers[meant.names[0]], word)
                return meant
            case SubjectKind.POST:
                return self._by_post(sentence, subject, focus, block)
            case SubjectKind.BODY:
                words = [sentence.tokens[n] for n in subject.tokens]
                name = text[words[0].start : words[-1].end].strip(" ,")
                group = group_of(name)
                return (group and self._by_group(group, focus, block)) or _body(name)

    def person_of(self, sentence: Sentence, subject: Subject, focus: Focus) -> int | None:
        """The one person a subject means, for what comes after it."""
        token = sentence.tokens[subject.tokens[-1]]
        if token.person is not None:
            return token.person
        if subject.kind is SubjectKind.PRONOUN:
            return self.pronouns.in_focus(token.word, focus)
        return None

    def follow(
        self, focus: Focus, sentence: Sentence, block: int, speakers: Sequence[Speaker | None]
    ) -> None:
        """Remembers whom a pronoun after a sentence means: who speaks in it, or else its subject,
        or whom it introduces.
        """
        main = main_subject(sentence, len(sentence.tokens))
        # "She grew up with Liu": who is meant was spoken of before anybody who is named behind.
        subject = self.person_of(sentence, main, focus) if main else None
        beside = None if main else self.pronouns.met(sentence, focus)
        named = [token.person for token in sentence.tokens if token.person is not None]
        for person in named:
            focus.set(person, focus.block)
        if subject is not None:
            focus.set(subject, block)
        elif named and (len(named) == 1 or named[-1] not in focus.known):
            focus.set(named[-1], block)  # "Among them was Liu."
        by_pronoun = main is not None and main.kind is SubjectKind.PRONOUN
        focus.by_pronoun = by_pronoun and bool(named) and subject not in named
        focus.pair = _pair_in(sentence, len(sentence.tokens)) or focus.pair
        focus.seen.update(named)
        focus.known.update(named)
        focus.latest = set(named)
        if beside is not None:
            focus.set(beside, block)
            focus.latest.add(beside)
        for speaker in speakers:
            if speaker and len(speaker.names) == 1:
                focus.set(self._numbers[speaker.names[0]], block)
                focus.latest.add(self._numbers[speaker.names[0]])

    def _named(self, text: str, sentence: Sentence, subject: Subject) -> Speaker:
        tokens = [sentence.tokens[n] for n in subject.tokens]
        indexes = [token.person for token in tokens if token.person is not None]
        names = tuple(dict.fromkeys(self.people[n].name for n in indexes))
        shared: list[str] = []  # the words that several people are called
        for token in tokens:
            mention = token.mention
            by_surname = mention and mention.form is MentionForm.SURNAME
            if mention and by_surname and token.person != self.pronouns.title:
                words = text[mention.stretch.start : mention.stretch.end]
                shared += [words] if self._sharing(words) else []
        certainty = min([1.0, *(self.people[n].confidence + 0.25 for n in indexes)])
        if any(len(self.people[n].name.split()) < 2 and n not in self._titled for n in indexes):
            certainty *= 0.9
        if not shared:
            return Speaker(names, certainty=certainty)
        meant = self._sharing(shared[0]) if len(shared) == 1 else []  # of Chen and Wu, only Chen
        open_name = self._open_name(shared[0], meant)
        return Speaker(names, inferred=True, certainty=certainty * 0.7, open_name=open_name)

    def _with_pronoun(
        self,
        sentence: Sentence,
        subject: Subject,
        speaker: Speaker,
        focus: Focus,
        block: int,
        named: frozenset[int],
    ) -> Speaker:
        """ "He and Liu": both, or Liu and somebody who cannot be told."""
        at = subject.pronoun
        assert at is not None
        beside = {self._numbers[name] for name in speaker.names}
        other = None
        if sentence.shape[at] == "H":
            pronoun = Subject(SubjectKind.PRONOUN, (at,), at)
            other = self._by_pronoun(sentence, pronoun, focus, block, named | beside)
        if other is None:
            return replace(speaker, inferred=True, certainty=speaker.certainty * 0.7)
        both = (*other.names, *speaker.names)
        return replace(
            speaker,
            names=both if at < subject.tokens[0] else (*speaker.names, *other.names),
            inferred=speaker.inferred or other.inferred,
            certainty=min(speaker.certainty, other.certainty),
        )

    def _sharing(self, words: str) -> list[int]:
        """Who could be called by words, if that are several."""
        *_, last = words.casefold().split() or [""]
        return self._called.get(last, []) if len(self._called.get(last, ())) > 1 else []

    def _open_name(
        self, words: str, meant: Iterable[int], block: int | None = None
    ) -> OpenName | None:
        people = tuple(self.people[n].name for n in sorted(set(meant)))
        return OpenName(words, people, block) if 1 < len(people) <= _MOST_MEANT else None

    def _by_pronoun(
        self,
        sentence: Sentence,
        subject: Subject,
        focus: Focus,
        block: int,
        named: frozenset[int],
        spoke: int | None = None,
    ) -> Speaker | None:
        at = subject.tokens[0]
        word = sentence.tokens[at].word
        if word in ("they", "their"):
            named_here = focus.seen | {token.person for token in sentence.tokens[:at]}
            near = [one for one in focus.people if one in named_here]
            if pair := _pair_in(sentence, at):
                return self._together("they", pair, [*near, *pair], block, 0.8)
            if focus.pair and ({*focus.pair} <= {*near} or len(near) < 2):
                return self._together("they", focus.pair, near, block, 0.8)
            return self._together("they", near[-2:], near, block, 0.6)
        named |= listener(sentence, at)
        person = self.pronouns.person_meant(sentence, at, focus, named, spoke)
        if person is None:
            return None
        name = (self.people[person].name,)
        before = {token.person for token in sentence.tokens[:at] if token.person is not None}
        before -= named
        here = focus.seen | before
        pronoun = pronoun_in(word)
        rivals = [one for one in here - {person} if self.pronouns.may_mean(pronoun, one)]
        alone = {person} in (here, focus.latest | before) or (person in here and not rivals)
        goes_on = person == spoke and before == {person}  # "Liu left; bread, she said, is dear"
        if alone or goes_on:
            return Speaker(name, certainty=0.97)  # nobody else could be meant
        others = (here - named) or {*focus.last(2)} - named
        meant = (one for one in others if self.pronouns.may_mean(pronoun, one))
        return Speaker(
            name,
            inferred=True,
            certainty=0.85 if block - focus.block <= 1 else 0.6,
            open_name=self._open_name(pronoun, (person, *meant), block),
        )

    def _by_group(self, group: Group, focus: Focus, block: int) -> Speaker | None:
        """As many as are counted, of those who hold the post; else who was spoken of last."""
        holders = [one for one in focus.people if one in self._posts.get(group.post, ())]
        near = holders if len(holders) >= group.count > 0 else focus.last(_MOST_MEANT)[::-1]
        count = group.count or 2
        is_pair = len(focus.pair) == count and {*focus.pair} <= {*near}
        meant = focus.pair if is_pair else near[-count:]
        return self._together(group.words, meant, near, block, 0.7)

    def _together(
        self, words: str, meant: Sequence[int], near: Sequence[int], block: int, certainty: float
    ) -> Speaker | None:
        """Several people of whom somebody must say whether they are ``meant``."""
        if len(meant) < 2:
            return None
        names = tuple(self.people[one].name for one in sorted(meant))
        known = dict.fromkeys([*meant, *reversed(near)])  # those who were named last come first
        people = tuple(self.people[one].name for one in sorted([*known][:_MOST_MEANT]))
        open_name = OpenName(words, people, block, several=True)
        return Speaker(names, inferred=True, certainty=certainty, open_name=open_name)

    def _by_post(
        self, sentence: Sentence, subject: Subject, focus: Focus, block: int
    ) -> Speaker | None:
        noun = sentence.tokens[subject.tokens[0]].word
        held_by = self._posts.get(noun, {})
        if len(held_by) == 1:
            (holder,) = held_by
            to_come = bool(focus.known) and holder not in focus.known
            certainty = 0.7 if to_come else 0.97  # others are named, who may be meant
            return Speaker((self.people[holder].name,), inferred=to_come, certainty=certainty)
        recent = next((person for person in reversed(focus.people) if person in held_by), None)
        if len(focus.seen) == 1 and not any(person in held_by for person in focus.seen):
            recent = next(iter(focus.seen))  # none of the several who hold it is near
        if recent is None:
            return None
        open_name = self._open_name(f"the {noun}", [recent, *held_by], block)
        name = (self.people[recent].name,)
        return Speaker(name, inferred=True, certainty=0.7, open_name=open_name)


def _pair_in(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The people that "and" joins before a token."""
    joint = _JOINT.search(sentence.shape, 0, end)
    pair = [one.person for one in sentence.tokens[joint.start() : joint.end()]] if joint else []
    return tuple(one for one in pair if one is not None)


def _body(name: str) -> Speaker | None:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
    is_somebody = name and not name.isdigit() and name.lower() not in _NOBODY
    return Speaker(holder=name) if is_somebody else None
