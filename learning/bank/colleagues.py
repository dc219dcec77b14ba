"""Teachers copy questions from a colleague's quiz that is set for a class which both teach.

The copy is the teacher's own from then on. It remembers whose it was, and which brief's question
it adapts; the original does not change.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from simple_history.utils import bulk_create_with_history

from content.models import Brief
from learning.bank.images import Picture, keep_picture
from learning.bank.search import BankSelection, generated_for
from learning.bank.texts import take_texts
from learning.bank.writing import UNFILED, Filing, OverLimit, no_room, unsaved_question
from learning.cards.brief_cards import is_in_open_quiz, still_covered, uncover
from learning.cards.making import add_cards, begun_briefs, make_cards
from learning.cards.seals import quizzes_ahead
from learning.kinds.written import OWN, WrittenQuestion
from learning.models import Card, Membership, Question, Quiz, QuizItem, User
from learning.search_index.upkeep import put_questions

EVERYTHING = BankSelection()


class AskedNow(Exception):
    """An open quiz asks the user one of these questions."""


def shared_questions(
    user: User, selection: BankSelection, now: datetime
) -> QuerySet[Question, Any]:
    """Colleagues' questions by author, latest first. ``own`` is the id of the user's copy, or of
    their version of the same question of a brief. A search looks at stems only: a match in the
    answer would give it away. Questions of a quiz that the user may still take are left out."""
    taught = Membership.objects.teachers().filter(user=user, classroom__archived_at=None)
    set_by_its_author = QuizItem.objects.filter(
        quiz__purpose=Quiz.Purpose.AUTHORED,
        quiz__owner=F("question__owner"),
        quiz__assignments__withdrawn_at=None,
        quiz__assignments__classroom__in=taught.values("classroom"),
        quiz__assignments__classroom__memberships__user=F("question__owner"),
        quiz__assignments__classroom__memberships__role=Membership.Role.TEACHER,
    )
    found = (
        Question.objects.current()
        .asking(selection.query)
        .filter(origin=Question.Origin.AUTHORED, pk__in=set_by_its_author.values("question"))
        .exclude(owner=user)
        .exclude(taken_from__owner=user)  # copies of the user's own
        .annotate(own=Subquery(_own(user).values("pk")[:1]))
    )
    ahead = QuizItem.objects.filter(quiz__in=quizzes_ahead(user, now).values("pk"))
    found = found.exclude(pk__in=ahead.values("question"))
    if selection.format:
        found = found.filter(body__formats__0=selection.format)
    if selection.author:
        found = found.filter(owner=int(selection.author))
    return found.select_related("owner", "taken_from__owner").order_by("owner", "-pk")


def _own(user: User) -> QuerySet[Question]:
    """For each question of a query, the user's own copy or version of it."""
    same = Q(taken_from=OuterRef("pk")) | Q(copy_of=OuterRef("copy_of"))
    return Question.objects.filter(same, owner=user).order_by("pk")


def colleagues_of(user: User, now: datetime) -> QuerySet[User]:
    """Those who share questions with the user."""
    shared = shared_questions(user, EVERYTHING, now).order_by().values("owner")
    return User.objects.filter(pk__in=shared).order_by("username")


def take_over(user: User, ids: Collection[int], now: datetime) -> int:
    """Copy shared questions, all or none, except those that the user has already; returns how many.

    Raises ``AskedNow``, ``OverLimit``, ``TooManyImages`` and ``TooManyTexts``.
    """
    with transaction.atomic():
        _lock_with_authors(user, ids)
        wanted = _wanted(user, ids, now)
        made = _copied(user, wanted, now)
        _give_cards(user, made)
        return len(made)


def own_copies(user: User, questions: Collection[Question], now: datetime) -> dict[int, Question]:
    """The user's own copy or version of each of a colleague's questions, by the id of that: made
    where there is none, without cards. Raises what ``take_over`` raises, and then makes none."""
    with transaction.atomic():
        _lock_with_authors(user, [one.pk for one in questions])
        had = _had(user, questions)
        lacked = {one.copy_of_id or -one.pk: one for one in questions if one.pk not in had}
        _copied(user, list(lacked.values()), now)
        return _had(user, questions)


