"""Response processing of QTI 2 and 3: what an item of these versions says of a response."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.qti.feedback import ELEMENTS
from learning.exchange.qti.scoring import Given, Result
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2 import expressions
from learning.exchange.qti.version_2.expressions import evaluate, same
from learning.exchange.qti.version_2.values import Declaration, Value, declaration

BRANCHES = ("responseIf", "responseElseIf", "responseElse")
RULES = frozenset(
    (
        *BRANCHES,
        *("responseProcessing", "responseCondition", "setOutcomeValue", "exitResponse"),
        "responseProcessingFragment",
    )
)
SCORE, BASIC = "SCORE", "FEEDBACKBASIC"


class _Exit(Exception):
    """Processing ends early, as the file says."""


class Processing:
    """How an item is scored. ``feedback`` are its elements of feedback, by a name of their own;
    ``unknown`` is what cannot be evaluated here, "" for nothing."""

    def __init__(self, item: Element) -> None:
        declared = map(declaration, item.all("responseDeclaration"))
        self.responses: Mapping[str, Declaration] = {one.name: one for one in declared}
        outcomes = map(declaration, item.all("outcomeDeclaration"))
        self.outcomes: Mapping[str, Declaration] = {one.name: one for one in outcomes}
        self.rules = item.first("responseProcessing")
        self.feedback = {f"#{n}": one for n, one in enumerate(item.find(*ELEMENTS))}
        self.template = self._template()
        self.unknown = self._unknown()

    @property
    def key(self) -> Given:
        return {name: one.correct for name, one in self.responses.items() if one.correct}

    @property
    def ordered(self) -> list[str]:
        return [name for name, one in self.responses.items() if one.cardinality == "ordered"]

    @property
    def literals(self) -> list[tuple[str, str]]:
        """The values that its rules name, each after its base type."""
        if self.rules is None:
            return []
        return [(one["baseType"], one.text) for one in self.rules.find("baseValue")]

    @property
    def mapped(self) -> list[str]:
        """The values that its mappings name."""
        mappings = (one.mapping for one in self.responses.values() if one.mapping)
        return [str(key) for mapping in mappings for key, _, _ in mapping.entries]

    def accepts_range(self, name: str) -> bool:
        """Whether this response may be any of the numbers near another."""
        declared = self.responses.get(name)
        if declared is None or not declared.is_number or self.rules is None:
            return False
        return any(
            one["tolerance"] or one.name != "equal"
            for one in self.rules.find("equal", "equalRounded", "gt", "gte", "lt", "lte")
            if any(variable["identifier"] == name for variable in one.find("variable"))
        )

    def mark(self, given: Given) -> Result:
        run = _Run(self, given)
        if self.template:
            run.apply_template(self.template)
        elif self.rules is not None:
            with suppress(_Exit):
                run.follow(self.rules.children)
        score = run.values.get(self._score)
        shown = (name for name, one in self.feedback.items() if run.shows(one))
        return Result(score if isinstance(score, Decimal) else Decimal(0), frozenset(shown))

    def sets(self) -> list[tuple[str, ...]]:
        """The values of each container that its rules name."""
        if self.rules is None:
            return []
        containers = self.rules.find("multiple", "ordered")
        return [tuple(value.text for value in one.all("baseValue")) for one in containers]

    @property
    def _score(self) -> str:
        numbers = [one.name for one in self.outcomes.values() if one.is_number]
        others = (one for one in numbers if not one.upper().startswith(("MAX", "MIN")))
        return SCORE if SCORE in numbers or self.template else next(others, SCORE)

    def _template(self) -> str:
        if self.rules is None or self.rules.children:
            return ""
        name = (self.rules["template"] or self.rules["templateLocation"]).rstrip("/")
        return name.rpartition("/")[2].removesuffix(".xml")

    def _unknown(self) -> str:
        if self.template:
            known = "map_response" in self.template or "match" in self.template
            return "" if known and "point" not in self.template else self.template
        known_names = expressions.KNOWN | RULES
        names = (one.name for one in self.rules.walk()) if self.rules else iter(())
        return next((name for name in names if name not in known_names), "")


class _Run:
    """The values of the outcomes while a response is processed."""

    def __init__(self, processing: Processing, given: Given) -> None:
        self.processing, self.given = processing, given
        self.values: dict[str, Value] = {
            one.name: one.value(one.default) if one.default else self._initial(one)
            for one in processing.outcomes.values()
        }

    @staticmethod
    def _initial(one: Declaration) -> Value:
        return Decimal(0) if one.is_number else None

    def value(self, name: str) -> Value:
        if name in self.processing.responses:
            return self.processing.responses[name].value(self.given.get(name, ()))
        return self.values.get(name)

    def correct(self, name: str) -> Value:
        declared = self.processing.responses.get(name)
        return declared.value(declared.correct) if declared else None

    def default(self, name: str) -> Value:
        declared = self.processing.outcomes.get(name) or self.processing.responses.get(name)
        return declared.value(declared.default) if declared else None

    def mapped(self, name: str) -> Value:
        declared = self.processing.responses.get(name)
        value = self.value(name)
        if declared is None or declared.mapping is None or value is None:
            return Decimal(0)
        return declared.mapping.score(value)

    def drawn(self, expression: Element) -> Value:
        raise Refused(f"Its score is drawn by lot ({expression.name}).")

    def apply_template(self, template: str) -> None:
        """The templates score the response RESPONSE; some programs give it another name."""
        names = list(self.processing.responses)
        name = "RESPONSE" if "RESPONSE" in names or len(names) != 1 else names[0]
        if "map_response" in template:
            self.values[SCORE] = self.mapped(name)
            return
        right = self.value(name) is not None and same(self.value(name), self.correct(name))
        self.values[SCORE] = Decimal(right)
        self.values[BASIC] = "correct" if right else "incorrect"

    def follow(self, rules: Sequence[Element]) -> None:
        for rule in rules:
            if rule.name == "exitResponse":
                raise _Exit
            if rule.name == "setOutcomeValue":
                for expression in rule.children[:1]:
                    self.values[rule["identifier"]] = evaluate(expression, self)
            elif rule.name == "responseCondition":
                self._follow_condition(rule)
            else:
                self.follow(rule.children)

    def _follow_condition(self, condition: Element) -> None:
        for branch in condition.all(*BRANCHES):
            if branch.name == "responseElse":
                self.follow(branch.children)
                return
            if branch.children and evaluate(branch.children[0], self) is True:
                self.follow(branch.children[1:])
                return

    def shows(self, feedback: Element) -> bool:
        value = self.values.get(feedback["outcomeIdentifier"])
        values = value if isinstance(value, tuple) else (value,)
        return (feedback["identifier"] in values) != (feedback["showHide"] == "hide")
