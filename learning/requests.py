"""The type of a request from somebody who is signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from learning.models import User


class LearnerRequest(HttpRequest):
    user: User
    htmx: HtmxDetails
