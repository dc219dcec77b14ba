"""A class to look at: people who do not exist, and what they have done for months.

``cast`` and ``replies`` are pure: who they are, and what they answer. ``habits`` lets them study,
``questions`` is what their teacher wrote, ``quizzes`` and ``sittings`` what was set and taken, and
``classroom`` makes all of it.
"""
