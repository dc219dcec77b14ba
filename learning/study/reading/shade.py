"""The shade of memory: a text coloured by how well a learner knows the words of its questions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from content.models import Passage
from content.reading.highlighting import Highlight
from learning.cards.looks import card_look
from learning.charts.looks import Look
from learning.charts.shading import Shaded, shaded
from learning.models import Card, CardQuerySet, StudySession, User
from learning.study import sessions

AHEAD = {0: "Today", 7: "In a week", 30: "In a month"}  # by days
MET = (Card.State.LEARNING, Card.State.REVIEW, Card.State.RELEARNING)


@dataclass(frozen=True, slots=True)
class Shade:
    """The pieces of each passage by its id, as the learner will know them in ``ahead`` days, if
    they stop studying.
    """

    ahead: int
    pieces: dict[int, list[Shaded]]

    @property
    def stops(self) -> Iterable[tuple[int, str]]:
        """The numbers of days that it can look ahead, each with its name."""
        return AHEAD.items()


def choose_shade(user: User, ahead: int | None) -> None:
    """Shades what the learner reads as they know it in so many days, or not at all; one statement
    if that is new.
    """
    if ahead != user.shade_ahead:
        user.shade_ahead = ahead
        User.objects.filter(pk=user.pk).update(shade_ahead=ahead)


def days_ahead(user: User, asked: int | None) -> int | None:
    """How many days the shade looks ahead on a page: as its address asks, else as the learner has
    chosen; None for no shade.
    """
    return user.shade_ahead if asked is None else nearest_stop(asked)


def nearest_stop(days: int) -> int:
    """The nearest of ``AHEAD`` to a number of days."""
    return min(AHEAD, key=lambda stop: abs(stop - days))


def shade_of(
    user: User, passages: Sequence[Passage], now: datetime, ahead: int | None
) -> Shade | None:
    """The shade of some passages of one brief in so many days, in one statement; None for none."""
    if ahead is None:
        return None
    at = now + timedelta(days=ahead)
    marks: dict[int, list[Highlight[Look]]] = {}
    columns = ("question__passage", "question__body__source", "state", "due_at")
    for passage, source, state, due_at in _met(user, passages).values_list(*columns):
        if source:
            look = card_look(state, due_at, at)
            marks.setdefault(passage, []).append(Highlight(source["start"], source["end"], look))
    pieces = {each.pk: shaded(each.text, marks.get(each.pk, ())) for each in passages}
    return Shade(ahead, pieces)


def study_weakest(user: User, section: Passage, now: datetime) -> StudySession | None:
    """A session on the cards of a section that are missed or fading, the worst first; None if there
    are none.
    """
    passages = section.brief.passages.current().filter(Q(pk=section.pk) | Q(section=section))
    fading = [
        (state != Card.State.RELEARNING, due_at or now, pk)
        for pk, state, due_at in _met(user, passages).values_list("pk", "state", "due_at")
        if card_look(state, due_at, now) != "known"
    ]
    chosen = tuple(pk for *_, pk in sorted(fading)[: sessions.SESSION_SIZE])
    return sessions.start_session(user, sessions.Scope(chosen=chosen), now) if chosen else None


def _met(user: User, passages: Collection[Passage] | QuerySet[Passage]) -> CardQuerySet:
    """The learner's cards on some passages that were asked before, and still are."""
    cards = Card.objects.filter(user=user, suspended=False, state__in=MET)
    return cards.filter(question__passage__in=passages, question__retired_at=None).order_by()
