"""What was typed and the answer, with their differences marked in brackets."""

from collections.abc import Iterable

import pytest

from learning.rendering.differences import Piece, compare


def bracketed(pieces: Iterable[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "answer", "marked", "marked_answer"),
    [
        ("Ma Xaiohe", "Ma Xiaohe", "Ma Xa[i]ohe", "Ma X[i]aohe"),
        ("rural innovation", "tech innovation", "[rural] innovation", "[tech] innovation"),
        ("2023", "September 2023", "2023", "[September] 2023"),
        ("the tech inovation", "Tech innovation", "[the] tech inovation", "Tech i[n]novation"),
        ("马小河", "马晓河", "马[小]河", "马[晓]河"),
    ],
)
def test_words_or_letters_are_marked(
    typed: str, answer: str, marked: str, marked_answer: str
) -> None:
    compared = compare(typed, answer)
    assert compared
    assert (bracketed(compared.typed), bracketed(compared.answer)) == (marked, marked_answer)


@pytest.mark.parametrize(
    ("typed", "answer"), [("looms", "tech innovation"), ("Tech Innovation", "tech innovation")]
)
def test_nothing_is_marked_where_all_or_nothing_differs(typed: str, answer: str) -> None:
    assert compare(typed, answer) is None


def test_the_words_with_a_difference_are_listed_as_the_answer_spells_them() -> None:
    compared = compare("marxist doctrien", "Marxist doctrine")
    assert compared
    assert compared.words == ["doctrine"]
