"""Whether a question that somebody wrote can be asked."""

from learning.grading import formats
from learning.kinds import kind_of
from learning.kinds.kind import InvalidBody
from learning.kinds.written import WrittenQuestion

COMPARED = (formats.TYPED, formats.NUMBER, formats.CLOZE)


def check_written(written: WrittenQuestion) -> None:
    """Raises ``InvalidBody`` where it cannot be asked, or its own answer would not be right."""
    body, kind = written.body(), kind_of(written.format)
    kind.validate(body)
    if written.format in COMPARED:
        gaps = body.get("gaps")
        response = {"text": written.answer, "texts": [gap["answer"] for gap in gaps or ()]}
        if not kind.grade(body, response).outcome.is_right:
            raise InvalidBody("This answer has nothing that could be compared: write it in words.")
