"""What a browser sends to the pages of a session, and the cards that it meets there."""

import re

from django.urls import reverse

from learning.factories import CardFactory, question_body
from learning.models import Review


def page(client, session, **query):
    return client.get(reverse("study_session", args=[session.pk]), query)


def token(response) -> str:
    return re.search(r'name="shown" value="([^"]+)"', response.text)[1]


def post(client, name, session, data, **headers):
    return client.post(reverse(name, args=[session.pk]), data, headers=headers)


def latest() -> dict[str, int]:
    """What the form of an undo holds."""
    return {"review": Review.objects.standing().latest("pk").pk}


def due_card(learner, **body):
    return CardFactory.create(user=learner, in_review=True, question__body=question_body(**body))