def _had(user: User, questions: Collection[Question]) -> dict[int, Question]:
    """What the user has of these already; one statement."""
    versions = {one.copy_of_id for one in questions if one.copy_of_id}
    same = Q(taken_from__in=questions) | Q(copy_of__in=versions)
    found = list(Question.objects.filter(same, owner=user).order_by("pk"))
    by_original = {one.copy_of_id: one for one in found if one.copy_of_id}
    by_source = {one.taken_from_id: one for one in found if one.taken_from_id}
    had = {}
    for one in questions:
        if own := by_source.get(one.pk) or by_original.get(one.copy_of_id or 0):
            had[one.pk] = own
    return had


def _copied(user: User, wanted: Sequence[Question], now: datetime) -> list[Question]:
    """New copies, in the caller's transaction, which has locked the user and the authors."""
    if is_in_open_quiz(user, *wanted, now=now):
        raise AskedNow
    if refusal := no_room(user, len(wanted)):
        raise OverLimit(refusal)
    originals = _locked_originals(user, wanted)
    for original in originals.values():
        uncover(still_covered(user, original, now), now)
    briefs = {brief.pk: brief for brief in begun_briefs(user)}
    rows = [
        unsaved_question(
            user,
            WrittenQuestion.of(one.body),
            now,
            _filing(one, briefs),
            originals.get(one.copy_of_id or 0),
            taken_from=one,
        )
        for one in wanted
    ]
    made: list[Question] = bulk_create_with_history(rows, Question)
    put_questions(own.pk for own in made)
    for own in made:
        _keep_picture(user, own, now)
    take_texts(user, made, now)
    return made


def _lock_with_authors(user: User, ids: Collection[int]) -> None:
    """Lock the user and the authors, so that no other request of the user and no deletion of an
    author interferes. The order is fixed: otherwise two who copy from each other would deadlock."""
    theirs = Q(pk=user.pk) | Q(pk__in=Question.objects.filter(pk__in=ids).values("owner"))
    list(User.objects.filter(theirs).select_for_update(no_key=True).order_by("pk"))


def _wanted(user: User, ids: Collection[int], now: datetime) -> list[Question]:
    """Those that the user lacks; of several versions of one question of a brief, the first."""
    shared = shared_questions(user, EVERYTHING, now).filter(pk__in=ids)
    shared = shared.exclude(Exists(_own(user)))
    first: dict[int, Question] = {}
    for one in shared.order_by("pk"):
        first.setdefault(one.copy_of_id or -one.pk, one)
    return list(first.values())


def _locked_originals(user: User, versions: Collection[Question]) -> dict[int, Question]:
    """The originals of these versions that are open to the user, by id, locked until the commit in
    the order in which deleting a brief locks them."""
    ids = [one.copy_of_id for one in versions if one.copy_of_id]
    found = generated_for(user).select_related("brief").filter(pk__in=ids).order_by("pk")
    return {one.pk: one for one in found.select_for_update(of=("self",), no_key=True)}


def _filing(question: Question, briefs: Mapping[int, Brief]) -> Filing:
    """The filing under the question's brief, if the user has begun it."""
    about = briefs.get(question.about_id or 0)
    if about is None:
        return UNFILED
    return Filing(about, "" if question.subject.startswith(f"{OWN}/") else question.subject)


def _give_cards(user: User, made: Collection[Question]) -> None:
    """Give the user a card of each question, or of the original whose card it shares. A card that
    the user had of the colleague's question becomes the card of the copy."""
    studied = Card.objects.filter(user=user, question__takings__in=made)
    for card in studied.select_for_update(of=("self",)).order_by("pk"):
        own = next(one for one in made if one.taken_from_id == card.question_id)
        if own.owns_card:
            moved = {"question": own, "brief": own.about, "seq": F("seq") + 1}
            Card.objects.filter(pk=card.pk).update(**moved)
    add_cards(user, [own for own in made if own.owns_card])
    shared = {own.copy_of_id for own in made if own.copy_of_id and not own.owns_card}
    if shared:
        stand_for = Q(pk__in=shared) | Q(wholes__in=shared)
        make_cards(user, Question.objects.filter(stand_for).distinct())


def _keep_picture(user: User, own: Question, now: datetime) -> None:
    shown = own.body.get("image")
    if not shown or own.taken_from is None:
        return
    image = own.taken_from.images.filter(sha256=shown["sha256"]).first()
    if image:
        size = shown["width"], shown["height"]
        picture = Picture(bytes(image.content), image.content_type, *size)
        keep_picture(user, own, picture, now)
