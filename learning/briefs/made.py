"""What is made of a brief before it is saved: nobody else can write while it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.material import Material
from content.models import Brief
from learning.models import Question
from learning.questions.bank_rows import BankRow
from learning.search_index.upkeep import BriefTerms, brief_terms


@dataclass(frozen=True, slots=True)
class MadeOfBrief:
    """The questions of a brief, and what the index keeps of it. If it ``is_at_desk``, the
    findings that count there are its entries already.
    """

    questions: Sequence[BankRow]
    terms: BriefTerms | None = None
    is_at_desk: bool = False


def made_of_brief(
    material: Material, questions: Sequence[BankRow], *, is_at_desk: bool = False
) -> MadeOfBrief:
    """Takes half a second for the longest texts."""
    return MadeOfBrief(questions, brief_terms(material), is_at_desk)


def asked_now(brief: Brief) -> frozenset[str]:
    """The uids of the questions that are asked on a brief."""
    asked = Question.objects.current().filter(brief=brief, origin=Question.Origin.GENERATED)
    return frozenset(asked.values_list("uid", flat=True))
