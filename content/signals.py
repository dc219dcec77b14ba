"""The signals that the content app sends."""

from django.dispatch import Signal

# A brief has changed. It is sent inside the transaction, so that what depends on the brief changes
# with it. Arguments: ``brief`` (a row), ``now``, and ``made``: what the caller has derived from the
# material before, or None.
brief_saved = Signal()

# A brief is about to be deleted, in the same transaction; its row is locked, and that of the brief
# that it is a copy of. Django looks for the rows that go with it only after this, so receivers can
# keep some. Argument: ``brief``, a row.
brief_deleting = Signal()

# A signed-in user has opened the page of a section. Arguments: ``user``, ``section`` (a passage
# with its brief), ``now``.
section_opened = Signal()
