"""Random tokens, which nobody can guess: in links, in cookies, and of logins."""

from secrets import token_urlsafe

TOKEN_LENGTH = 43  # of 32 random bytes in base64


def new_token() -> str:
    return token_urlsafe(32)
