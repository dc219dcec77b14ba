"""The page of a memory map."""

from datetime import datetime
from typing import Any

from content.models import Brief
from learning.charts.levels import Level
from learning.maps.memory import MOST_DAYS, MemoryMap
from learning.requests import LearnerRequest, id_of

STOPS = (0, 7, 30, MOST_DAYS)  # days ahead with a button of their own


def days_asked_for(request: LearnerRequest) -> int:
    return min(id_of(request.GET.get("days", "")) or 0, MOST_DAYS)


def map_context(brief: Brief, drawn: MemoryMap, now: datetime) -> dict[str, Any]:
    return {
        "brief": brief,
        "map": drawn,
        "levels": list(Level),
        "now": now,
        "most_days": MOST_DAYS,
        "stops": STOPS,
    }
