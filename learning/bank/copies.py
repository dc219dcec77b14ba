"""A user's versions of generated questions, and which card an answer to them reviews.

A version with the answer of its original shares the original's card, so that no two cards ask for
one answer. A version with another answer has its own card. So has one whose original is retired:
it takes over the card that its author had of the original.
"""

from django.db.models import Exists, F, OuterRef

from content.models import Brief
from learning.cards.making import add_cards, make_cards
from learning.cards.suspension import retire_with
from learning.kinds import Body
from learning.kinds.adapted import adapted, kept, shares_card
from learning.kinds.written import WrittenQuestion
from learning.models import Card, Question, QuestionQuerySet, User


def locked_original(question: Question) -> Question | None:
    """The original of a version, locked until the commit. Lock it before the version."""
    original = Question.objects.filter(copies=question.pk)
    return original.select_for_update(of=("self",), no_key=True).first()


def worded(written: WrittenQuestion, original: Question | None, before: Body | None = None) -> Body:
    """The body to store. A version keeps parts of its original's body, or, if the original is gone,
    those that it kept ``before``."""
    body = written.body()
    if original:
        return adapted(body, original.body, original.uid, shares=original.retired_at is None)
    return kept(body, before) if before and "adapted" in before else body


def cards_of(original: Question) -> QuestionQuerySet:
    """The questions whose cards review this one: itself, or the parts of a composite."""
    one = Question.objects.filter(pk=original.pk)
    return one if original.owns_card else Question.objects.filter(wholes=original)


def follow_key(copy: Question, original: Question | None) -> None:
    """Update the cards after an edit that may have changed whether a version has its own card."""
    if copy.owns_card:
        _take_own_card(copy)
    elif original:
        _suspend_own_cards(copy, original)


def follow_originals(originals: list[Question]) -> None:
    """Update the versions of questions that were changed, retired or brought back."""
    copies = Question.objects.filter(copy_of__in=originals).select_related("copy_of__brief")
    for copy in copies.select_for_update(of=("self",), no_key=True).order_by("pk"):
        original = copy.copy_of
        assert original is not None
        shares = original.retired_at is None
        body = adapted(copy.body, original.body, original.uid, shares=shares)
        if body != copy.body:
            _follow(copy, original, body)


def detach_versions(brief: Brief) -> None:
    """Detach the versions of a brief's questions before the brief is deleted."""
    copied = Exists(Question.objects.filter(copy_of=OuterRef("pk")))
    found = Question.objects.filter(copied, brief=brief).order_by("pk")
    originals = {one.pk: one for one in found.select_for_update(of=("self",), no_key=True)}
    if not originals:
        return
    copies = Question.objects.filter(copy_of__in=originals).order_by("pk")
    for copy in copies.select_for_update(of=("self",), no_key=True):
        original = originals[copy.copy_of_id or 0]
        copy.copy_of, copy.owns_card = None, True
        copy.about = None if copy.about_id == brief.pk else copy.about
        copy.body = adapted(copy.body, original.body, original.uid, shares=False)
        _store(copy)
        _take_own_card(copy)


def _follow(copy: Question, original: Question, body: Body) -> None:
    had_card = copy.owns_card
    copy.body, copy.owns_card = body, not shares_card(body)
    _store(copy)
    if copy.owns_card and not had_card:
        if original.retired_at:
            _hand_over(original, copy)
        _take_own_card(copy)
    elif had_card and not copy.owns_card:
        _hand_over(copy, original)
        _suspend_own_cards(copy, original)


def _store(copy: Question) -> None:
    """Update the row without recording a version, since its author changed nothing."""
    changed = {name: getattr(copy, name) for name in ("body", "owns_card", "about", "copy_of")}
    Question.objects.filter(pk=copy.pk).update(**changed)


def _hand_over(one: Question, other: Question) -> None:
    """Move the author's card of ``one`` to ``other``, with its history, unless they have a card of
    ``other``, or ``other`` has no card of its own or is closed to them."""
    copy = other if other.copy_of_id else one
    own = Card.objects.filter(user=copy.owner_id)
    closed = other.brief and not other.brief.is_open_to(copy.owner_id or 0)
    if not other.owns_card or closed or own.filter(question=other).exists():
        return
    brief = other.brief_id or other.about_id
    moved = {"question": other, "brief": brief, "position": other.position, "seq": F("seq") + 1}
    own.filter(question=one).update(**moved)


def _take_own_card(copy: Question) -> None:
    """Bring back the author's card of the version, or make one."""
    if copy.owner and not copy.retired_at:
        again = Card.objects.filter(question=copy, suspension=Card.Suspension.RETIRED)
        again.update(suspended=False, suspension="")
        add_cards(copy.owner, [copy])


def _suspend_own_cards(copy: Question, original: Question) -> None:
    retire_with([copy.pk])
    if copy.owner:
        study_original(copy.owner, original)


def study_original(user: User, original: Question) -> None:
    """Give the learner the cards that review a question, unless it is closed to them."""
    make_cards(user, cards_of(original))
