"""The responses of QTI 1.2, each as a question of a kind that the app has."""

import re
from collections.abc import Mapping

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import NO_ANSWER, Refused
from learning.exchange.pictures import pictures_in
from learning.exchange.qti import parts, questions
from learning.exchange.qti.gaps import ends_text, stands_apart, unit_after
from learning.exchange.qti.material import blocks, has_field_in_table, line, markdown, plain
from learning.exchange.qti.numbers import number_question
from learning.exchange.qti.parts import RANGE
from learning.exchange.qti.questions import CONTAINS, Asked
from learning.exchange.qti.scoring import Given, by_key, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_1.conditions import COMPARISONS, Conditions
from learning.exchange.qti.version_1.presentation import (
    RIGHT_SIDES,
    Response,
    material_html,
    shown_html,
    with_gaps,
)
from learning.kinds.kind import NOTHING
from learning.kinds.open import Open
from learning.kinds.written import WrittenQuestion

OPEN = ("essay", "short response", "short_response")
BLANKS = "fill_in_multiple_blanks_question"
OFFERING = ("dropdown", "wordbank")  # gaps of Canvas that show what to choose from
NO_CATEGORY = "“{}”, which belongs to none of its groups, was left out."
SOLUTION = "solution"
_EITHER_OR = re.compile(r"([a-z]+)\\?_([a-z]+)\.(true|false)")


