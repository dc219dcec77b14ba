"""Finds the people of a text: names, native script, posts and bodies, and where each is named."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from content.extraction.document import Document, Stretch
from content.extraction.findings import Mention, MentionForm, PersonFound
from content.extraction.names.apart import below_name, fronted, label, workplace
from content.extraction.names.before_names import titles_start
from content.extraction.names.descriptions import Description, is_capital_post
from content.extraction.names.mentions import Index, stands_alone
from content.extraction.names.online_people import Naming, namings, online_people, with_names
from content.extraction.names.persons import Person, all_words, persons
from content.extraction.names.surroundings import surroundings
from content.extraction.names.words import Kind, Word, fold, words_of
from content.extraction.quotations import quotations

_BETWEEN_JOINT_NAMES = frozenset(("and", "&", ",", ", and"))
_ASIDE = re.compile(r"^ \([^()]{1,40}\)")  # "Liu (Leeds) and Wu"
_MOST_WORDS = 40  # of a description beside a name
_MOST_IN_A_ROW = 5


def find_people(document: Document) -> tuple[PersonFound, ...]:
    """The people in the order of their first full name.

    The ``whole`` of a mention holds the title and the post before the name, and native script and
    an apposition behind it, without the comma that closes it.
    """
    words = all_words(document.blocks)
    people = persons(document.blocks, words)
    if online := namings(document.blocks, people):
        words = with_names(words, document.blocks, online)
        people = persons(document.blocks, words) + online_people(online)
    reader = _Reader(document, people, online)
    for block in range(len(document.blocks)):
        reader.read(block, words[block])
        if block + 1 < len(document.blocks):
            reader.read_below(block, words[block], words[block + 1])
    found = [reader.finding(person) for person in people if reader.notes[id(person)].mentions]
    return tuple(sorted(found, key=lambda one: one.stretch) if online else found)


@dataclass(slots=True)
class _Notes:
    """What the text has about a person; ``posts`` by how much each says, the best first."""

    mentions: list[Mention] = field(default_factory=list)
    posts: dict[int, tuple[int, Description]] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    named_at: int = -1

    def note(self, rank: int, block: int, post: Description) -> None:
        self.posts.setdefault(rank, (block, post))


@dataclass(slots=True)
class _Row:
    """People who are named as "A, B and C"; ``leading`` is what stands before all of them."""

    people: list[Person] = field(default_factory=list)
    leading: Description | None = None

    def followed_by(self, person: Person, *, joint: bool) -> "_Row":
        if not joint or not self.people:
            return _Row([person])
        return _Row([*self.people[-_MOST_IN_A_ROW:], person], self.leading)


class _Reader:
    """Goes through the blocks and notes where people are named, and as what."""

    def __init__(self, document: Document, people: list[Person], online: list[Naming]) -> None:
        self.document = document
        self.online = {(one.block, one.start): one for one in online}
        self.index = Index(people)
        self.subject = self._subject_of_the_text()
        self.notes = {id(person): _Notes() for person in people}
        self._count = 0

    def read(self, block: int, words: list[Word]) -> None:
        text = self.document.blocks[block].text
        quoted = [(one.start, one.end) for one in quotations(text)]
        ends = self._ends_of_descriptions(text, words)
        row = _Row()
        subject: tuple[Person, int] | None = None  # who opens a sentence, and the word behind
        at = taken = 0
        while at < len(words):
            named = self._named(words, at)
            if named is None:
                post = fronted(text, words, at) if subject else None
                if subject and post and _is_next(words[subject[1] : at], post):
                    self.notes[id(subject[0])].note(3, block, post)
                at += 1
                continue
            last, person, form = named
            full = form is MentionForm.FULL
            near, shift = _near(words, at, last, ends)
            around = surroundings(text, near, at - shift, last - shift, taken, full=full)
            row = row.followed_by(person, joint=_is_joint(text[taken : around.start]))
            stretch = Stretch(block, words[at].start, words[last - 1].end)
            whole = Stretch(block, around.start, around.end)
            if one := self.online.get((block, words[at].start)):
                begin = max(taken, min(around.start, one.begin))
                whole = Stretch(block, begin, max(around.end, one.stop))
            self._mention(person, Mention(stretch, whole, form))
            if not _is_inside(quoted, stretch.start):
                row.leading = around.leading or row.leading
                first = titles_start(words, at)
                post = around.description or label(text, words, first)
                post = post or (workplace(text, words, first) if full else None)
                self._describe(row, block, post, full=full)
            if words[titles_start(words, at)].opens:
                subject = person, last
            at, taken = last, around.end

    def read_below(self, block: int, words: list[Word], below: list[Word]) -> None:
        """Notes the line below a line that is only a name."""
        first = next((n for n in range(len(words)) if self.index.full(words, n)), 0)
        full = self.index.full(words, first) if words else None
        if full and full[0] == len(words) and titles_start(words, first) == 0:
            post = below_name(self.document.blocks[block + 1].text, below)
            self._describe(_Row([full[1]]), block + 1, post, full=False)

    def _ends_of_descriptions(self, text: str, words: list[Word]) -> list[int]:
        """Where "and" or a comma leads over to the name of another person."""
        found = []
        for at in range(1, len(words)):
            if words[at].kind is Kind.CAPITAL and self.index.full(words, at):
                first = titles_start(words, at)
                while first and words[first].joined and is_capital_post(words[first - 1]):
                    first -= 1
                if first and text[words[first - 1].end : words[first].start] == ", ":
                    found.append(first)
                elif first and words[first - 1].key in ("and", "or"):
                    found.append(first - 1)
        return found

    def _named(self, words: list[Word], at: int) -> tuple[int, Person, MentionForm] | None:
        if full := self.index.full(words, at):
            return *full, MentionForm.FULL
        named = self.index.short(words, at) or self.index.given(words, at)
        choices = [one for one in named if stands_alone(words, at, *one)]
        if not choices:
            return None
        meant = [one for one in choices if one[1] is self.subject]
        if len(choices) > 1 and at and words[at].joined and is_capital_post(words[at - 1]):
            meant = [one for one in choices if self._has_title(one[1], words[at - 1].key)] or meant
        last, person = meant[0] if meant else max(choices, key=self._named_at)
        return last, person, MentionForm.SURNAME

    def _has_title(self, person: Person, title: str) -> bool:
        """Whether a post before the name of a person has the title: "President Ruiz"."""
        posts = self.notes[id(person)].posts.values()
        return any(title in fold(post.text).split() for _, post in posts)

    def _named_at(self, choice: tuple[int, Person]) -> int:
        return self.notes[id(choice[1])].named_at

    def _subject_of_the_text(self) -> Person | None:
        """Whom the title names, and nothing else: the surname alone then means no relative."""
        words = words_of(self.document.blocks[0].text) if self.document.blocks else []
        if not words:
            return None
        full, short = self.index.full(words, 0), self.index.short(words, 0)
        named = [full] if full else short if len(short) == 1 and short[0][0] > 1 else []
        return next((person for last, person in named if last == len(words)), None)

    def _mention(self, person: Person, mention: Mention) -> None:
        notes = self.notes[id(person)]
        notes.mentions.append(mention)
        name = self.document.words(mention.stretch)
        if name != person.name:
            notes.aliases[name] = None
        notes.named_at = self._count
        self._count += 1

    def _describe(self, row: "_Row", block: int, post: Description | None, *, full: bool) -> None:
        """Notes a post for the last of a row, and for the others of whom it is true, too."""
        *others, person = row.people
        if post is None:
            if row.leading:
                self.notes[id(person)].note(3, block, row.leading)
            return
        self.notes[id(person)].note(0 if full else 2 if post.rule == "before" else 1, block, post)
        if post.joint:
            for other in others:
                self.notes[id(other)].note(3, block, post)

    def finding(self, person: Person) -> PersonFound:
        notes = self.notes[id(person)]
        full = (one for one in notes.mentions if one.form is MentionForm.FULL)
        result = PersonFound(
            stretch=next(full, notes.mentions[0]).stretch,
            rule=person.rule,
            confidence=person.confidence,
            name=person.name,
            native_name=person.native.text if person.native else "",
            aliases=tuple(dict.fromkeys([*person.aliases, *notes.aliases])),
            mentions=tuple(notes.mentions),
        )
        if not notes.posts:
            return result
        block, post = notes.posts[min(notes.posts)]
        stretch = Stretch(block, post.start, post.end)
        at = self.document.words(stretch).find(post.text)
        if at >= 0:
            stretch = Stretch(block, post.start + at, post.start + at + len(post.text))
        return replace(
            result, affiliation=post.text, affiliation_stretch=stretch, former=post.former
        )


def _near(words: list[Word], first: int, last: int, ends: list[int]) -> tuple[list[Word], int]:
    """The words around a name that may describe the person, and how many are left out before."""
    begin = max(0, first - _MOST_WORDS)
    next_person = bisect_right(ends, last - 1)
    end = ends[next_person] if next_person < len(ends) else len(words)
    return words[begin : min(end, last + _MOST_WORDS)], begin


def _is_next(between: list[Word], post: Description) -> bool:
    """Whether a post opens the sentence behind that of the words from a name on."""
    return not any(word.opens and word.start < post.start for word in between)


def _is_joint(between: str) -> bool:
    return _ASIDE.sub("", between).strip() in _BETWEEN_JOINT_NAMES


def _is_inside(quoted: list[tuple[int, int]], at: int) -> bool:
    before = bisect_right(quoted, (at, 0)) - 1
    return before >= 0 and at < quoted[before][1]
