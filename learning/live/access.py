"""Loads a live session for its presenter, for those who take part, and for its screen."""

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet, Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from learning.models import Attempt, LiveSession, QuestionImage, Response
from learning.prepared import prepared
from learning.requests import LearnerRequest, known_id

SALT = "learning.live.screen"
IMAGE_SALT = "learning.live.image"


def presented(request: LearnerRequest, session_id: int) -> LiveSession:
    """A session of one's own; else a 404."""
    sessions = LiveSession.objects.select_related("quiz", "poll")
    session = get_object_or_404(sessions, pk=session_id, owner=request.user)
    session.owner = request.user
    return session


def own_part(request: LearnerRequest, session_id: int) -> Attempt:
    """The learner's attempt in a session that they have joined; else a 404."""
    for attempt in _parts(request.user.pk, known_id(session_id)):
        attempt.user = request.user
        return attempt
    raise Http404


@prepared
def _parts(user: int, session: int) -> QuerySet[Attempt]:
    attempts = Attempt.objects.filter(user=user, live=session)
    return attempts.select_related("quiz", "live__poll")


def own_question(request: LearnerRequest, session_id: int, position: int) -> Response:
    """A question of the learner's attempt in a session that they have joined; else a 404."""
    for response in _questions(request.user.pk, known_id(session_id), position):
        response.attempt.user = request.user
        return response
    raise Http404


@prepared
def _questions(user: int, session: int, position: int) -> QuerySet[Response]:
    own = Response.objects.filter(attempt__user=user, attempt__live=session)
    at_hand = own.filter(position=Value(position))
    return at_hand.select_related("attempt__quiz", "attempt__live__poll")


def removed_from(request: LearnerRequest, session_id: int) -> LiveSession | None:
    """The session, if the learner was in it and its presenter has taken them out."""
    session = LiveSession.objects.standing().filter(pk=session_id).first()
    return session if session and request.user.pk in session.removed else None


def screen_token(session: LiveSession) -> str:
    """What lets a projector show the session without an account."""
    return Signer(salt=SALT).sign(str(session.pk)).partition(":")[2]


def is_screen_token(session_id: int, token: str) -> bool:
    try:
        Signer(salt=SALT).unsign(f"{session_id}:{token}")
    except BadSignature:
        return False
    return True


def image_address(session: LiveSession, sha256: str) -> str:
    """Where a picture of the session is, for phones and screens alike: a screen has no account,
    and nobody has a picture of a poll."""
    token = Signer(salt=IMAGE_SALT).signature(f"{session.pk}:{sha256}")
    return reverse("live_image", args=[session.pk, sha256, token])


def live_image(session_id: int, sha256: str, token: str) -> QuestionImage:
    """The picture that such an address names; else a 404."""
    expected = Signer(salt=IMAGE_SALT).signature(f"{session_id}:{sha256}")
    image = QuestionImage.objects.filter(sha256=sha256).first()
    if image is None or not constant_time_compare(token, expected):
        raise Http404
    return image


def on_screen(session_id: int, token: str) -> LiveSession:
    """The session that a projector's address names; else a 404."""
    if not is_screen_token(session_id, token):
        raise Http404
    return get_object_or_404(LiveSession.objects.select_related("quiz", "poll"), pk=session_id)
