"""The steps of a text on its way in, as the pages take them, and the answers of others."""

import time
from collections.abc import Callable, Iterator

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from content.models import Brief
from content.revision.outcome import chosen_for
from content.revision.parts import parts_of
from content.sandbox import LONG_SECONDS, run_limited
from learning.briefs.drafts import Naming
from learning.briefs.made import asked_now
from learning.desk import steps
from learning.desk.findings import (
    apply_findings,
    entry_of,
    material_at_desk,
    store_prose,
)
from learning.desk.prose import Prose, read_prose
from learning.desk.questions import questions_on
from learning.desk.revising.applying import apply_revision
from learning.desk.revising.choices import keep_choices
from learning.desk.revising.pending import Pending, pending_revision, put_forward
from learning.desk.state import DeskState
from learning.models import Finding, User
from tests.benchmarks.client import Plan
from tests.benchmarks.loads import HEAD_START, app_answers
from tests.benchmarks.pasting.texts import new_version, prose
from tests.benchmarks.world import World

LINK, PRIVATE = Brief.Visibility.LINK, Brief.Visibility.PRIVATE


def plan_for(port: int, world: World, many: int) -> Plan:
    """Answers of the learners, who have other briefs."""
    sent = app_answers(world.others[:20], many)
    connection.close()
    return Plan(port, sent, time.time() + HEAD_START)


class Author:
    """Somebody with a text of so many words, and all that they do with it."""

    def __init__(self, words: int) -> None:
        self.user = User.objects.create(username=f"author-{words}", password="!")
        self.text, self.key = prose(words), f"key{words}"

    def steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for step in (
            *(self.paste, self.accept, self.publish, self.unpublish),
            *(self.compare, self.choose, self.apply),
        ):
            cache.clear()  # it counts the processing time of a person
            yield step.__name__, step

    def paste(self) -> None:
        self.brief = store_prose(self._read(self.text), self.user, timezone.now())

    def accept(self) -> None:
        row = Finding.objects.filter(brief=self.brief, family="people")[0]
        steps.accept(self.brief, row.pk, row.version, entry_of(row), self.user, timezone.now())

    def publish(self) -> None:
        self._update(LINK)

    def unpublish(self) -> None:
        self._update(PRIVATE)

    def compare(self) -> None:
        put_forward(self.brief, self._read(new_version(self.text)), timezone.now())

    def choose(self) -> None:
        """What is proposed, part by part."""
        waiting = self._waiting()
        for part in parts_of(waiting.comparison):
            chosen = {one.name: chosen_for({}, one) for group in part for one in group.decisions}
            keep_choices(self.brief, waiting.row, waiting.comparison, chosen)

    def apply(self) -> None:
        waiting, now = self._waiting(), timezone.now()
        apply_revision(self.brief, waiting, self.user, now)

    def _waiting(self) -> Pending:
        waiting = pending_revision(self.brief, self.user, timezone.now())
        assert waiting
        return waiting

    def _read(self, text: str) -> Prose:
        kept = self.brief.slug if hasattr(self, "brief") else ""
        found = read_prose(text, "", Naming(kept=kept, key=self.key, taken=None))
        assert found.material, found.trouble
        return found

    def _update(self, visibility: Brief.Visibility) -> None:
        state = DeskState(self.brief)
        material = material_at_desk(state.stored, state.rows)
        about = (material, state.stored, asked_now(self.brief))
        made = run_limited(questions_on, *about, seconds=LONG_SECONDS)
        apply_findings(self.brief, state, material, made, visibility, timezone.now())
