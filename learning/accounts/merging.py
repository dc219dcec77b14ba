"""Merging a guest, or a person whom only a roster has named, into the account of the same person.

A question that both have learned keeps one card with both logs, in order of time; its memory is the
replay of that log.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, UniqueConstraint

from content.checking.limits import LONGEST_NOTE
from content.models import Brief
from learning.cards.characters import follow_wish_for_characters
from learning.cards.making import make_cards
from learning.cards.suspension import NEW_CARD, follow_visibility
from learning.limits.allowances import earliest, limits_of
from learning.models import (
    Assignment,
    Attempt,
    Card,
    Membership,
    Question,
    Quiz,
    Reading,
    ReadingText,
    Reveal,
    Review,
    RosterEntry,
    StudySession,
    Tag,
    User,
)
from learning.models.people import start_teaching
from learning.scheduling import Rating
from learning.search_index.upkeep import put_notes, put_questions
from learning.study.memory import CHANGED_BY_ANSWER, move_on, snapshot
from learning.study.reading.bookmarks import merge_bookmarks
from learning.study.sessions import Scope, questions_for

OURS = ("learning", "content")
ABOVE_ALL = 1_000_000  # beyond any real seq: a place for reviews while a log is renumbered
MERGED = [*CHANGED_BY_ANSWER, "reset_seq", "starred", "note"]


def merge_guest(guest_id: int, account: User) -> bool:
    """Moves everything of the guest, except settings, to the account, and deletes the guest.

    False if the guest does not exist (any more), for instance when the form was sent twice. One
    transaction.
    """
    return _merge_person(guest_id, account, lambda guest: guest.is_guest)


def merge_newcomer(newcomer_id: int, account: User) -> bool:
    """Does the same with somebody who has never signed in; False if they have by now."""
    return _merge_person(newcomer_id, account, has_never_signed_in)


def has_never_signed_in(user: User) -> bool:
    """Whether nobody has used an account that was made for them, and only a platform can."""
    return user.last_login is None and not (user.is_guest or user.has_usable_password())


def _merge_person(guest_id: int, account: User, may_merge: Callable[[User], bool]) -> bool:
    with transaction.atomic():
        people = User.objects.select_for_update(no_key=True).filter(pk__in=[guest_id, account.pk])
        found = {user.pk: user for user in people.order_by("pk")}
        guest = found.get(guest_id)
        if guest is None or guest_id == account.pk or not may_merge(guest):
            return False
        _merge_cards(guest, account)
        _merge_readings(guest, account)
        merge_bookmarks(guest, account)
        _merge_tags(guest, account)
        _merge_texts(guest, account)
        _part_copies(guest, account)
        _merge_places(guest, account)
        taken = _quizzes_of_both(guest, account)
        own = list(Brief.objects.filter(owner=guest))
        written = list(guest.questions.values_list("pk", flat=True))
        for field in _fields_that_name_people():
            _give(field, guest, account)
        for quiz, made in taken:
            _count_as_one_person(quiz, account, made)
        for brief in own:
            brief.owner = account
            follow_visibility(brief)
        for brief in Brief.objects.shared_in_class_of(account.pk).distinct():
            follow_visibility(brief)
        put_questions(written)
        put_notes(account.cards.exclude(note=""))
        make_cards(account, questions_for(account, Scope()))
        follow_wish_for_characters(account)
        if guest.teaches:
            start_teaching(account)
        guest.delete()
        return True


def _fields_that_name_people() -> list[models.ForeignKey[Any, Any]]:
    return [
        field
        for field in (each.remote_field for each in User._meta.get_fields(include_hidden=True))
        if isinstance(field, models.ForeignKey) and field.model._meta.app_label in OURS
    ]


def _give(field: models.ForeignKey[Any, Any], guest: User, account: User) -> None:
    """Moves the guest's rows; where a constraint allows one row only, the account's stays."""
    rows = field.model._base_manager.filter(**{field.name: guest})
    if field.unique and field.model._base_manager.filter(**{field.name: account}).exists():
        rows.delete()
    for constraint in _unique_constraints(field.model):
        if field.name in constraint.fields:
            others = [name for name in constraint.fields if name != field.name]
            same = {name: OuterRef(name) for name in others}
            held = constraint.condition or Q()
            taken = field.model._base_manager.filter(held, **{field.name: account}, **same)
            rows.filter(held).filter(Exists(taken)).delete()
    rows.update(**{field.name: account})


def _unique_constraints(model: type[models.Model]) -> list[UniqueConstraint]:
    return [one for one in model._meta.constraints if isinstance(one, UniqueConstraint)]


def _quizzes_of_both(guest: User, account: User) -> list[tuple[Quiz, int]]:
    """The authored quizzes at which both have counting attempts, each with the larger of the two
    numbers of attempts.
    """
    counting = Attempt.objects.filter(user__in=[guest, account], beyond_allowed=False, live=None)
    each = Counter(counting.values_list("quiz", "user"))
    most = {quiz: max(each[quiz, guest.pk], each[quiz, account.pk]) for quiz, _ in each}
    both = [quiz for quiz in most if each[quiz, guest.pk] and each[quiz, account.pk]]
    return [(quiz, most[quiz.pk]) for quiz in Quiz.objects.authored().filter(pk__in=both)]


def _count_as_one_person(quiz: Quiz, account: User, made: int) -> None:
    """Limits counting attempts to what one person may have: the earliest ones, up to what the terms
    allow now or to ``made``, whichever is more.
    """
    tasks: list[Assignment | None] = list(
        Assignment.objects.set_for(account).filter(quiz=quiz).select_related("quiz")
    )
    limits = [limits_of(quiz, account, task) for task in tasks or [None]]
    allowed = [one.attempts_allowed for one in limits]
    if None not in allowed:
        most = max(made, *(number or 0 for number in allowed))
        own = quiz.attempts.filter(user=account, live=None)
        own.exclude(pk__in=earliest(own, most)).update(beyond_allowed=True)


def _merge_readings(guest: User, account: User) -> None:
    """What the guest has read counts as read, also if the account is only asked about it."""
    read = Reading.objects.filter(user=guest).exclude(read_at=None)
    for section, at in read.values_list("section", "read_at"):
        unread = Reading.objects.filter(user=account, section=section, read_at=None)
        unread.update(read_at=at)


def _merge_tags(guest: User, account: User) -> None:
    """A tag that both have is kept on the guest's questions."""
    own = dict(Tag.objects.filter(owner=account).values_list("name", "pk"))
    for tag in Tag.objects.filter(owner=guest, name__in=own):
        Question.tags.through.objects.filter(tag=tag).update(tag=own[tag.name])


