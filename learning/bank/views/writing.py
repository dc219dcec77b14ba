"""Questions of one's own: written with a preview, changed and looked back at."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from content.models import Brief
from learning.authoring import arranging
from learning.bank import writing
from learning.bank.access import copyable, uncovered_original
from learning.bank.forms import FORMS, WrittenForm, form_by_slug, form_of
from learning.bank.forms.filing import FilingForm
from learning.bank.images import TooManyImages
from learning.bank.previews import is_try, page_of, preview_face, quiz_named
from learning.bank.sent_forms import sent_form, status_of, unsent_form
from learning.bank.versions import versions_of
from learning.cards.making import begun_briefs
from learning.cards.seals import SEALED, is_sealed
from learning.kinds import Body
from learning.models import Question
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

CHANGED = "It was changed elsewhere since you opened it. Look at it again before you change it."


def form_class(kind: str) -> type[WrittenForm]:
    try:
        return form_by_slug(kind)
    except ValueError as error:
        raise Http404 from error


def _own_question(request: LearnerRequest, question_id: int) -> Question:
    return get_object_or_404(
        Question.objects.written_by(request.user).select_related("about", "copy_of__passage"),
        pk=question_id,
    )


@require_safe
def new_question(request: LearnerRequest) -> HttpResponse:
    """The kinds of question that one may write."""
    kinds = [(form.slug(), form.kind.label, form.use) for form in FORMS.values()]
    context = {"kinds": kinds, "about": _about(request), "quiz": quiz_named(request)}
    return render(request, "learning/bank/new_question.html", context)


def _about(request: LearnerRequest) -> Brief | None:
    """The brief that the address names, if the learner has begun it."""
    slug = text_of(request.GET, "about")
    return begun_briefs(request.user).filter(slug=slug).first() if slug else None


@page_with_form
@gone_is_404
def own_question(request: LearnerRequest, kind: str) -> HttpResponse:
    """Write a question of a kind."""
    make = form_class(kind)
    if request.method != "POST":
        about = _about(request)
        filing = FilingForm(request.user, initial={"about": about and about.pk})
        return page_of(request, unsent_form(request, make), filing)
    form = sent_form(request, make)
    filing = FilingForm(request.user, request.POST)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, status=status_of(form))
    quiz = quiz_named(request)
    try:
        question = writing.add_question(
            request.user, form.question, filing.filing, timezone.now(), picture=form.picture
        )
        if quiz:
            arranging.add_questions(quiz, [(question, form.kind.name)])
    except (writing.TooMany, arranging.TooMany, TooManyImages) as error:
        form.add_error(None, str(error))
        return page_of(request, form, filing, status=422)
    kept = "It stands in the quiz, and waits" if quiz else "It waits"
    messages.success(request, f"Kept. {kept} among your cards.")
    if "another" in request.POST:
        return redirect(request.get_full_path())
    return redirect("authored_quiz", quiz.pk) if quiz else redirect("questions")


@page_with_form
@gone_is_404
def edit_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Change a question of one's own."""
    question = _own_question(request, question_id)
    if is_sealed(request.user, question, now=timezone.now()):
        return _sealed(request)
    make = form_of(question.body["formats"][0])
    version = _version(request, question)
    kept = version.get("image")
    if request.method != "POST":
        filing = FilingForm(request.user, initial=_filed(question), question=question)
        form = unsent_form(request, make, initial=make.initial_for(version), kept=kept)
        return page_of(request, form, filing, question)
    form = sent_form(request, make, kept=kept)
    filing = FilingForm(request.user, request.POST, question=question)
    if not (form.is_valid() & filing.is_valid()):
        return page_of(request, form, filing, question, status=status_of(form))
    try:
        writing.change_question(
            question,
            form.question,
            filing.filing,
            _seen(request.POST),
            timezone.now(),
            form.picture,
        )
    except TooManyImages as error:
        form.add_error("image", str(error))
        return page_of(request, form, filing, question, status=422)
    except writing.ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return page_of(request, form, filing, question, status=409)
    messages.success(request, "Changed.")
    quiz = quiz_named(request)
    return redirect("authored_quiz", quiz.pk) if quiz else redirect("questions")


def _sealed(request: LearnerRequest) -> HttpResponse:
    messages.warning(request, SEALED)
    return redirect("questions")


def _filed(question: Question | None) -> dict[str, Any]:
    """Where a question stands in its author's bank, as the form has it."""
    if question is None:
        return {}
    tags = ", ".join(tag.name for tag in question.tags.all())
    return {"about": question.about_id, "subject": question.subject, "tags": tags}


def _version(request: LearnerRequest, question: Question) -> Body:
    """The question as it is, or as the version left it that the address names."""
    named = id_of(request.GET.get("version", ""))
    if named is None:
        return dict(question.body)
    return dict(get_object_or_404(question.versions, pk=named).body)


def _seen(post: QueryDict) -> datetime | None:
    try:
        return parse_datetime(post.get("seen", ""))
    except ValueError:
        return None


@require_safe
def question_versions(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Who changed a question of one's own, when, and how it was before."""
    question = _own_question(request, question_id)
    if is_sealed(request.user, question, now=timezone.now()):
        return _sealed(request)
    context = {"question": question, "versions": versions_of(question)}
    return render(request, "learning/bank/versions.html", context)


@require_POST
def question_filing(request: LearnerRequest) -> HttpResponse:
    """The fields to file a question by, once another brief is chosen."""
    sent = request.POST
    filing = FilingForm(
        request.user, initial={name: sent.get(name, "") for name in ("about", "tags")}
    )
    return render(request, "learning/bank/write.html#filing", {"filing": filing})


@require_POST
def preview_question(request: LearnerRequest, kind: str) -> HttpResponse:
    """What a question would look like, and what makes it weak, while it is written; with ``?of`` or
    ``?version`` as one's own version of a question. What is sent with ``try`` is an answer to it,
    which is judged and not kept."""
    version = id_of(request.GET.get("version", ""))
    question = original = None
    if version is not None:
        question = _own_question(request, version)
        if is_sealed(request.user, question, now=timezone.now()):
            question = None
    elif (named := id_of(request.GET.get("of", ""))) is not None:
        original = uncovered_original(request, copyable(request, named))
    kept = question.body.get("image") if question else None
    sent = request.POST.copy()
    if kept is None:  # the file of a new picture is not sent until it is kept
        sent.pop("image_alt", None)
    form = form_class(kind)(sent, kept=kept)
    if request.htmx.request_type != "partial" and is_try(request):
        filing = FilingForm(request.user, initial=_filed(question), question=question)
        return page_of(request, form, filing, question, original)
    preview = preview_face(request, form, question, original)
    return render(request, "learning/bank/write.html#preview", preview)
