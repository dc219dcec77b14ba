"""Learners and what they do with a brief, for tests and demo data."""

import uuid
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import factory
from factory.django import DjangoModelFactory

from learning.grading import formats
from learning.kinds import kind_of
from learning.kinds.written import OWN, WrittenQuestion, WrittenText
from learning.models import (
    Allowance,
    AnswerWording,
    Assignment,
    Attempt,
    Bookmark,
    Card,
    Classroom,
    LivePoll,
    LiveQuestion,
    LiveSession,
    MarkChange,
    Membership,
    Question,
    QuestionImage,
    QuestionReport,
    Quiz,
    QuizItem,
    QuizSection,
    QuizShare,
    Reading,
    ReadingText,
    Response,
    Reveal,
    Review,
    RosterEntry,
    StudySession,
    Tag,
    User,
)
from learning.models.quizzes import CODE_LENGTH
from learning.quizzes.join_codes import LETTERS

PASSWORD = "correct horse battery"  # noqa: S105
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class UserFactory(DjangoModelFactory[User]):
    """A learner with a claimed account, whose password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        guest = factory.Trait(is_guest=True, password="!")  # noqa: S106
        locked = factory.Trait(password="!")  # noqa: S106  nobody can sign in by it

    username = factory.Sequence("learner{}".format)
    password = factory.django.Password(PASSWORD)


def question_body(**changes: Any) -> dict[str, Any]:
    """What a generated question stores, as ``GeneratedQuestion.body`` makes it."""
    source = {"passage": "first", "section": "", "start": 0, "end": 6, "text": "Ningbo"}
    body: dict[str, Any] = {
        "frame": "The brief",
        "stem": "Who argues that ports feed cities?",
        "answer": "Wang Li",
        "accepted": [],
        "distractors": [
            {"text": "Zhao Min", "source": source, "truth": "Zhao Min is named elsewhere."},
            {"text": "Sun Tao", "source": source, "truth": "Sun Tao is named elsewhere."},
        ],
        "reserve": [],
        "formats": ["choice", "typed", "recall"],
        "expects": "person",
        "explanation": "Wang Li argues that ports feed cities.",
        "attribution": {"speakers": ["Wang Li"], "cue": "argues"},
        "source": source,
        "keywords": [],
        "elements": [],
        "aliases": [],
        "needed": 0,
        "altered": None,
        "pool": [],
        "surnames": [],
        "parts": [],
    }
    return body | changes


RIVER = WrittenQuestion(format=formats.TYPED, stem="Which river?", answer="The Yangtze")


class QuestionFactory(DjangoModelFactory[Question]):
    """A generated question of a public brief; ``body=question_body(stem=…)`` changes its text."""

    class Meta:
        model = Question

    uid = factory.Sequence("{:032x}".format)
    origin = Question.Origin.GENERATED
    type = "who-said"
    brief = factory.SubFactory("content.factories.BriefFactory")
    subject = factory.Sequence("quotes/port-{}".format)
    sibling_key = factory.SelfAttribute("subject")
    weight = "core"
    position = factory.Sequence(int)
    body = factory.LazyAttribute(lambda _: question_body())
    offered_at = NOON

    class Params:
        own = factory.Trait(  # written by its owner
            origin=Question.Origin.AUTHORED,
            type=OWN,
            brief=None,
            owner=factory.SubFactory("learning.factories.UserFactory"),
            subject=factory.Sequence("own/{}".format),
            position=0,
            body=factory.LazyFunction(lambda: RIVER.body()),
            changed_at=NOON,
        )


class CompositeFactory(QuestionFactory):
    """A matching of three pairs, or with ``format`` an ordering or a list of three.

    Its parts are created with it, as questions of their own.
    """

    class Meta:
        model = Question
        skip_postgeneration_save = True

    class Params:
        format = "matching"

    type = "match-pairs"
    owns_card = False

    body = factory.LazyAttribute(lambda made: composite_body(made.format, prefix=made.uid))

    @factory.post_generation
    def made_of(self: Any, create: bool, extracted: Any, **fields: Any) -> None:
        made = [
            QuestionFactory.create(uid=part["uid"], brief=self.brief, **fields)
            for part in self.body["parts"]
        ]
        self.parts.set(made)


def composite_body(format: str = "matching", *, prefix: str = "part") -> dict[str, Any]:
    """The body of a composite of three parts, whose uids begin with ``prefix``."""
    pairs = {"Wang Li": "the port", "Zhao Min": "the mint", "Sun Tao": "the ships"}
    source = question_body()["source"]
    parts = [
        {
            "prompt": prompt,
            "answer": answer if format == "matching" else "",
            "uid": f"{prefix}-{place}",
            "source": source,
        }
        for place, (prompt, answer) in enumerate(pairs.items())
    ]
    return question_body(
        stem="Match each person with their charge.",
        formats=[format],
        expects="set",
        parts=parts,
        elements=list(pairs) if format == "list" else [],
        distractors=question_body()["distractors"] if format == "matching" else [],
    )


class CardFactory(DjangoModelFactory[Card]):
    """A new card; ``in_learning=True`` or ``in_review=True`` makes one that is due at ``NOON``."""

    class Meta:
        model = Card

    class Params:
        in_learning = factory.Trait(state=Card.State.LEARNING, step=0, show_at=NOON)
        in_review = factory.Trait(
            state=Card.State.REVIEW,
            stability=10.0,
            difficulty=5.0,
            due_at=NOON,
            show_at=NOON,
            reviewed_at=datetime(2026, 2, 20, 12, tzinfo=UTC),
            seq=1,
        )

    user = factory.SubFactory(UserFactory)
    question = factory.SubFactory(QuestionFactory)
    brief = factory.SelfAttribute("question.brief")
    position = factory.SelfAttribute("question.position")


def composite_cards(composite: Question, user: User, **fields: Any) -> list[Card]:
    """Creates a learner's due cards for the parts of a composite, in their order."""
    parts = {part.uid: part for part in composite.parts.all()}
    return [
        CardFactory.create(user=user, question=parts[part["uid"]], in_review=True, **fields)
        for part in composite.body["parts"]
    ]


