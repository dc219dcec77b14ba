import json
import re

import pytest
from django.http import QueryDict

from learning.grading import Outcome
from learning.kinds import KINDS, InvalidBody, kind_of
from learning.kinds.kind import opaque
from learning.questions.question import Expects, Format

SECRETS = {
    "accepted": ["canary-accepted"],
    "explanation": "canary-explanation",
    "keywords": ["canary-keyword"],
    "pool": ["canary-pool"],
    "attribution": {"speakers": ["canary-speaker"], "cue": "argues"},
    "source": {"passage": "p", "start": 0, "end": 1, "text": "canary-source"},
}
SOURCE = {"passage": "canary-passage", "start": 0, "end": 1, "text": "canary-span"}


def body(format, **changed):
    """A body as it is stored, all of it that must stay hidden marked as a canary."""
    value = SECRETS | {
        "stem": "What nurtures them?",
        "answer": "canary-answer",
        "distractors": [],
        "formats": [str(format)],
        "expects": str(Expects.TERM),
        "elements": [],
        "needed": 0,
        "altered": None,
        "parts": [],
    }
    return json.loads(json.dumps(value | changed))


def wrong(*texts):
    return [{"text": text, "truth": f"canary-truth of {text}", "source": SOURCE} for text in texts]


def parts(pairs):
    return [
        {"prompt": left, "answer": right, "uid": f"canary-uid-{left}", "source": SOURCE}
        for left, right in pairs
    ]


CHOICE = body(Format.CHOICE, answer="the real economy", distractors=wrong("land", "capital"))
ORDERING = body(
    Format.ORDERING,
    stem="Put these in order.",
    expects="set",
    parts=parts([("accession", ""), ("inspection", ""), ("conference", ""), ("session", "")]),
)
MATCHING = body(
    Format.MATCHING,
    stem="Match them.",
    expects="set",
    parts=parts([("NPF", "forces"), ("SEI", "industries"), ("TFP", "productivity")]),
    distractors=wrong("relations", "systems"),
)
LIST = body(Format.LIST, expects="set", elements=["land", "labour", "capital"])
CLOZE = body(Format.CLOZE, stem="Nurtured by ____ they yield dividends.", answer="R&D")
ALTERED = body(
    Format.ALTERED,
    stem="Future industries are growing. One term here has been changed.",
    answer="strategic emerging industries",
    altered=["Future industries", "strategic emerging industries"],
)
NUMBER = body(Format.NUMBER, answer="9,000", expects="number")
TYPED = body(Format.TYPED, answer="dual circulation")
RECALL = body(Format.RECALL)
BODIES = {
    one["formats"][0]: one
    for one in (CHOICE, ORDERING, MATCHING, LIST, CLOZE, ALTERED, NUMBER, TYPED, RECALL)
}
RIGHT_POSTS = {
    Format.RECALL: {"rating": ["3"]},
    Format.TYPED: {"response": ["Dual circulation"]},
    Format.CHOICE: {"option": [opaque(CHOICE, "the real economy")]},
    Format.NUMBER: {"response": ["nine thousand"]},
    Format.CLOZE: {"response": ["r & d"]},
    Format.LIST: {"response": ["capital\nland\nlabour"]},
    Format.ALTERED: {
        "found": ["future industries"],
        "corrected": ["strategic emerging industries"],
    },
    Format.ORDERING: {"order": [opaque(ORDERING, p["prompt"]) for p in ORDERING["parts"]]},
    Format.MATCHING: {
        f"match-{opaque(MATCHING, p['prompt'])}": [opaque(MATCHING, p["answer"])]
        for p in MATCHING["parts"]
    },
}
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.format))


def query_dict(post):
    query = QueryDict(mutable=True)
    for name, values in post.items():
        query.setlist(name, values)
    return query


def graded(body, post):
    kind = kind_of(body["formats"][0])
    return kind.grade(body, kind.parse(post))


