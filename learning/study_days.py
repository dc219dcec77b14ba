"""Study days: the dates that a learner's answers count for.

A study day begins when the learner's clock first shows the hour at which their days start, and
lasts until the next one begins. If the clock is set back over that hour, or a whole date occurs
twice, the day has already begun and does not begin again. If the clock skips the hour, the day
begins at the jump.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

ONE_DAY = timedelta(days=1)
MACHINE_ZONES = frozenset({"Factory", "localtime"})  # the server's own settings


@cache
def time_zones() -> frozenset[str]:
    """The names of all IANA time zones, with old spellings, which browsers still send."""
    return frozenset(available_timezones()) - MACHINE_ZONES


def study_day(at: datetime, zone: str, day_starts_at: int) -> date:
    """The date that ``at`` counts for; ``day_starts_at`` is a full hour, 0 to 23."""
    day = at.astimezone(ZoneInfo(zone)).date() + ONE_DAY
    while day_start(day, zone, day_starts_at) > at:
        day -= ONE_DAY
    return day


def day_bounds(day: date, zone: str, day_starts_at: int) -> tuple[datetime, datetime]:
    """The UTC instants at which ``day`` and the next day begin.

    They are equal only for a date that a zone skipped (Samoa, 30 December 2011), if days start at
    midnight.
    """
    return day_start(day, zone, day_starts_at), day_start(day + ONE_DAY, zone, day_starts_at)


def day_start(day: date, zone: str, day_starts_at: int) -> datetime:
    """The first UTC instant at which the clock shows ``day_starts_at`` or later on ``day``."""
    local = datetime.combine(day, time(day_starts_at), ZoneInfo(zone))
    first, second = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
    if first <= second:
        return first
    return _jump(second, first, ZoneInfo(zone))


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second between two instants at which the zone's clock jumps forward."""
    offset = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)
