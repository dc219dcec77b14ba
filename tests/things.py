"""What the routes name, made for an owner: tests/data/access.toml says which for which route."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from content.factories import BriefFactory, ConceptFactory, PassageFactory, PersonFactory
from content.json_values import to_json
from content.models import Brief
from content.storage.store import load
from learning.accounts.downloads import begin_download, make_download
from learning.bank.imports.beginning import begin_import
from learning.exchange.tables.table import read as read_table
from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    LivePollFactory,
    LiveQuestionFactory,
    LiveSessionFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    QuizShareFactory,
    ReadingTextFactory,
    ResponseFactory,
    ReviewFactory,
    RosterEntryFactory,
    StudySessionFactory,
    question_body,
)
from learning.lti.factories import LtiRegistrationFactory
from learning.models import Attempt, Finding, User
from learning.quizzes.submitting import submit_attempt
from learning.rendering.responses import sign as sign_response
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now, sign


@dataclass
class Thing:
    """What a route can name: its arguments, and the fields of the forms that go with it."""

    arguments: dict[str, Any] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)

    def absent(self) -> dict[str, Any]:
        nothing: dict[type, Callable[[Any], Any]] = {
            str: lambda _: "absent",
            int: lambda value: value + 1_000_000,
            uuid.UUID: lambda _: uuid.uuid4(),
        }
        return {name: nothing[type(value)](value) for name, value in self.arguments.items()}


def brief(owner: User) -> Thing:
    brief = BriefFactory.create(owner=owner, visibility=Brief.Visibility.PRIVATE)
    section = PassageFactory.create(brief=brief, heading=True)
    passage = PassageFactory.create(brief=brief, section=section, position=1)
    concept = ConceptFactory.create(brief=brief, passage=passage)
    person = PersonFactory.create(brief=brief, passage=passage)
    slugs = {"section": section.slug, "concept": concept.slug, "person": person.slug}
    return Thing({"slug": brief.slug} | slugs, {"passage": passage.slug})


def brief_at_desk(owner: User) -> Thing:
    """A brief with a finding, and the fields of the forms that reject it and add another."""
    of_brief = brief(owner)
    stored = Brief.objects.get(slug=of_brief.arguments["slug"])
    [person] = load(stored).people
    finding = Finding.objects.create(
        brief=stored,
        family="people",
        slug=person.slug,
        position=0,
        entry=to_json(person),
        rule="title",
        confidence=1,
        state=Finding.State.SURE,
    )
    form = {"finding": finding.pk, "seen": finding.version, "action": "reject"}
    words = stored.passages.get(slug=of_brief.form["passage"]).text[:10].strip()
    return Thing(of_brief.arguments, of_brief.form | form | {"family": "facts", "words": words})


def card(owner: User) -> Thing:
    """A card of a brief of the owner's."""
    of_brief = brief(owner)
    private = Brief.objects.get(slug=of_brief.arguments["slug"])
    card = CardFactory.create(user=owner, question__brief=private)
    return Thing(of_brief.arguments | {"card_id": card.pk}, {"action": "star"})


def study_session(owner: User) -> Thing:
    """A session with an answer in it, and the form of its next card."""
    now, session = timezone.now(), StudySessionFactory.create(user=owner)
    card, answered = CardFactory.create(user=owner), CardFactory.create(user=owner)
    given = Answer(response={"text": "Zhao Min"})
    review = record_answer(owner, shown_now([answered], "typed", session, now), given, now).reviews[
        0
    ]
    shown = sign(shown_now([card], "recall", session, now), owner)
    form = {"shown": shown, "rating": 3, "card": card.pk, "action": "bury", "characters": "off"}
    form |= {"review": review.pk}
    form |= {"key": uuid.uuid4().hex, "verdict": "right", "reason": "unclear", "comment": "?"}
    return Thing({"pk": session.pk, "review_id": review.pk, "card_id": card.pk}, form)


def download(owner: User) -> Thing:
    """A file with all that is the owner's, ready to be fetched."""
    asked, _ = begin_download(owner, timezone.now())
    make_download(asked.pk, str(asked.name), timezone.now())
    return Thing({"name": asked.name})


def quiz(owner: User) -> Thing:
    """An attempt under way, and the form of a question that no other attempt has the number of."""
    attempt = AttemptFactory.create(user=owner)
    response = ResponseFactory.create(attempt=attempt, position=owner.pk)
    form = {
        "shown": sign_response(response, timezone.now()),
        "response": "Wang Li",
        "verdict": "right",
    }
    return Thing({"attempt_id": attempt.pk, "number": response.position}, form)


