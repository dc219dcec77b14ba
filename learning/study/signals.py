"""Signals of the study package."""

from django.dispatch import Signal

# A learner begins a session, which has not chosen its cards yet: a receiver may still review some.
# Arguments: ``user``, ``now``.
session_starting = Signal()
