"""What an answer asks of the database, and that no list asks once for each of its rows."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learning.factories import (
    AttemptFactory,
    CardFactory,
    ResponseFactory,
    RevealFactory,
    StudySessionFactory,
    question_body,
)
from learning.rendering.responses import sign as sign_response
from learning.study.shown import shown_now, sign
from tests.clients import HTMX, signed_in
from tests.statements.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

# A page that lists things stands here; its arguments are those of ``World.arguments``.
LISTS = (
    *("/", "/progress/", "/cards/put-away/"),
    *("/briefs/", "/briefs/{slug}/", "/briefs/{slug}/sections/{section}/"),
    *("/briefs/{slug}/concepts/", "/briefs/{slug}/concepts/{concept}/"),
    *("/briefs/{slug}/people/", "/briefs/{slug}/people/{person}/", "/briefs/{slug}/quotes/"),
    *("/briefs/{slug}/check/?show=all", "/briefs/{slug}/check/add/", "/briefs/{slug}/wordings/"),
    "/briefs/{slug}/changes/",
    *("/briefs/{slug}/cards/", "/briefs/{slug}/cards/?q=who&stage=new"),
    "/briefs/{slug}/cards/print/",
    *("/briefs/{slug}/timeline/?colour=memory", "/briefs/{slug}/concept-map/?colour=memory"),
    "/briefs/{slug}/people-by-topic/?topic=-&who=p-{person}&colour=memory",
    *("/questions/", "/questions/?q=river&kind=typed&used=1", "/questions/{question_id}/versions/"),
    *("/questions/from-briefs/", "/questions/from-briefs/?q=ports&kind=typed"),
    *("/questions/from-colleagues/", "/questions/from-colleagues/?q=river&kind=typed"),
    *("/questions/import/{import_id}/", "/questions/export/", "/questions/export/file/"),
    *("/search/?q=which", "/search/?q=whcih"),
    *("/quizzes/", "/quizzes/own/{quiz_id}/", "/quizzes/own/{quiz_id}/add/"),
    *("/quizzes/own/{quiz_id}/write/", "/quizzes/own/{quiz_id}/1/edit/"),
    *("/quizzes/own/{quiz_id}/paper/", "/quizzes/own/{quiz_id}/colleagues/"),
    *("/quizzes/own/{quiz_id}/allowances/", "/quizzes/own/{quiz_id}/answers/"),
    *("/quizzes/own/{quiz_id}/answers/{attempt_id}/", "/quizzes/own/{quiz_id}/marking/"),
    *("/quizzes/own/{quiz_id}/marking/{essay_id}/", "/quizzes/own/{quiz_id}/regrade/"),
    *("/quizzes/own/{quiz_id}/analysis/", "/quizzes/own/{quiz_id}/analysis/{uid}/"),
    *("/teach/", "/classes/", "/classes/{classroom_id}/", "/classes/{classroom_id}/memory/{slug}/"),
    *("/classes/{classroom_id}/grades/", "/classes/{classroom_id}/grades.csv"),
    *("/classes/{classroom_id}/grades/{member_id}/", "/classes/{classroom_id}/confusions/"),
    *("/classes/{classroom_id}/set/", "/classes/{classroom_id}/roster/"),
    *("/classes/{classroom_id}/roster.csv", "/teach/calendar/"),
)


@pytest.mark.parametrize(
    ("format", "field", "number"), [("typed", "response", 8), ("recall", "rating", 9)]
)
def test_an_answer_with_the_next_card(
    learner_client, learner, django_assert_num_queries, format, field, number
):
    session = StudySessionFactory.create(user=learner)
    body = question_body(formats=[format])
    card, _ = CardFactory.create_batch(2, user=learner, in_review=True, question__body=body)
    if format == "recall":
        RevealFactory.create(card=card)
    shown = sign(shown_now([card], format, session, timezone.now()), learner)
    with django_assert_num_queries(number):
        response = learner_client.post(
            f"/study/{session.pk}/answer/", {"shown": shown, field: "3"}, headers=HTMX
        )
    assert response.status_code == 200


@pytest.mark.parametrize(("feedback", "number"), [("end", 7), ("each", 11)])
def test_an_answer_in_a_quiz(learner_client, learner, django_assert_num_queries, feedback, number):
    attempt = AttemptFactory.create(user=learner, feedback=feedback)
    first, _ = (ResponseFactory.create(attempt=attempt, position=place) for place in (1, 2))
    CardFactory.create(user=learner, question=first.question, in_review=True)
    form = {"shown": sign_response(first, timezone.now()), "response": "Wang Li"}
    with django_assert_num_queries(number):
        response = learner_client.post(f"/quizzes/{attempt.pk}/1/", form, headers=HTMX)
    assert response.status_code in (200, 302)


def statements_of(lists: tuple[str, ...], size: int) -> dict[str, int]:
    """How many statements each page takes where there are ``size`` of everything."""
    with transaction.atomic():
        world = World(size)
        client, counts = signed_in(world.learner), {}
        for page in lists:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(page.format(**world.arguments))
            assert response.status_code == 200, page
            counts[page] = len(queries)
        transaction.set_rollback(True)
    return counts


def growing(lists: tuple[str, ...], size: int) -> dict[str, tuple[int, int]]:
    """The pages that take more statements for so many rows than for one, with both numbers."""
    ContentType.objects.get_for_models(*apps.get_models())  # a process asks for them once
    one, many = statements_of(lists, 1), statements_of(lists, size)
    return {page: (one[page], many[page]) for page in lists if many[page] > one[page]}


def test_no_list_takes_more_statements_for_thirty_rows_than_for_one():
    assert growing(LISTS, 30) == {}


def test_a_statement_for_each_row_would_be_found(monkeypatch):
    monkeypatch.setattr(QuerySet, "prefetch_related", lambda rows, *_: rows)
    assert growing(("/questions/",), 2)
