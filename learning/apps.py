from typing import Any

from django.apps import AppConfig

from content.signals import brief_saved


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        from learning.bank import refresh  # the models are loaded only now

        def refresh_questions(brief: Any, now: Any, **_: Any) -> None:
            refresh(brief, now)

        brief_saved.connect(refresh_questions, weak=False, dispatch_uid="learning.bank.refresh")
