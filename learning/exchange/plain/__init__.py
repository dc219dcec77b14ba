"""Plain text as teachers write it: numbered questions, options by letters, "Answer: b"."""

from learning.exchange.plain.reading import PLAIN_TEXT, read_lines

__all__ = ["PLAIN_TEXT", "read_lines"]
