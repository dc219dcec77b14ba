"""Every URL, asked for by everybody in every way, against ``data/access.toml``."""

import re
import tomllib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.database import CACHE_TABLE
from content.factories import BriefFactory, ConceptFactory, PassageFactory, PersonFactory
from content.models import Brief, BriefQuerySet
from learning.accounts.downloads import begin_download, make_download
from learning.bank.imports import begin_import
from learning.exchange.table import read as read_table
from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    ResponseFactory,
    StudySessionFactory,
    UserFactory,
    question_body,
)
from learning.models import Attempt, User
from learning.quizzes.attempts import submit_attempt
from learning.rendering.responses import sign as sign_response
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now, sign
from tests.clients import HTMX, new_session
from tests.routes import ROUTES, address, fits

TABLE = tomllib.loads((Path(__file__).parent / "data" / "access.toml").read_text())
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
TELLING = ("GET", "POST")  # the others are refused, or a GET without its body
PEOPLE = ("guest", "learner", "other learner", "staff")
# Who is let in, and by which methods, is the same on every database; what it makes of an address or
# a form may not be.
WHOLE = connection.vendor == "sqlite"
ASKING = PEOPLE if WHOLE else ("learner", "other learner")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")  # but for the cache, where limits are counted


def line_of(route: str) -> dict[str, Any] | None:
    return next((TABLE[line] for line in TABLE if fits(route, line)), None)


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
    passage = PassageFactory.create(brief=brief, position=1)
    concept = ConceptFactory.create(brief=brief, passage=passage)
    person = PersonFactory.create(brief=brief, passage=passage)
    slugs = {"section": section.slug, "concept": concept.slug, "person": person.slug}
    return Thing({"slug": brief.slug} | slugs, {"passage": passage.slug})


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


def taught_class(owner: User) -> Thing:
    """A class of the owner's, with a learner in it and something set for it."""
    classroom = MembershipFactory.create(user=owner, teacher=True).classroom
    learner = MembershipFactory.create(classroom=classroom)
    task = AssignmentFactory.create(classroom=classroom, of_brief=True)
    arguments: dict[str, Any] = {
        "classroom_id": classroom.pk,
        "member_id": learner.pk,
        "assignment_id": task.pk,
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
    "card": card,
    "study session": study_session,
    "quiz": quiz,
    "taken quiz": taken_quiz,
    "authored quiz": authored_quiz,
    "shared quiz": shared_quiz,
    "read attempt": read_attempt,
    "closed quiz": closed_quiz,
    "own question": own_question,
    "picture": picture,
    "question of a brief": question_of_brief,
    "question import": question_import,
    "kind of question": lambda owner: Thing({"kind": "typed"}),
    "taught class": taught_class,
    "download": download,
    "wrong address": lambda owner: Thing({"token": "wrong"}),
}


@dataclass
class Person:
    """Somebody with what is theirs and the cookie of their browser; anonymous without a user."""

    name: str
    user: User | None
    thing: Thing
    session: str = ""
    client: Client = field(default_factory=Client)

    @classmethod
    def called(cls, name: str, of: str) -> "Person":
        traits = {
            "guest": {"is_guest": True, "password": "!"},
            "staff": {"is_staff": True, "is_superuser": True},
        }
        user = UserFactory.create(username=name.replace(" ", "-"), **traits.get(name, {}))
        return cls(name, user, THINGS[of](user), new_session(user))

    @property
    def kind(self) -> str:
        return self.name if self.name in ("anonymous", "guest") else "claimed"

    def open_browser(self) -> None:
        """As before the first request: with the cookie of the session and no other."""
        self.client.cookies.clear()
        if self.session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.session


