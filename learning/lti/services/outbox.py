"""What is to be told to platforms about attempts: rows that wait to be sent."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Subquery

from learning.models import (
    Assignment,
    Attempt,
    Classroom,
    LtiLineItem,
    LtiPlace,
    LtiScore,
    Membership,
    Quiz,
)

MOST_SHOWN = 200
STEP = timedelta(seconds=1)  # Moodle compares whole seconds


class Column(NamedTuple):
    """A column of a platform's gradebook in which a person has a place."""

    line_item: int
    assignment: int
    user: int


def note_attempts(attempts: Iterable[Attempt], now: datetime) -> None:
    """Notes for the platforms of linked courses that the grades of these attempts are new, in the
    caller's transaction. One statement if no attempt is for a class or none of its courses takes
    grades, four otherwise, however many there are.
    """
    counting = [one for one in attempts if one.assignment_id and one.counts]
    if not counting:
        return
    columns = _columns(
        {one.assignment_id for one in counting if one.assignment_id},
        {one.user_id for one in counting},
    )
    if not columns:
        return
    wanted = [
        (column, attempt)
        for attempt in counting
        for column in columns.get((attempt.assignment_id or 0, attempt.user_id), ())
    ]
    _note(wanted, now)


def _columns(
    assignments: Collection[int], users: Collection[int]
) -> dict[tuple[int, int], list[Column]]:
    """By assignment and person. Where a class is bound to several courses, a person has a place in
    some of them; before anything is known of places, in all.
    """
    registration = "link__course__deployment__registration"
    here = LtiPlace.objects.filter(
        course=OuterRef("link__course"), account=OuterRef(f"{registration}__accounts")
    )
    rows = (
        LtiLineItem.objects.filter(
            **{"link__assignment__in": assignments, f"{registration}__accounts__user__in": users}
        )
        .annotate(is_here=Exists(here), user=F(f"{registration}__accounts__user"))
        .order_by("pk")
        .values_list("pk", "link__assignment", "user", "is_here")
    )
    found: dict[tuple[int, int], list[Column]] = defaultdict(list)
    certain: dict[tuple[int, int], list[Column]] = defaultdict(list)
    for pk, assignment, user, is_here in rows:
        column = Column(pk, assignment, user)
        found[assignment, user].append(column)
        if is_here:
            certain[assignment, user].append(column)
    return {**found, **certain}


def _note(wanted: list[tuple[Column, Attempt]], now: datetime) -> None:
    """Each person's newest change stands for their earlier ones in a column: what is sent is the
    grade in force then."""
    rows = LtiScore.objects.select_for_update(of=("self",)).filter(
        line_item__in={column.line_item for column, _ in wanted},
        attempt__user__in={column.user for column, _ in wanted},
    )
    known: dict[tuple[int, int], list[LtiScore]] = defaultdict(list)
    for row in rows.select_related("attempt").order_by("pk"):
        known[row.line_item_id, row.attempt.user_id].append(row)
    new: list[LtiScore] = []
    changed: dict[int, LtiScore] = {}
    for column, attempt in wanted:
        others = known[column.line_item, column.user]
        latest = max((one.stamped_at for one in others), default=None)
        stamp = max(now, latest + STEP) if latest else now
        for other in others:
            if other.try_at or other.error:
                other.try_at, other.error = None, ""
                changed[other.pk] = other
        same = [one for one in others if one.attempt_id == attempt.pk]
        row = same[0] if same else _new(column, attempt)
        if not same:
            others.append(row)
            new.append(row)
        changed[row.pk] = row
        row.version, row.stamped_at = row.version + 1, stamp
        row.try_at, row.tries, row.error = now, 0, ""
    fields = ["version", "stamped_at", "try_at", "tries", "error"]
    LtiScore.objects.bulk_update([row for row in changed.values() if row.pk], fields)
    LtiScore.objects.bulk_create(new)


def _new(column: Column, attempt: Attempt) -> LtiScore:
    return LtiScore(line_item_id=column.line_item, attempt=attempt, version=0)


def note_newest(assignments: Iterable[Assignment], now: datetime) -> None:
    """Notes the newest attempt of each person in these assignments, whose grade may be new."""
    counting = Attempt.objects.counting().filter(assignment__in=assignments)
    newest = counting.order_by().values("assignment", "user").annotate(newest=Max("pk"))
    with transaction.atomic():
        note_attempts(Attempt.objects.filter(pk__in=newest.values("newest")), now)


def note_grading(quiz: Quiz, now: datetime) -> None:
    """A quiz counts its attempts in another way."""
    note_newest(Assignment.objects.filter(quiz=quiz, lti_links__isnull=False).distinct(), now)


def note_column(line_item: LtiLineItem, now: datetime) -> None:
    """A link takes grades from now on; attempts may have been made before."""
    note_newest(Assignment.objects.filter(lti_links=line_item.link_id), now)


def note_disclosed(now: datetime) -> None:
    """Has marks sent that were withheld until their learners could see them; each in a transaction
    of its own, as submitting the same person's attempt would wait.
    """
    withheld = LtiScore.objects.filter(withheld=True, try_at=None, error="")
    hidden = Attempt.objects.counting().exclude(pk__in=Attempt.objects.disclosed(now))
    of_person = hidden.filter(
        assignment=OuterRef("attempt__assignment"), user=OuterRef("attempt__user")
    )
    attempts = Attempt.objects.filter(lti_scores__in=withheld.exclude(Exists(of_person)))
    for attempt in attempts.distinct().order_by("pk"):
        with transaction.atomic():
            note_attempts([attempt], now)


def send_again(classroom: Classroom, now: datetime) -> int:
    """Has what platforms refused sent once more; how many."""
    failed = LtiScore.objects.failed().filter(line_item__link__course__classroom=classroom)
    with transaction.atomic():
        locked = failed.select_for_update(of=("self",)).order_by("pk")
        rows = list(locked.values_list("pk", flat=True))
        return LtiScore.objects.filter(pk__in=rows).update(try_at=now, tries=0)


def unsent(classroom: Classroom) -> list[LtiScore]:
    """The scores that failed or wait, failed ones first, each with the ``person`` as the class
    knows them; one statement."""
    of_class = LtiScore.objects.filter(line_item__link__course__classroom=classroom)
    names = Membership.objects.filter(classroom=classroom, user=OuterRef("attempt__user"))
    rows = (of_class.waiting() | of_class.failed()).select_related(
        "attempt__user", "line_item__link__assignment__quiz", "line_item__link__course"
    )
    rows = rows.annotate(person=Subquery(names.values("name")[:1]))
    return list(rows.order_by(F("try_at").asc(nulls_first=True), "pk")[:MOST_SHOWN])
