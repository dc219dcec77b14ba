"""Response processing of QTI 1.2, as it is read by those who write it: Canvas, Blackboard,
Respondus and others."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.qti.scoring import Given, Result, number
from learning.exchange.qti.tree import Element

SCORE = "SCORE"
FULL = Decimal(100)
COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "vargt": lambda given, bound: given > bound,
    "vargte": lambda given, bound: given >= bound,
    "varlt": lambda given, bound: given < bound,
    "varlte": lambda given, bound: given <= bound,
}
TESTS = frozenset(("varequal", "varsubset", "varsubstring", *COMPARISONS))
KNOWN = TESTS | {"conditionvar", "and", "or", "not", "other", "unanswered"}


@dataclass(slots=True)
class Conditions:
    """How an item is scored; ``numeric`` are the responses that are numbers, ``picked`` those that
    are identifiers of labels."""

    item: Element
    numeric: Collection[str] = ()
    picked: Collection[str] = ()

    @property
    def unknown(self) -> str:
        """What cannot be evaluated here; "" for nothing."""
        if self.item.find("itemproc_extension"):
            return "itemproc_extension"
        tests = [test for one in self.item.find("conditionvar") for test in one.walk()]
        if any(test["setmatch"].lower() == "matches" for test in tests):
            return "a pattern"
        return next((test.name for test in tests if test.name not in KNOWN), "")

    def literals(self, name: str, *kinds: str) -> list[str]:
        """The values with which this response is compared, or only in these kinds of tests."""
        tests = self.item.find(*(kinds or TESTS))
        return [one.text for one in tests if one["respident"] == name and one.text]

    def right_answers(self) -> list[dict[str, list[str]]]:
        """For each condition that scores, the values by response that it wants."""
        return [
            _wanted(condition)
            for condition in self.item.find("respcondition")
            if any(_amount(one) > 0 for one in condition.all("setvar") if self._scores(one))
        ]

    def mark(self, given: Given) -> Result:
        values = {
            one["varname"] or SCORE: number(one["defaultval"] or "0")
            for one in self.item.find("decvar")
            if one["vartype"].lower() not in ("string", "boolean")
        }
        shown = set[str]()
        for processing in self.item.all("resprocessing"):
            matched = False
            for condition in processing.all("respcondition"):
                if not self._holds(condition, given, matched=matched):
                    continue
                for one in condition.all("setvar"):
                    _set(one, values)
                shown |= {one["linkrefid"] for one in condition.all("displayfeedback")}
                matched = True
                if condition["continue"].lower() == "no":
                    break
        return Result(values.get(self._score, Decimal(0)), frozenset(shown))

    @property
    def _score(self) -> str:
        names = [_name(one) for one in self.item.find("setvar")]
        right = [one for one in names if "incorrect" not in one.lower()]
        return SCORE if SCORE in names else next(iter(right), SCORE)

    def _scores(self, setvar: Element) -> bool:
        return _name(setvar) == self._score

    def _holds(self, condition: Element, given: Given, *, matched: bool) -> bool:
        tests = [test for one in condition.all("conditionvar") for test in one.children]
        ranges = {test["respident"] for test in tests if test.name in COMPARISONS}
        # Blackboard names the middle of a range beside its ends.
        tests = [one for one in tests if one.name != "varequal" or one["respident"] not in ranges]
        return bool(tests) and all(self._test(one, given, matched=matched) for one in tests)

    def _test(self, test: Element, given: Given, *, matched: bool) -> bool:
        if test.name == "other":
            return not matched
        if test.name == "unanswered":
            return not given.get(test["respident"])
        if test.name in TESTS:
            return self._compare(test, given.get(test["respident"], ()))
        inside = (self._test(one, given, matched=matched) for one in test.children)
        if test.name == "or":
            return any(inside)
        if test.name == "not":
            return not all(inside)
        return all(inside)

    def _compare(self, test: Element, values: tuple[str, ...]) -> bool:
        wanted = test.text
        if place := test["index"]:
            at = int(place) - 1 if place.isdecimal() else 0
            values = values[at : at + 1]
        if test.name in COMPARISONS:
            return any(
                COMPARISONS[test.name](number(one), number(wanted))
                for one in values
                if _is_number(one)
            )
        if test.name == "varsubset" and test["respident"] in self.picked:
            return bool(values) and {one.strip() for one in wanted.split(",")} <= {*values}
        if test["respident"] in self.numeric and test.name == "varequal":
            return any(_is_number(one) and number(one) == number(wanted) for one in values)
        if test["case"].lower() != "yes" and test["respident"] not in self.picked:
            wanted, values = wanted.casefold(), tuple(one.casefold() for one in values)
        if test.name == "varsubstring" or test["setmatch"].lower() == "partial":
            return any(wanted in one for one in values)
        return wanted in (one.strip() for one in values)


def _wanted(condition: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def positive(test: Element) -> Iterator[Element]:
        for one in test.children:
            if one.name != "not":
                yield one
                yield from positive(one)

    for part in condition.all("conditionvar"):
        tests = [one for one in positive(part) if one.name in ("varequal", "varsubset")]
        tests.sort(key=lambda one: int(one["index"]) if one["index"].isdecimal() else 0)
        for one in tests:
            texts = one.text.split(",") if one.name == "varsubset" else [one.text]
            found.setdefault(one["respident"], []).extend(text.strip() for text in texts)
    return found


def _name(setvar: Element) -> str:
    return setvar["varname"] or setvar["variablename"] or SCORE


def _amount(setvar: Element) -> Decimal:
    """The number that a score is set to, or that is added to it; "SCORE.max" is all of it."""
    text = setvar.text
    if text.lower().endswith(".max"):
        return FULL
    return number(text) if text and not text.lower().endswith(".min") else Decimal(0)


def _set(setvar: Element, values: dict[str, Decimal]) -> None:
    name, amount = _name(setvar), _amount(setvar)
    before = values.get(name, Decimal(0))
    match setvar["action"].lower():
        case "add":
            values[name] = before + amount
        case "subtract":
            values[name] = before - amount
        case "multiply":
            values[name] = before * amount
        case "divide":
            values[name] = before / amount if amount else before
        case _:
            values[name] = amount


def _is_number(text: str) -> bool:
    try:
        number(text)
    except Refused:
        return False
    return True
