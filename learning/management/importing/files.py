"""The file and the owner that a command line names."""

from pathlib import Path

from django.core.management.base import CommandError

from learning.models import User


def bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error


def owner_called(username: str) -> User:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody is called “{username}”.", returncode=2) from error