def taken_quiz(owner: User) -> Thing:
    thing = quiz(owner)
    submit_attempt(Attempt.objects.get(pk=thing.arguments["attempt_id"]), timezone.now())
    return thing


def authored_quiz(owner: User) -> Thing:
    """A draft for others, with one question; its number is that of no other quiz."""
    item = QuizItemFactory.create(quiz__owner=owner, position=owner.pk)
    own = QuestionFactory.create(own=True, owner=owner)
    form = {"question": item.question_id, "title": "On mud", "feedback": "end", "picked": own.pk}
    form |= {"tells": "keys", "grade_by": "highest"}
    section = QuizSectionFactory.create(quiz=item.quiz)
    given = AllowanceFactory.create(quiz=item.quiz)
    within = {"section_id": section.pk, "user_id": given.user_id}
    return Thing({"quiz_id": item.quiz_id, "number": item.position} | within, form)


def shared_quiz(owner: User) -> Thing:
    item = QuizItemFactory.create(quiz__owner=owner, quiz__published=True)
    uid = item.question.uid
    return Thing({"quiz_id": item.quiz_id, "number": item.position, "uid": uid})


def marked_attempt(owner: User) -> Thing:
    """What was marked automatically in a quiz of the owner's."""
    quiz = QuizFactory.create(owner=owner, authored=True, published=True)
    attempt = AttemptFactory.create(quiz=quiz, name="Mei")
    response = ResponseFactory.create(attempt=attempt)
    submit_attempt(attempt, timezone.now())
    arguments = {"quiz_id": quiz.pk, "attempt_id": attempt.pk, "position": response.position}
    return Thing(arguments)


def read_attempt(owner: User) -> Thing:
    """What somebody has answered openly in a quiz of the owner's."""
    quiz = QuizFactory.create(owner=owner, authored=True, published=True)
    attempt = AttemptFactory.create(quiz=quiz, name="Mei")
    body = question_body(formats=["open", "recall"])
    question = QuestionFactory.create(own=True, owner=owner, body=body)
    ResponseFactory.create(
        attempt=attempt,
        question=question,
        format="open",
        given={"text": "Because"},
        answered_at=timezone.now(),
    )
    submit_attempt(attempt, timezone.now())
    return Thing({"quiz_id": quiz.pk, "attempt_id": attempt.pk, "question_id": question.pk})


def closed_quiz(owner: User) -> Thing:
    """One that everybody may come to, and nobody begins any more."""
    quiz = QuizItemFactory.create(quiz__published=True, quiz__closed_at=timezone.now()).quiz
    return Thing({"code": quiz.code})


def disputed_brief(owner: User) -> Thing:
    """A brief of the owner's, and the form that accepts what a learner typed."""
    question = QuestionFactory.create(
        brief__owner=owner, brief__visibility=Brief.Visibility.PRIVATE
    )
    ReviewFactory.create(
        card__question=question,
        format="typed",
        response={"given": {"text": "the author"}},
        verdict={"outcome": "wrong", "overridden": "right"},
    )
    form = {"question": question.pk, "wording": "the author", "action": "accept"}
    return Thing({"slug": question.brief.slug}, form)


def presented(owner: User) -> Thing:
    """A live session of the owner's, with a question that is open, and somebody in it."""
    under_way = {"phase": "open", "position": 1, "started_at": timezone.now()}
    session = LiveSessionFactory.create(quiz__owner=owner, **under_way)
    LiveQuestionFactory.create(session=session)
    person = AttemptFactory.create(quiz=session.quiz, live=session, name="Mei")
    form = {"action": "close", "version": session.version, "open": "1"}
    arguments: dict[str, Any] = {"session_id": session.pk, "attempt_id": person.pk}
    return Thing(arguments | {"code": session.code}, form)


def joined(owner: User) -> Thing:
    """A live session that the owner takes part in, with a question that is open."""
    session = LiveSessionFactory.create(phase="open", position=1, started_at=timezone.now())
    question = LiveQuestionFactory.create(session=session)
    attempt = AttemptFactory.create(quiz=session.quiz, user=owner, live=session, name="Mei")
    asked = {"question": question.question, "format": "choice", "shown": question.shown}
    ResponseFactory.create(attempt=attempt, position=1, **asked)
    option = question.shown["options"][0]["id"]
    return Thing({"session_id": session.pk}, {"position": 1, "option": option})


def polled(owner: User) -> Thing:
    """A live session that the owner takes part in, with a poll at hand."""
    poll = LivePollFactory.create()
    session = poll.session
    session.poll = poll
    session.save(update_fields=["poll"])
    AttemptFactory.create(quiz=session.quiz, user=owner, live=session, name="Mei")
    return Thing({"session_id": session.pk, "poll_id": poll.pk}, {"given": "Rivers"})


