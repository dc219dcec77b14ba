"""Who may read a brief that lies at its owner's desk."""

from datetime import datetime

from django.db import transaction

from content.models import Brief
from content.sharing import Visibility
from learning.cards.suspension import follow_visibility
from learning.models import Question


def set_visibility(brief: Brief, visibility: Visibility, now: datetime) -> Brief:
    """Opens or closes a brief to others, and with it their cards; its questions stay."""
    with transaction.atomic():
        brief = Brief.objects.select_for_update().get(pk=brief.pk)
        brief.visibility = visibility
        brief.save(update_fields=["visibility", "updated_at"])
        if follow_visibility(brief):  # cards can be made only now that it is open
            Question.objects.filter(brief=brief).update(offered_at=now)
    return brief
