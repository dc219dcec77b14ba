"""What somebody has chosen for a version that waits, part by part."""

from collections.abc import Mapping

from django.db import transaction

from content.models import Brief
from content.revision.comparison import Comparison
from content.revision.outcome import Choice, Chosen, digest, open_choices
from learning.desk.findings import ChangedMeanwhile
from learning.models import Revision

LONGEST_WORDS = 1_000  # of a new place; a form with so many in each decision is still taken

type Stored = dict[str, list[str]]  # choice, words and digest by the name of a decision


def kept_choices(stored: Stored, comparison: Comparison) -> dict[str, Chosen]:
    """What was chosen for decisions that are still the same."""
    same = _same(stored, _digests(comparison))
    return {name: Chosen(Choice(one[0]), one[1]) for name, one in same.items()}


def keep_choices(
    brief: Brief, row: Revision, comparison: Comparison, sent: Mapping[str, Chosen]
) -> None:
    """Adds to what is stored for a version that waits. Raises ``ChangedMeanwhile`` if another
    version waits by now, or none.
    """
    digests = _digests(comparison)
    new = {
        one.name: [chosen.choice.value, chosen.words[:LONGEST_WORDS], digests[one.name]]
        for one in comparison.decisions
        if (chosen := sent.get(one.name)) and chosen.choice in open_choices(one)
    }
    with transaction.atomic():
        Brief.objects.select_for_update().get(pk=brief.pk)
        waiting = Revision.objects.pending().filter(pk=row.pk, made_at=row.made_at)
        now = waiting.values_list("choices", flat=True).first()
        if now is None:
            raise ChangedMeanwhile
        row.choices = _same(now, digests) | new
        waiting.update(choices=row.choices)


def _digests(comparison: Comparison) -> dict[str, str]:
    return {one.name: digest(one) for one in comparison.decisions}


def _same(stored: Stored, digests: Mapping[str, str]) -> Stored:
    return {name: one for name, one in stored.items() if digests.get(name) == one[2]}
