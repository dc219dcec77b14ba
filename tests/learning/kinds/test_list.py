import pytest

from learning.grading import Outcome
from learning.kinds import InvalidBody, kind_of
from tests.learning.kinds.bodies import LIST, graded


class TestList:
    def test_shows_how_many_entries_are_needed(self):
        kind = kind_of("list")
        assert kind.shown("uid", LIST, 0)["count"] == 3
        assert kind.shown("uid", LIST | {"needed": 2}, 0)["count"] == 2

    def test_can_be_answered_field_by_field(self):
        post = {"response": ["land", "", "labour", "capital"]}
        assert kind_of("list").parse(post) == {"items": ["land", "labour", "capital"]}
        assert graded(LIST, post).outcome is Outcome.RIGHT

    def test_is_graded_item_by_item(self):
        verdict = graded(LIST, {"response": ["land", "steel"]})
        assert verdict.present == ("land",)
        assert verdict.missing == ("labour", "capital")
        assert verdict.extra == ("steel",)

    def test_an_entry_is_accepted_by_another_name(self):
        body = LIST | {"aliases": [["the soil"], [], ["money", "资本"]]}
        assert graded(body, {"response": ["soil", "资本", "labor"]}).outcome is Outcome.RIGHT

    def test_an_old_body_without_other_names_is_still_graded(self):
        body = {name: part for name, part in LIST.items() if name != "aliases"}
        kind_of("list").validate(body)
        assert graded(body, {"response": ["land, labour, capital"]}).outcome is Outcome.RIGHT

    @pytest.mark.parametrize(
        "changed", [{"elements": ["land"]}, {"needed": 4}, {"aliases": [[], [], [], ["x"]]}]
    )
    def test_refuses_invalid_entries(self, changed):
        with pytest.raises(InvalidBody):
            kind_of("list").validate(LIST | changed)
