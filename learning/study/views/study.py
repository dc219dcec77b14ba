"""Studying in the browser: the next card, its answer, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.material import HEADINGS
from content.models import Passage
from learning.cards.owed_cards import bring_owed_cards
from learning.cards.seals import SEALED
from learning.kinds.response_fields import values_sent
from learning.models import Card, Review, StudySession
from learning.requests import LearnerRequest, id_of, open_brief, text_of
from learning.study import corrections, sessions
from learning.study.access import own_session
from learning.study.answering import StaleAnswer, record_answer
from learning.study.forms import UnreadableAnswer, read_answer
from learning.study.leeches import leech_notices
from learning.study.memory import withheld
from learning.study.order import queue
from learning.study.pages import ask_again, render_stage, show_next
from learning.study.reading import readings
from learning.study.shown import Shown, name_of, read
from learning.study.signals import session_starting
from learning.study.stages import card_stage, feedback_stage

IN_QUIZ = "Your latest answer was given in a quiz, where it stands: it cannot be undone."


@require_POST
def start_study(request: LearnerRequest) -> HttpResponse:
    """Begin a session on a brief, a section, people, quotes, certain cards, or all that was begun.

    A learner who wishes to be asked about a section has read it.
    """
    scope, was_read, now = _scope(request), True, timezone.now()
    if "unread" in request.POST and scope.brief:
        section = readings.begin_unread(request.user, scope.brief, now)
        if section is None:
            messages.info(request, "Nothing more to ask here.")
            return redirect(scope.brief)
        scope, was_read = replace(scope, section=section), False
    session_starting.send(None, user=request.user, now=now)
    bring_owed_cards(request.user, now)
    session = sessions.start_session(request.user, scope, now, was_read=was_read)
    return redirect("study_session", session.pk)


def _scope(request: LearnerRequest) -> sessions.Scope:
    """What the form asks for; a 404 where it names what is not there for this learner."""
    brief = section = None
    if slug := text_of(request.POST, "brief"):
        brief = open_brief(request, slug)
    if slug := text_of(request.POST, "section"):
        headings = Passage.objects.current().filter(kind__in=HEADINGS)
        section = get_object_or_404(headings, brief=brief, slug=slug)
    subjects = request.POST.get("subjects", "")
    named = request.POST.getlist("card")
    chosen = (
        sessions.cards_to_choose(request.user, filter(None, map(id_of, named))) if named else ()
    )
    if (subjects and subjects not in StudySession.Subjects) or (named and not chosen):
        raise Http404
    return sessions.Scope(brief, section, subjects, chosen, beyond="beyond" in request.POST)


@require_POST
def study_more(request: LearnerRequest, pk: int) -> HttpResponse:
    """Ten more of the same, past the day's limits where the learner wants it so."""
    session = own_session(request, pk)
    beyond = "beyond" in request.POST
    return redirect(
        "study_session", sessions.start_another(session, timezone.now(), beyond=beyond).pk
    )


@require_safe
def study_session(request: LearnerRequest, pk: int) -> HttpResponse:
    """The card that is next in a session, or how the session went.

    ``?card=`` asks for one card in one state, such as the one that was just undone; once it is
    answered the address leads to the next card, so that Back asks nothing twice.
    ``?put_away=`` names the one that was buried or suspended just now, to be brought back.
    """
    session = own_session(request, pk)
    named, put_away = request.GET.get("card", ""), request.GET.get("put_away", "")
    return show_next(request, session, named=named, put_away=put_away)


@require_POST
def reveal(request: LearnerRequest, pk: int) -> HttpResponse:
    """The card with its answer, since the learner asked for it."""
    shown, now = _shown(request, pk), timezone.now()
    try:
        turn = sessions.reveal_answer(request.user, shown, now)
    except StaleAnswer as error:
        return _stale(request, shown.session, str(error))
    except Card.DoesNotExist:
        raise Http404 from None
    if not request.htmx:
        return redirect(f"{request.path.removesuffix('reveal/')}?card={name_of(turn.card)}")
    progress = queue.session_progress(shown.session, request.user, now)
    return render_stage(request, card_stage(progress, turn, request.user, now, shown=shown))


