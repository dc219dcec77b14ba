"""What is done before a visit, so that there is something to find: each takes the world, and the
browser of whoever comes."""

from allauth.account.forms import default_token_generator
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.utils import timezone

from learning.accounts.adapter import GUEST_LEFT
from learning.accounts.downloads import begin_download, make_download
from learning.bank.imports import begin_import
from learning.bank.writing import retire_questions
from learning.exchange.table import read as read_table
from learning.factories import (
    PASSWORD,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    QuizItemFactory,
    ResponseFactory,
    ReviewFactory,
    UserFactory,
    question_body,
)
from learning.models import Assignment, Attempt, Card, Membership, Question, Quiz, Response
from learning.quizzes.attempts import submit_attempt
from learning.study.calendar_feed import make_address
from tests.statements.passkey import passkey
from tests.statements.sent import table_of_questions, version_of_a_question
from tests.statements.world import World


def with_retired_questions(world: World, client: Client) -> None:
    retire_questions(Question.objects.written_by(world.learner), timezone.now())


def has_a_picture(world: World, client: Client) -> None:
    world.arguments["sha256"] = QuestionImageFactory.create(owner=world.learner).sha256


def one_of_a_brief(world: World, client: Client) -> None:
    """A question of which the learner has no card."""
    question = QuestionFactory.create(brief=world.brief, passage=world.due[0].question.passage)
    world.arguments["question_id"] = question.pk


def covered_one_of_a_brief(world: World, client: Client) -> None:
    one_of_a_brief(world, client)
    question = Question.objects.get(pk=world.arguments["question_id"])
    CardFactory.create(user=world.learner, question=question)


def version_of_ones_own(world: World, client: Client) -> None:
    one_of_a_brief(world, client)
    client.post(
        f"/questions/from-briefs/{world.arguments['question_id']}/", version_of_a_question(world)
    )
    copy = Question.objects.get(copy_of=world.arguments["question_id"])
    world.arguments["question_id"] = copy.pk


def brought_a_table(world: World, client: Client) -> None:
    found = read_table(table_of_questions(world)["text"].encode())
    brought = begin_import(world.learner, found, "mud.csv", "csv", timezone.now())
    world.arguments["import_id"] = brought.pk


def dated(world: World, client: Client) -> None:
    world.brief.facts.update(when="1998-03")


def shared_by_colleagues(world: World, client: Client) -> None:
    """Each has set as many quizzes for a class that the learner teaches with all of them."""
    classroom = MembershipFactory.create(user=world.learner, teacher=True).classroom
    for number in range(world.size):
        colleague = UserFactory.create(username=f"colleague-{number}")
        MembershipFactory.create(user=colleague, classroom=classroom, teacher=True)
        for _ in range(world.size):
            item = QuizItemFactory.create(
                quiz__owner=colleague, question__own=True, question__owner=colleague
            )
            AssignmentFactory.create(classroom=classroom, quiz=item.quiz)


def own_brief(world: World, client: Client) -> None:
    world.brief.owner = world.learner
    world.brief.save()


def none_put_away(world: World, client: Client) -> None:
    Card.objects.update(suspended=False)


def not_asked_yet(world: World, client: Client) -> None:
    """A question on the section, without a card."""
    QuestionFactory.create(
        brief=world.brief, passage=world.brief.passages.get(slug=world.arguments["section"])
    )


def all_answered(world: World, client: Client) -> None:
    Card.objects.update(suspended=True)


def gave_password(world: World, client: Client) -> None:
    client.post("/account/reauthenticate/", {"password": PASSWORD})


def left_no_files(world: World, client: Client) -> None:
    for path in (settings.LILUN_HOME / "downloads").glob("*.zip"):
        path.unlink()


def asked_for_all(world: World, client: Client) -> None:
    left_no_files(world, client)
    begin_download(world.learner, timezone.now())


def made_all(world: World, client: Client) -> None:
    left_no_files(world, client)
    download, _ = begin_download(world.learner, timezone.now())
    make_download(download.pk, str(download.name), timezone.now())
    world.arguments["name"] = download.name


def made_address(world: World, client: Client) -> None:
    world.arguments["token"] = make_address(world.learner)


