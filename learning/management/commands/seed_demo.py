from random import SystemRandom

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config import startup
from config.serve_options import number_between
from content.briefs import import_shipped_briefs
from learning.demo.accounts import accounts_text
from learning.demo.cast import LEAST, MOST
from learning.demo.classroom import (
    BRIEF,
    SEED,
    TEACHER_NAME,
    AlreadyThere,
    NoBrief,
    OthersHere,
    make_class,
)


class Command(BaseCommand):
    help = (
        "Make a demo class: a teacher, learners with months of study, three quizzes with results. "
        "Prints the passwords of its accounts."
    )

    requires_system_checks = ()  # they would open the database before it is prepared

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="another class (%(default)s)")
        parser.add_argument(
            "--learners",
            type=number_between(LEAST, MOST),
            default=MOST,
            metavar="N",
            help=f"how many, from {LEAST} to {MOST} (%(default)s)",
        )
        parser.add_argument(
            "--force", action="store_true", help="also where other people have accounts"
        )

    def handle(self, *, seed: int, learners: int, force: bool, **options: object) -> None:
        now = timezone.now()
        startup.prepare_database(now)
        import_shipped_briefs(now)
        try:
            made = make_class(
                learners,
                now,
                seed=seed,
                secrets=SystemRandom(),
                beside_others=force,
            )
        except AlreadyThere:
            self.stdout.write(
                f"The class exists already: `password_reset_link {TEACHER_NAME}` "
                "prints a link with which to sign in."
            )
            return
        except NoBrief as error:
            raise CommandError(
                f"The class reads the brief “{BRIEF}”, which is not public here.", returncode=2
            ) from error
        except OthersHere as error:
            raise CommandError(_refusal(str(error)), returncode=2) from error
        self.stdout.write(f"“{made.classroom}” has {made.learners} learners.")
        self.stdout.write(accounts_text(made.accounts))


def _refusal(names: str) -> str:
    if names:
        return f"These names belong to other accounts, which stay as they are: {names}."
    return (
        "Other people have accounts here: set LILUN_HOME to an empty folder, or add the class "
        "anyway with --force."
    )
