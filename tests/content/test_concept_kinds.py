import pytest

from content.concept_kinds import guessed_kind, kind_of
from content.material import Concept, Span


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("future industries", "industry"),
        ("new productive forces", "factor"),
        ("Marxist doctrine", "doctrine"),
        ("socialism", "doctrine"),
        ("outmoded economic model", "model"),
        ("dual-circulation policy", "policy"),
        ("policy of small steps", "policy"),
        ("theory in practice", "doctrine"),
        ("boxes for letters", ""),
        ("grain taxes", "policy"),
        ("‘high-quality’", "measure"),
        ("R&D and innovation", "technology"),
        ("No. 1 Documents", "document"),
        ("agency", "institution"),
        ("prism", ""),
        ("tourism", "industry"),
        ("AI", ""),
        ("6G", ""),
        ("‘0 to 1’", ""),
        ("of", ""),
        ("", ""),
    ],
)
def test_a_kind_is_guessed_from_the_head_noun(term, kind):
    assert guessed_kind(term) == kind


def test_a_given_kind_is_not_guessed():
    here = Span(passage="p", start=0, end=1)
    assert kind_of(Concept(slug="c", span=here, term="grain reserve", kind="stock")) == "stock"
    assert kind_of(Concept(slug="c", span=here, term="grain policy")) == "policy"
