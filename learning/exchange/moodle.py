"""Writes Moodle's XML, the format of its own exports."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt

from content.reading.formulas import kept_out, put_back
from content.reading.tables import without_empty_headings
from learning.exchange.embedded import BEGINS, embedded
from learning.exchange.format import LEFT_OUT, ExchangeFormat, ExchangeItem, FileText, KindExport
from learning.exchange.gift import (
    TYPING,
    lost_of_number,
    margin,
    plain_number,
    shares_of,
)
from learning.exchange.markup import blocks_from_html, from_html
from learning.exchange.moodle_pictures import PLACE, pictured
from learning.exchange.moodle_reading import PAIRWISE, grader_info, name_of, read
from learning.exchange.texts import by_text, seen_of
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
from learning.kinds.written import WrittenQuestion
from learning.questions.words import GAP

INVISIBLE = "It holds an invisible character, which is left out."
_PARSER = MarkdownIt("js-default", {"html": False, "maxNesting": 20})
_PARSER.disable("image").use(without_empty_headings)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(items: Sequence[ExchangeItem]) -> bytes:
    questions = []
    for text, some in by_text(item for item in items if item.question.format in _EXPORTED):
        questions += [_description(text)] if text else []
        questions += map(_question, some)
    return "\n".join(
        ('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *questions, "</quiz>", "")
    ).encode()


def cannot_hold(question: WrittenQuestion) -> str:
    export = _EXPORTED.get(question.format)
    if export is None:
        return LEFT_OUT
    unseen = INVISIBLE if _NOT_IN_XML.search(seen_of(question)) else ""
    return " ".join(filter(None, (export.lost(question.body()), unseen)))


def _description(text: FileText) -> str:
    """A text over the questions after it."""
    pictures, files = pictured(text.pictures)
    html = _html(text.text)
    shown = "\n\n".join(filter(None, (html or text.text, pictures)))
    return "\n".join(
        (
            '<question type="description">',
            f"<name>{_text(text.title or name_of(text.text))}</name>",
            _formatted("questiontext", shown, files, "html" if html else "markdown"),
            _marked("generalfeedback", ""),
            "<defaultgrade>0</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
            "</question>",
        )
    )


def _question(item: ExchangeItem) -> str:
    body = item.question.body()
    kind, asked, answers = _EXPORTED[item.question.format].write(body)
    picture, file = pictured([item.picture] if item.picture else [])
    html = _plain_html(asked) if kind == "cloze" else _html(asked)
    shown = "\n\n".join(filter(None, (html or asked, picture)))
    return "\n".join(
        (
            f'<question type="{kind}">',
            f"<name>{_text(name_of(body['stem']))}</name>",
            _formatted("questiontext", shown, file, "html" if html else "markdown"),
            _marked("generalfeedback", body["explanation"]),
            "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>",
            *answers,
            f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in item.tags)}</tags>",
            "</question>",
        )
    )


def _text(text: str) -> str:
    return f"<text>{escape(_NOT_IN_XML.sub('', text).replace('\r', ''))}</text>"


def _marked(name: str, text: str, inside: str = "", attributes: str = "") -> str:
    """A text in Markdown, or in HTML where that keeps more of it."""
    html = _html(text)
    format = "html" if html else "markdown"
    return _formatted(name, html or text, inside, format, attributes)


def _formatted(name: str, text: str, inside: str, format: str, attributes: str = "") -> str:
    return f'<{name}{attributes} format="{format}">{_text(text)}{inside}</{name}>'


def _html(text: str) -> str:
    """A text with formulas or tables as HTML, since Moodle's Markdown takes the backslashes of
    formulas for its own; "" for any other, and for one that would not be read as the same again."""
    kept, formulas = kept_out(text)
    if PLACE in text or not (formulas or "|" in text):
        return ""
    html = _PARSER.render(kept) if "\n" in text else f"<p>{_PARSER.renderInline(kept)}</p>"
    if not (formulas or "<table>" in html):
        return ""
    html = put_back(html, formulas, lambda formula: escape(formula.text)).strip()
    return html if blocks_from_html(html, []) == text else ""


def _plain_html(text: str) -> str:
    """The same for a plain text, such as one with gaps."""
    if PLACE in text or not kept_out(text)[1]:
        return ""
    html = escape(text)
    return html if from_html(html, plain=True) == text else ""


def _answer(text: str, worth: str, feedback: str = "") -> str:
    said = _marked("feedback", feedback)
    return _marked("answer", text, said, f' fraction="{worth}"')


def _plain_answer(text: str, worth: str, said: str = "", format: str = "moodle_auto_format") -> str:
    return _formatted("answer", text, said, format, f' fraction="{worth}"')


def _choice(body: Body) -> tuple[str, str, Iterable[str]]:
    options = [
        (one, (ALL if one.right else Decimal(0)) if one.weight is None else one.weight)
        for one in options_of(body)
    ]
    answers = [_answer(one.text, in_text(worth), one.feedback) for one, worth in options]
    return "multichoice", body["stem"], ["<single>true</single>", *_SHUFFLED, *answers]


def _several(body: Body) -> tuple[str, str, Iterable[str]]:
    shares = shares_of(options_of(body))
    answers = [_answer(one.text, worth, one.feedback) for one, worth in shares]
    return "multichoice", body["stem"], ["<single>false</single>", *_SHUFFLED, *answers]


def _typed(body: Body) -> tuple[str, str, Iterable[str]]:
    case = body.get("spelling") == Spelling.CASE
    answers = (
        _plain_answer(
            one.text.replace("*", "\\*"), in_text(one.weight), _marked("feedback", one.feedback)
        )
        for one in answers_of(body)
    )
    return "shortanswer", body["stem"], [f"<usecase>{int(case)}</usecase>", *answers]


def _number(body: Body) -> tuple[str, str, Iterable[str]]:
    if not body.get("measure"):
        return "shortanswer", body["stem"], [_answer(body["answer"], "100")]
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
    said = f"{tolerance}{_marked('feedback', one.feedback)}"
    return _plain_answer(plain_number(one, body), in_text(one.weight), said)


def _matching(body: Body) -> tuple[str, str, Iterable[str]]:
    pairs = [(one["prompt"], one["answer"]) for one in body["parts"]]
    pairs += [("", one["text"]) for one in body["distractors"]]
    answers = (
        _marked("subquestion", left, f"<answer>{_text(right)}</answer>") for left, right in pairs
    )
    return "matching", body["stem"], [*_SHUFFLED, *answers]


def _ordering(body: Body) -> tuple[str, str, Iterable[str]]:
    answers = (
        _plain_answer(one["prompt"], str(place), format="plain_text")
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
    return "essay", body["stem"], [settings, _marked("graderinfo", _grader_info(body))]


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
    typed = "".join(form for gap in gaps if gap.is_typed for form in gap.forms)
    if "*" in typed or any("\\" in text for gap in gaps for text in gap.texts):
        return "A gap's answer holds a \\ or a *, which means something else there."
    meant = any(BEGINS.search(piece) for piece in body["stem"].split(GAP))
    return "Its text holds what is taken for a gap there." if meant else ""


def _lost_of_open(body: Body) -> str:
    same = grader_info(_grader_info(body)) == (body["answer"], rubric_of(body))
    return "" if same else "Its good answer ends as a rubric does there."


_EXPORTED: Mapping[str, KindExport[tuple[str, str, Iterable[str]]]] = {
    formats.CHOICE: KindExport(_choice),
    formats.SEVERAL: KindExport(_several),
    formats.TYPED: KindExport(_typed, _lost_of_typed),
    formats.NUMBER: KindExport(_number, _lost_of_number),
    formats.MATCHING: KindExport(_matching),
    formats.ORDERING: KindExport(_ordering),
    formats.CLOZE: KindExport(_cloze, _lost_of_cloze),
    formats.OPEN: KindExport(_open, _lost_of_open),
}
MOODLE_XML = ExchangeFormat(
    name="moodle-xml",
    label="Moodle XML",
    endings=("xml",),
    media_type="application/xml",
    about="what Moodle itself exports and imports, with feedback, units and texts with gaps",
    read=read,
    write=write,
    cannot_hold=cannot_hold,
    looks_like=lambda beginning: beginning.startswith(("<?xml", "<quiz")),
    has_pictures=True,
    has_texts=True,
)
