"""Reads the XML that Moodle exports."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from learning.exchange import weights
from learning.exchange.embedded import STAND_IN, taken_apart, with_words
from learning.exchange.format import ExchangeItem, FileText, ParsedFile, Refused, Unreadable
from learning.exchange.gift_reading import NO_ANSWER, category_tag, decimal_in
from learning.exchange.gift_text.signs import plainly
from learning.exchange.markup import blocks_from_html, escaped, from_html, looks_like_html
from learning.exchange.moodle_pictures import PLACE, files_of, without_links
from learning.exchange.pictures import (
    Files,
    Shown,
    described,
    first_of,
    kept_picture,
    kept_pictures,
    lifted,
    pictures_in,
    pictures_in_markdown,
    without_markdown_pictures,
    without_pictures,
)
from learning.exchange.texts import TextAbove, check_field, checked_item, checked_text
from learning.exchange.xml_tree import Node, read_children
from learning.grading.part_marks import ALL, NEARLY
from learning.grading.spelling.letters import Spelling
from learning.kinds import InvalidBody
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Gap
from learning.kinds.kind import NOTHING
from learning.kinds.matching import Matching
from learning.kinds.number import Number, Tolerance, WeighedNumber
from learning.kinds.open import Criterion, Open
from learning.kinds.options import Option
from learning.kinds.ordering import Ordering
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion

NAME = 80  # characters of the text of a question in its name
MOST_GAPS = 50_000  # of a file, with the answers in them
MOST_FIGURES = 7  # of a weight, after the point, as many as Moodle keeps
NAMED = "It asks nothing but its name."
OTHER_FILE = "It refers to a file of its own, which can’t be kept here."
NOT_DESCRIBED = "An option is a picture that the file does not describe."
OPTION_DESCRIBED = "An option that is a picture is its description here."
# The feedback that Moodle gives unless the author writes another.
USUAL_FEEDBACK = frozenset(
    (
        *("", "Your answer is correct.", "Your answer is partially correct."),
        *("Your answer is incorrect.", "That's correct.", "That's not right."),
    )
)
PAIRWISE = "RELATIVE_ALL_PREVIOUS_AND_NEXT"  # as orders are graded here
OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_CRITERION = re.compile(r"- (.+) \((\d{1,3})\)")

# A question alone, as a site shares it: the root of its file, where Moodle expects a <quiz>.
_ALONE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?=<question\b)"
)
DRAWN = "Its numbers are drawn anew for each attempt; here they are fixed."
PICKED = "It stands for questions of a category: import those themselves."
ON_PICTURE = "Its answers are put onto a picture."
NOT_HERE = {
    **dict.fromkeys(("calculated", "calculatedmulti", "calculatedsimple", "formulas"), DRAWN),
    **dict.fromkeys(("random", "randomsamatch"), PICKED),
    **dict.fromkeys(("ddimageortext", "ddmarker"), ON_PICTURE),
}

type Notes = list[str]


def read(data: bytes) -> ParsedFile:
    reading, category, gaps = ParsedFile(), "", 0
    above = TextAbove(reading)
    data, held = lifted(data)

    def take(node: Node) -> None:
        nonlocal category, gaps
        if node.name != "question":
            return
        if node.attributes.get("type") == "cloze":
            text = _text_of(node)
            gaps += text.count("{") + text.count("~")  # each answer in a gap counts
            if gaps > MOST_GAPS:
                raise Unreadable(
                    f"It has more than {MOST_GAPS:,} answers in gaps: split it into several files."
                )
        if node.attributes.get("type") == "category":
            category = node.text_of("category", "text")
            above.end()
            return
        files = first_of(held, files_of(node))
        try:
            if node.attributes.get("type") == "description":
                above.end()
                above.begin(*_description(node, files))
            else:
                reading.add(above.over(_item(node, category, files)))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(node.line, str(refusal), _text_of(node))

    if alone := _ALONE.match(data):
        data = b"%b<quiz>%b</quiz>" % (data[: alone.end()], data[alone.end() :])
    read_children(data, "quiz", take)
    above.end()
    return reading


def _text_of(node: Node) -> str:
    """The beginning of the text of a question, or else its name."""
    return node.text_of("questiontext", "text") or node.text_of("name", "text")


def _description(node: Node, files: Files) -> tuple[FileText, int, Notes]:
    """A text that asks nothing, its line, and notes on it. Its name is no title if it only repeats
    how the text begins, as the name of one without a title does."""
    _check_size(node)
    notes: Notes = []
    text = _marked(node.first("questiontext"), notes, blocks=True)
    pictures = kept_pictures(_pictures(node), files, notes)
    name = " ".join(node.text_of("name", "text").split())
    if _explanation(node, []):
        notes.append("The general feedback of its text was left out.")
    return checked_text("" if name == name_of(text) else name, text, pictures), node.line, notes


def name_of(text: str) -> str:
    """The name of a question that has no other: how its text begins."""
    return " ".join(text.split())[:NAME]


def _check_size(node: Node) -> None:
    if any(one.is_too_large for one in node.walk()):
        raise Refused("A text in it is longer than 32,768 characters, or it has too many parts.")


def _item(node: Node, category: str, files: Files) -> ExchangeItem:
    _check_size(node)
    kind = node.attributes.get("type", "")
    if kind in NOT_HERE:
        raise Refused(NOT_HERE[kind])
    if kind not in _READ:
        raise Refused(f"There is no such kind here: “{kind[:40]}”.")
    notes: Notes = []
    question = _READ[kind](node, notes)
    _note_what_is_left(node, notes)
    picture = kept_picture(_pictures(node), files, notes)
    tags = [tag.text_of("text") for tag in node.all("tags") for tag in tag.all("tag")]
    item = checked_item(question, (*tags, category_tag(category)), node.line, tuple(notes))
    return replace(item, picture=picture)


def _pictures(node: Node) -> list[Shown]:
    """The pictures of its text."""
    asked = node.first("questiontext")
    if asked is None:
        return []
    text, format = asked.text_of("text"), asked.attributes.get("format", "")
    if _is_html(text, format):
        return pictures_in(text)
    return pictures_in_markdown(text, PLACE) if format != "plain_text" else []


def _note_what_is_left(node: Node, notes: Notes) -> None:
    if any(hint.text_of("text") for hint in node.all("hint")):
        notes.append("Its hints were left out.")
    if not all(_is_usual(node.text_of(name, "text")) for name in OVERALL):
        notes.append("What is said of right and wrong answers as a whole was left out.")


def _is_usual(feedback: str) -> bool:
    try:
        return from_html(feedback, plain=True) in USUAL_FEEDBACK
    except Refused:  # it shows a picture or the like
        return False


def _marked(node: Node | None, notes: Notes, *, blocks: bool = False) -> str:
    """A text as Markdown, read in the format that it names; with ``blocks`` it may have tables."""
    if node is None:
        return ""
    text, format = node.text_of("text"), node.attributes.get("format", "")
    check_field(text)
    if format == "plain_text":
        return escaped(text)
    if not _is_html(text, format):
        return _without_files(without_markdown_pictures(text, PLACE, notes))
    bare = _without_files(without_links(without_pictures(text, notes), notes))
    return blocks_from_html(bare, notes) if blocks else from_html(bare)


def _is_html(text: str, format: str) -> bool:
    return format == "html" or (format in ("", "moodle_auto_format") and looks_like_html(text))


def _without_files(text: str) -> str:
    if PLACE in text:
        raise Refused(OTHER_FILE)
    return text


def _option(node: Node, notes: Notes) -> str:
    """The text of an option; if it is a picture alone, its description."""
    text = node.text_of("text")
    if (found := _marked(node, notes)) or not pictures_in(text):
        return found
    if not (description := described(text)):
        raise Refused(NOT_DESCRIBED)
    notes += [OPTION_DESCRIBED] if OPTION_DESCRIBED not in notes else []
    return escaped(description)


def _stem(node: Node, notes: Notes) -> str:
    found = _marked(node.first("questiontext"), notes, blocks=True)
    if found or not _pictures(node) or not (name := node.text_of("name", "text")):
        return found
    notes.append(NAMED)
    return escaped(name)


def _explanation(node: Node, notes: Notes) -> str:
    return _marked(node.first("generalfeedback"), notes, blocks=True)


def _worth(node: Node) -> Decimal:
    """Programs write a third as they compute it, in binary."""
    worth = decimal_in(node.attributes.get("fraction", "0"))
    return round(worth, MOST_FIGURES) if abs(worth) <= ALL else worth


def _choice(node: Node, notes: Notes) -> WrittenQuestion:
    options = [
        Option(
            _option(one, notes), _worth(one) > 0, _marked(one.first("feedback"), notes), _worth(one)
        )
        for one in node.all("answer")
    ]
    stem, explanation = _stem(node, notes), _explanation(node, notes)
    if node.text_of("single").casefold() in ("false", "0"):
        weights.best_of(_worth(one) for one in node.all("answer"))
        return Several().compose(stem, options, explanation)
    return Choice().compose(stem, weights.marked_right(options), explanation)


def _all_or_nothing(node: Node, notes: Notes) -> WrittenQuestion:
    """The kind “OU multiple response”, which names right options and no weights."""
    notes.append("In Moodle it is marked in another way. Here each right option adds its share.")
    options = [
        Option(_option(one, notes), _worth(one) > 0, _marked(one.first("feedback"), notes))
        for one in node.all("answer")
    ]
    return Several().compose(_stem(node, notes), options, _explanation(node, notes))


def _true_or_false(node: Node, notes: Notes) -> WrittenQuestion:
    options = [
        Option(
            one.text_of("text").capitalize(), _worth(one) > 0, _marked(one.first("feedback"), notes)
        )
        for one in node.all("answer")
    ]
    return Choice().compose(_stem(node, notes), options, _explanation(node, notes))


def _written_out(node: Node, notes: Notes) -> list[Node]:
    """The answers without a wrong one that stands for all others."""
    answers = node.all("answer")
    open_ones = [one for one in answers if "*" in one.text_of("text").replace("\\*", "")]
    if pattern := next((one for one in open_ones if _worth(one) > 0), None):
        raise Refused(weights.ANY_TEXT.format(plainly(pattern.text_of("text"))[:40]))
    for one in open_ones:
        if said := _marked(one.first("feedback"), notes):
            notes.append(weights.note_on_feedback(one.text_of("text"), said))
    return [one for one in answers if one not in open_ones]


def _typed(node: Node, notes: Notes) -> WrittenQuestion:
    answers = [
        WeighedAnswer(
            plainly(one.text_of("text")).replace("\\*", "*"),
            _worth(one),
            _marked(one.first("feedback"), notes),
        )
        for one in _written_out(node, notes)
    ]
    spelling = Spelling.CASE if node.text_of("usecase") == "1" else Spelling.EXACT
    answer, partial = weights.answer_among(answers, spelling, notes)
    stem, explanation = _stem(node, notes), _explanation(node, notes)
    return Typed().compose(stem, answer, (), spelling, explanation, partial=partial)


def _number(node: Node, notes: Notes) -> WrittenQuestion:
    units = [unit for one in node.all("units") for unit in one.all("unit")]
    if any(decimal_in(one.text_of("multiplier") or "1") != 1 for one in units):
        raise Refused("It takes its number in several units and converts them; here it cannot.")
    numbers = [_number_of(one, notes) for one in _written_out(node, notes)]
    names = [plainly(one.text_of("unit_name")) for one in units]
    answer, tolerance, also = weights.number_among(numbers, names, notes)
    needs_unit = node.text_of("unitgradingtype") in ("1", "2")
    if needs_unit and names:
        _note_on_unit(node.text_of("unitpenalty"), notes)
    return Number().compose(
        _stem(node, notes),
        answer,
        tolerance,
        names,
        needs_unit=needs_unit and bool(names),
        explanation=_explanation(node, notes),
        also=also,
    )


def _number_of(answer: Node, notes: Notes) -> WeighedNumber:
    text, within = answer.text_of("text"), answer.text_of("tolerance")
    decimal_in(text)
    tolerance = Tolerance(decimal_in(within) if within else None)
    said = _marked(answer.first("feedback"), notes)
    return WeighedNumber(text, tolerance, _worth(answer), said)


def _note_on_unit(penalty: str, notes: Notes) -> None:
    """Here a number without its unit is worth half."""
    if penalty and abs(decimal_in(penalty) * 100 - 50) > NEARLY:
        there = weights.shown(decimal_in(penalty) * 100)
        notes.append(f"In the file, a missing unit takes off {there}. Here it takes off 50 %.")


def _matching(node: Node, notes: Notes) -> WrittenQuestion:
    pairs, spare = [], []
    for one in node.all("subquestion"):
        left, partner = _option(one, notes), plainly(one.text_of("answer", "text"))
        if left:
            pairs.append((left, partner))
        elif partner:
            spare.append(partner)
    return Matching().compose(_stem(node, notes), pairs, spare, _explanation(node, notes))


def _ordering(node: Node, notes: Notes) -> WrittenQuestion:
    """In the order of their places, if they have places, else as in the file."""
    if (marked := node.text_of("gradingtype")) not in ("", PAIRWISE):
        notes.append(
            f"The file marks the order another way ({marked[:40]}). "
            "Here the share of pairs in order counts."
        )
    answers = node.all("answer")
    places = [_worth(one) for one in answers]
    if len(set(places)) == len(places):
        answers = sorted(answers, key=_worth)
    return Ordering().compose(
        _stem(node, notes), [_plain(one, notes) for one in answers], _explanation(node, notes)
    )


def _plain(node: Node, notes: Notes) -> str:
    """A text for a field that is shown without markup."""
    text = node.text_of("text")
    is_html = node.attributes.get("format") == "html" or looks_like_html(text)
    if not is_html or node.attributes.get("format") in ("markdown", "plain_text"):
        return _without_files(text)
    bare = _without_files(without_links(without_pictures(text, notes), notes))
    found = from_html(bare, plain=True)
    if not found and pictures_in(text):
        found = described(text)
        notes += [OPTION_DESCRIBED] if OPTION_DESCRIBED not in notes else []
    return found


def _cloze(node: Node, notes: Notes) -> WrittenQuestion:
    return _gapped(node, lambda text: taken_apart(text, notes), notes)


def _from_list(node: Node, notes: Notes) -> WrittenQuestion:
    """Words of a list, chosen or dragged into the gaps."""
    listed = [*node.all("selectoption"), *node.all("dragbox")]
    words = [(_plain(one, notes), one.text_of("group")) for one in listed]
    return _gapped(node, lambda text: with_words(text, words), notes)


def _gapped(
    node: Node, gaps_in: Callable[[str], tuple[str, list[Gap]]], notes: Notes
) -> WrittenQuestion:
    asked = node.first("questiontext")
    if asked is None:
        raise Refused("It asks nothing: its text is missing.")
    if STAND_IN in asked.text_of("text"):
        raise Refused(f"It holds the invisible character U+{ord(STAND_IN):04X}: delete it.")
    is_html = asked.attributes.get("format", "html") in ("html", "moodle_auto_format")
    text = asked.text_of("text")
    if is_html:
        text = without_links(without_pictures(text, notes), notes)
    elif asked.attributes.get("format") != "plain_text":
        text = without_markdown_pictures(text, PLACE, notes)
    text, gaps = gaps_in(_without_files(text))
    if not gaps:
        raise Refused("It has no gap.")
    if is_html:
        text = from_html(text, plain=True)
        gaps = [gap.mapped(partial(from_html, plain=True)) for gap in gaps]
    return Cloze().compose(text_with_gaps(text.split(STAND_IN), gaps), _explanation(node, notes))


def _open(node: Node, notes: Notes) -> WrittenQuestion:
    if node.text_of("responseformat") in ("noinline",):
        raise Refused("It is answered with a file; here an answer is written.")
    if node.text_of("responsetemplate", "text"):
        notes.append("The text that its answer begins with was left out.")
    answer, rubric = grader_info(_marked(node.first("graderinfo"), notes, blocks=True))
    if answer == NOTHING:
        notes.append(NO_ANSWER)
    return Open().compose(_stem(node, notes), answer, rubric, _explanation(node, notes))


def grader_info(text: str) -> tuple[str, list[Criterion]]:
    """A good answer, and the criteria after it, one a line with its points."""
    lines, rubric = text.split("\n"), list[Criterion]()
    while lines and (found := _CRITERION.fullmatch(lines[-1])):
        rubric.insert(0, Criterion(found[1], int(found[2])))
        lines.pop()
    return "\n".join(lines).strip() or NOTHING, rubric


_READ: Mapping[str, Callable[[Node, Notes], WrittenQuestion]] = {
    "multichoice": _choice,
    "oumultiresponse": _all_or_nothing,
    "truefalse": _true_or_false,
    "shortanswer": _typed,
    "numerical": _number,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "gapselect": _from_list,
    "ddwtos": _from_list,
    "essay": _open,
}
