"""Cards for the questions of a quiz, where its assignment says that they join the learner's.

They come with the answers to them, so that no card is asked of whom it would tell something: at
once where these may be read when the attempt is handed in, and else the next time that the learner
comes by. No moment need be waited for: a quiz is over when its last learner is done.
"""

from datetime import datetime

from django.db import transaction

from learning.cards import make_cards
from learning.disclosure import disclosed
from learning.kinds.kind import uids_reviewed
from learning.models import Attempt, Question, User


def bring_owed_cards(user: User, now: datetime) -> None:
    """Make the cards that the learner's attempts owe them, of those whose answers they may read by
    now; where none owes any, in one statement."""
    owing = Attempt.objects.filter(user=user, owes_cards=True)
    if not owing.exists():
        return
    with transaction.atomic():
        held = owing.select_for_update(of=("self",)).select_related("quiz", "user")
        for attempt in held.order_by("pk"):
            bring_cards(attempt, now)


def bring_cards(attempt: Attempt, now: datetime) -> None:
    """Make those that a submitted attempt owes, if its answers may be read; within the transaction
    of a caller who holds it."""
    if not attempt.owes_cards or not disclosed(attempt, now).keys:
        return
    asked = attempt.responses.order_by().only("uid", "body")
    uids = {uid for response in asked for uid in uids_reviewed(response.body, response.uid)}
    make_cards(attempt.user, Question.objects.current().filter(uid__in=uids))
    attempt.owes_cards = False
    attempt.save(update_fields=["owes_cards"])
