"""Which questions are made of entries that nobody has worded for them."""

from dataclasses import replace

from content.material import Fact, FactKind
from learning.desk.questions import questions_on
from tests.learning.desk import mud


def clozes(statement: str) -> list[str]:
    fact = Fact(
        slug="flood",
        span=mud.span("p2", "The last flood took 40 villages"),
        kind=FactKind.FIGURE,
        value="40",
        statement=statement,
    )
    made = questions_on(replace(mud.material(), facts=(fact,)))
    return [row.body["stem"] for row in made if row.subject == "facts/flood"]


def test_a_question_that_breaks_a_rule_is_not_asked():
    assert clozes("The last flood took 40 villages of the delta") != []
    assert clozes("It took 40 villages of the delta") == []  # what "it" is stands elsewhere


def test_no_question_is_made_of_parts_that_are_not_asked():
    made = questions_on(mud.material())
    assert {part for row in made for part in row.parts} <= {row.uid for row in made}
