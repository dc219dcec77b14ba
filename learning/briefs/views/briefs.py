"""A learner's own briefs: written or uploaded, previewed before they are stored, deleted."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from content.formats import guide, lilun
from content.models import Brief
from content.storage.store import SlugTaken, load
from content.storage.versions import (
    OverwritesEdits,
    material_changes,
    material_digest,
    store_version,
)
from learning.briefs.access import own_brief
from learning.briefs.forms import MOST_BYTES, BriefForm, new_key
from learning.briefs.made import made_of_brief
from learning.briefs.previews import losses, preview
from learning.limits import uploads
from learning.requests import LearnerRequest, page_with_form


@page_with_form
def new_brief(request: LearnerRequest) -> HttpResponse:
    """Accepts a file or text, previews it, and stores it for its owner."""
    return _draft(request, None)


@page_with_form
def edit_brief(request: LearnerRequest, slug: str) -> HttpResponse:
    """Changes one's own brief by its text, with a preview of the changes."""
    return _draft(request, own_brief(request, slug))


@page_with_form
def delete_brief(request: LearnerRequest, slug: str) -> HttpResponse:
    """Deletes one's own brief, after listing what is deleted with it."""
    brief = own_brief(request, slug)
    if request.method == "POST":
        brief.delete()
        messages.success(request, f"“{brief.title}” is deleted.")
        return redirect("library")
    context = {"brief": brief, "losses": losses(brief, request.user)}
    return render(request, "learning/briefs/delete.html", context)


def _draft(request: LearnerRequest, brief: Brief | None) -> HttpResponse:
    """The form, a preview, or the stored brief, by the button that was pressed."""
    if request.method != "POST":
        return _text_page(request, _unwritten(request, brief))
    now = timezone.now()
    form = BriefForm(
        request.POST,
        request.FILES,
        user=request.user,
        brief=brief,
        with_questions="write" not in request.POST,
        is_refused=uploads.is_spent(request.user, now),
    )
    with uploads.drawn_on_by(request.user, now):
        return _drafted(request, form, now)


def _drafted(request: LearnerRequest, form: BriefForm, now: datetime) -> HttpResponse:
    if not form.is_valid() or form.material is None:
        return _text_page(request, form, status=429 if form.is_refused else 422)
    if "write" in request.POST:
        return _text_page(request, form)
    if "store" not in request.POST:
        return _preview_page(request, form)
    return _store(request, form, now)


def _unwritten(request: LearnerRequest, brief: Brief | None) -> BriefForm:
    """An empty form, or with ``?start=example`` an example; the current text of an
    existing brief.
    """
    initial = {"key": new_key(), "visibility": Brief.Visibility.PRIVATE}
    if brief:
        material = load(brief)
        written = {"text": lilun.write_brief(material), "seen": material_digest(material)}
        initial |= written | {"visibility": brief.visibility}
    elif request.GET.get("start") == "example":
        initial["text"] = guide.EXAMPLE
    form = BriefForm(initial=initial, user=request.user, brief=brief)
    form.written = initial.get("text", "")
    return form


def _text_page(request: LearnerRequest, form: BriefForm, status: int = 200) -> HttpResponse:
    lines = form.written.split("\n")
    problems = [
        (problem, lines[problem.line - 1].strip()[:120] if problem.line <= len(lines) else "")
        for problem in form.problems
    ]
    context = {"form": form, "brief": form.brief, "problems": problems, "most": MOST_BYTES}
    return render(request, "learning/briefs/write.html", context, status=status)


def _preview_page(
    request: LearnerRequest, form: BriefForm, *, overwrites: bool = False
) -> HttpResponse:
    assert form.material is not None
    brief, found, seen = form.brief, [], form.cleaned_data["seen"]
    if brief:
        stored = load(brief)
        found = material_changes(stored, form.material)
        # The user has now seen the current version, and may store again.
        seen = material_digest(stored) if overwrites else seen
    context = {
        "form": form,
        "brief": brief,
        "material": form.material,
        "changes": found,
        "preview": preview(form.draft, brief),
        "overwrites": overwrites,
        "seen": seen,
    }
    return render(
        request, "learning/briefs/preview.html", context, status=409 if overwrites else 200
    )


def _store(request: LearnerRequest, form: BriefForm, now: datetime) -> HttpResponse:
    assert form.material is not None
    try:
        brief = store_version(
            form.material,
            owner=request.user,
            visibility=Brief.Visibility(form.cleaned_data["visibility"]),
            seen=form.cleaned_data["seen"],
            now=now,
            made=made_of_brief(form.material, form.draft.questions),
        )
    except OverwritesEdits:
        form.brief = own_brief(request, form.material.slug)
        return _preview_page(request, form, overwrites=True)
    except SlugTaken:
        form.add_error(None, "Its address was taken a moment ago: give it another slug.")
        return _text_page(request, form, status=422)
    messages.success(request, f"“{brief.title}” is saved.")
    return redirect(brief)