class TestEveryKind:
    def test_there_is_one_for_each_format(self):
        assert sorted(kind.format for kind in KINDS) == sorted(Format)
        assert all(kind_of(str(kind.format)) is kind for kind in KINDS)

    def test_an_unknown_format_is_refused(self):
        with pytest.raises(ValueError, match="essay"):
            kind_of("essay")

    @every_kind
    def test_takes_its_own_body(self, kind):
        kind.validate(BODIES[kind.format])

    @every_kind
    @pytest.mark.parametrize("name", ["stem", "answer", "explanation", "expects", "formats"])
    def test_refuses_a_body_that_lacks_something(self, kind, name):
        lacking = {key: part for key, part in BODIES[kind.format].items() if key != name}
        with pytest.raises(InvalidBody):
            kind.validate(lacking)

    @every_kind
    def test_shows_nothing_of_what_is_hidden(self, kind):
        for presentation in range(5):
            shown = kind.shown("some-uid", BODIES[kind.format], presentation)
            assert "canary" not in json.dumps(shown)
            assert shown["stem"] == BODIES[kind.format]["stem"]

    @every_kind
    def test_shows_the_same_page_twice(self, kind):
        body = BODIES[kind.format]
        assert kind.shown("some-uid", body, 1) == kind.shown("some-uid", body, 1)

    @every_kind
    @pytest.mark.parametrize("form", [dict, query_dict])
    def test_grades_the_right_response_right(self, kind, form):
        response = kind.parse(form(RIGHT_POSTS[kind.format]))
        stored = json.loads(json.dumps(response))
        assert stored == response
        assert kind.grade(BODIES[kind.format], stored).outcome is Outcome.RIGHT

    @every_kind
    def test_takes_an_empty_form_for_a_blank(self, kind):
        body = BODIES[kind.format]
        response = kind.parse({})
        assert kind.grade(body, response).outcome is Outcome.BLANK
        assert kind.given_text(body, response) == ""

    @every_kind
    @pytest.mark.parametrize("value", ["9", "-1", "x" * 10_000, "\0", "٣", "<b>"])
    def test_never_fails_on_a_form_that_was_tampered_with(self, kind, value):
        body = BODIES[kind.format]
        post = {name: [value] for name in RIGHT_POSTS[kind.format]}
        response = kind.parse(post | {"place-": [value], f"place-{value}": [value]})
        assert not kind.grade(body, response).outcome.is_right
        assert len(json.dumps(response)) < 20_000


class TestGivenText:
    @pytest.mark.parametrize(
        ("format", "text"),
        [
            (Format.RECALL, ""),
            (Format.TYPED, "Dual circulation"),
            (Format.CHOICE, "the real economy"),
            (Format.NUMBER, "nine thousand"),
            (Format.CLOZE, "r & d"),
            (Format.LIST, "capital; land; labour"),
            (Format.ALTERED, "future industries → strategic emerging industries"),
            (Format.ORDERING, "accession; inspection; conference; session"),
            (Format.MATCHING, "NPF: forces; SEI: industries; TFP: productivity"),
        ],
    )
    def test_reads_as_the_learner_answered(self, format, text):
        kind = kind_of(format)
        assert kind.given_text(BODIES[format], kind.parse(RIGHT_POSTS[format])) == text


