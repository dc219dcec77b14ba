"""The page of a session at one of its stages."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django_htmx.http import replace_url

from learning.models import Card, StudySession, User
from learning.requests import LearnerRequest, id_of
from learning.study.leeches import LeechNotice
from learning.study.order import queue
from learning.study.order.turns import Turn, first_turn, ready_composite
from learning.study.shown import Shown
from learning.study.stages import (
    CardStage,
    FeedbackStage,
    SessionStage,
    card_stage,
    composite_stage,
    finished_stage,
)


def show_next(
    request: LearnerRequest,
    session: StudySession,
    *,
    named: str = "",
    notice: str = "",
    problem: str = "",
    leeches: Sequence[LeechNotice] = (),
    put_away: str = "",
    status: int = 200,
) -> HttpResponse:
    """The next card, or the ``named`` one; a plain form is redirected to it."""
    if request.method == "POST" and not request.htmx and status == 200:
        if notice:
            messages.info(request, notice)
        if problem:
            messages.warning(request, problem)
        fields = {"card": named, "put_away": put_away}
        query = urlencode({name: value for name, value in fields.items() if value})
        address = reverse("study_session", args=[session.pk])
        return redirect(f"{address}?{query}" if query else address)
    now = timezone.now()
    progress = queue.session_progress(session, request.user, now)
    turn = _named_turn(request, named)
    if turn is None or turn.card.pk in progress.sealed:
        turn = queue.next_turn(progress)
    stage = _stage(progress, turn, request.user, now)
    return render_stage(
        request,
        stage,
        status,
        notice=notice,
        problem=problem,
        leeches=leeches,
        put_away=put_away,
    )


def ask_again(
    request: LearnerRequest, shown: Shown, *, asks_back: str, typed: Sequence[str]
) -> HttpResponse:
    """The question that was ``shown``, with what was ``typed`` in its fields, and beside them why
    that does not count yet; the next card if it is no longer as it was shown."""
    now = timezone.now()
    progress = queue.session_progress(shown.session, request.user, now)
    turn = _named_turn(request, shown.card_name)
    if turn is None or turn.card.pk in progress.sealed:
        return show_next(request, shown.session, problem=asks_back)
    stage = _stage(progress, turn, request.user, now, shown)
    if typed and isinstance(stage, CardStage):
        stage = stage.with_typed(typed)
    return render_stage(request, stage, asks_back=asks_back)


def _stage(
    progress: queue.SessionProgress,
    turn: Turn | None,
    user: User,
    now: datetime,
    shown: Shown | None = None,
) -> SessionStage:
    """The stage of a turn; as it was ``shown`` before, if it was."""
    if turn is None:
        return finished_stage(progress, user, now)
    certain_cards = progress.session.chosen  # a composite would ask others with them
    ready = None if certain_cards else ready_composite(turn, user, now, progress.asked)
    if ready and all(card.pk not in progress.sealed for card in ready[1]):
        same = shown if shown and shown.composite == ready[0].pk else None
        return composite_stage(progress, *ready, user, now, shown=same)
    same = shown if shown and shown.composite is None else None
    return card_stage(progress, turn, user, now, shown=same)


def _named_turn(request: LearnerRequest, name: str) -> Turn | None:
    pk, seq = map(id_of, name.partition("-")[::2])
    if pk is None or seq is None:
        return None
    cards = Card.objects.filter(user=request.user, pk=pk, seq=seq, suspended=False)
    return first_turn(cards)


def render_stage(
    request: LearnerRequest, stage: SessionStage, status: int = 200, **notices: object
) -> HttpResponse:
    """The session's page, or for htmx the part of it that changes, with the address that shows the
    same when it is loaded again; ``notices`` stand above the stage."""
    is_partial = request.htmx.request_type == "partial"
    part = "#study" if is_partial else ""
    context = {"stage": stage, "progress": stage.progress, **notices}
    response = render(request, f"learning/study/session.html{part}", context, status=status)
    return replace_url(response, _address_of(stage)) if is_partial else response


def _address_of(stage: SessionStage) -> str:
    session = stage.progress.session
    if isinstance(stage, FeedbackStage):
        return reverse("feedback", args=[session.pk, stage.reviews[0].pk])
    return reverse("study_session", args=[session.pk])
