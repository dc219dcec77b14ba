"""Behaviour that all kinds share."""

import json

import pytest
from django.http import QueryDict

from learning.grading import Outcome, formats
from learning.kinds import KINDS, InvalidBody, kind_of
from tests.learning.exchange.questions import one_of_each
from tests.learning.kinds.bodies import (
    BODIES,
    RIGHT_POSTS,
)

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.name))


def query_dict(post):
    query = QueryDict(mutable=True)
    for name, values in post.items():
        query.setlist(name, values)
    return query


class TestEveryKind:
    @every_kind
    def test_is_found_by_its_name(self, kind):
        assert kind_of(kind.name) is kind

    def test_an_unknown_format_is_refused(self):
        with pytest.raises(ValueError, match="essay"):
            kind_of("essay")

    @every_kind
    def test_accepts_its_own_body(self, kind):
        kind.validate(BODIES[kind.name])

    @every_kind
    @pytest.mark.parametrize("name", ["stem", "answer", "explanation", "expects", "formats"])
    def test_refuses_a_body_with_a_missing_field(self, kind, name):
        lacking = {key: part for key, part in BODIES[kind.name].items() if key != name}
        with pytest.raises(InvalidBody):
            kind.validate(lacking)

    @every_kind
    def test_shows_nothing_that_must_stay_hidden(self, kind):
        for presentation in range(5):
            shown = kind.shown("some-uid", BODIES[kind.name], presentation)
            assert "canary" not in json.dumps(shown)
            assert shown["stem"] == BODIES[kind.name]["stem"]

    @every_kind
    def test_shows_the_same_page_twice(self, kind):
        body = BODIES[kind.name]
        assert kind.shown("some-uid", body, 1) == kind.shown("some-uid", body, 1)

    @every_kind
    @pytest.mark.parametrize("form", [dict, query_dict])
    def test_grades_the_right_response_right(self, kind, form):
        response = kind.parse(form(RIGHT_POSTS[kind.name]))
        stored = json.loads(json.dumps(response))
        assert stored == response
        others = {formats.OPEN: Outcome.UNGRADED, formats.POLL: Outcome.POLLED}
        right = others.get(kind.name, Outcome.RIGHT)
        assert kind.grade(BODIES[kind.name], stored).outcome is right

    @every_kind
    def test_counts_an_empty_form_as_blank(self, kind):
        body = BODIES[kind.name]
        response = kind.parse({})
        assert kind.grade(body, response).outcome is Outcome.BLANK
        assert kind.response_text(body, response) == ""

    @every_kind
    @pytest.mark.parametrize("value", ["9", "-1", "x" * 10_000, "\0", "٣", "<b>"])
    def test_never_fails_on_a_tampered_form(self, kind, value):
        body = BODIES[kind.name]
        post = {name: [value] for name in RIGHT_POSTS[kind.name]}
        response = kind.parse(post | {"place-": [value], f"place-{value}": [value]})
        assert not kind.grade(body, response).outcome.is_right
        longest = 20_100 if kind.name == formats.OPEN else 20_000
        assert len(json.dumps(response)) < longest


@pytest.mark.parametrize("question", one_of_each().values(), ids=lambda one: one.format)
def test_a_question_can_be_composed_again_from_its_fields(question):
    kind, body = kind_of(question.format), question.body()
    assert kind.compose(**kind.fields(body)).body() == body


class TestResponseText:
    @pytest.mark.parametrize(
        ("format", "text"),
        [
            (formats.RECALL, ""),
            (formats.TYPED, "Dual circulation"),
            (formats.CHOICE, "the real economy"),
            (formats.SEVERAL, "land; labour"),
            (formats.OPEN, "It grows."),
            (formats.POLL, "b"),
            (formats.NUMBER, "nine thousand"),
            (formats.CLOZE, "r & d"),
            (formats.LIST, "capital; land; labour"),
            (formats.ALTERED, "future industries → strategic emerging industries"),
            (formats.ORDERING, "accession; inspection; conference; session"),
            (formats.MATCHING, "NPF: forces; SEI: industries; TFP: productivity"),
        ],
    )
    def test_reads_as_the_learner_answered(self, format, text):
        kind = kind_of(format)
        assert kind.response_text(BODIES[format], kind.parse(RIGHT_POSTS[format])) == text
