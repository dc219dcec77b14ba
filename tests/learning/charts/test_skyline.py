import pytest

from learning.charts.skyline import GAP, SECTION_GAP, TALLEST, WIDTH, Paragraph, skyline


def test_the_blocks_fill_the_width_by_the_length_of_their_text():
    drawn = skyline([Paragraph(100), Paragraph(300), Paragraph(200, opens=True)])

    first, second, third = drawn.blocks
    assert (second.width, third.width) == (
        pytest.approx(3 * first.width, abs=0.2),
        pytest.approx(2 * first.width, abs=0.2),
    )
    assert second.x - first.width == pytest.approx(GAP, abs=0.1)
    assert third.x - second.x - second.width == pytest.approx(SECTION_GAP, abs=0.1)
    assert third.x + third.width == pytest.approx(WIDTH, abs=0.2)


@pytest.mark.parametrize(
    ("paragraph", "look"),
    [
        (Paragraph(1), "new"),
        (Paragraph(1, known=4), "known"),
        (Paragraph(1, known=3, missed=1), "fading"),
        (Paragraph(1, fading=2), "fading"),
        (Paragraph(1, known=1, missed=3), "missed"),
        (Paragraph(1, missed=1), "missed"),
    ],
)
def test_a_block_looks_as_most_of_its_cards_do(paragraph, look):
    assert [block.look for block in skyline([paragraph]).blocks] == [look]


def test_the_better_it_is_known_the_higher_is_the_block():
    levels = [
        Paragraph(1),
        Paragraph(1, missed=1),
        Paragraph(1, missed=1, fading=1),
        Paragraph(1, known=1, fading=1),
        Paragraph(1, known=1),
    ]
    drawn = skyline(levels)

    heights = [block.height for block in drawn.blocks]
    assert heights == sorted(heights)
    assert heights[-1] == TALLEST
    assert {round(block.y + block.height, 1) for block in drawn.blocks} == {drawn.height - 1}
    assert drawn.counts == {"known": 1, "fading": 1, "missed": 2, "new": 1}


def test_each_look_is_one_path():
    drawn = skyline([Paragraph(2), Paragraph(1, known=1), Paragraph(1)])

    first, known, last = drawn.blocks
    assert drawn.paths == {"new": first.path + last.path, "known": known.path}
    assert known.path == f"M{known.x} 14.0h{known.width}v56.0h-{known.width}z"


def test_the_mark_stands_at_the_section_to_read_next():
    assert skyline([Paragraph(1), Paragraph(1)]).next_at is None
    drawn = skyline([Paragraph(1), Paragraph(1, is_next=True)])
    second = drawn.blocks[1]
    assert drawn.next_at is not None
    assert second.x < drawn.next_at < second.x + second.width


def test_a_brief_without_text_and_one_of_very_many_paragraphs_are_drawn():
    assert skyline([]).blocks == []
    assert all(block.width >= 0 for block in skyline([Paragraph(1)] * 400).blocks)
