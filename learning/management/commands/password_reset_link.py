from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from config.server_lock import url_of_server
from content.management.database import require_migrated_database
from learning.models import User


class Command(BaseCommand):
    help = "Print a link with which a user can choose a new password."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: object) -> None:
        require_migrated_database()
        try:
            user = User.objects.get(username=username)
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody is called “{username}”.", returncode=2) from error
        if not user.is_active:
            raise CommandError(f"The account “{username}” is not active.", returncode=2)
        key = default_token_generator.make_token(user)
        path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
        url = url_of_server(settings.LILUN_HOME) or settings.LILUN_URL
        self.stdout.write(url + path)