class TestChoice:
    def test_ids_tell_neither_the_key_nor_the_place(self):
        shown = [kind_of("choice").shown("uid", CHOICE, n)["options"] for n in range(30)]
        assert len({tuple(option["text"] for option in options) for options in shown}) == 6
        assert len({option["id"] for options in shown for option in options}) == 3
        for options in shown:
            assert all(re.fullmatch("[0-9a-f]{12}", option["id"]) for option in options)

    def test_numbers_ascend(self):
        body = CHOICE | {
            "answer": "9,000",
            "expects": "number",
            "distractors": wrong("900", "10,000"),
        }
        options = kind_of("choice").shown("uid", body, 3)["options"]
        assert [option["text"] for option in options] == ["900", "9,000", "10,000"]

    def test_a_wrong_option_says_what_it_really_is(self):
        verdict = graded(CHOICE, {"option": [opaque(CHOICE, "land")]})
        assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, "land")
        assert verdict.note == "canary-truth of land"

    def test_the_id_of_another_question_is_blank(self):
        other = CHOICE | {"stem": "Another?"}
        post = {"option": [opaque(other, "the real economy")]}
        assert graded(CHOICE, post).outcome is Outcome.BLANK

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"distractors": wrong("land")}, "two or three"),
            ({"distractors": wrong("a", "b", "c", "d")}, "two or three"),
            ({"distractors": wrong("land", "Land.")}, "the same"),
            ({"distractors": wrong("land", "real economy")}, "the same"),
            ({"accepted": ["the land"]}, "accepted"),
        ],
    )
    def test_refuses_options_that_are_no_choice(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of("choice").validate(CHOICE | changed)


class TestTyped:
    def test_the_pool_decides_what_is_a_misspelling(self):
        kind, body = kind_of("typed"), TYPED | {"answer": "inductive"}
        response = kind.parse({"response": ["enductive"]})
        assert kind.grade(body, response).outcome is Outcome.TYPO
        assert kind.grade(body, response, ("deductive",)).outcome is Outcome.WRONG

    def test_characters_in_the_question_are_no_answer_to_it(self):
        named = {"answer": "Ma Xiaohe", "expects": "person"}
        shown = TYPED | named | {"stem": "Whose name is 马晓河?"}
        assert graded(shown, {"response": ["马晓河"]}).outcome is Outcome.WRONG
        assert graded(shown, {"response": ["ma xiaohe"]}).outcome is Outcome.RIGHT
        asked = TYPED | named | {"stem": "Who explains it?"}
        assert graded(asked, {"response": ["马晓河"]}).outcome is Outcome.RIGHT

    def test_a_button_outweighs_what_stands_in_the_field(self):
        post = {"response": ["dual circulation", ""]}
        assert graded(TYPED, post).outcome is Outcome.BLANK

    def test_a_long_response_is_cut(self):
        response = kind_of("typed").parse({"response": ["x" * 10_000]})
        assert len(response["text"]) == 500

    @pytest.mark.parametrize("format", [Format.TYPED, Format.CLOZE, Format.ALTERED])
    @pytest.mark.parametrize("expects", [Expects.SET, Expects.STATEMENT])
    def test_a_set_or_a_statement_is_refused(self, format, expects):
        with pytest.raises(InvalidBody, match="A set or a statement"):
            kind_of(format).validate(BODIES[format] | {"expects": str(expects)})


class TestCloze:
    def test_the_text_is_shown_round_its_gap(self):
        shown = kind_of("cloze").shown("uid", CLOZE, 0)
        assert (shown["before"], shown["after"]) == ("Nurtured by ", " they yield dividends.")

    @pytest.mark.parametrize("stem", ["No gap.", "____ and ____."])
    def test_a_text_without_just_one_gap_is_refused(self, stem):
        with pytest.raises(InvalidBody, match="one gap"):
            kind_of("cloze").validate(CLOZE | {"stem": stem})


class TestNumber:
    def test_an_answer_that_cannot_be_read_is_refused(self):
        with pytest.raises(InvalidBody, match="many"):
            kind_of("number").validate(NUMBER | {"answer": "many"})

    def test_a_term_is_refused(self):
        with pytest.raises(InvalidBody, match="neither number nor date"):
            kind_of("number").validate(NUMBER | {"expects": "term"})


class TestList:
    def test_says_how_many_are_asked_for(self):
        kind = kind_of("list")
        assert kind.shown("uid", LIST, 0)["count"] == 3
        assert kind.shown("uid", LIST | {"needed": 2}, 0)["count"] == 2

    def test_may_be_answered_field_by_field(self):
        post = {"response": ["land", "", "labour", "capital"]}
        assert kind_of("list").parse(post) == {"items": ["land", "labour", "capital"]}
        assert graded(LIST, post).outcome is Outcome.RIGHT

    def test_is_graded_item_by_item(self):
        verdict = graded(LIST, {"response": ["land", "steel"]})
        assert verdict.present == ("land",)
        assert verdict.missing == ("labour", "capital")
        assert verdict.extra == ("steel",)

    @pytest.mark.parametrize("changed", [{"elements": ["land"]}, {"needed": 4}])
    def test_refuses_fewer_entries_than_are_asked_for(self, changed):
        with pytest.raises(InvalidBody):
            kind_of("list").validate(LIST | changed)


class TestOrdering:
    def places(self, *numbers):
        names = [f"place-{opaque(ORDERING, part['prompt'])}" for part in ORDERING["parts"]]
        return {name: [number] for name, number in zip(names, numbers, strict=True)}

    @pytest.mark.parametrize(
        ("numbers", "outcome"),
        [
            (("1", "2", "3", "4"), Outcome.RIGHT),
            (("2", "1", "3", "4"), Outcome.NEAR),
            (("4", "2", "3", "1"), Outcome.WRONG),
            (("1", "1", "2", "3"), Outcome.WRONG),
            (("1", "2", "3", ""), Outcome.WRONG),
            (("", "", "", ""), Outcome.BLANK),
        ],
    )
    def test_may_be_answered_with_select_boxes(self, numbers, outcome):
        assert graded(ORDERING, self.places(*numbers)).outcome is outcome

    def test_each_presentation_shuffles_anew(self):
        shown = [kind_of("ordering").shown("uid", ORDERING, n)["options"] for n in range(20)]
        assert len({tuple(option["id"] for option in options) for options in shown}) > 5

    @pytest.mark.parametrize("names", [("a", "b"), ("a", "b", "a")])
    def test_refuses_too_few_or_equal_things(self, names):
        with pytest.raises(InvalidBody):
            kind_of("ordering").validate(ORDERING | {"parts": parts([(n, "") for n in names])})


class TestMatching:
    def test_spare_partners_stand_among_the_others(self):
        shown = kind_of("matching").shown("uid", MATCHING, 0)
        assert {one["text"] for one in shown["prompts"]} == {"NPF", "SEI", "TFP"}
        assert len(shown["options"]) == 5

    def test_each_pair_is_reported(self):
        first = f"match-{opaque(MATCHING, 'NPF')}"
        spare = [opaque(MATCHING, "relations")]
        verdict = graded(MATCHING, RIGHT_POSTS[Format.MATCHING] | {first: spare})
        assert verdict.outcome is Outcome.WRONG
        assert (verdict.present, verdict.missing) == (("SEI", "TFP"), ("NPF",))

    @pytest.mark.parametrize(
        "pairs",
        [[("a", "b")], [("a", "b"), ("a", "c")], [("a", "b"), ("c", "b")], [("a", "b"), ("c", "")]],
    )
    def test_refuses_pairs_that_are_not_unique(self, pairs):
        with pytest.raises(InvalidBody):
            kind_of("matching").validate(MATCHING | {"parts": parts(pairs)})


class TestAltered:
    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"altered": None}, "which word"),
            ({"altered": ["steel", "iron"]}, "does not stand"),
            ({"altered": ["Future industries", "growing"]}, "already says"),
        ],
    )
    def test_refuses_what_cannot_be_found_or_mended(self, changed, message):
        with pytest.raises(InvalidBody, match=message):
            kind_of(Format.ALTERED).validate(ALTERED | changed)


class TestRecall:
    @pytest.mark.parametrize(
        ("rating", "outcome"),
        [("1", Outcome.WRONG), ("2", Outcome.RIGHT), ("3", Outcome.RIGHT), ("5", Outcome.BLANK)],
    )
    def test_is_graded_by_the_learner(self, rating, outcome):
        assert graded(RECALL, {"rating": [rating]}).outcome is outcome
