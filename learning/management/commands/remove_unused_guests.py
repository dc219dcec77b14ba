from datetime import timedelta
from itertools import batched
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from content.management.database import require_migrated_database
from learning.accounts.belongings import delete_account, unused_guests

UNUSED_FOR = timedelta(days=400)  # as long as a session lasts: nobody can come back to them
BATCH = 100


class Command(BaseCommand):
    help = (
        "Remove guests that have not been used for 400 days. "
        "Without --yes it only says what it would do."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="remove them")

    def handle(self, *, yes: bool, **options: Any) -> None:
        require_migrated_database()
        now = timezone.now()
        guests = unused_guests(now, UNUSED_FOR)
        known = f"{len(guests)} guest{'' if len(guests) == 1 else 's'} unused for 400 days"
        if not yes:
            self.stdout.write(f"{known} would be removed, with their cards and reviews.")
            if guests:
                self.stdout.write("Nothing is removed yet: run it again with --yes.")
            return
        removed = 0
        for batch in batched(guests, BATCH):
            still = unused_guests(now, UNUSED_FOR, among=batch)
            removed += sum(delete_account(pk) for pk in still)
            self.stdout.write(f"{removed} of {len(guests)} removed.")
        if not guests:
            self.stdout.write(f"{known}: nothing to remove.")
