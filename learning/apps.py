from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_delete

from content.signals import brief_saved, section_opened


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from content.models import Brief  # models are not loaded before ready()
        from learning.accounts.middleware import note_sign_in
        from learning.bank.copies import part_from
        from learning.bank.generated import refresh
        from learning.models import User
        from learning.quizzes.attempts import break_seals
        from learning.search_index import upkeep
        from learning.study.reading.bookmarks import remember_opened
        from learning.study.signals import session_starting

        def refresh_questions(brief: Any, now: Any, made: Any = None, **_: Any) -> None:
            refresh(brief, now, made)

        def let_copies_part(instance: Any, **_: Any) -> None:
            part_from(instance)

        def keep_bookmark(user: Any, section: Any, now: Any, **_: Any) -> None:
            remember_opened(user, section, now)

        def review_unsealed_cards(user: Any, now: Any, **_: Any) -> None:
            break_seals(user, now)

        def index_brief(brief: Any, **_: Any) -> None:
            upkeep.put_brief(brief)

        def forget_brief(instance: Any, **_: Any) -> None:
            upkeep.forget_brief(instance)

        def forget_person(instance: Any, **_: Any) -> None:
            upkeep.forget_person(instance)

        def fill_index(using: str, **_: Any) -> None:
            executor = MigrationExecutor(connections[using])
            if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
                upkeep.fill(using)

        user_logged_in.connect(note_sign_in, dispatch_uid="learning.middleware.note_sign_in")
        section_opened.connect(keep_bookmark, weak=False, dispatch_uid="learning.bookmarks")
        session_starting.connect(
            review_unsealed_cards, weak=False, dispatch_uid="learning.quizzes.break_seals"
        )
        brief_saved.connect(refresh_questions, weak=False, dispatch_uid="learning.bank.refresh")
        pre_delete.connect(
            let_copies_part, sender=Brief, weak=False, dispatch_uid="learning.copies.part_from"
        )
        brief_saved.connect(index_brief, weak=False, dispatch_uid="learning.search_index.put")
        pre_delete.connect(
            forget_brief,
            sender=Brief,
            weak=False,
            dispatch_uid="learning.search_index.forget_brief",
        )
        pre_delete.connect(
            forget_person, sender=User, weak=False, dispatch_uid="learning.search_index.forget_user"
        )
        post_migrate.connect(
            fill_index, sender=self, weak=False, dispatch_uid="learning.search_index.fill"
        )
