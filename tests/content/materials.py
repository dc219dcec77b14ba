"""Strategies for valid materials, with texts that are hard for a file format."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from content.checking.checks import RESERVED_SLUGS
from content.checking.limits import ADDABLE
from content.material import (
    RELATION_LABELS,
    Biography,
    Concept,
    Fact,
    FactKind,
    Listing,
    ListingItem,
    Material,
    Passage,
    PassageKind,
    Person,
    Quote,
    QuoteMode,
    Relation,
    Span,
    Weight,
    naming_pattern,
)

AWKWARD = (
    *("yes", "No", "null", "~", "1.0", "0x1f", "1_000", "2024-01-31", "12:30:45", "=", "<<"),
    *("a: b", "a:", ": a", "# x", "a # b", "a #b", "- a", "-", "? a", "---", "...", "--- a"),
    *("'", '"', "it's", 'say "so"', "\\", "\\n", "%", "@at", "`tick", "&anchor", "*alias", "!tag"),
    *("[a]", "{a: b}", "a, b", "|", ">", "|-\n", "trailing ", " leading", "two  spaces", "tab\tin"),
    *("line\nline", "line\n\nline", "\nfirst", "last\n", "last\n\n", "\n  deep", "a \nb", "a\n b"),
    *(
        "习近平 新质生产力",
        "pīnyīn ǚ",
        "👩‍🔬🌾",
        "e\u0301",
        "a\xa0b",
        "x\u200by",
        "ﬁ",
        "‘quoted’",
        "“so”",
    ),
    "long words " * 30 + "end",
    "长" * 150,
)
alphabet = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"],
    exclude_characters="\ufeff\ufffe\uffff",
    include_characters="\n\t",
)
awkward = st.sampled_from(AWKWARD)
texts = (awkward | st.text(alphabet, min_size=1, max_size=60)).filter(str.strip)
labels = (awkward | st.text(alphabet, min_size=1)).map(lambda text: text[:25]).filter(str.strip)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
optional = labels | st.just("")
label_tuples = st.lists(labels, max_size=3, unique=True).map(tuple)
nothing = st.just(("", "", ""))
whens = st.dates().flatmap(
    lambda day: st.sampled_from(
        ["", f"{day:%Y-%m-%d}".zfill(10), f"{day.year:04}", f"{day.year:04}-{day.month:02}"]
    )
)


def distinct_slugs(maximum, minimum=0):
    return st.lists(slugs, min_size=minimum, max_size=maximum, unique=True)


def some_of(known):
    if not known:
        return st.just(())
    return st.lists(st.sampled_from(known), max_size=3, unique=True).map(tuple)


def one_of(known):
    return st.sampled_from(("", *known))


@st.composite
def passages(draw):
    return tuple(
        Passage(
            slug=slug,
            text=draw(texts),
            kind=draw(st.sampled_from(PassageKind)),
            number=draw(st.none() | st.integers(1, 99_999)),
        )
        for slug in draw(distinct_slugs(4, minimum=1))
    )


@st.composite
def materials(draw):
    """A valid brief."""
    all_passages = draw(passages())
    names = {
        family: draw(distinct_slugs(3))
        for family in ("concepts", "people", "quotes", "listings", "facts", "relations")
    }
    spans = st.sampled_from(all_passages).flatmap(_spans)
    item = st.fixed_dictionaries(
        {"span": spans, "weight": st.sampled_from(Weight), "note": texts | st.just("")}
    )
    speakers = some_of(names["people"])
    said = st.fixed_dictionaries(
        {"speakers": speakers, "cue": optional, "inferred": st.booleans()}
    ) | st.fixed_dictionaries({"holder": optional, "cue": optional, "inferred": st.booleans()})
    concepts = names["concepts"]
    terms = _with_accepted(
        draw,
        [draw(_concept(slug, item, spans, concepts[:rank])) for rank, slug in enumerate(concepts)],
    )
    people = _with_accepted(
        draw, [draw(_person(slug, item, spans, names["people"])) for slug in names["people"]]
    )
    return Material(
        slug=draw(slugs.filter(lambda slug: slug not in RESERVED_SLUGS)),
        title=draw(labels),
        subtitle=draw(optional),
        source=draw(optional),
        source_date=draw(optional),
        passages=all_passages,
        concepts=tuple(
            replace(one, case=draw(_case((*one.names, *one.accepted)))) for one in terms
        ),
        people=people,
        quotes=_sharing(
            draw, tuple(draw(_quote(slug, item, said, names["people"])) for slug in names["quotes"])
        ),
        listings=tuple(draw(_listing(slug, item, said, spans)) for slug in names["listings"]),
        facts=tuple(
            draw(_fact(slug, item, said, (*concepts, *names["people"]))) for slug in names["facts"]
        ),
        relations=tuple(
            draw(_relation(slug, item, said, concepts))
            for slug in (names["relations"] if len(concepts) > 1 else ())
        ),
    )


@st.composite
def _spans(draw, passage):
    start = draw(st.integers(0, len(passage.text) - 1))
    end = draw(st.integers(start + 1, len(passage.text)))
    return Span(passage=passage.slug, start=start, end=end)


@st.composite
def _concept(draw, slug, item, spans, earlier):
    values = {name: draw(optional) for name in ("abbreviation", "characters", "pinyin", "holder")}
    values["aliases"] = draw(label_tuples)
    values["definition"] = draw(texts | st.just(""))
    added = _added(draw, Concept, values)
    sourced = values["definition"] and "definition" not in added
    values["inferred"] = bool(values["definition"] and values["holder"]) and draw(st.booleans())
    return Concept(
        slug=slug,
        **draw(item),
        **values,
        term=draw(labels),
        kind=draw(optional),
        definition_span=draw(spans) if sourced else None,
        keywords=draw(label_tuples),
        part_of=draw(one_of(earlier)),
        added=added,
    )


@st.composite
def _person(draw, slug, item, spans, people):
    values = {name: draw(optional) for name in ("characters", "pinyin")}
    values |= {
        name: draw(label_tuples) for name in ("aliases", "affiliation_aliases", "role_aliases")
    }
    biography = tuple(
        Biography(
            slug=entry,
            text=draw(texts),
            span=draw(spans),
            people=draw(some_of(people)),
            weight=draw(st.sampled_from(Weight)),
        )
        for entry in draw(distinct_slugs(3))
    )
    post = {name: draw(optional) for name in ("affiliation", "role", "period", "correction")}
    return Person(
        slug=slug,
        **draw(item),
        **values,
        **post,
        name=draw(labels),
        post_span=draw(st.none() | spans),
        biography=biography,
        added=_added(draw, Person, values),
    )


def _with_accepted(draw, entries):
    """The entries with accepted wordings that are no name of any of them."""
    names = {name.casefold() for entry in entries for name in entry.names}
    wordings = label_tuples.map(lambda them: tuple(w for w in them if w.casefold() not in names))
    return tuple(replace(entry, accepted=draw(wordings)) for entry in entries)


def _case(words):
    named = naming_pattern(words).search
    return optional.map(lambda text: "" if named(text) else text)


def _added(draw, cls, values):
    return draw(some_of([name for name in ADDABLE[cls] if values[name]]))


@st.composite
def _quote(draw, slug, item, said, people):
    text = draw(texts)
    reason = draw(
        st.tuples(labels, labels, optional) | st.tuples(labels, st.just(""), labels) | nothing
    )
    gap = text[:9] if text[:9].strip() and draw(st.booleans()) else ""
    return Quote(
        slug=slug,
        **draw(item),
        **draw(said),
        text=text,
        topic=draw(optional),
        mode=draw(st.sampled_from(QuoteMode)),
        reported_by=draw(one_of(people)),
        gaps=(gap,) if gap else (),
        accepted=tuple(f"{gap} = {wording}" for wording in draw(label_tuples)) if gap else (),
        why=reason[0],
        because=reason[1],
        by=reason[2],
        example_of=draw(optional.filter(lambda text: not text.endswith("?"))),
    )


def _sharing(draw, quotes):
    """The quotes, of which some pairs share a point."""
    shared = {quote.slug: () for quote in quotes}
    for rank, one in enumerate(quotes):
        for other in quotes[:rank]:
            if draw(st.booleans()):
                shared[one.slug] += (other.slug,)
                shared[other.slug] += (one.slug,)
    return tuple(
        Quote(**(quote.__dict__ | {"shares_point_with": shared[quote.slug]})) for quote in quotes
    )


@st.composite
def _listing(draw, slug, item, said, spans):
    names = draw(distinct_slugs(5, minimum=1))
    items: tuple[ListingItem, ...] = ()
    while names:
        nested = items if draw(st.booleans()) else ()
        made = ListingItem(slug=names.pop(), text=draw(labels), span=draw(spans), items=nested)
        items = (made,) if nested else (*items, made)
    return Listing(
        slug=slug,
        **draw(item),
        **draw(said),
        lead_in=draw(texts),
        category=draw(labels),
        items=items,
        open=draw(st.booleans()),
    )


@st.composite
def _fact(draw, slug, item, said, subjects):
    value = draw(labels)
    when = draw(whens)
    if len(when) == 4 and when < "9999":
        when = draw(st.sampled_from([when, f"{when}/{date.max.year}"]))
    return Fact(
        slug=slug,
        **draw(item),
        **draw(said),
        kind=draw(st.sampled_from(FactKind)),
        value=value,
        accepted=draw(label_tuples),
        statement=draw(optional) + value + draw(optional),
        about=draw(texts | st.just("")),
        unit=draw(optional),
        when=when,
        event=draw(optional),
        subject=draw(one_of(subjects)),
        correction=draw(optional),
    )


@st.composite
def _relation(draw, slug, item, said, concepts):
    source, target = draw(st.permutations(concepts))[:2]
    return Relation(
        slug=slug,
        **draw(item),
        **draw(said),
        source=source,
        label=draw(st.sampled_from(sorted(RELATION_LABELS))),
        target=target,
        wording=draw(optional.filter(lambda text: not text.endswith(tuple(".,;:?!")))),
    )
