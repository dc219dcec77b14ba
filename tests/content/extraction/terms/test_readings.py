"""Terms beside what they are in another language, written in Latin letters."""

import pytest

from content.extraction.concepts import find_concepts
from content.readers.plain_text import read_plain_text


def terms(text: str) -> list[str]:
    return [one.term for one in find_concepts(read_plain_text(text), ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They repeat that “water finds a way” (shui dao qu cheng).", ["water finds a way"]),
        ("They are back to “opposing silt” [fandui yuni].", ["opposing silt"]),
        ("They write of “living in plenty” (sumaq kawsay).", ["living in plenty"]),
        ("They took up the “floating desk” (⍱ࣘ᭯ငᵪࡦ(.", ["floating desk"]),
        ("The word silt (ni) has a deeper meaning.", ["silt"]),
        ("They keep their household registration (hukou).", ["household registration"]),
        ("Yuba or “skin of milk” is sold there.", ["Yuba"]),
        ("He said “we are leaving” (again).", []),
        ("They had a “soft start” (twice).", []),
        ("She read a note (by hand) on a bone (tibia).", []),
        ("They sell apples or “the fruit of sin”.", []),
    ],
)
def test_terms_beside_a_reading(text: str, found: list[str]) -> None:
    assert terms(text) == found
