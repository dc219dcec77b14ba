"""Loads questions, briefs and imports for those who may see them; else a 404."""

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from content.models import Brief
from learning.bank.forms import WrittenForm, form_by_slug
from learning.bank.imports.beginning import imports_of
from learning.bank.search import generated_for
from learning.cards.brief_cards import is_in_open_quiz, still_covered
from learning.cards.making import begun_briefs
from learning.kinds import Body
from learning.models import Question, QuestionImport, ReadingText
from learning.models.texts import standing_text
from learning.requests import LearnerRequest, id_of, text_of


def form_class(kind: str) -> type[WrittenForm]:
    """The form for a kind of question that an address names."""
    try:
        return form_by_slug(kind)
    except ValueError as error:
        raise Http404 from error


def written_question(request: LearnerRequest, question_id: int) -> Question:
    """A question that the user has written."""
    written = Question.objects.written_by(request.user).select_related("about", "copy_of__passage")
    return get_object_or_404(written, pk=question_id)


def recorded_body(question: Question, version_id: int | None) -> Body:
    """The body that a version left, or today's if none is named."""
    if version_id is None:
        return dict(question.body)
    return dict(get_object_or_404(question.versions, pk=version_id).body)


def uncovered_original(request: LearnerRequest, original: Question) -> Question | None:
    """The question of a brief, or None while its answer is covered: a preview would show it."""
    now = timezone.now()
    hidden = is_in_open_quiz(request.user, original, now=now)
    covered = hidden or still_covered(request.user, original, now)
    return None if covered else original


def copyable(request: LearnerRequest, question_id: int) -> Question:
    """A generated question that the user may make a version of."""
    asked = generated_for(request.user).select_related("brief", "passage__section")
    question: Question = get_object_or_404(asked, pk=question_id)
    return question


def begun_brief_named(request: LearnerRequest) -> Brief | None:
    """The brief that ``?about=`` names, if the user has begun it."""
    slug = text_of(request.GET, "about")
    return begun_briefs(request.user).filter(slug=slug).first() if slug else None


def own_text(request: LearnerRequest, text_id: int) -> ReadingText:
    """A text of the user's that was not deleted; it may have been changed since."""
    texts = ReadingText.objects.filter(owner=request.user).select_related("replaced_by")
    text = get_object_or_404(texts, pk=text_id)
    if text.retired_at and standing_text(request.user, text.pk) is None:
        raise Http404
    text.owner = request.user
    return text


def text_named(request: LearnerRequest) -> ReadingText | None:
    """The user's text that ``?text=`` names."""
    return standing_text(request.user, id_of(request.GET.get("text", "")))


def begun_brief(request: LearnerRequest, brief_id: int) -> Brief:
    return get_object_or_404(begun_briefs(request.user), pk=brief_id)


def own_import(request: LearnerRequest, import_id: int, now: datetime) -> QuestionImport:
    """An import that the user has begun and that has not expired."""
    return get_object_or_404(imports_of(request.user, now), pk=import_id)
