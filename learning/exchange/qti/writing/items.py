"""The items of a QTI package: a question of each kind as XML.

Elements and their order are those of the information model of IMS Question and Test
Interoperability 2.1, final of 2012.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree.ElementTree import tostring
from xml.sax.saxutils import escape, quoteattr

from markdown_it import MarkdownIt

from content.reading.formulas import NAMESPACE, Formula, kept_out, mathml, put_back
from content.reading.tables import without_empty_headings
from learning.exchange.format import LEFT_OUT, FileText, KindExport
from learning.exchange.gift import TYPING, plain_number
from learning.grading import formats
from learning.grading.parsing.measures import plain_figures
from learning.grading.parsing.numbers import in_figures
from learning.grading.part_marks import in_text
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body
from learning.kinds.cloze import gaps_of
from learning.kinds.cloze.gaps import Gap
from learning.kinds.kind import NOTHING
from learning.kinds.number import (
    Tolerance,
    WeighedNumber,
    bare_number,
    numbers_of,
    tolerance_of,
)
from learning.kinds.open import rubric_of
from learning.kinds.options import Option, options_of, weights_of
from learning.kinds.typed import answers_of
from learning.questions.words import GAP

ITEM = "http://www.imsglobal.org/xsd/imsqti_v2p1"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAME = 80  # characters of the question in its title
EXPLAINED = "explained"
UNIT = "Its unit stands beside the field; whoever answers need not give it."
SAID = "It loses what is said of each answer."
_PARSER = MarkdownIt("js-default", {"html": False, "xhtmlOut": True, "maxNesting": 20})
_PARSER.disable(["image", "link", "autolink", "strikethrough", "fence"]).use(without_empty_headings)


@dataclass(slots=True)
class QtiItem:
    """The parts of an item: the declarations of its responses, what it shows, how it is scored, and
    the feedback by choice."""

    declared: Iterable[str]
    shown: str
    scored: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict)
    has_choice_feedback: bool = False


def passage(text: FileText, pictures: Sequence[str] = ()) -> str:
    """A text over questions, which this version has within each item; ``pictures`` are the XHTML of
    those below it."""
    label = f" label={quoteattr(text.title)}" if text.title else ""
    shown = "".join(f"<p>{one}</p>" for one in pictures)
    inside = f"{_in_blocks(text.text)}{shown}"
    return f'<rubricBlock view="candidate" class="passage"{label}>{inside}</rubricBlock>'


def item_of(identifier: str, body: Body, picture: str = "", over: str = "") -> str:
    """The XML of an item; ``picture`` is the XHTML of one that stands above it, ``over`` that of
    the text that it stands under."""
    asked = EXPORTED[body["formats"][0]].write(body)
    title = quoteattr(" ".join(_unmarked(body["stem"]).split())[:NAME])
    feedback = {
        **asked.feedback,
        **({EXPLAINED: body["explanation"]} if body["explanation"] else {}),
    }
    scored = f"{asked.scored}{_feedback(asked, body)}"
    blocks = f"<div>{_in_blocks(body['stem'])}</div>" if _has_blocks(body) else ""
    return "\n".join(
        (
            f'{HEAD}<assessmentItem xmlns="{ITEM}" identifier="{identifier}" title={title} '
            'adaptive="false" timeDependent="false">',
            *asked.declared,
            '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">'
            "<defaultValue><value>0</value></defaultValue></outcomeDeclaration>",
            '<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" '
            'baseType="identifier"/>',
            f"<itemBody>{over}{f'<p>{picture}</p>' if picture else ''}{blocks}{asked.shown}"
            "</itemBody>",
            *([f"<responseProcessing>{scored}</responseProcessing>"] if scored else []),
            *(_modal(name, text) for name, text in feedback.items()),
            "</assessmentItem>",
            "",
        )
    )


def _feedback(asked: QtiItem, body: Body) -> str:
    """What sets the feedback after an answer: that on the choice, and the explanation."""
    parts = (
        ['<variable identifier="RESPONSE"/>']
        if asked.has_choice_feedback and asked.feedback
        else []
    )
    if body["explanation"]:
        parts.append(f'<baseValue baseType="identifier">{EXPLAINED}</baseValue>')
    value = f"<multiple>{''.join(parts)}</multiple>"
    return f'<setOutcomeValue identifier="FEEDBACK">{value}</setOutcomeValue>' if parts else ""


def _modal(name: str, text: str) -> str:
    return (
        f'<modalFeedback outcomeIdentifier="FEEDBACK" showHide="show" identifier="{name}">'
        f"{_in_blocks(text)}</modalFeedback>"
    )


def _in_line(text: str) -> str:
    """Markdown of one line as XHTML, with its formulas in MathML."""
    kept, formulas = kept_out(text)
    return put_back(str(_PARSER.renderInline(kept)).strip(), formulas, _formula)


def _plain(text: str) -> str:
    """A plain text as XHTML, with its formulas in MathML."""
    kept, formulas = kept_out(text)
    return put_back(escape(kept), formulas, _formula)


def _formula(formula: Formula) -> str:
    """MathML with the source beside it; the source alone where it cannot be read."""
    math = mathml(formula.source, formula.is_display)
    if math is None:
        return escape(formula.text)
    shown = "".join(tostring(part, encoding="unicode") for part in math)
    source = f'<annotation encoding="application/x-tex">{escape(formula.source)}</annotation>'
    both = f"<semantics>{shown}{source}</semantics>"
    return f'<math xmlns="{NAMESPACE}" display="{math.get("display")}">{both}</math>'


def _unmarked(stem: str) -> str:
    """The text of a question without its Markdown."""
    if GAP in stem:
        return stem
    parts = (part for line in _PARSER.parseInline(stem) for part in line.children or ())
    return "".join(" " if part.type.endswith("break") else part.content for part in parts)


def _in_blocks(text: str) -> str:
    kept, formulas = kept_out(text)
    tokens = _PARSER.parse(kept)
    for token in tokens:
        token.attrs.pop("start", None)  # of a numbered list: not in QTI's XHTML
        token.attrs.pop("style", None)  # of a cell in a table: the same
    html = str(_PARSER.renderer.render(tokens, _PARSER.options, {})).strip()
    return put_back(html, formulas, _formula)


def _asked_text(body: Body) -> str:
    """The question as the prompt of an interaction; "" where it has blocks, which a prompt must not
    have."""
    stem = body["stem"]
    if _has_blocks(body):
        return ""
    return f"<prompt>{escape(stem) if GAP in stem else _in_line(stem)}</prompt>"


def _has_blocks(body: Body) -> bool:
    return "\n" in body["stem"] and GAP not in body["stem"]


def _before_field(body: Body) -> str:
    """The question before the field for a line."""
    return "" if _has_blocks(body) else f"<p>{_in_line(body['stem'])}</p>"


def _declared(
    cardinality: str, type: str, correct: Iterable[str], mapping: str = "", name: str = "RESPONSE"
) -> str:
    values = "".join(f"<value>{escape(value)}</value>" for value in correct)
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{type}">'
        f"<correctResponse>{values}</correctResponse>{mapping}</responseDeclaration>"
    )


def _mapping(worth: Iterable[tuple[str, str]], *, case: bool | None = None, least: int = 0) -> str:
    """The score of each response; ``case`` says whether capitals count in texts."""
    sensitive = "" if case is None else f' caseSensitive="{str(case).lower()}"'
    entries = "".join(
        f'<mapEntry mapKey={quoteattr(key)} mappedValue="{value}"{sensitive}/>'
        for key, value in worth
    )
    return f'<mapping lowerBound="{least}" upperBound="1" defaultValue="0">{entries}</mapping>'


def _scored(value: str) -> str:
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


MAPPED = _scored('<mapResponse identifier="RESPONSE"/>')


def _if_right(condition: str) -> str:
    one = _scored('<baseValue baseType="float">1</baseValue>')
    none = _scored('<baseValue baseType="float">0</baseValue>')
    return (
        f"<responseCondition><responseIf>{condition}{one}</responseIf>"
        f"<responseElse>{none}</responseElse></responseCondition>"
    )


def _matches(name: str = "RESPONSE") -> str:
    return f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'


def _part(of: int) -> str:
    return f"{Decimal(1) / of:.6f}"


def _score(weight: Decimal) -> str:
    return in_text(weight / 100)


def _choices(body: Body, most: int) -> tuple[str, dict[str, Option]]:
    named = {f"c{number}": one for number, one in enumerate(options_of(body), 1)}
    choices = "".join(
        f'<simpleChoice identifier="{name}">{_in_line(one.text)}</simpleChoice>'
        for name, one in named.items()
    )
    shown = (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{most}">'
        f"{_asked_text(body)}{choices}</choiceInteraction>"
    )
    return shown, named


def _choice(body: Body) -> QtiItem:
    shown, named = _choices(body, 1)
    right = [name for name, one in named.items() if one.right]
    feedback = {name: one.feedback for name, one in named.items() if one.feedback}
    if weights_of(body):
        worth = ((name, _score(one.weight or Decimal(0))) for name, one in named.items())
        right = [name for name, one in named.items() if one.text == body["answer"]]
        declared = [_declared("single", "identifier", right, _mapping(worth, least=-1))]
        return QtiItem(declared, shown, MAPPED, feedback, has_choice_feedback=True)
    declared = [_declared("single", "identifier", right)]
    return QtiItem(declared, shown, _if_right(_matches()), feedback, has_choice_feedback=True)


def _several(body: Body) -> QtiItem:
    shown, named = _choices(body, 0)
    right = [name for name, one in named.items() if one.right]
    part = _part(len(right))
    mapping = _mapping(
        (name, _score(one.weight))
        if one.weight is not None
        else (name, part if one.right else f"-{part}")
        for name, one in named.items()
    )
    feedback = {name: one.feedback for name, one in named.items() if one.feedback}
    declared = [_declared("multiple", "identifier", right, mapping)]
    return QtiItem(declared, shown, MAPPED, feedback, has_choice_feedback=True)


def _typed(body: Body) -> QtiItem:
    answers = answers_of(body)
    worth = {one.text: _score(one.weight) for one in reversed(answers)}  # the first one counts
    case = body.get("spelling") == Spelling.CASE
    least = -1 if any(one.weight < 0 for one in answers) else 0
    entries = dict.fromkeys(one.text for one in answers)
    mapping = _mapping(((text, worth[text]) for text in entries), case=case, least=least)
    declared = [_declared("single", "string", [body["answer"]], mapping)]
    return QtiItem(declared, f"{_before_field(body)}<p>{_field()}</p>", MAPPED)


def _field(name: str = "RESPONSE", length: int = 20) -> str:
    return f'<textEntryInteraction responseIdentifier="{name}" expectedLength="{length}"/>'


def _number(body: Body) -> QtiItem:
    numbers = numbers_of(body)
    if numbers == [WeighedNumber(bare_number(body), tolerance_of(body))]:
        scored = _if_right(_equal(numbers[0], '<correct identifier="RESPONSE"/>'))
    else:
        scored = _first_within(numbers, body)
    units = body["measure"]["units"]
    unit = f" {escape(units[0])}" if units else ""
    shown = f"{_before_field(body)}<p>{_field(length=10)}{unit}</p>"
    answer = WeighedNumber(bare_number(body), tolerance_of(body))
    return QtiItem([_declared("single", "float", [plain_number(answer, body)])], shown, scored)


def _equal(one: WeighedNumber, to: str, name: str = "RESPONSE") -> str:
    within = in_figures(one.tolerance.by) if one.tolerance.by else ""
    mode = "relative" if one.tolerance.percentage else "absolute"
    how = f'toleranceMode="{mode}" tolerance="{within} {within}"' if within else ""
    return f'<equal {how or 'toleranceMode="exact"'}>{to}<variable identifier="{name}"/></equal>'


def _first_within(numbers: Sequence[WeighedNumber], body: Body) -> str:
    """The score of the first number within whose tolerance the response lies."""
    branches = []
    for place, one in enumerate(numbers):
        to = f'<baseValue baseType="float">{plain_number(one, body)}</baseValue>'
        worth = f'<baseValue baseType="float">{_score(one.weight)}</baseValue>'
        name = "responseElseIf" if place else "responseIf"
        branches.append(f"<{name}>{_equal(one, to)}{_scored(worth)}</{name}>")
    return f"<responseCondition>{''.join(branches)}</responseCondition>"


def _cloze(body: Body) -> QtiItem:
    gaps = gaps_of(body)
    worth = _part(len(gaps))
    written = [_gap(f"GAP{place}", gap, worth) for place, gap in enumerate(gaps, 1)]
    pieces = [_plain(piece) for piece in body["stem"].split(GAP)]
    fields = [*(one.field for one in written), ""]
    text = "".join(piece + field for piece, field in zip(pieces, fields, strict=True))
    mapped = "".join(one.mapped for one in written)
    scored = _scored(f"<sum>{mapped}</sum>") if mapped else ""
    return QtiItem(
        [one.declared for one in written],
        f"<p>{text}</p>",
        scored + "".join(one.added for one in written),
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """``mapped`` is the score of its response, or else ``added`` adds that to what all have."""

    declared: str
    field: str
    mapped: str = ""
    added: str = ""


def _gap(name: str, gap: Gap, worth: str) -> _Gap:
    if gap.tolerance is not None:
        number = plain_figures(gap.answer)
        weighed = WeighedNumber(number, Tolerance(gap.tolerance))
        is_right = _equal(weighed, f'<correct identifier="{name}"/>', name)
        share = f'<baseValue baseType="float">{worth}</baseValue>'
        more = _scored(f'<sum><variable identifier="SCORE"/>{share}</sum>')
        added = f"<responseIf>{is_right}{more}</responseIf>"
        declared = _declared("single", "float", [number], name=name)
        return _Gap(
            declared, _field(name, 10), added=f"<responseCondition>{added}</responseCondition>"
        )
    mapped = f'<mapResponse identifier="{name}"/>'
    if not gap.options:
        mapping = _mapping(((form, worth) for form in dict.fromkeys(gap.forms)), case=False)
        declared = _declared("single", "string", [gap.answer], mapping, name)
        return _Gap(declared, _field(name), mapped)
    named = {text: f"c{place}" for place, text in enumerate(gap.options, 1)}
    right = [named[form] for form in dict.fromkeys(gap.forms)]
    choices = "".join(
        f'<inlineChoice identifier="{one}">{escape(text)}</inlineChoice>'
        for text, one in named.items()
    )
    field = (
        f'<inlineChoiceInteraction responseIdentifier="{name}" shuffle="true">{choices}'
        "</inlineChoiceInteraction>"
    )
    mapping = _mapping((one, worth) for one in right)
    return _Gap(_declared("single", "identifier", right[:1], mapping, name), field, mapped)


def _matching(body: Body) -> QtiItem:
    lefts = [one["prompt"] for one in body["parts"]]
    partners = [one["answer"] for one in body["parts"]]
    spare = [one["text"] for one in body["distractors"]]
    rights = list(dict.fromkeys((*partners, *spare)))
    pairs = [f"l{n} r{rights.index(partner) + 1}" for n, partner in enumerate(partners, 1)]
    mapping = _mapping((pair, _part(len(pairs))) for pair in pairs)
    uses = max(map(partners.count, partners))
    sides = _side("l", map(_in_line, lefts)) + _side("r", map(_plain, rights), uses)
    shown = (
        '<matchInteraction responseIdentifier="RESPONSE" shuffle="true" '
        f'maxAssociations="{len(lefts)}">{_asked_text(body)}{sides}</matchInteraction>'
    )
    return QtiItem([_declared("multiple", "directedPair", pairs, mapping)], shown, MAPPED)


def _side(letter: str, texts: Iterable[str], uses: int = 1) -> str:
    choices = "".join(
        f'<simpleAssociableChoice identifier="{letter}{number}" matchMax="{uses}">{text}'
        "</simpleAssociableChoice>"
        for number, text in enumerate(texts, 1)
    )
    return f"<simpleMatchSet>{choices}</simpleMatchSet>"


def _ordering(body: Body) -> QtiItem:
    named = {f"c{number}": one["prompt"] for number, one in enumerate(body["parts"], 1)}
    choices = "".join(
        f'<simpleChoice identifier="{name}">{_plain(text)}</simpleChoice>'
        for name, text in named.items()
    )
    shown = (
        '<orderInteraction responseIdentifier="RESPONSE" shuffle="true">'
        f"{_asked_text(body)}{choices}</orderInteraction>"
    )
    return QtiItem([_declared("ordered", "identifier", named)], shown, _if_right(_matches()))


def _open(body: Body) -> QtiItem:
    answer = "" if body["answer"] == NOTHING else f"<div>{_in_blocks(body['answer'])}</div>"
    criteria = "".join(f"<li>{escape(one.text)} ({one.points})</li>" for one in rubric_of(body))
    parts = f"{answer}{f'<ul>{criteria}</ul>' if criteria else ''}"
    rubric = f'<rubricBlock view="scorer">{parts}</rubricBlock>' if parts else ""
    shown = (
        f'{rubric}<extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="15">'
        f"{_asked_text(body)}</extendedTextInteraction>"
    )
    declared = '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/>'
    return QtiItem([declared], shown)


def _lost_of_typed(body: Body) -> str:
    typing = TYPING if body.get("spelling", Spelling.FREE) == Spelling.FREE else ""
    said = SAID if any(one.feedback for one in answers_of(body)) else ""
    return f"{typing} {said}".strip()


def _lost_of_number(body: Body) -> str:
    """Numbers and dates of briefs have no equivalent, so they are left out."""
    if not body.get("measure"):
        return LEFT_OUT
    unit = UNIT if body["measure"]["units"] else ""
    said = SAID if any(one.feedback for one in numbers_of(body)) else ""
    return f"{unit} {said}".strip()


EXPORTED: Mapping[str, KindExport[QtiItem]] = {
    formats.CHOICE: KindExport(_choice),
    formats.SEVERAL: KindExport(_several),
    formats.TYPED: KindExport(_typed, _lost_of_typed),
    formats.NUMBER: KindExport(_number, _lost_of_number),
    formats.CLOZE: KindExport(_cloze),
    formats.MATCHING: KindExport(_matching),
    formats.ORDERING: KindExport(_ordering),
    formats.OPEN: KindExport(_open),
}
