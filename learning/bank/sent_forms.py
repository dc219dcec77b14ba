"""Builds the form of a question or a text from a request, and limits who may upload pictures, and
how often.
"""

from datetime import datetime
from typing import Any

from allauth.core.ratelimit import consume
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from learning.bank.forms import WrittenForm
from learning.bank.forms.reading_text import ReadingTextForm
from learning.limits import uploads
from learning.requests import LearnerRequest

CLAIM_FIRST = "Pictures need an account. Create one first."
CHANGED = "It was changed elsewhere since you opened it. Open it again before you change it."
TOO_MANY = "You have sent many pictures just now. Wait a minute, then choose it again."


def unsent_form(request: LearnerRequest, make: type[WrittenForm], **fields: Any) -> WrittenForm:
    return make(takes_pictures=not request.user.is_guest, **fields)


def sent_form(request: LearnerRequest, make: type[WrittenForm], **fields: Any) -> WrittenForm:
    """The form with its picture checked, or refused if the user may not upload one now."""
    fields["takes_pictures"] = not request.user.is_guest
    if not request.FILES.get("image"):
        return make(request.POST, request.FILES, **fields)
    now = timezone.now()
    form = make(request.POST, request.FILES, refusal=_refusal(request, now), **fields)
    with uploads.drawn_on_by(request.user, now):
        form.full_clean()
    return form


def sent_text_form(request: LearnerRequest, **fields: Any) -> ReadingTextForm:
    """The form of a text, in the same way."""
    fields["takes_pictures"] = not request.user.is_guest
    if not request.FILES:
        return ReadingTextForm(request.POST, **fields)
    now = timezone.now()
    refusal = _refusal(request, now)
    form = ReadingTextForm(request.POST, request.FILES, refusal=refusal, **fields)
    with uploads.drawn_on_by(request.user, now):
        form.full_clean()
    return form


def status_of(form: WrittenForm | ReadingTextForm) -> int:
    """The HTTP status for a form with errors."""
    return 429 if form.refusal in (TOO_MANY, uploads.SPENT) else 422


def seen_at(post: QueryDict) -> datetime | None:
    """When the question that the form was made from had last been changed."""
    try:
        return parse_datetime(post.get("seen", ""))
    except ValueError:
        return None


def _refusal(request: LearnerRequest, now: datetime) -> str:
    """Why the user may not upload a picture now; "" if they may."""
    if request.user.is_guest:
        return CLAIM_FIRST
    if uploads.is_spent(request.user, now):
        return uploads.SPENT
    return "" if consume(request, action="picture", user=request.user) else TOO_MANY
