"""Cards for the questions of a quiz, if its assignment adds them to the learner's cards.

They are made once the learner may read the answers, so that no card gives one away: on submission,
or else at the learner's next visit after the quiz has disclosed its keys.
"""

from datetime import datetime

from django.db import transaction

from learning.cards.making import make_cards
from learning.kinds.adapted import uids_reviewed
from learning.models import Attempt, Question, Quiz, User
from learning.models.people import lock_user


def bring_owed_cards(user: User, now: datetime) -> None:
    """Make the cards that attempts owe the learner and whose answers may be read by now.

    One statement if no attempt owes any, two if all have to wait.
    """
    owing = Attempt.objects.filter(user=user, owes_cards=True)
    if not owing.exists():
        return
    readable = list(
        owing.disclosed(now).filter(quiz__tells=Quiz.Tells.KEYS).values_list("pk", flat=True)
    )
    if not readable:
        return
    with transaction.atomic():
        lock_user(user)
        locked = owing.filter(pk__in=readable).select_for_update(of=("self",), no_key=True)
        for attempt in locked.select_related("quiz", "user").order_by("pk"):
            bring_cards(attempt)


def bring_cards(attempt: Attempt) -> None:
    """Make the cards that a submitted attempt owes. The caller has locked it in a transaction and
    checked that its answers may be read."""
    asked = attempt.responses.order_by().only("uid", "body")
    uids = {uid for response in asked for uid in uids_reviewed(response.body, response.uid)}
    make_cards(attempt.user, Question.objects.current().filter(uid__in=uids))
    attempt.owes_cards = False
    attempt.save(update_fields=["owes_cards"])
