"""Makes questions of what the lines of each say."""

import re
from dataclasses import replace

from learning.exchange.format import ExchangeItem, Refused
from learning.exchange.pictures import first_kept
from learning.exchange.plain.answers import (
    accepted_in,
    marked_options,
    named_options,
    number_in,
    places_in_order,
)
from learning.exchange.plain.block import MOST_LINES, Block
from learning.exchange.plain.lines import BLANK, Mark, in_order
from learning.exchange.tables.rows import is_short
from learning.exchange.texts import checked_item
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import typed_gap
from learning.kinds.matching import Matching
from learning.kinds.number import Number
from learning.kinds.open import Open
from learning.kinds.options import Option
from learning.kinds.ordering import Ordering
from learning.kinds.several import Several
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion

NO_ANSWER = "It names no right answer. Add a line such as “Answer: B” below it."
TOO_LONG = (
    f"It is longer than a question may be. Are its answers missing, or is it no question? At most "
    f"{MOST_LINES} lines of a sort are read."
)
NO_TEXT = "It asks nothing: there is no text before its options or its answer."
_ORDERING = re.compile(r"\b(?:order|sequence|arrange|rank|sort|chronological\w*)\b", re.IGNORECASE)
_TRUE = re.compile(r"t|true|yes|richtig|wahr|vrai|verdadero", re.IGNORECASE)
_FALSE = re.compile(r"f|false|no|falsch|faux|falso", re.IGNORECASE)
_TRUE_OR_FALSE = re.compile(r"true|false", re.IGNORECASE)
_NUMBERED_PART = re.compile(r"(?:^|(?<=[\s;,]))[(\[]?(?:\d{1,2}|[a-z])[.)\]]\s+")
_GAP_BEFORE = re.compile(r"^_{2,}\s*")
_PAIRED = re.compile(r"[(\[]?(\w{1,2})[)\].]?\s*[-–=:→]+>?\s*[(\[]?(\w{1,2})[)\].]?(?:[,;\s]+|$)")


def item_of(block: Block) -> ExchangeItem:
    """Raises ``Refused``, and ``InvalidBody``."""
    if block.is_full:
        raise Refused(TOO_LONG)
    if not block.asked:
        raise Refused(NO_TEXT)
    notes = list[str]()
    question = _question(block, notes)
    notes = [*block.notes, *notes]
    picture = first_kept(block.pictures, notes)
    item = checked_item(question, tuple(block.tags), block.line, tuple(dict.fromkeys(notes)))
    return replace(item, picture=picture)


def _question(block: Block, notes: list[str]) -> WrittenQuestion:
    answer = "; ".join(block.said)
    explanation = "\n".join(block.explanation)
    if block.is_essay and not block.options:
        return Open().compose(block.asked, answer, explanation=explanation)
    if not block.options and not block.pairs:
        block.take_bare_options()
    if block.pairs:
        return _matching(block, answer, explanation)
    if block.options:
        return _with_options(block, answer, explanation, notes)
    if block.is_true_false or _TRUE_OR_FALSE.fullmatch(answer.strip(" .")):
        return _true_or_false(block, answer, explanation)
    if not answer and "[[" in block.asked:
        return Cloze().compose(block.asked, explanation)
    if not answer:
        raise Refused(NO_ANSWER)
    if BLANK.search(block.asked):
        return _cloze(block, answer, explanation, notes)
    return _short_answer(block, answer, explanation, notes)


def _with_options(block: Block, answer: str, explanation: str, notes: list[str]) -> WrittenQuestion:
    if block.is_matching and (_PAIRED.match(answer) or _has_two_lists(block)):
        return _matching_by_labels(block, answer, explanation)
    block.options = in_order(block.options)
    marked, mark = marked_options(block.options)
    is_ordering = answer and len(block.options) > 2 and _ORDERING.search(block.asked)
    if is_ordering and (places := places_in_order(block.options, answer)):
        things = [block.options[place].text for place in places]
        return Ordering().compose(block.asked, things, explanation)
    named = _named(block) if answer else marked
    if not named:
        raise Refused(NO_ANSWER)
    if answer and marked and marked != named:
        if mark is Mark.SIGN:
            raise Refused(f"Its answer “{answer[:40]}” is not the option that is marked as right.")
        notes.append(f"An option stands out by its {mark}, and is not the answer “{answer[:40]}”.")
    elif not answer and mark is not Mark.SIGN:
        texts = [f"“{block.options[place].text[:40]}”" for place in named]
        some = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
        if len(texts) == 1:
            notes.append(f"{some} stands out by its {mark}, so it is taken as right.")
        else:
            notes.append(f"{some} stand out by their {mark}, so they are taken as right.")
    feedback = [" ".join(one.feedback) for one in block.options]
    if any(feedback) and not any(feedback[:-1]):
        explanation = "\n".join(filter(None, (feedback.pop(), explanation)))
        feedback.append("")
    options = [
        Option(one.text, place in named, told)
        for place, (one, told) in enumerate(zip(block.options, feedback, strict=True))
    ]
    if len(named) == 1:
        return Choice().compose(block.asked, options, explanation)
    return Several().compose(block.asked, options, explanation)


