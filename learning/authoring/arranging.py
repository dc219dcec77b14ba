"""The order of a quiz for others: its sections, its questions, and what each is worth.

A quiz is one list of entries, questions and the headings of sections; a question belongs to the
heading above it, the first ones to none.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F

from learning.models import Question, Quiz, QuizItem, QuizSection

MOST_ITEMS, MOST_SECTIONS = 300, 20

type Entry = QuizItem | QuizSection


class TooMany(Exception):
    """A quiz holds no more of them; the text says of what."""


def entries_of(items: Iterable[QuizItem], sections: Iterable[QuizSection]) -> list[Entry]:
    """One list of both, which come in the order of their positions."""
    items = list(items)
    entries: list[Entry] = [item for item in items if item.section_id is None]
    for section in sections:
        entries += [section, *(item for item in items if item.section_id == section.pk)]
    return entries


def name_of(entry: Entry) -> str:
    """What a form calls an entry."""
    return f"{'item' if isinstance(entry, QuizItem) else 'section'}-{entry.pk}"


def move(quiz: Quiz, name: str, place: int) -> None:
    """Put an entry at a place of the list, counted from 0 and without it; one that is gone is not
    moved."""
    with transaction.atomic():
        entries = _held(quiz)
        moved = next((entry for entry in entries if name_of(entry) == name), None)
        if moved is not None:
            entries.remove(moved)
            entries.insert(max(0, min(place, len(entries))), moved)
            _store(quiz, entries)


def add_section(quiz: Quiz, title: str) -> QuizSection:
    """A heading at the end of the quiz; the same one that stands there empty already is that one.

    Raises ``TooMany``.
    """
    with transaction.atomic():
        entries = _held(quiz)
        last = entries[-1] if entries else None
        if isinstance(last, QuizSection) and last.title == title:
            return last
        number = sum(isinstance(entry, QuizSection) for entry in entries)
        if number >= MOST_SECTIONS:
            raise TooMany(f"A quiz has {MOST_SECTIONS} sections at most.")
        return QuizSection.objects.create(quiz=quiz, position=number + 1, title=title)


def change_section(section: QuizSection, title: str, draws: int | None) -> None:
    """``draws``: so many of its questions are drawn for each attempt; None for all of them."""
    QuizSection.objects.filter(pk=section.pk).update(title=title, draws=draws)


def remove_section(section: QuizSection) -> None:
    """Take the heading out; its questions join those above it."""
    with transaction.atomic():
        entries = [entry for entry in _held(section.quiz) if entry != section]
        _store(section.quiz, entries)
        QuizSection.objects.filter(pk=section.pk).delete()


def add_questions(quiz: Quiz, questions: Iterable[tuple[Question, str]]) -> int:
    """Put questions, each with the format it is asked in, at the end of the quiz, but for those
    that it has; says how many came in. Raises ``TooMany``, with none of them in."""
    with transaction.atomic():
        entries = _held(quiz)
        items = [entry for entry in entries if isinstance(entry, QuizItem)]
        present = {item.question_id for item in items}
        new = {one.pk: (one, format) for one, format in questions if one.pk not in present}
        if len(items) + len(new) > MOST_ITEMS:
            raise TooMany(f"A quiz has {MOST_ITEMS} questions at most.")
        last = next((one for one in reversed(entries) if isinstance(one, QuizSection)), None)
        QuizItem.objects.bulk_create(
            QuizItem(quiz=quiz, section=last, position=position, question=question, format=format)
            for position, (question, format) in enumerate(new.values(), len(items) + 1)
        )
        return len(new)


def remove_question(quiz: Quiz, item: QuizItem) -> None:
    """Take a question out; what was answered in earlier attempts stays."""
    with transaction.atomic():
        entries = _held(quiz)
        if item in entries:
            QuizItem.objects.filter(pk=item.pk).delete()
            _store(quiz, [entry for entry in entries if entry != item])


def set_points(quiz: Quiz, points: Mapping[int, float]) -> None:
    """What each of these items is worth from now on, by its id."""
    with transaction.atomic():
        items = [entry for entry in _held(quiz) if isinstance(entry, QuizItem)]
        changed = [item for item in items if points.get(item.pk, item.points) != item.points]
        for item in changed:
            item.points = points[item.pk]
        QuizItem.objects.bulk_update(changed, ["points"])


def _held(quiz: Quiz) -> list[Entry]:
    """All entries, held with the quiz until the commit."""
    Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
    return entries_of(quiz.items.order_by("position"), quiz.parts.order_by("position"))


def _store(quiz: Quiz, entries: list[Entry]) -> None:
    """Number them in this order; first out of the way, for no two may have one number."""
    items, sections, current = list[QuizItem](), list[QuizSection](), None
    for entry in entries:
        if isinstance(entry, QuizSection):
            current = entry
            sections.append(entry)
            entry.position = len(sections)
        else:
            items.append(entry)
            entry.position, entry.section = len(items), current
    quiz.items.update(position=F("position") + 10 * MOST_ITEMS)
    QuizItem.objects.bulk_update(items, ["position", "section"])
    quiz.parts.update(position=F("position") + 10 * MOST_SECTIONS)
    QuizSection.objects.bulk_update(sections, ["position"])
