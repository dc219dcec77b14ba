"""The tables of the app: people, questions, cards, reviews, quizzes and classes."""

from learning.models.attempts import Attempt, AttemptQuerySet, Regrade, Response
from learning.models.cards import Card, CardQuerySet
from learning.models.classrooms import (
    Assignment,
    AssignmentQuerySet,
    Classroom,
    ClassroomQuerySet,
    Membership,
    MembershipQuerySet,
)
from learning.models.downloads import Download
from learning.models.findings import DeskStep, Finding, FindingQuerySet
from learning.models.images import QuestionImage
from learning.models.imports import ImportImage, QuestionImport
from learning.models.live import LivePoll, LiveQuestion, LiveSession, PollAnswer
from learning.models.lti.courses import LtiCourse, LtiLineItem, LtiLink, LtiPlace, LtiScore
from learning.models.lti.launches import LtiLaunch, LtiLogin
from learning.models.lti.platforms import (
    LtiAccount,
    LtiDeployment,
    LtiInvitation,
    LtiKey,
    LtiRegistration,
)
from learning.models.mark_changes import MarkChange
from learning.models.people import Bookmark, Reading, User, known_time_zone
from learning.models.questions import (
    OF_NO_SECTION,
    Question,
    QuestionQuerySet,
    QuestionReport,
    Tag,
)
from learning.models.quizzes import Allowance, Quiz, QuizItem, QuizQuerySet, QuizSection
from learning.models.reviews import Reveal, Review, ReviewQuerySet, StudySession
from learning.models.revisions import Revision, RevisionQuerySet
from learning.models.rosters import MailStop, RosterEntry, RosterEntryQuerySet, SentNotice
from learning.models.sharing import QuizShare, QuizShareQuerySet
from learning.models.texts import ReadingText, ReadingTextQuerySet
from learning.models.wordings import AnswerWording

__all__ = [
    "OF_NO_SECTION",
    "Allowance",
    "AnswerWording",
    "Assignment",
    "AssignmentQuerySet",
    "Attempt",
    "AttemptQuerySet",
    "Bookmark",
    "Card",
    "CardQuerySet",
    "Classroom",
    "ClassroomQuerySet",
    "DeskStep",
    "Download",
    "Finding",
    "FindingQuerySet",
    "ImportImage",
    "LivePoll",
    "LiveQuestion",
    "LiveSession",
    "LtiAccount",
    "LtiCourse",
    "LtiDeployment",
    "LtiInvitation",
    "LtiKey",
    "LtiLaunch",
    "LtiLineItem",
    "LtiLink",
    "LtiLogin",
    "LtiPlace",
    "LtiRegistration",
    "LtiScore",
    "MailStop",
    "MarkChange",
    "Membership",
    "MembershipQuerySet",
    "PollAnswer",
    "Question",
    "QuestionImage",
    "QuestionImport",
    "QuestionQuerySet",
    "QuestionReport",
    "Quiz",
    "QuizItem",
    "QuizQuerySet",
    "QuizSection",
    "QuizShare",
    "QuizShareQuerySet",
    "Reading",
    "ReadingText",
    "ReadingTextQuerySet",
    "Regrade",
    "Response",
    "Reveal",
    "Review",
    "ReviewQuerySet",
    "Revision",
    "RevisionQuerySet",
    "RosterEntry",
    "RosterEntryQuerySet",
    "SentNotice",
    "StudySession",
    "Tag",
    "User",
    "known_time_zone",
]
