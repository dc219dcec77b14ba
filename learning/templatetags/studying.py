"""How study pages say counts, times, intervals and words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from content.models import Brief, Passage, Quote
from content.reading import markup
from content.reading.markup import emphasised
from content.templatetags.reading import han
from learning.charts.levels import Level, Mastery, together
from learning.models import Attempt, Quiz, User
from learning.questions.words import GAP
from learning.study.counts import COUNT_LIMIT
from learning.study.readings import Place, place_in

register = template.Library()

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@register.simple_tag(takes_context=True)
def reading_place(context: Context, brief: Brief) -> Place:
    """Where the reader is in a brief, in one statement."""
    return place_in(context["request"].user, brief)


@register.filter
def many(count: int) -> str:
    """A count that stops at ``COUNT_LIMIT``, where it is no longer exact."""
    return str(count) if count < COUNT_LIMIT else f"{COUNT_LIMIT - 1}+"


@register.filter
def named(names: Mapping[str, Any], key: str) -> Any:
    """What a mapping, if there is one, holds under a key that is not known until the page is
    made."""
    return names.get(key) if names else None


@register.filter
def level_of(quotes: Iterable[Quote], known: Mapping[str, Mastery]) -> Level:
    """How well some quotes are remembered, taken together."""
    subjects = (f"quotes/{quote.slug}" for quote in quotes)
    return together(known[subject] for subject in subjects if subject in known).level


@register.filter
def passage_name(passage: Passage) -> str:
    """What a picture calls a passage: its number, if it has one, and how it begins."""
    beginning = f"“{Truncator(passage.text).chars(40)}”"
    return f"paragraph {passage.number}, {beginning}" if passage.number else beginning


@register.filter
def entry(entries: list[str], place: int) -> str:
    """What was written in a place of a list; "" where there is nothing."""
    return entries[place] if entries and place < len(entries) else ""


@register.filter
def as_in(word: str, text: str) -> str:
    """A word as a text has it: whoever judges an answer has folded its capitals."""
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return found[0] if found else word


@register.filter
def worded(text: str, of: Mapping[str, Any]) -> SafeString:
    """A text of a question, given its body or what its kind showed: with the emphasis that its
    author gave it, where somebody wrote it."""
    return emphasised(text) if _is_marked(text, of) else han(text)


@register.filter
def unmarked(text: str, of: Mapping[str, Any]) -> str:
    """The same words without any emphasis, for a list to choose from or a name that is read out."""
    return markup.unmarked(text) if _is_marked(text, of) else text


def _is_marked(text: str, of: Mapping[str, Any]) -> bool:
    is_written = of.get("written", "source" in of and of["source"] is None)
    return bool(is_written) and GAP not in text


@register.filter
def interval(length: timedelta) -> str:
    """A length of time as short as a button needs it: "10 min", "3 d", "2.5 mo", "1.2 y"."""
    if length < HOUR:
        return f"{max(1, round(length / timedelta(minutes=1)))} min"
    if length < DAY:
        return f"{round(length / HOUR)} h"
    days = length / DAY
    if days < 30:
        return f"{round(days)} d"
    if days < 365:
        return f"{days / 30.4:.1f} mo".replace(".0", "")
    return f"{days / 365.25:.1f} y".replace(".0", "")


@register.filter
def state_at(quiz: Quiz, now: datetime) -> str:
    return quiz.state_at(now)


@register.filter
def attempt_state(attempt: Attempt, now: datetime) -> str:
    return str(attempt.state_at(now).label)


@register.filter
def minutes(seconds: int) -> int:
    """Whole minutes, of which none is promised that is not left."""
    return seconds // 60


def said_date(on: date, today: date, form: str = "j F") -> str:
    """A date in the letters of Django's formats, with its year unless that is today's."""
    return date_format(on, form if on.year == today.year else f"{form} Y")


@register.simple_tag(takes_context=True)
def dated(context: Context, on: date, form: str = "j F") -> str:
    """A date of the learner's calendar: "3 May", and of another year "3 May 2025"."""
    return said_date(on, context["request"].user.study_day(_now(context)), form)


@register.simple_tag(takes_context=True)
def day(context: Context, at: datetime, user: User) -> str:
    """The learner's study day of a moment that has passed, as a date."""
    return said_date(user.study_day(at), user.study_day(_now(context)))


@register.simple_tag(takes_context=True)
def due(context: Context, at: datetime, user: User) -> str:
    """When something set is due, on the learner's clock: "Sunday 3 May, 18:00"."""
    zone = ZoneInfo(user.time_zone)
    local, today = at.astimezone(zone), _now(context).astimezone(zone).date()
    return f"{said_date(local.date(), today, 'l j F')}, {local:%H:%M}"


def _now(context: Context) -> datetime:
    """The moment that the page was made for."""
    return context.get("now") or timezone.now()


@register.simple_tag
def when(at: datetime, user: User, now: datetime) -> str:
    """A coming moment on the learner's clock: "in 12 minutes", "today at 18:05", "on 3 May".

    A date is that of the study day: what falls due in the small hours belongs to the day before.
    """
    wait = at - now
    if wait < timedelta(minutes=1):
        return "now"
    if wait < HOUR:
        minutes = round(wait / timedelta(minutes=1))
        return f"in {minutes} minute{'s' if minutes > 1 else ''}"
    zone, day = ZoneInfo(user.time_zone), user.study_day(at)
    local = at.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    if days == 0:
        return f"today at {local:%H:%M}"
    if days == 1:
        return f"{'tonight' if day == user.study_day(now) else 'tomorrow'} at {local:%H:%M}"
    return f"on {said_date(day, user.study_day(now))}"
