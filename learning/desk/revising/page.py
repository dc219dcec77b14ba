"""What a page shows of a new version: the changes side by side, and the choices in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.drafting import FAMILIES
from content.json_values import from_json
from content.material import Concept, Fact, KnowledgeItem, Listing, Person, Quote, Relation
from content.revision.comparison import Change, Comparison, Decision, Run
from content.revision.outcome import Choice, Chosen, chosen_for, open_choices
from content.revision.parts import Part
from learning.desk.entries import NAMES, title_of

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
    number: int = 0
    decisions: tuple[ShownDecision, ...] = ()

    @property
    def has_two_sides(self) -> bool:
        return bool(self.before and self.after) and self.what != "moved"


@dataclass(frozen=True)
class ShownPart:
    """``elsewhere`` are decisions on passages that have not changed themselves; ``unseen`` are
    those of other parts that nobody has looked at.
    """

    changes: tuple[ShownChange, ...]
    elsewhere: tuple[ShownDecision, ...]
    unseen: int

    @property
    def troubled(self) -> list[ShownDecision]:
        decisions = [one for change in self.changes for one in change.decisions]
        return [one for one in [*decisions, *self.elsewhere] if one.trouble]


def shown_part(
    comparison: Comparison,
    part: Part,
    kept: Mapping[str, Chosen],
    sent: Mapping[str, Chosen],
    troubles: Mapping[str, str],
) -> ShownPart:
    """``kept`` is what was chosen so far, and ``sent`` what is only in the form as yet."""
    names, chosen = _names(comparison), {**kept, **sent}

    def shown(one: Decision) -> ShownDecision:
        becomes = chosen_for(chosen, one)
        entries = {Choice.AS_IS: one.as_is, Choice.READ: one.read}
        options = (
            Option(
                choice=choice,
                label=CHOICES[choice],
                gist=_gist(one.family, entries[choice], names) if choice in entries else "",
                is_chosen=choice == becomes.choice,
            )
            for choice in open_choices(one)
        )
        return ShownDecision(
            name=one.name,
            family=one.family,
            kind=NAMES[one.family],
            title=title_of(from_json(FAMILIES[one.family], one.before)),
            options=tuple(options),
            words=becomes.words,
            trouble=troubles.get(one.name, ""),
        )

    seen = {one.name for group in part for one in group.decisions} | kept.keys()
    unseen = [one for one in comparison.decisions if one.name not in seen]
    return ShownPart(
        changes=tuple(
            shown_change(group.change, group.number, tuple(map(shown, group.decisions)))
            for group in part
            if group.change
        ),
        elsewhere=tuple(
            shown(one) for group in part if not group.change for one in group.decisions
        ),
        unseen=len(unseen),
    )


def shown_change(
    change: Change, number: int = 0, decisions: tuple[ShownDecision, ...] = ()
) -> ShownChange:
    return ShownChange(
        what=change.what,
        label=CHANGES[change.what],
        before=tuple(map(_shortened, change.before)),
        after=tuple(map(_shortened, change.after)),
        number=number,
        decisions=decisions,
    )


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
