"""Questions within the text of a section, asked in passing: no answer to them is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from content.models import Passage
from learning.cards.seals import sealed_questions
from learning.grading import formats
from learning.models import Question, User
from learning.questions import characters
from learning.rendering.tiles import TileQuestion, tile_question

WORDS_BETWEEN = 150  # at least
DRY = "who-vouches"  # questions of this type are asked where there is no other


def reading_questions(
    user: User,
    blocks: Sequence[Sequence[Passage]],
    now: datetime,
    answered: Mapping[str, str],
) -> dict[int, TileQuestion]:
    """Questions by the id of the passage that each follows, in at most four statements.

    Each is about the text since the one before, so that who has read that far can answer it.
    ``answered`` are the fields of a form: the uid of the question as ``asked``, and the ``option``.
    """
    passages = [passage for block in blocks for passage in block]
    by_passage: dict[int | None, list[Question]] = {}
    for question in _questions(user, passages, now):
        by_passage.setdefault(question.passage_id, []).append(question)
    placed = {}
    for passage, question in _placed(blocks, by_passage):
        chosen = answered.get("option", "") if answered.get("asked") == question.uid else ""
        placed[passage.pk] = tile_question(question, chosen)
    return placed


def _questions(user: User, passages: Sequence[Passage], now: datetime) -> list[Question]:
    """Those with options that may be asked, the essential ones first."""
    asked = Question.objects.current().filter(
        passage__in=passages, owns_card=True, body__formats__0=formats.CHOICE
    )
    sealed = sealed_questions(user, now)
    if user.leaves_characters_out:
        asked = asked.exclude(type__in=characters.TYPES)
    return [one for one in asked.order_by("position") if one.pk not in sealed]


def _placed(
    blocks: Sequence[Sequence[Passage]], by_passage: Mapping[int | None, list[Question]]
) -> Iterator[tuple[Passage, Question]]:
    """Each question with the passage that it follows."""
    words, waiting = 0, list[Question]()
    for block in blocks:
        for passage in block:
            words += len(passage.text.split())
            waiting += by_passage.get(passage.pk, ())
        if waiting and words >= WORDS_BETWEEN:
            yield block[-1], min(waiting, key=lambda one: (one.type == DRY, one.position))
            words, waiting = 0, []
