"""The items of a QTI package: a question of each kind as XML.

Elements and their order are those of the information model of IMS Question and Test
Interoperability 2.1, final of 2012.
"""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from learning.exchange.format import FileText
from learning.exchange.qti.writing.item import QtiItem
from learning.exchange.qti.writing.kinds import EXPORTED
from learning.exchange.qti.writing.texts import has_blocks, in_blocks, unmarked
from learning.kinds import Body

ITEM = "http://www.imsglobal.org/xsd/imsqti_v2p1"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAME = 80  # characters of the question in its title
EXPLAINED = "explained"


def passage(text: FileText, pictures: Sequence[str] = ()) -> str:
    """A text over questions, which this version has within each item; ``pictures`` are the XHTML of
    those below it."""
    label = f" label={quoteattr(text.title)}" if text.title else ""
    shown = "".join(f"<p>{one}</p>" for one in pictures)
    inside = f"{in_blocks(text.text)}{shown}"
    return f'<rubricBlock view="candidate" class="passage"{label}>{inside}</rubricBlock>'


def item_of(identifier: str, body: Body, picture: str = "", over: str = "") -> str:
    """The XML of an item; ``picture`` is the XHTML of one that stands above it, ``over`` that of
    the text that it stands under."""
    asked = EXPORTED[body["formats"][0]].write(body)
    title = quoteattr(" ".join(unmarked(body["stem"]).split())[:NAME])
    feedback = {
        **asked.feedback,
        **({EXPLAINED: body["explanation"]} if body["explanation"] else {}),
    }
    scored = f"{asked.scored}{_feedback(asked, body)}"
    blocks = f"<div>{in_blocks(body['stem'])}</div>" if has_blocks(body) else ""
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
        f"{in_blocks(text)}</modalFeedback>"
    )
