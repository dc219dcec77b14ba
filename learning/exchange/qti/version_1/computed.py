"""Items of QTI 1.2 that are no field to be scored: numbers that are drawn anew, files handed in."""

import re

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import FILE, NO_ANSWER, Refused
from learning.exchange.pictures import pictures_in
from learning.exchange.qti.material import blocks
from learning.exchange.qti.numbers import figures
from learning.exchange.qti.questions import Asked
from learning.exchange.qti.scoring import number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_1.presentation import shown_html
from learning.exchange.qti.version_2.templates import DRAWN
from learning.kinds.kind import NOTHING
from learning.kinds.number import Number, Tolerance
from learning.kinds.open import Open
from learning.kinds.written import WrittenQuestion

COMPUTED = "Its values are computed anew each time, and the file holds none of them."
_NAME = re.compile(r"\[([\w.]{1,50})\]")


def computed(item: Element, presentation: Element, asked: Asked) -> WrittenQuestion:
    """A number that is computed of others: the first of those that the file holds."""
    found = next(iter(item.find("var_set")), None)
    answer = found.first("answer") if found else None
    if found is None or answer is None:
        raise Refused(COMPUTED)
    values = {one["name"]: figures(number(one.text)) for one in found.all("var")}
    asked.notes.append(DRAWN.format(", ".join(f"{name} = {one}" for name, one in values.items())))
    html = _NAME.sub(lambda place: values.get(place[1], place[0]), shown_html(presentation))
    asked.pictures = pictures_in(html)
    stem = blocks(html.replace(STAND_IN, ""), asked.notes)
    explanation = asked.explanation(asked.mark({}))
    return Number().compose(
        stem, figures(number(answer.text)), _tolerance(item), explanation=explanation
    )


def _tolerance(item: Element) -> Tolerance:
    for one in item.find("answer_tolerance", "tolerance"):
        text = one.text.removesuffix("%").strip()
        by = number(text or "0")
        is_share = one.text.endswith("%") or one["type"].lower().startswith("percent")
        return Tolerance(by or None, percentage=bool(by) and is_share)
    return Tolerance(None)


def handed_in(presentation: Element, asked: Asked, solution: str) -> WrittenQuestion:
    html = shown_html(presentation)
    asked.pictures = pictures_in(html)
    asked.notes.append(FILE)
    stem = blocks(html.replace(STAND_IN, ""), asked.notes)
    if not solution:
        asked.notes.append(NO_ANSWER)
    return Open().compose(stem, solution or NOTHING, (), asked.explanation(asked.mark({})))
