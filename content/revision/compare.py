"""Compares a new version of a text with the old one and all that is known from it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.drafting import FAMILIES
from content.extraction.entries import Evidence, OpenSpeaker
from content.json_values import from_json, to_json
from content.material import (
    Concept,
    KnowledgeItem,
    Material,
    Person,
    Span,
)
from content.revision.changes import changes_of
from content.revision.comparison import Added, Comparison, Decision, Kept, Known
from content.revision.context import says_otherwise
from content.revision.entries import as_read, free_slug, names_in, placed, renamed, spans_in
from content.revision.naming import named_passages, title_of, with_known_opening
from content.revision.passages import aligned
from content.revision.places import Places
from content.revision.reading import Readings, same_by_name

LEAST_ALIKE = 0.4  # the share of common words by which others may stand for those of an entry


def compare(
    old: Material,
    known: Sequence[Known],
    new: Material,
    evidence: Sequence[Evidence],
    taken: Mapping[str, Collection[str]],
) -> Comparison:
    """``known`` are all entries of ``old`` at the desk; ``taken`` are slugs by family that a new
    entry or passage must not get, since something else has them or had them.
    """
    new = with_known_opening(old, new)
    alignment = aligned(old.passages, new.passages)
    passages = named_passages(old, new, alignment, taken.get("passages", ()))
    places = Places(old.passages, passages, alignment)
    comparer = _Comparer(places, known, new, evidence, taken)
    kept, decisions = comparer.known_entries()
    return Comparison(
        title=title_of(old, new, alignment),
        passages=passages,
        changes=changes_of(places),
        kept=tuple(kept),
        decisions=tuple(decisions),
        added=tuple(comparer.added(kept, decisions)),
        share_left=places.share_left(),
    )


class _Comparer:
    def __init__(
        self,
        places: Places,
        known: Sequence[Known],
        new: Material,
        evidence: Sequence[Evidence],
        taken: Mapping[str, Collection[str]],
    ) -> None:
        self.places, self.known = places, known
        self.evidence = {(one.family, one.slug): one for one in evidence}
        self.entry_of = {
            (one.family, one.slug): from_json(FAMILIES[one.family], one.entry) for one in known
        }
        slugs = {was.slug: now.slug for was, now in zip(new.passages, places.new, strict=True)}
        self.passages = slugs
        self.people = self._same(new.people, "people")
        self.terms = self._same(new.concepts, "concepts")
        self.names = {"people": self.people, "concepts": self.terms}
        fresh = self._fresh_slugs(new, taken)
        people, terms = self.people | fresh["people"], self.terms | fresh["concepts"]
        self.everybody = people
        self.found: list[tuple[str, str, Any]] = []  # family, slug in ``new``, entry
        for family in FAMILIES:
            for one in getattr(new, family):
                entry = placed(one, lambda span: replace(span, passage=slugs[span.passage]))
                entry = renamed(entry, people, terms)
                slug = {**fresh[family], **self.names.get(family, {})}[one.slug]
                self.found.append((family, one.slug, replace(entry, slug=slug)))
        self.readings = Readings((family, entry) for family, _, entry in self.found)
        self.by_name = {
            (family, entry.slug): entry
            for family, slug, entry in reversed(self.found)
            if slug in self.names.get(family, {})
        }

    def _same[E: Person | Concept](self, read: Iterable[E], family: str) -> dict[str, str]:
        """Known people or terms by name: those of the brief first, and rejected ones last."""
        of_family = [one for one in self.known if one.family == family]
        of_family.sort(key=lambda one: (not one.is_counted, one.is_rejected))
        return same_by_name(read, [self.entry_of[family, one.slug] for one in of_family])

    def _fresh_slugs(
        self, new: Material, taken: Mapping[str, Collection[str]]
    ) -> dict[str, dict[str, str]]:
        """Slugs that nothing else has, by family and by the slug in the new text."""
        found: dict[str, dict[str, str]] = {}
        for family in FAMILIES:
            used = {*taken.get(family, ()), *(o.slug for o in self.known if o.family == family)}
            found[family] = {}
            for one in getattr(new, family):
                if one.slug not in self.names.get(family, {}):
                    slug = found[family][one.slug] = free_slug(one.slug, used)
                    used.add(slug)
        return found

    def known_entries(self) -> tuple[list[Kept], list[Decision]]:
        kept, changed = [], []
        for one in self.known:
            entry = self.entry_of[one.family, one.slug]
            now = self._carried(one.family, entry)
            read = now and self._reading(one.family, entry, now.span)
            if now and read and one.family not in self.names:
                self.readings.take(one.family, read)
            if now and (one.is_rejected or not says_otherwise(self.places, entry, now, read)):
                kept.append(Kept(family=one.family, slug=one.slug, entry=to_json(now)))
            elif not one.is_rejected:
                changed.append((one, entry, now, read))
        decisions = []
        for one, entry, now, read in changed:
            decision = self._decision(one, entry, now, read)
            if decision.as_is and decision.as_is == decision.read:
                kept.append(Kept(family=one.family, slug=one.slug, entry=decision.read))
            elif one.is_counted:
                decisions.append(decision)
            elif decision.read:  # nobody has looked at it: it waits as it is read now
                kept.append(Kept(family=one.family, slug=one.slug, entry=decision.read))
        return kept, decisions

    def _carried(self, family: str, entry: KnowledgeItem) -> Any:
        """The entry at its places in the new text; None if some of its words are not there.

        The name of a person and a term may stand at any place.
        """
        found = {span: self.places.carried(span) for span in spans_in(entry)}
        if found[entry.span] is None and family in self.names:
            found[entry.span] = self._named_at(family, entry)
        if any(span is None for span in found.values()):
            return None
        return placed(entry, lambda span: found[span] or span)

    def _named_at(self, family: str, entry: Any) -> Span | None:
        read = self.by_name.get((family, entry.slug))
        if read:
            return read.span  # type: ignore[no-any-return]
        for passage in self.places.new:
            for name in entry.names:
                at = passage.text.find(name)
                if at >= 0:
                    return Span(passage=passage.slug, start=at, end=at + len(name))
        return None

    def _reading(self, family: str, entry: KnowledgeItem, span: Span) -> Any:
        """What the new text was found to say where the entry stands."""
        if family in self.names:
            return self.by_name.get((family, entry.slug))
        return self.readings.same(family, entry, span)

    def _decision(self, one: Known, entry: Any, now: Any, read: Any) -> Decision:
        region = now.span if now else self._region(one.family, entry)
        if read is None and region:
            read = self._reading(one.family, entry, region)
        if read is None and region and one.family not in self.names:
            read = self.readings.at_place_of(one.family, region)
        if read is not None and one.family not in self.names:
            self.readings.take(one.family, read)
        as_is = now or (self._as_is(entry, region) if region else None)
        taken = read and as_read(entry, read, self.places.carried)
        return Decision(
            family=one.family,
            slug=one.slug,
            before=to_json(entry),
            as_is=to_json(as_is),
            read=to_json(taken),
            passage=self.places.rank_of(entry.span.passage),
        )

    def _region(self, family: str, entry: Any) -> Span | None:
        span = self.places.carried(entry.span)
        if span is None and family in self.names:
            return self._named_at(family, entry)
        return span or self.places.region(entry.span)

    def _as_is(self, entry: Any, main: Span) -> Any:
        """The entry with the words that stand in the place of those that have changed; None if
        nothing does, or something else.
        """
        if self.places.likeness(entry.span, main) < LEAST_ALIKE:
            return None
        found = {
            span: self.places.carried(span) or self.places.region(span) for span in spans_in(entry)
        }
        found[entry.span] = main
        if any(span is None for span in found.values()):
            return None
        return placed(entry, lambda span: found[span] or span)

    def added(self, kept: Iterable[Kept], decisions: Sequence[Decision]) -> Iterator[Added]:
        """What the new words say and nothing known does, and whom they name for it.

        Where the text is the same, everything was found before: what is not known was rejected.
        """
        known = {(one.family, one.slug) for one in kept}
        known |= {(one.family, one.slug) for one in decisions}
        left = [
            (family, slug, entry)
            for family, slug, entry in self.found
            if (family, entry.slug) not in known and not self.readings.is_taken(family, entry)
        ]
        new = {(family, slug) for family, slug, it in left if self._is_in_new_words(it)}
        said = [it for family, slug, it in left if (family, slug) in new]
        said += [from_json(FAMILIES[one.family], one.read) for one in decisions if one.read]
        named = {slug for entry in said for slug in names_in(entry)}
        for family, slug, entry in left:
            if (family, slug) in new or (family in self.names and entry.slug in named):
                why = self.evidence[family, slug]
                yield Added(
                    family=family,
                    slug=entry.slug,
                    entry=to_json(entry),
                    rule=why.rule,
                    confidence=why.confidence,
                    doubts=why.doubts,
                    is_sure=why.is_sure,
                    open_speaker=why.open_speaker and self._renamed(why.open_speaker),
                )

    def _renamed(self, one: OpenSpeaker) -> OpenSpeaker:
        people = tuple(self.everybody.get(slug, slug) for slug in one.people)
        return replace(one, people=people, passage=self.passages.get(one.passage, ""))

    def _is_in_new_words(self, entry: KnowledgeItem) -> bool:
        return any(self.places.is_new_around(span) for span in spans_in(entry))
