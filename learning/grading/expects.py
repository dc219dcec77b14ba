"""What sort of answer a typed question expects."""

from enum import StrEnum


class Expects(StrEnum):
    """What sort of answer is expected, which decides how it is compared."""

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
    STATEMENT = "statement"  # compared by the learner: recalled, never typed
