"""Formats for counts, times, intervals and words on study pages."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from content.models import Brief, Passage, Quote
from content.reading import markup
from content.reading.blocks import PassageBlock
from content.reading.markup import inline_markdown, plain_with_formulas, question_markdown
from content.templatetags.reading import han
from learning.cards.known_cards import KnownCards, by_section
from learning.cards.looks import look_of
from learning.charts.looks import Look, worst
from learning.kinds.kind import NOTHING
from learning.kinds.written import framed_stem, lead_of, on_one_line
from learning.models import Attempt, Question, Quiz, User
from learning.questions.words import GAP
from learning.rendering.differences import Piece
from learning.rendering.tiles import TileQuestion
from learning.requests import LearnerRequest, id_of
from learning.study.counts import COUNT_LIMIT
from learning.study.reading.questions import reading_questions
from learning.study.reading.readings import ReadingPlace, place_in
from learning.study.reading.shade import Shade, days_ahead, shade_of

register = template.Library()
register.filter("framed_stem", framed_stem)

LONGEST_LINE = 500  # characters of a stem in a list
SHORT_LINE = 160  # of what a text begins with
# The heading of a question that begins with a table.
UNLED = SafeString('<span class="visually-hidden">Question</span>')
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@register.simple_tag(takes_context=True)
def reading_place(context: Context, brief: Brief) -> ReadingPlace:
    """Where the reader is in a brief, in one query."""
    return place_in(context["request"].user, brief)


@register.simple_tag(takes_context=True)
def known_of(context: Context, brief: Brief, family: str, slug: str) -> str:
    """How well the learner knows a subject of a brief: "known", "fading", "missed" or "new"; "" if
    they have no card on it."""
    user = context["request"].user
    return look_of(user, brief, f"{family}/{slug}", _now(context))


@register.simple_tag(takes_context=True)
def questions_in(context: Context, blocks: Iterable[PassageBlock]) -> dict[int, TileQuestion]:
    """The questions within a text, by the id of the passage that each follows."""
    request = context["request"]
    passages = [[line.passage for line in block.lines] for block in blocks]
    return reading_questions(request.user, passages, _now(context), request.GET)


@register.simple_tag
def is_asked_about(section: Passage, questions: Mapping[int, TileQuestion]) -> bool:
    """Whether a session on a section would have a question. That takes a statement if no
    ``questions`` stand within its text.
    """
    asked = Question.objects.current().on_section(section).filter(owns_card=True)
    return bool(questions) or asked.exists()


@register.simple_tag(takes_context=True)
def shade_in(context: Context, blocks: Iterable[PassageBlock]) -> Shade | None:
    """The shade of a text, in one statement, if the reader has it on or ``?ahead=`` asks for it."""
    passages = [line.passage for block in blocks for line in block.lines]
    request = context["request"]
    return shade_of(request.user, passages, _now(context), _days_ahead(request))


@register.simple_tag(takes_context=True)
def section_standings(context: Context, brief: Brief) -> dict[int, KnownCards]:
    """How much the reader knows of each section by its id, in three statements, if they have the
    shade on.
    """
    request = context["request"]
    ahead = _days_ahead(request)
    if ahead is None:
        return {}
    at = _now(context) + timedelta(days=ahead)
    return {each.item.pk: each for each in by_section(request.user, brief, at)}


def _days_ahead(request: LearnerRequest) -> int | None:
    return days_ahead(request.user, id_of(request.GET.get("ahead", "")))


@register.filter
def many(count: int) -> str:
    """A count that stops at ``COUNT_LIMIT``, where it is no longer exact."""
    return str(count) if count < COUNT_LIMIT else f"{COUNT_LIMIT - 1}+"


@register.filter
def named(names: Mapping[str, Any], key: str) -> Any:
    """The value of a mapping, if any, under a key known only in the template."""
    return names.get(key) if names else None


@register.filter
def look_of_all(quotes: Iterable[Quote], known: Mapping[str, Look]) -> Look | None:
    """The look of some quotes together; None if the learner has no card on them."""
    subjects = (f"quotes/{quote.slug}" for quote in quotes)
    return worst(known[subject] for subject in subjects if subject in known)


@register.filter
def passage_name(passage: Passage) -> str:
    """A passage's label in a picture: its number, if any, and its first words."""
    beginning = f"“{Truncator(passage.text).chars(40)}”"
    return f"paragraph {passage.number}, {beginning}" if passage.number else beginning


