"""Hypothesis strategies for valid questions of each kind, and the fullest question of each."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, Refused
from learning.exchange.texts import checked_item
from learning.grading import formats
from learning.grading.spelling.letters import Spelling
from learning.kinds import InvalidBody
from learning.kinds.altered import Altered
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Also, Gap, typed_gap
from learning.kinds.listed import Listed
from learning.kinds.matching import Matching
from learning.kinds.number import Number, Tolerance, WeighedNumber
from learning.kinds.open import Criterion, Open
from learning.kinds.options import Option
from learning.kinds.ordering import Ordering
from learning.kinds.poll import Poll
from learning.kinds.poll.answers import AnswerForm
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion

# Words and characters with a meaning in one format or another.
SIGNS = "|\\,;\"'=+-@{}~#:%*_[]<>&$/()!?.`^ "
FORMULAS = ("$x_1*y$", "\\(a<b\\)", "$$\\frac{1}{2} | z$$", "\\[x^2 = 4\\]", "$5 and $10")
BLOCKS = ("\n\n| a | b |\n|---|--:|\n| $|x|$ | 2 |", "\n\n- one\n- two", "\n$$\na\n- b\n$$", "")
WORDS = (
    *FORMULAS,
    "mud",
    "河",
    "Yangtze",
    "->",
    "//",
    "::",
    "####",
    "%50%",
    "=",
    "]]>",
    "&lt;",
    "<b>",
    "\\n",
)
TEXT = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(SIGNS + "abcABC019é长", max_size=5)), max_size=4
).map("".join)
LINE = st.builds("{}{}".format, st.sampled_from(("Mud ", "a", "7 ", "长江")), TEXT)
PLAIN = st.text("abcdefgh长江 ", min_size=1, max_size=12).filter(str.strip)
ROUGH = LINE | PLAIN
STEM = st.builds("{}{}".format, ROUGH, st.sampled_from(BLOCKS))
LINES = st.lists(TEXT, max_size=3).map("\n".join)
WEIGHTS = st.sampled_from(("100", "50", "33.33333", "12.5", "0", "-25", "-100")).map(Decimal)
OPTIONS = st.lists(st.builds(Option, ROUGH, st.booleans(), TEXT), min_size=2, max_size=8)
WEIGHED_OPTIONS = st.lists(
    st.builds(
        lambda text, weight, said: Option(text, weight > 0, said, weight), ROUGH, WEIGHTS, TEXT
    ),
    min_size=2,
    max_size=8,
)
PARTIAL = st.lists(st.builds(WeighedAnswer, ROUGH, WEIGHTS, TEXT), max_size=3)
NUMBERS = st.sampled_from(("7", "-2.5", "9,000", "1/2", "3 million", "0.001", "十二"))
TOLERANCES = st.builds(
    Tolerance,
    st.none() | st.decimals(0, 1000, places=3).map(lambda by: Decimal(by).normalize()),
    st.booleans(),
)


ALSO = st.lists(
    st.builds(WeighedNumber, st.sampled_from(("8", "-3", "0.5")), TOLERANCES, WEIGHTS, TEXT),
    max_size=3,
)


@st.composite
def choices(draw: Any) -> WrittenQuestion:
    options = draw(OPTIONS)
    right = draw(st.integers(0, len(options) - 1))
    marked = [Option(one.text, place == right, one.feedback) for place, one in enumerate(options)]
    return Choice().compose(draw(STEM), marked, draw(LINES))


@st.composite
def weighed_choices(draw: Any) -> WrittenQuestion:
    """The first option is right, and brings as much as any."""
    first, *others = draw(WEIGHED_OPTIONS)
    options = [Option(first.text, True, first.feedback, Decimal(100)), *others]
    return Choice().compose(draw(ROUGH), options, draw(LINES))


def gap_options(forms: list[str], number: int) -> Gap:
    """A choice, the first ``number`` of its options right."""
    return Gap(forms[0], tuple(forms[1:number]), tuple(reversed(forms)))


FORMS = ROUGH.map(lambda text: text.translate(dict.fromkeys(map(ord, "[]|"))).strip()).filter(bool)
TYPED_GAPS = st.lists(FORMS, min_size=1, max_size=3).map(typed_gap)
CHOSEN_GAPS = st.builds(
    gap_options, st.lists(FORMS, min_size=3, max_size=4, unique=True), st.integers(1, 2)
)
NUMBER_GAPS = st.builds(
    lambda number, within: Gap(number, tolerance=within.by or Decimal(0)),
    st.sampled_from(("7", "-2.5", "0.001")),
    TOLERANCES,
)
GAP_WEIGHTS = st.sampled_from((Decimal(50), Decimal("33.33333"), Decimal(-25)))


def partly_right(gap: Gap, weight: Decimal) -> Gap:
    """The same gap, with one more answer that is worth this."""
    if gap.is_number:
        further = Also("-77000", tolerance=Decimal(0))
        return replace(gap, also=(Also("41000", weight, Decimal(2)), further))
    if gap.options:
        others = [one for one in gap.options if one not in gap.forms]
        return replace(gap, also=(Also(others[0], weight),))
    return replace(gap, also=(Also(f"{gap.answer} also", weight),))


PARTLY_GAPS = st.builds(partly_right, TYPED_GAPS | CHOSEN_GAPS | NUMBER_GAPS, GAP_WEIGHTS)
GAPS = TYPED_GAPS | CHOSEN_GAPS | NUMBER_GAPS | PARTLY_GAPS


@st.composite
def clozes(draw: Any) -> WrittenQuestion:
    gaps = draw(st.lists(GAPS, min_size=1, max_size=4))
    piece = TEXT.map(lambda text: text.replace("[[", "[").replace("]]", "]"))
    pieces = draw(st.lists(piece, min_size=len(gaps) + 1, max_size=len(gaps) + 1))
    spaced = [f"{piece} " if place == 0 else f" {piece} " for place, piece in enumerate(pieces)]
    try:
        return Cloze().compose(text_with_gaps(spaced, gaps), draw(LINES))
    except InvalidBody:
        reject()


@st.composite
def altered(draw: Any) -> WrittenQuestion:
    wrong = draw(PLAIN)
    statement = f"{draw(TEXT)} {wrong} {draw(TEXT)}"
    return Altered().compose(statement, wrong, draw(ROUGH), draw(LINES))


OF_KIND: dict[str, st.SearchStrategy[WrittenQuestion]] = {
    formats.CHOICE: choices() | weighed_choices(),
    formats.SEVERAL: st.builds(Several().compose, ROUGH, OPTIONS | WEIGHED_OPTIONS, LINES),
    formats.TYPED: st.builds(
        Typed().compose,
        ROUGH,
        ROUGH,
        st.lists(ROUGH, max_size=3),
        st.sampled_from(Spelling),
        LINES,
        partial=PARTIAL,
    ),
    formats.NUMBER: st.builds(
        Number().compose,
        ROUGH,
        NUMBERS,
        TOLERANCES,
        st.lists(st.sampled_from(("km", "kilometres", "m|s", "%")), max_size=2, unique=True),
        needs_unit=st.booleans(),
        explanation=LINES,
        also=ALSO,
    ),
    formats.CLOZE: clozes(),
    formats.ALTERED: altered(),
    formats.MATCHING: st.builds(
        Matching().compose,
        ROUGH,
        st.lists(st.tuples(ROUGH, ROUGH), min_size=2, max_size=4),
        st.lists(ROUGH, max_size=2),
        LINES,
    ),
    formats.ORDERING: st.builds(
        Ordering().compose, ROUGH, st.lists(ROUGH, min_size=3, max_size=5), LINES
    ),
    formats.LIST: st.builds(
        Listed().compose,
        ROUGH,
        st.lists(ROUGH, min_size=2, max_size=4),
        st.lists(st.lists(ROUGH, max_size=2), max_size=2),
        st.integers(0, 3),
        LINES,
        share=st.booleans(),
    ),
    formats.OPEN: st.builds(
        Open().compose,
        ROUGH,
        st.builds("{}{}".format, ROUGH, LINES),
        st.lists(st.builds(Criterion, ROUGH, st.integers(1, 100)), max_size=3),
        LINES,
    ),
    formats.POLL: st.builds(
        Poll().compose,
        ROUGH,
        st.sampled_from(AnswerForm),
        st.lists(ROUGH, min_size=2, max_size=2, unique=True),
        LINES,
    ),
}
TAGS = st.lists(st.text("abc 长]\\|", min_size=1, max_size=8), max_size=3).map(tuple)


@st.composite
def items(draw: Any, *kinds: str) -> ExchangeItem:
    """A question of one of these kinds, or of any, with its tags."""
    made = draw(_accepted(st.sampled_from(kinds or tuple(OF_KIND)).flatmap(OF_KIND.__getitem__)))
    return checked_item(made, draw(TAGS))


def _accepted(questions: st.SearchStrategy[WrittenQuestion]) -> st.SearchStrategy[WrittenQuestion]:
    return questions.filter(_is_accepted)


def _is_accepted(question: WrittenQuestion) -> bool:
    try:
        checked_item(question)
    except Refused:
        return False
    return True


def one_of_each() -> dict[str, WrittenQuestion]:
    """The fullest question of each kind."""
    remark = "It is 6,300 km long."
    explanation = "Read *on*.\n\nAnd on."
    options = [
        Option("The Seine", feedback="That is in France."),
        Option("The Yangtze", True, remark),
        Option("长江", True, "The same."),
        Option("The Rhine"),
    ]
    one = [Option(each.text, each.text == "长江", each.feedback) for each in options]
    return {
        formats.CHOICE: Choice().compose("Which **river**?", one, explanation),
        formats.SEVERAL: Several().compose("Which are in China?", options, explanation),
        formats.TYPED: Typed().compose(
            "Which river?", "Yangtze", ["长江", "Chang Jiang"], Spelling.EXACT, explanation
        ),
        formats.NUMBER: Number().compose(
            "How long is it?",
            "6300",
            Tolerance(Decimal("2.5")),
            ["km", "kilometres"],
            needs_unit=True,
            explanation=explanation,
        ),
        formats.CLOZE: Cloze().compose(
            "In [[2023|’23]], Xi spoke of [[*new|old]] forces [[#3 ± 1]] times.", explanation
        ),
        formats.ALTERED: Altered().compose(
            "The Seine flows through Wuhan.", "Seine", "Yangtze", explanation
        ),
        formats.MATCHING: Matching().compose(
            "Match them.", [("Wuhan", "Yangtze"), ("Paris", "Seine")], ["Rhine"], explanation
        ),
        formats.ORDERING: Ordering().compose(
            "Put them in order.", ["Spring", "Summer", "Autumn"], explanation
        ),
        formats.LIST: Listed().compose(
            "Name two rivers.", ["Yangtze", "Pearl River"], [["长江"], []], 2, explanation
        ),
        formats.OPEN: Open().compose(
            "Why does it matter?",
            "It grows.\n\nA lot.",
            [Criterion("Names growth", 2), Criterion("Gives an example")],
            explanation,
        ),
        formats.POLL: Poll().compose(
            "How was it?", AnswerForm.SCALE, ["Too easy", "Too hard"], explanation
        ),
    }


def bodies_and_tags(items: list[ExchangeItem]) -> list[tuple[Any, tuple[str, ...]]]:
    """What must survive a round trip: the body and the tags of each question."""
    return [(item.question.body(), item.tags) for item in items]


type Read = Callable[[bytes], Any]
