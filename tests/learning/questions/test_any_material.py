"""Questions can be made from any valid brief, whatever a teacher writes."""

import pytest
from hypothesis import HealthCheck, given, settings

from content.material import Material
from learning.quality import check
from learning.quality.export import as_json
from learning.quality.provenance import turned_round
from learning.questions.generators import generate, reasons
from tests.content.materials import materials

slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def assert_traceable_in_any_order(material: Material) -> None:
    made = [as_json(question) for question in generate(material)]
    assert [as_json(question) for question in generate(turned_round(material))] == made
    assert [one for one in check(generate(material), material) if one.rule in (18, 20)] == []
    assert all(skip.reason for skip in reasons(material))


@settings(max_examples=30, deadline=None, suppress_health_check=slow)
@given(materials())
def test_any_valid_brief_yields_traceable_questions_in_any_order(material: Material) -> None:
    assert_traceable_in_any_order(material)


@pytest.mark.soak
@settings(max_examples=1000, deadline=None, suppress_health_check=slow)
@given(materials())
def test_any_valid_brief_at_length(material: Material) -> None:
    assert_traceable_in_any_order(material)
