import pytest

from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import NUMBER


class TestNumber:
    def test_an_answer_that_cannot_be_read_is_refused(self):
        with pytest.raises(InvalidBody, match="many"):
            kind_of("number").validate(NUMBER | {"answer": "many"})

    def test_a_term_is_refused(self):
        with pytest.raises(InvalidBody, match="neither number nor date"):
            kind_of("number").validate(NUMBER | {"expects": "term"})
