"""Writes Moodle's GIFT, one block for each question."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from content.reading.formulas import formulas_in
from learning.exchange.format import LEFT_OUT, TYPING, ExchangeItem, FileText, KindExport
from learning.exchange.gift.signs import FORMATS, name_of
from learning.exchange.plain_numbers import lost_of_number, margin, plain_number
from learning.exchange.texts import by_text
from learning.exchange.weights import shares_of
from learning.grading import formats
from learning.grading.part_marks import ALL, in_text
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body, kind_of
from learning.kinds.cloze import gaps_of
from learning.kinds.kind import NOTHING
from learning.kinds.number import WeighedNumber, numbers_of
from learning.kinds.options import Option, options_of, weights_of
from learning.kinds.typed import answers_of
from learning.kinds.written import WrittenQuestion
from learning.questions.words import GAP

FORMULAS = "Moodle takes \\, _ and * in its formulas for Markdown; its XML keeps them."
ARROW = "“->” is written →, since it means a pair there."
CAPITALS = "Here capitals count; there they do not."
ONE_GAP = "There a text has one gap, typed and amid it: it is left out."
_MARKS = re.compile(r"[\\_*]")
_SIGNS, _IN_A_TAG = re.compile(r"[\\#=~{}:]"), re.compile(r"[\\\[\]]")
_BEHIND = r"\\\g<0>"  # a backslash
_LIKE_A_WEIGHT = re.compile(r"%-*\d")


def write(items: Sequence[ExchangeItem]) -> bytes:
    blocks = []
    for text, some in by_text(item for item in items if item.question.format in _EXPORTED):
        written = list(filter(None, map(_block, some)))
        blocks += [_description(text)] if text and written else []
        blocks += written
    return "\n".join(blocks).encode()


def cannot_hold(question: WrittenQuestion) -> str:
    export = _EXPORTED.get(question.format)
    if export is None:
        return LEFT_OUT
    formulas = FORMULAS if _has_marks_in_formulas(question) else ""
    return " ".join(filter(None, (export.lost(question.body()), formulas)))


def _has_marks_in_formulas(question: WrittenQuestion) -> bool:
    texts = (text for _, text, _ in kind_of(question.format).texts(question.body()))
    return any(_MARKS.search(one.text) for text in texts for one in formulas_in(text))


def _block(item: ExchangeItem) -> str:
    body = item.question.body()
    tags = " ".join(f"[tag:{_IN_A_TAG.sub(_BEHIND, tag)}]" for tag in item.tags)
    answered = _EXPORTED[item.question.format].write(body)
    if not answered:
        return ""
    name = _escaped(name_of(body["stem"]))
    comment = f"// {tags}\n" if tags else ""
    return f"{comment}::{name}::[markdown]{answered}\n"


def _description(text: FileText) -> str:
    """A text over the questions after it."""
    name = text.title or name_of(text.text)
    return f"::{_escaped(name)}::[markdown]{_escaped(text.text)}\n"


def _escaped(text: str) -> str:
    return _SIGNS.sub(_BEHIND, text).replace("\r", "").replace("\n", "\\n")


def _marked(text: str) -> str:
    """The text, marked if its beginning could be read as the name of a text format."""
    named = text.startswith(tuple(f"[{name}]" for name in FORMATS))
    return f"[markdown]{_escaped(text)}" if named else _escaped(text)


def _braces(body: Body, answers: Sequence[str]) -> str:
    explanation = [f"####{_marked(body['explanation'])}"] if body["explanation"] else []
    lines = [*answers, *explanation]
    return "{\n" + "".join(f"\t{line}\n" for line in lines) + "}" if lines else "{}"


def _choice(body: Body) -> str:
    answers = [
        f"{_sign(one, body)}{_marked(one.text)}{_said(one.feedback)}" for one in options_of(body)
    ]
    return f"{_escaped(body['stem'])} {_braces(body, answers)}"


def _sign(option: Option, body: Body) -> str:
    if option.text == body["answer"]:
        return "="
    if option.weight:
        return f"~%{in_text(option.weight)}%"
    return "~%0%" if _LIKE_A_WEIGHT.match(option.text) else "~"


def _said(text: str) -> str:
    return f"#{_marked(text)}" if text else ""


def _several(body: Body) -> str:
    answers = [
        f"~%{worth}%{_marked(one.text)}{_said(one.feedback)}"
        for one, worth in shares_of(options_of(body))
    ]
    return f"{_escaped(body['stem'])} {_braces(body, answers)}"


def _form(text: str, weight: Decimal = ALL, feedback: str = "") -> str:
    """A typed answer without wildcards."""
    plain = _marked(text.replace("*", "\\*").replace("->", "→"))
    is_marked = weight != ALL or _LIKE_A_WEIGHT.match(text)
    return f"={f'%{in_text(weight)}%' if is_marked else ''}{plain}{_said(feedback)}"


def _typed(body: Body) -> str:
    forms = [
        _form(one.text, one.weight, one.feedback.replace("->", "→")) for one in answers_of(body)
    ]
    return f"{_escaped(body['stem'])} {_braces(body, forms)}"


def _number(body: Body) -> str:
    if not body.get("measure"):
        return ""
    numbers = numbers_of(body)
    if len(numbers) == 1 and numbers[0].weight == ALL and not numbers[0].feedback:
        return f"{_escaped(body['stem'])} {_braces(body, [f'#{_ranged(numbers[0], body)}'])}"
    answers = [
        f"=%{in_text(one.weight)}%{_ranged(one, body)}{_said(one.feedback)}" for one in numbers
    ]
    return f"{_escaped(body['stem'])} {_braces(body, ['#', *answers])}"


def _ranged(one: WeighedNumber, body: Body) -> str:
    within = margin(one, body)
    return f"{plain_number(one, body)}{f':{within}' if within else ''}"


def _cloze(body: Body) -> str:
    before, *after = body["stem"].split(GAP)
    if len(after) != 1 or not after[0].strip():
        return ""
    (gap,) = gaps_of(body)
    if not gap.is_typed:  # there it would be a question of another kind
        return ""
    forms = [*map(_form, gap.forms), *(_form(one.text, one.weight) for one in gap.also)]
    answers = _braces(body, forms)
    return f"{_escaped(before)}{answers}{_escaped(after[0])}"


def _matching(body: Body) -> str:
    pairs = [(one["prompt"], one["answer"]) for one in body["parts"]]
    pairs += [("", one["text"]) for one in body["distractors"]]
    answers = [
        f"={_marked(_unpaired(left))} -> {_escaped(_unpaired(right))}" for left, right in pairs
    ]
    return f"{_escaped(body['stem'])} {_braces(body, answers)}"


def _unpaired(text: str) -> str:
    return text.replace("->", "→")


def _open(body: Body) -> str:
    return f"{_escaped(body['stem'])} {_braces(body, [])}"


def _lost_of_typed(body: Body) -> str:
    lost = {Spelling.FREE: TYPING, Spelling.CASE: CAPITALS, Spelling.EXACT: ""}
    arrow = ARROW if any("->" in one.text + one.feedback for one in answers_of(body)) else ""
    return " ".join(filter(None, (lost[Spelling(body.get("spelling", "free"))], arrow)))


def _lost_of_choice(body: Body) -> str:
    best = weights_of(body).get(body["answer"], ALL)
    return f"Its best option is worth 100 % there, not {in_text(best)} %." if best < ALL else ""


def _arrow(body: Body) -> str:
    forms = (text for gap in gaps_of(body) for text in gap.texts)
    return ARROW if any("->" in one for one in forms) else ""


def _lost_of_number(body: Body) -> str:
    lost = lost_of_number(body)
    if body.get("measure") and body["measure"]["units"]:
        lost.append("Its unit is left out.")
    return LEFT_OUT if not body.get("measure") else " ".join(lost)


def _lost_of_cloze(body: Body) -> str:
    return _arrow(body) if _cloze(body) else ONE_GAP


def _lost_of_matching(body: Body) -> str:
    sides = [side for one in body["parts"] for side in (one["prompt"], one["answer"])]
    sides += [one["text"] for one in body["distractors"]]
    return (
        "“->” is written →, since it parts the pairs." if any("->" in one for one in sides) else ""
    )


def _lost_of_open(body: Body) -> str:
    answer = body["answer"] != NOTHING
    lost = [
        *(["its good answer"] if answer else []),
        *(["its rubric"] if body.get("rubric") else []),
    ]
    return f"It loses {' and '.join(lost)}." if lost else ""


_EXPORTED: Mapping[str, KindExport[str]] = {
    formats.CHOICE: KindExport(_choice, _lost_of_choice),
    formats.SEVERAL: KindExport(_several),
    formats.TYPED: KindExport(_typed, _lost_of_typed),
    formats.NUMBER: KindExport(_number, _lost_of_number),
    formats.CLOZE: KindExport(_cloze, _lost_of_cloze),
    formats.MATCHING: KindExport(_matching, _lost_of_matching),
    formats.OPEN: KindExport(_open, _lost_of_open),
}
