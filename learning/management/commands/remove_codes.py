from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.management.database import require_migrated_database
from learning.models import User


class Command(BaseCommand):
    help = (
        "Remove a user's authenticator app and recovery codes, for when they have lost both or "
        "SECRET_KEY has changed. Passkeys stay."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: object) -> None:
        require_migrated_database()
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Nobody is called “{username}”.", returncode=2)
        own = Authenticator.objects.filter(user=user)
        removed, _ = own.exclude(type=Authenticator.Type.WEBAUTHN).delete()
        if not removed:
            raise CommandError(f"“{username}” is asked for no codes.", returncode=2)
        step = "a passkey" if own.exists() else "nothing else"
        self.stdout.write(f"“{username}” is asked for their password and {step} from now on.")
