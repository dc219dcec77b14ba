"""Why a file or a text cannot be read."""


class UnreadableDocument(ValueError):
    """A file or a text cannot be read; the message says why, and what to do, in whole sentences."""
