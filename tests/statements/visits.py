"""Every visit whose statements are counted, by route and name.

A page without a visit here is visited by the learner. ``get`` and ``post`` begin each name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from learning.factories import (
    PASSWORD,
)
from tests.statements.before import (
    all_answered,
    all_answered_in_quiz,
    answered_openly,
    asked_for_all,
    brought_a_table,
    covered_one_of_a_brief,
    dated,
    gave_password,
    handed_in,
    has_a_picture,
    has_a_quiz_to_take,
    has_all_ways,
    keys_mended,
    left_no_files,
    made_address,
    made_all,
    missed_twice,
    none_put_away,
    not_asked_yet,
    one_of_a_brief,
    only_learns,
    own_brief,
    password_link,
    password_link_followed,
    shared_by_colleagues,
    taken_by_all,
    told_after_each,
    unpublished,
    version_of_ones_own,
    was_a_guest,
    with_retired_questions,
)
from tests.statements.sent import (
    BRIEF,
    NEW_PASSWORDS,
    SETTINGS,
    SIGN_UP_BY_MAIL,
    Form,
    a_mark,
    a_mended_key,
    a_passage,
    another_answer,
    answered_in_quiz,
    brought_back,
    called_right,
    changed_brief,
    code_of_quiz,
    first_entry,
    first_item,
    graded,
    graded_last,
    in_another_brief,
    latest,
    of_a_question,
    of_the_brief,
    one_of_a_colleague,
    picked,
    points,
    put_away,
    revealed,
    some_questions,
    table_of_questions,
    to_be_added,
    twice_as_long,
    typed,
    version_of_a_question,
    with_card,
    with_questions,
    written_in_place,
)
from tests.statements.world import World

LINK = r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$"


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
    "questions/images/<slug:sha256>/": {"get": Visit(before=has_a_picture)},
    "questions/from-briefs/": {
        "get": Visit(),
        "get with words": Visit(form={"q": "ports", "kind": "typed"}, htmx=True),
    },
    "questions/from-briefs/<int:question_id>/": {
        "get": Visit(before=one_of_a_brief),
        "get one that is covered": Visit(before=covered_one_of_a_brief),
        "post": Visit(form=version_of_a_question, before=one_of_a_brief),
        "post to uncover": Visit(form={"uncover": "1"}, before=covered_one_of_a_brief),
    },
    "questions/from-colleagues/": {
        "get": Visit(before=shared_by_colleagues),
        "get with words": Visit(
            form={"q": "river", "kind": "typed"}, before=shared_by_colleagues, htmx=True
        ),
        "post": Visit(form=one_of_a_colleague, before=shared_by_colleagues),
    },
    "questions/filing/": {"post": Visit(form=of_the_brief, htmx=True)},
    "questions/preview/<slug:kind>/": {
        "post": Visit(form={"stem": "Which sea?", "answer": "The Bohai"}, htmx=True),
        "post an answer": Visit(
            form={"stem": "Which sea?", "answer": "The Bohai", "response": "The Bohai", "try": "1"},
            htmx=True,
        ),
    },
    "questions/import/": {"get": Visit(), "post": Visit(form=table_of_questions)},
    "questions/import/<int:import_id>/": {
        "get": Visit(before=brought_a_table),
        "post": Visit(form={"tags": "a, b"}, before=brought_a_table),
        "post to leave": Visit(form={"leave": "1"}, before=brought_a_table),
        "post to read again": Visit(
            form={"read-again": "1", "separator": "tab"}, before=brought_a_table
        ),
    },
    "questions/take-in/": {"get": Visit(), "post": Visit()},
    "questions/take-in/<int:import_id>/": {
        "get": Visit(before=brought_a_table),
        "post": Visit(before=brought_a_table),
    },
    "questions/give-out/": {"get": Visit(), "post": Visit()},
    "questions/give-out/file/": {"get": Visit(), "post": Visit()},
    "questions/export/": {"get": Visit(), "get some": Visit(form=some_questions)},
    "questions/export/file/": {"get": Visit(), "get some": Visit(form=some_questions)},
    "questions/<int:question_id>/": {
        "get": Visit(),
        "get a version": Visit(before=version_of_ones_own),
        "post": Visit(form=of_a_question),
        "post a version with another answer": Visit(
            form=another_answer, before=version_of_ones_own
        ),
    },
    "quizzes/own/<int:quiz_id>/": {
        "get": Visit(),
        "post": Visit(
            form={
                "title": "On mud",
                "feedback": "each",
                "minutes": 5,
                "tells": "keys",
                "grade_by": "highest",
            }
        ),
    },
    "quizzes/own/new/": {"post": Visit()},
    "quizzes/own/<int:quiz_id>/preview/": {
        "get": Visit(form={"draw": 1}),
        "post": Visit(form={"draw": 1, "response": "Wang Li"}),
    },
    "quizzes/own/<int:quiz_id>/add/": {
        "get": Visit(),
        "get of a brief": Visit(form=lambda world: {"brief": world.brief.pk}),
        "post": Visit(form=to_be_added),
    },
    "quizzes/own/<int:quiz_id>/move/": {"post": Visit(form=first_entry)},
    "quizzes/own/<int:quiz_id>/points/": {"post": Visit(form=points)},
    "quizzes/own/<int:quiz_id>/sections/": {"post": Visit(form={"title": "Mud"})},
    "quizzes/own/<int:quiz_id>/sections/<int:section_id>/": {
        "post": Visit(form={"title": "Mud", "draws": 1}),
        "post to remove": Visit(form={"remove": "1"}),
    },
    "quizzes/own/<int:quiz_id>/<int:number>/remove/": {"post": Visit(form=first_item)},
    "quizzes/own/<int:quiz_id>/allowances/": {
        "get": Visit(),
        "post": Visit(form=twice_as_long),
    },
    "quizzes/own/<int:quiz_id>/allowances/<int:user_id>/": {"post": Visit()},
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
    "quizzes/own/<int:quiz_id>/answers/": {"get": Visit(before=answered_openly)},
    "quizzes/own/<int:quiz_id>/answers/<int:attempt_id>/": {"get": Visit(before=answered_openly)},
    "quizzes/own/<int:quiz_id>/release/": {"post": Visit()},
    "quizzes/own/<int:quiz_id>/marking/": {"get": Visit(before=answered_openly)},
    "quizzes/own/<int:quiz_id>/marking/<int:question_id>/": {
        "get": Visit(before=answered_openly),
        "post": Visit(before=answered_openly, form=a_mark),
    },
    "quizzes/own/<int:quiz_id>/regrade/": {
        "get": Visit(before=keys_mended),
        "post": Visit(before=keys_mended, form=a_mended_key),
    },
    "classes/<int:classroom_id>/grades/": {"get": Visit(before=answered_openly)},
    "classes/<int:classroom_id>/grades.csv": {"get": Visit(before=answered_openly)},
    "classes/<int:classroom_id>/grades.xlsx": {"get": Visit(before=answered_openly)},
    "quizzes/own/<int:quiz_id>/analysis/": {"get": Visit(before=taken_by_all)},
    "quizzes/own/<int:quiz_id>/analysis/<slug:uid>/": {"get": Visit(before=taken_by_all)},
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
