"""The form fields for an answer to a question, on any page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from learning.grading import formats
from learning.questions.altered import split_statement
from learning.questions.words import GAP


@dataclass(frozen=True, slots=True)
class FieldOption:
    """An option to pick, or a thing to put in order: then ``place`` is where it was put."""

    id: str
    text: str
    chosen: bool
    place: int | None


@dataclass(frozen=True, slots=True)
class FieldPrompt:
    """A prompt of a matching; ``match`` is the id of the option that it was matched with."""

    id: str
    text: str
    match: str


@dataclass(frozen=True, slots=True)
class FieldGap:
    """A gap, with what the response has in it; it is chosen where there are ``options``."""

    text: str
    options: list[str]
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFields:
    """The fields of a question, with what a response holds for each.

    ``shown`` is what the question's kind shows of it. Of an altered statement, ``statement`` is
    the text without its instruction, and ``altered_noun`` what was changed in it ("word").
    ``pieces`` are what stands around the gaps of a text that is filled in where it stands.
    ``places_options`` says that the options are put in order, ``repeats`` that one of them may go
    with several prompts.
    ``sends_at_once`` says that picking an option sends the form, ``takes_focus`` that the first of
    the fields has the focus when the page opens.
    """

    shown: Mapping[str, Any]
    template: str
    options: list[FieldOption]
    prompts: list[FieldPrompt]
    places: range
    places_options: bool
    repeats: bool
    pieces: list[str]
    statement: str
    altered_noun: str
    typed: str
    entries: list[str]
    gaps: list[FieldGap]
    found: str
    corrected: str
    sends_at_once: bool
    takes_focus: bool

    @property
    def gapped(self) -> list[tuple[str, FieldGap | None]]:
        """The pieces of a text, each with the gap after it."""
        return list(zip_longest(self.pieces, self.gaps))

    @property
    def matching_hint(self) -> str:
        """What the pairs do not tell: whether options are left over, or go with several prompts."""
        left_over = len(self.options) - len(self.prompts)
        if self.repeats:
            return "An answer may fit more than one"
        if left_over == 1:
            return "One answer stays unused"
        if left_over > 1:
            return f"{left_over} answers stay unused"
        return "Each answer fits one"


def response_fields(
    shown: Mapping[str, Any],
    response: Mapping[str, Any] | None = None,
    *,
    sends_at_once: bool = False,
    takes_focus: bool = True,
) -> ResponseFields:
    """The fields for what a kind shows of a question, filled with a response if there is one."""
    response, format = response or {}, shown["format"]
    options, is_altered = shown.get("options", ()), format == formats.ALTERED
    sends_at_once = sends_at_once and format == formats.CHOICE
    statement, noun = split_statement(shown["stem"]) if is_altered else ("", "")
    return ResponseFields(
        shown=shown,
        template=_template(format, sends_at_once=sends_at_once),
        options=_options(options, response),
        prompts=_prompts(shown.get("prompts", ()), response.get("pairs", {})),
        places=range(1, 1 + (shown.get("count") or len(options))),
        places_options=format == formats.ORDERING,
        repeats=shown.get("repeats", True),  # attempts begun before it was kept do not say
        pieces=shown.get("pieces") or _around_gap(shown),
        statement=statement,
        altered_noun=noun,
        typed=response.get("text", ""),
        entries=response.get("items", []),
        gaps=_gaps(shown, response.get("texts", ())),
        found=response.get("found", ""),
        corrected=response.get("corrected", ""),
        sends_at_once=sends_at_once,
        takes_focus=takes_focus,
    )


def _template(format: str, *, sends_at_once: bool) -> str:
    """A choice whose options are no buttons has them to be ticked."""
    is_ticked = format == formats.CHOICE and not sends_at_once
    name = "pick" if is_ticked else format.replace(" ", "_")
    return f"learning/rendering/responses.html#{name}"


def _gaps(shown: Mapping[str, Any], filled: Sequence[str]) -> list[FieldGap]:
    """The gaps of a text that has a field for each. What was shown of typed ones says nothing."""
    number = max(len(shown.get("pieces", ())) - 1, 0)
    kinds = shown.get("gaps") or [{}] * number
    texts = [*filled, *[""] * number][:number]
    return [
        FieldGap(text, one.get("options", []), one.get("number", False))
        for one, text in zip(kinds, texts, strict=True)
    ]


def _around_gap(shown: Mapping[str, Any]) -> list[str]:
    """What stands before and after the one gap of a text that asks for a line, if it has one."""
    if shown["format"] not in (formats.TYPED, formats.CLOZE):
        return []
    pieces: list[str] = shown["stem"].split(GAP)
    return pieces if len(pieces) == 2 else []


def _options(options: Any, response: Mapping[str, Any]) -> list[FieldOption]:
    order = list(response.get("order", ()))
    chosen = (response.get("option"), *response.get("options", ()))
    return [
        FieldOption(
            id=one["id"],
            text=one["text"],
            chosen=one["id"] in chosen,
            place=order.index(one["id"]) + 1 if one["id"] in order else None,
        )
        for one in options
    ]


def _prompts(prompts: Any, pairs: Mapping[str, str]) -> list[FieldPrompt]:
    return [FieldPrompt(one["id"], one["text"], pairs.get(one["id"], "")) for one in prompts]
