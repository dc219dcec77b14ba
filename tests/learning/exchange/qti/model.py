"""What QTI 2.1 and its packages let each element hold, as far as exports use them: its children in
their order, its attributes with their values, and whether it has text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tests.learning.exchange.qti.mathml import MATH, faults_in_formula

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
METADATA = "{http://ltsc.ieee.org/xsd/LOM}"


@dataclass(frozen=True, slots=True)
class Model:
    """``children`` is a pattern of their names, each with a space after it. Of the attributes,
    those with a star are optional."""

    children: str = ""
    attributes: str = ""
    text: bool = False


_HEADINGS = " |".join(f"h{n}" for n in range(1, 7))
_INLINE = "br |img |em |strong |code |math "
_FIELDS = "textEntryInteraction |inlineChoiceInteraction "
_BLOCK = f"p |div |ul |ol |pre |hr |blockquote |table |math |{_HEADINGS} "
_FLOW = f"(?:{_BLOCK}|{_INLINE}|{_FIELDS})*"
_STATIC = f"(?:{_BLOCK}|{_INLINE})*"  # without fields
_ASKS = "choiceInteraction |orderInteraction |matchInteraction |extendedTextInteraction "
_NUMBER = "variable |correct |baseValue |mapResponse |sum |multiple "
_VALUE = f"(?:{_NUMBER}|match |equal )"
_RULE = "(?:responseCondition |setOutcomeValue )"
_BODY = "class* label*"  # of all that a body holds

MODELS = {
    "assessmentItem": Model(
        "(?:responseDeclaration )*(?:outcomeDeclaration )*(?:itemBody )?"
        "(?:responseProcessing )?(?:modalFeedback )*",
        "identifier title adaptive timeDependent",
    ),
    "responseDeclaration": Model(
        "(?:correctResponse )?(?:mapping )?", "identifier cardinality baseType"
    ),
    "correctResponse": Model("(?:value )+"),
    "defaultValue": Model("(?:value )+"),
    "value": Model(text=True),
    "mapping": Model("(?:mapEntry )+", "lowerBound* upperBound* defaultValue*"),
    "mapEntry": Model("", "mapKey mappedValue caseSensitive*"),
    "outcomeDeclaration": Model("(?:defaultValue )?", "identifier cardinality baseType*"),
    "itemBody": Model(f"(?:rubricBlock |{_BLOCK}|{_ASKS})+", _BODY),
    "rubricBlock": Model(f"(?:{_BLOCK})*", f"view {_BODY}"),
    "choiceInteraction": Model(
        "(?:prompt )?(?:simpleChoice )+", "responseIdentifier shuffle maxChoices"
    ),
    "orderInteraction": Model("(?:prompt )?(?:simpleChoice )+", "responseIdentifier shuffle"),
    "matchInteraction": Model(
        "(?:prompt )?(?:simpleMatchSet ){2}", "responseIdentifier shuffle maxAssociations"
    ),
    "extendedTextInteraction": Model("(?:prompt )?", "responseIdentifier expectedLines*"),
    "prompt": Model(_STATIC, text=True),
    "simpleChoice": Model(_STATIC, "identifier", text=True),
    "simpleMatchSet": Model("(?:simpleAssociableChoice )*"),
    "simpleAssociableChoice": Model(_STATIC, "identifier matchMax", text=True),
    "textEntryInteraction": Model("", "responseIdentifier expectedLength*"),
    "inlineChoiceInteraction": Model("(?:inlineChoice )+", "responseIdentifier shuffle"),
    "inlineChoice": Model("", "identifier", text=True),
    "responseProcessing": Model(f"{_RULE}*"),
    "responseCondition": Model("responseIf (?:responseElseIf )*(?:responseElse )?"),
    "responseIf": Model(f"{_VALUE}{_RULE}*"),
    "responseElseIf": Model(f"{_VALUE}{_RULE}*"),
    "responseElse": Model(f"{_RULE}*"),
    "setOutcomeValue": Model(_VALUE, "identifier"),
    "variable": Model("", "identifier"),
    "correct": Model("", "identifier"),
    "mapResponse": Model("", "identifier"),
    "baseValue": Model("", "baseType", text=True),
    "sum": Model(f"(?:{_NUMBER})+"),
    "multiple": Model(f"{_VALUE}*"),
    "match": Model(f"{_VALUE}{{2}}"),
    "equal": Model(f"{_VALUE}{{2}}", "toleranceMode tolerance*"),
    "modalFeedback": Model(_STATIC, "outcomeIdentifier showHide identifier", text=True),
    **{
        name: Model(f"(?:{_INLINE}|{_FIELDS})*", _BODY, text=True) for name in ("p", "em", "strong")
    },
    **{f"h{n}": Model(f"(?:{_INLINE})*", _BODY, text=True) for n in range(1, 7)},
    **{name: Model(f"(?:{_INLINE})*", _BODY, text=True) for name in ("code", "pre")},
    **{name: Model("(?:li )*", _BODY) for name in ("ul", "ol")},
    **{name: Model(_FLOW, _BODY, text=True) for name in ("div", "li", "th", "td")},
    "blockquote": Model(f"(?:{_BLOCK})*", _BODY),
    "table": Model("(?:thead )?(?:tbody )+", _BODY),
    **{name: Model("(?:tr )+", _BODY) for name in ("thead", "tbody")},
    "tr": Model("(?:th |td )+", _BODY),
    "img": Model("", "src alt"),
    "br": Model(),
    "hr": Model(),
}
KEYWORDS = {
    "lom": Model("(?:general )?"),
    "general": Model("(?:keyword )*"),
    "keyword": Model("(?:string )*"),
    "string": Model("", "language*", text=True),
}
MANIFEST = {
    "manifest": Model("metadata organizations resources ", "identifier"),
    "metadata": Model("schema schemaversion |lom "),  # of the package, or of an item
    "schema": Model(text=True),
    "schemaversion": Model(text=True),
    "organizations": Model(),
    "resources": Model("(?:resource )*"),
    "resource": Model("(?:metadata )?(?:file )*", "identifier type href*"),
    "file": Model("", "href"),
    **KEYWORDS,
}
_BOOLEAN, _COUNT, _FIGURES = "true|false", r"\d+", r"-?\d+(?:\.\d+)?"
_IDENTIFIER = r"[A-Za-z_][\w.-]*"
_ADDRESS = r"[\w./-]+"
_TYPES = {  # of values
    "identifier": _IDENTIFIER,
    "directedPair": f"{_IDENTIFIER} {_IDENTIFIER}",
    "float": _FIGURES,
    "string": "(?s:.*)",
}
_VALUES = {  # of attributes
    "identifier": _IDENTIFIER,
    "responseIdentifier": _IDENTIFIER,
    "outcomeIdentifier": _IDENTIFIER,
    "cardinality": "single|multiple|ordered",
    "baseType": "|".join(_TYPES),
    **dict.fromkeys(("adaptive", "timeDependent", "shuffle", "caseSensitive"), _BOOLEAN),
    **dict.fromkeys(("maxChoices", "maxAssociations", "matchMax"), _COUNT),
    **dict.fromkeys(("expectedLength", "expectedLines"), _COUNT),
    **dict.fromkeys(("lowerBound", "upperBound", "defaultValue", "mappedValue"), _FIGURES),
    "toleranceMode": "exact|absolute|relative",
    "tolerance": f"{_FIGURES} {_FIGURES}",
    "showHide": "show|hide",
    "view": "candidate|scorer",
    "label": "(?s:.{,256})",
    "src": _ADDRESS,
    "href": _ADDRESS,
    "type": "imsqti_item_xmlv2p1",
}


def faults(element: Element, models: dict[str, Model] = MODELS) -> Iterator[str]:
    """Where an element, or one in it, is not as its model says."""
    name = element.tag.rpartition("}")[2]
    if element.tag.startswith(MATH):
        yield from faults_in_formula(element)
        return
    model = models.get(name)
    in_package = METADATA if name in KEYWORDS else PACKAGE
    if model is None or element.tag != (QTI if models is MODELS else in_package) + name:
        yield f"no element {element.tag}"
        return
    children = "".join(f"{one.tag.rpartition('}')[2]} " for one in element)
    if not re.fullmatch(model.children, children):
        yield f"{name} holds {children}"
    known = {one.removesuffix("*") for one in model.attributes.split()}
    required = {one for one in model.attributes.split() if not one.endswith("*")}
    if not required <= element.attrib.keys() <= known:
        yield f"{name} has {sorted(element.attrib)}"
    own = [element.text or "", *(one.tail or "" for one in element)]
    if not model.text and any(one.strip() if model.children else one for one in own):
        yield f"{name} has text"
    for key, value in element.attrib.items():
        if not re.fullmatch(_VALUES.get(key, "(?s:.*)"), value):
            yield f"{name} has {key}={value!r}"
    yield from _faults_in_values(element)
    for one in element:
        yield from faults(one, models)


def _faults_in_values(element: Element) -> Iterator[str]:
    """The values of a variable are of its type, and a single one is alone."""
    type = _TYPES.get(element.attrib.get("baseType", ""))
    if type is None:
        return
    values = [one.text or "" for one in element.iter(f"{QTI}value")]
    keys = [one.attrib["mapKey"] for one in element.iter(f"{QTI}mapEntry")]
    own = [element.text or ""] if element.tag == f"{QTI}baseValue" else []
    for value in (*values, *keys, *own):
        if not re.fullmatch(type, value):
            yield f"{value!r} is no {element.attrib['baseType']}"
    if element.attrib.get("cardinality") == "single" and len(values) > 1:
        yield f"{element.attrib['identifier']} is no single value"


def names(element: Element) -> list[str]:
    """The responses that an item declares."""
    return [one.attrib["identifier"] for one in element.iter(f"{QTI}responseDeclaration")]


def asked(element: Element) -> list[str]:
    """The responses that its interactions give."""
    found = (one.attrib.get("responseIdentifier") for one in element.iter())
    return [one for one in found if one]
