"""Questions that go from one teacher's bank to another's: those of a quiz that was set for a class
which both teach.

What is taken is one's own from then on, and theirs stays as it is; it remembers whose it was, and
what both have of a brief.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from learning.accounts import hold
from learning.cards import begun_briefs
from learning.collection import is_in_open_quiz, still_covered, uncover
from learning.images import Picture
from learning.models import Membership, Question, Quiz, QuizItem, User
from learning.own_questions import Filing, add_question
from learning.question_bank import Selection, generated_for
from learning.questions.written import OWN, WrittenQuestion

EVERYTHING = Selection()


class AskedNow(Exception):
    """A question may not be taken while one is asked it oneself."""


def colleague_questions(user: User, selection: Selection) -> QuerySet[Question, Any]:
    """By author, the latest first, each with the id of the user's own (``own``), if it was taken.
    Words are looked for in the question alone, as in those of briefs."""
    taught = Membership.objects.teachers().filter(user=user, classroom__archived_at=None)
    shared = QuizItem.objects.filter(
        quiz__purpose=Quiz.Purpose.AUTHORED,
        quiz__owner=F("question__owner"),
        quiz__assignments__withdrawn_at=None,
        quiz__assignments__classroom__in=taught.values("classroom"),
        quiz__assignments__classroom__memberships__user=F("question__owner"),
        quiz__assignments__classroom__memberships__role=Membership.Role.TEACHER,
    )
    own = Question.objects.filter(taken_from=OuterRef("pk"), owner=user)
    found = (
        Question.objects.current()
        .filter(origin=Question.Origin.AUTHORED, pk__in=shared.values("question"))
        .exclude(owner=user)
        .annotate(own=Subquery(own.values("pk")[:1]))
    )
    if selection.query:
        found = found.filter(body__stem__icontains=selection.query)
    if selection.format:
        found = found.filter(body__formats__0=selection.format)
    if selection.author.isdecimal():
        found = found.filter(owner=int(selection.author))
    return found.select_related("owner").order_by("owner", "-pk")


def colleagues_of(user: User) -> QuerySet[User]:
    """Those whose questions one may take."""
    asked = colleague_questions(user, EVERYTHING).order_by().values("owner")
    return User.objects.filter(pk__in=asked).order_by("username")


def take_over(user: User, questions: QuerySet[Question], now: datetime) -> int:
    """Make them one's own, all or none, but for those that one has; how many that were.

    Raises ``AskedNow``, ``TooMany`` and ``TooManyImages``.
    """
    with transaction.atomic():
        hold(user)
        same = Q(taken_from=OuterRef("pk")) | Q(copy_of=OuterRef("copy_of"))
        wanted = list(questions.exclude(Exists(Question.objects.filter(same, owner=user))))
        for question in wanted:
            _take_over(user, question, now)
        return len(wanted)


def _take_over(user: User, question: Question, now: datetime) -> None:
    if is_in_open_quiz(user, question):
        raise AskedNow
    original = generated_for(user).filter(pk=question.copy_of_id or 0).first()
    if original:
        uncover(still_covered(user, original, now), now)
    own = add_question(
        user,
        WrittenQuestion.of(question.body),
        _filing(user, question),
        now,
        original=original,
        picture=_picture(question),
        before=question.body,
    )
    Question.objects.filter(pk=own.pk).update(taken_from=question)


def _picture(question: Question) -> Picture | None:
    shown = question.body.get("image")
    image = question.images.filter(sha256=shown["sha256"]).first() if shown else None
    if image is None:
        return None
    size = shown["width"], shown["height"]
    return Picture(bytes(image.content), image.content_type, *size)


def _filing(user: User, question: Question) -> Filing:
    """Under the brief that it is about, where one has begun that too."""
    about = begun_briefs(user).filter(pk=question.about_id or 0).first()
    subject = question.subject if about and not question.subject.startswith(f"{OWN}/") else ""
    return Filing(about, subject)
