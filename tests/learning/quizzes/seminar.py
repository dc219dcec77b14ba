"""A teacher, two learners and a quiz for others, all by what their browsers send.

Mei takes the quiz by its link, Bo also with the class that it is set for; Ren has nothing to do
with it. Whatever no learner may read before its time has ``SECRET`` in it.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from content.factories import BriefFactory
from learning.factories import (
    AssignmentFactory,
    CardFactory,
    CompositeFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    UserFactory,
    composite_body,
    question_body,
)
from learning.grading import formats
from learning.kinds.open import Criterion, Open
from learning.kinds.response_fields import opaque
from learning.kinds.written import WrittenQuestion, wrong_option
from learning.models import Allowance, Assignment, Attempt, Question, Quiz, QuizItem, Response, User
from tests.clients import HTMX, signed_in

SECRET = "Quagga"
GRACE = timedelta(seconds=5)
MINUTE = timedelta(minutes=1)
PATIENCE = timedelta(hours=2)  # with whoever has begun, where there is no time limit
SHOWN = re.compile(r'name="shown" value="([^"]+)"')
LEARNERS = ("mei", "bo")
WAYS = ("link", "class")

type Sent = Mapping[str, Any]


def colours(right: str = "Red") -> WrittenQuestion:
    return WrittenQuestion(
        format=formats.CHOICE,
        stem="Which colour?",
        answer=right,
        explanation=f"{SECRET}: so it is.",
        particulars={
            "distractors": [
                wrong_option(one, f"{SECRET}: no.") for one in ("Red", "Green") if one != right
            ]
            + [wrong_option("Blue", f"{SECRET}: no.")],
            "notes": {},
            "written": ["Red", "Green", "Blue"],
        },
    )


def animals() -> WrittenQuestion:
    return WrittenQuestion(
        format=formats.TYPED,
        stem="Which animal?",
        answer=SECRET,
        particulars={"accepted": ["Zebra"]},
    )


def reasons() -> WrittenQuestion:
    rubric = [Criterion(f"Names the {SECRET}", 4)]
    return Open().compose("Why so?", f"{SECRET}, since it is.", rubric)


class Seminar:
    """``browsers`` are by name. The quiz begins with a question that is picked, one that is typed,
    a matching and an open one; both learners study all of them."""

    def __init__(self) -> None:
        names = ("teacher", *LEARNERS, "ren")
        self.people: dict[str, User] = {name: UserFactory.create() for name in names}
        self.browsers = {name: signed_in(person) for name, person in self.people.items()}
        teacher = self.people["teacher"]
        self.brief = BriefFactory.create(visibility="public")
        self.classroom = MembershipFactory.create(user=teacher, teacher=True).classroom
        self.member = MembershipFactory.create(classroom=self.classroom, user=self.people["bo"])
        self.asked = [self._own(colours()), self._typed(), self._matching(), self._own(reasons())]
        self.further = [self._own(animals()), self._own(colours("Green"))]
        for name in LEARNERS:
            self._study(self.people[name])
        self.open_quiz()

    def _own(self, written: WrittenQuestion) -> Question:
        made: Question = QuestionFactory.create(
            own=True, owner=self.people["teacher"], body=dict(written.body())
        )
        return made

    def _typed(self) -> Question:
        told = f"{SECRET} is right."
        body = question_body(answer=SECRET, accepted=["Zebra"], explanation=told, formats=["typed"])
        made: Question = QuestionFactory.create(brief=self.brief, body=body)
        return made

    def _matching(self) -> Question:
        body = composite_body() | {"explanation": f"{SECRET}: so they go."}
        made: Question = CompositeFactory.create(brief=self.brief, body=body)
        return made

    def _study(self, user: User) -> None:
        """All that may be asked, in review."""
        cards = Question.objects.filter(owns_card=True)
        for question in cards:
            CardFactory.create(user=user, question=question, in_review=True)

    def open_quiz(self) -> None:
        """A new quiz, published and set for the class."""
        self.quiz = QuizFactory.create(
            authored=True, published=True, owner=self.people["teacher"], attempts_allowed=None
        )
        self.quiz.briefs.add(self.brief)
        QuizItem.objects.bulk_create(
            QuizItem(
                quiz=self.quiz,
                position=position,
                question=question,
                format=question.body["formats"][0],
            )
            for position, question in enumerate(self.asked, 1)
        )
        self.assignment = AssignmentFactory.create(classroom=self.classroom, quiz=self.quiz)

    # What their browsers do

    def get(self, name: str, address: str) -> HttpResponse:
        return self._seen(name, self.browsers[name].get(address, follow=True))

    def post(self, name: str, address: str, form: Sent, *, htmx: bool = False) -> HttpResponse:
        headers = HTMX if htmx else {}
        browser = self.browsers[name]
        return self._seen(name, browser.post(address, form, headers=headers, follow=True))

    def teach(self, page: str, *args: int, **form: Any) -> HttpResponse:
        """The teacher sends a form of the quiz."""
        return self.post("teacher", reverse(page, args=[self.quiz.pk, *args]), form)

    def _seen(self, name: str, response: HttpResponse) -> HttpResponse:
        assert response.status_code < 500
        path = response.request["PATH_INFO"]
        assert "/login/" not in path, "a browser was signed out"
        if name in LEARNERS and SECRET in response.text:
            assert self.may_read(path), f"{path} tells what is right"
        return response

    # What the rules say, told once more, in other words than the app's

    def may_read(self, path: str) -> bool:
        """Whether a page may tell its learner what is right."""
        try:
            found = resolve(path)
        except Resolver404:
            return False
        if found.url_name not in ("quiz_question", "quiz_results"):
            return False
        attempt = Attempt.objects.select_related("quiz", "assignment").get(
            pk=found.kwargs["attempt_id"]
        )
        if attempt.quiz.tells != "keys":
            return False
        if found.url_name == "quiz_question":
            asked = attempt.responses.get(position=found.kwargs["number"])
            return attempt.feedback == "each" and bool(asked.verdict)
        return attempt.submitted_at is not None and self._is_told(attempt)

    def _is_told(self, attempt: Attempt) -> bool:
        now, quiz = timezone.now(), attempt.quiz
        if attempt.feedback == "each" or quiz.feedback in ("each", "end"):
            return True
        if quiz.feedback == "released":
            return quiz.released_at is not None
        ends = [  # of each class
            None if task.never_closes else task.due_at or quiz.closes_at
            for task in quiz.assignments.current()
        ]
        if quiz.published_at and not quiz.closed_at:
            ends.append(quiz.closes_at)  # of its link
        ends += [
            one.deadline_at or one.started_at + PATIENCE
            for one in quiz.attempts.filter(submitted_at=None)
        ]
        longer = Allowance.objects.filter(quiz=quiz).exclude(closes_at=None)
        ends += longer.values_list("closes_at", flat=True)
        return all(end and end <= now for end in ends)

    def may_begin(self, name: str, way: str) -> bool:
        """Whether a learner who asks for it gets a new attempt."""
        now, user = timezone.now(), self.people[name]
        quiz = Quiz.objects.get(pk=self.quiz.pk)
        task = Assignment.objects.get(pk=self.assignment.pk)
        in_class = name == "bo" and not task.withdrawn_at
        made = Attempt.objects.filter(quiz=quiz, user=user)
        if made.filter(submitted_at=None).exists() or not quiz.items.exists():
            return False
        if in_class != (way == "class"):
            return False  # a class takes it there, and nobody else does
        if not in_class and (not quiz.published_at or quiz.closed_at):
            return False
        if not in_class and made.filter(started_at__gt=now - MINUTE).exists():
            return False  # the same press of a button
        opens, closes, allowed = quiz.opens_at, quiz.closes_at, quiz.attempts_allowed
        if in_class:
            opens = None if task.opens_at_once else task.opens_at or opens
            closes = None if task.never_closes else task.due_at or closes
            allowed = None if task.unlimited_attempts else task.attempts_allowed or allowed
        if own := Allowance.objects.filter(quiz=quiz, user=user).first():
            opens, closes = own.opens_at or opens, own.closes_at or closes
            allowed = own.attempts_allowed or allowed
        if (opens and now < opens) or (closes and now >= closes):
            return False
        return allowed is None or made.count() < allowed


def counts(attempt: Attempt, now: datetime) -> bool:
    """Whether an answer that comes in now is kept."""
    in_time = attempt.deadline_at is None or now <= attempt.deadline_at + GRACE
    return attempt.submitted_at is None and in_time


def answer_to(response: Response, how: str) -> tuple[dict[str, Any], Any]:
    """The fields that answer a question "right", "wrong" or "blank", and what is kept of them."""
    if how == "blank":
        return {}, None
    body, format = response.body, response.format
    if format == formats.CHOICE:
        wrong = body["distractors"][0]["text"]
        option = opaque(body, body["answer"] if how == "right" else wrong)
        return {"option": option}, {"option": option}
    if format == formats.MATCHING:
        prompts = [one["id"] for one in response.shown["prompts"]]
        options = [one["id"] for one in response.shown["options"]]
        pairs = dict(zip(prompts, options if how == "right" else options[::-1], strict=False))
        return {f"match-{prompt}": option for prompt, option in pairs.items()}, {"pairs": pairs}
    text = "Zebra" if how == "right" else "Mud"
    return {"response": text}, {"text": text}
