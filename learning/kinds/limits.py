"""How much a question of one's own may hold: what its form has room for."""

LONGEST_STEM, LONGEST_ANSWER, LONGEST_EXPLANATION = 500, 200, 1000
LONGEST_FRAME, LONGEST_NUMBER = 200, 50
MOST_ROWS = 8  # options, pairs, entries and so on
LONGEST_TAG, MOST_TAGS = 40, 10
