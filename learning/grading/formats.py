"""The names of the kinds of questions, as rows, bodies and addresses have them.

For code that means one kind in particular. What concerns every kind asks ``learning.kinds``, so a
new kind needs no name here.
"""

RECALL = "recall"
TYPED = "typed"
CHOICE = "choice"
SEVERAL = "several"
ORDERING = "ordering"
MATCHING = "matching"
NUMBER = "number"
CLOZE = "cloze"
LIST = "list"
ALTERED = "altered word"
OPEN = "open"
POLL = "poll"
