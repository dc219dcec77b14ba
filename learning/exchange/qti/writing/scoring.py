"""The declarations of responses in QTI, and how they are scored."""

from collections.abc import Iterable
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from learning.grading.part_marks import ALL, in_text


def declaration(
    cardinality: str, type: str, correct: Iterable[str], mapping: str = "", name: str = "RESPONSE"
) -> str:
    values = "".join(f"<value>{escape(value)}</value>" for value in correct)
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{type}">'
        f"<correctResponse>{values}</correctResponse>{mapping}</responseDeclaration>"
    )


def mapping_of(
    worth: Iterable[tuple[str, str]], *, case: bool | None = None, least: int = 0
) -> str:
    """The score of each response; ``case`` says whether capitals count in texts."""
    sensitive = "" if case is None else f' caseSensitive="{str(case).lower()}"'
    entries = "".join(
        f'<mapEntry mapKey={quoteattr(key)} mappedValue="{value}"{sensitive}/>'
        for key, value in worth
    )
    return f'<mapping lowerBound="{least}" upperBound="1" defaultValue="0">{entries}</mapping>'


def set_score(value: str) -> str:
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


MAPPED = set_score('<mapResponse identifier="RESPONSE"/>')


def if_right(condition: str) -> str:
    one = set_score('<baseValue baseType="float">1</baseValue>')
    none = set_score('<baseValue baseType="float">0</baseValue>')
    return (
        f"<responseCondition><responseIf>{condition}{one}</responseIf>"
        f"<responseElse>{none}</responseElse></responseCondition>"
    )


def matches(name: str = "RESPONSE") -> str:
    return f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'


def share_of(of: int, weight: Decimal = ALL) -> str:
    """A percentage of the marks of one part of so many."""
    return f"{weight / 100 / of:.9f}"


def score_of(weight: Decimal) -> str:
    return in_text(weight / 100)
