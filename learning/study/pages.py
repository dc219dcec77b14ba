"""The page of a session: its next card, or how one stands."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from learning.models import Card, Review, StudySession, User
from learning.rendering.asked import Face
from learning.requests import LearnerRequest, id_of
from learning.study import queue
from learning.study.stages import (
    card_face,
    finish_face,
    whole_face,
)


def show_next(
    request: LearnerRequest,
    session: StudySession,
    *,
    named: str = "",
    notice: str = "",
    problem: str = "",
    leeches: list[Review] | None = None,
    put_away: str = "",
    typed: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The next card, or the named one; after a plain form post, by a redirect to it, unless what
    was ``typed`` is to stand in its fields."""
    if request.method == "POST" and not request.htmx and status == 200 and not typed:
        if notice:
            messages.info(request, notice)
        if problem:
            messages.warning(request, problem)
        query = {"card": named, "put_away": put_away}
        asked = urlencode({name: value for name, value in query.items() if value})
        address = reverse("study_session", args=[session.pk])
        return redirect(f"{address}?{asked}" if asked else address)
    now = timezone.now()
    progress = queue.session_progress(session, request.user, now)
    turn = _named_turn(request, named)
    if turn is None or turn.card.pk in progress.sealed:
        turn = queue.next_turn(progress, request.user, now)
    face = _face(progress, turn, request.user, now)
    said = {"notice": notice, "problem": problem, "leeches": leeches, "put_away": put_away}
    if typed and "face" in face:
        said["typed"], face["face"]["entries"] = typed[-1], typed
    return render_stage(request, face | said, status)


def _face(progress: queue.Progress, turn: queue.Turn | None, user: User, now: datetime) -> Face:
    if turn is None:
        return finish_face(progress, user, now)
    certain_cards = progress.session.chosen  # a whole would ask others with them
    whole = None if certain_cards else queue.ready_whole(turn, user, now)
    if whole and all(card.pk not in progress.sealed for card in whole[1]):
        return whole_face(progress, *whole, user, now)
    return card_face(progress, turn, user, now)


def _named_turn(request: LearnerRequest, name: str) -> queue.Turn | None:
    pk, seq = map(id_of, name.partition("-")[::2])
    if pk is None or seq is None:
        return None
    cards = Card.objects.filter(user=request.user, pk=pk, seq=seq, suspended=False)
    return queue.first_turn(cards)


def render_stage(request: LearnerRequest, face: Face, status: int = 200) -> HttpResponse:
    part = "#study" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/study/session.html{part}", face, status=status)
