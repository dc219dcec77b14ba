"""What a learner has read of a brief, and where to read on: new cards follow reading."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from content.material import HEADINGS
from content.models import Brief, Passage, place_in_section
from content.reading import sections
from learning.cards.making import make_cards
from learning.models import Bookmark, Card, Question, Reading, User
from learning.study.order.candidates import new_cards


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where a learner is in a brief.

    ``read`` are the ids of the sections they have read. ``following`` is the section to read next,
    the ``number``-th of the brief, or None if all are read; ``begun`` says that it was opened
    already, and ``reached`` is the passage reached in it, as the end of an address. ``asks`` says
    that questions of some section are asked, ``unasked`` that those of some section are not yet.
    """

    read: Collection[int]
    following: Passage | None
    number: int
    begun: bool
    asks: bool
    unasked: bool
    reached: str = ""

    @property
    def all_read(self) -> bool:
        return bool(self.read) and self.following is None

    @property
    def address(self) -> str:
        """Where to read on; "" if all is read."""
        if self.following is None:
            return ""
        return self.following.get_absolute_url() + self.reached


def read_section(user: User, section: Passage, now: datetime) -> None:
    """Records that a section was read, and makes its cards."""
    with transaction.atomic():
        begin_section(user, section, read_at=now)
        make_cards(user, Question.objects.begun_with(section))


def sections_read(user_id: int, question: Question) -> set[str]:
    """The slugs of the sections of the question's brief that a learner has read."""
    read = Reading.objects.filter(
        user=user_id, section__brief=question.brief_id, read_at__isnull=False
    )
    return set(read.values_list("section__slug", flat=True))


def section_after(user: User, section: Passage) -> Passage | None:
    """The next section of the brief; after the last one, the first that was skipped, if any."""
    later = section.brief.passages.current().filter(
        kind__in=HEADINGS, position__gt=section.position
    )
    return later.first() or place_in(user, section.brief).following


def begin_unread(user: User, brief: Brief, now: datetime) -> Passage | None:
    """Starts asking about the first section that is not asked about yet, although it is unread;
    while new cards of a section started that way are waiting, about that one. None if no section
    has another question.
    """
    with transaction.atomic():
        first = _first_unasked(user, brief)
        # Last, because the same form, sent twice, may just have started it.
        section = _begun_unread(user, brief, now) or first
        if section is not None:
            begin_section(user, section, read_at=None)
            make_cards(user, Question.objects.begun_with(section))
        return section


def _first_unasked(user: User, brief: Brief) -> Passage | None:
    """The first section with a question that the learner has no card for."""
    questions = Question.objects.current().filter(brief=brief, owns_card=True)
    if user.scope == User.Scope.ESSENTIALS:
        questions = questions.filter(position__lt=Question.DETAILS_FROM)
    in_sections = Q(passage__section__isnull=False) | Q(passage__kind__in=HEADINGS)
    missing = questions.filter(in_sections).exclude(cards__user=user)
    first = missing.select_related("passage__section").order_by("passage__position").first()
    return _section_of(first) if first else None


def _begun_unread(user: User, brief: Brief, now: datetime) -> Passage | None:
    """The section asked about unread whose new card comes first."""
    unread = Reading.objects.filter(user=user, read_at=None).values("section")
    cards = Card.objects.filter(user=user, brief=brief).filter(
        Q(question__passage__section__in=unread) | Q(question__passage__in=unread)
    )
    waiting = new_cards(cards, user.scope, now).select_related("question__passage__section").first()
    return _section_of(waiting.question) if waiting else None


def _section_of(question: Question) -> Passage | None:
    return question.passage and (question.passage.section or question.passage)


def place_in(user: User, brief: Brief) -> ReadingPlace:
    """Where a learner is in a brief, in one query."""
    return places(user, [brief])[brief.pk]


def places(user: User, briefs: Iterable[Brief]) -> dict[int, ReadingPlace]:
    """Where a learner is in each of the briefs, in one query."""
    by_id = {brief.pk: brief for brief in briefs}
    readings = Reading.objects.filter(user=user, section=OuterRef("pk"))
    bookmarks = Bookmark.objects.filter(user=user, section=OuterRef("pk"))
    reached = bookmarks.filter(passage__retired_at=None, passage__section=OuterRef("pk"))
    headings = (
        Passage.objects.current()
        .filter(brief__in=by_id, kind__in=HEADINGS)
        .annotate(
            asked=Exists(readings),
            read_at=Subquery(readings.values("read_at")[:1]),
            opened_at=Subquery(bookmarks.values("opened_at")[:1]),
            reached=Subquery(reached.values("passage__slug")[:1]),
            reached_at=Subquery(reached.values("passage__position")[:1]),
        )
    )
    sections: dict[int, list[Passage]] = {pk: [] for pk in by_id}
    for heading in headings:
        heading.brief = by_id[heading.brief_id]
        sections[heading.brief_id].append(heading)
    return {pk: _place(of_brief) for pk, of_brief in sections.items()}


def _place(sections: list[Passage]) -> ReadingPlace:
    """Reading goes on with the section opened since the last one was read, or else after that one,
    then with those skipped before.
    """
    read_at = [section.read_at for section in sections]  # type: ignore[attr-defined]
    last = max((at for at in read_at if at), default=None)
    start = read_at.index(last) + 1 if last else 0
    ranks = [*range(start, len(sections)), *range(start)]
    rank = next((rank for rank in ranks if not read_at[rank]), None)
    opened = _opened_since(sections, last)
    rank = rank if opened is None else opened
    asked = [section.asked for section in sections]  # type: ignore[attr-defined]
    return ReadingPlace(
        read=frozenset(section.pk for section, at in zip(sections, read_at, strict=True) if at),
        following=None if rank is None else sections[rank],
        number=0 if rank is None else rank + 1,
        begun=opened is not None,
        asks=any(asked),
        unasked=not all(asked),
        reached="" if opened is None else _reached_in(sections[opened]),
    )


def _reached_in(section: Passage) -> str:
    """The passage reached in an annotated section, as the end of its address."""
    slug: str | None = section.reached  # type: ignore[attr-defined]
    return place_in_section(slug, section.reached_at - section.position) if slug else ""  # type: ignore[attr-defined]


def _opened_since(sections: list[Passage], last: datetime | None) -> int | None:
    """The rank of the unread section opened after one was read at ``last``."""
    for rank, section in enumerate(sections):
        opened: datetime | None = section.opened_at  # type: ignore[attr-defined]
        if opened and not section.read_at and (last is None or opened > last):  # type: ignore[attr-defined]
            return rank
    return None


def begin_section(user: User, section: Passage, *, read_at: datetime | None) -> None:
    """Asks a learner about a section from now on; a section that was read stays so."""
    reading = Reading(user=user, section=section, read_at=read_at)
    if read_at is None:
        Reading.objects.bulk_create([reading], ignore_conflicts=True)
        return
    Reading.objects.bulk_create(
        [reading],
        update_conflicts=True,
        unique_fields=["user", "section"],
        update_fields=["read_at"],
    )


def first_brief() -> Brief | None:
    """The brief for newcomers: the oldest public one."""
    return Brief.objects.filter(visibility=Brief.Visibility.PUBLIC).order_by("pk").first()


def first_section() -> Passage | None:
    """Where newcomers start to read: the first heading of the first public brief."""
    brief = first_brief()
    return next(iter(sections.headings(brief)), None) if brief else None
