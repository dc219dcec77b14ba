"""Type 20: what is no wrong option for the end of a relation."""

from learning.questions.quality import check
from tests.learning.questions.changes import asked, options, with_item
from tests.learning.questions.harbour import harbour


def test_what_a_statement_names_together_with_a_term_is_no_option_for_it() -> None:
    fair = asked(harbour(), "source-of-relation")["steam-drives-trade",]
    assert options(fair) == {"dry dock", "towpath"}
    named = with_item(harbour(), "quotes", "grain", text="a towpath doubles the river trade")
    question = asked(named, "source-of-relation")["steam-drives-trade",]
    assert "towpath" not in options(question)
    assert {one.rule for one in check([fair], named)} == {3}
