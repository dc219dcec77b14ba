"""What the study page shows of a card at each stage: asked, revealed, and at the end.

What it shows once an answer was judged stands in ``verdicts``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import QueryDict

from content.marking import Mark, marked
from content.models import Brief, Passage
from learning import scheduling
from learning.accounts import guests
from learning.cards.making import asks_characters
from learning.kinds import Body, Kind, Response, kind_of
from learning.kinds.choosing import pick_format
from learning.kinds.kind import is_blank
from learning.models import Card, Question, User
from learning.questions.altered import untold
from learning.questions.question import Format
from learning.questions.words import contains, normalised
from learning.rendering.subjects import Item, subjects_of
from learning.scheduling import Rating
from learning.study import sessions
from learning.study.answering import Answer
from learning.study.memory import LEECH_LIMIT, LEECH_WARNING, memory_of, seed_of
from learning.study.queue import Progress, Turn
from learning.study.shown import ANSWER_FIRST, Shown, shown_now, sign

Face = dict[str, Any]

TWO_GRADES = {Rating.AGAIN: "Missed", Rating.GOOD: "Got it"}
FOUR_GRADES = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


class UnreadableAnswer(Exception):
    """The form holds no answer that can be read; its text tells the learner what to do."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade button and how long the card would then stay away."""

    rating: Rating
    name: str
    wait: timedelta


def answer_given(post: QueryDict, shown: Shown) -> Answer:
    """The answer in a form: a grade, a response for a kind to judge, or that it was read."""
    if shown.format == ANSWER_FIRST:
        return Answer()
    if shown.format != Format.RECALL:
        return Answer(response=_response(post, kind_of(shown.format)))
    rating = kind_of(Format.RECALL).parse(post)["rating"]
    if rating is None:
        raise UnreadableAnswer("Choose how well you knew it.")
    return Answer(rating=Rating(rating))


def _response(post: QueryDict, kind: Kind) -> Response:
    if "give_up" in post:
        return kind.parse(QueryDict())
    response = kind.parse(post)
    if is_blank(response):
        raise UnreadableAnswer("Answer first, or press “I do not know”.")
    return response


def card_face(
    progress: Progress, turn: Turn, user: User, now: datetime, *, shown: Shown | None = None
) -> Face:
    """A card as it is asked; with its answer once that was asked for, or at a first reading."""
    card = turn.card
    if asks_characters(card.question) and user.characters == User.Characters.ASK:
        return {"progress": progress, "part": "learning/study.html#characters", "stage": "ask"}
    format = shown.format if shown else _format(card, user)
    shown = shown or shown_now([card], format, progress.session, now)
    face = common_face(progress, card.question) | {"card": card, "token": sign(shown, user)}
    if format == ANSWER_FIRST:
        return face | stage_face("answer_first") | source_face(card.question, user.pk)
    if turn.revealed and format == Format.RECALL:
        return (
            face
            | stage_face("revealed")
            | source_face(card.question, user.pk)
            | {"grades": _grades(card, user, now)}
        )
    return face | stage_face("ask") | _asked(card.question, format, card.seq)


def whole_face(
    progress: Progress, question: Question, cards: list[Card], user: User, now: datetime
) -> Face:
    """A matching, an ordering or a list that asks several cards at once."""
    format = question.body["formats"][0]
    shown = shown_now(cards, format, progress.session, now, whole=question.pk)
    token = {"card": None, "token": sign(shown, user)}
    presentation = max(card.seq for card in cards)
    asked = _asked(question, format, presentation)
    return common_face(progress, question) | stage_face("ask") | token | asked


def finish_face(progress: Progress, user: User, now: datetime) -> Face:
    """How the session went, and what to do next."""
    summary = sessions.session_summary(progress.session, progress.sealed)
    offers = bool(summary.cards) and guests.offers_claim_after(user, progress.session, now)
    said = {"progress": progress, "summary": summary, "offers_claim": offers, "now": now}
    return said | stage_face("finished")


