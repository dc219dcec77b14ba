"""The order of a quiz: its sections, its questions, and their points.

A quiz is one list of entries: questions and section headings. A question belongs to the heading
above it; those before the first heading belong to none.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F

from learning.kinds import kind_of
from learning.models import Question, Quiz, QuizItem, QuizSection

MOST_ITEMS, MOST_SECTIONS = 300, 20

type QuizEntry = QuizItem | QuizSection


class QuizFull(Exception):
    """The quiz has as many questions or sections as it may; the text says which."""


def entries_of(items: Iterable[QuizItem], sections: Iterable[QuizSection]) -> list[QuizEntry]:
    """Items and sections in one list; both are given in the order of their positions."""
    items = list(items)
    entries: list[QuizEntry] = [item for item in items if item.section_id is None]
    for section in sections:
        entries += [section, *(item for item in items if item.section_id == section.pk)]
    return entries


def entry_name(entry: QuizEntry) -> str:
    """The name of an entry in forms and addresses."""
    return f"{'item' if isinstance(entry, QuizItem) else 'section'}-{entry.pk}"


def move(quiz: Quiz, name: str, place: int) -> None:
    """Move an entry to a place, counted from 0 in the list without it. Nothing happens if it is
    gone."""
    with transaction.atomic():
        entries = _locked_entries(quiz)
        moved = next((entry for entry in entries if entry_name(entry) == name), None)
        if moved is not None:
            entries.remove(moved)
            entries.insert(max(0, min(place, len(entries))), moved)
            _store(quiz, entries)


def add_section(quiz: Quiz, title: str) -> QuizSection:
    """Add a heading at the end; an equal one that is there already, with no questions, is reused.

    Raises ``QuizFull``.
    """
    with transaction.atomic():
        entries = _locked_entries(quiz)
        last = entries[-1] if entries else None
        if isinstance(last, QuizSection) and last.title == title:
            return last
        number = sum(isinstance(entry, QuizSection) for entry in entries)
        if number >= MOST_SECTIONS:
            raise QuizFull(f"A quiz has {MOST_SECTIONS} sections at most.")
        return QuizSection.objects.create(quiz=quiz, position=number + 1, title=title)


def change_section(section: QuizSection, title: str, draws: int | None) -> None:
    """``draws`` is how many of its questions each attempt gets; None for all."""
    QuizSection.objects.filter(pk=section.pk).update(title=title, draws=draws)


def remove_section(section: QuizSection) -> None:
    """Remove the heading; its questions join the section above."""
    with transaction.atomic():
        entries = [entry for entry in _locked_entries(section.quiz) if entry != section]
        _store(section.quiz, entries)
        QuizSection.objects.filter(pk=section.pk).delete()


def append_questions(quiz: Quiz, questions: Iterable[tuple[Question, str]]) -> int:
    """Add questions, each with its format, at the end, and return how many are new to the quiz.

    Raises ``QuizFull``, and then adds none.
    """
    with transaction.atomic():
        entries = _locked_entries(quiz)
        items = [entry for entry in entries if isinstance(entry, QuizItem)]
        present = {item.question_id for item in items}
        new = {one.pk: (one, format) for one, format in questions if one.pk not in present}
        if len(items) + len(new) > MOST_ITEMS:
            raise QuizFull(f"A quiz has {MOST_ITEMS} questions at most.")
        last = next((one for one in reversed(entries) if isinstance(one, QuizSection)), None)
        QuizItem.objects.bulk_create(
            QuizItem(
                quiz=quiz,
                section=last,
                position=position,
                question=question,
                format=format,
                points=kind_of(format).worth(1.0),
            )
            for position, (question, format) in enumerate(new.values(), len(items) + 1)
        )
        return len(new)


def remove_question(quiz: Quiz, item: QuizItem) -> int | None:
    """Remove a question and return its place in the list; None if it is gone already, or another
    has taken its place. Answers to it in earlier attempts stay."""
    with transaction.atomic():
        entries = _locked_entries(quiz)
        same = (each for each in entries if isinstance(each, QuizItem) and each == item)
        if item.question_id not in [each.question_id for each in same]:
            return None
        QuizItem.objects.filter(pk=item.pk).delete()
        _store(quiz, [entry for entry in entries if entry != item])
        return entries.index(item)


def restore_question(
    quiz: Quiz, question: Question, format: str, points: float, place: int
) -> None:
    """Put a question that was removed back. Nothing happens if the quiz has it.

    Raises ``QuizFull``.
    """
    with transaction.atomic():
        if append_questions(quiz, [(question, format)]):
            item = quiz.items.get(question=question)
            QuizItem.objects.filter(pk=item.pk).update(points=kind_of(format).worth(points))
            move(quiz, entry_name(item), place)


def set_points(quiz: Quiz, points: Mapping[int, float]) -> None:
    """Set the points of items, given by their ids."""
    with transaction.atomic():
        items = [entry for entry in _locked_entries(quiz) if isinstance(entry, QuizItem)]
        changed = [item for item in items if points.get(item.pk, item.points) != item.points]
        for item in changed:
            item.points = kind_of(item.format).worth(points[item.pk])
        QuizItem.objects.bulk_update(changed, ["points"])


def _locked_entries(quiz: Quiz) -> list[QuizEntry]:
    """All entries, with the quiz locked until the commit."""
    Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
    return entries_of(quiz.items.order_by("position"), quiz.parts.order_by("position"))


def _store(quiz: Quiz, entries: list[QuizEntry]) -> None:
    """Number the entries in this order. Positions are unique, so they are moved out of the way
    first."""
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
