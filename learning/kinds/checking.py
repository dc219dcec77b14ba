"""Whether a question that somebody wrote can be asked, and kept as it is."""

from learning.kinds import kind_of
from learning.kinds.kind import InvalidBody
from learning.kinds.written import WrittenQuestion


def check_written(written: WrittenQuestion) -> None:
    """Raises ``InvalidBody`` where it cannot be asked, or its own answer would not be right."""
    body, kind = written.body(), kind_of(written.format)
    kind.validate(body)
    response = kind.author_response(body)
    if response and not kind.grade(body, response).outcome.is_right:
        raise InvalidBody("This answer has nothing that could be compared: write it in words.")


def check_fits(written: WrittenQuestion) -> None:
    """Raises ``InvalidBody`` where its form could not show all of it, so that its author would
    lose the rest by a change."""
    kind_of(written.format).check_fits(written.body())
