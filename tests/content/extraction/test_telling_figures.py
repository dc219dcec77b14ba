import pytest

from content.extraction.document import Block, BlockKind, Document
from content.extraction.figures import find_figures
from content.extraction.telling_figures import telling_figures


def told(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    document = Document((Block(text, kind),))
    return sorted(map(document.words, telling_figures(document, find_figures(document))))


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Exports of rice fell by 40 per cent after the flood.", ["40 per cent"]),
        ("The state paid $95 million for the new harbour wall.", ["$95 million"]),
        ("The wall of Ghent was finished in March 2019 by a firm.", ["March 2019"]),
        ("The fleet of the port has 140 ships and a tug.", ["140 ships"]),
        # One of a sentence, the most telling.
        ("In 2019 exports of rice fell by 40 per cent.", ["40 per cent"]),
        ("In the first half of 2025 the port of Ghent counted 96 ships.", ["96 ships"]),
        ("On 3 May 2019 the port of Ghent counted 96 ships.", ["96 ships"]),
        ("A wall of 96 stones was finished in March 2019 by a firm.", ["March 2019"]),
        ("On 3 May 2019 the port of Ghent was opened by a king.", ["3 May 2019"]),
        # Small talk.
        ("The report of the port names three reasons for it.", []),
        ("The mayor of Ghent has his office on the 33rd floor.", []),
        # What the sentence is about stands in another one.
        ("It fell by 40 per cent after the great flood.", []),
        ("This policy cost the state $95 million in all.", []),
        ("The wall has cost the state $95 million in all.", []),
        ("The wall that they built cost the state $95 million.", []),
        ("In March 2019 she paid the state $95 million.", []),
        ("Exports of rice will fall by 40 per cent this year.", []),
        # Somebody's own words.
        ("“Exports of rice fell by 40 per cent last year,” says the mayor of Ghent.", []),
        # Not a whole sentence.
        ("Exports of rice fell by 40 per cent because:", []),
        ("Down by 40 per cent.", []),
    ],
)
def test_figures_are_asked_where_a_sentence_says_something_by_them(sentence, asked):
    assert told(sentence) == asked


def test_items_and_headings_are_left_out():
    sentence = "Exports of rice fell by 40 per cent after the flood."
    assert told(sentence, BlockKind.ITEM) == told(sentence, BlockKind.HEADING) == []
