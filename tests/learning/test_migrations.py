"""Migrations convert rows of an earlier version."""

from datetime import datetime
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps

from content.factories import BriefFactory
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
)
from learning.models import (
    Assignment,
    Attempt,
    Finding,
    MarkChange,
    Regrade,
    Revision,
    User,
)

pytestmark = pytest.mark.django_db
encryption = import_module("learning.migrations.0009_encrypt_secrets_of_codes")
owe_cards = import_module("learning.migrations.0003_attempts_owe_cards")
terms = import_module("learning.migrations.0006_terms_of_classes_inherit")
seal = import_module("learning.migrations.0011_attempts_are_sealed")
teach = import_module("learning.migrations.0022_people_who_teach")
open_speakers = import_module("learning.migrations.0029_open_speakers_of_findings")
log_regrades = import_module("learning.migrations.0013_past_regrades_are_logged")


def test_open_speakers_leave_the_doubts_and_return_on_reversal(now: datetime) -> None:
    speaker = {"words": "Chen", "people": ["chen-bo", "chen-wei"], "passage": ""}
    brief = BriefFactory.create()
    usual = {"brief": brief, "family": "quotes", "entry": {}, "rule": "as", "confidence": 1.0}
    old = [["is_long", speaker], [speaker], ["is_long"], []]
    for n, doubts in enumerate(old):
        Finding.objects.create(**usual, slug=f"q{n}", position=n, doubts=doubts, state="unsure")
    evidence = [{"slug": "q0", "open_speaker": speaker}, {"slug": "q1", "open_speaker": None}]
    before_open_speakers = {"added": [{"slug": "q0"}]}
    waits = {"sent": [{}, evidence], "compared": before_open_speakers}
    Revision.objects.create(brief=brief, made_at=now, **waits)
    Revision.objects.create(brief=brief, made_at=now, applied_at=now)

    open_speakers.move_open_speakers(apps, None)
    moved = speaker | {"several": False}
    assert list(Finding.objects.values_list("doubts", "open_speaker")) == [
        (["is_long"], moved),
        ([], moved),
        (["is_long"], None),
        ([], None),
    ]
    revision = Revision.objects.get(applied_at=None)
    assert [each["open_speaker"] for each in revision.sent[1]] == [moved, None]
    assert revision.compared == before_open_speakers

    open_speakers.move_them_back(apps, None)
    assert list(Finding.objects.values_list("doubts", flat=True)) == old
    revision.refresh_from_db()
    assert {"sent": revision.sent, "compared": revision.compared} == waits


def test_submitted_attempts_owe_the_promised_cards(now: datetime) -> None:
    promised = AssignmentFactory.create(adds_cards=True)
    handed_in = {"submitted_at": now, "assignment": promised}
    owing = AttemptFactory.create(**handed_in)
    AttemptFactory.create(**handed_in, abandoned=True)
    AttemptFactory.create(assignment=promised)
    AttemptFactory.create(submitted_at=now, assignment=AssignmentFactory.create())
    owe_cards.owe_what_was_promised(apps, None)
    assert Attempt.objects.get(owes_cards=True) == owing


def test_an_empty_term_of_a_class_still_means_no_limit(now: datetime) -> None:
    empty = AssignmentFactory.create(quiz__opens_at=now, quiz__closes_at=now)
    full = AssignmentFactory.create(opens_at=now, due_at=now, attempts_allowed=2)
    brief = AssignmentFactory.create(of_brief=True)
    terms.write_out_what_has_no_limit(apps, None)
    found = Assignment.objects.in_bulk()
    flags = {
        pk: (one.opens_at_once, one.never_closes, one.unlimited_attempts)
        for pk, one in found.items()
    }
    assert flags == {empty.pk: (True,) * 3, full.pk: (False,) * 3, brief.pk: (False,) * 3}
    assert (found[empty.pk].begins_at, found[empty.pk].ends_at) == (None, None)


def test_secrets_of_codes_are_encrypted_and_decrypted_on_reversal(learner: User) -> None:
    plain = [
        {"secret": "JBSWY3DPEHPK3PXP"},
        {"seed": "c0ffee", "used_mask": 5, "migrated_codes": ["123456"]},
        {"name": "Phone", "credential": {"secret": "none of ours"}},
    ]
    for type, data in zip(("totp", "recovery_codes", "webauthn"), plain, strict=True):
        Authenticator.objects.create(user=learner, type=type, data=data)

    encryption.encrypt_secrets(apps, None)
    encryption.encrypt_secrets(apps, None)  # for a run after an interrupted one

    app, codes, passkey = Authenticator.objects.order_by("pk")
    stored = [app.data["secret"], codes.data["seed"], codes.data["migrated_codes"][0]]
    assert all(text.startswith("fernet:") for text in stored)
    assert (codes.data["used_mask"], passkey.data) == (5, plain[2])
    assert codes.wrap().get_unused_codes() == ["123456"]

    encryption.decrypt_secrets(apps, None)
    assert [row.data for row in Authenticator.objects.order_by("pk")] == plain


@pytest.mark.parametrize(
    ("rules", "submitted", "sealed"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"tells": "mark"}, True, True),
        ({"feedback": "released"}, True, True),
        ({"purpose": "practice"}, False, False),
    ],
)
def test_attempts_without_released_results_are_sealed(now, rules, submitted, sealed) -> None:
    quiz = QuizFactory.create(**{"purpose": "authored"} | rules)
    AttemptFactory.create(quiz=quiz, sealed=False, submitted_at=now if submitted else None)
    seal.seal_what_is_not_told(apps, None)
    attempt = Attempt.objects.get()
    assert (attempt.sealed, attempt.owes_reviews) == (sealed, False)


def test_past_regrades_are_logged_if_the_answer_is_known(now: datetime) -> None:
    original = QuestionFactory.create()
    version = QuestionFactory.create(own=True, copy_of=original)
    answer = ResponseFactory.create(question=original, attempt__quiz__authored=True)
    quiz, gone = answer.attempt.quiz, {"attempt": 0, "before": 0.0, "after": 1.0}
    Regrade.objects.create(
        quiz=quiz,
        question=version,
        made_by=quiz.owner,
        made_at=now,
        body={},
        changes=[{"attempt": answer.attempt_id, "before": 0.0, "after": 1.0}, gone],
    )
    log_regrades.log_past_regrades(apps, None)
    change = MarkChange.objects.get()
    assert (change.response, change.changed_by, change.changed_at) == (answer, quiz.owner, now)
    assert (change.before, change.after, change.cause) == (0, 1, "regrade")


def test_who_has_made_a_class_or_a_quiz_for_others_keeps_teach() -> None:
    teacher = MembershipFactory.create(teacher=True).user
    author = QuizFactory.create(authored=True).owner
    MembershipFactory.create()
    QuizFactory.create()
    teach.show_teach(apps, None)
    assert set(User.objects.filter(teaches=True)) == {teacher, author}
