"""Every visit whose statements are counted, by route and name.

A page without a visit here is visited by the learner. ``get`` and ``post`` begin each name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.utils import timezone

from content.store import load
from content.versions import digest
from learning.adapter import GUEST_LEFT
from learning.calendar_feed import make_address
from learning.downloads import begin_download, make_download
from learning.factories import (
    PASSWORD,
    CardFactory,
    QuestionFactory,
    RevealFactory,
    ReviewFactory,
)
from learning.models import Assignment, Attempt, Card, Membership, Question, Quiz, Response
from learning.own_questions import retire_questions
from learning.quizzes import submit_attempt
from tests.statements.passkey import passkey
from tests.statements.world import World

NEW_PASSWORD = "seven quiet herons"
NEW_PASSWORDS = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
SETTINGS = {
    "scope": "everything",
    "characters": "write",
    "new_per_day": 5,
    "reviews_per_day": 50,
    "desired_retention": 95,
    "maximum_interval": 180,
    "buttons": 4,
    "time_zone": "Asia/Shanghai",
    "day_starts_at": 6,
    "theme": "dark",
}
BRIEF = {
    "text": "slug: mud\ntitle: On mud\npassages:\n- {slug: first, text: Mud is soft.}\nconcepts:\n"
    "- {slug: mud, at: first, words: Mud, term: mud}\n",
    "visibility": "private",
    "key": "abcdefghij",
    "seen": "",
}
SIGN_UP_BY_MAIL = {"username": "mei", "email": "mei@example.org", **NEW_PASSWORDS}
LINK = r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$"

type Form = dict[str, Any]


@dataclass(frozen=True)
class Visit:
    """Who comes, what is sent (a form, or what makes it of the world), by htmx or not, where mail
    can be sent or not, and what is done before."""

    by: str = "learner"
    form: Form | Callable[[World], Form] = field(default_factory=dict)
    htmx: bool = False
    mail: bool = False
    before: Callable[[World, Client], object] | None = None

    def form_for(self, world: World) -> Form:
        return self.form(world) if callable(self.form) else self.form


def stranger(**form: Any) -> Visit:
    return Visit("stranger", form)


def studying(form: Form | Callable[[World], Form]) -> Visit:
    return Visit(form=form, htmx=True)


def typed(world: World) -> Form:
    return {"shown": world.shown(world.due[0]), "response": "Zhao Min"}


def graded(world: World) -> Form:
    RevealFactory.create(card=world.due[0])
    return {"shown": world.shown(world.due[0], "recall"), "rating": 3}


def graded_last(world: World) -> Form:
    """The answer that leads to the page on which a session ends."""
    Card.objects.exclude(pk=world.due[0].pk).update(suspended=True)
    return graded(world)


def revealed(world: World) -> Form:
    return {"shown": world.shown(world.due[0], "recall")}


def latest(world: World) -> Form:
    return {"review": world.arguments["review_id"]}


def with_questions(action: str, **form: Any) -> Callable[[World], Form]:
    """Something done with all the questions that the learner has written."""

    def chosen(world: World) -> Form:
        own = Question.objects.written_by(world.learner)
        return {"question": [one.pk for one in own], "action": action, **form}

    return chosen


def with_retired_questions(world: World, client: Client) -> None:
    retire_questions(Question.objects.written_by(world.learner), timezone.now())


def of_the_brief(world: World) -> Form:
    return {"about": world.brief.pk, "tags": "rivers"}


def in_another_brief(world: World) -> Form:
    return with_questions("move", about=world.brief.pk)(world)


def of_a_question(world: World) -> Form:
    """A question worded anew, as its page is sent."""
    question = Question.objects.get(pk=world.arguments["question_id"])
    seen = question.changed_at.isoformat()
    return {"stem": "Which river?", "answer": "The Rhine", "tags": "a, b", "seen": seen}


def with_card(action: str) -> Callable[[World], Form]:
    return lambda world: {"card": world.due[0].pk, "action": action}


def brought_back(world: World) -> Form:
    return {"card": put_away(world).pk, "action": "bring-back"}


def put_away(world: World) -> Card:
    return world.learner.cards.filter(suspended=True)[0]


def a_passage(world: World) -> Form:
    return {"passage": world.due[0].question.passage.slug}


def dated(world: World, client: Client) -> None:
    world.brief.facts.update(when="1998-03")


def own_brief(world: World, client: Client) -> None:
    world.brief.owner = world.learner
    world.brief.save()


def changed_brief(world: World) -> Form:
    return BRIEF | {"store": "1", "seen": digest(load(world.brief))}


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


def answered_in_quiz(world: World) -> Form:
    return {"shown": world.answer_in_quiz(), "response": "Zhao Min", "go": "2"}


def called_right(world: World) -> Form:
    return {"shown": world.answer_in_quiz(), "verdict": "right"}


def told_after_each(world: World, client: Client) -> None:
    Quiz.objects.update(feedback="each")


def all_answered_in_quiz(world: World, client: Client) -> None:
    answers = Response.objects.filter(attempt=world.arguments["attempt_id"])
    answers.update(given={"text": "Zhao Min"}, version=1, answered_at=timezone.now())


def handed_in(world: World, client: Client) -> None:
    all_answered_in_quiz(world, client)
    submit_attempt(Attempt.objects.get(pk=world.arguments["attempt_id"]), timezone.now())


def first_item(world: World) -> Form:
    quiz = Quiz.objects.get(pk=world.arguments["quiz_id"])
    return {"question": quiz.items.get(position=1).question_id}


def picked(world: World) -> Form:
    return first_item(world) | {"picked": world.arguments["question_id"]}


def written_in_place(world: World) -> Form:
    return first_item(world) | {"stem": "What is mud?", "answer": "Soft"}


def unpublished(world: World, client: Client) -> None:
    Quiz.objects.filter(pk=world.arguments["quiz_id"]).update(code=None, published_at=None)


def only_learns(world: World, client: Client) -> None:
    Membership.objects.filter(user=world.learner).update(role="learner")


def has_a_quiz_to_take(world: World, client: Client) -> None:
    only_learns(world, client)
    quizzes = Assignment.objects.filter(classroom=world.arguments["classroom_id"], brief=None)
    world.arguments["assignment_id"] = quizzes[0].pk


def code_of_quiz(world: World) -> Form:
    return {"code": world.arguments["code"]}


VISITS: dict[str, dict[str, Visit]] = {
    "": {
        "get": Visit(),
        "get by a stranger": stranger(),
        "get by a guest": Visit("guest"),
        "get with nothing due": Visit(before=all_answered),
    },
    "progress/": {
        "get": Visit(),
        "get with misses": Visit(before=missed_twice),
        "get with nothing": Visit("guest"),
    },
    "healthz": {"get": stranger()},
    "start/": {"post": stranger(time_zone="Asia/Shanghai"), "post again": Visit("guest")},
    "settings/": {"get": Visit(), "post": Visit(form=SETTINGS), "post a mistake": Visit()},
    "account/login/": {
        "get": stranger(),
        "get by a guest": Visit("guest"),
        "post": stranger(login="learner", password=PASSWORD),
        "post a mistake": stranger(login="learner", password="wrong"),
    },
    "account/signup/": {
        "get": stranger(),
        "post": stranger(username="mei", **NEW_PASSWORDS),
        "post with mail": Visit("stranger", SIGN_UP_BY_MAIL, mail=True),
    },
    "account/logout/": {"get": Visit(), "post": Visit()},
    "account/claim/later/": {"post": Visit("guest")},
    "account/claim/": {
        "get": Visit("guest"),
        "post": Visit("guest", {"username": "mei", **NEW_PASSWORDS}),
        "post with mail": Visit("guest", SIGN_UP_BY_MAIL, mail=True),
        "post a mistake": Visit("guest"),
        "post again": stranger(username="learner", password1=PASSWORD),
    },
    "account/merge/": {
        "get": Visit(before=was_a_guest),
        "get with nothing to merge": Visit(),
        "post merge": Visit(form={"choice": "merge"}, before=was_a_guest),
        "post drop": Visit(form={"choice": "drop"}, before=was_a_guest),
    },
    "account/download/": {
        "get": Visit(before=left_no_files),
        "get while it is made": Visit(before=asked_for_all),
        "get when it is ready": Visit(before=made_all),
        "post": Visit(),
    },
    "account/download/<uuid:name>/": {"get": Visit(before=made_all)},
    "account/calendar/": {
        "get": Visit(),
        "get the address": Visit(before=made_address),
        "post make": Visit(form={"action": "make"}),
        "post remove": Visit(form={"action": "remove"}, before=made_address),
    },
    "calendar/<slug:token>.ics": {"get": Visit("stranger", before=made_address)},
    "account/signing-in/": {"get": Visit(), "get with all ways": Visit(before=has_all_ways)},
    "account/signing-in/app/": {
        "get": Visit(before=gave_password),
        "post": Visit(before=gave_password),
    },
    "account/signing-in/app/stop/": {
        "get": Visit(before=has_all_ways),
        "post": Visit(before=has_all_ways),
    },
    "account/signing-in/codes/": {"get": Visit(before=has_all_ways)},
    "account/signing-in/codes/new/": {
        "get": Visit(before=has_all_ways),
        "post": Visit(before=has_all_ways),
    },
    "account/signing-in/step/": {"get": stranger(), "post": stranger()},
    "account/signing-in/again/": {
        "get": Visit(before=has_all_ways),
        "post": Visit(form={"code": "123456"}, before=has_all_ways),
    },
    "account/signing-in/passkeys/add/": {
        "get": Visit(before=gave_password),
        "post": Visit(form={"credential": "{}"}, before=gave_password),
    },
    "account/signing-in/passkeys/again/": {
        "get": Visit(before=has_all_ways),
        "post": Visit(before=has_all_ways),
    },
    "account/signing-in/passkeys/<int:pk>/remove/": {
        "get": Visit(before=has_all_ways),
        "post": Visit(before=has_all_ways),
    },
    "account/login/passkey/": {"get": stranger(), "post": stranger()},
    "account/delete/": {
        "get": Visit(before=gave_password),
        "get and give the password first": Visit(),
        "post": Visit(form={"sure": "yes"}, before=gave_password),
        "post by a guest": Visit("guest", {"sure": "yes"}),
    },
    "account/reauthenticate/": {"get": Visit(), "post": Visit(form={"password": PASSWORD})},
    "account/email/": {
        "get": Visit(),
        "post": Visit(form={"email": "mei@example.org", "action_add": "1"}),
    },
    "account/password/change/": {
        "get": Visit(),
        "post": Visit(form={"oldpassword": PASSWORD, **NEW_PASSWORDS}),
    },
    "account/password/set/": {"get": Visit(), "post": Visit()},
    "account/confirm-email/<str:key>/": {"get": stranger(), "post": stranger()},
    "account/password/reset/": {
        "get": stranger(),
        "post": stranger(),
        "post with mail": Visit("stranger", {"email": "l@example.org"}, mail=True),
        "post of nobody with mail": Visit("stranger", {"email": "x@example.org"}, mail=True),
    },
    LINK: {
        "get": Visit("stranger", before=password_link),
        "get the form": Visit("stranger", before=password_link_followed),
        "post": Visit("stranger", NEW_PASSWORDS, before=password_link_followed),
    },
    "study/start/": {
        "post": Visit(),
        "post a brief": Visit(form=lambda world: {"brief": world.brief.slug}),
        "post a section": Visit(
            form=lambda world: {"brief": world.brief.slug, "section": world.arguments["section"]}
        ),
        "post what is unread": Visit(
            form=lambda world: {"brief": world.brief.slug, "unread": "1"}, before=not_asked_yet
        ),
        "post certain cards": Visit(form=lambda world: {"card": [card.pk for card in world.due]}),
    },
    "study/<int:pk>/": {
        "get": Visit(),
        "get the end": Visit(before=all_answered),
    },
    "study/<int:pk>/more/": {"post": Visit()},
    "quizzes/": {
        "get": Visit(),
        "post": Visit(form={"focus": "fading"}),
        "post what was missed": Visit(form={"focus": "missed"}),
        "post the weakest section": Visit(form={"focus": "section"}),
        "post a mix": Visit(form={"focus": "mix"}),
    },
    "briefs/<slug:slug>/quiz/": {"post": Visit()},
    "questions/": {
        "get": Visit(),
        "get with words": Visit(form={"q": "river", "kind": "typed", "used": "1"}),
        "post a tag": Visit(form=with_questions("tag", tags="rivers")),
        "post to another brief": Visit(form=in_another_brief),
        "post to retire": Visit(form=with_questions("retire")),
        "post to bring back": Visit(
            form=with_questions("bring-back"), before=with_retired_questions
        ),
    },
    "questions/new/<slug:kind>/": {
        "get": Visit(),
        "post": Visit(form={"stem": "Which sea?", "answer": "The Bohai", "tags": "seas"}),
    },
    "questions/filing/": {"post": Visit(form=of_the_brief, htmx=True)},
    "questions/preview/<slug:kind>/": {
        "post": Visit(form={"stem": "Which sea?", "answer": "The Bohai"}, htmx=True)
    },
    "questions/<int:question_id>/": {"get": Visit(), "post": Visit(form=of_a_question)},
    "quizzes/own/<int:quiz_id>/": {
        "get": Visit(),
        "post": Visit(form={"title": "On mud", "feedback": "each", "minutes": 5}),
    },
    "quizzes/own/<int:quiz_id>/<int:number>/replace/": {"post": Visit(form=first_item)},
    "quizzes/own/<int:quiz_id>/<int:number>/write/": {
        "get": Visit(),
        "post": Visit(form=written_in_place),
    },
    "quizzes/own/<int:quiz_id>/<int:number>/pick/": {"post": Visit(form=picked)},
    "quizzes/own/<int:quiz_id>/publish/": {
        "post": Visit(before=unpublished),
    },
    "quizzes/own/<int:quiz_id>/close/": {"post": Visit()},
    "quizzes/own/<int:quiz_id>/delete/": {"get": Visit(), "post": Visit()},
    "classes/": {"get": Visit(), "post": Visit(form={"name": "Lecture"})},
    "classes/<int:classroom_id>/": {"get": Visit(), "get by a learner": Visit(before=only_learns)},
    "classes/<int:classroom_id>/edit/": {
        "get": Visit(),
        "post": Visit(form={"name": "Lecture"}),
        "post to archive": Visit(form={"archive": "1"}),
    },
    "classes/<int:classroom_id>/set/": {
        "get": Visit(),
        "get to change": Visit(form=lambda world: {"again": world.arguments["assignment_id"]}),
        "post a brief": Visit(form=lambda world: {"what": f"brief-{world.brief.pk}"}),
        "post a quiz": Visit(
            form=lambda world: {"what": f"quiz-{world.arguments['quiz_id']}", "attempts_allowed": 2}
        ),
    },
    "classes/<int:classroom_id>/set/<int:assignment_id>/": {
        "get": Visit(before=has_a_quiz_to_take),
        "post": Visit(before=has_a_quiz_to_take),
    },
    "classes/<int:classroom_id>/set/<int:assignment_id>/withdraw/": {
        "get": Visit(),
        "post": Visit(),
    },
    "classes/<int:classroom_id>/members/<int:member_id>/": {
        "post": Visit(form={"remove": "1"}),
        "post a role": Visit(form={"role": "teacher"}),
    },
    "join/": {"get": stranger(), "get by a code": Visit("stranger", form=code_of_quiz)},
    "join/<str:code>/": {
        "get": Visit(),
        "get by a stranger": stranger(),
        "post": Visit(form={"name": "Mei"}),
        "post by a stranger": stranger(name="Mei"),
    },
    "quizzes/<int:attempt_id>/<int:number>/": {
        "get": Visit(),
        "post": Visit(form=answered_in_quiz),
        "post and be told": Visit(form=answered_in_quiz, before=told_after_each),
        "post as it is made": studying(answered_in_quiz),
    },
    "quizzes/<int:attempt_id>/<int:number>/override/": {
        "post": Visit(form=called_right, before=handed_in),
    },
    "quizzes/<int:attempt_id>/submit/": {
        "get": Visit(),
        "post": Visit(before=all_answered_in_quiz),
    },
    "quizzes/<int:attempt_id>/results/": {"get": Visit(before=handed_in)},
    "quizzes/<int:attempt_id>/study/": {"post": Visit(before=handed_in)},
    "briefs/<slug:slug>/sections/<slug:section>/read/": {"post": Visit()},
    "briefs/<slug:slug>/memory/": {"get": Visit(), "post": Visit(form=a_passage)},
    "briefs/new/": {
        "get": Visit(),
        "post to look": Visit(form=BRIEF | {"look": "1"}),
        "post to store": Visit(form=BRIEF | {"store": "1"}),
    },
    "briefs/<slug:slug>/edit/": {
        "get": Visit(before=own_brief),
        "post to look": Visit(form=BRIEF | {"look": "1"}, before=own_brief),
        "post to store": Visit(form=changed_brief, before=own_brief),
    },
    "briefs/<slug:slug>/delete/": {
        "get": Visit(before=own_brief),
        "post": Visit(before=own_brief),
    },
    "briefs/<slug:slug>/cards/": {
        "get": Visit(),
        "get with words": Visit(form={"q": "who", "stage": "new"}),
        "post": Visit(),
    },
    "briefs/<slug:slug>/cards/print/": {"get": Visit(), "post": Visit()},
    "briefs/<slug:slug>/cards/<int:card_id>/": {
        "post star": studying({"action": "star"}),
        "post note": studying({"action": "note", "note": "Mind the port."}),
        "post suspend": studying({"action": "suspend"}),
        "post bring back": studying({"action": "bring-back"}),
        "post reset": studying(lambda world: {"action": "reset", "seq": world.due[0].seq}),
        "post show": studying({"action": "show"}),
    },
    "briefs/<slug:slug>/timeline/": {
        "get": Visit(before=dated),
        "get with memory": Visit(form={"colour": "memory"}, before=dated),
    },
    "briefs/<slug:slug>/people-by-topic/": {
        "get": Visit(),
        "get a cell with memory": Visit(
            form=lambda world: {
                "topic": "-",
                "who": f"p-{world.arguments['person']}",
                "colour": "memory",
            }
        ),
    },
    "briefs/<slug:slug>/concept-map/": {
        "get": Visit(),
        "get with memory": Visit(form={"colour": "memory"}),
    },
    "cards/put-away/": {
        "get": Visit(),
        "get none": Visit(before=none_put_away),
        "post": Visit(form=lambda world: {"card": put_away(world).pk}),
        "post all leeches": Visit(form={"leeches": "1"}),
    },
    "study/<int:pk>/reveal/": {"post": studying(revealed)},
    "study/<int:pk>/answer/": {
        "post": studying(typed),
        "post a grade": studying(graded),
        "post the last grade": studying(graded_last),
    },
    "study/<int:pk>/answers/<int:review_id>/override/": {
        "post": studying({"key": "1f0a9a1e-2f5b-4b9e-8d43-3a3f2a1b7c55", "verdict": "right"}),
    },
    "study/<int:pk>/undo/": {"post": studying(latest)},
    "study/<int:pk>/card/": {
        "post bury": studying(with_card("bury")),
        "post suspend": studying(with_card("suspend")),
        "post hide": studying(with_card("hide")),
        "post bring back": studying(brought_back),
    },
    "study/<int:pk>/characters/": {"post": studying({"characters": "off"})},
    "study/<int:pk>/report/<int:card_id>/": {
        "get": Visit(),
        "post": Visit(form={"reason": "unclear", "comment": "Which port?"}),
        "post and hide": Visit(form={"reason": "unclear", "hide": "on"}),
    },
}