def offered_quiz(owner: User) -> Thing:
    """A colleague's quiz that is shared with the owner, who teaches."""
    owner.teaches = True
    owner.save(update_fields=["teaches"])
    share = QuizShareFactory.create(colleague=owner)
    QuizItemFactory.create(quiz=share.quiz)
    return Thing({"token": share.token})


def live_lobby(owner: User) -> Thing:
    """A live session that anybody can join."""
    return Thing({"code": LiveQuestionFactory.create().session.code}, {"name": "Mei"})


def taught_class(owner: User) -> Thing:
    """A class of the owner's, with a learner in it, another expected, and something set for it."""
    classroom = MembershipFactory.create(user=owner, teacher=True).classroom
    learner = MembershipFactory.create(classroom=classroom)
    task = AssignmentFactory.create(classroom=classroom, of_brief=True)
    arguments: dict[str, Any] = {
        "classroom_id": classroom.pk,
        "member_id": learner.pk,
        "assignment_id": task.pk,
        "entry_id": RosterEntryFactory.create(classroom=classroom).pk,
    }
    arguments |= {"slug": task.brief.slug}
    return Thing(arguments, {"remove": "1"})


def own_question(owner: User) -> Thing:
    question = QuestionFactory.create(own=True, owner=owner)
    form = {"stem": "Which river?", "answer": "The Rhine", "seen": "", "tags": "rivers"}
    return Thing({"question_id": question.pk}, form)


def question_of_brief(owner: User) -> Thing:
    """A question of a private brief, and the form of a version of it."""
    of_brief = brief(owner)
    private = Brief.objects.get(slug=of_brief.arguments["slug"])
    original = QuestionFactory.create(brief=private, passage=private.passages.first())
    form = {"stem": "Who?", "text_1": "Wang Li", "text_2": "Zhao Min", "right": "1"}
    return Thing({"question_id": original.pk}, form)


def picture(owner: User) -> Thing:
    """One that nobody else has."""
    image = QuestionImageFactory.create(owner=owner)
    return Thing({"sha256": image.sha256})


def reading_text(owner: User) -> Thing:
    """A text with a question under it, and the form of the page that changes it."""
    text = ReadingTextFactory.create(owner=owner)
    body = question_body() | {"source": None, "reading_text": text.sha256}
    QuestionFactory.create(own=True, owner=owner, body=body)
    return Thing({"text_id": text.pk}, {"title": text.title, "text": text.text})


def question_import(owner: User) -> Thing:
    """A file of questions that its owner has looked at, and not imported yet."""
    found = read_table(f"question,answer\nWhat is {owner.username}'s?,Mud\n".encode())
    begun = begin_import(owner, found, "mud.csv", "csv", timezone.now())
    return Thing({"import_id": begun.pk})


THINGS: dict[str, Callable[[User], Thing]] = {
    "": lambda owner: Thing(),
    "mailed link": lambda owner: Thing({"uidb36": "1", "key": "wrong"}),
    "row": lambda owner: Thing(
        {
            "object_id": owner.pk,
            "id": owner.pk,
            "content_type_id": 0,
            "app_label": "learning",
            "url": "nothing",
        }
    ),
    "brief": brief,
    "brief at the desk": brief_at_desk,
    "disputed brief": disputed_brief,
    "card": card,
    "study session": study_session,
    "quiz": quiz,
    "taken quiz": taken_quiz,
    "authored quiz": authored_quiz,
    "shared quiz": shared_quiz,
    "read attempt": read_attempt,
    "marked attempt": marked_attempt,
    "closed quiz": closed_quiz,
    "own question": own_question,
    "picture": picture,
    "question of a brief": question_of_brief,
    "question import": question_import,
    "reading text": reading_text,
    "kind of question": lambda owner: Thing({"kind": "typed"}),
    "presented": presented,
    "joined": joined,
    "polled": polled,
    "live lobby": live_lobby,
    "wrong screen": lambda owner: Thing(
        {"session_id": owner.pk, "sha256": "ab" * 32, "token": "wrong"}
    ),
    "offered quiz": offered_quiz,
    "taught class": taught_class,
    "download": download,
    "wrong address": lambda owner: Thing({"token": "wrong"}),
    "secret key": lambda owner: Thing({"key": "wrong"}),
    "platform": lambda owner: Thing({"pk": LtiRegistrationFactory.create().pk}, {"step": "pause"}),
    "theme": lambda owner: Thing(form={"theme": "dark"}),
}