class StudySessionFactory(DjangoModelFactory[StudySession]):
    class Meta:
        model = StudySession

    user = factory.SubFactory(UserFactory)
    started_at = NOON


class ReadingFactory(DjangoModelFactory[Reading]):
    """A section that was read."""

    class Meta:
        model = Reading

    user = factory.SubFactory(UserFactory)
    section = factory.SubFactory("content.factories.PassageFactory", heading=True)
    read_at = NOON


class BookmarkFactory(DjangoModelFactory[Bookmark]):
    """A section that was opened last."""

    class Meta:
        model = Bookmark

    user = factory.SubFactory(UserFactory)
    section = factory.SubFactory(
        "content.factories.PassageFactory", heading=True, brief__visibility="public"
    )
    brief = factory.SelfAttribute("section.brief")
    opened_at = NOON


class ReviewFactory(DjangoModelFactory[Review]):
    """A right answer by recall; it does not move the card, which ``study.answering`` does."""

    class Meta:
        model = Review

    card = factory.SubFactory(CardFactory)
    user = factory.SelfAttribute("card.user")
    session = factory.SubFactory(StudySessionFactory, user=factory.SelfAttribute("..user"))
    key = factory.LazyFunction(uuid.uuid4)
    seq = factory.SelfAttribute("card.seq")
    state = factory.SelfAttribute("card.state")
    rating = 3
    format = "recall"
    reviewed_at = NOON
    studied_on = factory.LazyAttribute(lambda review: review.user.study_day(review.reviewed_at))
    seconds = 4.0
    before = factory.LazyFunction(dict)


class RevealFactory(DjangoModelFactory[Reveal]):
    class Meta:
        model = Reveal

    card = factory.SubFactory(CardFactory)
    seq = factory.SelfAttribute("card.seq")
    revealed_at = NOON


class QuestionReportFactory(DjangoModelFactory[QuestionReport]):
    class Meta:
        model = QuestionReport

    question = factory.SubFactory(QuestionFactory)
    user = factory.SubFactory(UserFactory)
    reason = QuestionReport.Reason.UNCLEAR


