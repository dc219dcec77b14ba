"""A quiz is shared with colleagues, who see it and may copy it."""

from datetime import datetime

from learning.models import Quiz, QuizShare, User
from learning.random_tokens import new_token

MOST_SHARES = 50


class NotShared(Exception):
    """The quiz cannot be shared so; the text says why."""


def share_by_link(quiz: Quiz, now: datetime) -> QuizShare:
    """The link of the quiz; a new one if it has none. Done twice, it is the same."""
    share, _ = QuizShare.objects.get_or_create(
        quiz=quiz, colleague=None, defaults={"token": new_token(), "shared_at": now}
    )
    return share


def share_with(quiz: Quiz, username: str, now: datetime) -> QuizShare:
    """Share the quiz with somebody by their user name. Whether somebody has that name is told to
    nobody but those who teach. Raises ``NotShared``."""
    colleague = User.objects.filter(username__iexact=username, is_active=True).first()
    if colleague is None or colleague.is_guest or not colleague.teaches:
        raise NotShared("No teacher has this user name.")
    if colleague.pk == quiz.owner_id:
        raise NotShared("It is yours already.")
    if quiz.shares.count() >= MOST_SHARES:
        raise NotShared(f"A quiz is shared with {MOST_SHARES} people at most. Use the link.")
    share, _ = QuizShare.objects.get_or_create(
        quiz=quiz,
        colleague=colleague,
        defaults={"token": new_token(), "shared_at": now},
    )
    return share


def take_back(quiz: Quiz, share_id: int) -> None:
    """Stop sharing; copies stay with who made them."""
    quiz.shares.filter(pk=share_id).delete()