def _format(card: Card, user: User) -> str:
    format = pick_format(
        [Format(name) for name in card.question.body["formats"]],
        expects=card.question.body["expects"],
        state=scheduling.State(card.state),
        stability=card.stability,
        recall_due=card.recall_due,
        characters=user.characters,
    )
    first_meeting = card.state == Card.State.NEW and format == Format.RECALL
    return ANSWER_FIRST if first_meeting else format


def _asked(question: Question, format: str, presentation: int) -> Face:
    return asked_face(kind_of(format).shown(question.uid, question.body, presentation))


def asked_face(shown: Face) -> Face:
    """The fields for an answer to what a kind showed of a question."""
    format, places = shown["format"], shown.get("count") or len(shown.get("options", ()))
    template = f"learning/responses.html#{format.replace(' ', '_')}"
    numbers = range(1, places + 1)
    # The instruction of an altered word stands beside its fields, not in the statement.
    statement, changed = untold(shown["stem"]) if format == Format.ALTERED else ("", "")
    said = {"numbers": numbers, "statement": statement, "changed": changed}
    return {"face": shown | {"template": template} | said}


def common_face(progress: Progress, question: Question) -> Face:
    return {
        "progress": progress,
        "question": question,
        "brief_title": title_of(question.brief, question.body),
        "leech_warning": LEECH_WARNING,
        "leech_limit": LEECH_LIMIT,
    }


def title_of(brief: Brief | None, body: Body) -> str:
    """The brief's title, unless it gives an answer away."""
    title = brief.title if brief else ""
    altered = body["altered"] or ()
    answers = (body["answer"], *body["accepted"], *body["elements"], *altered)
    told = any(normalised(text) and contains(title, text) for text in answers)
    return "" if told else title


def stage_face(name: str, template: str = "learning/study.html") -> Face:
    return {"stage": name, "part": f"{template}#{name}"}


def source_face(question: Question, user_id: int = 0) -> Face:
    """The passage that a question comes from, with its words marked; of one that somebody wrote,
    what it is on."""
    if question.brief is None:
        face: Face = {"passage": None, "subject_item": subject_item(question, user_id)}
        if "adapted" in question.body:
            face |= adapted_face(question.body, question.passage, user_id)
        return face
    source, passage = question.body["source"], question.passage
    if passage is None:
        return {"passage": None}
    passage.brief = question.brief  # the same row, known already
    marks = [Mark(source["start"], source["end"], "source")]
    return {"passage": passage, "pieces": marked(passage.text, marks)}


def subject_item(question: Question, user_id: int) -> Item | None:
    """What a question that somebody wrote is on, as long as this person may read it."""
    return subjects_of([question], user_id).get(question.pk)


def adapted_face(body: Body, passage: Passage | None, user_id: int) -> Face:
    """Of somebody's version of a generated question: what it was made of, in its passage where
    that is open to the person and still has these words."""
    told, source = body["adapted"], body["adapted"]["source"]
    adapted = {
        "as_it_was": told["stem"] and told["key"],
        "own_answer": not told["key"],
        "speakers": body["attribution"]["speakers"],
        "words": source["text"],
    }
    face: Face = {"adapted": adapted, "passage": None}
    span = slice(source["start"], source["end"])
    known = passage and passage.text[span] == source["text"]
    if passage and known and passage.brief.is_open_to(user_id):
        marks = [Mark(source["start"], source["end"], "source")]
        face |= {"passage": passage, "pieces": marked(passage.text, marks)}
    return face


def _grades(card: Card, user: User, now: datetime) -> list[Grade]:
    waits = scheduling.intervals(
        memory_of(card), now, preferences=user.preferences, seed=seed_of(card)
    )
    names = FOUR_GRADES if user.buttons == User.Buttons.FOUR else TWO_GRADES
    return [Grade(rating, name, waits[rating]) for rating, name in names.items()]