class AnswerWordingFactory(DjangoModelFactory[AnswerWording]):
    """A wording that an editor accepted."""

    class Meta:
        model = AnswerWording

    brief = factory.SubFactory("content.factories.BriefFactory")
    subject = "people/wang-li"
    thing = "name"
    wording = factory.Sequence("author {}".format)
    normalised = factory.SelfAttribute("wording")
    is_accepted = True
    decided_by = factory.SelfAttribute("brief.owner")
    decided_at = NOON


def code_numbered(number: int) -> str:
    """One code for each number, as ``authoring.publish`` might give it."""
    letters = ""
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return letters


class QuizFactory(DjangoModelFactory[Quiz]):
    """A practice quiz of ten questions without a time limit, with feedback at the end."""

    class Meta:
        model = Quiz

    class Params:
        authored = factory.Trait(purpose=Quiz.Purpose.AUTHORED, title="On ports", size=1)
        published = factory.Trait(published_at=NOON, code=factory.Sequence(code_numbered))

    owner = factory.SubFactory(UserFactory)
    title = "A mix"
    created_at = NOON


class QuizItemFactory(DjangoModelFactory[QuizItem]):
    """The first question of a quiz for others, which is a draft; ``quiz__published=True``."""

    class Meta:
        model = QuizItem

    quiz = factory.SubFactory(QuizFactory, authored=True)
    position = 1
    question = factory.SubFactory(QuestionFactory)
    format = "choice"


class QuizSectionFactory(DjangoModelFactory[QuizSection]):
    """A heading of a quiz for others, with nothing under it."""

    class Meta:
        model = QuizSection

    quiz = factory.SubFactory(QuizFactory, authored=True)
    position = factory.LazyAttribute(lambda section: section.quiz.parts.count() + 1)
    title = "Rivers"


class LiveSessionFactory(DjangoModelFactory[LiveSession]):
    """A session in its lobby, since ``NOON``, of a quiz without questions."""

    class Meta:
        model = LiveSession

    quiz = factory.SubFactory(QuizFactory, authored=True)
    owner = factory.SelfAttribute("quiz.owner")
    code = factory.Sequence(code_numbered)
    started_at = NOON


class LiveQuestionFactory(DjangoModelFactory[LiveQuestion]):
    """The first question of a live session: a choice, unless ``format`` says otherwise."""

    class Meta:
        model = LiveQuestion

    session = factory.SubFactory(LiveSessionFactory)
    position = factory.LazyAttribute(lambda made: made.session.questions.count() + 1)
    question = factory.SubFactory(QuestionFactory)
    uid = factory.SelfAttribute("question.uid")
    format = "choice"
    body = factory.SelfAttribute("question.body")
    shown = factory.LazyAttribute(lambda made: kind_of(made.format).shown(made.uid, made.body, 1))
    points = 1.0


class LivePollFactory(DjangoModelFactory[LivePoll]):
    """A poll for words in a session that asks one."""

    class Meta:
        model = LivePoll

    session = factory.SubFactory(LiveSessionFactory, phase="poll")
    form = "words"
    stem = "What comes to your mind?"
    asked_at = NOON


class QuizShareFactory(DjangoModelFactory[QuizShare]):
    """A quiz that is shared with a colleague."""

    class Meta:
        model = QuizShare

    quiz = factory.SubFactory(QuizFactory, authored=True)
    colleague = factory.SubFactory(UserFactory, teaches=True)
    token = factory.Sequence(lambda n: f"shared-{n}")
    shared_at = NOON


class AllowanceFactory(DjangoModelFactory[Allowance]):
    """Twice the minutes for a learner of a quiz."""

    class Meta:
        model = Allowance

    quiz = factory.SubFactory(QuizFactory, authored=True)
    user = factory.SubFactory(UserFactory)
    time_factor = 2.0


class ClassroomFactory(DjangoModelFactory[Classroom]):
    """A class that nobody is in."""

    class Meta:
        model = Classroom

    name = "Tuesday seminar"
    code = factory.Sequence(lambda number: code_numbered(10**6 + number))
    created_at = NOON


