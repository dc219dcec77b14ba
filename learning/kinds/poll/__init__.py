"""A question without a right answer: a class is asked, and only how it answered is shown."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from learning.grading import Outcome, Verdict, formats
from learning.grading.expects import Expects
from learning.grading.verdict import BLANK
from learning.kinds.kind import Body, Grader, Kind, require
from learning.kinds.limits import LONGEST_ANSWER
from learning.kinds.poll.answers import FORMS, LONGEST_WORD, MOST_OPTIONS, AnswerForm, given_in
from learning.kinds.response_fields import Post, ResponseData, is_blank, value_sent
from learning.kinds.written import WrittenQuestion, on_one_line

POLLED = Verdict(outcome=Outcome.POLLED)


class Poll(Kind):
    """``poll`` of a body is a ``AnswerForm``, and ``choices`` what can be chosen, or what the two
    ends of a scale mean, if anything."""

    name = formats.POLL
    label = "Polls"
    grader = Grader.NOBODY
    instructs = True
    rows_called = "options"
    blank: ClassVar[Verdict] = POLLED

    def validate(self, body: Body) -> None:
        super().validate(body)
        form, choices = body.get("poll"), body.get("choices", ())
        require(form in FORMS, f"A poll is one of these: {', '.join(FORMS)}.")
        require(all(one.strip() for one in choices), "An option is empty.")
        require(len({*choices}) == len(choices), "Two options are the same.")
        match form:
            case AnswerForm.CHOICE:
                few = 2 <= len(choices) <= MOST_OPTIONS
                require(few, f"A poll has 2 to {MOST_OPTIONS} options.")
            case AnswerForm.SCALE:
                require(len(choices) in (0, 2), "Name both ends of the scale, or none.")
            case _:
                require(not choices, "A poll for words has no options.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        common = super().shown(uid, body, presentation)
        return common | {"poll": body["poll"], "choices": list(body["choices"])}

    def parse(self, post: Post) -> ResponseData:
        """The field ``response``: words, a number of the scale, or the index of an option."""
        return {"text": on_one_line(value_sent(post, "response", 2 * LONGEST_WORD))[:LONGEST_WORD]}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return BLANK if is_blank(response) else POLLED

    def response_text(self, body: Body, response: ResponseData) -> str:
        given = given_in(body["poll"], body["choices"], str(response["text"]))
        return body["choices"][int(given)] if given and body["poll"] == AnswerForm.CHOICE else given

    def compose(
        self, stem: str, form: str, choices: Sequence[str] = (), explanation: str = ""
    ) -> WrittenQuestion:
        tidied = [text for one in choices if (text := on_one_line(one))]
        offered = [] if form == AnswerForm.WORDS else tidied
        return self._question(
            stem, "", explanation, Expects.STATEMENT, poll=str(form), choices=offered
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {"form": body["poll"], "choices": list(body["choices"])}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        for choice in body["choices"]:
            yield f"The option “{choice[:40]}”", choice, LONGEST_ANSWER

    def rows(self, body: Body) -> int:
        return len(body["choices"])
