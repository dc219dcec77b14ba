"""What people do with a brief: accounts, questions, cards and the log of reviews."""

from learning.models.cards import Card, CardQuerySet
from learning.models.downloads import Download
from learning.models.people import Reading, User, known_time_zone
from learning.models.questions import OF_NO_SECTION, Question, QuestionQuerySet, QuestionReport
from learning.models.quizzes import Attempt, AttemptQuerySet, Quiz, Response
from learning.models.reviews import Reveal, Review, ReviewQuerySet, StudySession

__all__ = [
    "OF_NO_SECTION",
    "Attempt",
    "AttemptQuerySet",
    "Card",
    "CardQuerySet",
    "Download",
    "Question",
    "QuestionQuerySet",
    "QuestionReport",
    "Quiz",
    "Reading",
    "Response",
    "Reveal",
    "Review",
    "ReviewQuerySet",
    "StudySession",
    "User",
    "known_time_zone",
]
