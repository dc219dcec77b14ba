"""Questions of each kind in Moodle's XML."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from learning.exchange.embedded import BEGINS, embedded
from learning.exchange.format import TYPING, KindExport
from learning.exchange.moodle.reading.kinds import PAIRWISE, grader_info
from learning.exchange.moodle.writing.texts import answer_of, marked, plain_answer, text_of
from learning.exchange.plain_numbers import lost_of_number, margin, plain_number
from learning.exchange.weights import shares_of
from learning.grading import formats
from learning.grading.part_marks import ALL, in_text
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body
from learning.kinds.cloze import gaps_of
from learning.kinds.kind import NOTHING
from learning.kinds.number import WeighedNumber, numbers_of
from learning.kinds.open import rubric_of
from learning.kinds.options import options_of
from learning.kinds.typed import answers_of
from learning.questions.words import GAP


def _choice(body: Body) -> tuple[str, str, Iterable[str]]:
    options = [
        (one, (ALL if one.right else Decimal(0)) if one.weight is None else one.weight)
        for one in options_of(body)
    ]
    answers = [answer_of(one.text, in_text(worth), one.feedback) for one, worth in options]
    return "multichoice", body["stem"], ["<single>true</single>", *_SHUFFLED, *answers]


def _several(body: Body) -> tuple[str, str, Iterable[str]]:
    shares = shares_of(options_of(body))
    answers = [answer_of(one.text, worth, one.feedback) for one, worth in shares]
    return "multichoice", body["stem"], ["<single>false</single>", *_SHUFFLED, *answers]


def _typed(body: Body) -> tuple[str, str, Iterable[str]]:
    case = body.get("spelling") == Spelling.CASE
    answers = (
        plain_answer(
            one.text.replace("*", "\\*"), in_text(one.weight), marked("feedback", one.feedback)
        )
        for one in answers_of(body)
    )
    return "shortanswer", body["stem"], [f"<usecase>{int(case)}</usecase>", *answers]


def _number(body: Body) -> tuple[str, str, Iterable[str]]:
    if not body.get("measure"):
        return "shortanswer", body["stem"], [answer_of(body["answer"], "100")]
    needs_unit = bool(body["measure"]["needs_unit"])
    units = "".join(
        f"<unit><multiplier>1</multiplier><unit_name>{escape(unit)}</unit_name></unit>"
        for unit in body["measure"]["units"]
    )
    return (
        "numerical",
        body["stem"],
        (
            *(_number_answer(one, body) for one in numbers_of(body)),
            f"<units>{units}</units>",
            f"<unitgradingtype>{int(needs_unit)}</unitgradingtype><unitpenalty>0.5</unitpenalty>",
            f"<showunits>{0 if needs_unit else 3}</showunits><unitsleft>0</unitsleft>",
        ),
    )


def _number_answer(one: WeighedNumber, body: Body) -> str:
    tolerance = f"<tolerance>{margin(one, body) or 0}</tolerance>"
    said = f"{tolerance}{marked('feedback', one.feedback)}"
    return plain_answer(plain_number(one, body), in_text(one.weight), said)


def _matching(body: Body) -> tuple[str, str, Iterable[str]]:
    pairs = [(one["prompt"], one["answer"]) for one in body["parts"]]
    pairs += [("", one["text"]) for one in body["distractors"]]
    answers = (
        marked("subquestion", left, f"<answer>{text_of(right)}</answer>") for left, right in pairs
    )
    return "matching", body["stem"], [*_SHUFFLED, *answers]


def _ordering(body: Body) -> tuple[str, str, Iterable[str]]:
    answers = (
        plain_answer(one["prompt"], str(place), format="plain_text")
        for place, one in enumerate(body["parts"], 1)
    )
    settings = "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
    settings += "<selectcount>0</selectcount>"
    settings += f"<gradingtype>{PAIRWISE}</gradingtype>"
    settings += "<showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>"
    return "ordering", body["stem"], [settings, *answers]


def _cloze(body: Body) -> tuple[str, str, Iterable[str]]:
    pieces = body["stem"].split(GAP)
    gaps = [*map(embedded, gaps_of(body)), ""]
    text = "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    return "cloze", text, ()


def _open(body: Body) -> tuple[str, str, Iterable[str]]:
    settings = "<responseformat>editor</responseformat><responserequired>1</responserequired>"
    settings += "<responsefieldlines>15</responsefieldlines><attachments>0</attachments>"
    return "essay", body["stem"], [settings, marked("graderinfo", _grader_info(body))]


def _grader_info(body: Body) -> str:
    rubric = rubric_of(body)
    answer = [] if body["answer"] == NOTHING else [body["answer"]]
    lines = [f"- {one.text} ({one.points})" for one in rubric]
    return "\n\n".join([*answer, *(["\n".join(lines)] if lines else [])])


_SHUFFLED = ("<shuffleanswers>true</shuffleanswers>",)


def _lost_of_typed(body: Body) -> str:
    return TYPING if body.get("spelling", Spelling.FREE) == Spelling.FREE else ""


def _lost_of_number(body: Body) -> str:
    return " ".join(lost_of_number(body))


def _lost_of_cloze(body: Body) -> str:
    gaps = gaps_of(body)
    typed = "".join(text for gap in gaps if gap.is_typed for text in gap.texts)
    if "*" in typed or any("\\" in text for gap in gaps for text in gap.texts):
        return "A gap's answer holds a \\ or a *, which means something else there."
    meant = any(BEGINS.search(piece) for piece in body["stem"].split(GAP))
    return "Its text holds what is taken for a gap there." if meant else ""


def _lost_of_open(body: Body) -> str:
    same = grader_info(_grader_info(body)) == (body["answer"], rubric_of(body))
    return "" if same else "Its good answer ends as a rubric does there."


EXPORTED: Mapping[str, KindExport[tuple[str, str, Iterable[str]]]] = {
    formats.CHOICE: KindExport(_choice),
    formats.SEVERAL: KindExport(_several),
    formats.TYPED: KindExport(_typed, _lost_of_typed),
    formats.NUMBER: KindExport(_number, _lost_of_number),
    formats.MATCHING: KindExport(_matching),
    formats.ORDERING: KindExport(_ordering),
    formats.CLOZE: KindExport(_cloze, _lost_of_cloze),
    formats.OPEN: KindExport(_open, _lost_of_open),
}