@register.filter
def entry(entries: list[str], place: int) -> str:
    """The item of a list at ``place``; "" if there is none."""
    return entries[place] if entries and place < len(entries) else ""


@register.filter
def is_restated(body: Mapping[str, Any]) -> bool:
    """Whether the explanation that was generated for an answer only says it again in a sentence,
    which the source below does too."""
    if not body.get("source") or not body.get("answer") or body.get("altered"):
        return False
    answer = re.escape(body["answer"].strip(" ."))
    return bool(re.search(rf"(?<!\w){answer}(?!\w)", body["explanation"], re.IGNORECASE))


@register.filter
def answer_line(body: Mapping[str, Any]) -> SafeString:
    """The answer of a question, given its body, in as little room as it needs."""
    if altered := body.get("altered"):
        return han(" → ".join(altered[:2]))
    return worded_plainly("; ".join(body.get("elements") or ()) or body.get("answer", ""), body)


@register.filter
def as_in(word: str, text: str) -> str:
    """The word as the text spells it: grading has folded its capitals."""
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return found[0] if found else word


@register.filter
def frame_line(frame: str | None, brief: str = "") -> SafeString:
    """The frame of a question, and the title of its brief if given, as a line above its stem.

    Screen readers pause at the hidden colon, since both belong to one heading.
    """
    parts = [han(part) for part in (frame, brief) if part]
    if not parts:
        return SafeString("")
    line = '<span class="frame">{}<span class="visually-hidden">:</span></span> '
    return format_html(line, format_html_join(" · ", "{}", ((part,) for part in parts)))


@register.filter
@lru_cache(maxsize=1000)
def pips(counts: tuple[int, int, int, int]) -> SafeString:
    """A dot for each card of a session: those known, missed, met, and left, the first of which is
    asked now.
    """
    known, missed, met, left = counts
    states = ["known"] * known + ["missed"] * missed + ["met"] * met
    states += ["now"][:left] + ["left"] * (left - 1)
    dots = format_html_join("", '<i class="pip pip--{}"></i>', ((state,) for state in states))
    return format_html('<div class="pips" aria-hidden="true">{}</div>', dots)


@register.filter
def marked(pieces: Iterable[Piece], tag: str) -> SafeString:
    """The pieces of a text, those that differ within a tag: "ins" or "del"."""
    template = f"<{tag}>{{}}</{tag}>"
    texts = ((format_html(template if one.differs else "{}", han(one.text)),) for one in pieces)
    return format_html_join("", "{}", texts)


@register.filter
def worded(text: str, of: Mapping[str, Any]) -> SafeString:
    """A text of a question, given its body or what its kind displays; emphasis and formulas are
    rendered in written questions.
    """
    return inline_markdown(text) if _is_marked(text, of) else worded_plainly(text, of)


@register.filter
def worded_plainly(text: str, of: Mapping[str, Any]) -> SafeString:
    """A text of a question that has no emphasis; formulas are rendered in written questions."""
    return plain_with_formulas(str(text)) if _is_written(of) else han(text)


@register.filter
def has_answer(body: Mapping[str, Any] | None) -> bool:
    """Whether it says what is right: an open question need not, a poll cannot, and without a body
    nobody may read it."""
    return bool(body and body["answer"] != NOTHING)


@register.filter
def unmarked(text: str, of: Mapping[str, Any]) -> str:
    """The same text without emphasis, for option lists and accessible names."""
    return markup.inline_markdown_text(text) if _is_marked(text, of) else text


@register.filter
def stem_lead(stem: str, of: Mapping[str, Any]) -> SafeString:
    """The first paragraph of a stem, for a heading."""
    lead, blocks = lead_of(stem) if _is_marked(stem, of) else (stem, "")
    return worded(lead, of) if lead or not blocks else UNLED


