"""What every kind of question can do; each kind is one file beside this one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, ClassVar

from learning.grading import Verdict
from learning.grading.expects import Expects
from learning.grading.part_marks import ALL, weight_in
from learning.grading.verdict import BLANK
from learning.kinds.limits import LONGEST_EXPLANATION, LONGEST_STEM, MOST_ROWS
from learning.kinds.response_fields import Post, ResponseData
from learning.kinds.written import WrittenQuestion, in_blocks, in_lines, on_one_line

type Body = Mapping[str, Any]  # ``GeneratedQuestion.body()``, as stored

NOTHING = "–"  # the answer of a question that has none yet


class PartMark(StrEnum):
    """What became of one part of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"  # in the response, but no part of the answer
    SPARE = "spare"  # right too, but more than was needed


@dataclass(frozen=True, slots=True)
class FeedbackPart:
    """One part of an answer: ``text`` is how it should be, ``label`` names what it belongs to, if
    anything. Where the response has something else, ``given`` is that, or ``note`` tells of it."""

    mark: PartMark
    text: str
    label: str = ""
    note: str = ""
    given: str = ""


class InvalidBody(ValueError):
    """A question lacks what its kind needs; the message says what."""


class Grader(Enum):
    """Who grades an answer."""

    APP = "app"
    PERSON = "person"  # somebody else: a teacher, later
    LEARNER = "learner"  # the learner, at once
    NOBODY = "nobody"  # there is no right answer


class Effort(Enum):
    """What an answer takes that is not picked from options."""

    SHORT = "short"  # typed in seconds
    RECALL = "recall"  # nothing is typed
    LONG = "long"  # typed at some length


