"""Puts people and cards of the server under test into a wanted state, on the server's own data.

A program beside the server: it reads lines of JSON, each with the name of a function of this file
and its arguments, and answers each with a line. It runs as long as the tests do, since Django takes
longer to start than most of them.
"""

import json
import sys
import time
from datetime import timedelta
from random import Random
from typing import Any

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402
from django.contrib.auth import SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import F, Q, QuerySet  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from content.models import Brief  # noqa: E402
from learning.cards.making import make_cards  # noqa: E402
from learning.classrooms.notices.sending import token_of as notice_token  # noqa: E402
from learning.classrooms.roster.invitations import token_of as invitation_of  # noqa: E402
from learning.desk.findings import store_prose  # noqa: E402
from learning.factories import (  # noqa: E402
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ReadingTextFactory,
    ReviewFactory,
    RosterEntryFactory,
    question_body,
)
from learning.grading import formats  # noqa: E402
from learning.lti.factories import (  # noqa: E402
    LtiAccountFactory,
    LtiCourseFactory,
    LtiLineItemFactory,
)
from learning.models import (  # noqa: E402
    Assignment,
    Attempt,
    Card,
    Finding,
    LtiPlace,
    LtiScore,
    Question,
    Review,
    SentNotice,
    StudySession,
    User,
)
from learning.progress.reminders import token_of  # noqa: E402
from learning.quizzes.drawing import Drawn  # noqa: E402
from learning.quizzes.starting import start_attempt  # noqa: E402
from learning.scheduling import Rating, State  # noqa: E402
from learning.study.memory import move_on  # noqa: E402
from learning.study.order.first_meeting import study_format  # noqa: E402
from learning.study.sessions import SESSION_SIZE  # noqa: E402
from learning.study.shown import ANSWER_FIRST, name_of  # noqa: E402
from tests.clients import new_session  # noqa: E402
from tests.learning.attempts import hand_in  # noqa: E402
from tests.learning.desk.mud import leave_open, prose  # noqa: E402

NEW, YOUNG, MATURE = (State.NEW, None), (State.REVIEW, 5.0), (State.REVIEW, 60.0)
SHOWN_WHEN = {ANSWER_FIRST: NEW, formats.CHOICE: NEW, formats.RECALL: MATURE}