@register.filter
def stem_blocks(stem: str, of: Mapping[str, Any]) -> SafeString:
    """What comes after the first paragraph: further ones, tables, displayed formulas."""
    blocks = lead_of(stem)[1] if "\n" in stem and _is_marked(stem, of) else ""
    if not blocks:
        return SafeString("")
    return format_html('<div class="stem-blocks" hx-ignore>{}</div>', question_markdown(blocks))


@register.filter
def reading_text(text: str) -> SafeString:
    """A text that questions stand under."""
    return question_markdown(text)


@register.filter
def plain_line(text: str) -> SafeString:
    """How a text begins, on one line and without emphasis, headings and rules of tables."""
    lines = [line.strip("|# ") for line in text[: 2 * LONGEST_LINE].splitlines()]
    told = (line.replace("|", "·") for line in lines if line.strip("|:- "))
    line = markup.inline_markdown_text(on_one_line(" ".join(told)))
    return han(Truncator(line).chars(SHORT_LINE))


@register.filter
def stem_line(stem: str, of: Mapping[str, Any]) -> SafeString:
    """A stem in a list of questions, where a long one is cut."""
    return worded(_in_list(stem, of), of)


@register.filter
def stem_name(stem: str, of: Mapping[str, Any]) -> str:
    """The same without emphasis, for accessible names."""
    return unmarked(_in_list(stem, of), of)


def _in_list(stem: str, of: Mapping[str, Any]) -> str:
    lead, blocks = lead_of(stem) if _is_marked(stem, of) else (stem, "")
    text = lead or on_one_line(blocks)
    is_cut = lead and blocks and len(text) <= LONGEST_LINE
    return f"{text} …" if is_cut else Truncator(text).chars(LONGEST_LINE)


def _is_marked(text: str, of: Mapping[str, Any]) -> bool:
    return _is_written(of) and GAP not in text


def _is_written(of: Mapping[str, Any] | None) -> bool:
    """Without a body nobody may read it, and nothing is known of it."""
    return bool(of and of.get("written", "source" in of and of["source"] is None))


@register.filter
def interval(length: timedelta) -> str:
    """A duration short enough for a button: "10 min", "3 d", "2.5 mo", "1.2 y"."""
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
    """Whole minutes, rounded down."""
    return seconds // 60


def said_date(on: date, today: date, form: str = "j F") -> str:
    """A date in Django's format letters, with its year unless that is this year."""
    return date_format(on, form if on.year == today.year else f"{form} Y")


@register.simple_tag(takes_context=True)
def dated(context: Context, on: date, form: str = "j F") -> str:
    """A date for the learner: "3 May", and in another year "3 May 2025"."""
    return said_date(on, context["request"].user.study_day(_now(context)), form)


@register.simple_tag(takes_context=True)
def day(context: Context, at: datetime, user: User) -> str:
    """The learner's study day of a past moment, as a date."""
    return said_date(user.study_day(at), user.study_day(_now(context)))


@register.simple_tag(takes_context=True)
def due(context: Context, at: datetime, user: User | AnonymousUser) -> str:
    """When something is due, in the learner's time zone: "Sunday 3 May, 18:00"; in UTC, which is
    then named, for whoever is not signed in.
    """
    zone = ZoneInfo("UTC") if user.is_anonymous else ZoneInfo(user.time_zone)
    local, today = at.astimezone(zone), _now(context).astimezone(zone).date()
    named = " UTC" if user.is_anonymous else ""
    return f"{said_date(local.date(), today, 'l j F')}, {local:%H:%M}{named}"


def _now(context: Context) -> datetime:
    """The moment for which the page is rendered."""
    return context.get("now") or timezone.now()


@register.simple_tag
def when(at: datetime, user: User, now: datetime) -> str:
    """A future moment in the learner's time zone: "in 12 minutes", "today at 18:05", "on 3 May".

    A date is that of the study day: the small hours belong to the day before.
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
