"""The accounts of the demo class that one can sign in with."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.crypto import get_random_string

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without look-alikes


@dataclass(frozen=True, slots=True)
class Account:
    """A name and password to sign in with."""

    role: str
    username: str
    password: str


def new_password() -> str:
    """A new one each time: other people in the network could try to sign in as well."""
    return get_random_string(12, LETTERS)


def accounts_text(accounts: Iterable[Account]) -> str:
    """A text for the person who made the class, a line for each account."""
    lines = (f"  {one.role:8} {one.username:14} {one.password}" for one in accounts)
    return "\n".join(["Sign in as one of these; the passwords are shown only now:", *lines])
