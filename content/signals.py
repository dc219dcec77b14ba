"""What the content app tells those who listen."""

from django.dispatch import Signal

# A brief has changed. Sent inside the transaction of the change, so that what derives from the
# brief changes with it or not at all. Arguments: ``brief`` (a row), ``now``, and ``made``: what
# whoever saves it has derived of it beforehand, None for nothing.
brief_saved = Signal()

# Somebody who is signed in has opened the page of a section. Arguments: ``user``, ``section`` (a
# row with its brief), ``now``.
section_opened = Signal()
