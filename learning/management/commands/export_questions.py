from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from content.management.database import require_migrated_database
from content.storage import store
from learning.management.commands.check_questions import brief_called
from learning.quality.export import as_json, as_text
from learning.questions.generators import generate

FORMATS = {"text": as_text, "jsonl": as_json}


class Command(BaseCommand):
    help = "Print a brief's questions in reading order; each run prints the same bytes."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the brief's slug")
        parser.add_argument("--format", choices=FORMATS, default="text")

    def handle(self, *, slug: str, format: str, **options: Any) -> None:
        require_migrated_database()
        for question in generate(store.load(brief_called(slug))):
            self.stdout.write(FORMATS[format](question))