def _merge_texts(guest: User, account: User) -> None:
    """A text that the guest still has stands for the account too, if that has the same."""
    standing = ReadingText.objects.standing().filter(owner=guest).values("sha256")
    again = ReadingText.objects.filter(owner=account, sha256__in=standing)
    again.update(retired_at=None, replaced_by=None)


def _part_copies(guest: User, account: User) -> None:
    """If both have a version of a question, the account's stays linked to it; the guest's becomes a
    question of its own, and shares the card as long as the answer is the same.
    """
    copied = Question.objects.filter(owner=account).exclude(copy_of=None).values("copy_of")
    Question.objects.filter(owner=guest, copy_of__in=copied).update(copy_of=None)


def _merge_places(guest: User, account: User) -> None:
    """In a class of both, the account gets the number and the place on the roster."""
    for mine in Membership.objects.filter(user=account, classroom__memberships__user=guest):
        theirs = Membership.objects.get(user=guest, classroom=mine.classroom_id)
        number = mine.identification or theirs.identification
        Membership.objects.filter(pk=theirs.pk).update(identification="")
        role = theirs.role if mine.role == Membership.Role.FORMER else mine.role
        Membership.objects.filter(pk=mine.pk).update(identification=number, role=role)
        if not RosterEntry.objects.filter(membership=mine).exists():
            RosterEntry.objects.filter(membership=theirs).update(membership=mine)


