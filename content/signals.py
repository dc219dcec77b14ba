"""The one signal of ours."""

from django.dispatch import Signal

# A brief has changed. Sent inside the transaction of the change, so that what derives from the
# brief changes with it or not at all. Arguments: ``brief`` (a row), ``now``.
brief_saved = Signal()