def _named(block: Block) -> list[int]:
    """The places of the options that all lines with an answer name. Raises ``Refused``."""
    first, *others = [named_options(block.options, one) for one in block.said]
    if any(one != first for one in others):
        shown = " and ".join(f"“{one[:40]}”" for one in block.said)
        raise Refused(f"It has several answers: {shown}. Put those that are right on one line.")
    return first


def _true_or_false(block: Block, answer: str, explanation: str) -> WrittenQuestion:
    given = answer.strip(" .()[]*")
    if not given:
        raise Refused("It does not say whether it is true or false.")
    is_true = _TRUE.fullmatch(given) is not None
    if not is_true and not _FALSE.fullmatch(given):
        raise Refused(f"Its answer “{given[:40]}” is neither true nor false.")
    options = [Option("True", is_true), Option("False", not is_true)]
    return Choice().compose(_GAP_BEFORE.sub("", block.asked), options, explanation)


def _matching(block: Block, answer: str, explanation: str) -> WrittenQuestion:
    if answer:
        raise Refused("Its pairs stand in their lines, and its answer names others.")
    return Matching().compose(block.asked, block.pairs, explanation=explanation)


def _has_two_lists(block: Block) -> bool:
    return len({one.label.isdecimal() for one in block.options}) == 2


def _matching_by_labels(block: Block, answer: str, explanation: str) -> WrittenQuestion:
    """Of two lists, with an answer such as "1-b, 2-a"."""
    named = {one.label: one.text for one in block.options}
    pairs = [(one[1].casefold(), one[2].casefold()) for one in _PAIRED.finditer(answer)]
    if not pairs or _PAIRED.sub("", answer).strip(" ."):
        raise Refused("Its answer does not say which go together. Write it as “1-b, 2-a”.")
    if missing := next((one for pair in pairs for one in pair if one not in named), ""):
        raise Refused(f"Its answer pairs “{missing}”, which neither side has.")
    is_number = pairs[0][0].isdecimal()
    lefts = [one.label for one in block.options if one.label.isdecimal() is is_number]
    if sorted(left for left, _ in pairs) != sorted(lefts):
        raise Refused("Its answer does not pair each left side once.")
    partners = {right for _, right in pairs}
    spare = [one.text for one in block.options if one.label not in {*lefts, *partners}]
    texts = [(named[left], named[right]) for left, right in pairs]
    return Matching().compose(block.asked, texts, spare, explanation)


def _cloze(block: Block, answer: str, explanation: str, notes: list[str]) -> WrittenQuestion:
    pieces = BLANK.split(block.asked)
    wanted = len(pieces) - 1
    gaps = [accepted_in(answer, notes) + _accepted(block)] if wanted == 1 else []
    for parts in (answer.split(";"), answer.split(","), re.split(r"\s/\s", answer)):
        if not gaps and len(parts) == wanted:
            gaps = [accepted_in(_NUMBERED_PART.sub("", one).strip(), notes) for one in parts]
    if not gaps and len(parts := _NUMBERED_PART.split(answer)[1:]) == wanted:
        gaps = [accepted_in(one.strip(" ,;"), notes) for one in parts]
    if not gaps or not all(gaps):
        raise Refused(
            f"It has {wanted} gaps, and its answer “{answer[:40]}” is not for {wanted}: "
            "put semicolons between their answers."
        )
    return Cloze().compose(text_with_gaps(pieces, [*map(typed_gap, gaps)]), explanation)


def _short_answer(block: Block, answer: str, explanation: str, notes: list[str]) -> WrittenQuestion:
    if number := number_in(answer):
        figures, tolerance, unit = number
        units = [unit] if unit else []
        return Number().compose(block.asked, figures, tolerance, units, explanation=explanation)
    if len(block.said) > 1:
        notes.append("Each of its answers is read as right.")
    forms = accepted_in(answer, notes) + _accepted(block)
    if not forms:
        raise Refused(NO_ANSWER)
    if not is_short(forms[0]):
        notes.append("Its answer is long: it is an open question, which a person grades.")
        return Open().compose(block.asked, answer, explanation=explanation)
    if len(answer) == 1 and answer.isalpha():
        if len(block.stem) > 1:
            raise Refused(f"Its answer is “{answer}”, and it has no options with letters.")
        notes.append(f"“{answer}” is read as the answer itself: it has no options.")
    return Typed().compose(block.asked, forms[0], forms[1:], explanation=explanation)


def _accepted(block: Block) -> list[str]:
    texts = (re.split(r"\s*[,;|]\s*|\s+/\s+", text) for text in block.accepted)
    return [one for text in texts for one in text if one]
