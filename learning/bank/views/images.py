"""The pictures in questions that people write."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from learning.bank.images import image_shown_to
from learning.requests import LearnerRequest, text_of

LONG = "private, max-age=31536000, immutable"  # the address is the hash of the content


@require_safe
def question_image(request: LearnerRequest, sha256: str) -> HttpResponse:
    """A picture, for those who wrote its question, were asked it, study it or may copy it."""
    image = image_shown_to(request.user, sha256, share=text_of(request.GET, "share"))
    if image is None:
        raise Http404
    headers = {"Cache-Control": LONG, "Content-Disposition": "inline"}
    return HttpResponse(bytes(image.content), image.content_type, headers=headers)
