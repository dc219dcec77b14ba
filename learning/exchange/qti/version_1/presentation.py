"""What an item of QTI 1.2 shows: its texts, and the responses that it asks for."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.qti.material import html_in, html_of, option, picture
from learning.exchange.qti.scoring import Notes
from learning.exchange.qti.tree import Element

RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
RIGHT_SIDES, RESPONSE_BLOCK = "RIGHT_MATCH_BLOCK", "RESPONSE_BLOCK"
_PLACE = re.compile(r"\[([^\[\]<>]{1,100})\]")
_EXTENDED = ("response_extension", "mataudio", "matvideo", "matapplet")


@dataclass(slots=True)
class Response:
    element: Element
    name: str
    text: str  # HTML of its own, beside its labels
    labels: dict[str, Element]

    @property
    def is_picked(self) -> bool:
        return bool(self.labels)

    @property
    def cardinality(self) -> str:
        return self.element["rcardinality"].lower()

    @property
    def is_numeric(self) -> bool:
        types = {one["fibtype"].lower() for one in self.element.find("render_fib")}
        return self.element.name == "response_num" or bool(types & {"decimal", "integer"})

    def texts(self, notes: Notes, *, as_plain: bool = False) -> dict[str, str]:
        return {
            name: option(material_html(label), notes, as_plain=as_plain)
            for name, label in self.labels.items()
        }


def responses_of(presentation: Element) -> list[Response]:
    return [
        Response(one, one["ident"], _own_html(one) or beside, _labels(one))
        for one, beside in _outermost(presentation)
    ]


def _own_html(response: Element) -> str:
    return "".join(map(material_html, response.all("material", "material_ref")))


def _outermost(element: Element, block: str = "") -> Iterator[tuple[Element, str]]:
    """The responses, each with the text beside it in a row of Blackboard."""
    in_block = RESPONSE_BLOCK in (block, element["class"])
    found = element.all(*RESPONSES)
    for one in element.children:
        if one in found:
            texts = (material_html(each) for each in element.children if each not in found)
            yield one, "".join(texts) if in_block and len(found) == 1 else ""
        else:
            yield from _outermost(one, element["class"] if not in_block else RESPONSE_BLOCK)


def _labels(response: Element) -> dict[str, Element]:
    """What can be picked; a field that is typed has a label without a meaning."""
    if response.find("render_fib"):
        return {}
    return {label["ident"]: label for label in response.find("response_label")}


def shown_html(presentation: Element, *, in_row: bool = False) -> str:
    """Its texts, with a stand-in for each response that is typed. Those in a row of Blackboard
    belong to its response."""
    if presentation["class"] == RIGHT_SIDES:
        return ""
    in_row = in_row or presentation["class"] == RESPONSE_BLOCK
    parts = []
    for one in presentation.children:
        if one.name in RESPONSES:
            parts.append("" if _labels(one) else STAND_IN)
        elif one.name != "material":
            parts.append(shown_html(one, in_row=in_row))
        elif not in_row:
            parts.append(material_html(one))
    return "".join(f"<div>{one}</div>" if one != STAND_IN else one for one in parts if one)


def material_html(material: Element) -> str:
    """The HTML of all text within."""
    parts = []
    for one in material.children:
        if one.name in ("mattext", "matemtext", "mat_formattedtext"):
            parts.append(_text_html(one))
        elif one.name == "matimage":
            parts.append(picture(one["uri"], one["label"] or one["alt"]))
        elif one.name == "matbreak":
            parts.append("<br>")
        elif one.name in _EXTENDED:
            raise Refused("It plays a sound or a film, which cannot be kept here.")
        else:
            parts.append(material_html(one))
    return "".join(parts)


def _text_html(text: Element) -> str:
    if text.children:
        return html_of(text.content)
    return html_in(text.text, text["texttype"] or text["type"])


def with_gaps(text: str, responses: list[Response]) -> tuple[str, list[Response]]:
    """HTML with a stand-in for each response, and the responses in the order of their gaps.

    Canvas and Blackboard write the name of a response in square brackets where its gap is.
    """
    names = {name: one for one in responses for name in _names_in_text(one)}
    found = list[Response]()

    def placed(place: re.Match[str]) -> str:
        if (response := names.get(html.unescape(place[1]).strip())) is None:
            return place[0]
        if response in found:
            raise Refused("One of its gaps is in its text twice.")
        found.append(response)
        return STAND_IN

    marked = _PLACE.sub(placed, text.replace(STAND_IN, ""))
    if len(found) == len(responses):
        return marked, found
    if text.count(STAND_IN) == len(responses):
        return text, responses
    raise Refused("It is not clear where in its text its gaps are.")


def _names_in_text(response: Response) -> tuple[str, str]:
    own = re.sub(r"<[^<>]*>", "", response.text).strip()
    return html.unescape(own), response.name.removeprefix("response_")
