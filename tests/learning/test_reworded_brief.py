"""The shipped brief is imported again after a change of wording in its file."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command

from content.briefs import FOLDER
from learning.factories import NOON, CardFactory
from learning.models import Card, Question, User

WORDING = "doctrine, often put into English as ‘theory’"
REWORDED = "doctrine, commonly rendered in English as ‘theory’"


def imported(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    call_command("import_brief", str(file), "--public")


def all_uids() -> set[str]:
    return set(Question.objects.values_list("uid", flat=True))


def all_cards() -> list[dict[str, Any]]:
    """Every column of every card, such as stability, due date and suspension."""
    return list(Card.objects.order_by("pk").values())


def study_all(learner: User) -> None:
    """Makes a card for every question, each in a different state. Some are suspended, but none on
    the term that gets another slug."""
    cards = []
    for count, question in enumerate(Question.objects.filter(owns_card=True).order_by("uid")):
        suspended = count % 3 == 0 and question.subject != "concepts/lilun"
        card = CardFactory.build(user=learner, question=question, in_review=True)
        card.stability = 10.0 + count / 8
        card.due_at = card.show_at = NOON + timedelta(days=count, seconds=count)
        card.suspended, card.suspension = suspended, Card.Suspension.LEARNER if suspended else ""
        cards.append(card)
    Card.objects.bulk_create(cards)


def test_a_reworded_definition_changes_no_uid_and_no_card(tmp_path: Path, learner: User) -> None:
    file = tmp_path / "new-productive-forces.yaml"
    shipped = (FOLDER / file.name).read_text(encoding="utf-8")
    assert shipped.count(WORDING) == 1
    imported(file, shipped)
    study_all(learner)
    uids, cards = all_uids(), all_cards()

    imported(file, shipped.replace(WORDING, REWORDED))

    asked = Question.objects.filter(subject="concepts/lilun", type="definition-of-term")
    assert asked.get().body["answer"] == REWORDED
    assert all_uids() == uids
    assert not Question.objects.exclude(retired_at=None).exists()
    assert len(cards) > 100
    assert all_cards() == cards


def test_a_definition_under_another_slug_is_a_new_one(tmp_path: Path, learner: User) -> None:
    file = tmp_path / "new-productive-forces.yaml"
    shipped = (FOLDER / file.name).read_text(encoding="utf-8")
    imported(file, shipped)
    study_all(learner)
    uids, cards = all_uids(), all_cards()

    imported(file, shipped.replace("- slug: lilun\n", "- slug: li-lun\n"))

    assert all_uids() > uids
    assert all_cards() != cards
