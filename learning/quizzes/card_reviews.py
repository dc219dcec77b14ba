"""Answers in a quiz review the learner's cards: study and quizzes share one memory.

A quiz reviews each card that its learner already studies once, and makes no new cards.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid5

from content.storage.bulk import insert_rows, update_rows
from learning.cards.making import was_revealed
from learning.grading import Verdict
from learning.kinds import Grader, kind_of, names_graded_by
from learning.kinds.adapted import uids_of_parts, uids_reviewed
from learning.models import Card, Question, Response, Review, User
from learning.scheduling import Rating
from learning.study import corrections
from learning.study.answering import Judged, append_reviews, moved_by, usual_seconds
from learning.study.memory import CHANGED_BY_ANSWER, withheld


def review_cards(user: User, responses: Iterable[Response], now: datetime) -> list[Review]:
    """Review the cards of graded answers, in the caller's transaction. Giving up counts as an
    answer; unanswered questions and open answers, which nobody has marked yet, are left out."""
    by_person = names_graded_by(Grader.PERSON)
    answered = [one for one in responses if one.answered_at and one.format not in by_person]
    if not answered:
        return []
    family = _locked_cards(user, answered)
    studied = {card.question.uid: card for card in family if _is_studied(card)}
    if not studied:
        return []
    asked = {id(one): _cards(one, studied) for one in answered}
    own = {card.pk for cards in asked.values() for card in cards}
    siblings = defaultdict(list)
    for card in family:
        if card.pk not in own:
            siblings[card.question.sibling_key].append(card)
    usual = usual_seconds(user)
    reviews: list[Review] = []
    changed: list[Card] = []
    for one in answered:
        cards = asked[id(one)]
        if not cards:
            continue
        at = max([now, *(card.reviewed_at for card in cards if card.reviewed_at)])
        kept_off = [
            card for key in {card.question.sibling_key for card in cards} for card in siblings[key]
        ]
        judgement = judged(one, usual)
        ratings = [judgement.worth(card, at, revealed=card.revealed) for card in cards]
        made = append_reviews(user, cards, ratings, kept_off, _log_fields(one), at)
        reviews += made
        changed += [*cards, *moved_by(made, kept_off)]
    update_rows(Card, changed, CHANGED_BY_ANSWER)
    insert_rows(Review, reviews)
    return reviews


def _is_studied(card: Card) -> bool:
    return card.state != Card.State.NEW and not card.suspended and not withheld(card)


def _cards(response: Response, studied: dict[str, Any]) -> list[Any]:
    """The cards that an answer reviews: the question's, its original's, or its parts'."""
    uids = uids_reviewed(response.body, response.uid)
    return [studied[uid] for uid in uids if uid in studied]


def _locked_cards(user: User, answered: list[Response]) -> list[Any]:
    """The learner's cards of these questions and their siblings, locked until the commit and
    annotated with ``revealed``."""
    uids = {uid for one in answered for uid in (one.uid, *uids_reviewed(one.body, one.uid))}
    keys = Question.objects.filter(uid__in=uids).values("sibling_key")
    questions = Question.objects.filter(sibling_key__in=keys)
    return list(
        Card.objects.filter(user=user, question__in=questions)
        .annotate(revealed=was_revealed())
        .select_related("question__brief")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def judged(response: Response, usual: float | None = None) -> Judged:
    """What a graded answer means for its cards, given the options that were shown."""
    return Judged(
        Verdict.from_json(response.verdict),
        response.body,
        response.format,
        options=kind_of(response.format).ways_to_pick(response.shown),
        seconds=response.seconds,
        usual=usual,
    )


def correct_reviews(response: Response, now: datetime) -> bool:
    """Redo an answer's reviews by its present verdict, in the caller's transaction. Returns False,
    and changes nothing, if one of the cards has moved on meanwhile."""
    log = Review.objects.filter(quiz_response=response).select_related("user").order_by("pk")
    first = {review.card_id: review.rating for review in reversed(log)}
    reviews = [review for review in log if not review.undone_at]
    cards = corrections.locked_cards(reviews)
    if corrections.have_moved_on(reviews, cards):
        return False

    def rate(review: Review, card: Card) -> Rating | None:
        match response.verdict.get("overridden"):
            case "right":
                return judged(response).worth(card, review.reviewed_at)
            case "wrong":
                return Rating.AGAIN
        rating = first[card.pk]
        return None if rating is None else Rating(rating)

    if reviews:
        key = uuid5(response.key, str(response.version))
        corrections.replace_reviews(reviews, cards, response.verdict, rate, key=key, now=now)
    return True


def _log_fields(response: Response) -> dict[str, Any]:
    """The fields that all reviews of one answer share."""
    return {
        "quiz_response": response,
        "whole_id": response.question_id if uids_of_parts(response.body) else None,
        "key": response.key,
        "format": response.format,
        "response": {"given": response.given},
        "verdict": response.verdict,
        "seconds": response.seconds,
    }