@require_POST
def answer(request: LearnerRequest, pk: int) -> HttpResponse:
    """Record an answer; a judged one shows what was right, any other the next card."""
    shown, now = _shown(request, pk), timezone.now()
    try:
        answered = record_answer(request.user, shown, read_answer(request.POST, shown), now)
    except UnreadableAnswer as error:
        return show_next(request, shown.session, named=shown.card_name, problem=str(error))
    except StaleAnswer as error:
        return _stale(request, shown.session, str(error))
    except Card.DoesNotExist:
        raise Http404 from None
    if not answered.reviews:
        return ask_again(
            request,
            replace(shown, again=shown.again or answered.again),
            asks_back=answered.asks_back,
            typed=values_sent(request.POST, "response"),
        )
    reviews = answered.reviews
    if any(withheld(each.card) for each in reviews):  # it was closed since this was sent at first
        return show_next(request, shown.session)
    if not reviews[0].verdict:
        return show_next(request, shown.session, leeches=leech_notices(reviews))
    if not request.htmx:
        return redirect("feedback", pk, reviews[0].pk)
    progress = queue.session_progress(shown.session, request.user, now)
    if _any_sealed(progress, reviews):  # since this was sent at first
        return show_next(request, shown.session)
    return render_stage(request, feedback_stage(progress, reviews, answered.question, now))


@require_safe
def feedback(request: LearnerRequest, pk: int, review_id: int) -> HttpResponse:
    """What was right and what was missing in one answer."""
    return _feedback(request, own_session(request, pk), review_id)


def _feedback(request: LearnerRequest, session: StudySession, review_id: int) -> HttpResponse:
    key = Review.objects.filter(pk=review_id, session=session).values("key")
    answered = Review.objects.filter(session=session, key__in=key).order_by("pk")
    with_card = answered.select_related("card__question__brief", "card__question__passage__section")
    reviews = list(with_card)
    if not reviews:
        raise Http404
    review = reviews[0]
    if review.undone_at:
        messages.info(request, "That answer has changed since.")
    if review.undone_at or not review.verdict or any(withheld(each.card) for each in reviews):
        return redirect("study_session", session.pk)
    now = timezone.now()
    progress = queue.session_progress(session, request.user, now)
    if _any_sealed(progress, reviews):
        messages.info(request, SEALED)
        return redirect("study_session", session.pk)
    question = sessions.question_asked(review)
    return render_stage(request, feedback_stage(progress, reviews, question, now))


def _any_sealed(progress: queue.SessionProgress, reviews: Sequence[Review]) -> bool:
    return any(review.card_id in progress.sealed for review in reviews)


@require_POST
def override(request: LearnerRequest, pk: int, review_id: int) -> HttpResponse:
    """*I was right*, *I was wrong*, or *Undo* for our verdict again; then the answer as it counts
    now."""
    session = own_session(request, pk)
    own = request.POST.get("verdict")
    if own not in ("right", "wrong", ""):
        raise Http404
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        raise Http404 from None
    try:
        reviews = corrections.override_verdict(session, review_id, own, key=key, now=timezone.now())
    except StaleAnswer:
        return _stale(request, session)
    except Review.DoesNotExist:
        raise Http404 from None
    if not request.htmx:
        return redirect("feedback", pk, reviews[0].pk)
    return _feedback(request, session, reviews[0].pk)


@require_POST
def undo(request: LearnerRequest, pk: int) -> HttpResponse:
    """Take back the latest answer and show its card again.

    The form names the answer, so that pressing it twice takes back no other.
    """
    session = own_session(request, pk)
    review_id = id_of(request.POST.get("review", "")) or 0
    try:
        cards = corrections.undo_answer(request.user, timezone.now(), review_id=review_id)
    except StaleAnswer:
        return _stale(request, session)
    except corrections.AnsweredInQuiz:
        return show_next(request, session, problem=IN_QUIZ)
    if not cards:
        return show_next(request, session, problem="There is nothing left to undo.")
    return show_next(request, session, named=name_of(cards[0]), notice="Your answer was undone.")


def _shown(request: LearnerRequest, pk: int) -> Shown:
    """What the form's page showed; a token that is not this learner's is a 404."""
    shown = read(request.POST.get("shown", ""), request.user)
    if shown is None or shown.session.pk != pk:
        raise Http404
    return shown


def _stale(request: LearnerRequest, session: StudySession, why: str = "") -> HttpResponse:
    notice = why or "You have answered elsewhere since. Here is where you are now."
    return show_next(request, session, notice=notice, status=409)