def asked_for(
    route: str, person: Person, others: Thing, owned: bool
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Whose it is, the form and the address: one's own, what is not there, another's, mixed."""
    own, form, names = (
        person.thing.arguments,
        person.thing.form,
        re.findall(r"<(?:\w+:)?(\w+)>", route),
    )
    yield "own", form, address(route, own)
    if names:
        yield "absent", form, address(route, person.thing.absent())
    if names and owned:
        yield "other's", others.form, address(route, others.arguments)
        yield "other's form", others.form, address(route, own)
        for name in names:
            yield "other's", form, address(route, own | {name: others.arguments[name]})


def expected(line: dict[str, Any], person: Person, method: str, htmx: bool, whose: str) -> int:
    status = line.get({"HEAD": "get", "GET": "get", "POST": "post"}.get(method, ""))
    if status is None:
        return 405
    if whose == "other's form" and method == "POST" and "theirs" in line:
        return line["theirs"]
    if whose not in ("own", "other's form") and line["for"] == "owner":
        return 404
    if whose == "absent" and "absent" in line:
        return line["absent"]
    status = line.get(person.kind, status)
    return status if isinstance(status, int) else status[htmx]


def is_led_to_sign_in(response: HttpResponse) -> bool:
    target = response.headers.get("HX-Redirect") or response.headers.get("Location", "")
    return target.startswith(("/account/login/?next=", "/admin/login/?next="))


def is_turned_away_from_the_admin(response: HttpResponse) -> bool:
    target = response.headers.get("Location", "").partition("?")[0]
    return response.status_code == 403 or target in ("/admin/login/", "/admin/")


def is_kept_nowhere(response: HttpResponse) -> bool:
    """By any cache, but a picture by its reader's own: its address names what it holds."""
    stays = response.headers.get("Content-Type", "").startswith("image/")
    said = response.headers.get("Cache-Control", "")
    return ("private" in said) if stays else ("no-store" in said)


def has_safe_headers(response: HttpResponse) -> bool:
    policy = response.headers.get("Content-Security-Policy", "")
    request = response.wsgi_request
    personal = request.session.accessed and request.user.is_authenticated
    return (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and response.headers.get("X-Content-Type-Options") == "nosniff"
        and response.headers.get("Referrer-Policy") == "same-origin"
        and response.headers.get("X-Frame-Options") == "DENY"
        and (is_kept_nowhere(response) or not personal)
    )


@dataclass
class Outcome:
    response: HttpResponse
    writes: list[str]


def ask(person: Person, method: str, path: str, form: dict[str, Any], htmx: bool) -> Outcome:
    """One request, and what it wrote; all of it is undone afterwards."""
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        person.open_browser()
        send = getattr(person.client, method.lower())
        data = form if method == "POST" else None
        response = send(path, data, headers=HTMX if htmx else None)
        statements = [query["sql"] for query in queries.captured_queries]
        transaction.set_rollback(True)
    writes = [sql for sql in statements if sql.lstrip().startswith(WRITES)]
    return Outcome(response, [sql for sql in writes if CACHE_TABLE not in sql])


def is_right(line: dict[str, Any], person: Person, status: int, response: HttpResponse) -> bool:
    if line["for"] != "everyone" and person.kind == "anonymous":
        return is_led_to_sign_in(response)
    if line["for"] == "staff" and person.name != "staff":
        return is_turned_away_from_the_admin(response)
    if line["for"] == "staff" and status == 405:
        return response.status_code < 500
    return response.status_code == status


def is_denied(line: dict[str, Any], person: Person, status: int) -> bool:
    turned_away = line["for"] == "staff" and person.name != "staff"
    unknown = line["for"] != "everyone" and person.kind == "anonymous"
    return turned_away or unknown or (status >= 400 and line["for"] != "staff")


@pytest.mark.parametrize("route", ROUTES)
def test_every_url_has_a_line(route):
    assert line_of(route), f"tell in tests/data/access.toml who may ask for {route}"


@pytest.mark.parametrize("line", TABLE)
def test_every_line_has_a_url(line):
    assert any(fits(route, line) for route in ROUTES)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_everybody_gets_what_the_table_says_and_nothing_more(route):
    assert not faults(route, is_worth_asking)


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_nobody_gets_more_in_any_other_way(route):
    assert not faults(route, lambda *_: True)


@pytest.mark.django_db
def test_a_brief_that_opens_to_everybody_would_be_found(monkeypatch):
    monkeypatch.setattr(BriefQuerySet, "open_to", lambda briefs, user: briefs)
    found = "\n".join(faults("briefs/<slug:slug>/", is_worth_asking))
    assert "learner: GET" in found
    assert "200, not 404" in found


type Choice = Callable[[dict[str, Any], Person, str, str, bool], bool]


def is_worth_asking(
    line: dict[str, Any], person: Person, whose: str, method: str, htmx: bool
) -> bool:
    """Whether it may come out otherwise than what else is asked: what a person may not do with
    their own they may not do with another's, a guest and a learner may do the same with another's,
    and so may two learners with each other's; whoever is turned away from all that is staff's is so
    whether it is there or not; a GET brings no form; and a method that no page tells apart, and
    what htmx makes of an answer, is so for all who are let in, and whatever they ask for.
    """
    if whose != "own" and (htmx or person.name == "guest"):
        return False
    if person.name == "other learner" or (method == "GET" and whose == "other's form"):
        return False
    if method not in TELLING or htmx:
        return WHOLE and whose == "own" and person.name in ("anonymous", "learner")
    return whose == "own" or line["for"] != "staff" or person.name == "staff"


def faults(route: str, chosen: Choice) -> list[str]:
    of = line_of(route).get("of", "")
    people = [Person.called(name, of) for name in ASKING]
    people.append(Person("anonymous", None, people[0].thing))
    pairs = zip(people, people[1:] + people[:1], strict=True)
    return [fault for person, other in pairs for fault in faults_for(route, person, other, chosen)]


def faults_for(route: str, person: Person, other: Person, chosen: Choice) -> Iterator[str]:
    """What is wrong with the answers that one person gets."""
    line = line_of(route)
    # The admin knows nothing of htmx; only who is kept out of it may get another answer by it.
    ways = [(method, False) for method in METHODS]
    if not line["for"] == person.name == "staff":
        ways += [(method, True) for method in TELLING]
    cases = asked_for(route, person, other.thing, line["for"] == "owner")
    for (whose, form, path), (method, htmx) in product(cases, ways):
        if not chosen(line, person, whose, method, htmx):
            continue
        status = expected(line, person, method, htmx, whose)
        outcome = ask(person, method, path, form, htmx)
        case = f"{person.name}: {method} {path} ({whose}{', htmx' if htmx else ''})"
        if not is_right(line, person, status, outcome.response):
            yield f"{case}: {outcome.response.status_code}, not {status}"
        if not has_safe_headers(outcome.response):
            yield f"{case}: headers {dict(outcome.response.headers)}"
        if outcome.writes and is_denied(line, person, status):
            yield f"{case}: denied, and yet it wrote {outcome.writes}"


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in ROUTES if "post" in (line_of(route) or {})])
def test_no_form_is_taken_from_another_site(route):
    person = Person.called("staff", line_of(route).get("of", ""))
    path = address(route, person.thing.arguments)
    person.client = Client(enforce_csrf_checks=True)
    person.open_browser()
    response = person.client.post(path, person.thing.form)
    assert response.status_code == 403