def _merge_cards(guest: User, account: User) -> None:
    held = Card.objects.select_for_update(of=("self",)).order_by("pk")
    theirs = {card.question_id: card for card in held.filter(user=guest)}
    shared = held.filter(user=account, question__cards__user=guest)
    both = list(shared.select_related("question"))
    pairs = {theirs[card.question_id].pk: card for card in both}
    logs = _joined_logs(pairs)
    for card in both:
        _merge(card, theirs[card.question_id], logs.get(card.pk, []), account)
    changed = [review for log in logs.values() for review in log]
    Review.objects.bulk_update(changed, ["card", "seq", "state", "before"], batch_size=100)
    Card.objects.bulk_update(both, MERGED, batch_size=100)
    _choose_again(guest, {old: card.pk for old, card in pairs.items()})
    Card.objects.filter(pk__in=pairs).delete()


def _joined_logs(pairs: dict[int, Card]) -> dict[int, list[Review]]:
    """The reviews of both cards of each pair, in order of time, all on the account's card; only for
    cards that the guest has answered. ``pairs`` maps ids of the guest's cards to the account's
    cards.
    """
    answered = set(Review.objects.filter(card__in=pairs).values_list("card", flat=True))
    kept = [pairs[old].pk for old in answered]
    Reveal.objects.filter(card__in=kept).delete()  # they refer to seqs that change now
    Review.objects.filter(card__in=kept).update(seq=F("seq") + ABOVE_ALL)
    Review.objects.filter(card__in=answered).update(seq=F("seq") + ABOVE_ALL)
    both = Review.objects.filter(card__in=[*kept, *answered]).select_related("card")
    logs: dict[int, list[Review]] = {}
    for review in sorted(both.order_by("reviewed_at", "pk"), key=_is_remembered):
        card = pairs.get(review.card_id) or review.card
        logs.setdefault(card.pk, []).append(review)
    return logs


def _is_remembered(review: Review) -> bool:
    """Whether the review came after the card's last reset."""
    return review.seq - ABOVE_ALL >= review.card.reset_seq


def _merge(card: Card, other: Card, log: list[Review], account: User) -> None:
    """Turns the account's card into both cards together."""
    mine = {name: getattr(card, name) for name in CHANGED_BY_ANSWER}
    if log:
        _replay(card, log, account)
        card.seq = max(card.seq, mine["seq"] + 1)  # makes pages that show the card outdated
        card.lapses = min(card.lapses, mine["lapses"] + other.lapses)
        later = [at for at in (_moved_to(mine), _moved_to(vars(other))) if at]
        card.show_at = max([*later, card.show_at]) if card.show_at else None
    card.starred = card.starred or other.starred
    if other.note and other.note != card.note:
        card.note = f"{card.note}\n\n{other.note}".strip()[:LONGEST_NOTE]
    card.suspended = mine["suspended"] or other.suspended
    card.suspension = mine["suspension"] or other.suspension


def _moved_to(state: dict[str, Any]) -> datetime | None:
    """When a buried card returns."""
    due_at, show_at = state["due_at"], state["show_at"]
    return show_at if due_at and show_at and show_at > due_at else None


def _replay(card: Card, log: list[Review], account: User) -> None:
    """Replays a card's log; each review gets a new count and the state before it.

    Reviews from before a reset come first and only count.
    """
    for name, value in NEW_CARD.items():
        setattr(card, name, value)
    card.suspended, card.suspension, card.seq, card.reset_seq = False, "", 0, 0
    for review in log:
        remembered = _is_remembered(review)
        if card.suspended:  # a leech that was brought back, since the log goes on
            card.suspended, card.suspension, card.lapses = False, "", 0
        review.card, review.seq = card, card.seq
        if remembered:
            review.state, review.before = card.state, _before(card, review)
        if remembered and not review.undone_at:
            rating = None if review.rating is None else Rating(review.rating)
            move_on(card, rating, account, review.reviewed_at)
        else:
            card.seq += 2 if review.undone_at else 1  # one for the answer, one for its undo
        if not remembered:
            card.reset_seq = card.seq


def _before(card: Card, review: Review) -> dict[str, Any]:
    """The state that undoing the review restores, with the siblings it moved."""
    siblings = {"siblings": review.before["siblings"]} if "siblings" in review.before else {}
    return snapshot(card) | siblings


def _choose_again(guest: User, kept: dict[int, int]) -> None:
    """Points sessions on chosen cards to the cards that remain."""
    for session in StudySession.objects.filter(user=guest).exclude(chosen=[]):
        session.chosen = [kept.get(pk, pk) for pk in session.chosen]
        session.save(update_fields=["chosen"])
