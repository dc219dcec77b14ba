"""What a page showed of a card, signed into its form.

An answer names by it the cards and the state they were in, the format, the session, and when they
were shown; the browser can change none of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer

from learning.models import Card, StudySession, User

ANSWER_FIRST = "answer first"  # a new card that shows its answer at once: to be read, not judged


@dataclass(frozen=True, slots=True)
class Shown:
    """``seqs`` maps the ids of the cards shown to their ``seq``; ``composite`` is the id of the
    matching, ordering or list that they were shown as, if any. ``again`` says that the learner was
    asked for what an answer lacked."""

    key: UUID
    seqs: dict[int, int]
    format: str
    shown_at: datetime
    session: StudySession
    composite: int | None = None
    again: bool = False

    @property
    def card_id(self) -> int:
        return next(iter(self.seqs))

    @property
    def card_name(self) -> str:
        return f"{self.card_id}-{self.seqs[self.card_id]}"


def name_of(card: Card) -> str:
    """What an address calls a card in its present state; once it is answered, nothing."""
    return f"{card.pk}-{card.seq}"


def shown_now(
    cards: list[Card],
    format: str,
    session: StudySession,
    now: datetime,
    composite: int | None = None,
) -> Shown:
    seqs = {card.pk: card.seq for card in cards}
    return Shown(uuid4(), seqs, format, now, session, composite)


def sign(shown: Shown, user: User) -> str:
    session = shown.session
    return _signer(user).sign_object(
        {
            "key": shown.key.hex,
            "seqs": list(shown.seqs.items()),
            "format": shown.format,
            "at": shown.shown_at.isoformat(),
            "whole": shown.composite,
            "again": shown.again,
            "session": [
                session.pk,
                session.brief_id,
                session.section_id,
                session.subjects,
                session.size,
                session.chosen,
                session.beyond,
            ],
        }
    )


def read(token: str, user: User) -> Shown | None:
    """What was signed for this learner; None for anything else."""
    try:
        value = _signer(user).unsign_object(token)
    except BadSignature:
        return None
    try:
        return _shown(value, user)
    except (KeyError, TypeError, ValueError):  # signed by another version of the app
        return None


def _shown(value: dict[str, Any], user: User) -> Shown:
    pk, brief, section, subjects, size, chosen, beyond = value["session"]
    session = StudySession(
        pk=pk,
        user=user,
        brief_id=brief,
        section_id=section,
        subjects=subjects,
        size=size,
        chosen=chosen,
        beyond=beyond,
    )
    return Shown(
        key=UUID(value["key"]),
        seqs=dict(value["seqs"]),
        format=value["format"],
        shown_at=datetime.fromisoformat(value["at"]),
        session=session,
        composite=value["whole"],
        again=value.get("again", False),  # forms of earlier versions lack it
    )


def _signer(user: User) -> Signer:
    return Signer(salt=f"learning.shown.{user.pk}")
