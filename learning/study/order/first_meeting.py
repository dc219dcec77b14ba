"""The format of a card in study: some show their answer when the learner first meets them."""

from learning import scheduling
from learning.kinds import kind_of
from learning.kinds.choosing import pick_format
from learning.models import Card, User
from learning.questions.study_order import BY_ROTE
from learning.study.shown import ANSWER_FIRST


def study_format(card: Card, user: User, *, was_read: bool) -> str:
    """The format that the card's memory asks for. A new card without options shows its answer
    first, unless the learner can know it from the section that they have read.
    """
    body = card.question.body
    format = pick_format(
        body["formats"],
        expects=body["expects"],
        state=scheduling.State(card.state),
        stability=card.stability,
        recall_due=card.recall_due,
        characters=user.characters,
    )
    knowable = was_read and card.question.type not in BY_ROTE
    has_options = kind_of(format).effort is None
    if card.state == Card.State.NEW and not knowable and not has_options:
        return ANSWER_FIRST
    return format
