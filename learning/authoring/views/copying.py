"""A quiz is copied, kept as a template, and shared with colleagues."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from learning.accounts.access import to_claim
from learning.authoring.access import authored_quiz_of, shared_quiz_of, to_draft
from learning.authoring.arranging import entries_of
from learning.authoring.copying import Copied, copy_quiz, set_template
from learning.authoring.forms import ShareForm
from learning.authoring.sharing import NotShared, share_by_link, share_with, take_back
from learning.bank.colleagues import AskedNow
from learning.bank.images import TooManyImages
from learning.bank.texts import TooManyTexts
from learning.bank.writing import OverLimit
from learning.cards.seals import kin, quizzes_ahead, sealed_questions
from learning.limits.rates import count, too_often_is_429
from learning.models import Quiz, QuizItem
from learning.rendering.texts import texts_above
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form

ASKED = "You’re asked one of these questions in a quiz now. Copy it after that."
TOO_MANY_NAMES = "You tried many names. Try again in an hour, or send the link."


@require_POST
@gone_is_404
def copy_own_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Make another draft like a quiz of one's own."""
    return _copy(request, authored_quiz_of(request, quiz_id))


@require_POST
@gone_is_404
def keep_as_template(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Offer a quiz to begin new ones from, or no longer."""
    quiz = authored_quiz_of(request, quiz_id)
    is_template = request.POST.get("template") == "1"
    set_template(quiz, is_template=is_template)
    if is_template:
        messages.success(request, "Saved. Find it in Teach, under New.")
    return redirect("authored_quiz", quiz.pk)


@page_with_form
@gone_is_404
@too_often_is_429
def colleagues(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """With whom a quiz is shared to be copied; POST shares it by link or name, or takes it back."""
    quiz, now = authored_quiz_of(request, quiz_id), timezone.now()
    if request.user.is_guest:
        return to_claim(request, request.path)
    action = request.POST.get("action", "")
    form = ShareForm(request.POST if action == "name" else None)
    if action == "link":
        share_by_link(quiz, now)
    elif action == "stop":
        take_back(quiz, id_of(request.POST.get("share", "")) or 0)
    elif form.is_valid():
        count(request, "share_by_name", TOO_MANY_NAMES)
        try:
            share_with(quiz, form.cleaned_data["username"], now)
        except NotShared as reason:
            form.add_error("username", str(reason))
    if request.method == "POST" and not form.errors:
        return redirect(request.path)
    shares = list(quiz.shares.select_related("colleague"))
    link = next((one for one in shares if one.colleague_id is None), None)
    address = link and settings.LILUN_URL + reverse("shared_quiz", args=[link.token])
    context = {
        "quiz": quiz,
        "form": form,
        "by_link": link,
        "link": address,
        "by_name": [one for one in shares if one.colleague_id],
    }
    status = 422 if form.errors else 200
    return render(request, "learning/authoring/colleagues.html", context, status=status)


@page_with_form
@gone_is_404
def shared_quiz(request: LearnerRequest, token: str) -> HttpResponse:
    """A colleague's quiz with its answers, for those who teach; POST copies it."""
    share = shared_quiz_of(request, token)
    quiz, now = share.quiz, timezone.now()
    if quiz.owner_id == request.user.pk:
        return redirect("authored_quiz", quiz.pk)
    may_read = request.user.teaches and not _is_ahead(request, quiz)
    if request.method == "POST":
        if not may_read:
            raise Http404
        return _copy(request, quiz)
    items = quiz.items.readable().select_related("question__brief").order_by("position")
    context: dict[str, Any] = {"quiz": quiz, "size": items.count(), "may_read": may_read}
    if may_read:
        entries = entries_of(items, list(quiz.parts.all()))
        bodies = [one.question.body if isinstance(one, QuizItem) else {} for one in entries]
        context["entries"] = zip(entries, texts_above(bodies), strict=True)
        context["sealed"] = sealed_questions(request.user, now)
        context["image_query"] = f"?share={token}"
    return render(request, "learning/authoring/shared.html", context)


def _is_ahead(request: LearnerRequest, quiz: Quiz) -> bool:
    """Whether a quiz that asks something of this one, such as a copy of it, is set for a class in
    which the user learns, who may not see its keys."""
    ahead = quizzes_ahead(request.user, timezone.now())
    if ahead.filter(pk=quiz.pk).exists():
        return True
    theirs = QuizItem.objects.filter(quiz__in=ahead.values("pk")).values_list("question", flat=True)
    return quiz.items.filter(question__in=kin(theirs)).exists()


def _copy(request: LearnerRequest, quiz: Quiz) -> HttpResponse:
    try:
        copied = copy_quiz(quiz, request.user, timezone.now())
    except AskedNow:
        messages.warning(request, ASKED)
        return redirect(request.path)
    except (OverLimit, TooManyImages, TooManyTexts) as refusal:
        messages.warning(request, str(refusal))
        return redirect(request.path)
    messages.success(request, _said(copied))
    return to_draft(request, copied.quiz)


def _said(copied: Copied) -> str:
    if not copied.left_out:
        return "Copied. This draft is yours."
    are = "question is" if copied.left_out == 1 else "questions are"
    return f"Copied. {copied.left_out} {are} left out: you can’t read their brief."
