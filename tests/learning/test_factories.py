"""What the factories make for tests and the demo."""

from learning.factories import question_body
from learning.kinds import kind_of
from learning.questions.generators import generate
from tests.learning.questions.harbour import harbour


def test_a_question_body_has_the_keys_of_a_generated_one() -> None:
    body = question_body(stem="Who said so?")
    assert body.keys() == generate(harbour())[0].body().keys()
    assert body["stem"] == "Who said so?"
    for format in body["formats"]:
        kind_of(format).validate(body)
