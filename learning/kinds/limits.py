"""How much a question of one's own may hold: what its form has room for."""

LONGEST_STEM, LONGEST_ANSWER, LONGEST_EXPLANATION = 10_000, 2_000, 10_000
LONGEST_FRAME, LONGEST_NUMBER = 200, 50
MOST_ROWS = 20  # options, pairs, entries and so on
MOST_GAPS = 20  # of a text
LONGEST_TAG, MOST_TAGS = 40, 10
LONGEST_TEXT, LONGEST_TEXT_TITLE, MOST_TEXT_PICTURES = 10_000, 200, 10  # of a reading text