class OldItem:
    """An item whose presentation asks for ``responses``; ``solution`` is the good answer that the
    file gives."""

    def __init__(
        self,
        presentation: Element,
        asked: Asked,
        conditions: Conditions,
        responses: list[Response],
        kind: str,
        solution: str,
    ) -> None:
        self.presentation, self.asked, self.conditions = presentation, asked, conditions
        self.responses, self.kind, self.solution = responses, kind, solution
        self.html = shown_html(presentation)
        beside = responses[0].text if len(responses) == 1 else ""
        self.asked.pictures = pictures_in(self.html + beside)

    def question(self) -> WrittenQuestion:
        first, notes = self.responses[0], self.asked.notes
        picked = [one for one in self.responses if one.is_picked]
        if any(self.kind.startswith(one) or f".{one}" in self.kind for one in OPEN):
            return self._open()
        if self.solution:
            self.asked.feedback.solutions = {SOLUTION: self.solution}
        if len(picked) == len(self.responses) and not self._has_gaps():
            if len(picked) == 1:
                self.asked.stem = blocks(self.html + first.text, notes)
                return self._picked(first)
            self.asked.stem = blocks(self.html, notes)
            if any(one.cardinality == "multiple" for one in picked):
                return self._categories()
            return self._matching()
        if len(self.responses) == 1 and not picked:
            return self._field(first)
        return self._cloze()

    def _has_gaps(self) -> bool:
        try:
            with_gaps(self.html, self.responses)
        except Refused:
            return "dropdown" in self.kind or self.kind == BLANKS
        return True

    def _picked(self, response: Response) -> WrittenQuestion:
        is_order = response.cardinality == "ordered"
        texts = response.texts(self.asked.notes, as_plain=is_order)
        options = {name: _in_words(text) for name, text in texts.items()}
        sets = [one.get(response.name, []) for one in self.conditions.right_answers()]
        if is_order:
            order = next((one for one in sets if len(one) == len(options)), [])
            self.asked.key = {response.name: tuple(order)}
            self.asked.mark = by_key(self.asked.key, [response.name])
            return parts.ordering(self.asked, response.name, options)
        if response.cardinality == "multiple":
            return questions.several(self.asked, response.name, options, sets)
        return questions.choice(self.asked, response.name, options)

    def _field(self, response: Response) -> WrittenQuestion:
        """A line, a number or a long text; or a text with one gap."""
        literals = self.conditions.literals(response.name)
        if not literals:
            return self._open()
        known = len(self.asked.notes)
        text = blocks(self.html, self.asked.notes)
        if has_field_in_table(text):
            del self.asked.notes[known:]
            return self._cloze()
        before, _, after = text.partition(STAND_IN)
        if response.name in self.conditions.numeric:
            unit = unit_after(before, after)
            self.asked.stem = before if unit or ends_text(after) else f"{before}…{after}"
            points = {number(one) for one in literals}
            units = [unit] if unit else []
            return number_question(self.asked, response.name, points, units=units)
        if ends_text(after) and stands_apart(before):
            self.asked.stem = before
            return questions.typed(self.asked, response.name, literals, None)
        return self._cloze()

    def _open(self) -> WrittenQuestion:
        notes = self.asked.notes
        self.asked.stem = blocks(self.html.replace(STAND_IN, ""), notes)
        if not self.solution:
            notes.append(NO_ANSWER)
        name = self.responses[0].name
        results = (self.asked.mark({}), self.asked.mark({name: (questions.ELSE,)}))
        explanation = self.asked.explanation(*results)
        return Open().compose(self.asked.stem, self.solution or NOTHING, (), explanation)

    def _key(self) -> dict[str, str]:
        """The first value that scores, for each response."""
        key = dict[str, str]()
        for wanted in self.conditions.right_answers():
            for name, values in wanted.items():
                key.setdefault(name, values[0])
        return key

    def _given(self, filled: Mapping[str, str]) -> Given:
        return {name: (value,) for name, value in filled.items()}

    def _partners(self) -> dict[str, str]:
        """The texts of all labels by their identifiers, which several responses may share."""
        notes, found = self.asked.notes, dict[str, str]()
        apart = _right_sides(self.presentation, notes)
        for one in self.responses:
            texts = one.texts(notes, as_plain=True)
            if len(apart) == len(texts) and not any(texts.values()):
                texts = dict(zip(texts, apart, strict=True))
            if any(found.setdefault(name, text) != text for name, text in texts.items()):
                raise Refused("It is not clear what is to be matched.")
        return found

    def _matching(self) -> WrittenQuestion:
        rights, key = self._partners(), self._key()
        lefts = {one.name: markdown(one.text, self.asked.notes) for one in self.responses}
        empty = [name for name in lefts if not lefts[name] and not rights.get(key.get(name, ""))]
        asked = [one for one in self.responses if one.name not in empty]
        candidates = {one.name: list(one.labels) for one in asked}
        solved = parts.solved(self.asked, candidates, self._given, key, "pairs")
        return parts.matching(self.asked, lefts, rights, solved)

    def _categories(self) -> WrittenQuestion:
        """Things to be sorted into groups: each thing has its group as its partner."""
        things = {
            name: text
            for one in self.responses
            for name, text in one.texts(self.asked.notes).items()
        }
        groups = {one.name: plain(one.text, self.asked.notes) for one in self.responses}
        key = {
            thing: group
            for wanted in self.conditions.right_answers()
            for group, names in wanted.items()
            for thing in names
        }
        self.asked.notes += [
            NO_CATEGORY.format(text[:40]) for name, text in things.items() if name not in key
        ]

        def given(sorted_into: Mapping[str, str]) -> Given:
            return {
                group: tuple(one for one, other in sorted_into.items() if other == group)
                for group in groups
            }

        candidates = {thing: list(groups) for thing in things if thing in key}
        solved = parts.solved(self.asked, candidates, given, key, "pairs")
        return parts.matching(self.asked, things, groups, solved)

    def _cloze(self) -> WrittenQuestion:
        notes = self.asked.notes
        html, responses = with_gaps(self.html, self.responses)
        candidates = {
            one.name: list(one.labels) or self.conditions.literals(one.name, "varequal")
            for one in responses
        }
        numeric = [one.name for one in responses if one.name in self.conditions.numeric]
        if any(self.conditions.literals(name, *COMPARISONS) for name in numeric):
            notes.append(RANGE)
        solved = parts.solved(self.asked, candidates, self._given, self._key(), "gaps")
        for one in (one for one in responses if one.is_picked):
            offered = one.texts(notes, as_plain=True)
            ways = {label["answer_type"] for label in one.labels.values()}
            rules = {label["scoring_algorithm"] for label in one.labels.values()}
            if "TextRegex" in rules:
                raise Refused("A gap is compared with a pattern; here every answer is written out.")
            notes += [CONTAINS] if "TextContainsAnswer" in rules else []
            # Canvas names one answer of such a gap in its scoring, and accepts all of them.
            is_typed = self.kind == BLANKS and not ways.intersection(OFFERING)
            if is_typed:
                solved.accepted[one.name] = list(offered.values())
                solved.partial.pop(one.name, None)
            else:
                solved.name_options(one.name, offered)
        return parts.cloze(self.asked, line(html, notes).split(STAND_IN), solved)


def _in_words(text: str) -> str:
    """An option as people read it: "true", and Blackboard's "yes_no.false" are written so."""
    if found := _EITHER_OR.fullmatch(text):
        return found[1 if found[3] == "true" else 2].capitalize()
    return text.capitalize() if text in ("true", "false") else text


def _right_sides(presentation: Element, notes: list[str]) -> list[str]:
    """The partners that Blackboard lists apart from the labels, in the order of those."""
    blocks = [one for one in presentation.find("flow") if one["class"] == RIGHT_SIDES]
    return [plain(material_html(one), notes) for block in blocks for one in block.all("flow")]
