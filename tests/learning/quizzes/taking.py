"""An attempt at two questions, and taking a quiz as a browser does."""

import re

from django.urls import reverse

from learning.factories import AttemptFactory, ResponseFactory
from learning.models import Attempt, Response, User

RIGHT, WRONG, BLANK = {"text": "Wang Li"}, {"text": "Zhao Min"}, {"text": " "}


def attempt_at_two(learner: User) -> Attempt:
    attempt: Attempt = AttemptFactory.create(user=learner)
    for position in (1, 2):
        ResponseFactory.create(attempt=attempt, position=position)
    return attempt


def kept(attempt: Attempt, position: int = 1) -> Response:
    return attempt.responses.get(position=position)


def answer(client, attempt, number, text, *, follow=False, **form):
    url = reverse("quiz_question", args=[attempt.pk, number])
    token = re.search(r'name="shown" value="([^"]+)"', client.get(url).text)[1]
    return client.post(url, {"shown": token, "response": text, **form}, follow=follow)


def submit(client, attempt):
    return client.post(reverse("quiz_submit", args=[attempt.pk]), follow=True)
