"""The accounts of the class that one can sign in with."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.crypto import get_random_string

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to sign in as."""

    role: str
    username: str
    password: str


def new_password() -> str:
    """Another one each time: whoever is in the same network may try to sign in too."""
    return get_random_string(12, LETTERS)


def told(accounts: Iterable[Account]) -> str:
    """What whoever made the class reads of them, a line for each."""
    lines = (f"  {one.role:8} {one.username:14} {one.password}" for one in accounts)
    return "\n".join(["Sign in as one of these; the passwords are shown only now:", *lines])
