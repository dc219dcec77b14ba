from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.management.database import require_migrated_database
from content.models import Brief
from content.storage import store
from learning.kinds.written import framed_stem
from learning.quality import RULES, Violation, check
from learning.questions.generators import generate


class Command(BaseCommand):
    help = "Check a brief's questions against the quality rules; exit code 1 if one breaks a rule."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the brief's slug")

    def handle(self, *, slug: str, **options: Any) -> None:
        require_migrated_database()
        material = store.load(brief_called(slug))
        questions = generate(material)
        texts = {one.uid: f"{one.type}: {framed_stem(one.body())}" for one in questions}
        violations = check(questions, material)
        found = {number: list(group) for number, group in groupby(violations, lambda v: v.rule)}
        for rule in RULES:
            self.stdout.write(f"{rule.number}. {rule.name}: {_count(found.get(rule.number, []))}")
            for violation in found.get(rule.number, []):
                self.stdout.write(f"   {violation.message}")
                if violation.uid:
                    self.stdout.write(f"      {violation.uid} {texts[violation.uid]}")
        self.stdout.write(f"{len(questions)} questions, {_count(violations)}")
        if violations:
            raise SystemExit(1)


def brief_called(slug: str) -> Brief:
    try:
        return Brief.objects.get(slug=slug)
    except Brief.DoesNotExist as error:
        known = ", ".join(Brief.objects.values_list("slug", flat=True)) or "none yet"
        message = f"There is no brief “{slug}”. Briefs here: {known}."
        raise CommandError(message, returncode=2) from error


def _count(violations: list[Violation]) -> str:
    return f"{len(violations)} found" if violations else "nothing found"
