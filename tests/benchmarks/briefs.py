"""How large a world is, and what there is to know in it: ten briefs, with a section for every
hundred questions (for ten in a small world) and a paragraph for every ten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.db import models

from content.models import Brief, Passage
from learning.factories import question_body
from learning.models import Question

HEAVY_ID, DILIGENT_ID, ORDINARY_IDS = 1, 2, (3, 4)  # the ids of those who are measured
FEW = 50  # cards of an ordinary one, in a world of a thousand or more
BRIEFS = 10
PARAGRAPH = 10  # questions on one paragraph
BATCH = 2000
OFFERED_AT = datetime(2020, 1, 1, tzinfo=UTC)
TEXT = "Ningbo is a port, and the text of this paragraph is as long as that of most. " * 5


@dataclass(frozen=True, slots=True)
class Size:
    """How many cards there are, and how many the learners have: the one with most, the one
    with 20,000 reviews, and each of the others; but two ordinary ones have as many in every world,
    all of one brief."""

    cards: int
    heavy: int
    diligent: int
    each: int

    @classmethod
    def of(cls, cards: int, heavy: int = 50_000) -> "Size":
        each = 100 if cards >= 10_000 else 10
        whole = each * BRIEFS  # so that every brief has the same number of full sections
        most = max(whole, min(heavy, cards // 2) // whole * whole)
        diligent = min(6000, most // 5)
        return cls(cards, most, diligent // each * each, each)

    @property
    def ordinary(self) -> int:
        return min(FEW, self.heavy // BRIEFS)

    @property
    def others(self) -> int:
        counted = self.heavy + self.diligent + len(ORDINARY_IDS) * self.ordinary
        return len(ORDINARY_IDS) + max(0, self.cards - counted) // self.each

    def cards_of(self, learner: int) -> int:
        if learner in ORDINARY_IDS:
            return self.ordinary
        return {HEAVY_ID: self.heavy, DILIGENT_ID: self.diligent}.get(learner, self.each)


def write_briefs(size: Size) -> None:
    sections = size.heavy // size.each
    briefs = [
        Brief(pk=n, slug=f"brief-{n}", title=f"Brief {n}", visibility="public")
        for n in range(1, BRIEFS + 1)
    ]
    create(Brief, briefs)
    create(Passage, (_heading(size, nth) for nth in range(sections)))
    create(Passage, (_paragraph(size, nth) for nth in range(size.heavy // PARAGRAPH)))
    create(Question, (_question(size, nth) for nth in range(size.heavy)))


def brief_of(size: Size, question: int) -> int:
    return 1 + question * BRIEFS // size.heavy


def _heading(size: Size, nth: int) -> Passage:
    brief = brief_of(size, nth * size.each)
    slug = f"section-{nth}"
    return Passage(pk=nth + 1, brief_id=brief, slug=slug, text=slug, kind="heading", position=nth)


def _paragraph(size: Size, nth: int) -> Passage:
    sections, section = size.heavy // size.each, nth * PARAGRAPH // size.each
    return Passage(
        pk=sections + nth + 1,
        brief_id=brief_of(size, nth * PARAGRAPH),
        slug=f"paragraph-{nth}",
        section_id=section + 1,
        text=TEXT,
        position=sections + nth,
    )


def _question(size: Size, nth: int) -> Question:
    return Question(
        pk=nth + 1,
        uid=f"{nth:032x}",
        origin=Question.Origin.AUTHORED,  # so that no refresh of the brief's own retires it
        type="who-said",
        brief_id=brief_of(size, nth),
        passage_id=size.heavy // size.each + nth // PARAGRAPH + 1,
        subject=f"quotes/claim-{nth // 2}",
        sibling_key=f"claim-{nth // 2}",
        weight="core",
        position=nth,
        offered_at=OFFERED_AT,
        body=question_body(stem=f"Who argues that the port of {nth} feeds cities?"),
    )


def create[T: models.Model](model: type[T], rows: Iterable[T]) -> None:
    """``bulk_create`` without holding all rows at once."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        model._default_manager.bulk_create(batch)
