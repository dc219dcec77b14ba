"""The page of a quiz for others: its questions as a paper, and its rules beside them."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.authoring.arranging import QuizEntry, entries_of, entry_name
from learning.authoring.forms import QuizForm, TitleForm
from learning.bank.forms import FORMS, WrittenForm, form_of, forms_for_copies
from learning.cards.seals import sealed_questions
from learning.kinds import kind_of
from learning.limits.allowances import limits_by, terms_by_class
from learning.models import Classroom, Quiz, QuizItem
from learning.quizzes.drawing import drawn_size
from learning.rendering.texts import texts_above

UNDO_FOR = 3600  # seconds
_SALT = "learning.removed"


@dataclass(frozen=True, slots=True)
class Writing:
    """A form on the paper: for the question at ``number``, or for a new one at the end (0).

    ``seen`` is the time of the last change of the author's own question that it shows.
    """

    form: WrittenForm
    number: int = 0
    seen: str = ""


def render_paper(
    request: HttpRequest,
    quiz: Quiz,
    *,
    rules: QuizForm | None = None,
    title: TitleForm | None = None,
    writing: Writing | None = None,
    part: str = "quiz.html",
    number: int = 0,
    status: int = 200,
) -> HttpResponse:
    """The page, or a ``part`` of it: "entry.html" is the question at ``number``. Times are those
    of the author's clock."""
    with timezone.override(quiz.owner.time_zone):
        context = _context(quiz) | {
            "form": rules or QuizForm(instance=quiz),
            "title_form": title or TitleForm(instance=quiz),
            "writing": writing,
            "kinds": [(form.slug(), form.kind.label) for form in FORMS.values()],
            "removed": _removed(quiz, request.GET.get("removed", "")),
        }
        if number:
            numbered = (one for one in context["entries"] if one.get("number") == number)
            context["entry"] = next(numbered, None)
        return render(request, f"learning/authoring/{part}", context, status=status)


def form_for(item: QuizItem) -> type[WrittenForm] | None:
    """The form in which a question is edited on the paper; None if its kind has none."""
    if item.question.owner_id == item.quiz.owner_id:
        return form_of(item.question.body["formats"][0])
    forms = forms_for_copies(item.question.body)
    return next((form for form in forms if form.kind.name == item.format), next(iter(forms), None))


def removal(quiz: Quiz, item: QuizItem, place: int) -> str:
    """A signed note of a question that was removed, with which it is put back."""
    values = [quiz.pk, item.question_id, item.format, item.points, place]
    return signing.dumps(values, salt=_SALT)


def removed_in(note: str) -> tuple[int, int, str, float, int] | None:
    """The quiz, question, format, points and place of a note; None if it is none of ours."""
    try:
        quiz, question, format, points, place = signing.loads(note, salt=_SALT, max_age=UNDO_FOR)
    except signing.BadSignature:
        return None
    return quiz, question, format, points, place


def _removed(quiz: Quiz, note: str) -> str:
    """The note, if it is one of this quiz and the question is still out."""
    found = removed_in(note) if note else None
    if not found or found[0] != quiz.pk or quiz.items.filter(question=found[1]).exists():
        return ""
    return note


def _context(quiz: Quiz) -> dict[str, Any]:
    now = timezone.now()
    items = quiz.items.readable().select_related(
        "question__passage__brief", "question__passage__section"
    )
    sections = list(quiz.parts.all())
    entries = entries_of(items.order_by("position"), sections)
    brief = quiz.briefs.first()
    if brief and not brief.is_open_to(quiz.owner_id):
        brief = None
    made = [_entry(quiz, entry, place, len(entries)) for place, entry in enumerate(entries)]
    asked = [one["item"] for one in made if "item" in one]
    bodies = [one["item"].question.body if "item" in one else {} for one in made]
    for one, text in zip(made, texts_above(bodies), strict=True):
        one["text"] = text
    classes = terms_by_class(quiz)
    set_for = [one.assignment.classroom_id for one in classes]
    taught = Classroom.objects.taught_now_by(quiz.owner)
    return {
        "quiz": quiz,
        "entries": made,
        "sealed": sealed_questions(quiz.owner, now),
        "questions": len(asked),
        "drawn": drawn_size(asked, sections),
        "brief": brief,
        "classes": classes,
        "other_classes": taught.exclude(pk__in=set_for).order_by("name"),
        "limits": limits_by(quiz, None, None),
        "now": now,
        "live": quiz.live_sessions.standing().with_joined().first(),
    }


def _entry(quiz: Quiz, entry: QuizEntry, place: int, size: int) -> dict[str, Any]:
    """A question or a heading, with its name in forms and the places above and below it."""
    common: dict[str, Any] = {
        "name": entry_name(entry),
        "place": place,
        "up": max(0, place - 1),
        "down": place + 1,
        "is_last": place == size - 1,
    }
    if isinstance(entry, QuizItem):
        entry.quiz = quiz
        return common | {
            "item": entry,
            "number": entry.position,
            "label": f"question {entry.position}",
            "format_name": kind_of(entry.format).label,
            "is_own": entry.question.owner_id == quiz.owner_id,
            "is_editable": form_for(entry) is not None,
        }
    return common | {"section": entry, "label": f"the heading “{entry}”"}
