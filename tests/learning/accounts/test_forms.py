"""The list of time zones in the settings."""

from learning.accounts.forms import time_zone_choices
from learning.study_days import time_zones


def names(choices):
    return [name for _, places in choices if not isinstance(places, str) for name, _ in places]


def test_places_are_grouped_by_region():
    regions = dict(time_zone_choices("UTC"))
    assert ("Europe/Berlin", "Berlin") in regions["Europe"]
    assert ("America/Argentina/Buenos_Aires", "Argentina/Buenos Aires") in regions["America"]


def test_each_place_is_listed_once_and_utc_first():
    choices = time_zone_choices("Asia/Shanghai")
    assert choices[0] == ("UTC", "UTC")
    assert len(names(choices)) == len(set(names(choices)))
    assert set(names(choices)) <= time_zones()


def test_an_old_spelling_is_offered_only_if_it_is_set():
    assert "US/Pacific" in names(time_zone_choices("US/Pacific"))
    assert "US/Pacific" not in names(time_zone_choices("UTC"))


def test_a_zone_without_a_region_keeps_its_name():
    assert dict(time_zone_choices("Japan"))["Japan"] == [("Japan", "Japan")]
