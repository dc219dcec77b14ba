"""How questions are shown and answered."""

from enum import StrEnum


class Format(StrEnum):
    """How a question can be shown and answered."""

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