class MembershipFactory(DjangoModelFactory[Membership]):
    """A learner in a class; ``teacher=True`` makes a teacher."""

    class Meta:
        model = Membership

    class Params:
        teacher = factory.Trait(role=Membership.Role.TEACHER)

    classroom = factory.SubFactory(ClassroomFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("user.username")
    joined_at = NOON


class RosterEntryFactory(DjangoModelFactory[RosterEntry]):
    """A person whom a class expects."""

    class Meta:
        model = RosterEntry

    classroom = factory.SubFactory(ClassroomFactory)
    name = factory.Sequence(lambda number: f"Learner {number}")


class AssignmentFactory(DjangoModelFactory[Assignment]):
    """A quiz set for a class; ``of_brief=True`` sets a brief."""

    class Meta:
        model = Assignment

    class Params:
        of_brief = factory.Trait(
            quiz=None, brief=factory.SubFactory("content.factories.BriefFactory")
        )

    classroom = factory.SubFactory(ClassroomFactory)
    quiz = factory.SubFactory(QuizFactory, authored=True)
    set_at = NOON


class AttemptFactory(DjangoModelFactory[Attempt]):
    """An attempt under way since ``NOON``, by the rules of its quiz."""

    class Meta:
        model = Attempt

    quiz = factory.SubFactory(QuizFactory, owner=factory.SelfAttribute("..user"))
    user = factory.SubFactory(UserFactory)
    started_at = NOON
    feedback = factory.SelfAttribute("quiz.feedback")
    one_way = factory.SelfAttribute("quiz.one_way")
    certainty = factory.SelfAttribute("quiz.certainty")
    sealed = factory.LazyAttribute(lambda made: made.quiz.purpose == Quiz.Purpose.AUTHORED)


class ResponseFactory(DjangoModelFactory[Response]):
    """A question of an attempt that is not answered yet, typed unless ``format`` says otherwise."""

    class Meta:
        model = Response

    attempt = factory.SubFactory(AttemptFactory)
    position = factory.Sequence(lambda number: number + 1)
    question = factory.SubFactory(QuestionFactory)
    uid = factory.SelfAttribute("question.uid")
    format = "typed"
    body = factory.SelfAttribute("question.body")
    shown = factory.LazyAttribute(
        lambda one: kind_of(one.format).shown(one.uid, one.body, presentation=1)
    )
    key = factory.LazyFunction(uuid.uuid4)


class MarkChangeFactory(DjangoModelFactory[MarkChange]):
    """The first mark of an answer, given by the author of the quiz."""

    class Meta:
        model = MarkChange

    response = factory.SubFactory(ResponseFactory)
    cause = MarkChange.Cause.MARKING
    changed_by = factory.SelfAttribute("response.attempt.quiz.owner")
    changed_at = NOON
    after = 1.0


class QuestionImageFactory(DjangoModelFactory[QuestionImage]):
    """A picture in none of its owner's questions."""

    class Meta:
        model = QuestionImage

    owner = factory.SubFactory(UserFactory)
    content = factory.Sequence(lambda number: f"picture {number}".encode())
    sha256 = factory.LazyAttribute(lambda one: sha256(one.content).hexdigest())
    content_type = "image/png"
    size = factory.LazyAttribute(lambda one: len(one.content))
    kept_at = NOON


class ReadingTextFactory(DjangoModelFactory[ReadingText]):
    """A text that no question stands under yet."""

    class Meta:
        model = ReadingText

    owner = factory.SubFactory(UserFactory)
    title = factory.Sequence("Letter {}".format)
    text = "The harvest was late that year."
    images = factory.List([])
    sha256 = factory.LazyAttribute(
        lambda one: WrittenText(one.title, one.text, tuple(one.images)).sha256
    )
    made_at = NOON


class TagFactory(DjangoModelFactory[Tag]):
    class Meta:
        model = Tag

    owner = factory.SubFactory(UserFactory)
    name = factory.Sequence("tag {}".format)
