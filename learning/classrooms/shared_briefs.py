"""Briefs that are shared with classes: who may study one changes with the class."""

from datetime import datetime

from content.models import Brief
from learning.cards.suspension import follow_visibility
from learning.models import Classroom, Question, User


class NotForAll(Exception):
    """The brief is somebody else's, who does not share it with this class."""


def share_with(classroom: Classroom, brief: Brief, by: User) -> None:
    """Let the class read a brief that is being set for it: a private one of the teacher's own is
    shared from now on. Raises ``NotForAll``. The caller is in a transaction.
    """
    brief = Brief.objects.select_for_update().get(pk=brief.pk)
    if brief.is_open_to_all:
        return
    if brief.owner_id == by.pk:
        Brief.objects.filter(pk=brief.pk).update(visibility=Brief.Visibility.CLASS)
    elif (
        brief.visibility == Brief.Visibility.PRIVATE
        or not classroom.assignments.current().filter(brief=brief).exists()
    ):
        raise NotForAll


def follow_class(classroom: Classroom, now: datetime) -> None:
    """After somebody joined or left, or a brief was set or withdrawn: cards of the briefs that are
    shared with the class close or reopen. The caller is in a transaction.
    """
    shared = Brief.objects.filter(
        visibility=Brief.Visibility.CLASS, assignments__classroom=classroom
    )
    for brief in shared.distinct():
        if follow_visibility(brief):  # cards can be made only now that it is open
            Question.objects.filter(brief=brief).update(offered_at=now)
