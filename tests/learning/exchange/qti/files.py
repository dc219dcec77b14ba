"""Small files of QTI for tests: what is written around an item again and again."""

import io
import zipfile
from typing import Any

from learning.exchange.format import ExchangeItem, ParsedFile
from learning.exchange.qti.reading import read
from learning.kinds.options import options_of
from learning.kinds.written import WrittenQuestion

MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"


def declared(
    *correct: str,
    cardinality: str = "single",
    type: str = "identifier",
    mapping: str = "",
    name: str = "RESPONSE",
) -> str:
    values = "".join(f"<value>{one}</value>" for one in correct)
    key = f"<correctResponse>{values}</correctResponse>" if correct else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" '
        f'baseType="{type}">{key}{mapping}</responseDeclaration>'
    )


def mapping(*entries: tuple[str, str], default: str = "0", attributes: str = "") -> str:
    inside = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{worth}" {attributes}/>' for key, worth in entries
    )
    return f'<mapping defaultValue="{default}">{inside}</mapping>'


def scored(value: str) -> str:
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


def number(value: str, type: str = "float") -> str:
    return f'<baseValue baseType="{type}">{value}</baseValue>'


def if_true(condition: str, then: str, otherwise: str = "") -> str:
    other = f"<responseElse>{otherwise}</responseElse>" if otherwise else ""
    return (
        f"<responseCondition><responseIf>{condition}{then}</responseIf>{other}</responseCondition>"
    )


RIGHT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'


def item(body: str, declarations: str, processing: str = "", *, after: str = "") -> str:
    """An item of version 2; ``processing`` is the address of a template or a list of rules."""
    if processing.startswith("http"):
        processing = f'<responseProcessing template="{processing}"/>'
    elif processing:
        processing = f"<responseProcessing>{processing}</responseProcessing>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T">'
        f'{declarations}<outcomeDeclaration identifier="SCORE" cardinality="single" '
        'baseType="float"/><outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" '
        f'baseType="identifier"/><itemBody>{body}</itemBody>{processing}{after}</assessmentItem>'
    )


def choices(*texts: str, most: int = 1, prompt: str = "Which?") -> str:
    options = "".join(
        f'<simpleChoice identifier="{name}">{text}</simpleChoice>'
        for name, text in zip("abcdefgh", texts, strict=False)
    )
    return (
        f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="{most}">'
        f"<prompt>{prompt}</prompt>{options}</choiceInteraction>"
    )


def field(name: str = "RESPONSE") -> str:
    return f'<textEntryInteraction responseIdentifier="{name}"/>'


def old_item(presentation: str, processing: str = "", kind: str = "", after: str = "") -> str:
    """A file of version 1.2 with one item, as Canvas writes it."""
    metadata = (
        "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>"
    )
    return (
        "<questestinterop><assessment><section>"
        f'<item ident="i" title="T">{metadata}<presentation>{presentation}</presentation>'
        '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" '
        f'vartype="Decimal"/></outcomes>{processing}</resprocessing>{after}</item>'
        "</section></assessment></questestinterop>"
    )


def material(text: str, type: str = "text/html") -> str:
    return f'<material><mattext texttype="{type}"><![CDATA[{text}]]></mattext></material>'


def labels(name: str, *texts: str, cardinality: str = "Single", left: str = "") -> str:
    inside = "".join(
        f'<response_label ident="{text}">{material(text)}</response_label>' for text in texts
    )
    own = material(left) if left else ""
    return (
        f'<response_lid ident="{name}" rcardinality="{cardinality}">{own}'
        f"<render_choice>{inside}</render_choice></response_lid>"
    )


def equal(name: str, text: str, attributes: str = "") -> str:
    return f'<varequal respident="{name}" {attributes}>{text}</varequal>'


def condition(test: str, amount: str = "", action: str = "Set", rest: str = "") -> str:
    score = f'<setvar action="{action}" varname="SCORE">{amount}</setvar>' if amount else ""
    return f"<respcondition><conditionvar>{test}</conditionvar>{score}{rest}</respcondition>"


def packed(**files: str | bytes) -> bytes:
    """A zip of these files; "__" stands for "/" in their names, and "_" for "."."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return file.getvalue()


def read_item(text: str) -> ExchangeItem:
    reading = read(text.encode())
    assert reading.unread == []
    (found,) = reading.items
    return found


def question(text: str) -> WrittenQuestion:
    return read_item(text).question


def refusal(text: str) -> str:
    reading: ParsedFile = read(text.encode())
    assert reading.items == []
    (unread,) = reading.unread
    return unread.reason


ONE = scored(number("1"))
CITIES = (("w", "Wuhan"), ("p", "Paris"))
RIVERS = (("y", "Yangtze"), ("s", "Seine"), ("r", "Rhine"))


def body_of(text: str) -> dict[str, Any]:
    return dict(question(text).body())


def rights(text: str) -> dict[str, bool]:
    return {one.text: one.right for one in options_of(body_of(text))}


def sides(*pairs: tuple[str, str]) -> str:
    return "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{text}</simpleAssociableChoice>'
        for name, text in pairs
    )


def match_of(left: str, right: str) -> str:
    return (
        '<matchInteraction responseIdentifier="RESPONSE"><prompt>Match.</prompt>'
        f"<simpleMatchSet>{left}</simpleMatchSet><simpleMatchSet>{right}</simpleMatchSet>"
        "</matchInteraction>"
    )
