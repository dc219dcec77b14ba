"""What a typed answer is."""

from enum import StrEnum


class Expects(StrEnum):
    """What a typed answer is, which decides how it is compared."""

    TERM = "term"
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    CHARACTERS = "characters"
    PINYIN = "pinyin"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SET = "set"
    STATEMENT = "statement"  # compared by its owner alone: recalled, never typed
