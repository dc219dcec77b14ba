"""What the desk of a brief has at one moment, so that a change meanwhile is noticed."""

import hashlib
import json
from typing import Any

from django.db import transaction

from content.models import Brief, Passage
from content.storage.store import HEAD, load
from learning.models import Finding

PASSAGE = ("slug", "text", "kind", "number")
FINDING = ("pk", "family", "slug", "entry", "state")


class DeskState:
    """The ``stored`` brief with all findings in its text, in ``rows``, as they are when it is
    made. Entries of the brief that change elsewhere change its findings too.
    """

    def __init__(self, brief: Brief) -> None:
        with transaction.atomic():  # nobody may apply a version between these reads
            self.brief = Brief.objects.select_for_update().get(pk=brief.pk)
            self.stored = load(self.brief)
            self.rows = list(Finding.objects.filter(brief=brief))
        self._seen = (
            _values(self.stored, HEAD),
            [_values(one, PASSAGE) for one in self.stored.passages],
            [_values(row, FINDING) for row in self.rows],
        )

    def is_still(self, brief: Brief) -> bool:
        """Whether nothing of it has changed; for a caller that holds a lock, since it reads rows
        and compares them as they are.
        """
        passages = Passage.objects.current().filter(brief=brief)
        findings = Finding.objects.filter(brief=brief)
        now = (
            _values(brief, HEAD),
            list(passages.values_list(*PASSAGE)),
            list(findings.values_list(*FINDING)),
        )
        return now == self._seen

    def digest(self, *form: Any) -> str:
        """Differs for states that differ, and for each ``form`` of what depends on them."""
        now = json.dumps([form, self._seen], sort_keys=True)
        return hashlib.sha256(now.encode()).hexdigest()


def _values(one: object, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(one, name) for name in names)
