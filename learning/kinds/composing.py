"""Questions of each kind, composed of what their author gives, and taken apart into it again.

Both the forms and the files that people bring make questions here, so that one made of a file fills
its form, and comes out of it as it was. All raise ``InvalidBody`` where nothing can be made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from learning.grading import formats
from learning.grading.expects import Expects
from learning.grading.letters import Spelling
from learning.grading.parsing.measures import without_unit
from learning.grading.parsing.numbers import in_figures, in_plain_figures
from learning.kinds.kind import Body, require
from learning.kinds.written import WrittenQuestion, part, wrong_option
from learning.questions.altered import TASK, untold
from learning.questions.words import GAP

NOTHING = "–"  # the answer of a question that has none yet
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class Option:
    """``told`` is what whoever picks it is told."""

    text: str
    right: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    text: str
    points: int = 1


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off a number may be; None where it has to be exact."""

    by: Decimal | None = None
    percentage: bool = False


EXACT = Tolerance()


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def in_lines(text: str) -> str:
    """A text of several lines, whichever way they end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def choice(stem: str, options: Sequence[Option], explanation: str = "") -> WrittenQuestion:
    options = [_tidy(option) for option in options]
    right = [option for option in options if option.right]
    require(right, "No option is marked as right.")
    require(len(right) == 1, "Several options are right where one can be picked.")
    return _made(
        formats.CHOICE,
        stem,
        right[0].text,
        explanation,
        distractors=[wrong_option(one.text, one.told) for one in options if not one.right],
        notes={one.text: one.told for one in right if one.told},
        written=[one.text for one in options],
    )


def several(stem: str, options: Sequence[Option], explanation: str = "") -> WrittenQuestion:
    options = [_tidy(option) for option in options]
    right = [option for option in options if option.right]
    return _made(
        formats.SEVERAL,
        stem,
        "; ".join(option.text for option in right),
        explanation,
        Expects.SET,
        elements=[one.text for one in right],
        distractors=[wrong_option(one.text, one.told) for one in options if not one.right],
        notes={one.text: one.told for one in right if one.told},
        written=[one.text for one in options],
    )


def options_of(body: Body) -> list[Option]:
    """Those of a choice or of several right ones, in the order in which they were written."""
    notes = body.get("notes", {})
    right = body["elements"] or [body["answer"]]
    options = [Option(text, True, notes.get(text, "")) for text in right]
    options += [Option(one["text"], False, one["truth"]) for one in body["distractors"]]
    places: dict[str, int] = {}
    for place, text in enumerate(body.get("written", ())):
        places.setdefault(text, place)
    return sorted(options, key=lambda one: places.get(one.text, 0))


def typed(
    stem: str,
    answer: str,
    accepted: Iterable[str] = (),
    spelling: Spelling = Spelling.FREE,
    explanation: str = "",
) -> WrittenQuestion:
    others = [form for form in map(on_one_line, accepted) if form]
    return _made(formats.TYPED, stem, answer, explanation, accepted=others, spelling=str(spelling))


def number(
    stem: str,
    answer: str,
    tolerance: Tolerance = EXACT,
    units: Iterable[str] = (),
    *,
    needs_unit: bool = False,
    explanation: str = "",
) -> WrittenQuestion:
    units = [unit for unit in map(on_one_line, units) if unit]
    bare = without_unit(answer, units)
    return _made(
        formats.NUMBER,
        stem,
        f"{bare} {units[0]}" if units else bare,
        explanation,
        Expects.NUMBER,
        measure={
            "tolerance": in_figures(tolerance.by) if tolerance.by else "",
            "percentage": tolerance.percentage,
            "units": units,
            "needs_unit": needs_unit,
        },
    )


def distance_in(text: str) -> Decimal | None:
    """How far off a number may be, as somebody writes it: "0.5", "0,5" or "1e-37"."""
    figures = in_plain_figures(text.strip())
    require(not figures or _NUMBER.fullmatch(figures), f"The tolerance “{text[:40]}” is no number.")
    return Decimal(figures) if figures else None


def bare_number(body: Body) -> str:
    """The answer as its author wrote it, without its unit."""
    units, answer = body["measure"]["units"], str(body["answer"])
    return answer.removesuffix(f" {units[0]}") if units else answer


def tolerance_of(body: Body) -> Tolerance:
    said = body["measure"]
    by = Decimal(said["tolerance"]) if said["tolerance"] else None
    return Tolerance(by, bool(said["percentage"]))


def cloze(text: str, explanation: str = "") -> WrittenQuestion:
    """``text`` has what is left out in double brackets, with what else counts after a stroke."""
    text = on_one_line(text)
    gaps = [_gap(inside) for inside in _GAP.findall(text)]
    require(gaps, "Nothing is left out: put a word in double brackets, [[so]].")
    require(GAP not in text, f"The text holds {GAP}, which stands for a gap: take it out.")
    one = gaps[0] if len(gaps) == 1 else None
    return _made(
        formats.CLOZE,
        _GAP.sub(GAP, text),
        "; ".join(gap["answer"] for gap in gaps),
        explanation,
        **({"accepted": one["accepted"]} if one else {"gaps": gaps}),
    )


def cloze_of(
    pieces: Sequence[str], gaps: Sequence[Sequence[str]], explanation: str = ""
) -> WrittenQuestion:
    """A text with gaps, of what stands around them and what counts in each."""
    for text in (*pieces, *(form for gap in gaps for form in gap)):
        require("[[" not in text and "]]" not in text, "The text itself holds double brackets.")
    for form in (form for gap in gaps for form in gap):
        sign = next((sign for sign in "[]|" if sign in form), "")
        require(not sign, f"What is left out holds “{sign}”, which cannot be kept there.")
    marked = (f"[[{'|'.join(gap)}]]" for gap in gaps)
    pairs = zip_longest(pieces, marked, fillvalue="")
    return cloze("".join(piece + gap for piece, gap in pairs), explanation)


def gaps_of(body: Body) -> list[list[str]]:
    """For each gap of a text its answer, then what else counts there."""
    one = {"answer": body["answer"], "accepted": body["accepted"]}
    return [[gap["answer"], *gap["accepted"]] for gap in body.get("gaps") or [one]]


def cloze_text(body: Body) -> str:
    """What ``cloze`` makes this body of."""
    gaps = (f"[[{'|'.join(gap)}]]" for gap in gaps_of(body))
    pieces = zip_longest(body["stem"].split(GAP), gaps, fillvalue="")
    return "".join(text + gap for text, gap in pieces)


def altered(statement: str, wrong: str, right: str, explanation: str = "") -> WrittenQuestion:
    wrong, right = on_one_line(wrong), on_one_line(right)
    stem = on_one_line(statement) + TASK.format("word")
    return _made(formats.ALTERED, stem, right, explanation, altered=[wrong, right])


def statement_of(body: Body) -> str:
    """The statement with the change in it."""
    return untold(body["stem"])[0]


def matching(
    stem: str,
    pairs: Iterable[tuple[str, str]],
    spare: Iterable[str] = (),
    explanation: str = "",
) -> WrittenQuestion:
    pairs = [(on_one_line(left), on_one_line(right)) for left, right in pairs]
    return _made(
        formats.MATCHING,
        stem,
        "; ".join(f"{left}: {right}" for left, right in pairs),
        explanation,
        Expects.SET,
        parts=[part(left, right) for left, right in pairs],
        distractors=[wrong_option(text) for text in map(on_one_line, spare) if text],
    )


def ordering(stem: str, things: Iterable[str], explanation: str = "") -> WrittenQuestion:
    things = [on_one_line(thing) for thing in things]
    parts = [part(thing) for thing in things]
    return _made(formats.ORDERING, stem, "; ".join(things), explanation, Expects.SET, parts=parts)


def listed(
    stem: str,
    entries: Sequence[str],
    aliases: Sequence[Iterable[str]] = (),
    needed: int = 0,
    explanation: str = "",
) -> WrittenQuestion:
    entries = [on_one_line(entry) for entry in entries]
    names = [[name for name in map(on_one_line, others) if name] for others in aliases]
    names += [[] for _ in entries[len(names) :]]
    return _made(
        formats.LIST,
        stem,
        "; ".join(entries),
        explanation,
        Expects.SET,
        elements=entries,
        aliases=names,
        needed=needed,
    )


def aliases_of(body: Body) -> list[list[str]]:
    """The other names of each entry of a list."""
    found = [list(names) for names in body.get("aliases", ())]
    return found + [[] for _ in body["elements"][len(found) :]]


def open_answer(
    stem: str, answer: str, rubric: Iterable[Criterion] = (), explanation: str = ""
) -> WrittenQuestion:
    return _made(
        formats.OPEN,
        stem,
        in_lines(answer),
        explanation,
        Expects.STATEMENT,
        rubric=[{"text": on_one_line(one.text), "points": one.points} for one in rubric],
    )


def rubric_of(body: Body) -> list[Criterion]:
    return [Criterion(one["text"], one["points"]) for one in body.get("rubric", ())]


def _made(
    format: str,
    stem: str,
    answer: str,
    explanation: str,
    expects: Expects = Expects.TERM,
    **particulars: Any,
) -> WrittenQuestion:
    """Where nothing is right yet, that is for its kind to say."""
    return WrittenQuestion(
        format=format,
        stem=on_one_line(stem),
        answer=(answer if format == formats.OPEN else on_one_line(answer)) or NOTHING,
        explanation=in_lines(explanation),
        expects=expects,
        particulars=particulars,
    )


def _tidy(option: Option) -> Option:
    return Option(on_one_line(option.text), option.right, on_one_line(option.told))


def _gap(inside: str) -> Mapping[str, Any]:
    answer, *accepted = [form.strip() for form in inside.split("|")]
    return {"answer": answer, "accepted": [form for form in accepted if form]}
