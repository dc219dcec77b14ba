"""Which questions are made of entries that nobody has worded for them."""

from dataclasses import replace

from content.material import Fact, FactKind, Material
from learning.desk.questions import questions_on
from learning.questions.generators import generate
from tests.learning.desk import mud


def with_fact(statement: str) -> Material:
    fact = Fact(
        slug="flood",
        span=mud.span("p2", "The last flood took 40 villages"),
        kind=FactKind.FIGURE,
        value="40",
        statement=statement,
    )
    return replace(mud.material(), facts=(fact,))


def clozes(statement: str) -> list[str]:
    made = questions_on(with_fact(statement))
    return [row.body["stem"] for row in made if row.subject == "facts/flood"]


def test_a_question_that_breaks_a_rule_is_not_asked():
    assert clozes("The last flood took 40 villages of the delta") != []
    assert clozes("It took 40 villages of the delta") == []  # what "it" is stands elsewhere


class TestQuestionsAskedInSpiteOfARule:
    """Somebody wrote the brief as a file, and they were asked."""

    stored = with_fact("It took 40 villages of the delta")
    asked = frozenset(one.uid for one in generate(stored))

    def test_they_stay_when_something_else_is_mended(self):
        dyke = replace(self.stored.concepts[0], aliases=("bund",))
        made = questions_on(replace(self.stored, concepts=(dyke,)), self.stored, self.asked)
        assert {row.uid for row in made} >= self.asked

    def test_one_that_breaks_a_rule_only_now_goes(self):
        before = with_fact("The last flood took 40 villages of the delta")
        fair = {row.uid for row in questions_on(before)}
        asked = [row.uid for row in questions_on(self.stored, before, fair)]
        assert fair - set(asked) != set()

    def test_one_that_was_not_asked_stays_so(self):
        fair = {row.uid for row in questions_on(self.stored)}
        assert {row.uid for row in questions_on(self.stored, self.stored, fair)} == fair


def test_no_question_is_made_of_parts_that_are_not_asked():
    made = questions_on(mud.material())
    assert {part for row in made for part in row.parts} <= {row.uid for row in made}
