"""What a page shows of a new version: the changes side by side, and the choices in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.drafting import FAMILIES
from content.json_values import from_json
from content.material import Concept, Fact, KnowledgeItem, Listing, Person, Quote, Relation
from content.revision.comparison import Change, Comparison, Decision, Run
from content.revision.outcome import Choice, Chosen, chosen_for, open_choices, to_decide, undecided
from learning.desk.entries import NAMES, title_of

MOST_CHANGES = 100  # without a decision, on one page
AROUND = 120  # characters of unchanged text beside a change
CHANGES = {
    "edited": "Edited",
    "split": "Split",
    "joined": "Joined",
    "moved": "Moved",
    "moved and edited": "Moved and edited",
    "added": "New",
    "removed": "Gone",
}
CHOICES = {
    Choice.READ: "Use new reading",
    Choice.AS_IS: "Keep old wording",
    Choice.REMOVE: "Remove",
    Choice.PLACE: "Place anew",
}


@dataclass(frozen=True)
class Option:
    choice: Choice
    label: str
    gist: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownDecision:
    """An entry with what it may become; ``words`` are those typed for its new place."""

    name: str
    family: str
    kind: str
    title: str
    options: tuple[Option, ...]
    words: str
    trouble: str


@dataclass(frozen=True)
class ShownChange:
    """Passages that changed together; of moved ones the text is shown once."""

    what: str
    label: str
    before: tuple[tuple[Run, ...], ...]
    after: tuple[tuple[Run, ...], ...]
    decisions: tuple[ShownDecision, ...] = ()

    @property
    def has_two_sides(self) -> bool:
        return bool(self.before and self.after) and self.what != "moved"


@dataclass(frozen=True)
class ShownRevision:
    """``elsewhere`` are decisions on passages that have not changed themselves. Of those that are
    too many for the page, ``waiting`` come up at the desk, and ``gone``, the kind and the title of
    each, have no place any more.
    """

    changes: tuple[ShownChange, ...]
    elsewhere: tuple[ShownDecision, ...]
    total: int
    decisions: int
    waiting: int
    gone: tuple[tuple[str, str], ...]
    added: int

    @property
    def unshown(self) -> int:
        return self.total - len(self.changes)


def shown_revision(
    comparison: Comparison, sent: Mapping[str, Chosen], troubles: Mapping[tuple[str, str], str]
) -> ShownRevision:
    names = _names(comparison)

    def shown(one: Decision) -> ShownDecision:
        chosen = chosen_for(sent, one)
        entries = {Choice.AS_IS: one.as_is, Choice.READ: one.read}
        options = (
            Option(
                choice=choice,
                label=CHOICES[choice],
                gist=_gist(one.family, entries[choice], names) if choice in entries else "",
                is_chosen=choice == chosen.choice,
            )
            for choice in open_choices(one)
        )
        return ShownDecision(
            name=f"{one.family}/{one.slug}",
            family=one.family,
            kind=NAMES[one.family],
            title=_title(one),
            options=tuple(options),
            words=chosen.words,
            trouble=troubles.get((one.family, one.slug), ""),
        )

    decisions = to_decide(comparison)
    unshown = [one for one in comparison.decisions if one not in decisions]
    gone = [one for one in unshown if undecided(one) is None]
    left = list(decisions)
    changes: list[ShownChange] = []
    for change in comparison.changes:
        here = [one for one in left if one.passage in change.old]
        left = [one for one in left if one not in here]
        if here or len(changes) < MOST_CHANGES:
            changes.append(shown_change(change, tuple(map(shown, here))))
    return ShownRevision(
        changes=tuple(changes),
        elsewhere=tuple(map(shown, left)),
        total=len(comparison.changes),
        decisions=len(decisions),
        waiting=len(unshown) - len(gone),
        gone=tuple((NAMES[one.family], _title(one)) for one in gone),
        added=len(comparison.added),
    )


def shown_change(change: Change, decisions: tuple[ShownDecision, ...] = ()) -> ShownChange:
    return ShownChange(
        what=change.what,
        label=CHANGES[change.what],
        before=tuple(map(_shortened, change.before)),
        after=tuple(map(_shortened, change.after)),
        decisions=decisions,
    )


def _title(one: Decision) -> str:
    return title_of(from_json(FAMILIES[one.family], one.before))


def _shortened(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without most of a long stretch that has not changed."""
    found = []
    for n, run in enumerate(runs):
        is_first, is_last = n == 0, n == len(runs) - 1
        if run.differs or len(run.text) <= 2 * AROUND + 40 or (is_first and is_last):
            found.append(run)
            continue
        start = "" if is_first else run.text[:AROUND].rpartition(" ")[0]
        end = "" if is_last else run.text[-AROUND:].partition(" ")[2]
        found.append(Run(text=f"{start} … {end}", differs=False))
    return tuple(found)


def _names(comparison: Comparison) -> dict[str, str]:
    """What people and terms are called, by slug."""
    entries = [(one.family, one.entry) for one in comparison.kept]
    entries += [(one.family, one.entry) for one in comparison.added]
    entries += [(one.family, one.read or one.as_is or one.before) for one in comparison.decisions]
    found = {}
    for family, entry in entries:
        if family in ("people", "concepts"):
            found[entry["slug"]] = entry["name" if family == "people" else "term"]
    return found


def _gist(family: str, value: object, names: Mapping[str, str]) -> str:
    """An entry in one line."""
    entry: KnowledgeItem = from_json(FAMILIES[family], value)
    match entry:
        case Person():
            return _joined(", ", [entry.name, entry.role, entry.affiliation])
        case Concept():
            return _joined(": ", [entry.term, entry.definition])
        case Quote():
            who = _joined(", ", [names.get(slug, slug) for slug in entry.speakers])
            return _joined(": ", [f"{who or entry.holder} {entry.cue}".strip(), entry.text])
        case Listing():
            return f"{entry.lead_in} {_joined('; ', [one.text for one in entry.items])}"
        case Fact():
            return _joined(" · ", [entry.value, entry.statement])
        case Relation():
            ends = [names.get(slug, slug) for slug in (entry.source, entry.target)]
            return f" {entry.wording or entry.label} ".join(ends)
    raise TypeError(type(entry))


def _joined(by: str, texts: Iterable[str]) -> str:
    return by.join(filter(None, texts))