def has_all_ways(world: World, client: Client) -> None:
    """A passkey, an app and recovery codes, and the password given a moment ago."""
    TOTP.activate(world.learner, generate_totp_secret())
    RecoveryCodes.activate(world.learner)
    added = Authenticator.objects.create(
        user=world.learner, type="webauthn", data={"name": "Phone", "credential": passkey()}
    )
    world.arguments["pk"] = added.pk
    gave_password(world, client)


def was_a_guest(world: World, client: Client) -> None:
    """A guest who has learnt as much, and half of it the same, has signed in as the learner."""
    guest = world.people["guest"]
    for card in world.due:
        ReviewFactory.create(card=CardFactory.create(user=guest, question=card.question))
        ReviewFactory.create(card=CardFactory.create(user=guest, in_learning=True))
    session = client.session
    session[GUEST_LEFT] = guest.pk
    session.save()


def missed_twice(world: World, client: Client) -> None:
    for card in world.due:
        for seq in (1, 2):
            ReviewFactory.create(card=card, seq=seq, rating=1, reviewed_at=timezone.now())


def password_link(world: World, client: Client) -> None:
    world.arguments["key"] = default_token_generator.make_token(world.learner)


def password_link_followed(world: World, client: Client) -> None:
    password_link(world, client)
    link = "/account/password/reset/key/{uidb36}-{key}/"
    client.get(link.format(**world.arguments))
    world.arguments["key"] = "set-password"


def told_after_each(world: World, client: Client) -> None:
    Attempt.objects.update(feedback="each")


def all_answered_in_quiz(world: World, client: Client) -> None:
    answers = Response.objects.filter(attempt=world.arguments["attempt_id"])
    answers.update(given={"text": "Zhao Min"}, version=1, answered_at=timezone.now())


def handed_in(world: World, client: Client) -> None:
    all_answered_in_quiz(world, client)
    submit_attempt(Attempt.objects.get(pk=world.arguments["attempt_id"]), timezone.now())


def answered_openly(world: World, client: Client) -> None:
    """Some answers of a class to an open question of the learner's, none of them marked."""
    quiz = Quiz.objects.get(pk=world.arguments["quiz_id"])
    body = question_body(formats=["open", "recall"])
    question = QuestionFactory.create(own=True, owner=world.learner, body=body)
    task = AssignmentFactory.create(classroom_id=world.arguments["classroom_id"], quiz=quiz)
    for _ in range(world.size):
        attempt = AttemptFactory.create(quiz=quiz, assignment=task)
        ResponseFactory.create(
            attempt=attempt,
            question=question,
            format="open",
            given={"text": "Because"},
            answered_at=timezone.now(),
        )
        ResponseFactory.create(attempt=attempt)
        submit_attempt(attempt, timezone.now())
    world.arguments |= {"attempt_id": attempt.pk, "question_id": question.pk}


def keys_mended(world: World, client: Client) -> None:
    """Other keys than those that the answers to a quiz of the learner's were marked by."""
    quiz = Quiz.objects.get(pk=world.arguments["quiz_id"])
    for attempt in quiz.attempts.all():
        submit_attempt(attempt, timezone.now())
    for item in quiz.items.select_related("question"):
        item.question.body = question_body(answer="Zhao Min", distractors=[], formats=["typed"])
        item.question.save()


def taken_by_all(world: World, client: Client) -> None:
    """The quiz of the learner's is handed in by all who have begun it."""
    attempts = Attempt.objects.filter(quiz=world.arguments["quiz_id"])
    attempts.update(submitted_at=timezone.now())
    Response.objects.filter(attempt__in=attempts).update(mark=1.0, verdict={"outcome": "right"})


def unpublished(world: World, client: Client) -> None:
    Quiz.objects.filter(pk=world.arguments["quiz_id"]).update(code=None, published_at=None)


def only_learns(world: World, client: Client) -> None:
    Membership.objects.filter(user=world.learner).update(role="learner")


def has_a_quiz_to_take(world: World, client: Client) -> None:
    only_learns(world, client)
    quizzes = Assignment.objects.filter(classroom=world.arguments["classroom_id"], brief=None)
    world.arguments["assignment_id"] = quizzes[0].pk
