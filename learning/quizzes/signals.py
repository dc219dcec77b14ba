"""Signals of the quizzes package, sent in the transaction that makes the change."""

from django.dispatch import Signal

# Attempts were submitted, or their marks changed. Arguments: ``attempts``, ``now``.
attempts_graded = Signal()

# A quiz counts its attempts in another way. Argument: ``quiz``.
grading_changed = Signal()
