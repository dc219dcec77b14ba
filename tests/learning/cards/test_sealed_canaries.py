"""No page and no file tells a learner the key of a question that a quiz for others asks them, nor
how good their answer was, before that quiz discloses it.

A word stands in the key and another in its explanation. Each way to them is tried while the quiz
discloses nothing, and once more when it does: then the word is there.
"""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory
from learning.accounts.downloads import begin_download, file_of, make_download
from learning.factories import (
    NOON,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    ReviewFactory,
    StudySessionFactory,
    question_body,
)
from learning.grading import Outcome, Verdict
from learning.kinds.written import WrittenQuestion
from learning.models import Attempt, Card, Question, Quiz, Response, StudySession, User
from learning.results.marking import release
from tests.clients import HTMX, signed_in
from tests.learning.study.studying import token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CANARIES = ("Quagga", "Aurochs")
WRONG = Verdict(outcome=Outcome.WRONG, score=0.0).as_json()
BODY = question_body(
    stem="Which animal grazes?",
    answer="Quagga",
    explanation="Aurochs graze too.",
    formats=["typed", "recall"],
    distractors=[],
)


@dataclass
class World:
    """A learner who is asked a question of a brief in a quiz for their class, and all that they
    have of it besides: ``own`` is their version, ``draft`` a quiz of their own that asks both."""

    learner: User
    question: Question
    card: Card
    own: Question
    draft: Quiz
    exam: Attempt
    client: Client = field(init=False)
    session: StudySession = field(init=False)

    def __post_init__(self) -> None:
        self.client = signed_in(self.learner)
        self.session = StudySessionFactory.create(user=self.learner)

    def get(self, name: str, *args: object, **query: object) -> str:
        return self.client.get(reverse(name, args=args), query, follow=True).text

    def post(self, name: str, *args: object, **form: object) -> str:
        return self.client.post(reverse(name, args=args), form, follow=True).text

    @property
    def slug(self) -> str:
        return str(self.card.brief.slug)


@pytest.fixture
def world(learner: User, settings, tmp_path) -> World:
    settings.LILUN_HOME = tmp_path
    brief = BriefFactory.create(visibility="public")
    question = QuestionFactory.create(brief=brief, body=BODY)
    card = CardFactory.create(user=learner, question=question, in_review=True)
    own = own_version(learner, question)
    draft = QuizFactory.create(authored=True, owner=learner)
    for position, one in enumerate((question, own), 1):
        QuizItemFactory.create(quiz=draft, question=one, position=position, format="typed")
    task = AssignmentFactory.create(
        quiz__authored=True, quiz__feedback="released", classroom__name="Seminar"
    )
    MembershipFactory.create(classroom=task.classroom, user=learner)
    exam = AttemptFactory.create(user=learner, quiz=task.quiz, assignment=task)
    ResponseFactory.create(attempt=exam, position=1, question=question)
    return World(learner, question, card, own, draft, exam)


def own_version(learner: User, original: Question) -> Question:
    written = WrittenQuestion(format="typed", stem="Which one grazes?", answer="Quagga")
    body = written.body() | {"explanation": "Aurochs graze too."}
    version: Question = QuestionFactory.create(
        own=True, owner=learner, copy_of=original, about=original.brief, body=body
    )
    return version


def hand_in(world: World) -> None:
    world.post("quiz_submit", world.exam.pk)


def disclose(world: World) -> None:
    """The quiz discloses its keys from now on."""
    Attempt.objects.filter(pk=world.exam.pk, submitted_at=None).update(submitted_at=NOON)
    release(world.exam.quiz, NOON)
    world.get("home")


def found(text: str) -> set[str]:
    return {word for word in CANARIES if word in text}


# The ways to a key


def cards(world: World) -> str:
    return world.get("brief_cards", world.slug)


def rested_cards(world: World) -> str:
    """A card that is known and not due shows its answer unasked."""
    Card.objects.update(due_at="2026-04-01T12:00Z", show_at="2026-04-01T12:00Z")
    return world.get("brief_cards", world.slug) + world.get("print_cards", world.slug)


def shown_card(world: World) -> str:
    return world.post("brief_card", world.slug, world.card.pk, action="show")


