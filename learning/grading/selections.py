"""Answers that are selected rather than typed: options, orders, pairs, altered words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from learning.grading.expects import Expects
from learning.grading.typed import grade_typed
from learning.grading.verdict import BLANK, Outcome, Verdict
from learning.grading.words import capped, normalise


def grade_choice(*, answer: str, given: str) -> Verdict:
    """``given`` is the text of the chosen option, "" for none."""
    if not given:
        return BLANK
    if given == answer:
        return Verdict.right(answer)
    return Verdict(outcome=Outcome.WRONG, matched=given)


def grade_picks(*, right: Sequence[str], wrong: Sequence[str], given: Sequence[str]) -> Verdict:
    """Right if all right options and no others are picked, else wrong.

    The score is the share of right options picked, minus the same for each wrong one, at least 0:
    Moodle marks multiple choice with several even answers this way.
    """
    if not given:
        return BLANK
    present = tuple(one for one in right if one in given)
    extra = tuple(one for one in wrong if one in given)
    missing = tuple(one for one in right if one not in given)
    return Verdict(
        outcome=Outcome.WRONG if missing or extra else Outcome.RIGHT,
        present=present,
        missing=missing,
        extra=extra,
        score=max(0.0, (len(present) - len(extra)) / len(right)),
    )


def grade_order(*, expected: Sequence[str], given: Sequence[str]) -> Verdict:
    """Right if exact, nearly right if one swap of neighbours would make it so.

    ``present`` lists the items in their place. The score is the share of pairs in the right order.
    """
    if not given:
        return BLANK
    wanted, placed = list(expected), list(given)
    present = tuple(w for w, g in zip(wanted, placed, strict=False) if w == g)
    rank = {item: place for place, item in reversed(list(enumerate(placed)))}
    pairs = list(combinations(wanted, 2))
    ordered = sum(rank[a] < rank[b] for a, b in pairs if a in rank and b in rank)
    right = placed == wanted
    near = Outcome.NEAR if placed in _one_swap_from(wanted) else Outcome.WRONG
    return Verdict(
        outcome=Outcome.RIGHT if right else near,
        present=present,
        missing=tuple(item for item in wanted if item not in present),
        score=ordered / len(pairs) if pairs else float(right),
    )


def grade_matching(*, pairs: Mapping[str, str], given: Mapping[str, str]) -> Verdict:
    """All right, or wrong; ``present`` lists the left sides with the right partner, ``missing`` the
    others.
    """
    if not any(given.values()):
        return BLANK
    present = tuple(left for left, right in pairs.items() if given.get(left) == right)
    missing = tuple(left for left in pairs if left not in present)
    return Verdict(
        outcome=Outcome.WRONG if missing else Outcome.RIGHT,
        present=present,
        missing=missing,
        score=len(present) / len(pairs),
    )


def grade_altered(
    *,
    altered: tuple[str, str],
    found: str,
    corrected: str,
    accepted: tuple[str, ...] = (),
    expects: Expects = Expects.TERM,
    pool: tuple[str, ...] = (),
    surnames: Mapping[str, str] | None = None,
    stem: str = "",
) -> Verdict:
    """``altered`` is the wrong word as shown and the right one; finding and correcting both count.

    A right correction is enough if nothing is marked; marking alone scores one half.
    """
    wrong, right = altered
    found = capped(found)
    mended = grade_typed(
        answer=right,
        accepted=accepted,
        expects=expects,
        response=corrected,
        pool=(*pool, wrong),
        surnames=surnames,
        stem=stem,
    )
    if not normalise(found):
        return mended
    if not _marks(found, wrong):
        note = "That is not what was changed."
        return Verdict(outcome=Outcome.WRONG, missing=(wrong,), extra=(found,), note=note)
    if mended.outcome in (Outcome.WRONG, Outcome.BLANK):
        return Verdict(
            outcome=Outcome.WRONG,
            matched=mended.matched,
            present=(wrong,),
            missing=(right,),
            note="You found it, but something else belongs there.",
            score=0.5,
        )
    # Two fields cannot be asked for once more.
    return replace(mended, note="") if mended.outcome is Outcome.NEAR else mended


def _one_swap_from(items: list[str]) -> list[list[str]]:
    places = range(len(items) - 1)
    return [[*items[:n], items[n + 1], items[n], *items[n + 2 :]] for n in places]


def _marks(found: str, wrong: str) -> bool:
    """Whether the marked text is the altered word, part of it, or includes a neighbour or two."""
    marked, words = set(normalise(found).split()), set(normalise(wrong).split())
    return bool(marked & words) and len(marked - words) <= 2
