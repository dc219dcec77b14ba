"""The least that an answer can cost in Django: a view with nothing of the app but its tables.

Session, user, the card, FSRS, one update and one insert in a transaction, the next card and a
small template: 8 statements. It is its own urlconf, and in process a middleware puts it in place
of the app's.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import fsrs  # noqa: TID251  the app's own scheduling is what this is compared with
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path
from django.utils import timezone

from learning.models import Card, Review
from learning.requests import LearnerRequest

PAGE = """
<div id="card">
<p class="brief">{{ card.brief_id }}</p>
<p class="stem">{{ card.question.body.stem }}</p>
<details><summary>Answer</summary><p>{{ card.question.body.answer }}</p></details>
<form method="post" action="/answer">{% csrf_token %}
<input type="hidden" name="card" value="{{ card.pk }}">
<button name="rating" value="1">Missed</button>
<button name="rating" value="3">Got it</button>
</form>
</div>
"""
scheduler = fsrs.Scheduler()


def own_urls(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "tests.benchmarks.bare"
        return get_response(request)

    return middleware


def answer(request: LearnerRequest) -> HttpResponse:
    now, user = timezone.now(), request.user
    card = Card.objects.get(pk=int(request.POST["card"]), user=user)
    rating = int(request.POST["rating"])
    after, _ = scheduler.review_card(_memory(card), fsrs.Rating(rating), now)
    with transaction.atomic():
        Card.objects.filter(pk=card.pk, seq=card.seq).update(
            state=after.state,
            step=after.step,
            stability=after.stability,
            difficulty=after.difficulty,
            due_at=after.due,
            show_at=after.due,
            reviewed_at=now,
            seq=card.seq + 1,
        )
        Review.objects.bulk_create([_review(card, rating, now)])
    due = Card.objects.filter(user=user).in_review().filter(show_at__lte=now)
    following = due.select_related("question").order_by("show_at").first()
    return HttpResponse(_template().render(RequestContext(request, {"card": following})))


def _memory(card: Card) -> fsrs.Card:
    return fsrs.Card(
        card_id=card.pk,
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due_at,
        last_review=card.reviewed_at,
    )


def _review(card: Card, rating: int, now: datetime) -> Review:
    return Review(
        card=card,
        user_id=card.user_id,
        key=uuid.uuid4(),
        seq=card.seq,
        state=card.state,
        rating=rating,
        format="recall",
        reviewed_at=now,
        studied_on=now.date(),
        before={},
    )


@lru_cache
def _template() -> Template:
    return Template(PAGE)


urlpatterns = [path("answer", answer)]
