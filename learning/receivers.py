"""What happens in one package when something happens in another; ``apps.ready`` imports this."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from content.models import Brief
from content.signals import brief_deleting, brief_saved, section_opened
from learning.accounts.middleware import note_sign_in
from learning.bank.copies import detach_versions
from learning.bank.generated import refresh
from learning.briefs.copied_cards import keep_answers, move_cards_back, relink_copied_questions
from learning.briefs.made import MadeOfBrief
from learning.desk.findings import follow_brief
from learning.lti.services import outbox
from learning.models import User
from learning.quizzes.signals import attempts_graded, grading_changed
from learning.quizzes.submitting import break_seals
from learning.search_index import upkeep
from learning.study.reading.bookmarks import remember_opened
from learning.study.signals import session_starting

user_logged_in.connect(note_sign_in)


@receiver(section_opened)
def keep_bookmark(user: Any, section: Any, now: Any, **_: Any) -> None:
    remember_opened(user, section, now)


@receiver(session_starting)
def review_unsealed_cards(user: Any, now: Any, **_: Any) -> None:
    break_seals(user, now)


@receiver(attempts_graded)
def tell_platforms(attempts: Any, now: Any, **_: Any) -> None:
    outbox.note_attempts(attempts, now)


@receiver(grading_changed)
def tell_platforms_again(quiz: Any, **_: Any) -> None:
    outbox.note_grading(quiz, timezone.now())


@receiver(brief_saved)
def refresh_questions(brief: Any, now: Any, made: MadeOfBrief | None = None, **_: Any) -> None:
    refresh(brief, now, made.questions if made else None)


@receiver(brief_saved)
def index_brief(brief: Any, made: MadeOfBrief | None = None, **_: Any) -> None:
    upkeep.put_brief(brief, made.terms if made else None)


@receiver(brief_saved)
def bring_to_the_desk(brief: Any, made: MadeOfBrief | None = None, **_: Any) -> None:
    if made is None or not made.is_at_desk:
        follow_brief(brief)


@receiver(brief_deleting)
def keep_cards_and_answers(brief: Any, **_: Any) -> None:
    move_cards_back(brief)
    keep_answers(brief)
    relink_copied_questions(brief)


@receiver(pre_delete, sender=Brief)
def keep_versions_of_questions(instance: Any, **_: Any) -> None:
    detach_versions(instance)


@receiver(pre_delete, sender=Brief)
def forget_brief(instance: Any, **_: Any) -> None:
    upkeep.forget_brief(instance)


@receiver(pre_delete, sender=User)
def forget_person(instance: Any, **_: Any) -> None:
    upkeep.forget_person(instance)


@receiver(post_migrate)
def fill_index(sender: Any, using: str, **_: Any) -> None:
    """Once, when everything is migrated."""
    if sender.label != "learning":
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        upkeep.fill(using)