def all_cards_shown(world: World) -> str:
    return world.post("brief_cards", world.slug) + world.get("brief_cards", world.slug)


def printed_cards(world: World) -> str:
    return world.post("print_cards", world.slug)


def searched_cards(world: World) -> str:
    Card.objects.update(due_at="2026-04-01T12:00Z", show_at="2026-04-01T12:00Z")
    found = world.client.get(reverse("brief_cards", args=[world.slug]), {"q": "quagga"})
    return "Quagga" if "Which animal grazes?" in found.text else ""


def suspended_cards(world: World) -> str:
    Card.objects.update(suspended=True, suspension="leech")
    return world.get("suspended_cards") + world.get("brief_cards", world.slug)


def a_takeout(world: World) -> str:
    """All files of it, and the one that holds everything."""
    ReviewFactory.create(card=world.card, format="typed", verdict=WRONG | {"missing": ["Aurochs"]})
    download, _ = begin_download(world.learner, NOON)
    make_download(download.pk, str(download.name), NOON)
    with zipfile.ZipFile(file_of(download)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def study(world: World) -> str:
    """The card is due: it is asked, its answer is asked for, and then given."""
    Question.objects.filter(pk=world.question.pk).update(body=BODY | {"formats": ["recall"]})
    asked = world.client.get(reverse("study_session", args=[world.session.pk]))
    if "Which animal grazes?" not in asked.text:
        return asked.text
    return asked.text + world.post("reveal", world.session.pk, shown=token(asked))


def study_of_certain_cards(world: World) -> str:
    world.post("start_study", card=world.card.pk)
    latest = StudySession.objects.latest("pk")
    asked = world.client.get(reverse("study_session", args=[latest.pk]))
    return "Quagga" if "Which animal grazes?" in asked.text else ""


def past_feedback(world: World) -> str:
    review = ReviewFactory.create(
        card=world.card,
        session=world.session,
        format="typed",
        rating=1,
        response={"given": {"text": "Okapi"}},
        verdict=WRONG,
    )
    return world.get("feedback", world.session.pk, review.pk)


def own_quiz(world: World) -> str:
    return world.get("authored_quiz", world.draft.pk)


def preview_of_own_quiz(world: World) -> str:
    return world.get("preview_quiz", world.draft.pk, draw=1) + world.get(
        "preview_quiz", world.draft.pk, draw=1, question=2
    )


def preview_tried(world: World) -> str:
    return world.post("preview_quiz", world.draft.pk, draw=1, question=1, give_up=1)


def preview_of_options(world: World) -> str:
    """The key stands among them, which a quiz that has it typed does not show."""
    Question.objects.filter(pk=world.question.pk).update(body=question_body(answer="Quagga"))
    world.draft.items.filter(position=1).update(format="choice")
    return world.get("preview_quiz", world.draft.pk, draw=1)


def questions_to_add(world: World) -> str:
    world.draft.items.all().delete()
    page = reverse("add_questions", args=[world.draft.pk])
    return world.client.get(page).text + world.client.get(page, {"brief": world.card.brief_id}).text


def questions_to_pick(world: World) -> str:
    world.draft.items.filter(question=world.own).delete()
    return world.get("pick_question", world.draft.pk, 1)


def results_of_own_quiz(world: World) -> str:
    """Another learner has taken it: its author reads the answers."""
    attempt = AttemptFactory.create(quiz=world.draft, submitted_at=NOON)
    ResponseFactory.create(
        attempt=attempt,
        position=1,
        question=world.question,
        verdict=WRONG,
        given={"text": "Okapi"},
        answered_at=NOON,
        mark=0.0,
    )
    return (
        world.get("read_attempt", world.draft.pk, attempt.pk)
        + world.get("question_analysis", world.draft.pk, world.question.uid)
        + world.get("regrade_quiz", world.draft.pk)
    )


def a_practice_quiz(world: World) -> str:
    """Built of the same brief, given up question by question, and handed in."""
    brief = world.card.brief_id
    world.post("quizzes", focus="mix", briefs=brief, size=10, feedback="end")
    attempt = Attempt.objects.filter(quiz__purpose="practice").first()
    if attempt is None:
        return ""
    world.post("quiz_submit", attempt.pk)
    return world.get("quiz_results", attempt.pk)


def past_practice(world: World) -> str:
    attempt = AttemptFactory.create(user=world.learner, submitted_at=NOON)
    ResponseFactory.create(attempt=attempt, question=world.question, verdict=WRONG)
    return world.get("quiz_results", attempt.pk)


def practice_under_way(world: World) -> str:
    attempt = AttemptFactory.create(user=world.learner, quiz__feedback="each")
    ResponseFactory.create(attempt=attempt, position=1, question=world.question)
    page = world.client.get(reverse("quiz_question", args=[attempt.pk, 1]))
    return world.post("quiz_question", attempt.pk, 1, shown=token(page), give_up="1")


def bank(world: World) -> str:
    return world.get("questions")


def searched_bank(world: World) -> str:
    text = world.client.get(reverse("questions"), {"q": "quagga"}, headers=HTMX).text
    return "Quagga" if "Which one grazes?" in text else ""


def own_version_changed(world: World) -> str:
    return world.get("edit_question", world.own.pk)


def versions(world: World) -> str:
    own = Question.objects.get(pk=world.own.pk)
    own.body = own.body | {"answer": "Quagga!"}
    own.save()
    return world.get("question_versions", world.own.pk)


def exported(world: World) -> str:
    return world.get("export_file")


def copied(world: World) -> str:
    Question.objects.filter(pk=world.own.pk).delete()
    form = {"uncover": "1"}
    return world.post("copy_question", world.question.pk, **form)


def hardest(world: World) -> str:
    for seq in (2, 3):
        ReviewFactory.create(
            card=world.card,
            seq=seq,
            rating=1,
            format="typed",
            response={"given": {"text": "Quagga"}},
            verdict=WRONG,
        )
    return world.get("progress")


WAYS = [
    shown_card,
    all_cards_shown,
    rested_cards,
    printed_cards,
    searched_cards,
    suspended_cards,
    a_takeout,
    study,
    study_of_certain_cards,
    past_feedback,
    own_quiz,
    preview_of_own_quiz,
    preview_tried,
    preview_of_options,
    questions_to_add,
    questions_to_pick,
    results_of_own_quiz,
    a_practice_quiz,
    past_practice,
    practice_under_way,
    bank,
    searched_bank,
    own_version_changed,
    versions,
    exported,
    copied,
    hardest,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
class TestTheKey:
    def test_it_is_hidden_while_the_quiz_is_taken(self, world, way: Callable[[World], str]):
        assert found(way(world)) == set()

    def test_it_is_hidden_until_the_results_are_released(self, world, way):
        hand_in(world)
        assert found(way(world)) == set()

    def test_it_is_shown_with_the_results(self, world, way):
        disclose(world)
        assert found(way(world))


class TestTheVerdict:
    """A wrong answer, handed in: it moves nothing that the learner has before it is disclosed."""

    @pytest.fixture
    def wrong(self, world) -> World:
        Response.objects.update(given={"text": "Okapi"}, answered_at=NOON, version=1)
        hand_in(world)
        return world

    def test_the_card_stays_as_it_was(self, wrong):
        before = wrong.card
        after = Card.objects.get()
        assert (after.seq, after.lapses, after.recall_due) == (before.seq, 0, False)
        assert not after.reviews.exists()

    def test_the_takeout_leaves_the_memory_of_the_card_out(self, wrong):
        Card.objects.update(recall_due=True, lapses=7)
        (card,) = json.loads(archived(wrong, "everything.json"))["cards"]
        assert {card[name] for name in ("recall_due", "lapses", "state", "stability")} == {None}

    def test_it_moves_the_card_once_it_is_disclosed(self, wrong):
        disclose(wrong)
        card = Card.objects.get()
        review = card.reviews.get()
        assert (card.recall_due, review.rating, review.reviewed_at) == (True, 1, NOON)

    def test_it_moves_the_card_once_however_often_its_learner_comes(self, wrong):
        for _ in range(3):
            disclose(wrong)
        assert Card.objects.get().reviews.count() == 1


def archived(world: World, name: str) -> str:
    download, _ = begin_download(world.learner, NOON)
    make_download(download.pk, str(download.name), NOON)
    with zipfile.ZipFile(file_of(download)) as archive:
        return archive.read(name).decode()
