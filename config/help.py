"""Help pages for the people who run the app, and for those who draw its pages."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.models import Brief, Passage
from learning.cards.known_cards import KnownCards
from learning.charts import ridge
from learning.charts.skyline import Paragraph, skyline
from learning.charts.strokes import SectionStrokes
from learning.desk.entries import NAMES
from learning.desk.marks import Mark, MarkedRun
from learning.kinds.kind import FeedbackPart, PartMark
from learning.kinds.poll.answers import CloudWord
from learning.live.board import Standing
from learning.live.grid import SIGNS, Cell, Grid, GridRow
from learning.live.outcomes import LABELS
from learning.rendering.tiles import Tile

DAY = date(2026, 11, 27)
ANSWERS = {DAY - timedelta(days=n): n % 7 * (3 + n % 5) for n in range(110) if n % 6}
PARAGRAPHS = [
    Paragraph(300, known=3),
    Paragraph(180, known=2, fading=1),
    Paragraph(240, fading=2, opens=True),
    Paragraph(120, missed=2),
    Paragraph(260, opens=True, is_next=True),
    Paragraph(200),
]
BRIEF = Brief(slug="brief")
SECTIONS = [
    KnownCards(Passage(brief=BRIEF, slug="one", text="Section one"), 20, 9, 5, 3),
    KnownCards(Passage(brief=BRIEF, slug="two", text="Section two"), 12, known=12),
    KnownCards(Passage(brief=BRIEF, slug="three", text="Section three"), 8),
]
TILES = [
    Tile("a", "Not answered yet"),
    Tile("b", "Right", "right", "Answer"),
    Tile("c", "Almost", "near", "Yours"),
    Tile("d", "Missed", "wrong", "Yours"),
    Tile("e", "Neither", "off"),
]

SLOTS = {
    "is_slotted": True,
    "body": {"source": {}},
    "parts": [
        FeedbackPart(PartMark.RIGHT, "The right tile", "Right"),
        FeedbackPart(PartMark.WRONG, "The right tile", "Missed", given="Another tile"),
        FeedbackPart(PartMark.MISSING, "The right tile", "Left empty"),
    ],
}

TOKENS = (
    *("paper", "sheet", "well", "ink", "ink-2", "rule", "edge", "line", "seal", "seal-deep"),
    *("jade", "jade-wash", "jade-fill", "amber", "amber-wash", "amber-fill"),
    *("plum", "plum-wash", "plum-fill", "mark"),
    *("azure", "azure-wash", "umber", "umber-wash"),
    *("violet", "violet-wash", "olive", "olive-wash"),
)

SPOTS = (
    *("bamboo", "boat", "bridge", "censer", "heron"),
    *("inkstone", "kite", "lantern", "scroll", "tea"),
)


IN_TEXT = [
    MarkedRun(name, Mark(place, family, "sure", ()), opens=True)
    for place, (family, name) in enumerate(NAMES.items())
] + [
    MarkedRun("Unsure", Mark(10, "quotes", "unsure", ()), opens=True),
    MarkedRun("Accepted", Mark(11, "quotes", "accepted", ()), opens=True),
    MarkedRun("Rejected", Mark(12, "quotes", "rejected", ()), opens=True),
    MarkedRun("In hand", Mark(13, "quotes", "sure", (), is_in_hand=True), True, "quotes"),
]


BARS = [
    {"text": "Right", "right": True, "count": 12, "share": 60},
    {"text": "Another option", "right": False, "count": 8, "share": 40},
]
GRID = Grid(
    range(1, 6),
    [GridRow("Ana", [*(Cell(look, SIGNS[look], LABELS[look]) for look in LABELS), Cell()])],
    others=0,
)
CLOUD = {"cloud": [CloudWord(f"Size {size}", size, size) for size in range(1, 6)]}
STANDINGS = [Standing(1, "Ana", 3.0), Standing(2, "Ben", 2.5), Standing(2, "Cai", 2.5)]


class Fields(forms.Form):
    """One field of each sort, as the components page shows them."""

    line = forms.CharField(label="A line", help_text="What it is for.")
    refused = forms.CharField(label="A line that was refused")
    text = forms.CharField(label="Several lines", widget=forms.Textarea({"rows": 3}))
    choice = forms.ChoiceField(label="A choice", choices=[("a", "One"), ("b", "Another")])
    options = forms.ChoiceField(
        label="Options", choices=[("a", "One"), ("b", "Another")], widget=forms.RadioSelect
    )
    tick = forms.BooleanField(label="A tick")


@require_safe
@login_not_required
def deploy(request: HttpRequest) -> HttpResponse:
    return render(request, "help/deploy.html")


@require_safe
@login_not_required
def live(request: HttpRequest) -> HttpResponse:
    """How a quiz is presented to a class."""
    return render(request, "help/live.html")


@require_safe
@login_not_required
def lti(request: HttpRequest) -> HttpResponse:
    """How a platform such as Moodle or Canvas opens the app from its courses."""
    context = {"url": settings.LILUN_URL, "has_worker": settings.LILUN_TASKS == "database"}
    return render(request, "help/lti.html", context)


@staff_member_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Each component of the pages in each of its states."""
    filled = {"line": "Filled", "refused": "", "text": "More", "choice": "b", "options": "a"}
    form = Fields(filled | {"tick": "on"})
    form.full_clean()
    context = {
        "form": form,
        "tiles": TILES,
        "slots": SLOTS,
        "pips": (4, 1, 1, 4),
        "skyline": skyline(PARAGRAPHS),
        "seals": [SectionStrokes(known, 7) for known in (0, 1, 4, 7)],
        "ridge": ridge(ANSWERS, DAY),
        "standings": dict(enumerate(SECTIONS)),
        "line_states": ("", "above", "below"),
        "looks": ("known", "fading", "missed", "new"),
        "tokens": TOKENS,
        "bars": BARS,
        "grid": GRID,
        "cloud": CLOUD,
        "teams": STANDINGS[:2],
        "people": STANDINGS,
        "in_text": IN_TEXT,
        "all_kinds": NAMES.items(),
        "reading_states": ["open", "folded", "read"],
        "spots": [f"includes/spots/{name}.html" for name in SPOTS],
    }
    return render(request, "help/components.html", context)
