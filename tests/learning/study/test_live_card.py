"""The card on the welcome page, answered before there is an account."""

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import QuestionFactory, question_body
from learning.kinds.response_fields import opaque
from learning.models import Review, User
from learning.study.live_card import live_question
from tests.learning.accounts.signing import user_of

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "Wang Li", "Sun Tao"


@pytest.fixture
def question():
    brief = BriefFactory.create(visibility="public", title="On ports")
    heading = PassageFactory.create(brief=brief, heading=True)
    passage = PassageFactory.create(brief=brief, section=heading, text="Ningbo feeds cities.")
    return QuestionFactory.create(brief=brief, passage=passage)


def option(question, text):
    return opaque(question.body, text)


def tried(client, question, text):
    form = {"question": question.uid, "option": option(question, text)}
    return client.post(reverse("try_card"), form)


def gone_on(client, question, text):
    return client.post(reverse("start"), {"option": option(question, text)})


def test_a_visitor_is_shown_the_first_question_that_asks_who_said_it(client, question):
    QuestionFactory.create(brief=question.brief, passage=question.passage, type="place")
    later = {"position": question.position + 9, "passage": question.passage}
    QuestionFactory.create(brief=question.brief, **later)
    QuestionFactory.create(position=0)  # of a later brief
    assert live_question() == question
    page = client.get("/").text
    assert question.body["stem"] in page
    assert page.count('class="tile"') == 3
    assert "<mark>" not in page


def test_nothing_is_asked_where_no_question_has_options(client, question):
    question.body = question_body(formats=["typed", "recall"])
    question.save()
    assert live_question() is None
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(("text", "said"), [(RIGHT, "Right."), (WRONG, "Not quite.")])
def test_the_answer_is_judged_and_the_sentence_marked(client, question, text, said):
    page = tried(client, question, text).text
    assert said in page
    assert "<mark>Ningbo</mark>" in page
    assert ("Yours: Sun Tao is named elsewhere." in page) is (text == WRONG)
    assert not User.objects.exists()


@pytest.mark.parametrize("form", [{}, {"option": "99"}, {"question": "another", "option": "1"}])
def test_what_cannot_be_read_leads_back_to_the_card(client, question, form):
    response = client.post(reverse("try_card"), form)
    assert response.status_code == 302
    assert response.url == "/"


# The right option of a new card may have been a guess: that proves nothing.
@pytest.mark.parametrize(("text", "rating"), [(RIGHT, None), (WRONG, 1)])
def test_who_goes_on_has_answered_their_first_card(visitor, question, text, rating):
    response = gone_on(visitor, question, text)
    review = Review.objects.get()
    assert response.url == reverse("study_session", args=[review.session_id])
    assert (review.user, review.card.question) == (user_of(visitor), question)
    assert review.rating == rating
    assert visitor.get(response.url).status_code == 200


def test_the_same_form_sent_again_counts_once(visitor, question):
    first, second = (gone_on(visitor, question, RIGHT) for _ in range(2))
    assert first.url == second.url
    assert Review.objects.count() == 1


def test_somebody_with_an_account_answers_no_card_by_it(learner_client, question):
    assert tried(learner_client, question, RIGHT).url == "/"
    assert not gone_on(learner_client, question, RIGHT).url.startswith("/study/")
    assert not Review.objects.exists()


def test_an_answer_that_cannot_be_read_starts_with_the_first_section(visitor, question):
    response = visitor.post(reverse("start"), {"option": "99"})
    assert response.url == question.passage.section.get_absolute_url()
    assert not Review.objects.exists()