def learner(
    name: str, password: str = "", *, begun: bool = True, passkey: bool = False, **wishes: Any
) -> str:
    """A learner, who has begun the brief; gives the cookie of a browser in which they are in, with
    a ``passkey`` since they have shown that just now."""
    user = User(username=name, date_joined=timezone.now(), **wishes)
    user.set_password(password or None)
    user.save()
    if begun:
        make_cards(user, Question.objects.filter(brief=_brief()))
    if not passkey:
        return new_session(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    by_passkey = {"method": "mfa", "type": "webauthn", "reauthenticated": True, "at": time.time()}
    return new_session(
        user,
        account_authentication_methods=[by_passkey],
        account_authentication_methods_user=str(user.pk),
    )


def who_has(cookie: str) -> str:
    """The username of whoever is signed in with a cookie."""
    return User.objects.get(pk=SessionStore(cookie)[SESSION_KEY]).username


def kept(name: str) -> dict[str, int]:
    """How much there is of what a learner did."""
    user = User.objects.get(username=name)
    begun = user.cards.exclude(state=Card.State.NEW)
    reviews = Review.objects.filter(user=user)
    return {
        "cards": user.cards.count(),
        "begun": begun.count(),
        "reviews": reviews.count(),
        "standing": reviews.standing().count(),
    }


def schedule(name: str) -> list[list[str]]:
    """The cards that a learner has reviewed, with the day each comes back."""
    cards = Card.objects.filter(user__username=name).exclude(reviews=None)
    return [[card.question.uid, card.due_at.isoformat()] for card in cards.order_by("pk")]


def latest(name: str) -> dict[str, Any]:
    """The latest answer that stands."""
    reviews = Review.objects.standing().filter(user__username=name).order_by("-pk")
    return reviews.values("card", "rating", "format", "verdict", "whole")[0]


def session(name: str, brief: Brief | None = None, **narrowed: Any) -> str:
    """The address of a new session, on the first brief unless another is given."""
    user = User.objects.get(username=name)
    on = {"brief": brief or _brief()} | narrowed
    started = StudySession.objects.create(
        user=user, size=SESSION_SIZE, started_at=timezone.now(), **on
    )
    return f"/study/{started.pk}/"


def show(name: str, format: str, type: str = "", **changes: Any) -> dict[str, Any]:
    """Put the first card that can be into the state in which it is shown in a format.

    ``type`` narrows to one type of question, ``changes`` are made to the card as well. If none of
    their cards can be shown so, they begin the second brief. Gives the address of its page, its
    body and, of the whole that it is part of, the body of that.
    """
    user = User.objects.get(username=name)
    state, stability = SHOWN_WHEN.get(format, YOUNG)
    of_wholes = Question.objects.current().filter(brief=_brief(), owns_card=False)
    whole = of_wholes.filter(body__formats__0=format)
    if format in (formats.ORDERING, formats.MATCHING):
        question, asked = whole[0], Card.objects.filter(user=user, question__wholes=whole[0])
    else:
        own = Card.objects.filter(user=user, question__retired_at=None).order_by("position")
        own = own.exclude(suspension=Card.Suspension.COPIED)
        own = own.filter(question__type=type) if type else own
        fitting = [each for each in own if _format(each, user, state, stability) == format]
        if not fitting:
            make_cards(user, Question.objects.filter(brief__slug="remembering"))
            fitting = [
                each for each in own.all() if _format(each, user, state, stability) == format
            ]
        question, asked = fitting[0].question, own.filter(pk=fitting[0].pk)
    _put(asked, state, stability, changes)
    address = f"{session(name, question.brief)}?card={name_of(asked[0])}"
    return {"address": address, "card": asked[0].pk, "body": question.body, "type": question.type}


def study_days(name: str, days: int) -> None:
    """Let a learner have answered some cards on each of the last days, most of them rightly."""
    user, now = User.objects.get(username=name), timezone.now()
    cards = list(user.cards.new().order_by("position")[: 2 * days])
    for place, card in enumerate(cards):
        at = now - timedelta(days=days - place // 2)
        rating = Rating.AGAIN if place % 5 == 4 else Rating.EASY
        ReviewFactory.create(card=card, rating=rating, reviewed_at=at)
        move_on(card, rating, user, at)
        card.save()


def reminded(name: str) -> str:
    """The address at which a learner who is reminded stops that."""
    User.objects.filter(username=name).update(reminder_hour=7)
    token = token_of(User.objects.get(username=name))
    return reverse("stop_reminders", args=[token])


def invited(name: str) -> str:
    """The address at which somebody whom a learner's class expects stops its mails."""
    teacher = MembershipFactory.create(user__username=f"{name}-teaches", teacher=True)
    entry = RosterEntryFactory.create(classroom=teacher.classroom, email="mei@example.org")
    return reverse("stop_invitations", args=[invitation_of(entry)])


def notified(name: str) -> str:
    """The address at which a learner stops mails on what is set."""
    token = notice_token(User.objects.get(username=name).pk, SentNotice.Kind.SET)
    return reverse("stop_notices", args=[token])


def linked_class(name: str, scores: int) -> str:
    """A class of a teacher's that is bound to a course, with grades that were refused or wait.
    Gives the address of its page about that.

    The platform is paused: else what the page shows would hang on when the worker comes by.
    """
    now = timezone.now()
    own = MembershipFactory.create(user=User.objects.get(username=name), teacher=True)
    course = LtiCourseFactory.create(
        classroom=own.classroom,
        title="Policy 101: how governments decide",
        members_url="https://campus.example/members",
        roster_at=now - timedelta(hours=5),
        roster_due_at=now + timedelta(hours=19),
        roster_error="It answered 503.",
        deployment__registration__paused_at=now,
    )
    line_item = LtiLineItemFactory.create(link__course=course)
    assignment = line_item.link.assignment
    for place in range(scores):
        attempt = AttemptFactory.create(quiz=assignment.quiz, assignment=assignment)
        person = MembershipFactory.create(
            classroom=own.classroom, user=attempt.user, name=f"Learner {place + 1}"
        )
        LtiPlace.objects.create(
            course=course,
            account=LtiAccountFactory.create(
                registration=course.deployment.registration, user=person.user
            ),
        )
        LtiScore.objects.create(
            line_item=line_item,
            attempt=attempt,
            stamped_at=now,
            try_at=now if place % 2 else None,
            error="" if place % 2 else "It doesn’t let Lilun send grades.",
        )
    MembershipFactory.create(classroom=own.classroom, role="former", name="Former Learner")
    return reverse("classroom_platform", args=[own.classroom_id])


def unsent_grades() -> int:
    return LtiScore.objects.exclude(try_at=None).count()


def end_claims() -> None:
    """The time has passed in which a worker that sends grades is left alone with them."""
    LtiScore.objects.exclude(try_at=None).update(try_at=timezone.now())


def let_days_pass(quiz: int, days: int) -> None:
    """The dates of a quiz in its classes come nearer."""
    earlier = timedelta(days=days)
    set_ = Assignment.objects.filter(quiz=quiz)
    set_.update(opens_at=F("opens_at") - earlier, due_at=F("due_at") - earlier)


def set_long_ago() -> None:
    """What is set for classes was so before anybody studied it."""
    Assignment.objects.update(set_at=timezone.now() - timedelta(days=365))


def forget(name: str) -> None:
    """Leave a learner with nothing to study today."""
    user = User.objects.get(username=name)
    user.cards.filter(state=Card.State.NEW).update(suspended=True, suspension="learner")
    later = timezone.now() + timedelta(days=3)
    user.cards.filter(suspended=False).update(due_at=later, show_at=later)


def taken_quiz(name: str, questions: int, attempts: int) -> str:
    """A quiz of a learner's on the brief, taken so often: half of those who come know most of it,
    the first question is answered the wrong way round, and the second by all. Gives the address
    of what its answers say."""
    owner = User.objects.get(username=name)
    quiz = QuizFactory.create(authored=True, published=True, owner=owner)
    asked = Question.objects.current().filter(brief=_brief(), body__formats__0="choice")
    for place, question in enumerate(asked.order_by("position")[:questions], 1):
        QuizItemFactory.create(quiz=quiz, position=place, question=question)
    items, rng = list(quiz.items.select_related("question")), Random(attempts)
    for place in range(attempts):
        knows = 0.95 if place % 2 else 0.25
        bodies = [item.question.body for item in items]
        chances = [1 - knows, 1.0, *(knows for _ in bodies[2:])]
        hand_in(quiz, [_picked(*each, rng) for each in zip(bodies, chances, strict=True)])
    return reverse("quiz_analysis", args=[quiz.pk])


def quiz_of_two(name: str, published: bool = False) -> int:
    """Somebody's quiz of two choices, a draft unless ``published``; gives its id."""
    owner = User.objects.get(username=name)
    quiz = QuizFactory.create(authored=True, published=published, owner=owner)
    rivers = [("Which river is longest?", "The Yangtze"), ("Which river is shortest?", "The Spree")]
    for place, (stem, answer) in enumerate(rivers, 1):
        others = [text for text in ("The Yangtze", "The Spree", "The Rhine") if text != answer]
        wrong = [{"text": text, "source": None, "truth": ""} for text in others]
        body = question_body(stem=stem, answer=answer, distractors=wrong)
        QuizItemFactory.create(quiz=quiz, position=place, question__body=body)
    return quiz.pk


def mixed_up(name: str) -> str:
    """Let a class that somebody teaches have taken many for each other in a quiz; gives the address
    of the page that tells whom."""
    teacher = User.objects.get(username=name)
    classroom = MembershipFactory.create(user=teacher, teacher=True).classroom
    quiz = QuizFactory.create(authored=True, published=True, owner=teacher)
    task = AssignmentFactory.create(classroom=classroom, quiz=quiz)
    asked = Question.objects.current().filter(brief=_brief(), body__formats__0="choice")
    for expects in ("person", "term"):
        for question in asked.filter(body__expects=expects)[:20]:
            place = quiz.items.count() + 1
            QuizItemFactory.create(quiz=quiz, position=place, question=question)
    bodies, rng = [item.question.body for item in quiz.items.select_related("question")], Random(1)
    for _ in range(8):
        learner = MembershipFactory.create(classroom=classroom, user__locked=True).user
        attempt = hand_in(quiz, [_picked(body, 0.5, rng) for body in bodies], user=learner)
        Attempt.objects.filter(pk=attempt.pk).update(assignment=task)
    return reverse("classroom_confusions", args=[classroom.pk])


def _picked(body: dict[str, Any], chance: float, rng: Random) -> str:
    """The right option with this chance, else a wrong one: mostly the first."""
    wrong = [one["text"] for one in body["distractors"]]
    return str(
        body["answer"] if rng.random() < chance else min(rng.choices(wrong, k=2), key=wrong.index)
    )


def under_a_text(name: str) -> str:
    """An attempt of a learner's at two questions under one text; gives the address of the second's
    page."""
    learner = User.objects.get(username=name)
    text = ReadingTextFactory.create(title="A letter", text="Dear friend. " * 300)
    quiz = QuizFactory.create(authored=True, published=True)
    body = question_body(source=None, reading_text=text.sha256)
    asked = QuestionFactory.create_batch(2, own=True, owner=quiz.owner, body=body)
    drawn = [Drawn(one, formats.CHOICE) for one in asked]
    attempt = start_attempt(quiz, learner, drawn, timezone.now())
    return reverse("quiz_question", args=[attempt.pk, 2])


def share_with(name: str, colleague: str, questions: int) -> None:
    """Let a colleague have set a quiz with questions of their own for a class which both teach."""
    classroom = MembershipFactory.create(user__username=colleague, teacher=True).classroom
    teacher = User.objects.get(username=name)
    MembershipFactory.create(classroom=classroom, user=teacher, teacher=True)
    owner = User.objects.get(username=colleague)
    quiz = QuizFactory.create(authored=True, published=True, owner=owner)
    for place in range(1, questions + 1):
        written = QuestionFactory.create(own=True, owner=owner)
        QuizItemFactory.create(quiz=quiz, position=place, question=written, format="typed")
    AssignmentFactory.create(classroom=classroom, quiz=quiz)


def brief_at_desk(name: str) -> str:
    """A text of somebody's, with four findings to check; gives its desk."""
    user = User.objects.get(username=name)
    brief = store_prose(prose(f"mud-of-{user.pk}"), user, timezone.now())
    return reverse("desk", args=[brief.slug])


def leave_speakers_open(name: str) -> None:
    """Two claims of the text at somebody's desk are by "Wang", who may be either person."""
    for row in Finding.objects.filter(brief__owner__username=name, family="quotes"):
        leave_open(row)


def leave_only_people(name: str) -> None:
    """Nothing but people was found in the text at somebody's desk."""
    Finding.objects.filter(brief__owner__username=name).exclude(family="people").delete()


def give_characters(name: str) -> None:
    """The first person of the text at somebody's desk has characters there."""
    row = Finding.objects.filter(brief__owner__username=name, family="people")[0]
    row.entry["characters"] = "赵敏"
    row.save()


def run_out(name: str, seconds: int) -> None:
    """Leave so little time to the quiz that somebody is taking, by their account or the name that
    they gave there."""
    deadline_at = timezone.now() + timedelta(seconds=seconds)
    theirs = Q(user__username=name) | Q(name=name)
    Attempt.objects.open().filter(theirs).update(deadline_at=deadline_at)


def _brief() -> Brief:
    return Brief.objects.get(slug="new-productive-forces")


def _format(card: Card, user: User, state: State, stability: float | None) -> str:
    """As of a learner who has read nothing."""
    card.state, card.stability = state, stability
    return study_format(card, user, was_read=False)


def _put(cards: QuerySet[Card], state: State, stability: float | None, changes: Any) -> None:
    now, known = timezone.now(), stability is not None
    due = now - timedelta(hours=1) if known else None
    values = {
        "state": state,
        "step": None,
        "stability": stability,
        "difficulty": 5.0 if known else None,
        "due_at": due,
        "show_at": due,
        "reviewed_at": now - timedelta(days=8) if known else None,
        "lapses": 0,
        "recall_due": False,
        "suspended": False,
        "suspension": "",
        "seq": F("seq") + 1,
    }
    Card.objects.filter(pk__in=list(cards.values_list("pk", flat=True))).update(**values | changes)


def main() -> None:
    for line in sys.stdin:
        name, arguments, options = json.loads(line)
        with transaction.atomic():
            given = globals()[name](*arguments, **options)
        print(json.dumps(given), flush=True)


if __name__ == "__main__":
    main()
