"""The file and the owner that a command line names."""

from pathlib import Path

from django.core.management.base import CommandError

from learning.models import User


def bytes_of(file: Path, most: int = -1) -> bytes:
    """The content of a file, or as much of it as it may have."""
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from error


def owner_called(username: str) -> User:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody is called “{username}”.", returncode=2) from error
