"""Cards for the questions of a quiz, where its assignment says that they join the learner's.

They come with the answers to them, so that no card is asked of whom it would tell something: at
once where these may be read when the attempt is handed in, and else the next time that the learner
comes by. No moment need be waited for: a quiz is over when its last learner is done.
"""

from datetime import datetime

from django.db import transaction

from learning.cards.making import make_cards
from learning.kinds.adapted import uids_reviewed
from learning.models import Attempt, Question, Quiz, User
from learning.models.people import hold


def bring_owed_cards(user: User, now: datetime) -> None:
    """Make the cards that the learner's attempts owe them, of those whose answers they may read by
    now. One statement where none owes any, two where all have to wait."""
    owing = Attempt.objects.filter(user=user, owes_cards=True)
    if not owing.exists():
        return
    told = list(owing.told(now).filter(quiz__tells=Quiz.Tells.KEYS).values_list("pk", flat=True))
    if not told:
        return
    with transaction.atomic():
        hold(user)
        held = owing.filter(pk__in=told).select_for_update(of=("self",), no_key=True)
        for attempt in held.select_related("quiz", "user").order_by("pk"):
            bring_cards(attempt)


def bring_cards(attempt: Attempt) -> None:
    """Make those that a submitted attempt owes, within the transaction of a caller who holds it and
    knows that its answers may be read."""
    asked = attempt.responses.order_by().only("uid", "body")
    uids = {uid for response in asked for uid in uids_reviewed(response.body, response.uid)}
    make_cards(attempt.user, Question.objects.current().filter(uid__in=uids))
    attempt.owes_cards = False
    attempt.save(update_fields=["owes_cards"])