class Kind:
    """One kind of question: how it is written, checked, shown, answered and graded.

    A kind has no state. ``name`` stands in rows, bodies and addresses, so it never changes. The
    defaults are those of a kind that the app grades and that cannot be guessed.
    """

    name: ClassVar[str]
    label: ClassVar[str]  # for people, in the plural or as an activity
    grader: ClassVar[Grader] = Grader.APP
    effort: ClassVar[Effort | None] = None  # None: asked whenever the question is
    is_picked: ClassVar[bool] = False  # by clicks, of which quick or lucky ones prove nothing
    instructs: ClassVar[bool] = False  # its stem may say what to do instead of asking
    stem_has_key: ClassVar[bool] = False  # another stem means another answer
    also_asked_as: ClassVar[tuple[str, ...]] = ()  # names of kinds, where one studies alone
    rows_called: ClassVar[str] = ""  # what ``rows`` counts
    blank: ClassVar[Verdict] = BLANK  # on a question that was left open

    @property
    def has_key(self) -> bool:
        """Whether an answer can be right: only then it is marked, studied and analysed."""
        return self.grader is not Grader.NOBODY

    def worth(self, points: float) -> float:
        """The points of such a question that is to bring ``points``."""
        return points if self.has_key else 0.0

    # A question is asked.

    def validate(self, body: Body) -> None:
        """Raises ``InvalidBody`` where the body cannot be asked in this kind."""
        written = body.get("source", ()) is None  # an author need not explain
        for name in ("stem", "answer") if written else ("stem", "answer", "explanation"):
            text = body.get(name)
            require(isinstance(text, str) and text.strip(), f"The {name} is missing.")
        known = body.get("expects") in set(Expects)
        require(known, "It is not said what sort of answer is expected.")
        asked = self.name in body.get("formats", ())
        require(asked, f"The question is not asked as “{self.name}”.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        """All that a page may show before the answer: JSON that does not give it away.

        The same ``presentation`` of a question shows the same order of its options.
        """
        common = {"format": self.name, "stem": body["stem"], "expects": body["expects"]}
        return common | ({"written": True} if body.get("source", ()) is None else {})

    def parse(self, post: Post) -> ResponseData:
        """The response in a form; a field that is missing or broken counts as blank."""
        raise NotImplementedError

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        raise NotImplementedError

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The answer part by part, each marked; empty where it has only one part."""
        return []

    def response_text(self, body: Body, response: ResponseData) -> str:
        """The response as people read it; "" for none."""
        return ""

    # A question is written.

    def compose(self, *args: Any, **fields: Any) -> WrittenQuestion:
        """The question that these fields make, which ``validate`` need not accept.

        Raises ``InvalidBody`` where nothing can be made of them. Forms and imported files both
        make their questions here.
        """
        raise InvalidBody("A question of this kind cannot be written.")

    def fields(self, body: Body) -> dict[str, Any]:
        """The fields of which ``compose`` makes this body."""
        return {"stem": body["stem"], "explanation": body["explanation"]}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        """The texts of an author, each after what it is and before its greatest length."""
        yield "The question", body["stem"], LONGEST_STEM
        yield "The explanation", body["explanation"], LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        """How many rows of its form it fills: options, pairs and the like."""
        return 0

    def check_fits(self, body: Body) -> None:
        """Raises ``InvalidBody`` where the form of the kind has no room for all of it."""
        for what, text, longest in self.texts(body):
            length = len(text)
            require(length <= longest, f"{what} has {length} characters; {longest} at most.")
        rows = self.rows(body)
        require(rows <= MOST_ROWS, f"There are {rows} {self.rows_called}; {MOST_ROWS} at most.")

    def author_response(self, body: Body) -> ResponseData | None:
        """The right response, where grading it may show that the answer cannot be compared."""
        return None

    # An author makes a version of a generated question.

    def version_format(self, body: Body) -> str:
        """The kind in which one's own version of this question is written; "" for none."""
        return self.name

    def has_same_key(self, body: Body, original: Body) -> bool:
        """Whether another body, maybe of another kind, has the answer of this kind's original."""
        if body["elements"] and original["elements"]:
            entries = (sorted(map(on_one_line, one["elements"])) for one in (body, original))
            return bool(next(entries) == next(entries) and body["needed"] == original["needed"])
        return on_one_line(body["answer"]) == on_one_line(original["answer"])

    # Answers are analysed.

    def options(self, body: Body) -> Mapping[str, bool]:
        """Whether each option is right, in the order of the body; empty where none is picked."""
        return {}

    def picked(self, body: Body, response: ResponseData) -> list[str]:
        """Those of ``options``, and wrong pairs of a matching, that a response names."""
        return []

    def guess(self, body: Body) -> float | None:
        """The share of the points, from 0 to 1, that blind guessing brings on average; None where
        it depends on how much is picked. As Moodle's ``get_random_guess_score``."""
        return 0.0

    def ways_to_pick(self, shown: Mapping[str, Any]) -> int:
        """How many ways there are to pick from what was shown; 0 where nothing is picked."""
        return len(shown.get("options", ()))

    def _question(
        self,
        stem: str,
        answer: str,
        explanation: str,
        expects: Expects = Expects.TERM,
        **particulars: Any,
    ) -> WrittenQuestion:
        return WrittenQuestion(
            format=self.name,
            also_asked_as=self.also_asked_as,
            stem=in_blocks(stem),
            answer=on_one_line(answer) or NOTHING,
            explanation=in_lines(explanation),
            expects=expects,
            particulars=particulars,
        )


def stored_weight(text: str) -> Decimal:
    """A weight as a body has it. Raises ``InvalidBody``."""
    try:
        return weight_in(text)
    except ValueError as error:
        raise InvalidBody(str(error)) from error


def check_weight(answer: str, weight: Decimal) -> None:
    """Raises ``InvalidBody``."""
    require(abs(weight) <= ALL, f"“{answer[:40]}” is worth more than 100 %, or less than −100 %.")


def require(fulfilled: object, message: str) -> None:
    if not fulfilled:
        raise InvalidBody(message)


def surnames_in(body: Body) -> dict[str, str]:
    """The surnames of the people in a body, by their full names. Old bodies have none."""
    return dict(body.get("surnames", ()))
