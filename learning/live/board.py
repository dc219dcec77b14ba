"""Who has the most points in a live session: people if its presenter wants that, and teams."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from learning.live.phases import ENDED, REVEALED
from learning.models import LiveSession

TEAMS = ("Cranes", "Foxes", "Otters", "Tigers", "Pandas", "Herons")
MOST = 5  # people on the board


class Standing(NamedTuple):
    """A person or a team with their points; those with as many share a place."""

    place: int
    name: str
    points: float


def team_name(number: int) -> str:
    return TEAMS[number - 1] if number else ""


def smallest_team(session: LiveSession) -> int:
    """The number of the team that somebody who joins now belongs to; 0 without teams."""
    sizes = dict(session.attempts.values_list("team").annotate(size=Count("pk")))
    return min(range(1, session.teams + 1), key=lambda team: sizes.get(team, 0), default=0)


def people_of(session: LiveSession) -> list[Standing]:
    """Those with the most points for what was revealed; nobody unless the board is wanted."""
    if not session.board or session.phase not in (REVEALED, ENDED):
        return []
    marks = Coalesce(Sum("responses__mark"), 0.0)
    scored = session.attempts.annotate(scored=marks).order_by("-scored", "name")
    return _placed(scored.values_list("name", "scored")[:MOST])


def teams_of(session: LiveSession) -> list[Standing]:
    """The teams by the points of each member on average, so that their sizes do not matter."""
    if not session.teams or session.phase not in (REVEALED, ENDED):
        return []
    people = Count("pk", distinct=True)
    total = Coalesce(Sum("responses__mark"), 0.0)
    rows = session.attempts.filter(team__gt=0).values_list("team")
    points = {team: total / size for team, size, total in rows.annotate(size=people, total=total)}
    ranked = sorted(points.items(), key=lambda one: (-one[1], one[0]))
    return _placed((team_name(team), scored) for team, scored in ranked)


def _placed(ranked: Iterable[tuple[str, float]]) -> list[Standing]:
    standings: list[Standing] = []
    for number, (name, points) in enumerate(ranked, 1):
        is_even = standings and standings[-1].points == points
        standings.append(Standing(standings[-1].place if is_even else number, name, points))
    return standings
